"""Markdown as a reader sees it: without the marks of emphasis, code and links."""

import re
from collections.abc import Iterator
from functools import partial

from argmap.analysis.quotes.document import Document
from argmap.text.scripts import is_unspaced

_FENCE = re.compile(r"^[ \t>]*(?:(`{3,})[^`\n]*|(~{3,})[^\n]*)$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?=[\w\"'#-][^\n]*:)")
_END_OF_FRONT_MATTER = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_INDENTED = re.compile(r"(?:(?: {4}| {0,3}\t)[^\n]*(?:\n|\Z))+")
_LIST_ITEM = re.compile(r"^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_HEADINGS = re.compile(r"(?: {0,3}#{1,6}(?:[ \t][^\n]*)?(?:\n|\Z))+")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_TITLE = r"""(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))"""
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,999})\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)"
    rf"(?:[ \t]+{_TITLE})?[ \t]*$",
    re.MULTILINE,
)
_NOTE_DEFINITION = re.compile(r"^ {0,3}\[\^[^\[\]\n]+\]:[ \t]*", re.MULTILINE)
_DESTINATION = re.compile(
    r"\(\s*(?:<[^<>\n]*>|[^\s()<]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
)
_LABEL = re.compile(r"\[([^\[\]]{0,999})\]")
_ELEMENTS = "a|b|i|em|strong|code|kbd|samp|tt|u|s|del|mark"
_SIGN = re.compile(
    r"\\[!-/:-@\[-`{-~\n]|`+|!?\[|\]|\*+|_+|~~"
    rf"|<(?:(/?(?:{_ELEMENTS})(?=[\s/>])[^<>]*)|[A-Za-z][\w+.-]{{1,31}}:[^\s<>]*)>"
)
_TICKS = re.compile("`+")
_WORD = re.compile(r"[^\W_]")
_DEEPEST = 1000
"""How many nested marks are recognized."""


def read(blocks: list[str]) -> Document:
    """Return the blocks as a reader sees them."""
    labels = frozenset(_label(found) for block in blocks for found in _DEFINITION.findall(block))
    reader = _Reader(labels)
    shown = [reader.read(block) for block in blocks]
    without_prose = (number for number, (_, is_prose) in enumerate(shown, 1) if not is_prose)
    texts = [text for text, _ in shown]
    return Document(texts, frozenset(without_prose), partial(without_marks, labels=labels))


class _Reader:
    """Reads blocks one by one, and remembers what continues: code, lists, front matter."""

    def __init__(self, labels: frozenset[str]) -> None:
        self._labels = labels
        self._end_of_code: re.Pattern[str] | None = None
        self._is_in_list = False
        self._is_first = True

    def read(self, block: str) -> tuple[str, bool]:
        """Return what a reader sees of a block, and whether there is prose in it."""
        start = 0
        front_matter = _FRONT_MATTER.match(block) if self._is_first else None
        if front_matter:
            self._end_of_code, start = _END_OF_FRONT_MATTER, front_matter.end()
        self._is_first = False
        seen, is_prose = [], False
        for text, is_code in self._parts(block, start):
            shown = text if is_code else self._shown(text)
            seen.append(shown.strip("\n"))
            if is_code:
                continue
            is_prose = is_prose or (not _is_heading(text) and bool(_WORD.search(shown)))
        return "\n".join(seen), is_prose

    def _parts(self, block: str, start: int) -> Iterator[tuple[str, bool]]:
        """Yield the parts of a block, and whether each is code."""
        while True:
            is_code = self._end_of_code is not None
            found = (self._end_of_code or _FENCE).search(block, start)
            text = block[start : found.start() if found else len(block)]
            if not is_code:
                self._is_in_list = self._is_list(text)
            if text.strip():
                yield text, is_code or (not self._is_in_list and _is_indented(text))
            if found is None:
                return
            start = found.end()
            self._end_of_code = None if is_code else _end_of(found[1] or found[2])

    def _is_list(self, text: str) -> bool:
        """Return whether a text is in a list: an indented text behind an item belongs to it."""
        goes_on = self._is_in_list and text.lstrip("\n")[:1] in {" ", "\t"}
        return goes_on or _LIST_ITEM.search(text) is not None

    def _shown(self, text: str) -> str:
        text = _NOTE_DEFINITION.sub("", _DEFINITION.sub("", _QUOTED.sub("", text)))
        return without_marks(text, labels=self._labels)


def _end_of(fence: str) -> re.Pattern[str]:
    return re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)


