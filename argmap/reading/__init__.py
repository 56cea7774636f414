"""YAML text to a map, with positions and every fault."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from argmap.findings import Finding
from argmap.model.argument_map import ArgumentMap
from argmap.reading.decoding import decode
from argmap.reading.faults import Faults
from argmap.reading.maps import read_map
from argmap.reading.values import Mapping
from argmap.text.document import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading one file.

    `map` is the map as far as it could be read, without statements if nothing could be read;
    `faults` are all faults in file order; `text` is the text in which the faults are; `values` are
    the values of the file, where they were to be kept.
    """

    map: ArgumentMap
    faults: list[Finding]
    text: Text
    values: Mapping | None = None

    @property
    def is_all_read(self) -> bool:
        """Return whether only references are at fault: all that is written could be read."""
        return all(fault.rule == "undefined-statement" for fault in self.faults)


def read(data: bytes | str, name: str, *, keep_values: bool = False) -> Reading:
    """Read the map in a file's bytes or text; `name` is what messages call the file.

    With `keep_values`, keep the values of the file. Raise nothing for a faulty file: its faults
    are in the result.
    """
    with collecting_paused():
        faults = Faults(Text("", name))
        text = decode(data, name, faults)
        if text is None:
            faults.cut_off = True
            text = Text("", name)
        else:
            faults.text = text
        argument_map, values = read_map(text, faults, keep_values=keep_values)
        found: list[Finding] = []
        if faults:
            from argmap.reading.common_cause import with_common_causes

            found = with_common_causes(faults, argument_map, faults_of)
        argument_map.unknowns.faults = len(found)
        return Reading(argument_map, found, faults.text, values)


def faults_of(content: str) -> tuple[list[Finding], int, ArgumentMap]:
    """Return the faults of a text, how many characters were read, and the map."""
    faults = Faults(Text(content, ""))
    argument_map, _ = read_map(faults.text, faults)
    found = faults.in_order()
    is_whole = not found or not faults.cut_off
    read = len(content) if is_whole else faults.text.starts[found[-1].place.line - 1]
    return found, read, argument_map


@contextmanager
def collecting_paused() -> Iterator[None]:
    """Pause the cyclic garbage collector, which would walk all that was read again and again.

    It triples the time for a large file.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
