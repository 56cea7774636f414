"""Compares two readings of a map: whether they are the same map, written in different ways."""

from collections import Counter
from collections.abc import Callable, Container
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.reading import Reading

_ASIDE = {"line": None, "column": None, "unnamed": None}


class Names(NamedTuple):
    """What the nodes, sources and groups of one map are called in another one."""

    node: Callable[[str], str] = str
    source: Callable[[str], str] = str
    group: Callable[[str], str] = str


_SAME = Names()


def difference(
    one: "Reading", other: "Reading", unnamed: Container[str] = (), back: Names = _SAME
) -> str | None:
    """Return what differs between two readings, or None where they are the same map.

    Lines, the order of nodes and names that are made from texts are left aside. `unnamed` are
    statements of the first that have lost their ids in the second; `back` gives the names of the
    second as the first has them.
    """
    if _faults(one) != _faults(other):
        return "its faults"
    old, new = one.map, other.map
    if _difference(old, new, back) is None:
        return None
    known = {place: name for name, place in _places(old, str, unnamed).items()}
    names = {
        name: known[place] for name, place in _places(new, back.node).items() if place in known
    }
    return _difference(old, new, back._replace(node=lambda name: names.get(name, name)))


def _difference(old: "ArgumentMap", new: "ArgumentMap", back: Names) -> str | None:
    """Return what differs, where `back` gives the names of the second map in the first."""
    before, after, renamed = old.structure, new.structure, back.node
    keeps_names = back is _SAME
    if keeps_names and before.equals(after):
        return None
    if len(old.nodes) != len(new.nodes) or set(map(renamed, new.nodes)) != old.nodes.keys():
        return "its statements and arguments"
    for name, given in new.nodes.items():
        node = given if keeps_names else _node_facts(given, back)
        known = old.nodes[renamed(name)]
        if node != known and {**node, **_ASIDE} != {**known, **_ASIDE}:
            return f"the node “{renamed(name)}”"
    for name, premises in after.premises.items():
        known_premises = before.premises[renamed(name)]
        if (
            premises != known_premises and set(map(renamed, premises)) != set(known_premises)
        ) or renamed(after.targets[name]) != before.targets[renamed(name)]:
            return f"the premises of “{renamed(name)}”, or what it leads to"
    if _map_facts(old.facts, _SAME) != _map_facts(new.facts, back):
        return "its title, sources, groups or expectations"
    return None


def _faults(reading: "Reading") -> Counter[str]:
    return Counter(fault.rule for fault in reading.faults)


def _node_facts(node: dict[str, Any], back: Names) -> dict[str, Any]:
    """Return what a map says of a node, with other names of its group and sources."""
    if back.group is not str and "group" in node:
        node = {**node, "group": back.group(node["group"])}
    if back.source is not str and "cites" in node:
        cites = [
            {**citation, "source": back.source(citation["source"])} for citation in node["cites"]
        ]
        node = {**node, "cites": cites}
    return node


def _map_facts(facts: dict[str, Any], back: Names) -> dict[str, Any]:
    """Return what a map says of itself, with the members of its groups in any order."""
    sources = {back.source(name): source for name, source in facts.get("sources", {}).items()}
    groups = {
        back.group(name): {**group, "statements": set(map(back.node, group["statements"]))}
        for name, group in facts.get("groups", {}).items()
    }
    expected = {
        label: list(map(back.node, names)) for label, names in facts.get("expect", {}).items()
    }
    return {**facts, "sources": sources, "groups": groups, "expect": expected}


def _places(
    given: "ArgumentMap", renamed: Callable[[str], str], unnamed: Container[str] = ()
) -> dict[str, Any]:
    """Return all nodes with where they stand: their ids, or their place in an argument.

    The ids are `renamed`. A statement without an id stands in one argument alone.
    """
    structure, nodes = given.structure, given.nodes
    numbers = {
        premise: number
        for premises in structure.premises.values()
        for number, premise in enumerate(premises)
        if "unnamed" in nodes[premise] or premise in unnamed
    }
    places: dict[str, Any] = {}
    for start in nodes:
        way = [start]
        while way:
            name = way[-1]
            node = nodes[name]
            above = next(iter(structure.following(name)), None)
            if name in places or above is None or not (_is_placed(node) or name in unnamed):
                places.setdefault(name, renamed(name))
            elif above not in places:
                way.append(above)
                continue
            else:
                last = numbers.get(name, renamed(name).rpartition("/")[2])
                places[name] = (places[above], last)
            way.pop()
    return places


def _is_placed(node: dict[str, Any]) -> bool:
    """Return whether a node is named after its place: an argument, a statement without an id."""
    return node["type"] == "argument" or "unnamed" in node or "unread" in node
