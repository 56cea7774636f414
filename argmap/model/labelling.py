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
    import networkx as nx

ACCEPTED: Label = "accepted"
REJECTED: Label = "rejected"
UNDECIDED: Label = "undecided"
NOTHING: Mapping[str, Label] = {}
"""What is supposed where labels are asked for as they are."""


def label_nodes(
    graph: "nx.DiGraph[str]",
    *,
    without_attacks: bool = False,
    as_premises: Collection[str] = (),
    unknown: Collection[str] = (),
    supposed: Mapping[str, Label] = NOTHING,
) -> dict[str, Label]:
    """Return the label of every statement and argument of a map's graph, in the graph's order.

    With `without_attacks`, as if nothing attacked anything; the attacking arguments themselves
    then stay undecided. The statements `as_premises` need no support, as premises do not. Of the
    arguments that lead to an `unknown` node some may be missing: it can be rejected by those that
    are known, but it is neither accepted nor rejected for lack of support.

    Statements that are `supposed` to have a label have it, whatever leads to them.
    """
    return _Labelling(graph, without_attacks, as_premises, unknown, supposed).run()


class _Labelling:
    """Decides nodes one by one, and updates the counters of the nodes to which they lead.

    `_to_accept` counts the nodes that must still be decided in favour of a node before it is
    accepted: for an argument its premises and undercutters, for a statement the arguments that
    attack it.
    `_to_reject` counts the arguments for a claim that are not rejected yet.
    """

    def __init__(
        self,
        graph: "nx.DiGraph[str]",
        without_attacks: bool,
        as_premises: Collection[str],
        unknown: Collection[str],
        supposed: Mapping[str, Label],
    ) -> None:
        self._graph = graph
        self._labels: dict[str, Label] = dict.fromkeys(graph, UNDECIDED)
        self._to_accept: dict[str, int] = {}
        self._to_reject: dict[str, int] = {}
        self._wants_support: set[str] = set()
        self._attacking: set[str] = set()
        self._supporting: set[str] = set()
        self._without_attacks = without_attacks
        self._as_premises = as_premises
        self._unknown = unknown
        self._supposed = supposed
        self._decided: list[str] = []

    def run(self) -> dict[str, Label]:
        """Decide nodes until none is left to decide."""
        for node, facts in self._graph.nodes(data=True):
            relation = facts.get("relation")
            if relation == "attack":
                self._attacking.add(node)
            elif relation is not None:
                self._supporting.add(node)
            elif facts["kind"] != "premise" and node not in self._as_premises:
                self._wants_support.add(node)
        for node, facts in self._graph.nodes(data=True):
            self._count(node, undeveloped=bool(facts.get("undeveloped")))
        while self._decided:
            node = self._decided.pop()
            if self._without_attacks and node in self._attacking:
                continue
            accepted = self._labels[node] == ACCEPTED
            for following in self._graph.successors(node):
                if self._labels[following] == UNDECIDED:
                    self._update(following, node, accepted=accepted)
        return self._labels

    def _count(self, node: str, *, undeveloped: bool) -> None:
        """Count the undecided nodes on which a node depends; decide it if there are none."""
        if node in self._supposed:
            self._decide(node, self._supposed[node])
            return
        attacks = supports = premises = 0
        for before in self._graph.predecessors(node):
            if before in self._attacking:
                attacks += not self._without_attacks
            elif before in self._supporting:
                supports += 1
            else:
                premises += 1
        if self._without_attacks and node in self._attacking:
            premises += 1
        if node in self._unknown:
            # One more of each, which is never decided.
            premises, supports = premises + 1, supports + 1
        self._to_accept[node] = attacks + premises
        if node in self._wants_support:
            self._to_reject[node] = supports
            if not supports and not undeveloped:
                self._decide(node, REJECTED)
        elif not attacks + premises:
            self._decide(node, ACCEPTED)

    def _decide(self, node: str, label: Label) -> None:
        self._labels[node] = label
        self._decided.append(node)

    def _update(self, node: str, before: str, *, accepted: bool) -> None:
        """Update an undecided node for the decision on one that leads to it."""
        if before in self._supporting:
            self._update_support(node, accepted=accepted)
        elif accepted == (before in self._attacking):
            # An attack is accepted, or a premise is rejected.
            self._decide(node, REJECTED)
        else:
            self._to_accept[node] -= 1
            if not self._to_accept[node] and node not in self._wants_support:
                self._decide(node, ACCEPTED)

    def _update_support(self, node: str, *, accepted: bool) -> None:
        if node not in self._to_reject:
            return
        if accepted:
            self._wants_support.discard(node)
            if not self._to_accept[node]:
                self._decide(node, ACCEPTED)
        elif node in self._wants_support:
            self._to_reject[node] -= 1
            if not self._to_reject[node]:
                self._decide(node, REJECTED)
