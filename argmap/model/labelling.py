"""The labels of statements and arguments: which of them stand if the premises are granted.

The grounded labelling of argumentation theory (Dung 1995; Caminada 2006) on a bipartite graph of
statements and arguments as in Carneades (Gordon, Prakken and Walton 2007): the least fixed point
in Kleene's three-valued logic. It is reached from all-undecided by deciding nodes whose condition
is met, in any order; counters of what each node still waits for make that linear in nodes and
edges (as in Dowling and Gallier's unit propagation, 1984).
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from argmap.format.keys import Label

if TYPE_CHECKING:
    from argmap.model.structure import Structure

ACCEPTED: Label = "accepted"
REJECTED: Label = "rejected"
UNDECIDED: Label = "undecided"
NOTHING: Mapping[str, Label] = {}
"""What is supposed where labels are asked for as they are."""

OPEN, STANDS, FALLS = range(3)
"""The labels as numbers: undecided, accepted, rejected."""
LABELS = (UNDECIDED, ACCEPTED, REJECTED)
"""The names of the labels by their numbers."""

STATEMENT, SUPPORT, ATTACK = range(3)
"""What a node is to those to which it leads: a premise, an argument for them or against them."""


def label_nodes(
    structure: "Structure",
    *,
    without_attacks: bool = False,
    as_premises: Collection[str] = (),
    unknown: Collection[str] = (),
    supposed: Mapping[str, Label] = NOTHING,
) -> dict[str, Label]:
    """Return the label of every statement and argument of a map, in file order.

    With `without_attacks`, as if nothing attacked anything; the attacking arguments themselves
    then stay undecided. The statements `as_premises` need no support, as premises do not. Of the
    arguments that lead to an `unknown` node some may be missing: it can be rejected by those that
    are known, but it is neither accepted nor rejected for lack of support.

    Statements that are `supposed` to have a label have it, whatever leads to them.
    """
    labelling = Labelling(structure, as_premises, without_attacks=without_attacks)
    labelling.leave_open(unknown)
    labelling.run(supposed)
    return dict(zip(structure.nodes, map(LABELS.__getitem__, labelling.labels), strict=True))


class Labelling:
    """Labels nodes, which have the numbers of their places in the map.

    `roles` says what each node is to those to which it leads, its `targets`. `wants_support` marks
    claims and recommendations: what supports a premise does not matter, and has no targets.
    `labels` are those of all nodes, and `ranks` the order in which they were decided: a label
    rests on labels of a lower rank. `fixed` marks statements whose label is supposed.

    A node is rejected if it is `_hit`, or nothing is `_open` that might support it; else it is
    accepted if it is not `_blocked`, and is `_held`:

    - `_blocked` counts its premises that are not accepted, and the attacks on it that are not
      rejected;
    - `_hit` counts its premises that are rejected, and the attacks on it that are accepted;
    - `_held` counts its supports that are accepted, and `_open` those that are not rejected: one
      for what wants no support.
    """

    def __init__(
        self,
        structure: "Structure",
        as_premises: Collection[str] = (),
        *,
        without_attacks: bool = False,
    ) -> None:
        self.numbers = {name: number for number, name in enumerate(structure.nodes)}
        size = len(self.numbers)
        self.roles: list[int] = []
        self.targets: list[list[int]] = []
        self.wants_support = bytearray(size)
        self.labels = [OPEN] * size
        self.ranks = [0] * size
        self.fixed = bytearray(size)
        self._blocked, self._hit = [0] * size, [0] * size
        self._held, self._open = [1] * size, [1] * size
        gaps: list[int] = []
        for number, (name, facts) in enumerate(structure.nodes.items()):
            relation = facts.get("relation")
            if relation is None:
                self.roles.append(STATEMENT)
                if facts["kind"] != "premise" and name not in as_premises:
                    self.wants_support[number] = 1
                    self._held[number] = self._open[number] = 0
                    if facts.get("undeveloped"):
                        gaps.append(number)
            elif relation == "support":
                self.roles.append(SUPPORT)
            else:
                self.roles.append(ATTACK)
                self._blocked[number] = int(without_attacks)
        self._lead_on(structure, without_attacks=without_attacks)
        for number in gaps:
            self._open[number] = self._open[number] or 1

    def _lead_on(self, structure: "Structure", *, without_attacks: bool) -> None:
        """Set the targets of nodes, and count what leads to each."""
        numbers, wants, blocked, supports = (
            self.numbers,
            self.wants_support,
            self._blocked,
            self._open,
        )
        for role, node in zip(self.roles, structure.nodes, strict=True):
            targets = [numbers[name] for name in structure.following(node)]
            if role == SUPPORT:
                targets = [target for target in targets if wants[target]]
                for target in targets:
                    supports[target] += 1
            elif role == ATTACK and without_attacks:
                targets = []
            else:
                for target in targets:
                    blocked[target] += 1
            self.targets.append(targets)

    def leave_open(self, unknown: Collection[str]) -> None:
        """Take note that arguments may be missing that lead to some nodes."""
        for name in unknown:
            number = self.numbers.get(name)
            if number is not None:
                self._blocked[number] += 1
                self._open[number] += 1

    def run(self, supposed: Mapping[str, Label] = NOTHING) -> None:
        """Decide nodes until none is left to decide."""
        labels = self.labels
        for name, label in supposed.items():
            number = self.numbers[name]
            self.fixed[number] = 1
            labels[number] = LABELS.index(label)
        for number in range(len(labels)):
            if not self.fixed[number]:
                labels[number] = self.value(number)
        self._decide([number for number, label in enumerate(labels) if label])

    def _decide(self, decided: list[int]) -> None:
        """Pass on what was decided, and what follows from it."""
        labels, ranks = self.labels, self.ranks
        blocked, hit, held, supports = self._blocked, self._hit, self._held, self._open
        rank = 0
        while decided:
            number = decided.pop()
            rank += 1
            ranks[number] = rank
            self._pass_on(number, OPEN, labels[number])
            for target in self.targets[number]:
                if not labels[target]:
                    if hit[target] or not supports[target]:
                        labels[target] = FALLS
                    elif held[target] and not blocked[target]:
                        labels[target] = STANDS
                    else:
                        continue
                    decided.append(target)

    def value(self, number: int) -> int:
        """Return the label that follows for a node from those of the nodes that lead to it."""
        if self._hit[number] or not self._open[number]:
            return FALLS
        return OPEN if self._blocked[number] or not self._held[number] else STANDS

    def _pass_on(self, number: int, old: int, new: int) -> None:
        """Count the change of a node's label at those to which it leads."""
        role = self.roles[number]
        if role == SUPPORT:
            one, other = self._held, self._open
            by, more = (new == STANDS) - (old == STANDS), (new != FALLS) - (old != FALLS)
        else:
            good, bad = (FALLS, STANDS) if role == ATTACK else (STANDS, FALLS)
            one, other = self._blocked, self._hit
            by, more = (old == good) - (new == good), (new == bad) - (old == bad)
        for target in self.targets[number]:
            one[target] += by
            other[target] += more
