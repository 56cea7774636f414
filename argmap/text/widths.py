"""How many columns a text takes on a terminal, and where it may be broken.

This module alone knows that. Widths and graphemes (what a reader takes for one character, however
many it is made of) are those of wcwidth, which is imported for a text that needs it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

# Letters and signs of European languages, and the program's own signs: each takes one column and
# joins no other.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u22ff\u2500-\u25fc✓✗\ufffd]*"
)
_MOST_IN_COLUMN = 10
_LONGEST_GRAPHEME = 32
_LONGEST_WORD = 64


def columns(text: str) -> int:
    """Return the width of a text in columns; ten characters take a column at least."""
    if text.isascii():
        return len(text)
    return _columns_of_word(text) if len(text) <= _LONGEST_WORD else _measured(text)


def graphemes(text: str) -> Sequence[str]:
    """Return the graphemes of a text, each of 32 characters at most: a longer one is cut."""
    if _is_narrow(text) or all(map(_stands_alone, text)):
        return text
    from wcwidth import iter_graphemes

    found = list(iter_graphemes(text))
    if max(map(len, found)) <= _LONGEST_GRAPHEME:
        return found
    return [
        each[start : start + _LONGEST_GRAPHEME]
        for each in found
        for start in range(0, len(each), _LONGEST_GRAPHEME)
    ]


def chop(text: str, width: int) -> Iterator[str]:
    """Yield pieces of a text that take at most `width` columns, cut between graphemes.

    A grapheme that is wider is cut between its characters.
    """
    if _is_narrow(text):
        for start in range(0, max(len(text), 1), width):
            yield text[start : start + width]
        return
    start = end = used = 0
    for part in _parts(text, width):
        size = _columns_of(part)
        longest = start + width * _MOST_IN_COLUMN
        if end > start and (used + size > width or end + len(part) > longest):
            yield text[start:end]
            start, used = end, 0
        end += len(part)
        used += size
    yield text[start:]


def _parts(text: str, width: int) -> Iterator[str]:
    for grapheme in graphemes(text):
        if len(grapheme) > 1 and _columns_of(grapheme) > width:
            yield from grapheme
        else:
            yield grapheme


def word_ends(sizes: Iterable[int]) -> list[int]:
    """Return the columns behind each word on a line that holds them all, a space apart.

    There is a space behind the last one too; before all of them stands a 0.
    """
    return list(accumulate((size + 1 for size in sizes), initial=0))


def filled(ends: Sequence[int], width: int) -> list[slice]:
    """Return which words stand on each line, if each line has as many as `width` allows.

    A word that is wider than a line has its own.
    """
    lines = []
    start, count = 0, len(ends) - 1
    while start < count:
        stop = max(bisect_right(ends, ends[start] + width + 1, start) - 1, start + 1)
        lines.append(slice(start, stop))
        start = stop
    return lines


def _is_narrow(text: str) -> bool:
    return text.isascii() or _NARROW.fullmatch(text) is not None


def _measured(text: str) -> int:
    if _is_narrow(text):
        return len(text)
    return max(sum(map(_columns_of, graphemes(text))), len(text) // _MOST_IN_COLUMN)


# A text says most of its words more than once.
_columns_of_word = lru_cache(8192)(_measured)


@lru_cache(8192)
def _columns_of(grapheme: str) -> int:
    from wcwidth import wcswidth

    # A control character has no width; something is shown in its place.
    return abs(wcswidth(grapheme))


@lru_cache(8192)
def _stands_alone(character: str) -> bool:
    """Tell a character that is a grapheme whatever stands beside it."""
    from wcwidth import iter_graphemes

    return len(list(iter_graphemes(f"a{character}{character}a"))) == 4
