"""The command `argmap export`: a map as a picture, or in another format."""

import codecs
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import console, options, parts
from argmap.cli.maps import read_map, refuse_stdin
from argmap.cli.usage_errors import Failure
from argmap.export import FORMATS, GraphvizError, export, format_of
from argmap.export.support.export_options import (
    DIRECTIONS,
    GROUP_STYLES,
    SHARED,
    THEMES,
    Direction,
    ExportOptions,
    GroupStyle,
    Shared,
    ThemeName,
)
from argmap.export.support.paper import PAPERS, PaperName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.analysis.quotes import SourceText
    from argmap.export import Exported, Format
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """The arguments of the command; no `output` means standard output."""

    file: str
    format_name: str | None
    output: str | None
    roots: tuple[str, ...]
    depth: int | None
    group: str | None
    direction: Direction | None
    shared: Shared
    group_style: GroupStyle
    theme: ThemeName
    wrap: int | None
    ids: bool
    cites: bool
    labels: bool
    deny: tuple[str, ...]
    grant: tuple[str, ...]
    details: bool
    legend: bool
    with_sources: bool
    paper: PaperName | None
    allow_outside: bool

    def selection(self) -> "Selection":
        """Return what of the map is to be written."""
        from argmap.model.selection import Selection

        return Selection(roots=self.roots, depth=self.depth, group=self.group)

    def export_options(self, argument_map: "ArgumentMap") -> ExportOptions:
        """Return how the map is to be written."""
        return ExportOptions(
            direction=self.direction,
            shared=self.shared,
            groups=self.group_style,
            theme=self.theme,
            wrap=self.wrap,
            ids=self.ids,
            cites=self.cites,
            legend=self.legend,
            labels=bool(self.labels or self.deny or self.grant),
            details=self.details,
            source_texts=self._source_texts(argument_map) if self.with_sources else {},
            paper=self.paper,
        )

    def _source_texts(self, argument_map: "ArgumentMap") -> "Mapping[str, SourceText]":
        from argmap.workspace.texts import SourceTexts, folder_of

        texts = SourceTexts(allow_outside=self.allow_outside)
        return texts.of(argument_map.sources, folder_of(argument_map.name))


_last: "list[ArgumentMap]" = []
"""Keeps the map to the end of the process: freeing a large one takes time."""


