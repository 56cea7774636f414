"""A premise is argued for.

The statement stands under `premises`, and has `supported_by`.

## Why it matters

A premise is where an argument stops: it is taken as given. What is argued for is a claim, and in a
larger argument an intermediate conclusion (Govier, *A Practical Study of Argument*, 2010). The two
are judged in different ways. A premise stands until something attacks it, so that the argument
given for this one does not count: the premise stands even if that argument falls.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: no-way-home}
premises:
  no-way-home: {text: Shift workers have no other way home., supported_by: no-night-bus}
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: no-way-home}
claims:
  no-way-home: {text: Shift workers have no other way home., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Move the statement to `claims`; where it stands in place, write `kind: claim`. If the map takes it
as given, remove `supported_by`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the premises that have support."""
    places, supports = subject.places, subject.supports
    for statement, arguments in supports.items():
        if subject.nodes[statement].get("kind") != "premise":
            continue
        first = next(filter(subject.knows_premises, arguments), None)
        if first is not None:
            yield Observation(
                places.nodes[statement],
                f"{subject.named(statement)} is argued for",
                "move it to claims (in place, write kind: claim), or remove supported_by",
                statement,
                "what is argued for is a claim",
                ((places.nodes[first], "supported here"),),
            )


RULE = Rule("supported-premise", "warning", __doc__, check)
