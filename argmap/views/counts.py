"""How many nodes of each sort a map has, and how many of its statements are missing."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.format.keys import NOT_WRITTEN, UNWRITTEN, Kind
from argmap.model.selection import whole_of
from argmap.model.supposing import SupposedMap
from argmap.text.wording import counted, listing, shorten
from argmap.views.captions import SYMBOLS, of_all, text_of

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_MOST_NAMED = 3
"""How many statements are named that fall or rise with a supposition."""
_LONG_TEXT = 80
"""How many characters of their texts are enough to know them by."""

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
        for _, node in argument_map.nodes.items()
    )


def notices(argument_map: "ArgumentMap") -> list[str]:
    """Return sentences for the readers of a map: of a draft, with faults, under a supposition."""
    whole = whole_of(argument_map)
    faults = whole.unknowns.faults
    unwritten = sum("unwritten" in it and "unread" not in it for it in whole.nodes.values())
    said = []
    # Each id that no statement has is one fault.
    if faults > unwritten:
        said.append(
            f"This map has {counted(faults, 'fault')}, and is shown as far as it could "
            "be read: argmap check says what is wrong."
        )
    if unwritten:
        statements = counted(unwritten, "statement")
        said.append(f"{statements} {'is' if unwritten == 1 else 'are'} {NOT_WRITTEN}.")
    return [*said, *_changes(whole)]


def _changes(argument_map: "ArgumentMap") -> list[str]:
    """Return what is supposed, and what falls and what rises with it, a sentence each."""
    sorted_out: dict[str, list[str]] = {name: [] for name in ("deny", "grant", "fall", "rise")}
    others, labels = 0, argument_map.labels() if isinstance(argument_map, SupposedMap) else {}
    for name, label in labels.items():
        facts = argument_map.nodes[name]
        if "supposed" in facts:
            sorted_out["grant" if label == "accepted" else "deny"].append(_quoted(name, facts))
        elif "was" in facts and "accepted" in (label, facts["was"]):
            sorted_out["rise" if label == "accepted" else "fall"].append(_quoted(name, facts))
        else:
            others += "was" in facts
    if not labels:
        return []
    denied, granted, falling, rising = sorted_out.values()
    supposed = [
        f"{_listed(names)} {'is' if len(names) == 1 else 'are'} {what}"
        for names, what in ((denied, "denied"), (granted, "granted"))
        if names
    ]
    changed = [
        f"{_listed(names)} {verb}{'s' * (len(names) == 1)}"
        for names, verb in ((falling, "fall"), (rising, "rise"))
        if names
    ]
    more = f"{others} other statement{'s' * (others != 1)} change{'s' * (others == 1)}"
    changed += [more] * bool(others)
    return [
        f"Supposed: {' and '.join(supposed)}.",
        f"Then {', and '.join(changed)}." if changed else "Nothing else changes.",
    ]


def _quoted(name: str, facts: Mapping[str, Any]) -> str:
    text = text_of(name, facts).rstrip(".")
    start = shorten(text, _LONG_TEXT)
    if start.endswith("…") and " " in start:
        start = start.rpartition(" ")[0] + " …"
    return f"“{start}”"


def _listed(names: list[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return listing(names, "and")
    return listing([*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"], "and")
