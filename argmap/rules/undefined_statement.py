"""A reference names no statement of the map.

An id in `supported_by`, `attacked_by`, `premises`, `statements` or `expect` is not declared; the
message names the nearest known id. The id of an argument where a statement is needed is found too.

## Why it matters

An argument leads from statements to a statement (a step from information nodes to an information
node in the Argument Interchange Format; Chesñevar and others, 2006). Where one of them does not
exist there is no argument, and the reader cannot know what was meant.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand:
    text: Many people need the depot at night.
    supported_by: no-nihgt-bus
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

Correct the id, or write the statement down, under `claims` or `premises` or in place. A text that
looks like an id (`Expensive`) is written `{text: Expensive}`. A statement in place that has no id
is named after its text outside of the file alone: give it an `id` to refer to it.
"""

from argmap.rules import Rule

RULE = Rule("undefined-statement", "error", __doc__)
