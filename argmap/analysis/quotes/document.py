"""The paragraphs of a text, plain or in a markup language, without the marks of the markup."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


class Markup(Enum):
    """How a text is written."""

    NONE = ""
    MARKDOWN = ".md"
    RESTRUCTURED_TEXT = ".rst"

    @classmethod
    def of(cls, path: str) -> "Markup":
        """Return the markup for the suffix of a file's name."""
        return next(
            (each for each in cls if each.value and path.lower().endswith(each.value)), cls.NONE
        )


@dataclass(frozen=True, slots=True)
class Document:
    """The paragraphs of a text, without its marks of emphasis, code and links.

    `without_prose` are the numbers, from 1, of those that are headings or code.
    """

    paragraphs: list[str]
    without_prose: frozenset[int] = frozenset()
    without_marks: Callable[[str], str] = str


def read_document(text: str, markup: Markup) -> Document:
    """Return the blocks of a text between blank lines, as a reader of its markup sees them."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    blocks = [block for block in _BLANK_LINES.split(text) if block.strip()]
    if markup is Markup.MARKDOWN:
        from argmap.analysis.quotes.markdown import read
    elif markup is Markup.RESTRUCTURED_TEXT:
        from argmap.analysis.quotes.restructuredtext import read
    else:
        return Document(blocks)
    return read(blocks)
