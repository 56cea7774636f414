"""Sheets of paper, in points, with the longer side across."""

from typing import Literal, NamedTuple, get_args

PaperName = Literal["a4", "letter", "a3", "slide"]
PAPERS: tuple[PaperName, ...] = get_args(PaperName)

LEAST_SIZE = 8.0
"""The size of the smallest text on paper, in points."""
MARGIN = 36.0


class Room(NamedTuple):
    """A width and a height."""

    width: float
    height: float


class Paper(NamedTuple):
    """A sheet of paper."""

    width: float
    height: float

    @property
    def room(self) -> Room:
        """What is within the margins."""
        return Room(self.width - 2 * MARGIN, self.height - 2 * MARGIN)


SIZES: dict[PaperName, Paper] = {
    "a4": Paper(841.89, 595.28),
    "letter": Paper(792, 612),
    "a3": Paper(1190.55, 841.89),
    "slide": Paper(960, 540),
}
