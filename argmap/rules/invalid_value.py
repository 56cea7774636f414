"""A value is not what its key takes.

A list where a text is wanted, `yes` where `true` or `false` is, a paragraph that is no number, an
empty text, a statement in two groups, two labels expected of one statement.

## Why it matters

Values are read as they are written and never guessed at: `no` is the text “no”, so that YAML does
not turn a country, a version or a date into something else (the “Norway problem” of YAML 1.1).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., implicit: yes}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., implicit: true}
```

## How to mend it

Write what the message asks for.
"""

from argmap.rules import Rule

RULE = Rule("invalid-value", "error", __doc__)
