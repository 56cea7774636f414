"""Labels and cruxes by their definition: of all sets of statements, each labelled anew."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import combinations
from operator import and_, or_

from argmap import ArgumentMap

Move = tuple[str, str]
"""A statement, and the label that it is supposed to have."""
Moves = frozenset[Move]


class Worlds:
    """The labels of a map under many suppositions at once.

    Bit n of `accepted` and of `rejected`, which are numbers for each node, tells of the n-th.
    """

    def __init__(self, argument_map: ArgumentMap, suppositions: list[Moves]) -> None:
        self._map = argument_map
        self._nodes = argument_map.graph.nodes
        self._all = (1 << len(suppositions)) - 1
        self._supposed: dict[Move, int] = {}
        for number, moves in enumerate(suppositions):
            for move in moves:
                self._supposed[move] = self._supposed.get(move, 0) | 1 << number
        self.accepted = dict.fromkeys(self._nodes, 0)
        self.rejected = dict.fromkeys(self._nodes, 0)
        while sum(map(self._decide, self._nodes)):
            pass

    def those_with(self, moves: Moves) -> int:
        """Return the worlds in which some moves, and perhaps more, are made."""
        return self._every(self._supposed.get(move, 0) for move in moves)

    def _decide(self, node: str) -> bool:
        """Decide a node where it can be decided, and return whether that is news."""
        accepted, rejected = self._labels_of(node)
        granted, denied = (self._supposed.get((node, it), 0) for it in ("accepted", "rejected"))
        accepted = accepted & ~denied | granted
        rejected = rejected & ~granted | denied
        is_new = (accepted, rejected) != (self.accepted[node], self.rejected[node])
        self.accepted[node], self.rejected[node] = accepted, rejected
        return is_new

    def _labels_of(self, node: str) -> tuple[int, int]:
        facts, (stands, falls) = self._nodes[node], (self.accepted, self.rejected)
        attacks = self._map.arguments_against(node)
        unattacked = self._every(falls[attack] for attack in attacks)
        attacked = self._some(stands[attack] for attack in attacks)
        if "kind" not in facts:
            premises = self._map.premises_of(node)
            return (
                unattacked & self._every(stands[premise] for premise in premises),
                attacked | self._some(falls[premise] for premise in premises),
            )
        if facts["kind"] == "premise":
            return unattacked, attacked
        supports = self._map.arguments_for(node)
        unsupported = self._every(falls[support] for support in supports)
        if not supports and facts.get("undeveloped"):
            unsupported = 0
        supported = self._some(stands[support] for support in supports)
        return unattacked & supported, attacked | unsupported

    def _every(self, worlds: Iterable[int]) -> int:
        return reduce(and_, worlds, self._all)

    def _some(self, worlds: Iterable[int]) -> int:
        return reduce(or_, worlds, 0)


def cruxes_by_definition(argument_map: ArgumentMap, size: int) -> dict[str, set[Moves]]:
    """Return the cruxes of all statements that have up to `size` moves."""
    nodes = argument_map.graph.nodes
    denials = {(name, "rejected") for name in argument_map.statements("premise")}
    gaps = {
        (name, label)
        for name in argument_map.statements()
        for label in ("accepted", "rejected")
        if nodes[name].get("undeveloped")
    }
    found: dict[str, set[Moves]] = {}
    among = {"accepted": denials, "other": denials | gaps}
    for kind, moves in among.items():
        suppositions = list(sets_of_moves(sorted(moves), size))
        worlds = Worlds(argument_map, suppositions)
        for name in argument_map.statements():
            stands = worlds.accepted[name]
            # The first world is the map as it is.
            if (stands & 1 == 1) == (kind == "accepted"):
                changed = ~stands if stands & 1 else stands
                found[name] = set(_smallest(worlds, suppositions, changed))
    return {name: found[name] for name in argument_map.statements()}


def _smallest(worlds: Worlds, suppositions: list[Moves], changed: int) -> Iterator[Moves]:
    """Yield the moves of changed worlds in which no moves of another are among them."""
    for number, moves in enumerate(suppositions):
        if changed >> number & 1:
            yield moves
            changed &= ~worlds.those_with(moves)


def sets_of_moves(moves: list[Move], size: int) -> Iterator[Moves]:
    """Yield all sets of up to `size` moves with one label for each statement, smallest first."""
    for length in range(size + 1):
        for chosen in combinations(moves, length):
            if len(dict(chosen)) == length:
                yield frozenset(chosen)
