"""Walks over the graph of a map."""

from collections.abc import Callable, Iterable


def reached(neighbours: Callable[[str], Iterable[str]], starts: Iterable[str]) -> set[str]:
    """Return the nodes that can be reached from some nodes, including these.

    The one place for reachability. networkx has no walk from several nodes with a function for
    neighbours, and its `bfs_layers` takes a third longer.
    """
    found = set(starts)
    waiting = list(found)
    while waiting:
        for node in neighbours(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
