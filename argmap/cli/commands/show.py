"""The command `argmap show`: maps as trees in the terminal."""

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import options
from argmap.text.normalizing import nfc

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.reading import Reading
    from argmap.views.outline import View
    from argmap.workspace.checker import Outcome

_NARROWEST = 24
_MOST_NAMED = 20
"""How many groups are named where one is asked for that is not there."""


@click.command(
    name="show",
    epilog="""\b
Examples:
  argmap show depot.yaml                     the whole map
  argmap show depot.yaml --root keep-open    the tree of one statement
  argmap show depot.yaml --depth 2           the argument in outline
  argmap show depot.yaml --invert --root no-night-bus
                                             what rests on a statement
  argmap show depot.yaml --only attack       the objections and their answers
  argmap show depot.yaml --color always | less -R""",
)
@click.argument("paths", nargs=-1, metavar="[PATHS]...", type=options.AnyPath())
@click.option(
    "--root",
    "roots",
    multiple=True,
    type=nfc,
    metavar="ID",
    help="Show a tree for ID only.",
)
@click.option("--depth", type=click.IntRange(min=0), metavar="N", help="Show N levels of a tree.")
@click.option("--invert", is_flag=True, help="Show what rests on a statement instead.")
@click.option(
    "--only",
    type=click.Choice(["support", "attack"]),
    help="Show arguments of one kind; for attacks, also what leads to them.",
)
@click.option("--group", type=nfc, metavar="ID", help="Show one group of the map.")
@click.option("--no-dedupe", is_flag=True, help="Show a statement in full each time.")
@click.option("--labels", is_flag=True, help="Show what stands and what falls.")
@click.option("--ids/--no-ids", default=False, help="Show the ids of statements.")
@click.option("--cites/--no-cites", default=True, help="Show the paragraphs that are cited.")
@click.option(
    "--charset",
    type=click.Choice(["auto", "utf8", "ascii"]),
    default="auto",
    help="Draw with these characters; auto takes what the output can show.",
)
@click.option(
    "--width", type=click.IntRange(min=_NARROWEST), metavar="N", help="Wrap at N columns."
)
@options.allow_outside
@options.color
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **settings: Any) -> None:
    """Show maps as trees that read like the argument.

    PATHS are files, folders or - for standard input; without one, the maps under the current
    folder are shown. Below each statement stands what speaks for it (because) and against it
    (although), joined by and where reasons hold only together.
    """
    from argmap.cli.complaints import complain, tell_faults, tell_no_map
    from argmap.cli.output import to_standard_output
    from argmap.reading import read
    from argmap.workspace.checker import Checker, Plan
    from argmap.workspace.files import Finder

    to_standard_output()
    status = 0
    readings: list[Reading] = []
    finder = Finder(allow_outside=settings["allow_outside"])
    for entry in finder.maps(paths):
        if entry.data is None:
            complain(f"{entry.name}: {entry.error}")
            status = 2
        else:
            readings.append(read(entry.data, entry.name))
    if not readings and not status:
        tell_no_map(paths, finder.passed_over)
    _check_names(readings, settings)
    begun = False
    checker = Checker(Plan(allow_outside=settings["allow_outside"]))
    for reading in readings:
        view = _view(reading.map, settings)
        if view is not None and reading.map.statements():
            if begun:
                sys.stdout.write("\n")
            begun = True
            _print_tree(reading, view, settings, _findings(checker.judge(reading)))
        tell_faults(reading.faults)
        status = max(status, 1 if reading.faults else 0)
    context.exit(status)


def _print_tree(reading: "Reading", view: "View", settings: dict[str, Any], findings: str) -> None:
    if os.environ.get("COLUMNS") == "0":
        del os.environ["COLUMNS"]
    from rich.color import ColorSystem
    from rich.console import Console
    from rich.style import Style as Colours

    from argmap.cli.output import write
    from argmap.terminal.tree import STYLES, Style, lines_of

    charset = settings["charset"]
    ascii_only = charset == "ascii" or (charset == "auto" and bool(options.lacking_encoding()))
    style = Style(
        width=settings["width"] or max(Console().width, _NARROWEST),
        ascii=ascii_only,
        ids=settings["ids"],
        cites=settings["cites"],
        labels=settings["labels"],
    )
    lines = lines_of(reading.map, view, style, findings)
    if options.use_color(settings["color"]):
        colours = {name: Colours.parse(written) for name, written in STYLES.items()}
        system = ColorSystem.STANDARD
        write(
            "".join(colours[name].render(text, color_system=system) for text, name in line) + "\n"
            for line in lines
        )
    else:
        write("".join(text for text, _ in line) + "\n" for line in lines)


def _view(argument_map: "ArgumentMap", settings: dict[str, Any]) -> "View | None":
    """Give the view of a map that the options ask for, or None if it has nothing of it."""
    from argmap.views.outline import View

    group = settings["group"]
    roots = tuple(root for root in settings["roots"] if root in argument_map.statements())
    if (settings["roots"] and not roots) or (group and group not in argument_map.groups):
        return None
    return View(
        roots=roots,
        depth=settings["depth"],
        invert=settings["invert"],
        only=settings["only"],
        group=group,
        dedupe=not settings["no_dedupe"],
    )


def _check_names(readings: "list[Reading]", settings: dict[str, Any]) -> None:
    """Refuse a statement or group that none of the maps has."""
    maps = [reading.map for reading in readings]
    for root in settings["roots"]:
        statements = [name for argument_map in maps for name in argument_map.statements()]
        _check_name(root, "--root", "statement", statements)
    if settings["group"] is not None:
        groups = [name for argument_map in maps for name in argument_map.groups]
        _check_name(settings["group"], "--group", "group", groups)


def _check_name(name: str, option: str, what: str, known: list[str]) -> None:
    from argmap.text.suggesting import Suggester
    from argmap.text.wording import shorten

    if name in known or not known:
        return
    nearest = Suggester(known).nearest(name)
    advice = f"did you mean {nearest}?" if nearest else "argmap show --ids shows the ids"
    if what == "group" and not nearest:
        more = [f"{len(known) - _MOST_NAMED} more"] * (len(known) > _MOST_NAMED)
        advice = f"there is {', '.join([*map(shorten, known[:_MOST_NAMED]), *more])}"
    raise click.BadParameter(f"there is no {what} “{name}”; {advice}", param_hint=option)


def _findings(outcome: "Outcome") -> str:
    """Say in words what the checker finds."""
    if not outcome.was_checked:
        return "not checked: its settings cannot be obeyed"
    levels = [finding.level for finding in outcome.findings]
    if not levels:
        return "no findings"
    counts = ((level, levels.count(level)) for level in ("error", "warning"))
    return ", ".join(f"{count} {level}{'s' * (count > 1)}" for level, count in counts if count)
