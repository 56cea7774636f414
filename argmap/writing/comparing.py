"""Compares two readings of a map: whether they are the same map, written in different ways."""

from collections import Counter
from collections.abc import Callable, Container
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.reading import Reading

_ASIDE = {"line": None, "column": None, "unnamed": None}


def difference(one: "Reading", other: "Reading", unnamed: Container[str] = ()) -> str | None:
    """Return what differs between two readings, or None where they are the same map.

    Lines, the order of nodes and names that are made from texts are left aside. `unnamed` are
    statements of the first that have lost their ids in the second.
    """
    if _faults(one) != _faults(other):
        return "its faults"
    old, new = one.map, other.map
    if _difference(old, new, str) is None:
        return None
    known = {place: name for name, place in _places(old, unnamed).items()}
    names = {name: known[place] for name, place in _places(new, ()).items() if place in known}
    return _difference(old, new, lambda name: names.get(name, name))


def _difference(
    old: "ArgumentMap", new: "ArgumentMap", renamed: Callable[[str], str]
) -> str | None:
    """Return what differs, where names of the second map are `renamed` to those of the first."""
    before, after = old.graph, new.graph
    nodes = {name: node for name, node in before.nodes(data=True)}  # noqa: C416 - for mypy
    following = dict(before.adjacency())
    if len(before) != len(after) or set(map(renamed, after)) != nodes.keys():
        return "its statements and arguments"
    for name, node in after.nodes(data=True):
        known = nodes[renamed(name)]
        placed = {**node, "line": known["line"], "column": known["column"]}
        if placed != known and {**node, **_ASIDE} != {**known, **_ASIDE}:
            return f"the node “{renamed(name)}”"
    for name, targets in after.adjacency():
        if set(map(renamed, targets)) != following[renamed(name)].keys():
            return f"what “{renamed(name)}” leads to"
    if _map_facts(before.graph, str) != _map_facts(after.graph, renamed):
        return "its title, sources, groups or expectations"
    return None


def _faults(reading: "Reading") -> Counter[str]:
    return Counter(fault.rule for fault in reading.faults)


def _map_facts(facts: dict[str, Any], renamed: Any) -> dict[str, Any]:
    """Return what a map says of itself, with the members of its groups in any order."""
    groups = facts.get("groups", {})
    members = {
        name: {**group, "statements": set(map(renamed, group["statements"]))}
        for name, group in groups.items()
    }
    expected = {
        label: list(map(renamed, names)) for label, names in facts.get("expect", {}).items()
    }
    return {**facts, "groups": members, "expect": expected}


def _places(given: "ArgumentMap", unnamed: Container[str]) -> dict[str, Any]:
    """Return all nodes with where they stand: their ids, or their place in an argument.

    A statement without an id stands in one argument alone.
    """
    graph = given.graph
    nodes = graph.nodes
    numbers = {
        premise: number
        for argument in given.arguments()
        for number, premise in enumerate(graph.pred[argument])
        if "unnamed" in nodes[premise] or premise in unnamed
    }
    places: dict[str, Any] = {}
    for start in graph:
        way = [start]
        while way:
            name = way[-1]
            node = nodes[name]
            above = next(iter(graph.succ[name]), None)
            if name in places or above is None or not (_is_placed(node) or name in unnamed):
                places.setdefault(name, name)
            elif above not in places:
                way.append(above)
                continue
            else:
                last = numbers.get(name, name.rpartition("/")[2])
                places[name] = (places[above], last)
            way.pop()
    return places


def _is_placed(node: dict[str, Any]) -> bool:
    """Return whether a node is named after its place: an argument, a statement without an id."""
    return node["type"] == "argument" or "unnamed" in node or "unread" in node
