"""An id is not valid.

An id begins with a letter or a digit of any script and goes on with letters, combining marks,
digits, `-`, `_` and `.`; that of a source begins with a letter. Two spellings that are the same to
Unicode (NFC, Unicode Standard Annex 15) are one id. A text in the place of a reference that
consists of the words of an id, or of several ids, is taken for a misspelt reference.

## Why it matters

Ids are how statements refer to each other, in the map, on the command line and in drawings. An id
with a space or a slash would look like two ids there.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no night bus}
premises:
  no night bus: No bus runs between one and five.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: No bus runs between one and five.
```

## How to mend it

Write hyphens for spaces and leave other signs out.
"""

from argmap.rules import Rule

RULE = Rule("invalid-id", "error", __doc__)
