"""Where the characters in which quotes are searched stand in the paragraph they were made from.

Normalizing drops letters and digits, in marks of footnotes, and adds none and moves none. So the
letters of the characters stand in the paragraph in the same order, with others between.
"""

import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from argmap.analysis.quotes.typography import is_combining
from argmap.text.normalizing import normalize

_RUN = re.compile(r"(?:[^\W_]|[^\x00-\x7f]){1,64}")
"""What may be letters and digits, decomposed: ™ is too. A long row comes in short pieces."""
_LONGEST = 64
_MARKS = 8
"""How many marks on one letter are characters of their own in a text that means something."""


class Alignment:
    """A paragraph and the characters that were made from it, letter by letter."""

    def __init__(self, paragraph: str, characters: str) -> None:
        self._paragraph = _Letters(paragraph)
        self._characters = _Letters(characters)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the characters from `start` to before `end` stand in the paragraph.

        Return None if there is no letter and no digit among them.
        """
        first, behind = self._characters.before(start), self._characters.before(end)
        if first == behind:
            return None
        # The shortest stretch, for a note beside the words is not part of them.
        begin, last = self._latest(first), self._earliest[behind - 1]
        if last < begin:
            begin = self._earliest[first]
        characters = self._characters.text[start:end].strip()
        start, end = self._paragraph.offset(begin), self._paragraph.offset(last) + 1
        before, behind = _signs(characters), _signs(characters[::-1])
        text = self._paragraph.text
        start -= _signs(text[max(0, start - before) : start][::-1], before)
        end += _signs(text[end : end + behind + _MARKS], behind)
        return start, end

    @cached_property
    def _earliest(self) -> Sequence[int]:
        """The first letter of the paragraph that each letter of the characters may be."""
        return _embedded("".join(self._characters.words), self._paragraph.words)

    @cached_property
    def _mirrored(self) -> Sequence[int]:
        letters = "".join(self._characters.words)
        mirrored = (word[::-1] for word in reversed(self._paragraph.words))
        return _embedded(letters[::-1], mirrored)

    def _latest(self, letter: int) -> int:
        """Return the last letter of the paragraph that a letter of the characters may be."""
        mirrored = self._mirrored[self._characters.count - 1 - letter]
        return self._paragraph.count - 1 - mirrored


class _Letters:
    """The letters and digits of a text, decomposed: its words, and where they stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("q")
        self._counts = array("q")
        self.words: list[str] = []
        self.count = 0
        for run in _RUN.finditer(text):
            self._starts.append(run.start())
            self._counts.append(self.count)
            self.words.append(_letters(run[0]))
            self.count += len(self.words[-1])

    def before(self, offset: int) -> int:
        """Return how many letters stand in front of an offset."""
        run = bisect_right(self._starts, offset) - 1
        if run < 0:
            return 0
        start = self._starts[run]
        end = min(offset, start + _LONGEST)
        found = _RUN.match(self.text, start, end) if start < end else None
        return self._counts[run] + (len(_letters(found[0])) if found else 0)

    def offset(self, letter: int) -> int:
        """Return where the letter of a number, from 0, stands."""
        run = bisect_right(self._counts, letter) - 1
        at, count = self._starts[run], self._counts[run]
        while True:
            count += len(_letters(self.text[at]))
            if count > letter:
                return at
            at += 1


def _letters(text: str) -> str:
    if text.isascii():
        return text
    return "".join(filter(str.isalnum, normalize("NFKD", text)))


def _embedded(few: str, many: Iterable[str]) -> Sequence[int]:
    """Return for each letter of `few` the first letter of words that it may be, in order."""
    found = array("q")
    number = at = 0
    for word in many:
        end = at + len(word)
        if few.startswith(word, number):
            found.extend(range(at, end))
            number += len(word)
        else:
            for place, letter in enumerate(word, at):
                if few.startswith(letter, number):
                    found.append(place)
                    number += 1
        at = end
    return found


def _signs(text: str, most: int = sys.maxsize) -> int:
    """Return how many characters a text begins with that are no letters, digits or blanks.

    Beside marks on the letter before, there are `most` of them.
    """
    for at, character in enumerate(text):
        if character.isalnum() or character.isspace():
            return at
        if not is_combining(character):
            most -= 1
        if most < 0:
            return at
    return len(text)
