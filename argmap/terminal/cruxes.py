"""What conclusions hang on, as text in a terminal."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.terminal.signs import Signs
from argmap.terminal.style import Style
from argmap.terminal.wrapping import (
    Piece,
    blank,
    columns_of,
    id_behind,
    kept_together,
    place_words,
    plain,
    styled_words,
    text_width,
    with_heads,
    wrap,
)
from argmap.views import captions
from argmap.views.cruxes import Line, Role, place, remarks, text_of

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_INDENT = "  "
_STYLES = {
    Role.TITLE: "title",
    Role.NOTICE: "fault",
    Role.HEADING: "heading",
    Role.SENTENCE: "",
    Role.NOTE: "quiet",
}


def lines_of(
    argument_map: "ArgumentMap", said: Iterable[Line], style: Style
) -> Iterator[list[Piece]]:
    """Yield lines, each a list of pieces: text and the name of its style."""
    writer = _Writer(argument_map, style)
    before = None
    for line in said:
        if line.role is Role.HEADING or (line.role is Role.NOTE and before is not Role.NOTE):
            yield []
        before = line.role
        yield from writer.lines(line)


class _Writer:
    def __init__(self, argument_map: "ArgumentMap", style: Style) -> None:
        self._map = argument_map
        self._style = style
        self._signs = Signs(ascii_only=style.ascii)

    def lines(self, line: Line) -> Iterator[list[Piece]]:
        """Yield a line, wrapped."""
        if line.statement is None:
            # What the program itself says may have signs that only ASCII stands for.
            own = line.role in {Role.NOTICE, Role.SENTENCE, Role.NOTE}
            text = self._signs.shown(line.text) if own else line.text
            yield from self._wrapped(styled_words(text, _STYLES[line.role]), [])
            return
        facts = self._map.nodes[line.statement]
        head: list[Piece] = [(captions.symbol_of(facts, self._signs.symbols), facts["kind"])]
        if line.label is not None:
            head = [(self._signs.labels[line.label], line.label), (" ", ""), *head]
        else:
            before = [(line.text, "mark"), (" ", "")] if line.text else []
            head = [(_INDENT, ""), *before, *head]
        head.append((" ", ""))
        yield from self._wrapped(self._statement(line.statement, line), head)
        if line.remark:
            yield from self._wrapped(styled_words(line.remark, "quiet"), blank(columns_of(head)))

    def _statement(self, name: str, line: Line) -> Iterator[Piece]:
        style = "root" if line.role is Role.CONCLUSION else ""
        yield from styled_words(text_of(self._map, line), style)
        said = "; ".join(map(plain, remarks(self._map, name)))
        if said:
            yield from ((word, "note") for word in kept_together(f"({said})"))
        where = self._signs.shown(plain(place(self._map, name)))
        if where:
            yield from ((word, "quiet") for word in place_words(where))
        if self._style.ids and captions.is_named(name):
            yield id_behind(name)

    def _wrapped(self, words: Iterable[Piece], head: list[Piece]) -> Iterator[list[Piece]]:
        """Return lines behind a head; the lines after the first are indented as far."""
        indent = columns_of(head)
        lines = wrap(words, text_width(self._style.width - indent))
        return with_heads(lines, head, blank(indent))
