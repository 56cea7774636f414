"""An objection is not answered.

An argument of the other side attacks a statement or an argument of the author's side, and is not
rejected. It would be rejected if one of its premises were, or if an undercutter of it stood.

## Why it matters

An argument is to convince somebody who doubts, and it has a *dialectical tier*: the author
discharges the obligation to deal with objections (Johnson, *Manifest Rationality*, 2000). Whoever
raised this one finds nothing that speaks to it. To have other arguments is no answer: the
objection still stands.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by:
      - no-night-bus
      - premises: few-own-cars
        attacked_by: taxis-run
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
  taxis-run: Taxis run all night.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by:
      - no-night-bus
      - premises: few-own-cars
        attacked_by:
          - premises: taxis-run
            attacked_by: taxis-cost
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
  taxis-run: Taxis run all night.
  taxis-cost: A taxi home costs half a night's wages.
```

## How to mend it

Attack one of its premises if that is false. If its premises are true but do not count against the
conclusion, attack the step with an undercutter, `attacked_by` in the entry of the objection. If it
is granted and weighs less, say there what weighs more: `outweighed_by`. What the author turns down
is marked `rejected: true`; what attacks it is then no objection to the author. An objection that
cannot be answered is a reason to change the conclusion.
"""

from collections.abc import Iterator

from argmap.model.labelling import ACCEPTED, REJECTED
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, listed, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the attacks of the other side on the own side that are not rejected."""
    if not subject.attacks:
        return
    labels, sides = subject.labels, subject.sides
    for target, attacks in subject.attacks.items():
        if sides[target] != "own":
            continue
        reported: set[frozenset[str]] = set()
        for attack in attacks:
            if labels[attack] == REJECTED or sides[attack] != "other":
                continue
            premises = frozenset(subject.premises_of(attack))
            if premises in reported:
                continue
            if subject.knows_label(attack) and subject.knows_side(target):
                reported.add(premises)
                yield _observation(attack, target, subject)


def _observation(attack: str, target: str, subject: Subject) -> Observation:
    objection = listed(subject.premises_of(attack))
    label = subject.labels[attack]
    return Observation(
        subject.places.nodes[attack],
        f"the objection {objection} to {subject.named(target)} is not answered",
        _advice(target, subject),
        attack,
        "this objection stands" if label == ACCEPTED else "this objection is undecided",
    )


def _advice(target: str, subject: Subject) -> str:
    advice = (
        "attack a premise of it or this step, {premises: …, attacked_by: …}, "
        "or grant it and say what weighs more, {premises: …, outweighed_by: …}"
    )
    if "kind" in subject.nodes[target]:
        advice += f"; if the author turns {quoted(target)} down, mark that rejected: true"
    return advice


RULE = Rule("unanswered-objection", "warning", __doc__, check)
