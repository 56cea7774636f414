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

`argmap why keep-open` shows what it waits for. Break the circle: find what decides between its
arguments, and add it as an argument of its own. If the question is open, write
`expect: {undecided: […]}`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.analysis.reasons import Reasons
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
        for statement, _ in subject.marked("undeveloped")
        if statement not in subject.supports
    }
    reasons = subject.reasons
    labels: Mapping[str, str] = subject.labels
    if gaps:
        unknown = subject.unknowns.undecided
        granting = label_nodes(subject.structure, as_premises=gaps, unknown=unknown)
        labels, reasons = granting, Reasons(subject.map, granting, as_premises=gaps)
    # By the first node of each: no node waits in two circles.
    written: dict[str, _WrittenCircle] = {}
    for statement in undecided:
        circle = reasons.circle_behind(statement) if labels[statement] == UNDECIDED else ()
        if circle:
            if circle[0] not in written:
                written[circle[0]] = _written(circle, subject)
            names, steps = written[circle[0]]
            yield Observation(
                subject.places.nodes[statement],
                f"{subject.named(statement)} is undecided: the circle {names} keeps it open",
                "break the circle with an argument that decides it, or expect it to be undecided",
                statement,
                "neither stands nor falls",
                steps,
            )


_WrittenCircle = tuple[str, "tuple[tuple[Span, str], ...]"]
"""A circle in words, and its steps with their places."""


def _written(circle: tuple[str, ...], subject: Subject) -> _WrittenCircle:
    """Return a circle in words, in the direction of the argument, from its first statement."""
    nodes, places = subject.nodes, subject.places.nodes
    start = circle.index(min((n for n in circle if "kind" in nodes[n]), key=places.__getitem__))
    way = circle[start:] + circle[: start + 1]
    names = [way[0]]
    steps: list[tuple[Span, str]] = []
    entry: str | None = None
    for node in way[1:]:
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
