"""The search for the cruxes of one conclusion."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations
from operator import and_

from argmap.analysis.cruxes.proofs import Move, Prover
from argmap.analysis.effort import Effort, SpentError
from argmap.model.labelling import STANDS
from argmap.model.suppositions import Suppositions

MOST = 100
"""How many cruxes of two premises are searched for a conclusion, and as many of each larger size.

A conclusion may have more than anybody reads: a hundred times a hundred pairs, where it has two
reasons of a hundred premises each.
"""


@dataclass(slots=True)
class Found:
    """The cruxes of a conclusion of up to `size` statements; of that size, perhaps not all."""

    cruxes: list[frozenset[Move]] = field(default_factory=list)
    size: int = 0
    complete: bool = True


class Search:
    """Searches for the smallest sets of moves under which a conclusion is what it is not now.

    Each such set has one of the moves that break a given proof of what it is now (as in Reiter's
    hitting-set tree, 1987). So the search begins with the empty set, takes for each set a proof
    that holds under it, and adds each move that breaks it; what is added is verified by the
    labelling, which gives either a crux or a further proof. A proof is used for all sets under
    which it holds: what breaks not all of these need not be tried.
    """

    def __init__(
        self, labelling: Suppositions, prover: Prover, conclusion: int, effort: Effort
    ) -> None:
        self._labelling = labelling
        self._prover = prover
        self._conclusion = conclusion
        self._effort = effort
        self._stands = labelling.labels[conclusion] == STANDS
        self._made: list[Move] = []
        self._moves: list[Move] = []
        self._bits: dict[Move, int] = {}
        self._proofs: list[tuple[int, int]] = []
        """What each proof needs, and what breaks it, as bits of moves."""
        self._closed: dict[Move, list[frozenset[Move]]] = {}
        """The sets of which no larger one is a crux, by each of their moves."""
        self._seen: set[frozenset[Move]] = set()
        self._found = Found()

    def run(
        self, size: int, singles: Iterable[Move] | None = None, unclear: Iterable[Move] = ()
    ) -> Found:
        """Return the cruxes of up to `size` moves.

        `singles` are those of one, if known; it is not known whether those in `unclear` are.
        """
        found = self._found
        for move in singles or ():
            self._close(frozenset([move]))
        for move in unclear:
            self._close(frozenset([move]), is_crux=False)
        sets: list[tuple[Move, ...]] = [()]
        try:
            for length in range(1, size + 1):
                found.size = length
                is_verified = length == 1 and singles is not None
                sets = [
                    larger
                    for made in sets
                    for larger in self._larger(made, size, is_verified=is_verified)
                ]
                if not sets:
                    found.size = size
                    break
        except SpentError:
            found.complete = False
        for _ in self._made:
            self._labelling.withdraw()
        return found

    def _larger(
        self, made: tuple[Move, ...], size: int, *, is_verified: bool
    ) -> Iterator[tuple[Move, ...]]:
        """Yield the sets with one move more that may be parts of a crux; note the cruxes.

        If it `is_verified` which moves are cruxes, no others are.
        """
        mask = self._mask(made)
        breaks = self._breaks(mask, made)
        branches, common = min(breaks, key=int.bit_count), reduce(and_, breaks)
        self._effort.spend(len(self._proofs) + branches.bit_count())
        is_last = len(made) + 1 == size
        for move in sorted(self._moves_in(common if is_last else branches)):
            larger = (*made, move)
            key = frozenset(larger)
            if len(dict(larger)) < len(larger) or key in self._seen or self._is_closed(key, move):
                continue
            self._seen.add(key)
            if not is_verified and common & 1 << self._bits[move]:
                proof = self._verify(larger, key)
                if proof is None:
                    continue
                if not proof[0] & ~mask:
                    common &= proof[1]
            if not is_last:
                yield larger

    def _breaks(self, mask: int, made: tuple[Move, ...]) -> list[int]:
        """Return what breaks each of the proofs that hold under some moves: there is one."""
        if not self._prover.unknown:
            holding = [
                breaks for needs, breaks in self._proofs if not (needs & ~mask or breaks & mask)
            ]
            if holding:
                return holding
        self._go_to(made)
        return [self._prove(made)[1]]

    def _verify(self, made: tuple[Move, ...], key: frozenset[Move]) -> tuple[int, int] | None:
        """Return a proof that the conclusion is still what it is under some moves.

        If it is not, they are a crux; there is no proof either if it is not known.
        """
        self._go_to(made)
        if not self._prover.is_known(self._conclusion):
            self._close(key, is_crux=False)
            return None
        if (self._labelling.labels[self._conclusion] == STANDS) != self._stands:
            self._close(key, is_crux=self._is_known_of_parts(made))
            return None
        return self._prove(made)

    def _is_known_of_parts(self, made: tuple[Move, ...]) -> bool:
        """Return whether it is known what the conclusion is under each part of some moves."""
        if not self._prover.unknown:
            return True
        for size in range(1, len(made)):
            for part in combinations(made, size):
                self._go_to(part)
                if not self._prover.is_known(self._conclusion):
                    return False
        return True

    def _close(self, key: frozenset[Move], *, is_crux: bool = True) -> None:
        """Take note that no larger set is a crux."""
        if is_crux:
            cruxes = self._found.cruxes
            if len(cruxes) >= MOST and len(cruxes[-MOST]) == len(key) > 1:
                raise SpentError
            cruxes.append(key)
        else:
            self._found.complete = False
        for move in key:
            self._closed.setdefault(move, []).append(key)

    def _is_closed(self, key: frozenset[Move], move: Move) -> bool:
        """Return whether a set holds one of which no larger one is a crux, and its last move."""
        return any(closed <= key for closed in self._closed.get(move, ()))

    def _prove(self, made: tuple[Move, ...]) -> tuple[int, int]:
        """Return a proof that the conclusion is what it is under some moves."""
        before = self._labelling.steps
        if self._stands:
            proof = self._prover.prove_standing([self._conclusion], dict(made))
        else:
            proof = self._prover.prove_not_standing(self._conclusion, dict(made))
        self._effort.spend(self._labelling.steps - before)
        self._found.complete = self._found.complete and proof.sure
        masks = self._mask(sorted(proof.needs)), self._mask(sorted(proof.breaks))
        self._proofs.append(masks)
        return masks

    def _go_to(self, made: tuple[Move, ...]) -> None:
        """Let the labelling suppose some moves and no others."""
        before, common = self._labelling.steps, 0
        for supposed, wanted in zip(self._made, made, strict=False):
            if supposed != wanted:
                break
            common += 1
        while len(self._made) > common:
            self._made.pop()
            self._labelling.withdraw()
        for move in made[common:]:
            self._made.append(move)
            self._labelling.suppose(*move)
        self._effort.spend(self._labelling.steps - before)

    def _mask(self, moves: Iterable[Move]) -> int:
        """Return moves as bits."""
        mask = 0
        for move in moves:
            bit = self._bits.get(move)
            if bit is None:
                bit = self._bits[move] = len(self._moves)
                self._moves.append(move)
            mask |= 1 << bit
        return mask

    def _moves_in(self, mask: int) -> Iterator[Move]:
        """Yield the moves that some bits stand for."""
        while mask:
            lowest = mask & -mask
            yield self._moves[lowest.bit_length() - 1]
            mask ^= lowest