def _is_indented(text: str) -> bool:
    return _INDENTED.fullmatch(text.strip("\n")) is not None


def _is_heading(text: str) -> bool:
    text = text.strip("\n")
    _, line_break, last = text.rpartition("\n")
    return bool(_HEADINGS.fullmatch(text) or (line_break and _UNDERLINE.fullmatch(last)))


def without_marks(text: str, labels: frozenset[str] = frozenset()) -> str:
    """Return a text without its marks of emphasis, code and links.

    `labels` are those of the links that are defined elsewhere.
    """
    removed = sorted(_Inline(text, labels).marks())
    seen, end = [], 0
    for start, stop in removed:
        seen.append(text[end:start])
        end = max(end, stop)
    return "".join([*seen, text[end:]])


class _Inline:
    """Finds the marks in a text."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self._text = text
        self._labels = labels
        self._removed: list[tuple[int, int]] = []
        # For open emphasis, its start and how many signs are left; for open brackets, their start
        # and end, and whether there are other brackets inside.
        self._emphasis: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
        self._brackets: list[list[int]] = []

    def marks(self) -> list[tuple[int, int]]:
        """Return where the marks begin and end."""
        ticks = self._code()
        at = 0
        while found := _SIGN.search(self._text, at):
            start, at = found.span()
            sign = found[0]
            if sign[0] == "\\":
                self._removed.append((start, start + 1))
            elif sign[0] == "`" and start in ticks:
                end = ticks[start]
                self._removed += [(start, at), (end, end + at - start)]
                at = end + at - start
            elif sign[0] in "*_~":
                self._run(start, at)
            elif found[1] is not None:
                self._removed.append((start, at))
            elif sign[0] == "<":
                self._removed += [(start, start + 1), (at - 1, at)]
            elif sign[-1] == "[" and len(self._brackets) < _DEEPEST:
                self._brackets.append([start, at, False])
            elif sign == "]" and self._brackets:
                at = self._bracket(start)
        return self._removed

    def _code(self) -> dict[int, int]:
        """Return where the closing backticks of code are, by the start of the opening ones."""
        ends: dict[int, int] = {}
        later: dict[int, int] = {}
        for found in reversed(list(_TICKS.finditer(self._text))):
            length = found.end() - found.start()
            if length in later:
                ends[found.start()] = later[length]
            later[length] = found.start()
        return ends

    def _bracket(self, closed: int) -> int:
        """Remove the marks of a link whose text ends here; return where the link ends."""
        start, end, has_others = self._brackets.pop()
        if self._brackets:
            self._brackets[-1][2] = True
        behind = closed + 1
        destination = _DESTINATION.match(self._text, behind)
        label = _LABEL.match(self._text, behind)
        own = self._text[end:closed] if not has_others and closed - end < 1000 else ""
        if own.startswith("^"):
            self._removed.append((start, behind))
        elif destination:
            behind = destination.end()
            self._removed += [(start, end), (closed, behind)]
        elif self._labels and label and _label(label[1] or own) in self._labels:
            behind = label.end()
            self._removed += [(start, end), (closed, behind)]
        elif self._labels and _label(own) in self._labels:
            self._removed += [(start, end), (closed, behind)]
        return behind

    def _run(self, start: int, end: int) -> None:
        """Remove emphasis signs that close earlier ones, and note those that may open others."""
        sign, text = self._text[start], self._text
        before, behind = text[start - 1 : start] or " ", text[end : end + 1] or " "
        opens = not behind.isspace() and (not _is_point(behind) or not _is_inner(before))
        closes = not before.isspace() and (not _is_point(before) or not _is_inner(behind))
        if sign == "_":
            opens, closes = (
                opens and (not closes or _is_point(before)),
                closes and (not opens or _is_point(behind)),
            )
        opened = self._emphasis[sign]
        while closes and start < end and opened:
            first, left = opened[-1]
            count = min(left, end - start)
            self._removed += [(first + left - count, first + left), (start, start + count)]
            start += count
            opened[-1][1] -= count
            if not opened[-1][1]:
                opened.pop()
            for others in self._emphasis.values():
                while others and others[-1][0] > first:
                    others.pop()
        if opens and start < end and len(opened) < _DEEPEST:
            opened.append([start, end - start])


def _is_point(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


def _is_inner(character: str) -> bool:
    """Return whether a character beside an emphasis sign shows that the sign is inside a word."""
    return character.isalnum() and not is_unspaced(character)


def _label(label: str) -> str:
    return " ".join(label.casefold().split())
