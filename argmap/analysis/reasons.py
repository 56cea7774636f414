"""Why a node of a map has its label: the ground that decides it, and the node that gives it."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from argmap.model.labelling import ACCEPTED, REJECTED, UNDECIDED

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_Labels = Mapping[str, "Label"]


class Ground(Enum):
    """What decides the label of a statement or an argument."""

    GIVEN = auto()
    """A premise is taken as given, for nothing stands against it."""
    SUPPORTED = auto()
    """An argument for a statement stands, and nothing stands against it."""
    PREMISES_STAND = auto()
    """All premises of an argument stand, and no undercutter does."""
    ATTACKED = auto()
    """An argument against a node stands."""
    UNSUPPORTED = auto()
    """Nothing supports a statement."""
    SUPPORT_FALLS = auto()
    """Every argument for a statement falls."""
    PREMISE_FALLS = auto()
    """A premise of an argument falls."""
    ATTACK_OPEN = auto()
    """An argument against a node is undecided."""
    SUPPORT_OPEN = auto()
    """An argument for a statement is undecided, and none stands."""
    PREMISE_OPEN = auto()
    """A premise of an argument is undecided."""
    UNDEVELOPED = auto()
    """The argument for a statement is still missing."""
    UNWRITTEN = auto()
    """A statement is not written yet, or cannot be read."""


class Reason(NamedTuple):
    """A ground, the node that gives it, where one does, and whether all attacks fall."""

    ground: Ground
    node: str | None = None
    was_attacked: bool = False


def reason_for(argument_map: "ArgumentMap", labels: _Labels, node: str) -> Reason:
    """Return why a node has its label in `labels`, by the first node in file order that decides.

    Raise KeyError if the map has no such node.
    """
    label = labels[node]
    attacks = argument_map.arguments_against(node)
    against = _first(ACCEPTED if label == REJECTED else UNDECIDED, attacks, labels)
    if argument_map.is_statement(node):
        found = _of_statement(argument_map, labels, node, against)
    else:
        premise = _first(label, argument_map.premises_of(node), labels)
        found = Reason(_OF_PREMISES[label], premise)
        if label != ACCEPTED and premise is None:
            found = Reason(_OF_ATTACKS[label], against)
    return found._replace(was_attacked=bool(attacks))


_OF_PREMISES: "dict[Label, Ground]" = {
    ACCEPTED: Ground.PREMISES_STAND,
    REJECTED: Ground.PREMISE_FALLS,
    UNDECIDED: Ground.PREMISE_OPEN,
}
_OF_ATTACKS: "dict[Label, Ground]" = {
    REJECTED: Ground.ATTACKED,
    UNDECIDED: Ground.ATTACK_OPEN,
}


def _of_statement(
    argument_map: "ArgumentMap", labels: _Labels, statement: str, against: str | None
) -> Reason:
    label = labels[statement]
    if label != ACCEPTED and against is not None:
        return Reason(_OF_ATTACKS[label], against)
    support = _first(label, argument_map.arguments_for(statement), labels)
    facts = argument_map.graph.nodes[statement]
    if facts["kind"] == "premise" or support is None:
        missing = Ground.UNWRITTEN if "unwritten" in facts else Ground.UNDEVELOPED
        grounds = {ACCEPTED: Ground.GIVEN, REJECTED: Ground.UNSUPPORTED}
        return Reason(grounds.get(label, missing))
    if label == REJECTED:
        return Reason(Ground.SUPPORT_FALLS)
    return Reason(Ground.SUPPORTED if label == ACCEPTED else Ground.SUPPORT_OPEN, support)


def _first(label: "Label", nodes: Iterable[str], labels: _Labels) -> str | None:
    return next((node for node in nodes if labels[node] == label), None)


def in_short(reason: Reason, supports: int) -> str:
    """Return why a statement is rejected, in two or three words; `supports` counts its support."""
    if reason.ground is Ground.ATTACKED:
        return "an objection stands"
    if reason.ground is Ground.UNSUPPORTED:
        return "unsupported"
    return "its argument fails" if supports == 1 else "its arguments fail"


def in_words(reason: Reason, who: str = "", count: int = 1) -> str:
    """Return a reason as a clause about “it”, the node that has the label.

    `who` names the `count` premises of the argument, or the premise, that the reason names.
    """
    stand, are = ("stands", "is") if count == 1 else ("stand", "are")
    unattacked = "every argument against it falls" if reason.was_attacked else "nothing attacks it"
    support, attack = who or "an argument", who or "an objection"
    premise = f"its premise {who}" if who else "a premise of it"
    return {
        Ground.GIVEN: unattacked,
        Ground.SUPPORTED: f"{support} for it {stand}, and {unattacked}",
        Ground.PREMISES_STAND: "its premises stand" + f", and {unattacked}" * reason.was_attacked,
        Ground.ATTACKED: f"{attack} {stand} against it",
        Ground.UNSUPPORTED: "nothing supports it",
        Ground.SUPPORT_FALLS: "no argument for it stands",
        Ground.PREMISE_FALLS: f"{premise} is rejected",
        Ground.ATTACK_OPEN: f"{attack} against it {are} undecided",
        Ground.SUPPORT_OPEN: f"{support} for it {are} undecided",
        Ground.PREMISE_OPEN: f"{premise} is undecided",
        Ground.UNDEVELOPED: "its argument is still missing",
        Ground.UNWRITTEN: "its text is still missing",
    }[reason.ground]
