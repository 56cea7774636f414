"""How a text is written, plain or in a markup language, and what a reader of it sees."""

import re
from enum import Enum

from argmap.analysis.quotes.document import Document

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
