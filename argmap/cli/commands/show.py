"""The command `argmap show`: maps as trees in the terminal."""

import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import console, layout, maps, options, parts, watching
from argmap.text.wording import counted

if TYPE_CHECKING:
    from argmap.format.keys import Relation
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.selection import Selection
    from argmap.terminal.tree import TreeStyle
    from argmap.views.entries import View
    from argmap.workspace.checker import Outcome

_LARGE = 40
"""How many statements a map has at most that is shown without a summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request(layout.Printing):
    """The arguments of the command."""

    paths: tuple[str, ...]
    roots: tuple[str, ...]
    depth: int | None
    invert: bool
    only: "Relation | None"
    summary: bool
    group: str | None
    no_dedupe: bool
    labels: bool
    deny: tuple[str, ...]
    grant: tuple[str, ...]
    details: bool
    ids: bool
    cites: bool

    def selection(self) -> "Selection":
        """Return what of maps is to be shown."""
        from argmap.model.selection import Selection

        return Selection(
            roots=self.roots,
            depth=self.depth,
            group=self.group,
            only=self.only,
            upward=self.invert,
        )

    def view(self) -> "View":
        """Return how it is to be shown as trees."""
        from argmap.views.entries import View

        objections = self.only == "attack" and not self.invert
        return View(invert=self.invert, dedupe=not self.no_dedupe, objections=objections)

    def tree_style(self, argument_map: "ArgumentMap") -> "TreeStyle":
        """Return how a map is to be written, as the terminal allows it."""
        from argmap.terminal.tree import TreeStyle

        return TreeStyle(
            width=self.columns,
            ascii=self.is_ascii,
            ids=self.ids,
            cites=self.cites,
            labels=bool(self.labels or self.deny or self.grant),
            details=self.details,
            summary=self._sums_up(argument_map),
            trees=not self.summary,
        )

    def _sums_up(self, argument_map: "ArgumentMap") -> bool:
        """Return whether a map is summed up: one that is large, where no part is asked for."""
        has_parts = self.invert or not self.selection().is_all
        is_large = len(argument_map.statements()) > _LARGE
        return self.summary or (is_large and not has_parts)


@click.command(
    name="show",
    epilog="""\b
Examples:
  argmap show depot.yaml                     the whole map
  argmap show depot.yaml --root keep-open    the tree of one statement
  argmap show depot.yaml --summary           one screen for the whole map
  argmap show depot.yaml --depth 2           the argument in outline
  argmap show depot.yaml --invert --root no-night-bus
                                             what rests on a statement
  argmap show depot.yaml --only attack       the objections and their answers
  argmap show depot.yaml --deny no-night-bus what falls if that is not so

\b
Exit status: 0; 1 a map has faults; 2 wrong usage, or a file that cannot be
read.""",
)
@options.paths
@parts.options
@click.option("--summary", is_flag=True, help="Show on one screen what the map comes to.")
@click.option("--invert", is_flag=True, help="Show what rests on a statement instead.")
@click.option(
    "--only",
    type=click.Choice(["support", "attack"]),
    help="Show supports only, or a list of the objections with their answers.",
)
@click.option(
    "--no-dedupe",
    is_flag=True,
    help="Show what stands below a statement each time, up to 100,000 lines.",
)
@click.option("--labels", is_flag=True, help="Show what stands and what falls.")
@parts.supposition
@click.option("--details", is_flag=True, help="Show quotes, tags and other details.")
@click.option("--ids/--no-ids", default=False, help="Show the ids of statements.")
@click.option("--cites/--no-cites", default=True, help="Show the paragraphs that are cited.")
@layout.options
@watching.option
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Show maps as trees that read like the argument.

    PATHS are files, folders or - for standard input; without one, the maps under the current
    folder are shown. Below each statement stands what speaks for it (because) and against it
    (although), joined by and where reasons hold only together.
    """
    from argmap.workspace.checker import Checker, Plan

    request = _Request(**given)
    console.end_when_output_is_closed()
    readings, status = maps.read_maps(request.paths, allow_outside=request.allow_outside)
    supposed = parts.supposed_maps([one.map for one in readings], request.deny, request.grant)
    shown = parts.parts_of(supposed, request.selection())
    begun = False
    checker = Checker(Plan(allow_outside=request.allow_outside))
    for reading, part in zip(readings, shown, strict=True):
        if part.statements():
            if begun:
                sys.stdout.write("\n")
            begun = True
            _print_map(part, request, checker.check_reading(reading))
        console.print_faults(reading.faults)
    context.exit(status)


def _print_map(argument_map: "ArgumentMap", request: _Request, outcome: "Outcome") -> None:
    from argmap.terminal.tree import lines_of

    style = request.tree_style(argument_map)
    rules = Counter(finding.rule for finding in outcome.findings).most_common()
    lines = lines_of(argument_map, request.view(), style, _findings(outcome), rules)
    request.print_lines(lines)


def _findings(outcome: "Outcome") -> str:
    """Return in words how many findings the checker has."""
    if not outcome.was_checked:
        return "not checked: its settings have errors"
    levels = [finding.level for finding in outcome.findings]
    if not levels:
        return "no findings"
    counts = ((level, levels.count(level)) for level in ("error", "warning"))
    return ", ".join(counted(count, level) for level, count in counts if count)
