"""The command `argmap export`: a map as a picture, or in another format."""

import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from argmap.cli import options
from argmap.export import FORMATS, GraphvizError, export, format_of
from argmap.export.support.export_options import DIRECTIONS, THEMES, Options
from argmap.text.normalizing import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.export import Format
    from argmap.model.argument_map import ArgumentMap

_last: "list[ArgumentMap]" = []
"""The map, until the next: to take a large one to pieces takes time, and the process ends."""


def _list_formats(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the formats with the endings of their files, and end."""
    if not wanted:
        return
    for made in FORMATS.values():
        click.echo(f"{made.name:10} {', '.join(made.suffixes):16} {made.description}")
    context.exit()


class _Failure(click.ClickException):
    """What went wrong, for an exit status of 2."""

    exit_code = 2

    def __init__(self, message: str, *more_lines: str) -> None:
        super().__init__(message)
        self._more_lines = more_lines

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - as click calls it
        from argmap.cli.complaints import complain

        complain(self.message, *self._more_lines)


@click.command(
    name="export",
    epilog="""\b
Examples:
  argmap export depot.yaml -o depot.svg      a picture for the web
  argmap export depot.yaml -o depot.pdf      a picture for paper
  argmap export depot.yaml --theme dark --legend -o depot.png
  argmap export depot.yaml --root keep-open --depth 2 -o outline.svg
                                             what speaks for one statement
  argmap export depot.yaml | dot -Tx11       Graphviz's own language

\b
Exit status: 0 written; 1 the map has faults; 2 wrong usage, a file that
cannot be read or written, or Graphviz missing or failing.""",
)
@click.argument("file", metavar="FILE", type=options.AnyPath())
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(FORMATS, case_sensitive=False),
    help="What to write; without it, what the ending of -o says, or else dot.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_formats,
    help="List the formats and the endings of their files.",
)
@click.option(
    "-o",
    "--output",
    type=options.AnyPath(),
    metavar="FILE",
    help="Write to a file instead of standard output.",
)
@click.option(
    "--root",
    "roots",
    multiple=True,
    type=nfc,
    metavar="ID",
    help="Draw what leads to ID only.",
)
@click.option(
    "--depth", type=click.IntRange(min=0), metavar="N", help="Draw N levels below the roots."
)
@click.option("--group", type=nfc, metavar="ID", help="Draw one group of the map.")
@click.option(
    "--direction",
    type=click.Choice(DIRECTIONS, case_sensitive=False),
    default="BT",
    show_default=True,
    help="The way from premises to conclusions: bottom to top, left to right, ...",
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
@click.option("--legend", is_flag=True, help="Explain the signs.")
@options.allow_outside
@click.pass_context
def command(context: click.Context, /, file: str, **settings: Any) -> None:
    """Draw a map, or write it in another format.

    FILE is a map, or - for standard input. Recommendations stand on top and what they rest on
    below; svg, png and pdf are drawn by Graphviz: its program dot, or else pygraphviz.
    """
    from dataclasses import fields

    from argmap.cli.complaints import say
    from argmap.cli.output import named_file, to_standard_output
    from argmap.text.sanitizing import one_line
    from argmap.workspace.files import is_same_file

    output = named_file(settings["output"])
    if output is not None and is_same_file(file, output):
        raise click.UsageError(f"{output} is the map itself; name another output file")
    wanted = _format(settings["format_name"], output)
    if output is None and wanted.binary and sys.stdout.isatty():
        raise click.UsageError(
            f"{wanted.name} is nothing for a terminal; name a file: -o map.{wanted.name}"
        )
    if output is None:
        to_standard_output()
    drawing = Options(**{each.name: settings[each.name] for each in fields(Options)})
    argument_map = _part(_map(context, file, allow_outside=settings["allow_outside"]), settings)
    _last[:] = [argument_map]
    from argmap.workspace.graphviz import draw

    try:
        exported = export(argument_map, wanted, drawing, draw)
    except GraphvizError as error:
        raise _Failure(*str(error).splitlines()) from error
    for remark in exported.remarks:
        say(f"argmap: warning: {one_line(remark)}")
    _write(output, exported.data, wanted)


def _format(name: str | None, output: str | None) -> "Format":
    """Give the format that is named, or that a file's ending asks for."""
    if name is not None:
        return FORMATS[name]
    if output is None:
        return FORMATS["dot"]
    if not output:
        raise click.UsageError("the name of the output file is empty")
    found = format_of(output)
    if found is None:
        if Path(output).is_dir():
            raise _Failure(f"cannot write {output}: is a folder")
        endings = ", ".join(ending for each in FORMATS.values() for ending in each.suffixes)
        raise click.UsageError(
            f"the ending of “{output}” says no format: use one of {endings}, or name it: --format"
        )
    return found


def _map(context: click.Context, file: str, *, allow_outside: bool) -> "ArgumentMap":
    """Read the map; if it has faults, report them and end."""
    from argmap.cli.complaints import tell_faults
    from argmap.reading import read
    from argmap.workspace.files import Finder

    entry = Finder(allow_outside=allow_outside).file(file)
    if entry.data is None:
        raise _Failure(f"{entry.name}: {entry.error}")
    reading = read(entry.data, entry.name)
    if reading.faults:
        tell_faults(reading.faults)
        context.exit(1)
    return reading.map


def _part(argument_map: "ArgumentMap", settings: dict[str, Any]) -> "ArgumentMap":
    """Give the part of the map that is asked for."""
    from argmap.model import selection

    name, roots, depth = settings["group"], settings["roots"], settings["depth"]
    if name is not None:
        if name not in argument_map.groups:
            _unknown("group", name, argument_map.groups, "--group")
        argument_map = selection.group(argument_map, name)
    statements = set(argument_map.statements())
    for root in roots:
        if root not in statements:
            here = "here" if name is None else f"in the group “{name}”"
            _unknown("statement", root, argument_map.statements(), "--root", here)
    if roots or depth is not None:
        return selection.below(argument_map, roots or argument_map.roots(), depth)
    return argument_map


def _unknown(
    what: str, name: str, known: "Iterable[str]", option: str, here: str = "here"
) -> NoReturn:
    from argmap.text.suggesting import Suggester

    nearest = Suggester(known).nearest(name)
    advice = f"; did you mean {nearest}?" if nearest else ""
    raise click.BadParameter(f"there is no {what} “{name}” {here}{advice}", param_hint=option)


def _write(output: str | None, data: bytes, wanted: "Format") -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    # A program that reads a pipe would take the mark for a part of the first name.
    if wanted.marked and (Path(output).is_file() or not Path(output).exists()):
        data = codecs.BOM_UTF8 + data
    from argmap.workspace.opening import reason
    from argmap.workspace.writing import replace

    try:
        replace(output, data)
    except OSError as error:
        raise _Failure(f"cannot write {output}: {reason(error)}") from error
