"""The text of a source in a terminal: its paragraphs numbered, with what cites each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.terminal.signs import Signs
from argmap.terminal.style import Style
from argmap.terminal.wrapping import (
    WIDEST,
    Piece,
    blank,
    columns_of,
    plain,
    styled_words,
    with_heads,
    wrap,
)
from argmap.text.sanitizing import visible
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions
from argmap.views.coverage import ELSEWHERE, NOT_CITED, Citer, citers, count, line_breaks

if TYPE_CHECKING:
    from argmap.analysis.coverage import Coverage, Paragraph
    from argmap.model.argument_map import ArgumentMap

_NARROWEST = 12
_DEEPEST_INDENT = 8
_STEP = "→"
_SIGNS, _ASCII_SIGNS = ("⟦", "⟧"), ("{", "}")
# No text has them when it is visible. Each takes one column, as the signs do.
_BEGIN, _END, _BREAK = "\x01", "\x02", "\x03"
_BLANK = re.compile(r"\s")
_EDGE = re.compile(f"([{_BEGIN}{_END}])")


@dataclass(frozen=True, slots=True)
class CoverageStyle(Style):
    """How to write a text: `signs` marks quotes by signs, not by a style.

    `uncited` leaves out all paragraphs but those that nothing cites.
    """

    signs: bool = True
    uncited: bool = False


def lines_of(
    argument_map: "ArgumentMap", coverage: "Coverage", style: CoverageStyle
) -> Iterator[list[Piece]]:
    """Yield the lines of a text, each a list of pieces: text and the name of its style."""
    return _Writer(argument_map, coverage, style).lines()


class _Writer:
    def __init__(
        self, argument_map: "ArgumentMap", coverage: "Coverage", style: CoverageStyle
    ) -> None:
        self._map = argument_map
        self._coverage = coverage
        self._style = style
        self._signs = Signs(ascii_only=style.ascii)
        signs = _ASCII_SIGNS if style.ascii else _SIGNS
        self._quoted = dict(zip((_BEGIN, _END), signs if style.signs else ("", ""), strict=True))
        self._quoted_style = "" if style.signs else "quoted"
        self._width = min(style.width, WIDEST)
        self._is_cited = coverage.is_cited
        self._digits = len(str(len(coverage.paragraphs)))

    def lines(self) -> Iterator[list[Piece]]:
        yield from self._header()
        for paragraph in self._coverage.paragraphs:
            if not self._style.uncited or paragraph.is_missing:
                yield []
                yield from self._paragraph(paragraph)
        if not self._style.uncited:
            yield from self._elsewhere()
        yield []
        has_marks = any(paragraph.marks for paragraph in self._coverage.paragraphs)
        if has_marks and self._style.signs and not self._style.uncited:
            begin, end = self._quoted.values()
            yield from self._said(f"{begin}…{end} quoted", "quiet")
        row = ((word, "quiet") for word in self._signs.row(count(self._coverage)))
        yield from wrap(row, max(self._width, _NARROWEST))

    def _said(self, text: str, style: str) -> list[list[Piece]]:
        words = styled_words(self._signs.shown(text), style)
        return wrap(words, max(self._width, _NARROWEST))

    def _header(self) -> Iterator[list[Piece]]:
        source = self._coverage.source
        facts = captions.source_line(self._map.sources[source])
        yield from self._said(f"Source {brief(source, LONG_NAME)}: {facts}", "title")

    def _paragraph(self, paragraph: "Paragraph") -> Iterator[list[Piece]]:
        # A source that nothing cites yet is shown for its numbers alone.
        is_missing = paragraph.is_missing and self._is_cited
        style = "undecided" if is_missing else "quiet"
        head: list[Piece] = [(f"{paragraph.number:>{self._digits}}", style), ("  ", "")]
        yield from with_heads(self._text(paragraph), head, blank(self._digits + 2))
        if self._style.uncited:
            return
        items = [self._citer(each) for each in citers(self._map, paragraph.uses, paragraph.number)]
        if paragraph.continued is not None:
            above = f"cited with {captions.place({'paragraph': paragraph.continued})}, above"
            items.append(([], list(styled_words(self._signs.shown(above), "quiet"))))
        if is_missing:
            items.append(([], [(NOT_CITED, style)]))
        yield from self._listed(items)

    def _elsewhere(self) -> Iterator[list[Piece]]:
        found = citers(self._map, self._coverage.elsewhere)
        if found:
            yield []
            yield from self._said(ELSEWHERE, "heading")
            yield from self._listed([self._citer(each) for each in found])

    def _text(self, paragraph: "Paragraph") -> Iterator[list[Piece]]:
        """Yield the lines of a paragraph, filled again unless they are those of a list or code."""
        is_quoted = False
        for part in self._marked(paragraph).strip(_BREAK).split(_BREAK):
            indent = min(len(part) - len(part.lstrip()), _DEEPEST_INDENT)
            width = max(self._width - self._digits - 2 - indent, _NARROWEST)
            for line in wrap(((word, "") for word in part.split()), width):
                pieces: list[Piece] = [(" " * indent, "")]
                for text in _EDGE.split("".join(text for text, _ in line)):
                    if text in {_BEGIN, _END}:
                        is_quoted = text == _BEGIN
                        pieces.append((self._quoted[text], ""))
                    else:
                        pieces.append((text, self._quoted_style if is_quoted else ""))
                yield [piece for piece in pieces if piece[0]]

    @staticmethod
    def _marked(paragraph: "Paragraph") -> str:
        """Return the visible text of a paragraph, with what begins and ends quotes and lines."""
        blank = _BLANK.sub(" ", paragraph.text)
        starts = [0, *(at + 1 for at in line_breaks(paragraph))]
        ends = [*(at - 1 for at in starts[1:]), len(blank)]
        lines = (visible(blank[start:end]) for start, end in zip(starts, ends, strict=True))
        # Each character is still where it was.
        shown = _BREAK.join(lines)
        pieces: list[str] = []
        done = 0
        for start, end in paragraph.marks:
            pieces += shown[done:start], _BEGIN, shown[start:end], _END
            done = end
        return "".join([*pieces, shown[done:]])

    def _citer(self, citer: Citer) -> tuple[list[Piece], list[Piece]]:
        """Return the sign of who cites, and the words."""
        if citer.kind is None:
            sign: Piece = (self._signs.shown(_STEP), "quiet")
        else:
            sign = (self._signs.symbols[citer.kind], citer.kind)
        words = list(
            styled_words(self._signs.shown(citer.text) if citer.kind is None else citer.text, "")
        )
        if citer.remarks:
            remarks = self._signs.shown(f"({'; '.join(map(plain, citer.remarks))})")
            words += styled_words(remarks, "note")
        if citer.name:
            words.append((f"<{plain(brief(citer.name, LONG_NAME))}>", "quiet"))
        return [sign, (" ", "")], words

    def _listed(self, items: Iterable[tuple[list[Piece], list[Piece]]]) -> Iterator[list[Piece]]:
        """Yield the lines of items that hang on a paragraph."""
        margin = " " * (self._digits + 2)
        items = list(items)
        for number, (sign, words) in enumerate(items, 1):
            guide, rest = ("└ ", "  ") if number == len(items) else ("├ ", "│ ")
            head: list[Piece] = [(margin, ""), (self._signs.shown(guide), "guide"), *sign]
            column = columns_of(head)
            behind = " " * (column - len(margin) - len(rest))
            below: list[Piece] = [(margin, ""), (self._signs.shown(rest) + behind, "guide")]
            lines = wrap(words, max(self._width - column, _NARROWEST))
            yield from with_heads(lines, head, below)
