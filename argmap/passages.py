"""The texts of sources: their paragraphs, and where in them a quote stands.

Texts come in from outside, as `SourceText`; nothing here opens a file. Each text is normalised and
indexed once, so that many quotes cost little more than the text and they themselves are long; and
what they do cost is bounded by an `Effort`, however they are chosen.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain

Paragraphs = tuple[int, int]
"""The first and the last of some paragraphs, counted from 1."""

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"\w+")
_PART = re.compile(r"[^\W_]+")
"""A word as the ends of pieces see it."""

_QUOTATION_MARKS = "\"'`´“”„‟«»‹›‘’‚‛「」『』〝〞〟＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_UNSEEN = "\xad\u200b\u200c\u200d\u2060\ufeff"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_QUOTATION_MARKS, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_UNSEEN),
    }
)
_JOINT = re.compile(r" ?(['-])(?: ?\1)* ?")
_LEFT_OUT = re.compile(r"\[([^\[\]]*)\]|…|\.(?: ?\.){2,}")

_INDEX_AFTER = 8_000_000
"""How many characters are searched through before an index is made: most texts need none."""
_SHORT = 4096
_A_STEP = 128
"""How many characters are searched through in one step."""
_A_TRY = 4
"""How many steps it takes to search at all."""
_LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class SourceText:
    """The plain text of a source, or why there is none, in a few words."""

    text: str | None
    reason: str = ""


class SpentError(Exception):
    """A search came to no end within the steps that it may take."""


class Effort:
    """How many steps searches may take: to compare a word, to try a place, to read a line.

    Each has `each` steps to itself, and beyond these draws on a `stock` that all of them share:
    n searches take n × `each` + `stock` steps at most. Steps are counted, as time is not the same
    in every run.
    """

    def __init__(self, stock: int = 1_500_000, each: int = 200) -> None:
        self._stock = self._left = stock
        self._each = each

    @property
    def left(self) -> int:
        """How many steps the present search can still take; below zero, it took too many."""
        return self._left

    def begin(self) -> None:
        """Begin another search."""
        self._stock = max(0, min(self._stock, self._left))
        self._left = self._stock + self._each

    def spend(self, steps: int) -> None:
        """Take steps. Raises SpentError if there are not as many left."""
        self._left -= steps
        if self._left < 0:
            raise SpentError


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a quote that stand together.

    `texts` are the forms in which they may stand. `starts_word` and `ends_word`: the piece may not
    begin or end in the middle of a word. `anchors` are of use where there is an index: for each
    form, where its rarest word stands in it, and where that word stands in the whole.
    """

    texts: tuple[str, ...]
    starts_word: bool
    ends_word: bool
    anchors: dict[str, tuple[int, list[int]]] = field(default_factory=dict)


