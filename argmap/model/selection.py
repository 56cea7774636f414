"""A part of a map, as a map of its own."""

from collections.abc import Iterable, Sequence

import networkx as nx

from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap


class Part(ArgumentMap):
    """A part of a map: what stands in the whole stands in it."""

    def __init__(self, graph: "nx.DiGraph[str]", whole: ArgumentMap) -> None:
        super().__init__(graph, whole.name, whole.places)
        self.whole = whole

    def labels(self) -> dict[str, Label]:
        """Return the label that every node of the part has in the whole map."""
        labels = self.whole.labels()
        return {node: labels[node] for node in self.graph}


def whole_of(argument_map: ArgumentMap) -> ArgumentMap:
    """Return the map that a map is a part of, or itself."""
    return argument_map.whole if isinstance(argument_map, Part) else argument_map


def below(
    argument_map: ArgumentMap, roots: Sequence[str], depth: int | None = None
) -> ArgumentMap:
    """Return what speaks for and against statements, and these, up to `depth` arguments away.

    Raise KeyError if the map has no such statement.
    """
    graph = argument_map.graph
    for root in roots:
        if not argument_map.is_statement(root):
            raise KeyError(root)
    kept = set(roots)
    # What is as far away as the rest of the level waits in `level`, what is further in `beyond`.
    level, distance = list(kept), 0
    while level:
        beyond: list[str] = []
        for node in level:
            for before in graph.predecessors(node):
                further = "relation" in graph.nodes[before]
                if before in kept or (further and depth is not None and distance >= depth):
                    continue
                kept.add(before)
                (beyond if further else level).append(before)
        level, distance = beyond, distance + 1
    return _part(argument_map, kept)


def group(argument_map: ArgumentMap, name: str) -> ArgumentMap:
    """Return the statements of a group, and the arguments that need no others.

    Raise KeyError if the map has no such group.
    """
    kept = set(argument_map.groups[name]["statements"])
    # An argument comes before its undercutters.
    for argument in argument_map.arguments():
        if argument_map.target_of(argument) in kept and kept.issuperset(
            argument_map.premises_of(argument)
        ):
            kept.add(argument)
    return _part(argument_map, kept)


def _part(argument_map: ArgumentMap, kept: Iterable[str]) -> ArgumentMap:
    """Return the part of a map with these nodes, in the order of the map."""
    whole = argument_map.graph
    kept = frozenset(kept)
    part: nx.DiGraph[str] = nx.DiGraph(**whole.graph)
    part.add_nodes_from((node, facts) for node, facts in whole.nodes(data=True) if node in kept)
    part.add_edges_from(
        (tail, head) for tail, head in whole.edges if tail in kept and head in kept
    )
    groups = {
        name: {**facts, "statements": [node for node in facts["statements"] if node in kept]}
        for name, facts in argument_map.groups.items()
    }
    part.graph["groups"] = {name: facts for name, facts in groups.items() if facts["statements"]}
    part.graph["expect"] = {
        label: [node for node in nodes if node in kept]
        for label, nodes in argument_map.expectations.items()
    }
    return Part(part, whole_of(argument_map))
