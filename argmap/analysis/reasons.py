"""Why a node of a map has its label: what decides it, down to premises, gaps and circles.

The reason for a node is a part of the graph that suffices for its label: labelled alone, its
nodes get the same labels. One that is decided never rests on itself. Of several arguments that
would do, that of the node that is asked for is the first that stands without it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.model.labelling import ACCEPTED, REJECTED, UNDECIDED
from argmap.model.structure import Structure

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap


class Ground(Enum):
    """What decides the label of a statement or an argument."""

    GIVEN = "given"
    """A premise is taken as given, for nothing stands against it."""
    SUPPORTED = "supported"
    """An argument for a statement stands, and nothing stands against it."""
    PREMISES_STAND = "premises-stand"
    """All premises of an argument stand, and no undercutter does."""
    ATTACKED = "attacked"
    """An argument against a node stands."""
    UNSUPPORTED = "unsupported"
    """Nothing supports a statement."""
    SUPPORT_FALLS = "support-falls"
    """Every argument for a statement falls."""
    PREMISE_FALLS = "premise-falls"
    """A premise of an argument falls."""
    ATTACK_OPEN = "attack-open"
    """An argument against a node is undecided; what supports it stands."""
    SUPPORT_OPEN = "support-open"
    """An argument for a statement is undecided, and none stands."""
    PREMISE_OPEN = "premise-open"
    """A premise of an argument is undecided."""
    UNDEVELOPED = "undeveloped"
    """The argument for a statement is still missing."""
    UNWRITTEN = "unwritten"
    """A statement is not written yet."""
    UNREADABLE = "unreadable"
    """A part of a node that may decide it cannot be read."""
    SUPPOSED = "supposed"
    """A statement is denied or granted, whatever leads to it."""


class Reason(NamedTuple):
    """Why a node has its label: what decides it, and the nodes that do.

    Of an undecided node, the last of `because` is what it waits for. Of an accepted one, `falling`
    are the arguments against it, all of which fall.
    """

    node: str
    label: "Label"
    ground: Ground
    because: tuple[str, ...] = ()
    falling: tuple[str, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """All nodes that the reason names."""
        return self.because + self.falling

    @property
    def decisive(self) -> str | None:
        """The one node that gives the reason, where one does."""
        if self.ground is Ground.SUPPORT_FALLS or not self.because:
            return None
        return self.waits_for or self.because[0]

    @property
    def waits_for(self) -> str | None:
        """The node that must be decided before this one, where it waits for one."""
        return self.because[-1] if self.label == UNDECIDED and self.because else None


class Reasons:
    """The reasons for the labels of a map, found when they are asked for.

    `as_premises` are the statements that needed no support when the map was labelled. What is
    supposed of a statement says the map. To find all reasons takes time linear in the map.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        labels: "Mapping[str, Label]",
        as_premises: Collection[str] = (),
    ) -> None:
        self._map = argument_map
        self._labels = labels
        self._as_premises = as_premises
        self._found: dict[str, Reason] = {}
        self._explored: set[str] = set()
        self._waiting: dict[str, list[tuple[_Pending, int]]] = {}
        self._objections: dict[str, str] = {}
        self._circles: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _grounds(self) -> "_Grounds":
        # Where no reason is asked for, as in a tree without labels, the map is not walked.
        return _Grounds(
            self._map.structure, self._labels, self._as_premises, self._map.unknowns.undecided
        )

    def of(self, node: str) -> Reason:
        """Return why a node has its label; raise KeyError if the map has no such node."""
        if node not in self._found:
            if self._labels[node] == UNDECIDED:
                self._found[node] = self._grounds.undecided(node)
            else:
                self._explore(node)
        return self._found[node]

    def whole(self, node: str) -> Iterator[Reason]:
        """Yield the whole reason for a node: its own first, and that of each other node once."""
        seen: set[str] = set()
        waiting = [node]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                reason = self.of(node)
                yield reason
                waiting.extend(reversed(reason.rests_on))

    def objection_behind(self, node: str) -> str | None:
        """Return the first argument that stands against something for which a node falls."""
        self.of(node)
        return self._objections.get(node)

    def circle_behind(self, node: str) -> tuple[str, ...]:
        """Return the circle in which an undecided node waits; nothing if it waits for a gap.

        Each node of the circle waits for the one before it, and the first for the last.
        """
        way: dict[str, None] = {}
        following: str | None = node
        while following is not None and following not in way and following not in self._circles:
            way[following] = None
            following = self.of(following).waits_for
        circle: tuple[str, ...] = ()
        if following in way:
            nodes = list(way)
            circle = tuple(reversed(nodes[nodes.index(following) :]))
        elif following is not None:
            circle = self._circles[following]
        self._circles.update(dict.fromkeys(way, circle))
        return circle

    def _explore(self, start: str) -> None:
        """Find reasons for a decided node and for what it rests on, depth first.

        What would rest on a node that is being explored waits until that has a reason, and what
        comes next in file order is tried: unit propagation, as labels are found by, but in the
        order in which a reader asks.
        """
        self._explored.add(start)
        stack = [self._needs(start)]
        while stack:
            for need in stack[-1]:
                if need not in self._explored:
                    self._explored.add(need)
                    stack.append(self._needs(need))
                    break
            else:
                stack.pop()

    def _needs(self, node: str) -> Iterator[str]:
        """Yield the nodes that a node may rest on, until it has a reason."""
        pending = _Pending(node, self._grounds.must_fall(node))
        yield from self._wait(pending, _ATTACKS, pending.attacks)
        for candidate in self._grounds.candidates(node):
            number = len(pending.candidates)
            pending.candidates.append(candidate)
            pending.missing.append(0)
            yield from self._wait(pending, number, candidate.because)
            if node in self._found:
                return

    def _wait(self, pending: "_Pending", number: int, needs: Sequence[str]) -> Iterator[str]:
        """Yield the nodes that one candidate needs, or the attacks, and have no reason yet."""
        pending.missing[number] += 1
        for need in needs:
            if need not in self._found:
                pending.missing[number] += 1
                self._waiting.setdefault(need, []).append((pending, number))
                yield need
        self._settle([(pending, number)])

    def _settle(self, ready: "list[tuple[_Pending, int]]") -> None:
        """Count down what waits, and give a reason to each node that has all that one needs."""
        while ready:
            pending, number = ready.pop()
            pending.missing[number] -= 1
            if pending.missing[number] or pending.node in self._found:
                continue
            candidate = pending.complete()
            if candidate is not None:
                self._add(candidate)
                ready += self._waiting.pop(candidate.node, ())

    def _add(self, reason: Reason) -> None:
        self._found[reason.node] = reason
        if reason.label == REJECTED:
            behind: Iterable[str | None] = (self._objections.get(each) for each in reason.because)
            if reason.ground is Ground.ATTACKED:
                behind = reason.because
            objection = next(filter(None, behind), None)
            if objection is not None:
                self._objections[reason.node] = objection