class Passages:
    """A text cut into its paragraphs, the blocks between blank lines, to find quotes in.

    `effort` bounds the work of finding all quotes, in this text and in others that share it.
    """

    def __init__(self, text: str, effort: Effort | None = None) -> None:
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff \t\n")
        self.paragraphs = [block for block in _BLANK_LINES.split(text) if block.strip()]
        self._effort = effort or Effort()
        self._searched = 0

    def __len__(self) -> int:
        return len(self.paragraphs)

    def find(self, quote: str, cited: Paragraphs | None = None) -> Paragraphs | None:
        """Give the paragraphs in which a quote stands: those that are cited, or else the first.

        White space, quotation marks and dashes are compared as one kind of each. Where the quote
        leaves something out, its pieces must stand in this order in the paragraphs that are cited,
        or in one. None if the quote stands nowhere, or has no words. Raises SpentError if the
        effort did not suffice to tell.
        """
        self._effort.begin()
        pieces = _pieces(quote)
        if not pieces:
            return None
        if self._searched >= _INDEX_AFTER:
            for piece in pieces:
                self._anchor(piece)
        if cited is not None and self._in_order(pieces, *self._span(cited)):
            return cited
        return self._anywhere(pieces)

    def nearest(
        self, quote: str, cited: Paragraphs | None, effort: Effort
    ) -> tuple[int, str] | None:
        """Give a paragraph and its words that resemble a quote most, or None where none do.

        They are as many words as the quote has, and share the most with it, and half at least. The
        paragraphs that are cited are searched first. When `effort` is spent, the answer is None.
        """
        effort.begin()
        if not effort.left:
            return None
        wanted = Counter(_words_of(quote))
        first, last = cited or (1, 0)
        others = chain(range(1, first), range(last + 1, len(self) + 1))
        try:
            return self._most_alike(wanted, range(first, last + 1), effort) or self._most_alike(
                wanted, others, effort
            )
        except SpentError:
            return None

    @cached_property
    def _normalised(self) -> list[str]:
        return [_normalise(paragraph) for paragraph in self.paragraphs]

    @cached_property
    def _whole(self) -> str:
        return " ".join(self._normalised)

    @cached_property
    def _starts(self) -> list[int]:
        """Where in the whole each paragraph starts."""
        lengths = (len(paragraph) + 1 for paragraph in self._normalised)
        return [0, *accumulate(lengths)][: len(self)]

    def _span(self, paragraphs: Paragraphs) -> tuple[int, int]:
        first, last = paragraphs
        return self._starts[first - 1], self._starts[last - 1] + len(self._normalised[last - 1])

    def _paragraphs_at(self, start: int, end: int) -> Paragraphs:
        return bisect_right(self._starts, start), bisect_right(self._starts, end - 1)

    def _anywhere(self, pieces: list[_Piece]) -> Paragraphs | None:
        end = len(self._whole)
        if any(self._next(piece, 0, end) is None for piece in pieces):
            return None
        rarest = min(pieces, key=self._frequency)
        longest = max(map(len, rarest.texts))
        found = self._next(rarest, 0, end)
        while found is not None:
            self._effort.spend(_A_TRY)
            paragraphs = self._paragraphs_at(*found)
            span = self._span(paragraphs)
            if self._in_order(pieces, *span):
                return paragraphs
            # What stands wholly within the span is tried with it.
            found = self._next(rarest, max(found[0], span[1] - longest) + 1, end)
        return None

    def _frequency(self, piece: _Piece) -> tuple[int, int]:
        """Give how often a piece may stand in the whole; long ones are rare as far as is known."""
        anchors = piece.anchors.values()
        places = sum(len(places) for _, places in anchors) if anchors else len(self._whole)
        return places, -len(piece.texts[0])

    def _in_order(self, pieces: list[_Piece], start: int, end: int) -> bool:
        for piece in pieces:
            found = self._next(piece, start, end)
            if found is None:
                return False
            _, start = found
        return True

    def _next(self, piece: _Piece, start: int, end: int) -> tuple[int, int] | None:
        """Give where a piece stands first between two offsets."""
        whole = self._whole
        first: tuple[int, int] | None = None
        for text in piece.texts:
            at = self._search(text, piece, start, end)
            while at >= 0:
                after = at + len(text)
                inside = (piece.starts_word and at > 0 and whole[at - 1].isalnum()) or (
                    piece.ends_word and after < len(whole) and whole[after].isalnum()
                )
                if not inside:
                    # Another form is of interest only where it stands before this one.
                    first, end = (at, after), after
                    break
                at = self._search(text, piece, at + 1, end)
        return first

    def _search(self, text: str, piece: _Piece, start: int, end: int) -> int:
        self._effort.spend(_A_TRY)
        if end - start > _SHORT:
            self._searched += end - start
            if text in piece.anchors:
                return self._look_up(text, *piece.anchors[text], start, end)
        reach = min(end, start + len(text) + (self._effort.left + 1) * _A_STEP)
        at = self._whole.find(text, start, reach)
        self._effort.spend(((at if at >= 0 else reach) - start) // _A_STEP)
        return at

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Where every word stands."""
        index: dict[str, list[int]] = {}
        for word in _PART.finditer(self._whole):
            index.setdefault(word[0], []).append(word.start())
        return index

    def _anchor(self, piece: _Piece) -> None:
        """Find the rarest word of each form of a piece that has a whole one."""
        for text in piece.texts:
            anchors = (
                (word.start(), self._index.get(word[0], []))
                for word in _PART.finditer(text)
                if (word.start() or piece.starts_word)
                and (word.end() < len(text) or piece.ends_word)
            )
            rarest = min(anchors, key=lambda anchor: len(anchor[1]), default=None)
            if rarest is not None:
                piece.anchors[text] = rarest

    def _look_up(self, text: str, offset: int, places: list[int], start: int, end: int) -> int:
        steps = 1 + len(text) // _A_STEP
        for number in range(bisect_left(places, start + offset), len(places)):
            at = places[number] - offset
            if at + len(text) > end:
                break
            self._effort.spend(steps)
            if self._whole.startswith(text, at):
                return at
        return -1

    def _most_alike(
        self, wanted: Counter[str], numbers: Iterable[int], effort: Effort
    ) -> tuple[int, str] | None:
        best, found = max(1.5, wanted.total() / 2 - 0.5), None
        for number in numbers:
            paragraph = self.paragraphs[number - 1]
            # A word takes two characters at least, so that nothing is cut into words for nothing.
            effort.spend(len(wanted) + len(paragraph) // 2 + 1)
            shared, passage = _closest_window(wanted, paragraph)
            if shared > best:
                best, found = shared, (number, passage)
        return found


def _closest_window(wanted: Counter[str], paragraph: str) -> tuple[int, str]:
    """Give how many words of a paragraph's best stretch are wanted, and the stretch."""
    size = wanted.total()
    words = [(word[0].casefold(), *word.span()) for word in _WORD.finditer(paragraph)]
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
    passage = " ".join(paragraph[start : window[-1][2]].split())
    if len(passage) > _LONGEST_SHOWN:
        passage = passage[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return best, passage


def _words_of(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _normalise(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _JOINT.sub(r"\1", " ".join(text.translate(_ALIKE).split()))


def _pieces(quote: str) -> list[_Piece]:
    """Cut a quote where something is left out or put in: …, ..., [brackets].

    A letter in brackets in front of a word, “[T]he”, stands for that letter in either case.
    """
    quote = _normalise(quote)
    pieces: list[_Piece] = []
    start, letter, after_bracket = 0, "", False
    for cut in [*_LEFT_OUT.finditer(quote), None]:
        text = quote[start : cut.start() if cut else len(quote)]
        before_bracket = cut is not None and cut[0].startswith("[")
        piece = _piece(letter, text, after_bracket and not letter, before_bracket)
        if piece is not None:
            pieces.append(piece)
        if cut is not None:
            start, after_bracket = cut.end(), before_bracket
            inserted = cut[1] or ""
            follows = quote[start : start + 1].isalpha()
            letter = inserted if len(inserted) == 1 and inserted.isalpha() and follows else ""
    return pieces


def _piece(letter: str, text: str, after_bracket: bool, before_bracket: bool) -> _Piece | None:
    bare = text.strip(" '")
    if not bare:
        return None
    starts_word = bool(letter) or (
        _is_of_a_word(bare[0]) and not (after_bracket and text[0] == bare[0])
    )
    ends_word = _is_of_a_word(bare[-1]) and not (before_bracket and text[-1] == bare[-1])
    texts = tuple(dict.fromkeys((letter.lower() + bare, letter.upper() + bare)))
    return _Piece(texts, starts_word, ends_word)


def _is_of_a_word(character: str) -> bool:
    """Tell characters of scripts that put spaces between words, as far as case tells them."""
    return character.isdigit() or character.islower() or character.isupper()
