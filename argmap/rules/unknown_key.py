"""A key is not part of the format.

A map, statement, argument, source, group or citation has a key that it cannot have, usually a
misspelt one; the message names the nearest known key. A text in `{ }` that has a comma and no
quotes is found too: the comma ends the text, and the rest looks like a key.

## Why it matters

What stands under an unknown key would be ignored: with `suported_by` for `supported_by`, a claim
would lose its argument without a word.

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

Correct the key. Write remarks of any kind in `note`.
"""

from argmap.rules import Rule

RULE = Rule("unknown-key", "error", __doc__)
