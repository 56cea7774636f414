"""Reads maps up to limits, where an answer may be incomplete but must come at once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.reading import read
from argmap.workspace.files import STDIN, Finder, is_map, read_input, size_of
from argmap.workspace.opening import MEGABYTE

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_MOST_ENTRIES = 10_000
"""How many entries of folders are looked at."""
_LARGEST = 4 * MEGABYTE
"""How large all maps together may be."""


def maps_within_limits(paths: Sequence[str], *, allow_outside: bool) -> "Iterator[ArgumentMap]":
    """Yield the maps that paths name, or those under the current folder, as far as they are read.

    What cannot be read is skipped without a word, and so is what reading would wait for: standard
    input, pipes and devices.
    """
    named = [path for path in paths if path != STDIN]
    if paths and not named:
        return
    left = _LARGEST
    finder = Finder(allow_outside=allow_outside, most_entries=_MOST_ENTRIES)
    for file in finder.find(named):
        size = size_of(file)
        if size is None or size > left:
            continue
        left -= size
        data = read_input(file).data
        if data is not None and (file.named or is_map(data)):
            yield read(data, file.name).map
