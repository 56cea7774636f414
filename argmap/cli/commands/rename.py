"""The command `argmap rename`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli import console, ids, layout, maps, options
from argmap.cli.usage_errors import Failure
from argmap.text.wording import counted, names_of, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from argmap.reading import Reading
    from argmap.workspace.files import Finder, Input
    from argmap.writing.renaming import Renaming

_MOST_NAMED = 5
"""How many maps are named where several have the name."""


def _complete(
    context: click.Context, param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    kind = ids.NAMED
    if context.params.get("source"):
        kind = ids.SOURCE
    elif context.params.get("group"):
        kind = ids.GROUP
    return kind.shell_complete(context, param, incomplete)


@click.command(
    name="rename",
    epilog="""\b
Examples:
  argmap rename no-night-bus no-late-bus     in the map that has it
  argmap rename no-night-bus no-late-bus depot.yaml --diff
                                             show what would change
  argmap rename keep-open/by-sign by-signs   an argument that has an id
  argmap rename --source survey survey-2024
  argmap rename --group need who-needs-it

\b
Exit status: 0 renamed; 1 the map has faults and is left as it is; 2 wrong
usage, a name that is taken, cannot be one, or is in no map or in several, or a
file that cannot be read or written.""",
)
@click.argument("old", metavar="OLD", shell_complete=_complete)
@click.argument("new", metavar="NEW")
@options.paths
@click.option("--source", is_flag=True, help="Rename a source.")
@click.option("--group", is_flag=True, help="Rename a group.")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@options.allow_outside
@options.color
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - as click calls it
    context: click.Context,
    old: str,
    new: str,
    paths: tuple[str, ...],
    source: bool,
    group: bool,
    diff: bool,
    allow_outside: bool,
    color: console.ColorChoice,
) -> None:
    """Rename a statement, an argument, a source or a group.

    OLD is the id of a statement, or that of an argument with what it leads to: TARGET/ID. All
    references follow; texts, comments and all else in the file stay as they are. PATHS are files,
    folders or - for standard input, which is written to standard output; without one, the maps
    under the current folder are searched. Exactly one of them must have OLD.
    """
    from argmap.text.sanitizing import path_at_start
    from argmap.workspace.files import SUFFIXES, Finder
    from argmap.writing.renaming import Renaming, RenamingError, rename

    if not paths and new.endswith(SUFFIXES) and Path(new).exists():
        raise click.UsageError(f"{new} is a file; give the new name before it")
    if source and group:
        raise click.UsageError("--source and --group are about different things: give one of them")
    try:
        renaming = Renaming.of("source" if source else "group" if group else "node", old, new)
        file, reading = _find(context, Finder(allow_outside=allow_outside), paths, renaming)
        renamed = rename(reading, file.data or b"", renaming)
    except RenamingError as error:
        raise Failure(str(error)) from error
    if diff:
        console.end_when_output_is_closed()
        layout.print_difference(reading.text.content, renamed.content, file.name, color)
        return
    if file.is_stdin:
        console.end_when_output_is_closed()
    if not maps.write_back(file, renamed.data):
        context.exit(2)
    if file.is_stdin:
        return
    places = counted(renamed.places, "place")
    said = f"renamed “{renaming.old}” to “{renaming.new}” in {places}"
    console.print_message(f"{path_at_start(file.name)}: {said}")


def _find(
    context: click.Context, finder: "Finder", paths: tuple[str, ...], renaming: "Renaming"
) -> "tuple[Input, Reading]":
    """Return the one map that has the old name; end where it has faults, or nothing can be read.

    Raise RenamingError if none has the name, or several have.
    """
    from argmap.writing.renaming import RenamingError

    having, others = _search(context, finder, paths, renaming)
    searched = [reading for _, reading in having] or others
    faulty = [reading for reading in searched if not reading.is_all_read]
    for reading in faulty:
        console.print_faults(reading.faults)
    if faulty:
        context.exit(1)
    what = f"{renaming.kind} “{shorten(renaming.old)}”"
    if not having:
        raise RenamingError(f"there is no {what}", _advice(renaming, others))
    if len(having) > 1:
        names = [file.name for file, _ in having]
        more = f" and {len(names) - _MOST_NAMED} more" * (len(names) > _MOST_NAMED)
        raise RenamingError(
            f"several maps have the {what}: {', '.join(names[:_MOST_NAMED])}{more}",
            "name the one that is meant behind the new name",
        )
    return having[0]


def _search(
    context: click.Context, finder: "Finder", paths: tuple[str, ...], renaming: "Renaming"
) -> "tuple[list[tuple[Input, Reading]], list[Reading]]":
    """Return the maps that have the old name, and the others; end where one cannot be read."""
    from dataclasses import replace

    from argmap.reading import read
    from argmap.workspace.files import is_same_file

    having: list[tuple[Input, Reading]] = []
    others: list[Reading] = []
    is_unread = False
    for file in finder.maps(paths):
        if file.data is None:
            console.print_error(f"{file.name}: {file.error}")
            is_unread = True
            continue
        reading = read(file.data, file.name, keep_values=True)
        if not renaming.is_in(reading):
            others.append(replace(reading, values=None))
        elif not any(is_same_file(file.name, other.name) for other, _ in having):
            having.append((file, reading))
    if not (is_unread or having or others):
        console.print_no_map(paths, finder.skipped)
    if is_unread or not (having or others):
        context.exit(2)
    return having, others


def _advice(renaming: "Renaming", searched: "Sequence[Reading]") -> str:
    """Return what may be meant by a name that none of the maps has."""
    from dataclasses import replace

    from argmap.text.suggesting import Suggester

    if any(replace(renaming, what="source").is_in(reading) for reading in searched):
        return "a source has that name: --source renames it"
    if any(replace(renaming, what="group").is_in(reading) for reading in searched):
        return "a group has that name: --group renames it"
    if any(replace(renaming, what="node").is_in(reading) for reading in searched):
        return "a statement has that name: leave the option out"
    for reading in searched:
        node = reading.map.located.nodes.get(renaming.old)
        if node is not None:
            where = f"{reading.text.name}:{node['line']}"
            own = f"{{id: {renaming.new}, text: …}}"
            return f"the name is made from the text in {where}; to give it an id, write {own}"
    names = [name for reading in searched for name in renaming.names_in(reading.map)]
    otherwise = "argmap show --ids shows the ids"
    if renaming.what != "node":
        otherwise = names_of(renaming.what, list(dict.fromkeys(names)))
    return Suggester(set(names)).advice(renaming.old, otherwise)
