"""A circle of arguments keeps a recommendation undecided.

A recommendation of the author's side is neither accepted nor rejected, and would still be
undecided if everything that is marked `undeveloped` were granted: an admitted gap is no fault. The
cause is a circle of arguments, which the message names, `a → b → a`. `circular-support` also finds
a circle of support alone, and `unanswered-objection` an objection in a circle; this rule tells
what follows for the recommendation. A recommendation that `expect` lists as rejected or undecided
is not found, and neither is one that is attributed to somebody else.

## Why it matters

Where arguments wait for each other in a circle, nothing follows: whoever grants all premises still
does not know whether to act. Two arguments that attack each other defeat each other (*collective
defeat*; Pollock, “Defeasible reasoning”, 1987), and the skeptical *grounded semantics* (Dung,
1995) accepts neither.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: driver-right}
premises:
  driver-right: {text: The driver says that the bus was full., attacked_by: office-right}
  office-right: {text: The office says that it was empty., attacked_by: driver-right}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: driver-right}
premises:
  driver-right: {text: The driver says that the bus was full., attacked_by: office-right}
  office-right: {text: The office says that it was empty., attacked_by: [driver-right, counted]}
  counted: The cameras counted sixty passengers.
```

## How to mend it

Break the circle: find what decides between its arguments, and add it as an argument of its own. If
the question is open, write `expect: {undecided: […]}`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.model.labelling import UNDECIDED, label_nodes
from argmap.rules import Rule
from argmap.rules.context import MOST_STEPS, Observation, Subject, quoted, written_out

if TYPE_CHECKING:
    from argmap.text.document import Span


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the author's recommendations that are undecided, and not because of a gap."""
    if not subject.may_be_undecided:
        return
    undecided = subject.own_recommendations(UNDECIDED)
    if not undecided:
        return
    gaps = {
        statement
        for statement, given in subject.statements
        if given.get("undeveloped") and statement not in subject.supports
    }
    labels = subject.labels
    if gaps:
        unknown = subject.unknowns.undecided
        labels = label_nodes(subject.graph, as_premises=gaps, unknown=unknown)
    circles = _Circles(subject, labels, gaps)
    for statement in undecided:
        if labels[statement] == UNDECIDED:
            written, related = circles.behind(statement)
            yield Observation(
                subject.places.nodes[statement],
                f"{subject.named(statement)} is undecided: the circle {written} keeps it open",
                "break the circle with an argument that decides it, or expect it to be undecided",
                statement,
                "neither stands nor falls",
                related,
            )


_WrittenCircle = tuple[str, "tuple[tuple[Span, str], ...]"]
"""A circle in words, and its steps with their places."""


class _Circles:
    """Finds the circles that keep nodes undecided.

    An undecided node always waits for another. Following one such step from each node leads into
    a circle, and nodes that lead into the same circle share it, so that all walks together are
    linear in the nodes.
    """

    def __init__(self, subject: Subject, labels: Mapping[str, str], gaps: set[str]) -> None:
        self._subject = subject
        self._labels = labels
        self._gaps = gaps
        self._known: dict[str, _WrittenCircle] = {}

    def behind(self, node: str) -> _WrittenCircle:
        """Return the circle to which an undecided node leads back."""
        way: dict[str, None] = {}
        while node not in way and node not in self._known:
            way[node] = None
            node = self._waits_for(node)
        if node in self._known:
            told = self._known[node]
        else:
            nodes = list(way)
            told = self._written(nodes[nodes.index(node) :][::-1])
        self._known.update(dict.fromkeys(way, told))
        return told

    def _waits_for(self, node: str) -> str:
        """Return an undecided node that must be decided before this one, attacks first."""
        graph, labels = self._subject.graph, self._labels
        nodes = graph.nodes
        undecided = [name for name in graph.predecessors(node) if labels[name] == UNDECIDED]
        if "relation" not in nodes[node]:
            attacks = [name for name in undecided if nodes[name]["relation"] == "attack"]
            # Support of a premise, or of a claim that is supported already, decides nothing.
            undecided = attacks or undecided
        return undecided[0]

    def _written(self, circle: list[str]) -> _WrittenCircle:
        """Return a circle in words, in the direction of the argument, from its first statement."""
        nodes, places = self._subject.graph.nodes, self._subject.places.nodes
        start = circle.index(
            min((n for n in circle if "kind" in nodes[n]), key=places.__getitem__)
        )
        circle = circle[start:] + circle[: start + 1]
        names = [circle[0]]
        steps: list[tuple[Span, str]] = []
        entry: str | None = None
        for node in circle[1:]:
            if "relation" in nodes[node] and "kind" in nodes[names[-1]] and entry is None:
                entry = node
                continue
            step = entry or names[-1]
            verb = "supports" if nodes[step]["relation"] == "support" else "attacks"
            steps.append((places[step], f"{quoted(names[-1])} {verb} {quoted(node)}"))
            names.append(node)
            entry = None
        return written_out(names), _shown(steps)


def _shown(steps: "list[tuple[Span, str]]") -> "tuple[tuple[Span, str], ...]":
    """Return the first steps of a circle: many recommendations may wait for one long circle."""
    more = len(steps) - MOST_STEPS
    if more > 0:
        at, note = steps[MOST_STEPS - 1]
        steps[MOST_STEPS - 1 :] = [(at, f"{note}, and {more} more in the circle")]
    return tuple(steps)


RULE = Rule("undecided-recommendation", "warning", __doc__, check)
