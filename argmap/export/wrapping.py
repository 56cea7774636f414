"""Map text broken into lines for boxes."""

import re
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from unicodedata import combining, east_asian_width

# What a reader takes for a space between words; a no-break space is none.
_BLANK = re.compile("[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_JOINER = "\u200d"
_COLUMN = 0.5
_LINE = 1.2
_PAGE = 3 / 2


def words_of(text: str) -> list[str]:
    """Give the words of a text."""
    return [word for word in _BLANK.split(text) if word]


def columns(text: str) -> int:
    """Give the width of a text in columns: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


@lru_cache(4096)
def _columns_of(character: str) -> int:
    if combining(character) or character == _JOINER or "\ufe00" <= character <= "\ufe0f":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns, and words that are longer, too."""
    return _lines(*_chopped(*measured(text), width), width)


def balanced(text: str, width: int) -> list[str]:
    """Break a text into as few lines as `width` allows, and make these as even as they can be."""
    return even(*measured(text), width)


def even(words: list[str], sizes: list[int], width: int) -> list[str]:
    """Break words of these widths into as few lines as `width` allows, as even as they can be."""
    words, sizes = _chopped(words, sizes, width)
    size = sum(sizes) + len(sizes) - 1
    if size <= width:
        return [" ".join(words)] if words else []
    count = _count(sizes, width)
    # So wide is the narrowest of these lines at least: all words share them with no room left.
    shared = -(-(size - count + 1) // count)
    low, high = max(width // 2, shared, *sizes) - 1, width
    while high - low > 1 and count > 1:
        middle = (low + high) // 2
        if _count(sizes, middle) == count:
            high = middle
        else:
            low = middle
    return _lines(words, sizes, high)


def measured(text: str) -> tuple[list[str], list[int]]:
    """Give the words of a text and their widths in columns."""
    if text.isascii() and text.isprintable():
        words = text.split()
        return words, list(map(len, words))
    words = words_of(text)
    return words, list(map(columns, words))


def _chopped(words: list[str], sizes: list[int], width: int) -> tuple[list[str], list[int]]:
    """Give words, those that are too long in pieces, and their widths."""
    if max(sizes, default=0) <= width:
        return words, sizes
    words = [
        piece
        for word, size in zip(words, sizes, strict=True)
        for piece in (_chop(word, width) if size > width else (word,))
    ]
    return words, list(map(columns, words))


def _count(sizes: list[int], width: int) -> int:
    """Give how many lines words of these widths take."""
    count, used = 0, width
    for size in sizes:
        used += 1 + size
        if used > width:
            count += 1
            used = size
    return count


def _lines(words: list[str], sizes: list[int], width: int) -> list[str]:
    breaks = []
    used = width
    for place, size in enumerate(sizes):
        used += 1 + size
        if used > width:
            breaks.append(place)
            used = size
    return [" ".join(words[start:end]) for start, end in pairwise([*breaks, len(words)])]


def page_width(size: int, other_lines: float, least: int) -> int:
    """Give the width in columns at which a text of `size` columns makes a box of three to two.

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
    for place, character in enumerate(word):
        size = _columns_of(character)
        joined = place > 0 and word[place - 1] == _JOINER
        if used + size > max(width, 2) and not joined:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += size
    return pieces
