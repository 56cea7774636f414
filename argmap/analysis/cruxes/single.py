"""Which conclusions fall with each single premise, for all of them together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from argmap.analysis.cruxes.proofs import Move, Prover
from argmap.analysis.effort import Effort, SpentError
from argmap.model.labelling import FALLS, STANDS
from argmap.model.suppositions import Suppositions

_STEPS_OF_CRUX = 4
"""As many steps as a crux counts for, so that there are not more of them than memory for them."""


@dataclass(slots=True)
class Falls:
    """The premises with which each conclusion falls, in file order.

    `candidates` are the premises on which some proof rests that these conclusions stand. `unclear`
    are those of which it hangs on what could not be read whether a conclusion falls. It is
    `complete` if all could be tried.
    """

    by_conclusion: dict[int, list[int]]
    candidates: list[int]
    unclear: dict[int, list[int]] = field(default_factory=dict)
    complete: bool = True


def falls(
    labelling: Suppositions, prover: Prover, conclusions: Collection[int], effort: Effort
) -> Falls:
    """Return with which single premises some accepted conclusions fall.

    Only a premise in a proof that a conclusion stands can make it fall. Each of these is tried.
    """
    candidates = sorted(premise for premise, _ in prover.prove_standing(conclusions, {}).breaks)
    found = Falls({conclusion: [] for conclusion in conclusions}, candidates)
    sweep = _Sweep(labelling, prover, found)
    try:
        for premise in candidates:
            before = labelling.steps
            fallen = sweep.fallen_with((premise, FALLS))
            for conclusion in fallen:
                found.by_conclusion[conclusion].append(premise)
            effort.spend(labelling.steps - before + _STEPS_OF_CRUX * len(fallen))
    except SpentError:
        found.complete = False
    return found


@dataclass(slots=True)
class _Stretch:
    """The conclusions that fall until one node alone passes the change on: `then`."""

    fallen: list[int] = field(default_factory=list)
    then: Move | None = None


class _Sweep:
    """Denies one premise after the other.

    Where one node alone passes a change on, the rest is the same for all premises behind it, and
    is looked at once. (In a faulty file it may also hang on what could not be read.)
    """

    def __init__(self, labelling: Suppositions, prover: Prover, found: Falls) -> None:
        self._labelling = labelling
        self._prover = prover
        self._found = found
        self._stretches: dict[Move, _Stretch] = {}

    def fallen_with(self, denied: Move) -> list[int]:
        """Return the conclusions that fall with a premise."""
        labelling, stretches = self._labelling, self._stretches
        stretch = first = _Stretch()
        mark = labelling.mark()

        def known_from(number: int, label: int) -> bool:
            nonlocal stretch, mark
            stretch.fallen = self._fallen_among(labelling.changed(mark))
            stretch.then = then = (number, label)
            mark = labelling.mark()
            if then in stretches:
                return True
            stretch = stretches[then] = _Stretch()
            return False

        labelling.suppose(*denied, None if self._prover.unknown else known_from)
        stretch.fallen += self._fallen_among(labelling.changed(mark))
        for conclusion in stretch.fallen[:] if self._prover.unknown else ():
            if not self._prover.is_known(conclusion):
                stretch.fallen.remove(conclusion)
                self._found.unclear.setdefault(conclusion, []).append(denied[0])
        labelling.withdraw()
        return self._along(first)

    def _along(self, stretch: _Stretch) -> list[int]:
        """Return what falls along stretches; those along which nothing does are passed by."""
        fallen = list(stretch.fallen)
        passed: list[_Stretch] = []
        while stretch.then is not None:
            following = self._stretches[stretch.then]
            passed.append(stretch)
            if following.fallen or following.then is None:
                for each in passed:
                    each.then = stretch.then
                passed.clear()
                fallen += following.fallen
            stretch = following
        return fallen

    def _fallen_among(self, changed: Iterable[int]) -> list[int]:
        labels, conclusions = self._labelling.labels, self._found.by_conclusion
        return [number for number in changed if number in conclusions and labels[number] != STANDS]