_ATTACKS = 0
"""The number of the attacks on a node among what it waits for; candidates follow."""


class _Pending:
    """A node without a reason yet: for each candidate, how many nodes must have one before it."""

    __slots__ = ("attacks", "candidates", "missing", "node")

    def __init__(self, node: str, attacks: Sequence[str]) -> None:
        self.node = node
        self.attacks = attacks
        self.candidates: list[Reason | None] = [None]
        self.missing = [0]

    def complete(self) -> Reason | None:
        """Return the first candidate for which nothing is missing, once all attacks fall."""
        if self.missing[_ATTACKS]:
            return None
        for candidate, missing in zip(self.candidates, self.missing, strict=True):
            if candidate is not None and not missing:
                return candidate._replace(falling=tuple(self.attacks))
        return None


class _Grounds:
    """What may decide the label of each node, by the nodes from which edges lead to it."""

    def __init__(
        self,
        structure: Structure,
        labels: "Mapping[str, Label]",
        as_premises: Collection[str],
        unknown: Collection[str],
    ) -> None:
        self._structure = structure
        self._labels = labels
        self._as_premises = as_premises
        self._unknown = unknown

    def must_fall(self, node: str) -> Sequence[str]:
        """Return the attacks on an accepted node."""
        stands = self._labels[node] == ACCEPTED and not self._is_supposed(node)
        return self._attacks(node) if stands else ()

    def candidates(self, node: str) -> Iterator[Reason]:
        """Yield what decides a node, beside attacks that must fall, in file order.

        Any one is enough, if what it names does not rest on the node.
        """
        label = self._labels[node]
        if self._is_supposed(node):
            yield Reason(node, label, Ground.SUPPOSED)
            return
        if not self._structure.is_statement(node):
            premises = self._structure.premises[node]
            if label == ACCEPTED:
                yield Reason(node, label, Ground.PREMISES_STAND, tuple(premises))
            else:
                yield from self._each(node, Ground.PREMISE_FALLS, premises)
                yield from self._each(node, Ground.ATTACKED, self._attacks(node))
            return
        if label == REJECTED:
            yield from self._each(node, Ground.ATTACKED, self._attacks(node))
        is_given = self._is_given(node)
        supports = () if is_given else self._supports(node)
        if label == ACCEPTED:
            if is_given:
                yield Reason(node, label, Ground.GIVEN)
            yield from self._each(node, Ground.SUPPORTED, supports)
        elif not is_given and node not in self._unknown:
            if not supports and not self._structure.nodes[node].get("undeveloped"):
                yield Reason(node, label, Ground.UNSUPPORTED)
            if supports and all(self._labels[support] == REJECTED for support in supports):
                yield Reason(node, label, Ground.SUPPORT_FALLS, tuple(supports))

    def undecided(self, node: str) -> Reason:
        """Return for what an undecided node waits."""
        standing: tuple[str, ...] = ()
        ground, waits_for = Ground.PREMISE_OPEN, None
        if not self._structure.is_statement(node):
            waits_for = self._first(UNDECIDED, self._structure.premises[node])
        elif not self._is_given(node):
            supports = self._supports(node)
            support = self._first(ACCEPTED, supports)
            if support is None:
                waits_for = self._first(UNDECIDED, supports)
                ground = self._gap(node) if waits_for is None else Ground.SUPPORT_OPEN
                return Reason(node, UNDECIDED, ground, (waits_for,) if waits_for else ())
            standing = (support,)
        if waits_for is None:
            waits_for = self._first(UNDECIDED, self._attacks(node))
            ground = self._gap(node) if waits_for is None else Ground.ATTACK_OPEN
        return Reason(node, UNDECIDED, ground, (*standing, waits_for) if waits_for else ())

    def _is_supposed(self, node: str) -> bool:
        return "supposed" in self._structure.nodes[node]

    def _is_given(self, statement: str) -> bool:
        return (
            self._structure.nodes[statement]["kind"] == "premise" or statement in self._as_premises
        )

    def _gap(self, node: str) -> Ground:
        facts = self._structure.nodes[node]
        if "unread" in facts or node in self._unknown:
            return Ground.UNREADABLE
        return Ground.UNWRITTEN if "unwritten" in facts else Ground.UNDEVELOPED

    def _each(self, node: str, ground: Ground, nodes: Iterable[str]) -> Iterator[Reason]:
        """Yield a reason for each of some nodes that decides the label by its own."""
        label = self._labels[node]
        wanted = ACCEPTED if ground is Ground.ATTACKED else label
        for other in nodes:
            if self._labels[other] == wanted:
                yield Reason(node, label, ground, (other,))

    def _supports(self, node: str) -> Sequence[str]:
        return self._structure.supports.get(node, ())

    def _attacks(self, node: str) -> Sequence[str]:
        return self._structure.attacks.get(node, ())

    def _first(self, label: "Label", nodes: Iterable[str]) -> str | None:
        return next((node for node in nodes if self._labels[node] == label), None)


