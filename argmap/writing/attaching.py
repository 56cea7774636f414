"""Finds what each comment of a text belongs to: what it stands before, or beside.

A comment behind something on its line stands beside it. One on a line of its own stands before
what comes next, or at the end of the list or mapping as deep as which it is indented; below a key
that has nothing else, it stays there.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.reading.comments import comments
from argmap.reading.lines import line_start
from argmap.reading.values import Mapping, Scalar, Sequence, Value, is_empty
from argmap.writing.document import Note

_BLANK_LINE = re.compile(r"\n(?=([ \t]*\n))")
_BLANK_LINE_WITH_CR = re.compile(r"(?:\r\n?+|\n)(?=([ \t]*(?:\r\n|\r|\n)))")
_MARKERS = re.compile(r"\s*(?:---|\.\.\.|%.*)?\s*\Z", re.DOTALL)
_SECTION_DEPTH = 2
"""How deep the entries of sections are; empty lines below them are not kept."""


@dataclass(slots=True)
class Notes:
    """The comments of a text.

    `keys` are those of the entries of mappings, by the start of the key; `items` those of the
    entries of lists, by the start of the value; `ends` the comments behind the last entry of a
    list or mapping, by its start.
    """

    keys: defaultdict[int, Note] = field(default_factory=lambda: defaultdict(Note))
    items: defaultdict[int, Note] = field(default_factory=lambda: defaultdict(Note))
    ends: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, entry: "Anchor") -> Note:
        """Return the comments of an entry, to which some can be added."""
        return (self.items if entry.is_item else self.keys)[entry.at]

    def drop_empty(self) -> None:
        """Leave out what has no comments any more."""
        nothing = Note()
        for known in (self.keys, self.items):
            for at in [at for at, note in known.items() if note == nothing]:
                del known[at]
        for at in [at for at, end in self.ends.items() if not end]:
            del self.ends[at]


class Anchor(NamedTuple):
    """An entry of a list or mapping, to which comments can belong.

    `at` is where its key stands or, in a list, its value, and `end` where the key ends; `holder`
    is the list or mapping, `column` its indent, and `parent` the entry whose value that is.
    """

    at: int
    end: int
    value: Value
    is_item: bool
    holder: Mapping | Sequence
    in_flow: bool
    column: int
    parent: "Anchor | None"
    depth: int


class _Remark(NamedTuple):
    """A comment, and where it starts."""

    at: int
    text: str


def attach(content: str, root: Mapping) -> Notes:
    """Return what the comments of a text belong to; `root` are its values."""
    notes = Notes()
    remarks = [_Remark(start, content[start:end].rstrip()) for start, end in comments(content)]
    blank_line = _BLANK_LINE_WITH_CR if "\r" in content else _BLANK_LINE
    below_blanks = {found.end(1) for found in blank_line.finditer(content)}
    if remarks:
        attacher = _Attacher(content, root, notes, below_blanks)
        for remark in remarks:
            attacher.attach(remark)
    if below_blanks:
        for start in _below(content, root, below_blanks):
            lines = notes.keys[start].before
            if not lines or lines[-1]:
                lines.append("")
    return notes


def _below(content: str, root: Mapping, below_blanks: Container[int]) -> Iterator[int]:
    """Yield where keys of the map and of its sections start that have an empty line above them."""
    for holder in (root, *(value for _, value in root.entries if isinstance(value, Mapping))):
        if not content.startswith("{", holder.start):
            column = holder.start - line_start(content, holder.start)
            yield from (key.start for key in holder.keys if key.start - column in below_blanks)


class _Attacher:
    """Attaches comments, which come in the order of the text."""

    def __init__(
        self, content: str, root: Mapping, notes: Notes, below_blanks: Container[int]
    ) -> None:
        self._content = content
        self._below_blanks = below_blanks
        self._root = root
        self._notes = notes
        self._anchors = list(anchors(content, root))
        self._offsets = [anchor.at for anchor in self._anchors]
        self._behind = 0
        self._is_opened = False
        self._column: int | None = None
        """How deep comments on lines of their own stand that nothing parts; no later is deeper."""

    def attach(self, remark: _Remark) -> None:
        """Attach a comment."""
        index = bisect_left(self._offsets, remark.at)
        before = self._anchors[index - 1] if index else None
        after = self._anchors[index] if index < len(self._anchors) else None
        end = 0 if before is None else _end(before, remark.at)
        if before and isinstance(before.value, Scalar) and _is_open(before.value, remark.at):
            # It stands behind the > or | of a text.
            self._notes.of(before).beside.append(remark.text)
            return
        behind = max(end, self._behind)
        # What stands in front of the comment since the last key, text or comment.
        signs = self._content[behind : remark.at].strip()
        if signs or end > self._behind:
            self._is_opened = signs.endswith("-") and after is not None and after.is_item
            self._column = None
        self._behind = remark.at + len(remark.text)
        line = max(line_start(self._content, remark.at), behind)
        on_line = self._content[line : remark.at]
        if behind <= line_start(self._content, remark.at) and _MARKERS.match(on_line):
            self._attach_line(remark, before, after)
        elif self._is_opened and after is not None:
            self._notes.of(after).header.append(remark.text)
        elif before is None or (after is not None and signs.endswith("?")):
            self._add_line(self._before(after), remark)
        else:
            self._attach_beside(remark, before)

    def _attach_beside(self, remark: _Remark, before: Anchor) -> None:
        """Attach a comment that stands behind something."""
        owner = before
        while owner.in_flow and owner.parent is not None and owner.holder.end <= remark.at:
            owner = owner.parent
        value, note = owner.value, self._notes.of(owner)
        is_complete = value.end <= remark.at or is_empty(value) or _is_bare(value)
        (note.beside if is_complete else note.header).append(remark.text)

    def _attach_line(self, remark: _Remark, before: Anchor | None, after: Anchor | None) -> None:
        """Attach a comment on a line of its own."""
        column = remark.at - line_start(self._content, remark.at)
        column = self._column = column if self._column is None else min(column, self._column)
        flow = None if before is None else _open_flow(self._content, before, remark.at)
        if flow is not None and before is not None:
            self._attach_in_brackets(remark, before, after, flow)
        elif self._is_opened and after is not None:
            if _is_written_at_once(self._content, after.value):
                self._notes.of(after).between.append(remark.text)
            else:
                self._first_in(after.value).append(remark.text)
        elif before is None:
            self._add_line(self._before(after), remark)
        elif self._is_between(before, remark, column):
            self._notes.of(before).between.append(remark.text)
        else:
            last = self._ended(column, before, after)
            if last is not None:
                self._add_line(self._notes.ends[last.holder.start], remark, last)
            elif after is not None:
                self._add_line(self._notes.of(after).before, remark, after)

    def _attach_in_brackets(
        self, remark: _Remark, before: Anchor, after: Anchor | None, flow: Mapping | Sequence
    ) -> None:
        """Attach a comment on a line of its own, inside brackets."""
        if _is_bare(flow):
            self._notes.of(before).beside.append(remark.text)
        elif after is not None and after.at < flow.end:
            self._notes.of(after).before.append(remark.text)
        else:
            self._notes.ends[flow.start].append(remark.text)

    def _is_between(self, key: Anchor, remark: _Remark, column: int) -> bool:
        """Return whether a comment stands between a key and its value, or has that place alone."""
        if is_empty(key.value):
            return column > key.column
        return key.value.start > remark.at and _is_written_at_once(self._content, key.value)

    def _before(self, after: Anchor | None) -> list[str]:
        """Return the comments before an entry, or at the end of the map where none follows."""
        return self._notes.of(after).before if after else self._notes.ends[self._root.start]

    def _first_in(self, value: Value) -> list[str]:
        """Return the comments before the first entry of a list or mapping."""
        if isinstance(value, Mapping):
            return self._notes.keys[value.start].before
        first = value.items[0].start if isinstance(value, Sequence) else value.start
        return self._notes.items[first].before

    @staticmethod
    def _ended(column: int, before: Anchor, after: Anchor | None) -> Anchor | None:
        """Return an entry of that list or mapping at whose end a comment stands, if it does."""
        if after is not None and (column <= after.column or after.parent is before):
            return None
        anchor = before
        while anchor.parent is not None and (anchor.in_flow or anchor.column > column):
            anchor = anchor.parent
        return None if after is not None and anchor.depth <= after.depth else anchor

    def _add_line(self, lines: list[str], remark: _Remark, near: Anchor | None = None) -> None:
        """Add a comment on a line of its own; `near` is an entry beside which it stands."""
        is_below_blank = line_start(self._content, remark.at) in self._below_blanks
        if is_below_blank and (near is None or near.depth <= _SECTION_DEPTH):
            lines.append("")
        lines.append(remark.text)


def anchors(content: str, root: Mapping) -> Iterator[Anchor]:
    """Yield all entries in the order of the text."""
    waiting: list[Iterator[Anchor]] = [_entries(content, root, None)]
    while waiting:
        anchor = next(waiting[-1], None)
        if anchor is None:
            waiting.pop()
            continue
        yield anchor
        if isinstance(anchor.value, (Mapping, Sequence)):
            waiting.append(_entries(content, anchor.value, anchor))


def _entries(content: str, holder: Mapping | Sequence, parent: Anchor | None) -> Iterator[Anchor]:
    in_flow = content[holder.start] in "[{" or (parent is not None and parent.in_flow)
    # In brackets, where it means nothing, a line may be as long as the file.
    column = 0 if in_flow else holder.start - line_start(content, holder.start)
    depth = 1 if parent is None else parent.depth + 1
    if isinstance(holder, Mapping):
        for key, value in holder.entries:
            yield Anchor(key.start, key.end, value, False, holder, in_flow, column, parent, depth)
        return
    for value in holder.items:
        at = value.start
        yield Anchor(at, at, value, True, holder, in_flow, column, parent, depth)


def _end(anchor: Anchor, at: int) -> int:
    """Return where an entry ends that begins before an offset, less what stands behind that."""
    value = anchor.value
    if isinstance(value, Scalar) and value.end <= at:
        return max(value.end, anchor.end)
    return anchor.end


def _is_open(value: Value, at: int) -> bool:
    return value.start < at < value.end


def _is_bare(value: Value) -> bool:
    """Return whether nothing stands in a list or mapping."""
    return (isinstance(value, Sequence) and not value.items) or (
        isinstance(value, Mapping) and not value.content
    )


def _is_written_at_once(content: str, value: Value) -> bool:
    """Return whether a value is a text, or stands in brackets."""
    return isinstance(value, Scalar) or content[value.start] in "[{"


def _open_flow(content: str, anchor: Anchor, at: int) -> Mapping | Sequence | None:
    """Return the innermost brackets or braces that are open at an offset behind an entry."""
    value = anchor.value
    is_inside = _is_open(value, at) and content[value.start] in "[{"
    if is_inside and isinstance(value, (Mapping, Sequence)):
        return value
    each: Anchor | None = anchor
    while each is not None and each.in_flow:
        if each.holder.end > at:
            return each.holder
        each = each.parent
    return None
