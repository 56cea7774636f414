"""Finds quotes in the texts of sources."""

from typing import NamedTuple

Paragraphs = tuple[int, int]
"""The first and the last of some paragraphs, counted from 1."""


class SourceText(NamedTuple):
    """The plain text of a source, or None and the reason in a few words."""

    text: str | None
    reason: str = ""