def in_short(reason: Reason) -> str:
    """Return why a statement is rejected, in two or three words."""
    if reason.ground is Ground.ATTACKED:
        return "an objection stands"
    if reason.ground is Ground.UNSUPPORTED:
        return "unsupported"
    if reason.ground is Ground.SUPPOSED:
        return "denied"
    return "its argument fails" if len(reason.because) == 1 else "its arguments fail"


def in_words(reason: Reason, who: str = "", count: int = 1) -> str:
    """Return the first step of a reason as a clause about “it”, the node that has the label.

    `who` names the `count` premises of the argument, or the premise, that is `decisive`.
    """
    stand, are = ("stands", "is") if count == 1 else ("stand", "are")
    answered = "every argument against it falls"
    unattacked = answered if reason.falling else "nothing attacks it"
    support, attack = who or "an argument", who or "an objection"
    premise = f"its premise {who}" if who else "a premise of it"
    return {
        Ground.GIVEN: unattacked,
        Ground.SUPPORTED: f"{support} for it {stand}, and {unattacked}",
        Ground.PREMISES_STAND: "its premises stand" + f", and {answered}" * bool(reason.falling),
        Ground.ATTACKED: f"{attack} {stand} against it",
        Ground.UNSUPPORTED: "nothing supports it",
        Ground.SUPPORT_FALLS: "no argument for it stands",
        Ground.PREMISE_FALLS: f"{premise} is rejected",
        Ground.ATTACK_OPEN: f"{attack} against it {are} undecided",
        Ground.SUPPORT_OPEN: f"{support} for it {are} undecided",
        Ground.PREMISE_OPEN: f"{premise} is undecided",
        Ground.UNDEVELOPED: "its argument is still missing",
        Ground.UNWRITTEN: "its text is still missing",
        Ground.UNREADABLE: "a part of it cannot be read",
        Ground.SUPPOSED: "it is granted" if reason.label == ACCEPTED else "it is denied",
    }[reason.ground]
