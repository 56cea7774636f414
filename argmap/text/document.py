"""A file's text, and where in it something stands."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, count
from operator import add

Span = tuple[int, int]
"""A stretch of a text: the offsets of its first character and of the one behind its last."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_NEAR = 8
"""In how many lines the next position is looked for, before it is looked for in all."""


class Text:
    """The characters of one file, which knows its lines.

    `name` is what messages call the file; `content` is its text without a byte order mark.
    """

    __slots__ = ("_starts", "content", "name")

    def __init__(self, content: str, name: str) -> None:
        self.content = content
        self.name = name
        self._starts: array[int] | None = None

    @property
    def starts(self) -> "array[int]":
        """The offset at which each line starts."""
        if self._starts is None:
            self._starts = array("q", _line_starts(self.content))
        return self._starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of the character at an offset."""
        starts = self.starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def positions(self, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the lines and columns of many characters, fastest where each is near the last."""
        starts = self.starts
        last = len(starts)
        line = start = 0
        for offset in offsets:
            far = line + _NEAR
            if start <= offset and far < last and offset < starts[far]:
                line = bisect_right(starts, offset, line, far)
            else:
                line = bisect_right(starts, offset)
            start = starts[line - 1]
            yield line, offset - start + 1

    def line(self, number: int) -> str:
        """Return one line, counted from 1, without its line break."""
        starts = self.starts
        end = starts[number] if number < len(starts) else len(self.content)
        return self.content[starts[number - 1] : end].rstrip("\r\n")


def line_break(content: str) -> str:
    """Return the line break that most lines of a text have."""
    both = content.count("\r\n")
    counts = {
        "\n": content.count("\n") - both,
        "\r\n": both,
        "\r": content.count("\r") - both,
    }
    return max(counts, key=lambda each: counts[each])


def _line_starts(content: str) -> Iterator[int]:
    """Return the offset at which each line starts."""
    if "\r" in content:
        return chain([0], (end.end() for end in _LINE_BREAK.finditer(content)))
    ends = accumulate(map(len, content.split("\n")[:-1]))
    return chain([0], map(add, ends, count(1)))
