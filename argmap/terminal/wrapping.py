"""Words of map text laid out on lines of a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from argmap.text.sanitizing import (
    REPLACEMENT,
    command_at_start,
    isolate_endings,
    isolates_begun,
    visible,
)
from argmap.text.widths import chop, columns
from argmap.text.wording import LONG_NAME, brief

Piece = tuple[str, str]
"""A stretch of text and the name of its style."""

WIDEST = 100
"""How many columns of text a line has, however wide the terminal is."""
NARROWEST = 6
"""How many columns of text a line has at least, however narrow the terminal is."""
_NO_BREAK = "\xa0"
_BEFORE_NUMBERS = {"§", "p.", "pp."}
_SHORT = 20
"""How many characters stand together on a line, though spaces are among them."""


def text_width(room: int) -> int:
    """Return how many columns of text a line has where there is room for so many."""
    return min(max(room, NARROWEST), WIDEST)


def styled_words(text: str, style: str) -> Iterator[Piece]:
    """Return the words of a text, harmless to a terminal."""
    return ((word, style) for word in visible(" ".join(text.split())).split())


def place_words(cited: str) -> list[str]:
    """Return what is cited behind a text, whose first word stays on the line of that text."""
    first, *rest = kept_together(cited)
    return [_NO_BREAK + first, *rest]


def kept_together(text: str) -> list[str]:
    """Return a text as one word, unless that would leave much of a line: its first two, then."""
    first, *rest = text.split()
    if len(text) <= _SHORT or not rest:
        return [text.replace(" ", _NO_BREAK)]
    words = [f"{first}{_NO_BREAK}{rest[0]}"]
    for before, word in pairwise(rest):
        # A sign such as § stays with what it belongs to.
        words.append(f"{_NO_BREAK}{word}" if before in _BEFORE_NUMBERS else word)
    return words


def counted_words(counts: Sequence[tuple[str, int]], most: int, style: str) -> Iterator[Piece]:
    """Yield `most` of some names, each with its count on the line of its last word."""
    left = len(counts) - most
    for number, (name, count) in enumerate(counts[:most], 1):
        yield from styled_words(name, style)
        comma = "," if left > 0 or number < len(counts) else ""
        yield f"{_NO_BREAK}({count}){comma}", style
    if left > 0:
        yield from styled_words(f"{left} more", style)


def plain(text: str) -> str:
    """Return a text on one line, harmless to a terminal."""
    return " ".join(word for word, _ in styled_words(text, ""))


def id_behind(name: str, longest: int = LONG_NAME) -> Piece:
    """Return the id of a statement as it stands behind its text, on the line of its last word."""
    return f"{_NO_BREAK}<{plain(brief(name, longest))}>", "quiet"


def wrap(words: Iterable[Piece], width: int) -> list[list[Piece]]:
    """Break words, which are set a space apart, into lines of at most `width` columns.

    A word that begins with a no-break space stays on the line of the word before it.
    """
    lines: list[list[Piece]] = [[]]
    used = 0
    for unit in _units(words):
        size = columns(unit[0][0]) if len(unit) == 1 else columns_of(unit)
        if used and used + 1 + size > width:
            lines.append([])
            used = 0
        if used:
            _append(lines[-1], " ", unit[0][1])
            used += 1
        if used + size <= width:
            for text, style in unit:
                _append(lines[-1], text, style)
            used += size
            continue
        for text, style in unit:
            for number, part in enumerate(_parts(text, width - used, width)):
                if number:
                    lines.append([])
                    used = 0
                _append(lines[-1], part, style)
                used += columns(part)
    _end_isolates(lines)
    return lines


def _end_isolates(lines: list[list[Piece]]) -> None:
    """End what is isolated at the end of each line, and begin it again on the next."""
    begun = ""
    for line in lines:
        before = begun
        for text, _ in line:
            begun = isolates_begun(text, begun)
        if before:
            line.insert(0, (before, line[0][1]))
        if begun:
            line.append((isolate_endings(begun), line[-1][1]))


def with_heads(
    lines: Iterable[list[Piece]], first: Sequence[Piece], rest: Sequence[Piece]
) -> Iterator[list[Piece]]:
    """Yield lines behind their heads: that of the first line, and that of the others."""
    head = first
    for line in lines:
        yield [*head, *line]
        head = rest


def blank(columns: int) -> list[Piece]:
    """Return a head of blanks, which is none where they take no columns."""
    return [(" " * columns, "")] if columns else []


def unobeyed(line: list[Piece]) -> list[Piece]:
    """Return a line that no runner takes for a command."""
    place = command_at_start("".join(text for text, _ in line))
    if place is None:
        return line
    pieces = list(line)
    for number, (text, style) in enumerate(line):
        if place < len(text):
            pieces[number] = (text[:place] + REPLACEMENT + text[place + 1 :], style)
            break
        place -= len(text)
    return pieces


def columns_of(pieces: Iterable[Piece]) -> int:
    """Return how many columns pieces take that stand beside each other."""
    return sum(columns(text) for text, _ in pieces)


def _units(words: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Join words to those that no line break may part from them."""
    unit: list[Piece] = []
    for text, style in words:
        if unit and not text.startswith(_NO_BREAK):
            yield unit
            unit = []
        unit.append((text.replace(_NO_BREAK, " "), style))
    if unit:
        yield unit


def _parts(text: str, first: int, width: int) -> list[str]:
    """Cut a word that is too long for what is left of a line, and for whole lines."""
    if columns(text) <= first:
        return [text]
    return [*chop(text, width)] if first >= width else ["", *chop(text.lstrip(), width)]


def _append(line: list[Piece], text: str, style: str) -> None:
    """Add text to a line; a space belongs to the style before it, so that runs stay together."""
    if line and (line[-1][1] == style or text == " "):
        line[-1] = (line[-1][0] + text, line[-1][1])
    elif text:
        line.append((text, style))


def cut(words: Iterable[Piece], width: int, ellipsis: str) -> list[Piece]:
    """Return the words that fit on one line of `width` columns, with an ellipsis for the rest."""
    words, width = list(words), max(width, 2)
    line, *rest = wrap(words, width)
    if not rest:
        return line
    ellipsis = ellipsis[: width - 1]
    line = wrap(words, width - columns(ellipsis))[0]
    text, style = line[-1]
    return [*line[:-1], (text.rstrip(" .,;:") + ellipsis, style)]
