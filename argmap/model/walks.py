"""Walks over the graph of a map."""

from collections.abc import Callable, Iterable


def reached(
    neighbours: Callable[[str], Iterable[str]],
    starts: Iterable[str],
    found: set[str] | None = None,
) -> set[str]:
    """Return what can be reached from the starts, which are among it.

    What was `found` before is added to, and not walked again.
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
