"""A required key is missing.

The map has no `argmap: 1`, no title or no statement, or a statement, an argument or a source lacks
its `text`, `premises` or `title`.

## Why it matters

Arguments connect propositions, not topics: a statement is a sentence that can be accepted or
denied, and an id alone is not. An argument without premises gives no reason.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    supported_by: no-night-bus
premises:
  no-night-bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Many people need the depot at night.
    supported_by: no-night-bus
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Write the key that the message names.
"""

from argmap.rules import Rule

RULE = Rule("missing-key", "error", __doc__)
