"""A recommendation has no argument for it.

The recommendation has no `supported_by`, and it is not marked `undeveloped`. Recommendations that
the map attributes to somebody else are no exception: an opponent has reasons too.

## Why it matters

A recommendation is the conclusion of practical reasoning (Walton, *Practical Reasoning*, 1990):
from a goal and a means to it, or from what would follow otherwise, to what should be done. Without
a reason it is a wish or an order, and nobody can weigh it against objections. An opponent's
recommendation without the opponent's reasons is a straw man.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: The city should keep the depot open at night.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: [[no-night-bus, shift-workers]]
premises:
  no-night-bus: No bus runs between one and five.
  shift-workers: Two thousand people work night shifts near the depot.
```

## How to mend it

Write in `supported_by` why it should be done: the goal and why this serves it, as linked premises
where neither is enough alone. If its argument is still to be written, say so: `undeveloped: true`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, unsupported


def check(subject: Subject) -> Iterator[Observation]:
    """Return the recommendations without support."""
    return unsupported(subject, "recommendation", "add supported_by, or mark it undeveloped: true")


RULE = Rule("unsupported-recommendation", "error", __doc__, check)
