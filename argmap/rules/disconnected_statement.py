"""A statement leads to no recommendation.

No chain of arguments, for or against, leads from it to a recommendation (the author's or somebody
else's) or to a final claim that is attributed to somebody else. In a map without recommendations,
only premises are found, those that lead nowhere and that nothing attacks: a thesis that is only
attacked is what such a map is about.

## Why it matters

What bears on nothing that is to be shown is irrelevant, however true it is (*ignoratio elenchi*;
relevance is the first of the three tests of an argument in Johnson and Blair, *Logical
Self-Defense*, 1977). More often the statement is relevant, and the argument that uses it was
forgotten.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: [[no-night-bus, few-own-cars]]
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## How to mend it

Ask what the statement is said for or against, and name it there, in `supported_by` or
`attacked_by`. If it bears on nothing, remove it.
"""

from collections.abc import Iterator

from argmap.format.keys import SECTIONS
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the statements that lead to no recommendation, or the premises that lead nowhere."""
    if not subject.knows("", *SECTIONS):
        return iter(())
    recommended = [statement for statement, _ in subject.of_kind("recommendation")]
    return _leading_to_none(recommended, subject) if recommended else _idle_premises(subject)


def _leading_to_none(recommended: list[str], subject: Subject) -> Iterator[Observation]:
    attributes = subject.nodes
    goals = {*recommended, *(subject.unknowns.meant & attributes.keys())}
    goals.update(
        node
        for node in subject.unused
        if "attributed_to" in attributes[node] or attributes[node].get("rejected")
    )
    if not subject.attacks and not subject.support_circles and goals.issuperset(subject.unused):
        # Without a circle every chain of arguments ends in one of these.
        return
    connected = subject.leading_to(goals)
    if len(connected) == len(subject.nodes):
        return
    ends = _ends(subject, connected)
    for statement, _ in subject.statements:
        if statement in connected or not subject.knows(statement, "text"):
            continue
        end = ends[statement]
        if end != statement:
            note = f"leads to {quoted(end)}, and no further"
            advice = f"use {quoted(end)} in an argument, or remove them both"
        else:
            note = "no argument uses this"
            if subject.structure.following(statement):
                note = "leads back to itself, and no further"
            advice = "use it in supported_by or attacked_by of another statement, or remove it"
        yield Observation(
            subject.places.nodes[statement],
            f"{subject.named(statement)} leads to no recommendation",
            advice,
            statement,
            note,
        )


def _ends(subject: Subject, connected: set[str]) -> dict[str, str]:
    """Return for each node that leads to no recommendation a root to which it leads."""
    preceding = subject.structure.preceding
    ends: dict[str, str] = {}
    for root in subject.roots:
        if root in connected:
            continue
        ends[root] = root
        waiting = [root]
        while waiting:
            for node in preceding(waiting.pop()):
                if node not in ends:
                    ends[node] = root
                    waiting.append(node)
    return ends


def _idle_premises(subject: Subject) -> Iterator[Observation]:
    attributes = subject.nodes
    for statement in subject.unused:
        if attributes[statement]["kind"] != "premise" or statement in subject.attacks:
            continue
        is_known = subject.knows(statement, "text", "attacked_by")
        if is_known and statement not in subject.unknowns.meant:
            yield Observation(
                subject.places.nodes[statement],
                f"{subject.named(statement)} leads nowhere",
                "use it in supported_by or attacked_by of another statement, or remove it",
                statement,
                "no argument uses this",
            )


RULE = Rule("disconnected-statement", "warning", __doc__, check)
