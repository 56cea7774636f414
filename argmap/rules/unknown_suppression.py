"""A suppression names no rule that can be suppressed.

A comment begins `# argmap: ignore` or `# argmap: ignore-file`, but names no rule, one that does
not exist, or a fault of the file, which cannot be suppressed. A comment that only resembles a
suppression is found too: with another word (`# argmap: noqa`), with capitals (`# ArgMap:
ignore[…]`), without a colon (`# argmap ignore[…]`), or behind a remark or another suppression in
one comment.

## Why it matters

A suppression is an exception that readers are to see: it says which objection to the map is known
and accepted. One that is misspelt has no effect, and its author believes that it has. There is no
form that suppresses all rules: it would hide findings that nobody has seen yet.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  # argmap: ignore[unsuported-claim] the survey is not out yet
  night-demand: {text: Many people need it., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  # argmap: ignore[unsupported-claim] the survey is not out yet
  night-demand: Many people need it.
```

## How to mend it

Write the rule's name as the finding shows it, in brackets: `# argmap: ignore[unsupported-claim]`
on the line of the finding or alone on the line above it, `# argmap: ignore-file[unused-source]`
for the whole file. Several names are separated by commas; a reason may follow.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the suppressions that cannot work."""
    for faulty in subject.faulty_suppressions:
        yield Observation(faulty.span, faulty.message, faulty.help)


RULE = Rule("unknown-suppression", "error", __doc__, check)
