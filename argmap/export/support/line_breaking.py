"""Map text broken into lines for boxes."""

import re
from functools import lru_cache, partial
from math import sqrt
from typing import TYPE_CHECKING, TypeVar

from argmap.text.widths import chop, columns, filled, word_ends

if TYPE_CHECKING:
    from collections.abc import Callable

_Line = TypeVar("_Line")
# What a reader takes for a space between words; a no-break space is none.
_BLANK = re.compile("[ \t\n\r\u2028\u2029]+")
_COLUMN = 0.5
_LINE = 1.2
# Three to two, and what is lost when lines are made even.
_PAGE = 1.6


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    if text.isascii() and text.isprintable():
        return text.split()
    return [word for word in _BLANK.split(text) if word]


def balanced(text: str, width: int) -> list[str]:
    """Break a text into as few lines as `width` allows, and make these as even as they can be."""
    return Words(words_of(text)).balanced(width)


class Words:
    """Words to be broken into lines.

    `sizes` are their widths in columns, and `widest` the largest of these; `line` has all of them
    on one line, and `width` is its width.
    """

    def __init__(self, words: list[str]) -> None:
        self.words, self.line = words, " ".join(words)
        self.sizes = sizes = list(map(len if self.line.isascii() else columns, words))
        self.widest = max(sizes, default=0)
        self.width = sum(sizes) + len(sizes) - 1

    def balanced(self, width: int) -> list[str]:
        """Break the words into as few lines as `width` allows, as even as they can be."""
        return _balanced(self if self.widest <= width else Words(self._chopped(width)), width)

    def _chopped(self, width: int) -> list[str]:
        """Return the words, those that are too long in pieces."""
        return [
            piece
            for word, size in zip(self.words, self.sizes, strict=True)
            for piece in (chop(word, width) if size > width else (word,))
        ]


def _balanced(words: Words, width: int) -> list[str]:
    """Break words, none of which is too long, into lines."""
    if words.width <= width:
        return [words.line] if words.line else []
    least = max(width // 2, words.widest)
    if words.line.isascii():
        # In a tenth of the time.
        spaced = f"{words.line} "
        return _evened(lambda most: _line(most).findall(spaced), len, words.width, width, least)
    ends = word_ends(words.sizes)
    lines = _evened(
        partial(filled, ends),
        lambda line: ends[line.stop] - ends[line.start] - 1,
        words.width,
        width,
        least,
    )
    return [" ".join(words.words[line]) for line in lines]


def _evened(
    fill: "Callable[[int], list[_Line]]",
    used: "Callable[[_Line], int]",
    size: int,
    width: int,
    least: int,
) -> "list[_Line]":
    """Return the lines that `fill` makes at the least width at which they are no more.

    `used` tells the width of a line, `size` is that of all words on one line.
    """
    lines = fill(width)
    count = len(lines)
    # So wide is the narrowest of these lines at least: all words share them with no room left.
    shared = -(-(size - count + 1) // count)
    low, high = max(shared, least) - 1, max(map(used, lines))
    while high - low > 1 and count > 1:
        middle = (low + high) // 2
        found = fill(middle)
        if len(found) == count:
            high, lines = max(map(used, found)), found
        else:
            low = middle
    return lines


@lru_cache(512)
def _line(width: int) -> re.Pattern[str]:
    """Return the pattern of a line of an ASCII text, in which one space follows each word."""
    return re.compile(rf"(\S.{{0,{width - 1}}}) ")


@lru_cache(4096)
def page_width(size: int, other_lines: float, least: int) -> int:
    """Return the width in columns at which a text of `size` columns makes a box of three to two.

    `other_lines` is how high the rest of the box is, in lines of the text; `least` is the least
    width. With N columns of text, a column c and a line h high, the width w of the box solves
    w c = 3/2 h (N / w + other lines).
    """
    area = _PAGE * _LINE * size / _COLUMN
    half = _PAGE * _LINE * other_lines / _COLUMN / 2
    return max(least, round(half + sqrt(half * half + area)))
