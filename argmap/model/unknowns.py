"""The parts of a map that could not be read, about which rules report nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field

ANY = "*"
"""Stands for every key of a node: an unknown key may be a misspelling of any of them."""

_DECIDING = frozenset({"kind", "supported_by", "attacked_by", "outweighed_by", "undeveloped", ANY})


@dataclass(slots=True)
class Unknowns:
    """What could not be read because of faults, so that rules report nothing about it.

    `keys`: for each statement or argument, the keys whose values could not be read; those of the
    map itself are under "". `meant`: statements that a faulty reference may mean. `cited`: sources
    that a faulty citation may mean. `faults`: how many faults the file has. `cut_off`: a fault
    ended the reading before the end of the file.
    """

    keys: dict[str, set[str]] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)
    faults: int = 0
    cut_off: bool = False

    def add(self, node: str, keys: Iterable[str]) -> None:
        """Add keys of a node whose values could not be read."""
        self.keys.setdefault(node, set()).update(keys)

    def has(self, node: str, *keys: str) -> bool:
        """Return whether one of these keys of a node could not be read."""
        unread = self.keys.get(node)
        return unread is not None and (ANY in unread or not unread.isdisjoint(keys))

    @property
    def undecided(self) -> set[str]:
        """The nodes whose label depends on a key that could not be read."""
        return {node for node, keys in self.keys.items() if node and keys & _DECIDING}
