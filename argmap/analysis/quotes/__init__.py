"""Finds quotes in the texts of sources."""

from typing import NamedTuple

Paragraphs = tuple[int, int]
"""The first and the last of some paragraphs, counted from 1."""


class SourceText(NamedTuple):
    """The plain text of a source, or None and the reason in a few words."""

    text: str | None
    reason: str = ""


class Found(NamedTuple):
    """Where a quote was found: in which paragraphs, and there its pieces, in order.

    `spans` are offsets in the characters in which quotes are searched: see `Passages.marked`.
    """

    paragraphs: Paragraphs
    spans: tuple[tuple[int, int], ...]


class Mark(NamedTuple):
    """Where words of a quote stand in a paragraph, from `start` to before `end`."""

    paragraph: int
    start: int
    end: int
