"""A statement or an argument does not get the label that the map expects.

`expect` lists it as accepted, rejected or undecided, and it has another label. The message names
both labels, and the reason for the one that it has. What is marked `rejected: true` is expected to
be rejected, and a statement that is marked so needs an argument against it that stands, unless it
is `undeveloped`.

## Why it matters

`expect` is a map's own test: it says what the author takes the argument to show. Where the labels
come out otherwise, either the argument does not show it (a *non sequitur*), or the map does not
say what the argument is. A change in one part of a map may change labels in another: `expect`
finds this, as a test finds what a change of code broke. The labels are the grounded labelling of
Dung (1995) and Caminada (2006), on statements and arguments as in Carneades (Gordon, Prakken and
Walton, 2007).

## Bad

```yaml
argmap: 1
title: Should the depot stay open at night?
claims:
  noise:
    text: An open depot keeps its neighbours awake.
    attributed_to: Residents' association
    supported_by: loud-at-night
premises:
  loud-at-night: The depot is loud at night.
expect:
  rejected: [noise]
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
expect:
  rejected: [noise]
```

## How to mend it

Look at what the message names, and at the whole reason, which `argmap why noise` shows: an
argument is missing, or one too many, or it leads to another statement than was meant. If the
argument is right as it is, correct `expect`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.reasons import Reason, in_words
from argmap.model.labelling import ACCEPTED, REJECTED
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, listed

if TYPE_CHECKING:
    from argmap.text.document import Span


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the nodes whose label is another than the one that is expected."""
    if subject.expected:
        yield from _listed(subject)
    for node, _ in subject.marked("rejected"):
        if node not in subject.expected:
            yield from _marked(node, subject)


def _marked(node: str, subject: Subject) -> Iterator[Observation]:
    """Yield a node that is marked rejected, and is not, or for no reason that is written."""
    label, given = subject.labels[node], subject.nodes[node]
    is_open = given.get("undeveloped") and label != ACCEPTED
    if (
        is_open
        or not subject.knows_label(node)
        or not subject.knows(node, "attacked_by", "rejected")
    ):
        return
    place = subject.places.marks.get((node, "rejected"), subject.places.nodes[node])
    if label != REJECTED:
        reason = subject.reasons.of(node)
        yield Observation(
            place,
            f"{subject.named(node)} is marked rejected, but is {label}: "
            f"{_because(reason, subject)}",
            "write in attacked_by why it is turned down, or remove rejected: true",
            node,
            f"is {label}",
            (_related(reason, subject),),
        )
    elif "kind" in given and all(
        subject.labels[attack] != ACCEPTED and subject.knows_label(attack)
        for attack in subject.attacks.get(node, ())
    ):
        yield Observation(
            place,
            f"{subject.named(node)} is marked rejected, and no argument against it stands",
            "write in attacked_by why it is turned down, or mark it undeveloped: true",
            node,
            "does not say why",
        )


def _listed(subject: Subject) -> Iterator[Observation]:
    labels = subject.labels
    for node, label in subject.expected.items():
        found = labels[node]
        if found != label and subject.knows_label(node):
            reason = subject.reasons.of(node)
            yield Observation(
                subject.places.expectations[node],
                f"{subject.named(node)} is expected to be {label}, but is {found}: "
                f"{_because(reason, subject)}",
                "correct the argument, or what is expected of it",
                node,
                f"is {found}",
                (_related(reason, subject),),
            )


def _related(reason: Reason, subject: Subject) -> "tuple[Span, str]":
    """Return the place that shows the reason, or else that of the node."""
    if reason.decisive is None:
        return subject.places.nodes[reason.node], "written here"
    return subject.places.nodes[reason.decisive], "because of this"


def _because(reason: Reason, subject: Subject) -> str:
    if reason.decisive is None:
        return in_words(reason)
    is_argument = "relation" in subject.nodes[reason.decisive]
    premises = subject.premises_of(reason.decisive) if is_argument else [reason.decisive]
    return in_words(reason, listed(premises), len(premises))


RULE = Rule("failed-expectation", "error", __doc__, check)
