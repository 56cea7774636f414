"""Edits of a text, and what people see of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_AROUND = 3
"""How many lines around a change a difference shows."""


class Edit(NamedTuple):
    """What stands in a text from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def edited(content: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits, none of which touches another."""
    pieces: list[str] = []
    behind = 0
    for start, end, text in sorted(edits):
        pieces += content[behind:start], text
        behind = end
    return "".join((*pieces, content[behind:]))


def difference(before: str, after: str, name: str) -> Iterator[str]:
    """Yield the lines of a unified diff of two texts, without line breaks.

    Lines are compared one by one. Where the second text has more lines or fewer, all between the
    first that differs and the last is one change. So it takes time linear in the texts.
    """
    old, new = _lines(before), _lines(after)
    changes = list(_changes(old, new))
    if changes:
        yield f"--- {name}"
        yield f"+++ {name}"
    begun = 0
    while begun < len(changes):
        ended = begun + 1
        while ended < len(changes) and changes[ended][0] - changes[ended - 1][1] <= 2 * _AROUND:
            ended += 1
        yield from _hunk(old, new, changes[begun:ended])
        begun = ended


def _lines(content: str) -> list[str]:
    lines = _LINE_BREAK.split(content)
    return lines if lines[-1] else lines[:-1]


_Change = tuple[int, int, int, int]
"""The lines that are replaced, from the first to the one behind the last, and the new ones."""


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    if len(old) != len(new):
        first = _common(old, new)
        same = min(_common(old[::-1], new[::-1]), len(old) - first, len(new) - first)
        yield first, len(old) - same, first, len(new) - same
        return
    start: int | None = None
    for at, (one, other) in enumerate(zip((*old, ""), (*new, ""), strict=True)):
        if one != other and start is None:
            start = at
        elif one == other and start is not None:
            yield start, at, start, at
            start = None


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many lines two texts have in common at their beginnings."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _hunk(old: Sequence[str], new: Sequence[str], changes: list[_Change]) -> Iterator[str]:
    start = max(changes[0][0] - _AROUND, 0)
    end = min(changes[-1][1] + _AROUND, len(old))
    new_start, new_end = changes[0][2] - changes[0][0] + start, changes[-1][3] - changes[-1][1]
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end + end)} @@"
    behind = start
    for first, last, new_first, new_last in changes:
        yield from (f" {line}" for line in old[behind:first])
        yield from (f"-{line}" for line in old[first:last])
        yield from (f"+{line}" for line in new[new_first:new_last])
        behind = last
    yield from (f" {line}" for line in old[behind:end])


def _range(start: int, end: int) -> str:
    count = end - start
    return f"{start + (count > 0)},{count}"
