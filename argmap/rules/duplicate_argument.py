"""An argument is given twice.

Two arguments lead from the same premises to the same statement, or to the same step, and both
support it or both attack it. The later of the two is reported.

## Why it matters

Arguments for one conclusion that are enough each by itself (*convergent arguments*; Thomas,
*Practical Reasoning in Natural Language*, 1973) add up, and a reader counts them. One that is
counted twice makes a case look stronger than it is. Usually it is a mistake: another premise was
meant, or two premises that are linked were written as two arguments.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by:
      - [no-night-bus, few-own-cars]
      - [few-own-cars, no-night-bus]
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by:
      - [no-night-bus, few-own-cars]
premises:
  no-night-bus: No bus runs between one and five.
  few-own-cars: Four in five shift workers own no car.
```

## How to mend it

Remove one of them. If one of them has undercutters, a scheme or a citation that the other lacks,
keep these in the argument that stays.
"""

from collections.abc import Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, listed


def check(subject: Subject) -> Iterator[Observation]:
    """Yield each argument whose premises lead to its target already, in the same direction."""
    # Where two arguments have the same premises, each of these is used twice.
    following = subject.structure.following
    suspects = {argument for premise in subject.reused for argument in following(premise)}
    if not suspects:
        return
    for verb, arguments in (("supports", subject.supports), ("attacks", subject.attacks)):
        for target, entries in arguments.items():
            suspected = [
                argument
                for argument in entries
                if argument in suspects and _knows_premises(argument, subject)
            ]
            if len(suspected) > 1:
                yield from _repeated(verb, target, suspected, subject)


def _knows_premises(argument: str, subject: Subject) -> bool:
    """Return whether premises could all be read, and none has an id that is written twice."""
    known = subject.knows_premises(argument)
    return known and all(map(subject.knows, subject.premises_of(argument)))


def _repeated(
    verb: str, target: str, entries: list[str], subject: Subject
) -> Iterator[Observation]:
    places = subject.places.nodes
    firsts: dict[frozenset[str], str] = {}
    for argument in entries:
        premises = subject.premises_of(argument)
        first = firsts.setdefault(frozenset(premises), argument)
        if first != argument:
            one_verb = verb if len(premises) == 1 else verb.removesuffix("s")
            yield Observation(
                places[argument],
                f"{listed(premises)} {one_verb} {subject.named(target)} a second time",
                "remove one of the two, or name the premise that is meant",
                argument,
                "again",
                ((places[first], "first here"),),
            )


RULE = Rule("duplicate-argument", "warning", __doc__, check)
