"""A bound on the work of searches."""


class SpentError(Exception):
    """A search came to no end within the steps that it may take."""


class Effort:
    """How many steps searches may take: to compare a word, to try a place, to read a line.

    Each has `each` steps to itself, and beyond these draws on a `stock` that all of them share:
    n searches take n × `each` + `stock` steps at most. Steps are counted, as time is not the same
    in every run.
    """

    def __init__(self, stock: int = 1_500_000, each: int = 200) -> None:
        self._stock = self._left = stock
        self._each = each

    @property
    def left(self) -> int:
        """How many steps the present search can still take; below zero, it took too many."""
        return self._left

    def begin(self) -> None:
        """Begin another search."""
        self._stock = max(0, min(self._stock, self._left))
        self._left = self._stock + self._each

    def spend(self, steps: int) -> None:
        """Take steps. Raise SpentError if there are not as many left."""
        self._left -= steps
        if self._left < 0:
            raise SpentError
