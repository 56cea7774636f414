"""The lines of a faulty text, how they stand under each other, and corrections of them."""

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.format import keys as form
from argmap.reading.lines import spaces_before

if TYPE_CHECKING:
    from argmap.text.document import Text

_DASHES = re.compile(r" *(?:- +)*")
_BLOCK_SCALAR = re.compile(r"(?:^|[:-] )[|>][-+0-9]*$")
_COMMENT = re.compile(r"^\s*#.*|\s#[^\"'#]*$")
_SECTIONS = tuple(f"{name}:" for name in (*form.SECTIONS, "groups"))
MOST_LINES = 400
"""How many lines move at most with one, or stand at most between it and what it stands under."""


class Correction(NamedTuple):
    """Lines that stand for those from `first` up to `end`, and what is said of line `at`.

    `lines` are new, or None where the lines are those that are there, indented more by `by`.
    `cost` is lower for what is more likely; `see` is a line to look at too; `is_dash` tells that
    a dash is missing, or stands there by mistake.
    """

    cost: int
    first: int
    end: int
    lines: list[str] | None
    at: int
    message: str
    help: str
    by: int = 0
    see: int | None = None
    is_dash: bool = False

    @property
    def length(self) -> int:
        """How many lines it is about."""
        return max(self.end - self.first, 1)

    @property
    def added(self) -> int:
        """How many lines there are more than before."""
        return 0 if self.lines is None else len(self.lines) - (self.end - self.first)


