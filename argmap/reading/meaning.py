"""Reads a faulty file as it may be meant: with lines corrected that are at fault."""

from collections.abc import Callable
from dataclasses import dataclass

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
        meant = as_meant(faults, reading.map, faults_of)
        if meant is None:
            return None
        text = Text(meant.content, reading.text.name)
        argument_map, _ = read_map(text, Faults(text))
        return ReadAsMeant(argument_map, text, meant.line)
