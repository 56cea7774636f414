"""What a search for cruxes finds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.format.keys import Label


@dataclass(frozen=True, slots=True)
class Crux:
    """Statements to deny and to grant, in file order: together they turn what a conclusion is."""

    deny: tuple[str, ...] = ()
    grant: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return how many statements these are."""
        return len(self.deny) + len(self.grant)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A statement, its label, and what it hangs on.

    `cruxes` are those of up to `size` statements, the smallest first, then in file order. If it
    is accepted, it falls with each of them; if not, each would make it stand. Where it is not
    `complete`, the search was cut short, and there may be more of them of `size` statements; or a
    part of the map could not be read, and there may be more of any size.
    """

    node: str
    label: "Label"
    cruxes: tuple[Crux, ...]
    size: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Load:
    """A premise, and the recommendations of the author that fall if it alone is denied."""

    node: str
    recommendations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cruxes:
    """What the conclusions of a map hang on.

    `load` has the premises with which a recommendation falls, the most loaded first, then in file
    order.
    """

    conclusions: tuple[Conclusion, ...] = ()
    load: tuple[Load, ...] = ()
