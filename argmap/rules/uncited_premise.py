"""A premise cites no source.

The map declares sources, and a premise has no `cites`. Premises that are marked `implicit` need
none: the author never said them.

## Why it matters

A premise has no argument; what speaks for it is where it comes from. The citation is its evidence.
With it a reader can ask whether the source is in a position to know this, and whether it said this
(two critical questions of the *argument from expert opinion*; Walton, Reed and Macagno,
*Argumentation Schemes*, 2008). In a map of somebody's text it also distinguishes what the author
said from what the analyst added.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources: {survey-2024: Night-time footfall survey}
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    cites: survey-2024
    supported_by: [[no-night-bus, few-own-cars]]
premises:
  no-night-bus: {text: No bus runs between one and five., cites: {survey-2024: 3}}
  few-own-cars: Four in five shift workers own no car.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources: {survey-2024: Night-time footfall survey}
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    cites: survey-2024
    supported_by: [[no-night-bus, few-own-cars, people-need-a-way]]
premises:
  no-night-bus: {text: No bus runs between one and five., cites: {survey-2024: 3}}
  few-own-cars: {text: Four in five shift workers own no car., cites: {survey-2024: 4}}
  people-need-a-way: {text: Shift workers must get home., implicit: true}
```

## How to mend it

Say with `cites` where it stands. If the argument relies on it without saying it, mark it
`implicit: true`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the premises that are said and cite nothing, if the map has sources to cite."""
    if not subject.map.sources:
        return
    for statement, given in subject.of_kind("premise"):
        if "cites" not in given and not given.get("implicit"):
            if not subject.knows(statement, "kind", "cites", "implicit"):
                continue
            yield Observation(
                subject.places.nodes[statement],
                f"{subject.named(statement)} cites no source",
                "say with cites where it stands, or mark it implicit: true",
                statement,
                "where does this stand?",
            )


RULE = Rule("uncited-premise", "warning", __doc__, check)
