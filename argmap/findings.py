"""Findings of the loader and the rules, with their places."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.text.document import Span, Text

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file: lines and columns count from 1, the end is exclusive.

    `note` says in a few words what is there.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    note: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found: `node` is the statement or argument that it is about."""

    rule: str
    level: Level
    place: Place
    message: str
    help: str | None = None
    node: str | None = None
    related: tuple[Place, ...] = ()

    def __str__(self) -> str:
        return f"{self.place}: {self.level}[{self.rule}] {self.message}"


def place(text: "Text", span: "Span", note: str = "") -> Place:
    """Return the place in `text` of a span of offsets."""
    start, end = span
    line, column = text.position(start)
    end_line, end_column = text.position(max(start, end))
    return Place(text.name, line, column, end_line, end_column, note)
