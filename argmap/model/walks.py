"""Walks over the graph of a map."""

from collections.abc import Callable, Iterable


def reached(neighbours: Callable[[str], Iterable[str]], starts: Iterable[str]) -> set[str]:
    """Return what can be reached from the starts, which are among it."""
    found = set(starts)
    waiting = list(found)
    while waiting:
        for node in neighbours(waiting.pop()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return found
