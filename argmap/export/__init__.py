"""A map in other formats: one module for each, and one line in this registry.

A format's module has a function `write(argument_map, options)`, which gives the text of the map in
that format, deterministic to the byte. Where there may be something that its reader should know,
the module has a function `export(argument_map, options, draw)` in its place, which gives both.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap


class Format(NamedTuple):
    """A format of a map.

    `suffixes` are the endings of its files; `module` writes its text. What is `drawn` is the
    drawing that Graphviz makes of that text; what is `binary` is nothing for a terminal. A file
    that is `marked` begins with a byte order mark, without which spreadsheets guess the encoding.
    """

    name: str
    suffixes: tuple[str, ...]
    description: str
    module: str
    drawn: bool = False
    binary: bool = False
    marked: bool = False


class GraphvizError(Exception):
    """Graphviz is missing, or has failed; the message says what to do."""


class Exported(NamedTuple):
    """A map in some format, and what its reader should know of it, a sentence each."""

    data: bytes
    remarks: tuple[str, ...] = ()


Draw = Callable[[str, str], Exported]
"""Draws DOT text in a format such as svg; raises GraphvizError."""

FORMATS = {
    made.name: made
    for made in (
        Format("dot", (".dot", ".gv"), "Graphviz's own language", "argmap.export.dot.picture"),
        Format("svg", (".svg",), "a drawing for the web", "argmap.export.dot.picture", drawn=True),
        Format("png", (".png",), "a drawing in pixels", "argmap.export.dot.picture", True, True),
        Format("pdf", (".pdf",), "a drawing for paper", "argmap.export.pdf", True, True),
        Format(
            "html", (".html", ".htm"), "a page: outline and picture", "argmap.export.page.page"
        ),
        Format("markdown", (".md", ".markdown"), "an outline as prose", "argmap.export.markdown"),
        Format("mermaid", (".mmd", ".mermaid"), "a chart for Markdown", "argmap.export.mermaid"),
        Format("yaml", (".yaml", ".yml"), "a map file, of a part too", "argmap.export.yaml"),
        Format("argdown", (".argdown", ".ad"), "Argdown", "argmap.export.argdown"),
        Format("json", (".json",), "networkx's node-link data", "argmap.export.json"),
        Format("graphml", (".graphml",), "a graph for yEd and Gephi", "argmap.export.graphml"),
        Format("aif", (".aif",), "the Argument Interchange Format", "argmap.export.aif"),
        Format("csv", (".csv",), "a table for a spreadsheet", "argmap.export.csv", marked=True),
    )
}


def format_of(file_name: str) -> Format | None:
    """Return the format that the ending of a file's name stands for, or None."""
    ending = file_name.casefold()
    for made in FORMATS.values():
        if ending.endswith(made.suffixes):
            return made
    return None


def export(
    argument_map: "ArgumentMap", wanted: Format, options: "ExportOptions", draw: Draw
) -> Exported:
    """Return a map in a format; `draw` draws where a drawing is needed.

    Raise GraphvizError if that fails, and a format is nothing without its drawing.
    """
    module = import_module(wanted.module)
    if hasattr(module, "export"):
        exported: Exported = module.export(argument_map, options, draw)
        return exported
    text: str = module.write(argument_map, options)
    if not wanted.drawn:
        return Exported(text.encode())
    return draw(text, wanted.name)
