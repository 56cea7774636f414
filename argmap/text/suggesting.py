"""The nearest known name to one that is not known, for “did you mean”."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

_LONGEST = 60
_CLOSE_ENOUGH = 0.6
_WORK = 200_000


class Suggester:
    """Finds names that resemble unknown ones, within a bound on work for all questions together.

    `known` are the names to choose from; of those that are equally near, the first in the alphabet
    is chosen. After 200,000 comparisons every answer is None, so that the time for a file with
    many faults stays linear in its size.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._by_folded = {_fold(name): name for name in reversed(self._known)}
        self._work_left = _WORK

    def advice(self, name: str, otherwise: str) -> str:
        """Return a question that proposes the nearest known name, or else other advice."""
        nearest = self.nearest(name)
        return did_you_mean(nearest) if nearest else otherwise

    def nearest(self, name: str, other_than: Collection[str] = ()) -> str | None:
        """Return the known name most like `name`, or None where none is like it.

        It is none of `other_than`.
        """
        same = self._by_folded.get(_fold(name))
        if same is not None and same not in other_than:
            return same
        if len(name) > _LONGEST or self._work_left <= 0:
            return None
        self._work_left -= len(self._known)
        matcher = SequenceMatcher(b=name, autojunk=False)
        best, best_ratio = None, _CLOSE_ENOUGH
        for candidate in self._known:
            # The longest ratio that these lengths allow, before any character is compared.
            longest = 2 * min(len(candidate), len(name)) / (len(candidate) + len(name))
            if longest <= best_ratio or len(candidate) > _LONGEST or candidate in other_than:
                continue
            matcher.set_seq1(candidate)
            if matcher.quick_ratio() > best_ratio and matcher.ratio() > best_ratio:
                best, best_ratio = candidate, matcher.ratio()
        return best


def did_you_mean(name: str) -> str:
    """Return the question that proposes a known name."""
    return f"did you mean {name}?"


def differ_by_one_slip(name: str, other: str) -> bool:
    """Return whether one letter is more, less or other, or two neighbours are swapped."""
    if name == other or abs(len(name) - len(other)) > 1:
        return False
    start = next(
        (place for place, (one, two) in enumerate(zip(name, other, strict=False)) if one != two),
        min(len(name), len(other)),
    )
    rest, others = name[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def _fold(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