class Lines:
    """The lines of a text, with their line breaks, and how they stand under each other."""

    def __init__(self, text: "Text") -> None:
        ends = [*text.starts[1:], len(text.content)]
        self.all = [text.content[start:end] for start, end in zip(text.starts, ends, strict=True)]
        self.indents = [spaces_before(line) for line in self.all]
        # Blank lines and comments have no content.
        self.contents = [_COMMENT.sub("", line).strip() for line in self.all]

    def corrected(self, correction: Correction, start: int = 0, stop: int | None = None) -> str:
        """Return the text from one line up to another with a correction made."""
        first, end = correction.first, correction.end
        return "".join([*self.all[start:first], *self._new(correction), *self.all[end:stop]])

    def _new(self, correction: Correction) -> list[str]:
        """Return the lines of a correction."""
        if correction.lines is not None:
            return correction.lines
        return [moved(line, correction.by) for line in self.all[correction.first : correction.end]]

    def entries_around(self, correction: Correction) -> tuple[int, int]:
        """Return where the entries of sections begin and end between which a correction is.

        That is the whole text where a section begins in another line, for all may refer to it.
        """
        if any(line.startswith(_SECTIONS) for line in self._new(correction)):
            return 0, len(self.all)
        starts = self._starts_of_entries
        first = bisect_left(starts, correction.first) - 1
        end = bisect_left(starts, correction.end) + 1
        start = starts[first] if first >= 0 else 0
        is_in_head = start < self._first_section
        return 0 if is_in_head else start, starts[end] if end < len(starts) else len(self.all)

    def section_above(self, at: int) -> str:
        """Return the line of the section in which a line stands, or nothing if it is one."""
        if not self.indents[at]:
            return ""
        above = bisect_left(self._starts_of_sections, at) - 1
        return self.all[self._starts_of_sections[above]] if above >= 0 else ""

    @cached_property
    def _starts_of_entries(self) -> list[int]:
        """The lines at which sections and their entries begin."""
        return [at for at, indent in enumerate(self.indents) if indent <= 2 and self.contents[at]]

    @cached_property
    def _first_section(self) -> int:
        """The line of the first section, above which the map is described."""
        sections = (at for at in self._starts_of_sections if self.contents[at].endswith(":"))
        return next(sections, len(self.all))

    @cached_property
    def _starts_of_sections(self) -> list[int]:
        return [at for at in self._starts_of_entries if not self.indents[at]]

    def before(self, at: int) -> int:
        """Return the nearest line before one that has content, or the line itself."""
        return next((line for line in range(at - 1, -1, -1) if self.contents[line]), at)

    def behind(self, at: int) -> int:
        """Return the nearest line behind one that has content, or the line itself."""
        return next((line for line in range(at + 1, len(self.all)) if self.contents[line]), at)

    def above(self, at: int, indent: int | None = None) -> int | None:
        """Return the line under which one stands, if there is one and it is not far.

        `indent` is that of the line, if not its own.
        """
        own = self.indents[at] if indent is None else indent
        for line in range(at - 1, max(at - MOST_LINES, 0) - 1, -1):
            if self.contents[line] and self.indents[line] < own:
                return line
        return None

    def is_key(self, at: int) -> bool:
        """Return whether a line begins with a key of the format, less a dash."""
        return self.contents[at].partition(":")[0] in form.KEYS

    def has_key(self, first: int, last: int) -> bool:
        """Return whether a key stands in some lines at the indent of the last."""
        indent = self.indents[last]
        return any(self.indents[at] == indent and self.is_key(at) for at in range(first, last + 1))

    def is_in_section(self, at: int, indent: int) -> bool:
        """Return whether a line with this indent begins with the id of a statement."""
        above = self.above(at, indent)
        if above is None or self.indents[above]:
            return False
        return self.contents[above].partition(":")[0] in form.SECTIONS

    def end(self, at: int) -> int:
        """Return where the lines end that stand under a line."""
        indent, content = self.indents[at], self.contents[at]
        has_list = content.endswith(":") and not content.startswith("- ")
        end = at + 1
        for line in range(at + 1, min(at + MOST_LINES, len(self.all))):
            if self.contents[line]:
                deeper = self.indents[line] - indent
                if deeper < 0 or (deeper == 0 and not (has_list and self.is_entry(line))):
                    break
                end = line + 1
        return end

    def inner(self, at: int) -> int:
        """Return the indent of a line with its dashes."""
        dashes = _DASHES.match(self.all[at])
        return dashes.end() if dashes else self.indents[at]

    def starts_in(self, at: int) -> set[int]:
        """Return the indents of the dashes of a line, and of what stands behind them."""
        inner = self.inner(at)
        dashes = self.all[at][:inner]
        return {inner, *(column for column, sign in enumerate(dashes) if sign == "-")}

    def opens(self, at: int) -> bool:
        """Return whether a line ends with a key, or with what begins a block scalar."""
        content = self.contents[at]
        return content.endswith(":") or _BLOCK_SCALAR.search(content) is not None

    def is_of_text(self, at: int) -> bool:
        """Return whether a line is part of a block scalar, a text that begins with > or |."""
        return at in self._texts

    def most_behind_text(self, at: int) -> int | None:
        """Return how far a line may be indented, not to go on the block scalar in front of it."""
        return self._texts.get(self.before(at))

    @cached_property
    def _texts(self) -> dict[int, int]:
        """The lines of block scalars, each with the indent of what its scalar stands under."""
        found: dict[int, int] = {}
        most: int | None = None
        for at, content in enumerate(self.contents):
            if content and most is not None and self.indents[at] > most:
                found[at] = most
            elif content:
                most = self.inner(at) if _BLOCK_SCALAR.search(content) else None
        return found

    def is_entry(self, at: int) -> bool:
        """Return whether a line begins an entry of a list."""
        return self.contents[at].startswith("-")

    @cached_property
    def first_source(self) -> int | None:
        """The first line below that of the sources, if they stand below it."""
        starts = (at for at, line in enumerate(self.all) if line.startswith("sources:"))
        return next(map(self.behind, starts), None)


def moved(line: str, by: int) -> str:
    """Return a line that is indented more, or less."""
    if by > 0:
        return " " * by + line if line.strip() else line
    return line[min(-by, spaces_before(line)) :]
