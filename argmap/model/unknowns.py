"""What of a map could not be read: unknown, and so neither missing nor wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

ANY = "*"
"""Stands for each key of a node: one that nobody knows may be any of them."""

_DECIDING = frozenset({"kind", "supported_by", "attacked_by", "outweighed_by", "undeveloped", ANY})


@dataclass(slots=True)
class Unknowns:
    """What the faults of a file have touched, so that no rule speaks of it.

    `keys`: for each statement or argument, the keys whose values could not be read; those of the
    map itself stand under "". `meant`: statements that a faulty reference may mean. `cited`:
    sources that a faulty citation may mean. `cut_off`: the reading ended before the end of the
    file, so that nobody knows what the rest means.
    """

    keys: dict[str, set[str]] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)
    cut_off: bool = False

    def add(self, node: str, keys: Iterable[str]) -> None:
        """Note keys of a node whose values could not be read."""
        self.keys.setdefault(node, set()).update(keys)

    def has(self, node: str, *keys: str) -> bool:
        """Return whether one of these keys of a node could not be read."""
        unread = self.keys.get(node)
        return unread is not None and (ANY in unread or not unread.isdisjoint(keys))

    @property
    def undecided(self) -> set[str]:
        """The nodes of which a key is unknown that decides their label."""
        return {node for node, keys in self.keys.items() if node and keys & _DECIDING}
