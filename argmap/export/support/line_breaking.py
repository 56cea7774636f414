"""Map text broken into lines for boxes."""

import re
from bisect import bisect_right
from functools import lru_cache, partial
from itertools import accumulate
from math import sqrt
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable

# What a reader takes for a space between words; a no-break space is none.
_BLANK = re.compile("[ \t\n\r\u2028\u2029]+")
_JOINER = "\u200d"
# A character and those joined to it, of which no picture needs more.
_CLUSTER = re.compile(f".(?:{_JOINER}{{1,2}}.?){{0,9}}", re.DOTALL)
_MOST_IN_COLUMN = 10
_COLUMN = 0.5
_LINE = 1.2
# Three to two, and what is lost when lines are made even.
_PAGE = 1.6


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    return [word for word in _BLANK.split(text) if word]


def columns(text: str) -> int:
    """Return the width of a text in columns: wide characters take two, combining ones none.

    Characters that are joined to one before them, as in pictures of families, take none either;
    but ten characters take a column at least.
    """
    if text.isascii():
        return len(text)
    least = len(text) // _MOST_IN_COLUMN
    if _JOINER in text:
        text = _CLUSTER.sub(lambda found: found[0][0], text)
    return max(sum(map(_columns_of, text)), least)


@lru_cache(4096)
def _columns_of(character: str) -> int:
    if combining(character) or character == _JOINER or "\ufe00" <= character <= "\ufe0f":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def balanced(text: str, width: int) -> list[str]:
    """Break a text into as few lines as `width` allows, and make these as even as they can be."""
    return even(*measured(text), width)


def even(words: list[str], sizes: list[int], width: int) -> list[str]:
    """Break words of these widths into as few lines as `width` allows, as even as they can be."""
    widest = max(sizes, default=0)
    if widest > width:
        words, sizes = _chopped(words, sizes, width)
        widest = max(sizes)
    text = " ".join(words)
    size = sum(sizes) + len(sizes) - 1
    if size <= width:
        return [text] if words else []
    if text.isascii():
        fill = partial(_filled_ascii, text)
    else:
        fill = partial(_filled, words, list(accumulate(size + 1 for size in sizes)))
    used: Callable[[str], int] = len if text.isascii() else columns
    lines = fill(width)
    count = len(lines)
    # So wide is the narrowest of these lines at least: all words share them with no room left.
    shared = -(-(size - count + 1) // count)
    low, high = max(width // 2, shared, widest) - 1, max(map(used, lines))
    while high - low > 1 and count > 1:
        middle = (low + high) // 2
        found = fill(middle)
        if len(found) == count:
            high, lines = max(map(used, found)), found
        else:
            low = middle
    return lines


def measured(text: str) -> tuple[list[str], list[int]]:
    """Return the words of a text and their widths in columns."""
    if text.isascii() and text.isprintable():
        words = text.split()
        return words, list(map(len, words))
    words = words_of(text)
    return words, list(map(columns, words))


def _chopped(words: list[str], sizes: list[int], width: int) -> tuple[list[str], list[int]]:
    """Return words, those that are too long in pieces, and their widths."""
    words = [
        piece
        for word, size in zip(words, sizes, strict=True)
        for piece in (_chop(word, width) if size > width else (word,))
    ]
    return words, list(map(columns, words))


def _filled(words: list[str], ends: list[int], width: int) -> list[str]:
    """Fill lines with words, none of which is wider than a line.

    `ends` are the columns behind each word, a space included, on a line that holds them all.
    """
    lines = []
    place = start = 0
    while place < len(words):
        first = place
        # A wide character goes beyond a line of one column.
        place = max(bisect_right(ends, start + width + 1, first), first + 1)
        lines.append(" ".join(words[first:place]))
        start = ends[place - 1]
    return lines


def _filled_ascii(text: str, width: int) -> list[str]:
    """Fill lines with the words of an ASCII text, set a space apart: in a tenth of the time."""
    return _line(width).findall(text)


@lru_cache(512)
def _line(width: int) -> re.Pattern[str]:
    return re.compile(rf"(\S.{{0,{width - 1}}})(?: |\Z)")


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


def _chop(word: str, width: int) -> list[str]:
    """Cut a word into pieces of at most `width` columns, between whole characters."""
    pieces = [""]
    used = 0
    for cluster in _CLUSTER.findall(word):
        size = _columns_of(cluster[0])
        full = len(pieces[-1]) + len(cluster) > width * _MOST_IN_COLUMN
        if used + size > max(width, 2) or full:
            pieces.append("")
            used = 0
        pieces[-1] += cluster
        used += size
    return pieces
