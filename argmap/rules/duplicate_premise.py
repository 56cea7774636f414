"""An argument has one premise twice.

An id stands twice among the linked premises of one argument.

## Why it matters

Linked premises hold only together, each doing its part (*linked argument*; Thomas, *Practical
Reasoning in Natural Language*, 1973). Repeating one of them adds nothing; usually another was
meant.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Many people need the depot at night.
    supported_by: [[no-night-bus, no-night-bus]]
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
    supported_by: [[no-night-bus, few-own-cars]]
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## How to mend it

Remove one of the two, or name the premise that was meant.
"""

from argmap.rules import Rule

RULE = Rule("duplicate-premise", "error", __doc__)
