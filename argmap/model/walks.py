"""Walks over the structure of a map.

networkx is loaded where there is a circle: without it, commands start in half the time.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from argmap.model.structure import Structure


def reached(
    neighbours: Callable[[str], Iterable[str]],
    starts: Iterable[str],
    found: set[str] | None = None,
) -> set[str]:
    """Return the nodes that can be reached from some nodes, including these.

    What was `found` before is added to, and not walked again. The one place for reachability:
    networkx has no walk from several nodes with a function for neighbours, and its `bfs_layers`
    takes a third longer.
    """
    waiting = list(starts)
    found = set() if found is None else found
    found.update(waiting)
    for each in waiting:
        for node in neighbours(each):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found


def circles(nodes: Collection[str], following: Callable[[str], Iterable[str]]) -> list[set[str]]:
    """Return the strongly connected components of some nodes that have more than one node."""
    leading = dict.fromkeys(nodes, 0)
    for node in nodes:
        for end in following(node):
            if end in leading:
                leading[end] += 1
    ready = [node for node, count in leading.items() if not count]
    while ready:
        node = ready.pop()
        del leading[node]
        for end in following(node):
            if end in leading:
                leading[end] -= 1
                if not leading[end]:
                    ready.append(end)
    if not leading:
        return []
    import networkx as nx

    components = nx.strongly_connected_components(graph_among(leading, following))
    return [component for component in components if len(component) > 1]


def components_from_the_roots(structure: "Structure") -> Iterator[Collection[str]]:
    """Yield the strongly connected components, each after those to which its nodes lead."""
    open_targets = {node: len(structure.following(node)) for node in structure.nodes}
    ready = [node for node, count in open_targets.items() if not count]
    while ready:
        node = ready.pop()
        yield (node,)
        del open_targets[node]
        for before in structure.preceding(node):
            open_targets[before] -= 1
            if not open_targets[before]:
                ready.append(before)
    if open_targets:
        import networkx as nx

        # Only what leads into a circle is left. To condense the whole graph takes twice as long.
        condensed = nx.condensation(graph_among(open_targets, structure.following))
        for number in reversed(list(nx.topological_sort(condensed))):
            yield condensed.nodes[number]["members"]


def graph_among(
    nodes: Collection[str], following: Callable[[str], Iterable[str]]
) -> "nx.DiGraph[str]":
    """Return the graph of what leads from one of some nodes to another."""
    import networkx as nx

    return nx.DiGraph((node, end) for node in nodes for end in following(node) if end in nodes)
