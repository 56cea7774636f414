"""Statements support each other in a circle.

The conclusion is among what it rests on. Statements that support each other, directly or over
others, are one knot (a strongly connected component over supporting arguments) and one finding: a
shortest circle through the first of them in the file is written out, `a → b → c → a`, each arrow a
supporting argument from premise to conclusion. Of more than forty steps the first and the last are
written, and how many are left out. Circles with an attack in them are no fault.

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

Find the step that nobody would accept who does not accept the conclusion already, and take it out.
Give its conclusion a ground of its own, or make it a premise. Where two statements say the same in
other words, keep one of them.
"""

from collections import deque
from collections.abc import Iterator
from itertools import pairwise

import networkx as nx

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, written_out
from argmap.text.wording import shorten


def check(subject: Subject) -> Iterator[Observation]:
    """Yield each knot of statements that support each other.

    Takes time linear in nodes and edges: what stands in no circle is left out from the start, and
    only the rest is searched for strongly connected components.
    """
    leads_to = subject.circling
    if not leads_to:
        return
    order = {statement: number for number, (statement, _) in enumerate(subject.statements)}
    graph: nx.DiGraph[str] = nx.DiGraph(
        (start, end) for start, steps in leads_to.items() for end in steps if end in leads_to
    )
    knots = [knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    for knot in knots:
        first = min(knot, key=order.__getitem__)
        circle = _shortest_circle(first, graph, knot)
        yield _observation(circle, len(knot), leads_to, subject)


def _shortest_circle(first: str, graph: "nx.DiGraph[str]", knot: set[str]) -> list[str]:
    """Return the statements of a shortest circle, from the first back to it."""
    came_from: dict[str, str] = {}
    queue = deque([first])
    while first not in came_from:
        statement = queue.popleft()
        for following in graph.successors(statement):
            if following in knot and following not in came_from:
                came_from[following] = statement
                queue.append(following)
    circle = [first, came_from[first]]
    while circle[-1] != first:
        circle.append(came_from[circle[-1]])
    return circle[::-1]


def _observation(
    circle: list[str], knot_size: int, leads_to: dict[str, dict[str, str]], subject: Subject
) -> Observation:
    places = subject.places.nodes
    related = tuple(
        (places[leads_to[start][end]], f"{shorten(start)} → {shorten(end)}")
        for start, end in pairwise(circle)
    )
    message = f"{subject.named(circle[0])} rests on itself: {written_out(circle)}"
    if knot_size > len(circle) - 1:
        message += f", in a knot of {knot_size} statements that support each other"
    return Observation(
        places[circle[0]],
        message,
        "take one of these steps out, and give what it supported a ground of its own",
        circle[0],
        "supports what it rests on",
        related,
    )


RULE = Rule("circular-support", "error", __doc__, check)
