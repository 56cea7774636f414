"""Proofs that a conclusion stands, or that nothing makes it stand, and what they hang on.

The labelling as Horn clauses over “accepted” and “rejected”: a conclusion that is accepted has a
derivation, and one that is not has a set of labels, its own among them, none of which has a clause
that does without another one of them. Either holds under other suppositions too, unless they touch
it.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from argmap.model.labelling import ATTACK, FALLS, OPEN, STANDS, STATEMENT, SUPPORT
from argmap.model.suppositions import Suppositions

Move = tuple[int, int]
"""A statement by its number, and the label that it is supposed to have."""


class Proof(NamedTuple):
    """A proof that holds as long as all moves are made that it `needs`, and none that `breaks` it.

    A conclusion that has one is accepted, or is not, whatever else is supposed. A proof that is
    not `sure` may be broken by other moves too, because of what could not be read.
    """

    needs: frozenset[Move]
    breaks: frozenset[Move]
    sure: bool = True


class Prover:
    """Proves what labels are as they are, under what `labelling` supposes at that time.

    Where there are several ways, proofs take the first and the last in turn: the less proofs have
    in common, the more is known from them.

    Moves are to deny one of the `premises`, and to grant or deny one of the `gaps`. Arguments may
    be missing that lead to one of the nodes in `unknown`.
    """

    def __init__(
        self,
        labelling: Suppositions,
        premises: Collection[int],
        gaps: Collection[int],
        unknown: Collection[int],
    ) -> None:
        self._labelling = labelling
        self._labels = labelling.labels
        self._as_given = list(labelling.labels)
        self._premises = premises
        self._gaps = gaps
        self.unknown = unknown
        self._proofs = 0

    @cached_property
    def _sources(self) -> list[list[int]]:
        """The nodes that lead to each node, in file order."""
        sources: list[list[int]] = [[] for _ in self._labels]
        for number, targets in enumerate(self._labelling.targets):
            for target in targets:
                sources[target].append(number)
        return sources

    def prove_standing(self, conclusions: Iterable[int], made: Mapping[int, int]) -> Proof:
        """Prove that some nodes are accepted, under the moves that are `made`."""
        needs, breaks = set[Move](), set[Move]()
        self._proofs += 1
        seen = set(conclusions)
        waiting = list(seen)
        while waiting:
            number = waiting.pop()
            label = self._labels[number]
            if self._labelling.fixed[number]:
                if number in made:
                    needs.add((number, label))
                continue
            if label == STANDS and number in self._premises:
                breaks.add((number, FALLS))
            self._labelling.steps += 1 + len(self._sources[number])
            for reason in self._reasons(number, seen):
                if reason not in seen:
                    seen.add(reason)
                    waiting.append(reason)
        return Proof(frozenset(needs), frozenset(breaks))

    def _reasons(self, number: int, seen: Collection[int]) -> Iterable[int]:
        """Return nodes whose labels together are enough for the label of a node."""
        labels, roles = self._labels, self._labelling.roles
        sources = self._sources[number]
        if labels[number] == STANDS:
            supports = [
                each for each in sources if roles[each] == SUPPORT and labels[each] == STANDS
            ]
            best = self._best(number, supports, seen)
            return [each for each in sources if roles[each] != SUPPORT or each == best]
        fatal = [
            each
            for each in sources
            if roles[each] != SUPPORT and labels[each] == (STANDS, FALLS)[roles[each] == STATEMENT]
        ]
        best = self._best(number, fatal, seen)
        return [each for each in sources if roles[each] == SUPPORT] if best is None else [best]

    def _best(self, number: int, choices: list[int], seen: Collection[int]) -> int | None:
        """Return one of several nodes of which each is reason enough for the label of a node.

        Its label must not rest on that of the node itself.
        """
        ranks, in_one_circle = self._labelling.ranks, self._labelling.in_one_circle
        best = None
        for each in choices[:: self._direction]:
            if in_one_circle(each, number) and ranks[each] > ranks[number]:
                continue
            if each in seen:
                return each
            if best is None or self._is_new(best) > self._is_new(each):
                best = each
        return best

    def _is_new(self, number: int) -> bool:
        """Return whether a label has come with what is supposed."""
        return self._labels[number] != self._as_given[number]

    def prove_not_standing(self, conclusion: int, made: Mapping[int, int]) -> Proof:
        """Prove that nothing makes a node accepted, under the moves that are `made`."""
        needs, breaks = set[Move](), set[Move]()
        self._proofs += 1
        seen = {(conclusion, STANDS)}
        waiting = list(seen)
        sure = True
        while waiting:
            number, label = missing = waiting.pop()
            if self._labelling.fixed[number]:
                if number in made:
                    needs.add((number, self._labels[number]))
                continue
            sure = sure and number not in self.unknown
            if number in self._gaps or (label == FALLS and number in self._premises):
                breaks.add(missing)
            self._labelling.steps += 1 + len(self._sources[number])
            for each in self._obstacles(number, label, seen):
                if each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return Proof(frozenset(needs), frozenset(breaks), sure)

    def _obstacles(self, number: int, label: int, seen: Collection[Move]) -> Iterable[Move]:
        """Return labels that are missing, without any of which a node cannot have a label."""
        labels, roles = self._labels, self._labelling.roles
        sources = self._sources[number]
        if label == STANDS:
            if number in self.unknown:
                return ()
            wanted = ((each, (STANDS, FALLS)[roles[each] == ATTACK]) for each in sources)
            alternatives = [
                (each, good)
                for each, good in wanted
                if roles[each] != SUPPORT and labels[each] != good
            ]
            supports = [(each, STANDS) for each in sources if roles[each] == SUPPORT]
            if self._labelling.wants_support[number] and all(
                labels[each] != STANDS for each, _ in supports
            ):
                # All supports are missing: an obstacle of several labels.
                return self._first(alternatives, seen) or supports
            return self._first(alternatives, seen)
        fatal = [
            (each, (FALLS, STANDS)[roles[each] == ATTACK])
            for each in sources
            if roles[each] != SUPPORT
        ]
        if number not in self.unknown:
            left = [
                (each, FALLS)
                for each in sources
                if roles[each] == SUPPORT and labels[each] != FALLS
            ]
            fatal += self._first(left, seen)
        return fatal

    def _first(self, alternatives: list[Move], seen: Collection[Move]) -> list[Move]:
        """Return one of several labels that are missing, rather one that is looked at anyway."""
        chosen = next((each for each in alternatives if each in seen), None)
        return [chosen] if chosen is not None else alternatives[:: self._direction][:1]

    @property
    def _direction(self) -> int:
        return 1 if self._proofs % 2 else -1

    def is_known(self, number: int) -> bool:
        """Return whether a label does not depend on what could not be read."""
        if not self.unknown or self._labels[number] != OPEN:
            return True
        seen = {number}
        waiting = [number]
        while waiting:
            for each in self._sources[waiting.pop()]:
                if self._labels[each] == OPEN and each not in seen:
                    seen.add(each)
                    waiting.append(each)
        return seen.isdisjoint(self.unknown)
