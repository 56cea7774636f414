"""One id is given to two statements, or to two arguments of one target.

Statements share one name space, in all sections and in place, and the arguments of a statement
another. The later of the two is reported.

## Why it matters

A reference must mean one thing. Where a claim and a premise share an id, nobody can tell whether
an argument rests on what is argued for or on what is taken as given: an *equivocation*, as with a
word that has two meanings.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: Many people need the depot at night., undeveloped: true}
premises:
  night-demand: Two thousand people work night shifts.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  night-demand: {text: People need it at night., supported_by: shift-workers}
premises:
  shift-workers: Two thousand people work night shifts.
```

## How to mend it

Rename one of them, and the references to it. If they are one statement, merge them.
"""

from argmap.rules import Rule

RULE = Rule("duplicate-id", "error", __doc__)
