"""Findings with their source lines, for people: the default."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from argmap.reports import Checked, ReportStyle
from argmap.reports.support.counting import Count
from argmap.reports.support.paint import FRAME, HELP, LEVEL, STRONG, Paint, painter
from argmap.text.encoding import legible
from argmap.text.sanitizing import one_line, visible, without_tabs
from argmap.text.widths import chop, columns, filled, word_ends
from argmap.text.wording import counted

if TYPE_CHECKING:
    from argmap.findings import Finding, Place
    from argmap.text.document import Text

_MOST_RELATED = 40
"""How many related places of a finding are shown."""
_FEW = 10
"""How many findings can be counted at a glance: more are counted by rule."""
_ROOM = 100
"""How many characters of a line are shown; a longer one is cut on both sides of the place."""
_LEAST = 20
"""How many characters are shown on the narrowest terminal."""


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:
    """Yield each finding in a frame of its source, and a closing count; of many, one by rule."""
    paint = painter(style.color)
    count = Count()
    for file in checked:
        count.add(file)
        for finding in file.findings:
            yield "\n".join(_Frame(finding, file.text, paint, style).lines()) + "\n\n"
    if count.files and not style.quiet:
        yield count.closing_line() + "\n"
        if count.findings > _FEW:
            yield from count.table(paint)


class _Marked(NamedTuple):
    """A place to underline: with what, and in which colour."""

    place: "Place"
    sign: str
    color: str


class _Frame:
    """One finding in its source lines."""

    def __init__(self, finding: "Finding", text: "Text", paint: Paint, style: ReportStyle) -> None:
        self._finding = finding
        self._text = text
        self._paint = paint
        color = LEVEL[finding.level]
        shown = finding.related[:_MOST_RELATED]
        marked = [_Marked(finding.place, "^", color)]
        marked += [_Marked(place, "-", FRAME) for place in shown]
        self._hidden = len(finding.related) - len(shown)
        self._here = [mark for mark in marked if mark.place.file == text.name]
        self._elsewhere = [mark for mark in marked if mark.place.file != text.name]
        self._gutter = max(len(str(mark.place.line)) for mark in marked)
        cells = style.columns and max(style.columns - self._gutter - len(" | "), _LEAST)
        self._screen = _Screen(cells, style.encoding)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the frame."""
        finding, paint = self._finding, self._paint
        color = LEVEL[finding.level]
        yield paint(f"{finding.level}[{finding.rule}]", color) + paint(
            f": {one_line(finding.message)}", STRONG
        )
        yield self._pointer("-->", finding.place)
        if self._here:
            yield self._bar()
            yield from self._source()
        for mark in self._elsewhere:
            if mark.place is not finding.place:
                yield f"{self._pointer('==>', mark.place)} {one_line(mark.place.note)}".rstrip()
        yield from self._remarks()

    def _remarks(self) -> Iterator[str]:
        """Yield what is said below the source: places that are not shown, and what to write."""
        if self._hidden or self._finding.help:
            yield self._bar()
        if self._hidden:
            yield self._remark("note", f"and {counted(self._hidden, 'more place')}")
        if self._finding.help:
            yield self._remark("help", one_line(self._finding.help))

    def _source(self) -> Iterator[str]:
        """Yield each marked line, in file order, with its places underlined."""
        last = None
        ordered = sorted(self._here, key=lambda mark: (mark.place.line, mark.place.column))
        for number, marks in groupby(ordered, key=lambda mark: mark.place.line):
            if last is not None and number == last + 2:
                yield from self._line(last + 1, [])
            elif last is not None and number > last + 2:
                yield self._paint("...", FRAME)
            last = number
            yield from self._line(number, list(marks))

    def _line(self, number: int, marks: list[_Marked]) -> Iterator[str]:
        """Yield a line and what is underlined in it; a long one again for what is far apart."""
        gutter = self._paint(f"{number:>{self._gutter}} |", FRAME)
        column = marks[0].place.column if marks else 1
        window = _window(self._text, number, column, self._screen)
        yield f"{gutter} {window.line}".rstrip()
        for mark in marks:
            if not window.shows(mark.place.column):
                window = _window(self._text, number, mark.place.column, self._screen)
                yield f"{gutter} {window.line}"
            yield from self._underline(mark, window)

    def _underline(self, mark: _Marked, window: "_Window") -> Iterator[str]:
        place = mark.place
        end = place.end_column if place.end_line == place.line else None
        blank, length = window.cells(place.column, end)
        note = self._screen.shown(place.note).strip()
        under = mark.sign * length
        cells = self._screen.cells
        if note and cells and blank + length + 1 + columns(note) > cells:
            # The note has lines of its own, below the place as far as the terminal allows.
            yield self._indented(blank, under, mark.color)
            lines = _wrapped(note, cells, self._screen.ellipsis)
            blank = min(blank, cells - max(map(columns, lines)))
            for line in lines:
                yield self._indented(blank, line, mark.color)
            return
        yield self._indented(blank, f"{under} {note}".rstrip(), mark.color)

    def _indented(self, blank: int, under: str, color: str) -> str:
        return f"{self._bar()} {' ' * blank}{self._paint(under, color)}"

    def _bar(self) -> str:
        return self._paint(f"{'':{self._gutter}} |", FRAME)

    def _pointer(self, arrow: str, place: "Place") -> str:
        return f"{'':{self._gutter}}{self._paint(arrow, FRAME)} {one_line(str(place))}"

    def _remark(self, what: str, text: str) -> str:
        sign = self._paint("=", FRAME)
        return f"{'':{self._gutter}} {sign} {self._paint(f'{what}:', HELP)} {text}"


