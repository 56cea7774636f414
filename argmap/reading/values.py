"""The values of a YAML document, with their positions."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.text.document import Span


class Scalar(NamedTuple):
    """A scalar as it is written, stripped at both ends."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


class Sequence(NamedTuple):
    """A list of values."""

    items: "list[Value]"
    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


class Mapping(NamedTuple):
    """Keys and values in turn, in the order of the file, duplicates included."""

    content: "list[Any]"
    start: int
    end: int

    @property
    def entries(self) -> "Iterator[tuple[Scalar, Value]]":
        """The keys, each with its value."""
        each = iter(self.content)
        return zip(each, each, strict=True)

    @property
    def keys(self) -> "list[Scalar]":
        """The keys alone."""
        return self.content[::2]

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


class Unusable(NamedTuple):
    """Stands for a value that was reported as a fault already: nothing more is reported."""

    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


Value = Scalar | Sequence | Mapping | Unusable


def is_empty(value: Value) -> bool:
    """Return whether nothing is written where a value should be."""
    return isinstance(value, Scalar) and not value.text and value.start == value.end
