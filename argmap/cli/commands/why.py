"""The command `argmap why`: why a statement or an argument has its label."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.cli import console, ids, layout, maps, options, parts
from argmap.cli.usage_errors import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.analysis.reasons import Reasons
    from argmap.model.argument_map import ArgumentMap


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request(layout.Printing):
    """The arguments of the command."""

    node: str
    paths: tuple[str, ...]
    deny: tuple[str, ...]
    grant: tuple[str, ...]
    form: Literal["text", "json"]
    ids: bool


@click.command(
    name="why",
    epilog="""\b
Examples:
  argmap why keep-open depot.yaml       why a statement stands or falls
  argmap why keep-open/a1               why an objection does, in all maps here
  argmap why keep-open --deny no-bus    why it would fall if that were not so
  argmap why keep-open --format json    the reason for other programs

\b
Exit status: 0, also if it falls; 1 a map has faults; 2 wrong usage, no map
with the id, or a file that cannot be read.""",
)
@click.argument("node", metavar="ID", type=ids.NODE)
@options.paths
@parts.supposition
@options.form("text", "json")
@click.option("--ids/--no-ids", default=False, help="Show the ids of statements.")
@layout.options
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Say why a statement or an argument stands or falls.

    ID names a statement, or an argument: keep-open/s2 is the second that supports keep-open, and
    keep-open/a1 the first that attacks it. PATHS are files, folders or - for standard input;
    without one, the maps under the current folder are asked.

    For what stands, the reason is one argument and what answers each objection; for what falls,
    an objection that stands, or what is wrong with each reason; for what is undecided, the gap or
    the circle for which it waits. It goes down to the premises, and explains each statement once.
    """
    from argmap.analysis.reasons import Reasons

    request = _Request(**given)
    console.end_when_output_is_closed()
    readings, status = maps.read_maps(request.paths, allow_outside=request.allow_outside)
    for reading in readings:
        console.print_faults(reading.faults)
    read = [reading.map for reading in readings]
    asked = parts.supposed_maps(read, request.deny, request.grant)
    having = [each for each in asked if request.node in each.nodes]
    if asked and not having:
        known = dict.fromkeys(name for each in asked for name in each.nodes)
        refuse(request.node, known, "ID", what="statement or argument")
    # Of a map that could not be read to its end, nothing is known of what stands.
    found = [(each, Reasons(each, each.labels())) for each in having if not each.unknowns.cut_off]
    if request.form == "json":
        _print_json(request.node, found)
    else:
        _print_text(request, found)
    context.exit(status)


def _print_text(request: _Request, found: "Sequence[tuple[ArgumentMap, Reasons]]") -> None:
    from argmap.terminal.explanation import lines_of_reason

    style = request.style(ids=request.ids)
    for number, (argument_map, reasons) in enumerate(found):
        if number:
            sys.stdout.write("\n")
        lines = lines_of_reason(
            argument_map, reasons, request.node, style, with_title=len(found) > 1
        )
        request.print_lines(lines)


def _print_json(node: str, found: "Sequence[tuple[ArgumentMap, Reasons]]") -> None:
    from argmap.text.json_text import json_list, json_text
    from argmap.views.explanation import as_object

    objects = (
        {"file": argument_map.name, **as_object(reasons, node)} for argument_map, reasons in found
    )
    console.print_pieces(json_list(map(json_text, objects)))
