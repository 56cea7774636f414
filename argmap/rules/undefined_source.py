"""A citation names no source of the map.

An id in `cites` is declared nowhere under `sources`, or a bare paragraph number is cited in a map
that has no source.

## Why it matters

A citation supports a statement with the authority of a source (*argument from authority*; Walton,
*Appeal to Expert Opinion*, 1997), and lets a reader look it up. One that names no source only
looks like a citation.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: Night-time footfall survey
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: survey-2042}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
sources:
  survey-2024: Night-time footfall survey
claims:
  night-demand: {text: People need it at night., supported_by: no-night-bus}
premises:
  no-night-bus: {text: No bus runs between one and five., cites: survey-2024}
```

## How to mend it

Correct the id, or declare the source under `sources`, with a title.
"""

from argmap.rules import Rule

RULE = Rule("undefined-source", "error", __doc__)
