"""The command `argmap cruxes`: what conclusions hang on."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import click

from argmap.cli import console, ids, layout, maps, options, parts

if TYPE_CHECKING:
    from argmap.analysis.cruxes import Cruxes
    from argmap.model.argument_map import ArgumentMap


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request(layout.Printing):
    """The arguments of the command."""

    paths: tuple[str, ...]
    of: tuple[str, ...]
    size: int
    deny: tuple[str, ...]
    grant: tuple[str, ...]
    form: Literal["text", "json", "markdown"]
    ids: bool


@click.command(
    name="cruxes",
    epilog="""\b
Examples:
  argmap cruxes depot.yaml                   each recommendation
  argmap cruxes depot.yaml --of noise        any statement
  argmap cruxes depot.yaml --size 1          single premises only
  argmap cruxes depot.yaml --deny survey-is-sound
                                             what is left then
  argmap cruxes maps/ --format json          for other programs

\b
Exit status: 0; 1 a map has faults; 2 wrong usage, or a file that cannot be
read.""",
)
@options.paths
@click.option(
    "--of",
    multiple=True,
    type=ids.STATEMENT,
    metavar="ID",
    help="Say what ID hangs on; may be repeated.",
)
@click.option(
    "--size",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="Search sets of up to N statements.",
)
@parts.supposition
@options.form("text", "json", "markdown")
@click.option("--ids/--no-ids", default=False, help="Show the ids of statements.")
@layout.options
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Show what the recommendations of maps hang on.

    PATHS are files, folders or - for standard input; without one, the maps under the current
    folder are read. A crux is a smallest set of premises with which a recommendation falls if
    they are denied. First come the premises that carry most, then for each recommendation of the
    author the single premises, the pairs, and how many larger sets there are. For what does not
    stand, it is the fewest changes that would make it stand.
    """
    from argmap.analysis.cruxes import find_cruxes

    request = _Request(**given)
    console.end_when_output_is_closed()
    readings, status = maps.read_maps(request.paths, allow_outside=request.allow_outside)
    read = parts.supposed_maps([one.map for one in readings], request.deny, request.grant)
    asked = parts.statements_in(read, request.of, "--of")

    def found_in(place: int) -> "Cruxes":
        of = asked[place] if request.of else None
        return find_cruxes(read[place], of, request.size)

    if request.form == "json":
        from argmap.export.cruxes import as_json

        found = ((argument_map.name, found_in(place)) for place, argument_map in enumerate(read))
        console.print_pieces(as_json(found))
    begun = False
    for place, reading in enumerate(readings):
        is_asked = asked[place] or not request.of
        if request.form != "json" and is_asked and reading.map.statements():
            if begun:
                sys.stdout.write("\n")
            begun = True
            _print(read[place], found_in(place), request)
        console.print_faults(reading.faults)
    context.exit(status)


def _print(argument_map: "ArgumentMap", found: "Cruxes", request: _Request) -> None:
    from argmap.views.cruxes import lines

    said = lines(argument_map, found, with_load=not request.of)
    if request.form == "markdown":
        from argmap.export.cruxes import as_markdown

        console.print_pieces(as_markdown(argument_map, said))
        return
    from argmap.terminal.cruxes import lines_of

    request.print_lines(lines_of(argument_map, said, request.style(ids=request.ids)))
