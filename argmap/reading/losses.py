"""What was read of a faulty map, which a correction of its lines must not lose."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from argmap.format.keys import KEYS
from argmap.model.argument_map import ArgumentMap
from argmap.model.structure import Facts
from argmap.reading.ids import is_id
from argmap.text.document import Text

_UNNAMED = ("unnamed", "unwritten")


class WhatWasRead:
    """What was read of a text. Where a correction loses some of it, its lines are not at fault."""

    def __init__(self, argument_map: ArgumentMap, text: Text) -> None:
        self._map = argument_map
        self._text = text

    @cached_property
    def _lines(self) -> dict[str, int]:
        """The line of each statement and argument; few faulty texts have a correction to judge."""
        starts = self._map.places.nodes
        return {name: self._text.position(start)[0] for name, (start, _) in starts.items()}

    def is_in(self, meant: ArgumentMap, lines: Container[int]) -> bool:
        """Return whether all that was read is in a map that may be meant, less some lines.

        Statements without an id and arguments may have other names, and keys may belong to
        others: keys are counted. What is called like a key may be one, a faulty statement a group
        or source, and a source or group a statement.
        """
        read = self._map
        elsewhere = meant.sources.keys() | meant.groups.keys() | meant.nodes.keys()
        return (
            read.facts.get("title") in {None, meant.facts.get("title")}
            and all(self._is_there(name, meant) for name in self._named())
            and all(
                name in elsewhere or name in KEYS or not is_id(name)
                for name in (*read.sources, *read.groups)
            )
            and all(
                set(nodes) <= set(meant.expectations.get(label, ()))
                for label, nodes in read.expectations.items()
            )
            and self._keys(meant, lines)
            <= _keys_of((*meant.nodes.values(), *meant.sources.values()))
        )

    def _named(self) -> Iterator[str]:
        """Yield the statements with an id of their own."""
        for name in self._map.statements():
            is_named = self._map.nodes[name].keys().isdisjoint(_UNNAMED)
            if is_named and name not in KEYS and is_id(name):
                yield name

    def _is_there(self, name: str, meant: ArgumentMap) -> bool:
        is_faulty = name in self._map.unknowns.keys
        is_elsewhere = name in meant.groups or name in meant.sources
        return name in meant.nodes or (is_faulty and is_elsewhere)

    def _keys(self, meant: ArgumentMap, lines: Container[int]) -> Counter[str]:
        """Return how often there is each key that should be in a map, less those in some lines."""
        left_out = KEYS | meant.groups.keys()
        nodes = [
            given
            for name, given in self._map.nodes.items()
            if not (name in left_out or "unwritten" in given or self._lines[name] in lines)
        ]
        sources = self._map.sources.items()
        kept = [given for name, given in sources if name in meant.sources]
        keys = _keys_of((*nodes, *kept))
        # Those under which statements in place stand may give them another group.
        del keys["unnamed"], keys["group"]
        return keys


def _keys_of(parts: Iterable[Facts]) -> Counter[str]:
    return Counter(key for given in parts for key in given)
