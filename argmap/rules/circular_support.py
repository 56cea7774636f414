"""Statements support each other in a circle.

A conclusion is among the statements that it rests on. All statements that support each other,
directly or through others (a strongly connected component over supporting arguments), are one
finding. It shows a shortest circle through the first of them in the file, `a → b → c → a`: each
arrow is a supporting argument, from premise to conclusion. Of a circle of more than forty steps,
it shows the first and the last statements, and how many are left out. A circle with an attack in
it is no fault.

## Why it matters

Whoever doubts the conclusion doubts the premise, and is given no reason: the argument begs the
question (*petitio principii*; Aristotle, *Prior Analytics* II 16; Walton, *Begging the Question*,
1991). Statements that rest on nothing but each other are never accepted, only undecided.

## Bad

```yaml
argmap: 1
title: Can the timetable be trusted?
claims:
  reliable: {text: The timetable is reliable., supported_by: buses-on-time}
  buses-on-time: {text: The buses run on time., supported_by: reliable}
```

## Good

```yaml
argmap: 1
title: Can the timetable be trusted?
claims:
  reliable: {text: The timetable is reliable., supported_by: buses-on-time}
  buses-on-time: {text: The buses run on time., supported_by: measured}
premises:
  measured: Nine in ten buses of last year came within two minutes of their time.
```

## How to mend it

Find the step that only those accept who accept the conclusion already, and remove it. Support its
conclusion with another argument, or make it a premise. Where two statements say the same in other
words, keep one of them.
"""

from collections.abc import Iterator
from itertools import pairwise

from argmap.model.walks import graph_among
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, written_out
from argmap.text.wording import shorten


def check(subject: Subject) -> Iterator[Observation]:
    """Yield each set of statements that support each other, with a shortest circle in it."""
    if not subject.support_circles:
        return
    order = {statement: number for number, (statement, _) in enumerate(subject.statements)}
    for component in subject.support_circles:
        first = min(component, key=order.__getitem__)
        circle = _shortest_circle(first, component, subject.supporting_steps)
        yield _observation(circle, len(component), subject)


def _shortest_circle(first: str, component: set[str], steps: "dict[str, list[str]]") -> list[str]:
    """Return the statements of a shortest circle, from the first back to it."""
    import networkx as nx

    edges = nx.bfs_edges(graph_among(component, steps.__getitem__), first)
    came_from = {statement: before for before, statement in edges}
    last = next(statement for statement in came_from if first in steps[statement])
    circle = [first, last]
    while circle[-1] != first:
        circle.append(came_from[circle[-1]])
    return circle[::-1]


def _observation(circle: list[str], size: int, subject: Subject) -> Observation:
    """Return the finding for a circle in a component of so many statements."""
    places = subject.places.nodes
    related = tuple(
        (places[_supporting_argument(start, end, subject)], f"{shorten(start)} → {shorten(end)}")
        for start, end in pairwise(circle)
    )
    message = f"{subject.named(circle[0])} rests on itself: {written_out(circle)}"
    if size > len(circle) - 1:
        message += f", one of several circles among {size} statements that support each other"
    return Observation(
        places[circle[0]],
        message,
        "remove one of these steps, and give its conclusion an argument of its own",
        circle[0],
        "supports what it rests on",
        related,
    )


def _supporting_argument(premise: str, conclusion: str, subject: Subject) -> str:
    """Return the first argument by which one statement supports another."""
    nodes, targets = subject.nodes, subject.structure.targets
    return next(
        argument
        for argument in subject.structure.uses[premise]
        if nodes[argument]["relation"] == "support" and targets[argument] == conclusion
    )


RULE = Rule("circular-support", "error", __doc__, check)
