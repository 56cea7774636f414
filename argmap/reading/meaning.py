"""Reads a faulty file as it may be meant: with lines corrected that are at fault."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from argmap.format.keys import KEYS
from argmap.model.argument_map import ArgumentMap
from argmap.reading import Reading, collecting_paused, faults_of
from argmap.reading.common_cause import as_meant
from argmap.reading.faults import Faults
from argmap.reading.maps import read_map
from argmap.text.document import Text


@dataclass(frozen=True, slots=True)
class ReadAsMeant:
    """The map of a faulty file as it may be meant, with lines corrected.

    `line` tells where a line of the file stands in its `text`, or None where that is not plain.
    """

    map: ArgumentMap
    text: Text
    line: Callable[[int], int | None]


def read_as_meant(reading: Reading) -> ReadAsMeant | None:
    """Read a file as it may be meant, if lines that are at fault can be corrected."""
    with collecting_paused():
        faults = Faults(reading.text)
        read_map(reading.text, faults)
        meant = as_meant(faults, faults_of)
        if meant is None:
            return None
        text = Text(meant.content, reading.text.name)
        argument_map, _ = read_map(text, Faults(text))
        if not _keeps(reading.map, argument_map):
            return None
        return ReadAsMeant(argument_map, text, meant.line)


def _keeps(read: ArgumentMap, meant: ArgumentMap) -> bool:
    """Return whether what was read of a map is in the one that may be meant.

    If not, lines were corrected that are not at fault. Statements without an id and arguments may
    have other names: of arguments, their keys are counted. What is called like a key may be one.
    """
    named = (
        name
        for name in read.statements()
        if read.nodes[name].keys().isdisjoint(_UNNAMED) and name not in KEYS
    )
    keys = [
        Counter(key for name in each.arguments() for key in each.nodes[name])
        for each in (read, meant)
    ]
    return (
        keys[0] <= keys[1]
        and all(
            name in meant.groups or _has(meant.nodes.get(name), read.nodes[name]) for name in named
        )
        and all(_has(meant.sources.get(name), given) for name, given in read.sources.items())
        and read.groups.keys() <= meant.groups.keys()
        and all(
            set(nodes) <= set(meant.expectations.get(label, ()))
            for label, nodes in read.expectations.items()
        )
    )


_UNNAMED = ("unnamed", "unwritten")


def _has(meant: dict[str, Any] | None, given: dict[str, Any]) -> bool:
    return meant is not None and given.keys() <= meant.keys()
