"""Edits of a text."""

from collections.abc import Iterable
from typing import NamedTuple


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
