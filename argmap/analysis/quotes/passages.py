"""The texts of sources: their paragraphs, and where in them a quote stands.

Nothing here opens a file: texts are handed in. Each text is normalized and indexed once, so that
the time for many quotes is about linear in the text and the quotes. An `Effort` bounds the time
for quotes that are chosen to be slow.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.analysis.effort import Effort
from argmap.analysis.quotes import Found, Mark, Paragraphs
from argmap.analysis.quotes.alignment import Alignment
from argmap.analysis.quotes.markup import Markup, read_document
from argmap.analysis.quotes.nearest import nearest_passage
from argmap.analysis.quotes.pieces import Piece, readings
from argmap.analysis.quotes.skeleton import Skeleton, TypographicMark, agree
from argmap.analysis.quotes.typography import comparable_text
from argmap.analysis.quotes.words import begins_word, ends_word
from argmap.text.scripts import is_unspaced

_INDEX_AFTER = 8_000_000
"""How many characters are searched through before an index is made: most texts need none."""
_SHORT = 4096
_A_STEP = 128
"""How many characters are searched through in one step."""
_A_TRY = 4
"""How many steps it takes to search at all."""
_A_CHECK = 8
"""How many steps it takes to look at a place, and at each mark there."""


class Passages:
    """A text cut into its paragraphs, the blocks between blank lines, to find quotes in.

    `effort` bounds the work of finding all quotes, in this text and in others that share it.
    """

    def __init__(
        self, text: str, effort: Effort | None = None, markup: Markup = Markup.NONE
    ) -> None:
        self._document = read_document(text, markup)
        self._effort = effort or Effort()
        self._searched = 0
        self._aligned: dict[int, Alignment] = {}

    def __len__(self) -> int:
        return len(self._document.paragraphs)

    @property
    def paragraphs(self) -> Sequence[str]:
        """The paragraphs as a reader sees them, without marks of emphasis, code and links."""
        return self._document.paragraphs

    @property
    def without_prose(self) -> frozenset[int]:
        """The numbers of the blocks that are no paragraphs to a reader: headings and code."""
        return self._document.without_prose

    def find(self, quote: str, cited: Paragraphs | None = None) -> Found | None:
        """Return where a quote stands: in the paragraphs that are cited, or else the first.

        Where the quote leaves something out, its pieces must stand in this order in one paragraph.
        Return None if the quote is not found, or has no
        words. Raise SpentError if the search took too many steps.
        """
        self._effort.begin()
        read = list(self._readings(quote))
        if cited is not None:
            for pieces in read:
                spans = self._in_cited(pieces, cited)
                if spans is not None:
                    return Found(cited, spans)
        everywhere = (self._between(pieces, 0, len(self._characters)) for pieces in read)
        return next((found for found in everywhere if found is not None), None)

    def marked(self, found: Found) -> Iterator[Mark]:
        """Yield where the words of a quote that was found stand in the paragraphs."""
        starts, end = self._skeleton.paragraphs, len(self._characters)
        for first, behind in found.spans:
            before, last = self._paragraphs_at(first, behind)
            for number in range(before, last + 1):
                start = starts[number - 1]
                stop = starts[number] if number < len(starts) else end
                if number not in self._aligned:
                    text = self._document.paragraphs[number - 1]
                    self._aligned[number] = Alignment(text, self._characters[start:stop])
                within = max(first, start) - start, min(behind, stop) - start
                words = self._aligned[number].span(*within)
                if words is not None:
                    yield Mark(number, *words)

    def nearest(
        self, quote: str, cited: Paragraphs | None, effort: Effort
    ) -> tuple[int, str] | None:
        """Return a paragraph and its words that resemble a quote most, or None where none do.

        The cited paragraphs are searched first. When `effort` is spent, return None.
        """
        return nearest_passage(self._document.paragraphs, quote, cited, effort)

    def _readings(self, quote: str) -> Iterator[list[Piece]]:
        """Yield the pieces of a quote, once for each way to read it in this text."""
        for written in dict.fromkeys((quote, self._document.without_marks(quote))):
            for pieces in readings(written, notes=self._skeleton.has_notes):
                if self._searched >= _INDEX_AFTER:
                    for piece in pieces:
                        self._anchor(piece)
                if pieces:
                    yield pieces

    @cached_property
    def _skeleton(self) -> Skeleton:
        return Skeleton(comparable_text(self._document.paragraphs))

    @cached_property
    def _characters(self) -> str:
        return self._skeleton.characters

    def _span(self, paragraphs: Paragraphs) -> tuple[int, int]:
        first, last = paragraphs
        starts = self._skeleton.paragraphs
        return starts[first - 1], starts[last] if last < len(starts) else len(self._characters)

    def _paragraphs_at(self, start: int, end: int) -> Paragraphs:
        starts = self._skeleton.paragraphs
        return bisect_right(starts, start), bisect_right(starts, end - 1)

    def _in_cited(
        self, pieces: list[Piece], cited: Paragraphs
    ) -> tuple[tuple[int, int], ...] | None:
        """Return where pieces stand in one of the paragraphs that are cited, if they do."""
        first, last = cited
        if first == last or len(pieces) == 1:
            return self._in_order(pieces, *self._span(cited))
        found = self._between(pieces, *self._span(cited))
        return None if found is None else found.spans

    def _between(self, pieces: list[Piece], start: int, end: int) -> Found | None:
        """Return the first paragraph between two offsets in which pieces stand in their order."""
        if any(self._next(piece, start, end) is None for piece in pieces):
            return None
        rarest = min(pieces, key=self._frequency)
        found = self._next(rarest, start, end)
        while found is not None:
            self._effort.spend(_A_TRY)
            paragraphs = self._paragraphs_at(*found)
            span = self._span(paragraphs)
            spans = self._in_order(pieces, *span)
            if spans is not None:
                return Found(paragraphs, spans)
            # The search goes on behind the paragraphs that were tried.
            found = self._next(rarest, max(found[0], span[1] - len(rarest.characters)) + 1, end)
        return None

    def _frequency(self, piece: Piece) -> tuple[int, int]:
        """Return how often a piece may occur in the text; longer pieces count as rarer."""
        places = len(self._characters) if piece.anchor is None else len(piece.anchor[1])
        return places, -len(piece.characters)

    def _in_order(
        self, pieces: list[Piece], start: int, end: int
    ) -> tuple[tuple[int, int], ...] | None:
        """Return where pieces stand between two offsets, one behind the other, if they do."""
        spans = []
        for piece in pieces:
            found = self._next(piece, start, end)
            if found is None:
                return None
            spans.append(found)
            _, start = found
        return tuple(spans)

    def _next(self, piece: Piece, start: int, end: int) -> tuple[int, int] | None:
        """Return where a piece stands first between two offsets."""
        before = piece.beginning
        at = self._search(piece, start + before, end)
        while at >= 0:
            found = at - before, at + len(piece.sought)
            if self._stands(piece, *found):
                return found
            at = self._search(piece, at + 1, end)
        return None

    def _stands(self, piece: Piece, start: int, end: int) -> bool:
        """Return whether marks and words match too where a piece was found."""
        if piece.beginnings and not self._characters.startswith(piece.beginnings, start):
            return False
        self._effort.spend(_A_CHECK * (1 + self._skeleton.count(start, end)))
        marks = self._skeleton.marks(start, end)
        before, after = _around(marks, piece, start, end)
        within = [mark.moved(-start) for mark in marks[len(before) : len(marks) - len(after)]]
        return (
            agree(within, piece.marks)
            and (not piece.starts_word or begins_word(self._characters, start, before))
            and (not piece.ends_word or ends_word(self._characters, end, after))
        )

    def _search(self, piece: Piece, start: int, end: int) -> int:
        self._effort.spend(_A_TRY)
        if end - start > _SHORT:
            self._searched += end - start
            if piece.anchor is not None:
                offset, places = piece.anchor
                return self._look_up(piece.sought, offset - piece.beginning, places, start, end)
        reach = min(end, start + len(piece.sought) + (self._effort.left + 1) * _A_STEP)
        at = self._characters.find(piece.sought, start, reach)
        self._effort.spend(((at if at >= 0 else reach) - start) // _A_STEP)
        return at

    @cached_property
    def _index(self) -> "defaultdict[str, array[int]]":
        """Where every word stands."""
        index: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        for word, offset in self._skeleton.words():
            index[word].append(offset)
        return index

    def _anchor(self, piece: Piece) -> None:
        """Find the rarest word of a piece for which the index of the text can be used."""
        last = len(piece.characters)
        anchors = (
            (offset, self._index.get(word, ()))
            for word, offset in piece.skeleton.words()
            if is_unspaced(word[0])
            or (
                (offset or (piece.starts_word and not piece.beginnings and word.isascii()))
                and (offset + len(word) < last or (piece.ends_word and word.isascii()))
            )
        )
        piece.anchor = min(anchors, key=lambda anchor: len(anchor[1]), default=None)

    def _look_up(
        self, sought: str, offset: int, places: Sequence[int], start: int, end: int
    ) -> int:
        steps = 1 + len(sought) // _A_STEP
        for number in range(bisect_left(places, start + offset), len(places)):
            at = places[number] - offset
            if at + len(sought) > end:
                break
            self._effort.spend(steps)
            if self._characters.startswith(sought, at):
                return at
        return -1


def _around(
    marks: list[TypographicMark], piece: Piece, start: int, end: int
) -> tuple[list[TypographicMark], list[TypographicMark]]:
    """Return the marks that stand in front of a piece and behind it, and are no part of it."""
    in_front = _count(marks, start) - _count(piece.marks, 0)
    behind = _count(marks, end) - _count(piece.marks, len(piece.characters))
    return marks[: max(0, in_front)], marks[len(marks) - max(0, behind) :]


def _count(marks: list[TypographicMark], offset: int) -> int:
    return sum(mark.offset == offset for mark in marks)
