"""YAML would cut a text short at a number sign.

A text that is not in quotes is followed by a comment whose `#` touches the next character, as in
`The city ranks #1 in noise.`, which YAML reads as “The city ranks”. Or it begins with `#`, so that
YAML finds no text at all.

## Why it matters

The reader sees a whole sentence and the program half of it. An argument that rests on half a
sentence may say the opposite of what was meant (YAML 1.2, section 6.6).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: loud-city}
premises:
  loud-city: The city ranks #1 in noise.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: loud-city}
premises:
  loud-city: "The city ranks #1 in noise."
```

## How to mend it

Put the text in quotes. If it really is a comment, put a space behind the `#`.
"""

from argmap.rules import Rule

RULE = Rule("truncated-text", "error", __doc__)
