"""A key is none that the format knows.

A map, statement, argument, source, group or citation has a key that it cannot have, mostly one
that is misspelt; the nearest known key is named. A comma inside `{ }` that ends a text also shows
so.

## Why it matters

What stands under an unknown key would be passed over: with `suported_by` for `supported_by`, a
claim would lose its argument without a word.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Many people need the depot at night.
    suported_by: no-night-bus
    undeveloped: true
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

Correct the key. For remarks of any kind there is `note`.
"""

from argmap.rules import Rule

RULE = Rule("unknown-key", "error", __doc__)