class _Screen(NamedTuple):
    """What shows the report: the cells that are left of a line, if known, and its encoding."""

    cells: int | None
    encoding: str | None

    @property
    def ellipsis(self) -> str:
        """What stands for text that is left out."""
        return legible("…", self.encoding)

    def shown(self, text: str) -> str:
        """Return a text as it is seen there."""
        return legible(one_line(text), self.encoding)

    def characters(self, text: str) -> Sequence[str]:
        """Return what is seen of each character of a text."""
        if text.isascii() and text.isprintable() and "##" not in text:
            return text
        return [without_tabs(legible(each, self.encoding)) for each in visible(text)]

    def fits(self, text: str, room: int) -> bool:
        return self.cells is None or columns(self.shown(text)) <= room


class _Window(NamedTuple):
    """What is shown of a line: its characters from an offset on, and whether some are left out."""

    characters: Sequence[str]
    offset: int
    before: str
    after: str

    @property
    def line(self) -> str:
        return f"{self.before}{''.join(self.characters)}{self.after}"

    def shows(self, column: int) -> bool:
        # A place may lie behind the end of a line, but not in what is cut off.
        end = self.offset + len(self.characters) + (not self.after)
        return self.offset < column <= end

    def cells(self, column: int, end: int | None) -> tuple[int, int]:
        """Give the room before a place and the room it takes; its end is None beyond the line."""
        start = column - 1 - self.offset
        stop = len(self.characters) if end is None else end - 1 - self.offset
        blank = columns(self.before + "".join(self.characters[:start]))
        through = columns(self.before + "".join(self.characters[: max(stop, start)]))
        return blank, max(1, through - blank)


def _window(text: "Text", number: int, column: int, screen: _Screen) -> _Window:
    """Cut out of a line what fits a screen, in time that does not depend on the line's length."""
    starts, content = text.starts, text.content
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(content)
    while end > start and content[end - 1] in "\r\n":
        end -= 1
    cells = screen.cells or 0
    if end - start <= _ROOM and screen.fits(content[start:end], cells):
        return _Window(screen.characters(content[start:end]), 0, "", "")
    ellipsis = screen.ellipsis
    cells = max(cells - 2 * len(ellipsis), 0)
    room = min(_ROOM, cells or _ROOM)
    place = start + column - 1
    first = max(start, min(place - _lead(room), end - room))
    last = min(end, first + room)
    while last > place + 1 and not screen.fits(content[first:last], cells):
        last -= 1
    while first < place and not screen.fits(content[first:last], cells):
        first += 1
    before = ellipsis if first > start else ""
    after = ellipsis if last < end else ""
    return _Window(screen.characters(content[first:last]), first - start, before, after)


def _wrapped(text: str, cells: int, ellipsis: str) -> list[str]:
    """Break a text into lines that fit so many cells; a word that does not fit one is cut."""
    words = [_cut(word, cells, ellipsis) for word in text.split()]
    return [" ".join(words[line]) for line in filled(word_ends(map(columns, words)), cells)]


def _cut(word: str, cells: int, ellipsis: str) -> str:
    if columns(word) <= cells:
        return word
    return f"{next(chop(word, cells - len(ellipsis)))}{ellipsis}"


def _lead(room: int) -> int:
    """Return how many characters before the place are shown of a line that is cut."""
    return room * 3 // 10
