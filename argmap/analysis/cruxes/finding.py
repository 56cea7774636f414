"""Finds what the conclusions of a map hang on."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from argmap.analysis.cruxes.proofs import Move, Prover
from argmap.analysis.cruxes.results import Conclusion, Crux, Cruxes, Load
from argmap.analysis.cruxes.search import Search
from argmap.analysis.cruxes.single import Falls, falls
from argmap.analysis.effort import Effort
from argmap.model.labelling import FALLS, LABELS, STANDS
from argmap.model.sides import unknown_sides
from argmap.model.suppositions import Suppositions

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sides import Side

STEPS = 1_000_000
"""How many steps it may take to try the single premises of a map, and to search larger sets.

A step is to look at a node, or at what leads from one node to another. Large maps have more: so
many for each node, and for each conclusion.
"""
_STEPS_OF_NODE = 20
_STEPS_OF_CONCLUSION = 200


def find_cruxes(
    argument_map: "ArgumentMap",
    of: Collection[str] | None = None,
    size: int = 2,
    sides: "Mapping[str, Side] | None" = None,
) -> Cruxes:
    """Return what some statements hang on: by default, the recommendations of the author.

    Cruxes have up to `size` statements. `sides` are those of the map, where they are known
    already. Of a file that was not read to its end, nothing is said.
    """
    if argument_map.unknowns.cut_off:
        return Cruxes()
    return _Finder(argument_map, sides or argument_map.sides()).find(of, size)


class _Finder:
    def __init__(self, argument_map: "ArgumentMap", sides: "Mapping[str, Side]") -> None:
        self._map = argument_map
        self._sides = sides
        self._names = list(argument_map.nodes)
        self._labelling = Suppositions(argument_map.structure)
        self._labelling.leave_open(argument_map.unknowns.undecided)
        self._labelling.run(argument_map.supposition)
        nodes = list(enumerate(argument_map.nodes.values()))
        unknown = {number for number, facts in nodes if "unread" in facts}
        numbers = self._labelling.numbers
        self._prover = Prover(
            self._labelling,
            premises={number for number, facts in nodes if facts.get("kind") == "premise"},
            gaps={number for number, facts in nodes if facts.get("undeveloped")} - unknown,
            unknown=unknown
            | {numbers[name] for name in argument_map.unknowns.undecided if name in numbers},
        )

    def find(self, of: Collection[str] | None, size: int) -> Cruxes:
        """Find the cruxes of some statements, and the load of premises."""
        labels, names, numbers = self._labelling.labels, self._names, self._labelling.numbers
        own = self._own_recommendations()
        asked = own if of is None else [numbers[name] for name in self._map.statements_named(of)]
        standing = sorted(number for number in {*own, *asked} if labels[number] == STANDS)
        steps = STEPS + _STEPS_OF_NODE * len(names)
        falling = falls(self._labelling, self._prover, standing, Effort(steps))
        effort = Effort(steps, _STEPS_OF_CONCLUSION)
        conclusions = [self._conclusion(number, size, falling, effort) for number in sorted(asked)]
        falls_with: dict[int, list[str]] = {}
        for number in own:
            for premise in falling.by_conclusion.get(number, ()):
                falls_with.setdefault(premise, []).append(names[number])
        loaded = sorted(falls_with, key=lambda premise: (-len(falls_with[premise]), premise))
        return Cruxes(
            tuple(conclusions),
            tuple(Load(names[premise], tuple(falls_with[premise])) for premise in loaded),
        )

    def _own_recommendations(self) -> list[int]:
        """Return the author's recommendations, but for those of which it is not known whose."""
        nodes, sides, unknown = self._map.nodes, self._sides, set[str]()
        if self._map.unknowns.faults:
            unknown = unknown_sides(self._map.structure, self._map.roots(), self._map.unknowns)
        return [
            self._labelling.numbers[name]
            for name in self._map.statements("recommendation")
            if sides[name] == "own" and name not in unknown and "unread" not in nodes[name]
        ]

    def _conclusion(self, number: int, size: int, falling: Falls, effort: Effort) -> Conclusion:
        name, label = self._names[number], LABELS[self._labelling.labels[number]]
        singles = falling.by_conclusion.get(number)
        if not self._prover.is_known(number):
            return Conclusion(name, label, (), size, complete=False)
        # No larger set is a crux where each premise that counts is one alone.
        is_all = singles is not None and len(singles) == len(falling.candidates)
        if singles is not None and (size == 1 or is_all or not falling.complete):
            complete = falling.complete and number not in falling.unclear
            cruxes = tuple(Crux((self._names[premise],)) for premise in singles)
            return Conclusion(name, label, cruxes, size if is_all else 1, complete)
        effort.begin()
        known = None if singles is None else [(premise, FALLS) for premise in singles]
        unclear = [(premise, FALLS) for premise in falling.unclear.get(number, ())]
        found = Search(self._labelling, self._prover, number, effort).run(size, known, unclear)
        return Conclusion(
            name,
            label,
            tuple(map(self._crux, sorted(map(sorted, found.cruxes), key=_by_size))),
            found.size,
            found.complete,
        )

    def _crux(self, moves: list[Move]) -> Crux:
        denied, granted = (
            tuple(self._names[number] for number, label in moves if label == wanted)
            for wanted in (FALLS, STANDS)
        )
        return Crux(denied, granted)


def _by_size(moves: list[Move]) -> tuple[int, list[int], list[int]]:
    """Return what orders cruxes: their size, then the places of their statements in the file."""
    return len(moves), [number for number, _ in moves], [label for _, label in moves]
