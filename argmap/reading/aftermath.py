"""What a syntax error brings about: faults that go when it is mended.

A parser stops where it can make no sense of the file, and that is often behind the slip. What it
read just before may then be half of something else: `[1]` of the text “[1] says so.”, or a text
that took in the next line because a bracket is open.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.text.document import Span

_CERTAIN = {"invalid-yaml", "invalid-encoding", "truncated-text"}
_BLANKS_AND_COMMENTS = re.compile(r"(?:\s++|(?<=\s)#[^\r\n]*+)*+")
_LINE_END = re.compile(r"[\r\n]")
_SPACES = re.compile(r" *")
_INDENT = re.compile(r"(?<=[\r\n]) *(?=[^\s#])")


class Aftermath:
    """Where a parser stopped, and what that may be to blame for.

    `last` is where the last value or key stands that was read in the innermost list or mapping,
    and `is_half` tells that it is no list or mapping of a map, so that all in it is to be read
    anew. `unclosed` are the offsets of the brackets that were open, from the outermost. `named` is
    where the slip stands, if it is known.
    """

    named: "Span | None" = None

    def __init__(self, content: str, last: "Span", unclosed: list[int], *, is_half: bool) -> None:
        self._content = content
        self._last = last
        self._is_half = is_half
        self._unclosed = unclosed
        self._next = behind_blanks(content, last[1])
        self._end_meant = self._end_of_brackets()
        self._goes_on = (
            last[0] < last[1] <= self._next < len(content)
            and content[self._next] not in "]}"
            and (line_start(content, self._next) <= last[1] or self._next >= self._end_meant)
        )

    def explains(self, rule: str, span: "Span", about: "Span") -> bool:
        """Tell whether a fault may be due to the error; `about` is where the faulty value stands.

        What is said of the text itself, rather than of what it means, is never due to it.
        """
        if rule in _CERTAIN:
            return False
        if rule in {"unknown-key", "invalid-id"} and self.named:
            start, end = self.named
            if span[0] < end and start < span[1]:
                return True
        if rule == "missing-key" and about[1] >= self._last[1] and self._is_inside(span[0]):
            return True
        if about[1] > self._end_meant or (rule == "invalid-value" and about[0] in self._unclosed):
            return True
        start, end = self._last
        if not self._goes_on or about[0] < start:
            return False
        return about[0] == start or (self._is_half and about[1] <= end)

    def begins_at(self, offset: int) -> bool:
        """Return whether the slip stands in the line of an offset, behind it."""
        if self.named is None:
            return False
        start = self.named[0]
        return start >= offset and line_start(self._content, start) <= offset

    def _is_inside(self, key: int) -> bool:
        """Return whether the rest may belong to a key, for it is indented more."""
        if self._goes_on:
            return True
        start = line_start(self._content, self._next)
        indent = _end(_SPACES, self._content, start)
        of_key = line_start(self._content, key)
        return (
            self._content[indent : indent + 1] == "\t"
            or indent - start > _end(_SPACES, self._content, of_key) - of_key
        )

    def _end_of_brackets(self) -> int:
        """Give where the file goes on as if the brackets had been closed, or a place behind it."""
        if self._unclosed:
            start = line_start(self._content, self._unclosed[0])
            indent = _end(_SPACES, self._content, start) - start
            for line in _INDENT.finditer(self._content, self._unclosed[0]):
                if line.end() - line.start() <= indent:
                    return line.start()
        return len(self._content) + 1


def line_start(content: str, offset: int) -> int:
    """Return the offset at which the line of an offset starts."""
    behind = content.rfind("\n", 0, offset) + 1
    return content.rfind("\r", behind, offset) + 1 or behind


def behind_blanks(content: str, offset: int) -> int:
    """Return where the blanks, line breaks and comments end that begin at an offset."""
    return _end(_BLANKS_AND_COMMENTS, content, offset)


def line_end(content: str, offset: int) -> int:
    """Return the offset at which the line of an offset ends."""
    found = _LINE_END.search(content, offset)
    return found.start() if found else len(content)


def _end(pattern: re.Pattern[str], content: str, offset: int) -> int:
    found = pattern.match(content, offset)
    return found.end() if found else offset
