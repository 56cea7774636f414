"""A key stands twice in one mapping.

A key, or the id of a statement, a source or a group, stands in the same mapping again.

## Why it matters

YAML forbids it (YAML 1.2, section 3.2.1.3), and most programs keep one of the two without a word:
a statement or its arguments would be lost.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
  no-night-bus: The last bus leaves at midnight.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: [no-night-bus, last-bus]}
premises:
  no-night-bus: No bus runs between one and five.
  last-bus: The last bus leaves at midnight.
```

## How to mend it

Rename one of them, or merge the two.
"""

from argmap.rules import Rule

RULE = Rule("duplicate-key", "error", __doc__)
