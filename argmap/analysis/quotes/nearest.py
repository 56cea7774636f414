"""The passage of a text that resembles a quote most."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from argmap.analysis.effort import Effort, SpentError
from argmap.analysis.quotes.typography import readable
from argmap.text.normalizing import normalize
from argmap.text.scripts import UNSPACED
from argmap.text.wording import brief

_WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_LONGEST_SHOWN = 120


def nearest_passage(
    paragraphs: list[str], quote: str, cited: tuple[int, int] | None, effort: Effort
) -> tuple[int, str] | None:
    """Return a paragraph's number and its words that resemble a quote most, if any do.

    The passage has as many words as the quote, and shares more of them with it than any other, and
    at least half. The cited paragraphs are searched first. When `effort` is spent, return None.
    """
    effort.begin()
    if not effort.left:
        return None
    wanted = Counter(map(_compared, _WORD.findall(readable(quote))))
    first, last = cited or (1, 0)
    others = chain(range(1, first), range(last + 1, len(paragraphs) + 1))
    try:
        return _most_alike(paragraphs, wanted, range(first, last + 1), effort) or _most_alike(
            paragraphs, wanted, others, effort
        )
    except SpentError:
        return None


def _most_alike(
    paragraphs: list[str], wanted: Counter[str], numbers: Iterable[int], effort: Effort
) -> tuple[int, str] | None:
    best, found = max(1.5, wanted.total() / 2 - 0.5), None
    for number in numbers:
        paragraph = paragraphs[number - 1]
        # Spent before the text is split into words, each of at least two characters.
        effort.spend(len(wanted) + len(paragraph) // 2 + 1)
        shared, passage = _closest_window(wanted, readable(paragraph))
        if shared > best:
            best, found = shared, (number, passage)
    return found


def _closest_window(wanted: Counter[str], paragraph: str) -> tuple[int, str]:
    """Return how many words of a paragraph's best window are wanted, and the window's text."""
    size = wanted.total()
    words = [(_compared(word[0]), *word.span()) for word in _WORD.finditer(paragraph)]
    missing = wanted.copy()
    shared = best = best_end = 0
    for number, (word, _, _) in enumerate(words):
        if number >= size:
            leaving = words[number - size][0]
            if leaving in missing:
                missing[leaving] += 1
                shared -= missing[leaving] > 0
        if word in missing:
            shared += missing[word] > 0
            missing[word] -= 1
        if shared > best:
            best, best_end = shared, number
    if not best:
        return 0, ""
    window = words[max(0, best_end - size + 1) : best_end + 1]
    start = next(start for word, start, _ in window if word in wanted)
    passage = paragraph[start : window[-1][2]]
    return best, brief(passage, _LONGEST_SHOWN)


def _compared(word: str) -> str:
    return word.casefold() if word.isascii() else normalize("NFKC", word).casefold()