@click.command(
    name="export",
    epilog="""\b
Examples:
  argmap export depot.yaml -o depot.svg      a picture for the web
  argmap export depot.yaml -o depot.pdf      a picture for paper
  argmap export depot.yaml --paper a4 -o depot.pdf
                                             page by page, in print of 8 pt
  argmap export depot.yaml --theme dark --legend -o depot.png
  argmap export depot.yaml --root keep-open --depth 2 -o outline.svg
                                             what speaks for one statement
  argmap export depot.yaml | dot -Tx11       Graphviz's own language

\b
Exit status: 0 written; 1 the map has faults: it is written only if they are
references to statements that are not written yet; 2 wrong usage, a file that
cannot be read or written, or Graphviz missing or failing.""",
)
@click.argument("file", metavar="FILE", type=options.MapPath())
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(FORMATS, case_sensitive=False),
    help="What to write; without it, what the ending of -o says, or else dot.",
)
@options.listing(
    [f"{it.name:10} {', '.join(it.suffixes):16} {it.description}" for it in FORMATS.values()],
    "List the formats and the endings of their files.",
)
@click.option(
    "-o",
    "--output",
    type=options.OutputPath(),
    metavar="FILE",
    help="Write to a file instead of standard output.",
)
@parts.options
@click.option(
    "--direction",
    type=click.Choice(DIRECTIONS, case_sensitive=False),
    help="The way from premises to conclusions: bottom to top, left to right, ...",
)
@click.option(
    "--shared",
    type=click.Choice(SHARED, case_sensitive=False),
    default="once",
    show_default=True,
    help="What several arguments use: in full once, elsewhere by number; or with lines to all.",
)
@click.option(
    "--groups",
    "group_style",
    type=click.Choice(GROUP_STYLES, case_sensitive=False),
    default="frame",
    show_default=True,
    help="Groups: a frame where one stands together, and else a tint; tints alone; or nothing.",
)
@click.option(
    "--theme",
    type=click.Choice(THEMES, case_sensitive=False),
    default="light",
    show_default=True,
    help="The colours; print has none.",
)
@click.option("--wrap", type=click.IntRange(8, 500), metavar="N", help="Wrap texts at N columns.")
@click.option("--ids/--no-ids", default=True, help="Show the ids of statements.")
@click.option("--cites/--no-cites", default=True, help="Show the paragraphs that are cited.")
@click.option("--labels", is_flag=True, help="Show what stands and what falls.")
@parts.supposition
@click.option("--details", is_flag=True, help="Show quotes, tags and other details.")
@click.option("--legend", is_flag=True, help="Explain the signs.")
@click.option(
    "--with-sources",
    is_flag=True,
    help="Show in a page the texts of the sources; mind their copyright.",
)
@click.option(
    "--paper",
    type=click.Choice(PAPERS, case_sensitive=False),
    help="Make pages of this size, in a PDF: contents, each argument, the signs.",
)
@options.allow_outside
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Draw a map, or write it in another format.

    FILE is a map, or - for standard input. Recommendations stand on top or on the left, and what
    they rest on below or on the right; svg, png and pdf are drawn by Graphviz: its program dot, or
    else pygraphviz.
    """
    from argmap.text.sanitizing import one_line
    from argmap.workspace.files import is_same_file

    request = _Request(**given)
    output = request.output
    if output is not None and is_same_file(request.file, output):
        raise click.UsageError(f"{output} is the map itself; name another output file")
    wanted = _format(request.format_name, output)
    if request.with_sources:
        _refuse_sources(request, wanted)
    if request.paper is not None and wanted.name != "pdf":
        raise click.UsageError("--paper makes a PDF; name a file: -o map.pdf")
    if output is None and wanted.binary and sys.stdout.isatty():
        raise click.UsageError(
            f"{wanted.name} cannot be shown in a terminal; name a file: -o map.{wanted.name}"
        )
    if output is None:
        console.end_when_output_is_closed()
    reading = read_map(context, request.file, allow_outside=request.allow_outside)
    maps = parts.supposed_maps([reading.map], request.deny, request.grant)
    (argument_map,) = parts.parts_of(maps, request.selection())
    _last[:] = [argument_map]
    try:
        exported = export(argument_map, wanted, request.export_options(argument_map), _draw)
    except GraphvizError as error:
        raise Failure(*str(error).splitlines()) from error
    for remark in exported.remarks:
        console.print_message(f"argmap: warning: {one_line(remark)}")
    _write(output, exported.data, wanted)
    context.exit(1 if reading.faults else 0)


def _draw(dot_text: str, format_name: str) -> "Exported":
    """Draw DOT text: most formats need no drawing, and so nothing that makes one."""
    from argmap.workspace.graphviz import draw

    return draw(dot_text, format_name)


def _format(name: str | None, output: str | None) -> "Format":
    """Return the format that is named, or that a file's ending asks for."""
    if name is not None:
        return FORMATS[name]
    if output is None:
        return FORMATS["dot"]
    if not output:
        raise click.UsageError("the name of the output file is empty")
    found = format_of(output)
    if found is None:
        if Path(output).is_dir():
            raise Failure(f"cannot write {output}: is a folder")
        endings = ", ".join(ending for each in FORMATS.values() for ending in each.suffixes)
        raise click.UsageError(
            f"the ending of “{output}” is not that of a format: use one of {endings}, or --format"
        )
    return found


def _refuse_sources(request: _Request, wanted: "Format") -> None:
    """Raise click.UsageError where texts of sources cannot be shown, or not be found."""
    if wanted.name != "html":
        raise click.UsageError(f"--with-sources is for pages: {wanted.name} has no room for texts")
    refuse_stdin(request.file)


def _write(output: str | None, data: bytes, wanted: "Format") -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    # Not in a pipe: the program that reads it would take the mark for text.
    if wanted.marked and (Path(output).is_file() or not Path(output).exists()):
        data = codecs.BOM_UTF8 + data
    from argmap.workspace.opening import reason
    from argmap.workspace.writing import replace

    try:
        replace(output, data)
    except OSError as error:
        raise Failure(f"cannot write {output}: {reason(error)}") from error
