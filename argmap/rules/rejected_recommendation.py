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

Answer the objections that are named: attack a premise of theirs, or the step from it (an
*undercutter*); or grant them and say in `outweighed_by` what weighs more. If they are right,
change the recommendation. If it is an alternative that the author turns down, mark it
`rejected: true`; if the map is to show that it falls, write `expect: {rejected: […]}`.
"""

from collections import deque
from collections.abc import Iterable, Iterator

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
        subject.graph, without_attacks=True, unknown=subject.unknowns.undecided
    )
    defeated_by = _nearest_attacks(subject)
    for statement in defeated:
        if unattacked[statement] != REJECTED:
            yield _observation(statement, defeated_by, subject)


def _nearest_attacks(subject: Subject) -> dict[str, str]:
    """Return for each rejected node the nearest attack that stands and defeats it.

    This is a breadth-first search from all attacks that stand, through the rejected nodes.
    """
    labels, following = subject.labels, subject.graph.successors
    attacks = {attack for attacks in subject.attacks.values() for attack in attacks}
    defeated_by: dict[str, str] = {}
    queue: deque[str] = deque()
    for target, entries in subject.attacks.items():
        standing = next((attack for attack in entries if labels[attack] == ACCEPTED), None)
        if standing is not None:
            defeated_by[target] = standing
            queue.append(target)
    while queue:
        fallen = queue.popleft()
        if fallen in attacks:
            # An attack that is rejected defeats nothing.
            continue
        for node in following(fallen):
            if labels[node] == REJECTED and node not in defeated_by:
                defeated_by[node] = defeated_by[fallen]
                queue.append(node)
    return defeated_by


def _observation(statement: str, defeated_by: dict[str, str], subject: Subject) -> Observation:
    against = subject.attacks.get(statement, ())
    direct = [attack for attack in against if subject.labels[attack] == ACCEPTED]
    named = direct or _attacks_behind(subject.supports.get(statement, ()), defeated_by)
    targets = subject.index.targets
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


def _attacks_behind(supports: Iterable[str], defeated_by: dict[str, str]) -> list[str]:
    """Return the attacks that defeat the arguments for a statement, without repetitions."""
    found = (defeated_by[support] for support in supports if support in defeated_by)
    return list(dict.fromkeys(found))


def _phrase(attacks: list[str], subject: Subject) -> str:
    targets = subject.index.targets
    phrases = [
        f"{listed(subject.premises_of(attack))} to {quoted(targets[attack])}"
        for attack in attacks[:_MOST_NAMED]
    ]
    if len(attacks) > _MOST_NAMED:
        phrases.append(f"{len(attacks) - _MOST_NAMED} more")
    return ", ".join(phrases[:-1]) + (" and " if len(phrases) > 1 else "") + phrases[-1]


RULE = Rule("rejected-recommendation", "error", __doc__, check)
