"""A claim has no argument for it.

The claim has no `supported_by`, and it is not marked `undeveloped`. Arguments against it do not
count: they are no reason to believe it.

## Why it matters

A claim is asserted and argued for; that is what tells it from a premise, which is taken as given.
A claim without grounds (Toulmin, *The Uses of Argument*, 1958) is a bare assertion: the reader is
asked to believe it on the author's word (*ipse dixit*), and whatever rests on it rests on nothing.
Such a claim is labelled rejected, since it does not stand by itself.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: night-demand}
claims:
  night-demand: Many people need the depot at night.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open: {text: The city should keep the depot open at night., supported_by: night-demand}
claims:
  night-demand:
    text: Many people need the depot at night.
    supported_by: shift-workers
premises:
  shift-workers: Two thousand people work night shifts near the depot.
```

## How to mend it

Ask why one should believe it, and write the answer as `supported_by`. If the argument takes it as
given, move it to `premises`. If its argument is still to be written, say so: `undeveloped: true`.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, unsupported


def check(subject: Subject) -> Iterator[Observation]:
    """Return the claims without support."""
    advice = "add supported_by, make it a premise, or mark it undeveloped: true"
    return unsupported(subject, "claim", advice)


RULE = Rule("unsupported-claim", "error", __doc__, check)
