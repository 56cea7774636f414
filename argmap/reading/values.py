"""The values of a YAML document, with their positions.

Nothing changes a value; the classes are not frozen, because that doubles the time to make one.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.text.document import Span


@dataclass(slots=True, unsafe_hash=True)
class Scalar:
    """A scalar as it is written, stripped at both ends."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


class Slip(Scalar):
    """A text that is no premise as it stands: YAML has parted it, or joined it to the next.

    `neighbours` are the texts without quotes that stand in brackets with it; of those, one is
    reported.
    """

    neighbours: "list[Scalar]"
    is_reported: bool

    @classmethod
    def of(cls, scalar: Scalar, neighbours: "list[Scalar]", *, is_reported: bool = True) -> "Slip":
        """Return a scalar as a slip."""
        slip = cls(scalar.text, scalar.start, scalar.end)
        slip.neighbours, slip.is_reported = neighbours, is_reported
        return slip


@dataclass(slots=True, unsafe_hash=True)
class Sequence:
    """A list of values."""

    items: "list[Value]"
    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


@dataclass(slots=True, unsafe_hash=True)
class Mapping:
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

    def value_of(self, name: str) -> "Value | None":
        """Return the first value of a key, or None."""
        return next((value for key, value in self.entries if key.text == name), None)

    @property
    def span(self) -> "Span":
        """Its start and end."""
        return self.start, self.end


@dataclass(slots=True, unsafe_hash=True)
class Unusable:
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
