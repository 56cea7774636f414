"""A YAML document as it is written: its entries in order, with the comments beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Note:
    """The comments of an entry, each from its `#` on.

    `before` stand on lines of their own above it, where an empty line is "". `header` stand behind
    its key or dash, whose value begins on a later line; `between` on lines of their own between
    the two. `beside` stand behind its value.
    """

    before: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def comments(self) -> Iterator[str]:
        """Yield all comments."""
        yield from self.lines()
        yield from self.behind()

    def lines(self) -> list[str]:
        """Return the comments that stand on lines of their own."""
        return [line for line in (*self.before, *self.between) if line]

    def behind(self) -> list[str]:
        """Return the comments that stand behind the key, the dash or the value."""
        return self.header + self.beside


@dataclass(slots=True)
class Entry:
    """An entry of a mapping, or of a list: without a key.

    A value that is a text stands for itself, and "" for nothing.
    """

    key: str
    value: "str | Branch"
    note: Note | None = None


@dataclass(slots=True)
class Branch:
    """A list or a mapping.

    With `flow` it stands in brackets or braces where it fits on a line and has no comments. `end`
    are the comments behind its last entry.
    """

    entries: list[Entry]
    is_list: bool = False
    flow: bool = False
    end: tuple[str, ...] = ()
