"""The same premises both support and attack one statement.

An argument for a statement and one against it have exactly the same premises. The later of the two
is reported.

## Why it matters

If the premises are granted, they cannot be a reason for the statement and one against it: one of
the two steps does not follow, and whoever takes both has inconsistent commitments (Walton and
Krabbe, *Commitment in Dialogue*, 1995). Usually it is a mistake: the wrong id, or the wrong key.

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  noise:
    text: An open depot keeps its neighbours awake.
    attributed_to: Residents' association
    supported_by: loud-at-night
    attacked_by: loud-at-night
premises:
  loud-at-night: The depot is loud at night.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  noise:
    text: An open depot keeps its neighbours awake.
    attributed_to: Residents' association
    supported_by: loud-at-night
    attacked_by: walls-are-built
premises:
  loud-at-night: The depot is loud at night.
  walls-are-built: Sound walls were finished in May.
```

## How to mend it

Keep the argument that is meant. If a consideration really cuts both ways, it is two statements:
write down what it shows for, and what it shows against.
"""

from collections.abc import Iterable, Iterator

from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, listed


def check(subject: Subject) -> Iterator[Observation]:
    """Yield for each target and set of premises the first entry that goes against an earlier."""
    for target, attacks in subject.attacks.items():
        if target in subject.supports:
            supports = filter(subject.knows_premises, subject.supports[target])
            against = filter(subject.knows_premises, attacks)
            yield from _both_ways(target, supports, against, subject)


def _both_ways(
    target: str, supports: Iterable[str], attacks: Iterable[str], subject: Subject
) -> Iterator[Observation]:
    places = subject.places.nodes
    supporting: dict[frozenset[str], str] = {}
    for argument in supports:
        supporting.setdefault(frozenset(subject.premises_of(argument)), argument)
    reported: set[frozenset[str]] = set()
    for argument in attacks:
        ordered = subject.premises_of(argument)
        premises = frozenset(ordered)
        other = supporting.get(premises)
        if other is None or premises in reported:
            continue
        reported.add(premises)
        both = "both supports and attacks" if len(ordered) == 1 else "both support and attack"
        entries = sorted(
            [(places[other], "supports it here"), (places[argument], "attacks it here")]
        )
        yield Observation(
            entries[1][0],
            f"{listed(ordered)} {both} {subject.named(target)}",
            "keep the argument that is meant, or name another premise in one of them",
            target,
            entries[1][1],
            (entries[0],),
        )


RULE = Rule("supports-and-attacks", "error", __doc__, check)
