"""Where a YAML parser stopped, as the text and the open lists and mappings show it."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.reading.aftermath import behind_blanks, line_start

if TYPE_CHECKING:
    from argmap.text.document import Span

RULE = "invalid-yaml"
Explanation = tuple[str, "Span", str, str]
"""Rule, span, message and help."""
Collection = Literal["list", "mapping"]


class Stop(NamedTuple):
    """Where a parser stopped: at `offset`, in what begins at `opening`.

    `collection` is the innermost list or mapping that is open, if there is one, which begins at
    `start`, in brackets or not; `last` is where the last value or key stands that was read in it.
    """

    content: str
    offset: int
    opening: int
    collection: Collection | None
    start: int
    in_brackets: bool
    last: "Span"

    @property
    def character(self) -> str:
        """What stands there, or nothing at the end of the text."""
        return self.content[self.offset : self.offset + 1]

    @property
    def unread(self) -> str:
        """The first character of the word or text that could not be read to its end, if it is one.

        Nothing, if it is a list or mapping: that began before what was read last.
        """
        is_new = self.opening > self.start or self.collection is None
        if self.last[1] <= self.opening < self.offset and is_new:
            return self.content[self.opening]
        return ""

    @property
    def line_start(self) -> int:
        """Where its line starts."""
        return line_start(self.content, self.offset)

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.content[self.line_start : self.offset]

    @property
    def wants_value(self) -> bool:
        """Return whether a value should stand there, rather than something behind a value."""
        if self.collection is None and self.last == (0, 0):
            return True
        return behind_blanks(self.content, self.last[1]) < self.offset


def indent(content: str, line_start: int) -> int:
    """Return how far a line is indented, dashes included."""
    end = line_start
    while content[end : end + 1] in (" ", "-") and end < len(content):
        end += 1
    return end - line_start


def explanation(stop: Stop, start: int, message: str, help_line: str) -> Explanation:
    """Return an explanation at one character."""
    return RULE, (start, min(start + 1, len(stop.content))), message, help_line


def short(line: str) -> str:
    """Return a line that is short enough for a message."""
    return line if len(line) <= 40 else line[:39].rstrip() + "…"
