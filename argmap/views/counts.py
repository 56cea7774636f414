"""How many nodes of each sort a map has, and how many of its statements are missing."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from argmap.format.keys import Kind
from argmap.model.selection import whole_of
from argmap.views.captions import SYMBOLS, UNWRITTEN, counted, of_all

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_MISSING = {"unwritten": "not written", "unread": "not read"}
"""The sorts of statements whose texts are missing, and what they are called."""


class Count(NamedTuple):
    """How many nodes of a sort there are, in words: `3 of 7`, `premises`.

    `symbol` is that of such statements; arguments have none.
    """

    sort: str
    symbol: str
    number: str
    name: str


def counts(argument_map: "ArgumentMap", symbols: Mapping[Kind, str] = SYMBOLS) -> list[Count]:
    """Count the nodes of a map, or of a part of one and of the whole."""
    shown, whole = sorts(argument_map), sorts(whole_of(argument_map))
    missing = [(sort, UNWRITTEN) for sort in _MISSING if shown[sort]]
    return [
        Count(
            sort,
            symbol,
            of_all(shown[sort], whole[sort]),
            _MISSING.get(sort) or f"{sort}{'' if whole[sort] == 1 else 's'}",
        )
        for sort, symbol in (*symbols.items(), *missing, ("argument", ""))
    ]


def sorts(argument_map: "ArgumentMap") -> Counter[str]:
    """Count nodes: arguments, statements by their kinds, and those whose texts are missing."""
    return Counter(
        "argument"
        if "kind" not in node
        else node["kind"]
        if "unwritten" not in node
        else "unread"
        if "unread" in node
        else "unwritten"
        for _, node in argument_map.graph.nodes(data=True)
    )


def notices(argument_map: "ArgumentMap") -> list[str]:
    """Return sentences for the readers of a map that is a draft or has other faults."""
    whole = whole_of(argument_map)
    unwritten, faults = sorts(whole)["unwritten"], whole.unknowns.faults
    said = []
    # Each id that no statement has is one fault.
    if faults > unwritten:
        said.append(
            f"This map has {counted(faults, faults, 'fault')}, and is shown as far as it could "
            "be read: argmap check says what is wrong."
        )
    if unwritten:
        statements = counted(unwritten, unwritten, "statement")
        said.append(f"{statements} {'is' if unwritten == 1 else 'are'} not written yet.")
    return said
