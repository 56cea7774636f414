"""A statement or an argument does not get the label that the map expects.

`expect` lists it as accepted, rejected or undecided, and its label is another. Both are named, and
why the label is what it is. What is marked `rejected: true` is expected to be rejected, and a
statement that is marked so needs an argument against it that stands, unless it is `undeveloped`.

## Why it matters

`expect` is a map's own test: it says what the author takes the argument to show. Where the labels
come out otherwise, either the argument does not show it (a *non sequitur*), or the map does not
say what the argument is. An argument that was changed in one corner and fell in another is found
so, as a test of code finds what a change broke. The labels are the grounded labelling of Dung
(1995) and Caminada (2006), on statements and arguments as in Carneades (Gordon, Prakken and
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

Look at what the message names: an argument is missing, or one too many, or it leads to another
statement than was meant. If the argument is right as it is, correct `expect`.
"""

from collections.abc import Iterator

from argmap.model.labelling import ACCEPTED, REJECTED, UNDECIDED
from argmap.rules import Rule
from argmap.rules.context import Observation, Subject, listed, quoted


def check(subject: Subject) -> Iterator[Observation]:
    """Yield the nodes whose label is another than the one that is expected."""
    if subject.expected:
        yield from _listed(subject)
    for node, given in subject.graph.nodes.items():
        if given.get("rejected") and node not in subject.expected:
            yield from _marked(node, subject)


def _marked(node: str, subject: Subject) -> Iterator[Observation]:
    """Yield a node that is marked rejected, and is not, or for no reason that is written."""
    label, given = subject.labels[node], subject.graph.nodes[node]
    is_open = given.get("undeveloped") and label != ACCEPTED
    if is_open or not subject.knows_label(node) or not subject.knows(node, "attacked_by"):
        return
    place = subject.places.marks.get((node, "rejected"), subject.places.nodes[node])
    if label != REJECTED:
        because, at = _reason(node, subject)
        yield Observation(
            place,
            f"{subject.named(node)} is marked rejected, and is {label}: {because}",
            "write in attacked_by why it is turned down, or remove rejected: true",
            node,
            f"is {label}",
            ((subject.places.nodes[at or node], "because of this" if at else "written here"),),
        )
    elif "kind" in given and not _labelled(ACCEPTED, subject.attacks.get(node, []), subject):
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
            because, at = _reason(node, subject)
            yield Observation(
                subject.places.expectations[node],
                f"{subject.named(node)} is expected to be {label}, and is {found}: {because}",
                "correct the argument, or what is expected of it",
                node,
                f"is {found}",
                ((subject.places.nodes[at or node], "because of this" if at else "written here"),),
            )


_Reason = tuple[str, str | None]
"""Why a node has its label, in a few words, and the node that is to blame, if one is."""


def _reason(node: str, subject: Subject) -> _Reason:
    if "kind" not in subject.graph.nodes[node]:
        return _of_argument(node, subject)
    return _of_statement(node, subject)


def _of_statement(node: str, subject: Subject) -> _Reason:
    label = subject.labels[node]
    attacks, supports = subject.attacks.get(node, []), subject.supports.get(node, [])
    if label == ACCEPTED:
        unattacked = "every argument against it falls" if attacks else "nothing attacks it"
        if subject.graph.nodes[node]["kind"] == "premise":
            return unattacked, None
        support = _labelled(ACCEPTED, supports, subject)[0]
        names, one = _premises(support, subject)
        return f"{names} for it {'stands' if one else 'stand'}, and {unattacked}", support
    attack = _against(attacks, label, subject)
    if attack is not None:
        return attack
    if not supports:
        missing = "its argument is still missing" if label == UNDECIDED else "nothing supports it"
        return missing, None
    support = _labelled(label, supports, subject)[0]
    if label == UNDECIDED:
        names, one = _premises(support, subject)
        return f"{names} for it {'is' if one else 'are'} undecided", support
    return "no argument for it stands", support


def _of_argument(node: str, subject: Subject) -> _Reason:
    label = subject.labels[node]
    attacks = subject.attacks.get(node, [])
    if label == ACCEPTED:
        unattacked = ", and every argument against it falls" if attacks else ""
        return f"its premises stand{unattacked}", None
    premises = _labelled(label, subject.premises_of(node), subject)
    if premises:
        return f"its premise {quoted(premises[0])} is {label}", premises[0]
    return _against(attacks, label, subject) or ("no premise of it stands", None)


def _against(attacks: list[str], label: str, subject: Subject) -> _Reason | None:
    """Return the attack that makes what it attacks rejected, or keeps it undecided."""
    found = _labelled(ACCEPTED if label == REJECTED else UNDECIDED, attacks, subject)
    if not found:
        return None
    names, one = _premises(found[0], subject)
    if label == REJECTED:
        return f"{names} {'stands' if one else 'stand'} against it", found[0]
    return f"{names} against it {'is' if one else 'are'} undecided", found[0]


def _labelled(label: str, nodes: list[str], subject: Subject) -> list[str]:
    return [node for node in nodes if subject.labels[node] == label]


def _premises(argument: str, subject: Subject) -> tuple[str, bool]:
    """Return the premises of an argument as a phrase, and whether it is a single one."""
    premises = subject.premises_of(argument)
    return listed(premises), len(premises) == 1


RULE = Rule("failed-expectation", "error", __doc__, check)
