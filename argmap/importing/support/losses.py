"""What an input says and the map made of it does not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

LEFT_OUT = "{} place{s} where a part of a map had left arguments out"
UNWRITTEN = "{} statement{s} not written yet, with its id as text"
SUPPOSED = "{} supposition{s} about statements left out"
"""Losses of what argmap exports in several formats; see `Loss`."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A sort of thing that is lost or changed: how many of it there are, and where the first is.

    `what` is a phrase in which `{}` is the count and `{s}` the ending of a plural, such as
    `{} conflict{s} between locutions left out`.
    """

    what: str
    count: int
    first: str

    def __str__(self) -> str:
        said = self.what.format(f"{self.count:,}", s="" if self.count == 1 else "s")
        if not self.first:
            return said
        return f"{said}, {'at' if self.count == 1 else 'the first at'} {self.first}"


class Losses:
    """Counts losses by their sorts, in the order in which these come."""

    def __init__(self) -> None:
        self._found: dict[str, Loss] = {}

    def add(self, what: str, place: str = "", count: int = 1) -> None:
        """Count so many more losses of a sort, which may be none; see `Loss` for `what`."""
        if count:
            known = self._found.get(what, Loss(what, 0, place))
            self._found[what] = replace(known, count=known.count + count)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._found.values())
