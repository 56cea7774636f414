"""Finds what stands in brackets: titles, mentions of them, links and tags."""

import re

from argmap.importing.argdown.ahead import Ahead
from argmap.importing.argdown.tokens import Kind

_TAG = re.compile(r"#(?:\([^)]+\)|[a-zA-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+)[ \t]?")
_BLANK = (" ", "\t")
_KINDS = {
    "[": (Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE, Kind.STATEMENT_MENTION),
    "<": (Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE, Kind.ARGUMENT_MENTION),
}
"""What a bracket opens: a definition, a reference, and behind @ a mention."""
_CLOSING = {"[": r"\]", "<": ">"}


class Brackets:
    """Finds what stands in brackets in a text, asked for offsets that never fall."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._line = Ahead(content, r"\n")
        self._second_line = Ahead(content, r"\n")
        self._link = Ahead(content, r"\]")
        self._address = Ahead(content, r"\)")
        self._definition = {each: Ahead(content, f"{end}:") for each, end in _CLOSING.items()}
        self._reference = {each: Ahead(content, end) for each, end in _CLOSING.items()}
        self._mention = {each: Ahead(content, end) for each, end in _CLOSING.items()}

    def at(self, offset: int) -> tuple[Kind, int] | None:
        """Return what stands at an offset, and where it ends."""
        character = self._content[offset]
        if character == "#":
            found = _TAG.match(self._content, offset)
            return (Kind.TAG, found.end()) if found else None
        if character == "@":
            return self._find_mention(offset)
        return (character == "[" and self._find_link(offset)) or self._find_title(offset)

    def _find_link(self, offset: int) -> tuple[Kind, int] | None:
        content = self._content
        end = self._link.at(offset + 1)
        if end == offset + 1 or not content.startswith("(", end + 1):
            return None
        closed = self._address.at(end + 2)
        if not end + 2 < closed < len(content):
            return None
        return Kind.LINK, self._with_blank(closed + 1)

    def _find_title(self, offset: int) -> tuple[Kind, int] | None:
        """Find the title that is defined at an offset, or to which a reference stands there."""
        content = self._content
        bracket = content[offset]
        definition, reference, _ = _KINDS[bracket]
        end = self._definition[bracket].at(offset + 2)
        if end < self._line.at(offset):
            return definition, end + 2
        if content.startswith("-", offset + 1):
            return None
        end = self._reference[bracket].at(offset + 2)
        if end < self._second_line.at(offset + 2):
            return reference, end + 1
        return None

    def _find_mention(self, offset: int) -> tuple[Kind, int] | None:
        bracket = self._content[offset + 1 : offset + 2]
        if bracket not in _KINDS:
            return None
        end = self._mention[bracket].at(offset + 3)
        if end >= self._line.at(offset):
            return None
        return _KINDS[bracket][2], self._with_blank(end + 1)

    def _with_blank(self, end: int) -> int:
        """Return the end of a token to which the blank behind it belongs."""
        return end + self._content.startswith(_BLANK, end)
