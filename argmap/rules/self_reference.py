"""A statement supports or attacks itself.

A statement is a premise of an argument for or against itself.

## Why it matters

Support by itself is the smallest circle: whoever doubts the statement is given the statement as a
reason (*petitio principii*; Walton, *Begging the Question*, 1991). A statement that attacks itself
is a paradox, and in a map a mistake.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Many people need the depot at night.
    supported_by: night-demand
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

Name another statement as the reason, or remove the argument.
"""

from argmap.rules import Rule

RULE = Rule("self-reference", "error", __doc__)
