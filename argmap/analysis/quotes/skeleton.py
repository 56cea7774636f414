"""A text split into characters, in which quotes are searched, and the marks between them.

A quote is searched in the characters alone. The marks are compared where it is found.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.quotes.typography import (
    DASH,
    LINE_END_HYPHEN,
    NOTE,
    PARAGRAPH,
    SIGN,
    SUBSCRIPT,
    SUPERSCRIPT,
)
from argmap.text.scripts import UNSPACED

# A character class comes first: searches for it are fast.
_MARK = re.compile(
    rf"[{PARAGRAPH}-{SUBSCRIPT}-](?:(?<={NOTE}) ?(?:[*†‡]+|\(?\d+(?:[,{DASH}-]\d+)*\)?)"
    rf"|(?<=[{SUPERSCRIPT}{SUBSCRIPT}])[{DASH}{SIGN}+-]?\d+|(?<![{NOTE}{SUPERSCRIPT}{SUBSCRIPT}]))"
)
_WORD_OR_MARK = re.compile(
    rf"([^\W_{UNSPACED}]+(?:{LINE_END_HYPHEN}[^\W_{UNSPACED}]+)*)|{_MARK.pattern}"
)
_PAIR = re.compile(rf"(?=([{UNSPACED}]{{2}}))[{UNSPACED}]")
_OPTIONAL = {PARAGRAPH, LINE_END_HYPHEN, NOTE}
_FORMS = str.maketrans(f"{LINE_END_HYPHEN}{DASH}{SIGN}", "---", f"{PARAGRAPH}{NOTE} ")


@dataclass(frozen=True, slots=True)
class TypographicMark:
    """A mark in a text: its kind, a constant of `typography` or a hyphen, and what it looks like.

    `offset` tells in front of which of the text's characters it stands.
    """

    offset: int
    kind: str
    form: str

    @property
    def is_optional(self) -> bool:
        """Return whether the mark may be missing on the other side."""
        return self.kind in _OPTIONAL

    def moved(self, by: int) -> "TypographicMark":
        """Return the mark at another offset."""
        return TypographicMark(self.offset + by, self.kind, self.form)


class Skeleton:
    """A comparable text: its `characters`, and the marks that stood between them.

    `paragraphs` are the offsets at which paragraphs begin, and `has_notes` tells whether there are
    marks of footnotes.
    """

    def __init__(self, comparable: str) -> None:
        self._comparable = comparable
        self._offsets, self._starts = array("q"), array("q")
        self.paragraphs = array("q")
        self.has_notes = NOTE in comparable
        removed = 0
        for found in _MARK.finditer(comparable):
            start, end = found.span()
            self._offsets.append(start - removed)
            self._starts.append(start)
            if comparable[start] == PARAGRAPH:
                self.paragraphs.append(start - removed)
            removed += end - start
        self.characters = _MARK.sub("", comparable) if removed else comparable

    def words(self) -> Iterator[tuple[str, int]]:
        """Yield what can be looked up in an index, and in front of which character it stands.

        These are words, and in scripts without spaces each two characters that follow each other.
        """
        removed = 0
        for found in _WORD_OR_MARK.finditer(self._comparable):
            word = found[1]
            if word is None:
                removed += found.end() - found.start()
                continue
            yield word.replace(LINE_END_HYPHEN, ""), found.start() - removed
            removed += word.count(LINE_END_HYPHEN)
        for found in _PAIR.finditer(self.characters):
            yield found[1], found.start()

    def count(self, start: int, end: int) -> int:
        """Return how many marks stand in front of the characters from `start` to `end`."""
        return bisect_right(self._offsets, end) - bisect_left(self._offsets, start)

    def marks(self, start: int, end: int) -> list[TypographicMark]:
        """Return the marks in front of the characters from `start` to `end`, both included."""
        first = bisect_left(self._offsets, start)
        return [self._mark(number) for number in range(first, first + self.count(start, end))]

    def _mark(self, number: int) -> TypographicMark:
        found = _MARK.match(self._comparable, self._starts[number])
        written = found[0] if found else ""
        return TypographicMark(
            self._offsets[number], written.lstrip()[:1], written.translate(_FORMS)
        )


def agree(text: list[TypographicMark], quote: list[TypographicMark]) -> bool:
    """Return whether a text and a quote have the same marks, except those that may be missing."""
    number = 0
    for mark in quote:
        while number < len(text) and not _is_same(text[number], mark):
            if not text[number].is_optional:
                break
            number += 1
        if number < len(text) and _is_same(text[number], mark):
            number += 1
        elif mark.kind != LINE_END_HYPHEN:
            return False
    return all(mark.is_optional for mark in text[number:])


def _is_same(one: TypographicMark, other: TypographicMark) -> bool:
    return (one.offset, one.form) == (other.offset, other.form)
