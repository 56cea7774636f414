"""The signs of a picture explained: a small map that says of itself what is what.

Its ids have a colon, which no id of a real map can have.
"""

from typing import Any

from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.structure import Structure

NAME = "legend:"

_STATEMENTS: dict[str, dict[str, Any]] = {
    "recommendation": {
        "kind": "recommendation",
        "text": "Recommendation: what someone should do.",
        "addressee": ["those who should do it"],
    },
    "claim": {
        "kind": "claim",
        "text": "Claim: asserted and argued for.",
        "qualifier": "in the author's words",
    },
    "objection": {
        "kind": "claim",
        "text": "Objection: it speaks against a statement.",
        "attributed_to": "whoever holds it",
    },
    "premise": {
        "kind": "premise",
        "text": "Premise: taken as given. Joined by “and”, premises hold only together.",
    },
    "implicit": {
        "kind": "premise",
        "text": "Implicit premise: relied on, never said.",
        "implicit": True,
    },
    "undercutter": {
        "kind": "premise",
        "text": "Undercutter: it speaks against a step, not against a statement.",
    },
}
_ARGUMENTS = (
    ("recommendation/s1", "support", ["claim"], "recommendation"),
    ("recommendation/a1", "attack", ["objection"], "recommendation"),
    ("claim/s1", "support", ["premise", "implicit"], "claim"),
    ("claim/s1/a1", "attack", ["undercutter"], "claim/s1"),
)

LINES = (
    "A line leads from a box to what it is a reason for;",
    "the line of an objection is dashed.",
)
"""What lines mean."""

REFERENCE = "A number such as [3] refers to the statement that bears it."
CHANGED = "A bold outline: what is supposed, or changes with it."
LABELS: dict[Label, str] = {
    "accepted": "stands, if the premises are granted",
    "rejected": "falls: an objection stands, or nothing that speaks for it does",
    "undecided": "stays open",
}


def legend() -> ArgumentMap:
    """Return the map that explains the signs."""
    structure = Structure({"title": "Legend"})
    for name, facts in _STATEMENTS.items():
        structure.nodes[NAME + name] = {"type": "statement", **facts}
    for name, relation, premises, target in _ARGUMENTS:
        structure.nodes[NAME + name] = {"type": "argument", "relation": relation}
        structure.join(
            NAME + name,
            [NAME + premise for premise in premises],
            NAME + target,
            is_attack=relation == "attack",
        )
    return ArgumentMap(structure)
