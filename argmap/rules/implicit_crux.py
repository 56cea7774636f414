"""A recommendation hangs on a premise that is never said.

A premise is `implicit`, and a recommendation of the author's side would stand no longer if this
premise alone were denied. All recommendations that hang on it are named in one finding. What a
fault in the file may have changed is not judged. This rule is off unless it is selected: that a
conclusion has its weak point in what it leaves unsaid is worth knowing, and not always wrong.

## Why it matters

A premise that nobody states is one that nobody has to defend: a missing premise (*enthymeme*;
Aristotle, *Rhetoric* I 2; Ennis, “Identifying implicit assumptions”, 1982). Where a conclusion
falls with it alone, it is what the dispute is about (the *crux*; in the terms of fault trees a
*minimal cut set* of one event, Fussell and Vesely, 1972), and whoever doubts the conclusion should
ask for it first.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: [[no-night-bus, city-owes-a-way-home]]
premises:
  no-night-bus: No bus runs between one and five.
  city-owes-a-way-home: {text: The city owes its workers a way home., implicit: true}
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by:
      - [no-night-bus, city-owes-a-way-home]
      - costs-little
premises:
  no-night-bus: No bus runs between one and five.
  city-owes-a-way-home: {text: The city owes its workers a way home., implicit: true}
  costs-little: An open depot costs less than an empty one.
```

## How to mend it

Say the premise where it is needed, argue for it (make it a claim with `supported_by`), or give the
recommendation another argument, which does without it. In a map of what somebody else wrote,
nothing is to be mended: you have found what to ask him. `argmap why` shows the argument.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import MOST_STEPS, Observation, Subject, listed


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the implicit premises with which recommendations fall."""
    nodes = subject.nodes
    if not subject.marked("implicit"):
        return
    from argmap.analysis.cruxes import find_cruxes

    for load in find_cruxes(subject.map, size=1).load:
        premise = load.node
        known = [each for each in load.recommendations if subject.knows_what_leads_to(each)]
        if not known or not nodes[premise].get("implicit"):
            continue
        if len(known) == 1:
            hang = f"{subject.named(known[0])} hangs on it alone"
        else:
            hang = f"{len(known)} recommendations hang on it alone: {listed(known)}"
        yield Observation(
            subject.places.nodes[premise],
            f"{subject.named(premise)} is implicit, and {hang}",
            "say it where it is needed, argue for it, or give what hangs on it another argument",
            premise,
            "is never said",
            tuple((subject.places.nodes[each], "hangs on it") for each in known[:MOST_STEPS]),
        )


RULE = Rule("implicit-crux", "warning", __doc__, check, default=False)
