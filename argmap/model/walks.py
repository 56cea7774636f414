"""Walks over the graph of a map."""

from collections.abc import Callable, Iterable


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
