"""Objections defeat a recommendation.

A recommendation of the author's side is labelled rejected, and would not be if nothing attacked
anything. The message names the objections that defeat it: those against it, or else those against
what its arguments rest on. `unanswered-objection` finds these objections too. A recommendation
that `expect` lists as rejected or undecided is not found, and neither is one that is attributed to
somebody else.

## Why it matters

The map argues for a conclusion and refutes it: by its own premises, the recommendation does not
stand. It is *defeated* in the sense of defeasible reasoning (Pollock, “Defeasible reasoning”,
1987; the grounded labelling of Dung, 1995, and Caminada, 2006).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: no-night-bus
    attacked_by: loud-at-night
premises:
  no-night-bus: No bus runs between one and five.
  loud-at-night: The depot is loud at night.
```

## Good

```yaml
argmap: 1
title: Should the depot stay open at night?
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    supported_by: no-night-bus
    attacked_by:
      - premises: loud-at-night
        attacked_by: walls-are-built
premises:
  no-night-bus: No bus runs between one and five.
  loud-at-night: The depot is loud at night.
  walls-are-built: Sound walls were finished in May.
```

## How to mend it

`argmap why keep-open` shows why it does not stand, step by step. Answer the objections that are
named: attack a premise of theirs, or the step from it (an *undercutter*); or grant them and say in
`outweighed_by` what weighs more. If they are right, change the recommendation. If it is an
alternative that the author turns down, mark it `rejected: true`; if the map is to show that it
falls, write `expect: {rejected: […]}`.
"""

from collections.abc import Iterator

from argmap.analysis.reasons import Ground
from argmap.model.labelling import ACCEPTED, REJECTED, label_nodes
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, listed, quoted

_MOST_NAMED = 3


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the author's recommendations that attacks defeat, with these attacks."""
    if not subject.attacks:
        return
    defeated = subject.own_recommendations(REJECTED)
    if not defeated:
        return
    unattacked = label_nodes(
        subject.structure, without_attacks=True, unknown=subject.unknowns.undecided
    )
    for statement in defeated:
        if unattacked[statement] != REJECTED:
            yield _observation(statement, subject)


def _observation(statement: str, subject: Subject) -> Observation:
    named = _objections(statement, subject)
    targets = subject.structure.targets
    verb = "defeats" if len(named) == 1 else "defeat"
    noun = "the objection" if len(named) == 1 else "the objections"
    return Observation(
        subject.places.nodes[statement],
        f"{subject.named(statement)} is rejected: {noun} {_phrase(named, subject)} {verb} it",
        "answer what stands against it, or grant it and say what weighs more, {premises: …, "
        "outweighed_by: …}; if the author turns the recommendation down, mark it rejected: true",
        statement,
        "does not stand",
        tuple(
            (subject.places.nodes[attack], f"stands against {quoted(targets[attack])}")
            for attack in named[:_MOST_NAMED]
        ),
    )


def _objections(statement: str, subject: Subject) -> list[str]:
    """Return what defeats a statement: what attacks it, or else what its arguments rest on."""
    reason = subject.reasons.of(statement)
    if reason.ground is Ground.ATTACKED:
        return [
            attack for attack in subject.attacks[statement] if subject.labels[attack] == ACCEPTED
        ]
    behind = map(subject.reasons.objection_behind, reason.because)
    return list(dict.fromkeys(filter(None, behind)))


def _phrase(attacks: list[str], subject: Subject) -> str:
    targets = subject.structure.targets
    phrases = [
        f"{listed(subject.premises_of(attack))} to {quoted(targets[attack])}"
        for attack in attacks[:_MOST_NAMED]
    ]
    if len(attacks) > _MOST_NAMED:
        phrases.append(f"{len(attacks) - _MOST_NAMED} more")
    return ", ".join(phrases[:-1]) + (" and " if len(phrases) > 1 else "") + phrases[-1]


RULE = Rule("rejected-recommendation", "error", __doc__, check)
