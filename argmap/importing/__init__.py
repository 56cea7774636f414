"""Other formats to a map: one module for each, and one line in this registry.

A format's module has two functions. `recognizes(source)` tells whether an input looks like that
format. `read(source, options)` returns what the input says as `Contents`, and raises DamagedError
where it is no such thing. From there all formats share one way: `support/building.py` makes a map
of the contents, whatever they are, and `argmap.writing.maps` writes it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.importing.support.building import build
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.losses import Loss
from argmap.importing.support.source import DamagedError, Source
from argmap.reading import collecting_paused
from argmap.reading import read as read_map
from argmap.text.wording import listing
from argmap.writing.formatting import UnfaithfulError
from argmap.writing.maps import write_map

if TYPE_CHECKING:
    from argmap.importing.support.contents import Contents
    from argmap.model.argument_map import ArgumentMap


class Format(NamedTuple):
    """A format that is read; `module` reads it."""

    name: str
    description: str
    module: str


class Imported(NamedTuple):
    """An input as a map: its text in canonical form, and what of the input is not in it.

    `format` is the name of the format. A debate speaks for nobody: it holds what several people
    have said, or what nobody has decided yet.
    """

    map: "ArgumentMap"
    text: str
    losses: tuple[Loss, ...]
    format: str
    is_debate: bool


FORMATS = {
    made.name: made
    for made in (
        Format("aif", "the Argument Interchange Format, also xAIF", "argmap.importing.aif"),
        Format("json", "networkx's node-link data, as argmap exports it", "argmap.importing.json"),
        Format("gsn", "Goal Structuring Notation of gsn2x", "argmap.importing.gsn.gsn"),
        Format("kialo", "the text that Kialo exports", "argmap.importing.kialo"),
        Format("madr", "decision records in Markdown", "argmap.importing.madr.madr"),
        Format("argdown", "Argdown", "argmap.importing.argdown.argdown"),
        Format("outline", "headings and lists in Markdown", "argmap.importing.outline"),
    )
}
"""The formats, in the order in which an input is compared with them."""


def read(
    data: str | bytes,
    format: str | None = None,  # noqa: A002 - the word that users know
    options: ImportOptions = ImportOptions(),  # noqa: B008 - frozen
    *,
    name: str = "",
) -> Imported:
    """Return a text, or the bytes of a file, as a map; without a format, find out which it is.

    `name` is the name of the file: the title of a map that has no other. Raise DamagedError for an
    input that is none of the formats or cannot be read, NoStatementError for an option that names
    a statement that is not there, and UnfaithfulError if the map has faults: a fault of argmap.
    """
    with collecting_paused():
        source = Source.of(data, name)
        wanted = format_of(source) if format is None else FORMATS[format]
        contents: Contents = _module(wanted).read(source, options)
        text = write_map(build(contents, source, options))
        reading = read_map(text, name or "<text>")
    if reading.faults:
        raise UnfaithfulError(f"{wanted.name}: {reading.faults[0]}")
    losses = tuple(contents.losses)
    return Imported(reading.map, text, losses, wanted.name, contents.is_debate)


def format_of(source: Source) -> Format:
    """Return the format that an input looks like; raise DamagedError if it is none."""
    if source.is_map:
        raise DamagedError("this is a map already: it needs no import")
    for made in FORMATS.values():
        if _module(made).recognizes(source):
            return made
    # Where it is damaged says more than that it is none.
    source.refuse_damaged()
    names = listing(list(FORMATS), "and")
    raise DamagedError(f"this is none of the formats that argmap reads: {names}")


def _module(wanted: Format) -> Any:
    return import_module(wanted.module)
