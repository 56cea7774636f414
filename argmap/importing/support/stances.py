"""What stands above a list of reasons, and says whether these are for or against something."""

from argmap.format.keys import Relation

_NAMES: dict[Relation, tuple[str, ...]] = {
    "support": ("pro", "pros", "for", "arguments for", "advantages", "benefits"),
    "attack": (
        *("con", "cons", "contra", "against", "arguments against"),
        *("objections", "disadvantages", "drawbacks"),
    ),
}
_STANCES = {name: relation for relation, names in _NAMES.items() for name in names}


def stance_of(text: str) -> Relation | None:
    """Return how the reasons below a text argue, or None if it is not such a text."""
    return _STANCES.get(text.rstrip(":").lower())
