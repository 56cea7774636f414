"""The sections of a decision record, and the options to which its blocks belong."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.format.keys import Relation
from argmap.importing.support.inline import plain
from argmap.importing.support.markdown import Block, blocks

_REASON = re.compile(
    r"\W*(?:very\s+)?"
    r"(?P<sign>good|pros?|advantages?|positive|neutral|bad|cons?|disadvantages?|negative)\b"
    r"(?:[\s,:;–*_-]*\bbecause\b[*_]*[\s,:]*|[*_]*[,:;–][*_]*\s*(?:(?:as|since)\b\s*)?)",
    re.IGNORECASE,
)
_FOR = ("good", "pro", "advantage", "positive")
_TITLES = {
    "context and problem statement": "context",
    "context": "context",
    "problem": "context",
    "decision drivers": "drivers",
    "considered options": "options",
    "considered alternatives": "options",
    "options": "options",
    "alternatives": "options",
    "decision outcome": "outcome",
    "decision": "outcome",
    "pros and cons of the options": "reasons",
    "pros and cons of the alternatives": "reasons",
    "pros and cons of the considered options": "reasons",
}
_CONSEQUENCES = re.compile(r"(?:positive |negative |expected )?consequences", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Part(NamedTuple):
    """A block, with the section in which it stands and the heading of its option.

    The heading of an option is a part itself, and so are headings below it. A section of no known
    name has none.
    """

    section: str
    heading: Block | None
    block: Block


class Reason(NamedTuple):
    """A reason in Markdown; a neutral one has no relation."""

    relation: Relation | None
    text: str


class Sections:
    """The title of a record, and its parts.

    `listed` are the words of each option in the list of them, and `discussed` the lines of the
    headings below which reasons stand.
    """

    def __init__(self, text: str) -> None:
        found = list(blocks(text))
        self.title = ""
        self.discussed = set(_discussed(found))
        self.listed: set[frozenset[str]] = set()
        self.parts = list(self._parts(found))

    def _parts(self, found: list[Block]) -> Iterator[Part]:
        section, depth, heading = "context", 1, None
        for block in found:
            name = plain(block.text)
            known = _TITLES.get(name.lower().rstrip(":"))
            if block.kind != "heading":
                if section == "options":
                    self.listed.add(words(name))
                if name:
                    yield Part(section, heading, block)
            elif known or _CONSEQUENCES.fullmatch(name):
                depth = block.depth if known else depth
                section, heading = known or "consequences", None
            elif not self.title:
                self.title = name
            elif section == "reasons" and heading and block.depth > heading.depth:
                yield Part(section, heading, block)
            elif self._is_option(block, name, section, depth):
                section, heading = "reasons", block
                yield Part(section, heading, block)
            elif block.depth <= depth or section == "consequences":
                depth = min(depth, block.depth)
                section, heading = "", None
            else:
                yield Part(section, heading, block)

    def _is_option(self, block: Block, name: str, section: str, depth: int) -> bool:
        """Return whether a heading in a section, which has a depth, is that of an option."""
        if section in {"options", "reasons"} and block.depth > depth:
            return True
        is_known = block.line in self.discussed or words(name) in self.listed
        return is_known and section != "outcome"


def reason_in(block: Block, stance: Relation | None) -> Reason | None:
    """Return the reason for or against an option that a block gives, if it gives one.

    With a stance each item of a list gives one.
    """
    is_item = block.kind == "item"
    found = _REASON.match(block.text) if is_item or block.kind == "paragraph" else None
    if found is None:
        return Reason(stance, block.text) if stance and is_item else None
    sign = found["sign"].lower()
    relation: Relation = "support" if sign.startswith(_FOR) else "attack"
    return Reason(None if sign == "neutral" else relation, block.text[found.end() :])


def _discussed(found: list[Block]) -> Iterator[int]:
    """Yield the lines of the headings directly below which reasons stand."""
    last: Block | None = None
    for block in found:
        if block.kind == "heading":
            last = block
        elif last is not None and _REASON.match(block.text):
            yield last.line


def words(text: str) -> frozenset[str]:
    """Return the words of a text, by which options are compared."""
    return frozenset(_WORD.findall(text.casefold()))
