"""A suppression is not needed: its rule finds nothing there.

A comment `# argmap: ignore[…]` or `# argmap: ignore-file[…]` names a rule that ran and found
nothing where the comment applies: on its own line, and on the next one if it stands alone.

## Why it matters

The comment tells readers of a fault that is no longer there, and will hide the next one that
appears in its place. Remove exceptions that are not needed any more.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  # argmap: ignore[unsupported-claim] the survey is not out yet
  night-demand: {text: Many people need it., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: Many people need it., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Remove the rule from the comment, and the comment if it was the only one. If the finding is still
there, the comment stands in the wrong line: move it to the line that the finding names, or to the
one above.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject
from argmap.rules.suppressions import FILE


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the suppressions that suppressed no finding of the rules that have run."""
    for suppression in subject.unused_suppressions:
        where = "in this file" if suppression.word == FILE else "here"
        yield Observation(
            suppression.span,
            f"this suppresses nothing: {suppression.rule} finds nothing {where}",
            "remove the name from the comment",
        )


RULE = Rule("unused-suppression", "warning", __doc__, check)
