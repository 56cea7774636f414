"""Walks over the graph of a map."""

from collections.abc import Callable, Collection, Iterable, Iterator

import networkx as nx


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
    while waiting:
        for node in neighbours(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found


def components_from_the_roots(graph: "nx.DiGraph[str]") -> Iterator[Collection[str]]:
    """Yield the strongly connected components, each after those to which its nodes lead."""
    open_targets = dict(graph.out_degree())
    ready = [node for node, count in open_targets.items() if not count]
    while ready:
        node = ready.pop()
        yield (node,)
        del open_targets[node]
        for before in graph.predecessors(node):
            open_targets[before] -= 1
            if not open_targets[before]:
                ready.append(before)
    if open_targets:
        # Only what leads into a circle is left. To condense the whole graph takes twice as long.
        rest: nx.DiGraph[str] = nx.DiGraph(
            (node, target)
            for node in open_targets
            for target in graph.successors(node)
            if target in open_targets
        )
        circles = nx.condensation(rest)
        for number in reversed(list(nx.topological_sort(circles))):
            yield circles.nodes[number]["members"]
