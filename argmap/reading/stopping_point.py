"""The place where a YAML parser stopped, with the lists and mappings that were open there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.reading.lines import behind_blanks, line_start

if TYPE_CHECKING:
    from argmap.text.document import Span

RULE = "invalid-yaml"
_NEAR = 10_000
"""How many characters before a fault are searched for what it belongs to."""
Explanation = tuple[str, "Span", str, str]
"""Rule, span, message and help."""
Collection = Literal["list", "mapping"]


class StoppingPoint(NamedTuple):
    """The place where a parser stopped: `offset`, in a text or collection from `opening`.

    `collection` is the innermost open list or mapping, if there is one; it begins at `start`, in
    brackets or not. `last` is the span of the last value or key that was read in it. `around` are
    the brackets that are open around it, innermost first.
    """

    content: str
    offset: int
    opening: int
    collection: Collection | None
    start: int
    in_brackets: bool
    last: "Span"
    around: str

    @property
    def character(self) -> str:
        """The character there, or nothing at the end of the text."""
        return self.content[self.offset : self.offset + 1]

    @property
    def unread(self) -> str:
        """The first character of the word or text that could not be read to its end.

        Nothing where the parser stopped in a list or mapping.
        """
        is_new = self.opening > self.start or self.collection is None
        if self.last[1] <= self.opening < self.offset and is_new:
            return self.content[self.opening]
        return ""

    @property
    def line_start(self) -> int:
        """The offset at which its line starts."""
        return line_start(self.content, self.offset)

    @property
    def before(self) -> str:
        """The text before it on its line."""
        return self.content[self.line_start : self.offset]

    @property
    def indent(self) -> int:
        """How many blanks its line begins with."""
        return len(self.before) - len(self.before.lstrip())

    @property
    def wants_value(self) -> bool:
        """Return whether a value is expected there, rather than what may follow a value."""
        if self.collection is None and self.last == (0, 0):
            return True
        return behind_blanks(self.content, self.last[1]) < self.offset

    @property
    def is_about_lines(self) -> bool:
        """Return whether a line cannot stand there, or belongs to what begins above it."""
        is_first = not self.before.strip(" -")
        # A sign with which no text can begin is wrong wherever it stands.
        is_sign = self.unread in {"*", "&"}
        return not (self.in_brackets or is_sign) and (is_first or self.last[0] < self.line_start)


def lines_above(content: str, offset: int) -> Iterator[str]:
    """Yield the lines with content above that of an offset, the nearest first."""
    end = line_start(content, offset)
    for line in reversed(content[max(end - _NEAR, 0) : end].splitlines()):
        if line.strip():
            yield line


def explanation(stop: StoppingPoint, start: int, message: str, help_line: str) -> Explanation:
    """Return an explanation at one character."""
    return RULE, (start, min(start + 1, len(stop.content))), message, help_line
