"""A bound on the steps of searches."""


class SpentError(Exception):
    """A search did not end within the steps that it may take."""


class Effort:
    """How many steps searches may take: to compare a word, to try a place, to read a line.

    Each search has `each` steps of its own, and then takes steps from a `stock` that all of them
    share: n searches take at most n × `each` + `stock` steps. Steps are counted in place of time,
    so that every run has the same result.
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
