"""Faults that follow from a syntax error, and disappear when it is corrected.

A parser stops where it cannot read on, and that is often behind the mistake. What it read just
before may be half of something else: `[1]` of the text “[1] says so.”, or a text that includes the
next line because a bracket is open.
"""

import re
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.reading.faults import FAULTS_OF_TEXT
from argmap.reading.lines import behind_blanks, line_end, line_start

if TYPE_CHECKING:
    from argmap.text.document import Span

_SPACES = re.compile(r" *")
_INDENT = re.compile(r"(?<=[\r\n]) *(?=[^\s#])")


class FollowOnFaults:
    """Tells which faults may follow from a syntax error.

    `last` is the span of the last value or key that was read in the innermost list or mapping.
    `is_half` means that it is no list or mapping of a map, but perhaps half of a text. `unclosed`
    are the offsets of the open brackets, from the outermost. `named` is the span that the syntax
    error is reported at.
    """

    named: "Span | None" = None

    def __init__(self, content: str, last: "Span", unclosed: list[int], *, is_half: bool) -> None:
        self._content = content
        self._last = last
        self._is_half = is_half
        self._unclosed = unclosed
        self._next = behind_blanks(content, last[1])
        self._end_meant = self._end_of_brackets()
        self._continues = (
            last[0] < last[1] <= self._next < len(content)
            and content[self._next] not in "]}"
            and (line_start(content, self._next) <= last[1] or self._next >= self._end_meant)
        )

    def includes(self, rule: str, span: "Span", about: "Span") -> bool:
        """Return whether a fault may follow from the error; `about` is the faulty value's span.

        Faults of the text itself, such as an encoding, never follow from it.
        """
        if rule in FAULTS_OF_TEXT:
            return False
        is_key = rule in {"unknown-key", "invalid-id"}
        if self._is_named(span, is_key=is_key) or (
            rule == "unknown-key" and self.is_above(span[0])
        ):
            return True
        if rule == "missing-key" and self._lacks_the_rest(span, about):
            return True
        if about[1] > self._end_meant or (rule == "invalid-value" and about[0] in self._unclosed):
            return True
        start, end = self._last
        if not self._continues or about[0] < start:
            return False
        return about[0] == start or (self._is_half and about[1] <= end)

    def _is_named(self, span: "Span", *, is_key: bool) -> bool:
        """Return whether a span begins with that of the syntax error; a key, is in reach of it."""
        if self.named is None:
            return False
        start, end = self.named
        return span[0] == start or (is_key and span[0] < end and start < span[1])

    def is_above(self, key: int) -> bool:
        """Return whether a key stands in the nearest line above that is indented less.

        If that key is indented too little, the syntax error may follow from it.
        """
        start, end = self._line_above
        return start <= key < end and not self._unclosed

    def is_beside(self, value: "Span") -> bool:
        """Return whether a value without a key ends above the error, and at the same indent.

        If it is no such value as is wanted there, that is why a parser stops behind it.
        """
        if value != self._last or self._continues or self.named is None:
            return False
        if value[0] == self.named[0]:
            # The error is said of the value itself.
            return False
        content, start = self._content, value[0]
        before = content[line_start(content, start) : start]
        stopped = content[line_start(content, self.named[0]) : self.named[0]]
        return not before.strip() and before == stopped

    @cached_property
    def _line_above(self) -> "Span":
        """The nearest line above the syntax error that is indented less."""
        start = line_start(self._content, self.named[0] if self.named else 0)
        indent = _end(_SPACES, self._content, start) - start
        above = 0
        for line in _INDENT.finditer(self._content, 0, start):
            if line.end() - line.start() < indent:
                above = line.start()
        return above, line_end(self._content, above)

    def begins_at(self, offset: int) -> bool:
        """Return whether the slip stands in the line of an offset, behind it."""
        if self.named is None:
            return False
        start = self.named[0]
        return start >= offset and line_start(self._content, start) <= offset

    def _lacks_the_rest(self, span: "Span", about: "Span") -> bool:
        """Return whether the key that a mapping lacks may stand in what was not read of it."""
        if self._unclosed and about[0] <= self._unclosed[0] <= about[1]:
            return True
        return about[1] >= self._last[1] and self._is_inside(span[0], about[0])

    def _is_inside(self, key: int, first: int) -> bool:
        """Return whether the unread rest may belong to a key, because it is indented more.

        `first` is where the first key of its mapping stands.
        """
        if self._continues:
            return True
        start = line_start(self._content, self._next)
        indent = _end(_SPACES, self._content, start)
        of_key = line_start(self._content, key)
        key_indent = _end(_SPACES, self._content, of_key)
        is_entry = self._content.startswith("- ", key_indent)
        return (
            self._content[indent : indent + 1] == "\t"
            or indent - start > key_indent - of_key
            or (is_entry and indent - start == key_indent - of_key)
            or indent - start == first - line_start(self._content, first)
        )

    def _end_of_brackets(self) -> int:
        """Return where the file continues as if the brackets were closed, or behind its end."""
        if self._unclosed:
            start = line_start(self._content, self._unclosed[0])
            indent = _end(_SPACES, self._content, start) - start
            for line in _INDENT.finditer(self._content, self._unclosed[0]):
                if line.end() - line.start() <= indent:
                    return line.start()
        return len(self._content) + 1


def _end(pattern: re.Pattern[str], content: str, offset: int) -> int:
    found = pattern.match(content, offset)
    return found.end() if found else offset
