"""A text as a reader of its markup sees it: its paragraphs, without marks."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The paragraphs of a text, without its marks of emphasis, code and links.

    `without_prose` are the numbers, from 1, of those that are headings or code.
    """

    paragraphs: list[str]
    without_prose: frozenset[int] = frozenset()
    without_marks: Callable[[str], str] = str
