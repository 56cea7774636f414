"""The options that name what is in a map: its parts, statements, and what to suppose of them."""

from typing import TYPE_CHECKING, Any

import click

from argmap.cli import ids
from argmap.cli.usage_errors import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.selection import Selection


def options(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Give a command the options --root, --depth and --group."""
    for option in (
        click.option("--group", type=ids.GROUP, metavar="ID", help="Show one group of the map."),
        click.option(
            "--depth",
            type=click.IntRange(min=0),
            metavar="N",
            help="Go N arguments away from the roots.",
        ),
        click.option(
            "--root",
            "roots",
            multiple=True,
            type=ids.STATEMENT,
            metavar="ID",
            help="Show ID and what leads to it only; ID may be the number of a tree.",
        ),
    ):
        command = option(command)
    return command


def parts_of(maps: "Sequence[ArgumentMap]", wanted: "Selection") -> "list[ArgumentMap]":
    """Return what is wanted of each map: nothing of one that has not the group or the roots.

    A root may be the number of a tree: of those that are shown where no root is named.

    Raise click.BadParameter for a group or root that none of the maps has.
    """
    from dataclasses import replace

    from argmap.model.selection import nothing_of, select

    groups = [name for argument_map in maps for name in argument_map.groups]
    if maps and wanted.group is not None and wanted.group not in groups:
        refuse(wanted.group, groups, "--group", what="group")
    parts: list[ArgumentMap] = []
    found: set[str] = set()
    known: dict[str, None] = {}
    most = 0
    for argument_map in maps:
        if wanted.group is not None and wanted.group not in argument_map.groups:
            parts.append(nothing_of(argument_map))
            continue
        roots: tuple[str, ...] = ()
        if wanted.roots:
            only = None if wanted.group is None else wanted.only
            there = select(argument_map, replace(wanted, roots=(), depth=None, only=only))
            statements = dict.fromkeys(there.statements())
            known |= statements
            trees = _numbered_trees(argument_map, wanted)
            named = {root: trees.get(root, root) for root in wanted.roots}
            named |= {root: root for root in wanted.roots if root in statements}
            roots = tuple(dict.fromkeys(root for root in named.values() if root in statements))
            found.update(name for name, root in named.items() if root in statements)
            most = max(most, len(trees))
        if wanted.roots and not roots:
            parts.append(nothing_of(argument_map))
        else:
            parts.append(select(argument_map, replace(wanted, roots=roots)))
    is_empty = maps and not wanted.roots and not any(part.statements() for part in parts)
    if wanted.group is not None and is_empty:
        raise click.BadParameter(
            f"the group “{wanted.group}” has no statements", param_hint="--group"
        )
    for root in wanted.roots:
        if known and root not in found:
            where = "" if wanted.group is None else f" in the group “{wanted.group}”"
            if _is_number(root) and most:
                trees_there = "there is one tree" if most == 1 else f"the trees are 1 to {most}"
                message = f"there is no statement or tree “{root}”{where}; {trees_there}"
                raise click.BadParameter(message, param_hint="--root")
            refuse(root, known, "--root", where)
    return parts


def _numbered_trees(argument_map: "ArgumentMap", wanted: "Selection") -> dict[str, str]:
    """Return where the trees begin that are shown where no root is named, by their numbers."""
    from dataclasses import replace

    from argmap.model.selection import heads_of, select

    if not any(map(_is_number, wanted.roots)):
        return {}
    shown = select(argument_map, replace(wanted, roots=()))
    heads = heads_of(shown, shown.sides(), upward=wanted.upward)
    return {str(number): head for number, head in enumerate(heads, 1)}


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdigit()


def supposition(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Give a command the options --deny and --grant."""
    for name, label in (("grant", "accepted"), ("deny", "rejected")):
        command = click.option(
            f"--{name}",
            multiple=True,
            type=ids.STATEMENT,
            metavar="ID",
            help=f"Suppose that ID is {label}, whatever leads to it; may be repeated.",
        )(command)
    return command


def supposed_maps(
    maps: "Sequence[ArgumentMap]", deny: "Sequence[str]", grant: "Sequence[str]"
) -> "list[ArgumentMap]":
    """Return each map under a supposition about those of its statements that are named.

    Raise click.BadParameter for a statement that none of the maps has, or that is in both.
    """
    if not deny and not grant:
        return list(maps)
    from argmap.model.supposing import suppose

    for name in deny:
        if name in grant:
            raise click.BadParameter(f"“{name}” is granted too", param_hint="--deny")
    denied, granted = statements_in(maps, deny, "--deny"), statements_in(maps, grant, "--grant")
    return [
        suppose(argument_map, argument_map.supposed(*names))
        for argument_map, *names in zip(maps, denied, granted, strict=True)
    ]


def statements_in(
    maps: "Sequence[ArgumentMap]", names: "Sequence[str]", option: str
) -> "list[list[str]]":
    """Return which of some statements each map has.

    Raise click.BadParameter for one that none of the maps has.
    """
    if not names:
        return [[] for _ in maps]
    known = [dict.fromkeys(argument_map.statements()) for argument_map in maps]
    for name in names:
        if maps and not any(name in statements for statements in known):
            everywhere = {each: None for statements in known for each in statements}
            refuse(name, everywhere, option)
    return [[name for name in names if name in statements] for statements in known]
