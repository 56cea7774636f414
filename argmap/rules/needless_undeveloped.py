"""A statement is marked undeveloped, yet it is supported.

The statement has `undeveloped: true` and `supported_by` at once.

## Why it matters

`undeveloped` (the term of the Goal Structuring Notation, GSN Community Standard 3, 2021) admits a
gap: the argument is missing, and the author knows. Where the argument has been written since, the
mark tells readers of a gap that is no longer there; and if the support were removed again, it
would hide the new gap.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    undeveloped: true
    supported_by: no-night-bus
premises:
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: no-night-bus
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Remove `undeveloped: true`. If what is written does not support the statement yet, remove that
argument instead, or say what it lacks in a `note`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the marks of statements that have support."""
    places, supports = subject.places, subject.supports
    for statement, _ in subject.marked("undeveloped"):
        first = next(filter(subject.knows_premises, supports.get(statement, ())), None)
        if first is not None:
            yield Observation(
                places.marks[statement, "undeveloped"],
                f"{subject.named(statement)} is marked undeveloped, yet it is supported",
                "remove undeveloped: true",
                statement,
                "says that its argument is missing",
                ((places.nodes[first], "supported here"),),
            )


RULE = Rule("needless-undeveloped", "warning", __doc__, check)
