"""The words of relations: how a statement follows from, or speaks against, another one."""

from collections.abc import Callable
from enum import Enum

from argmap.model.structure import Structure


class Word(Enum):
    """How a statement follows from, or speaks against, the one above it."""

    BECAUSE = "because"
    AND = "and"
    ALTHOUGH = "although"
    BUT = "but"
    UNLESS = "unless"
    OUTWEIGHED = "granted, but outweighed:"
    THEREFORE = "therefore"
    AGAINST = "against"
    UNDERCUTS = "undercuts"
    OUTWEIGHS = "outweighs"
    WITH = "with"

    @property
    def leads_on(self) -> bool:
        """Tell a word before what an argument leads to from one before a premise of it."""
        return self in {Word.THEREFORE, Word.AGAINST, Word.UNDERCUTS, Word.OUTWEIGHS}


def word_towards(structure: Structure, argument: str) -> Word:
    """Return the word between an argument and what it leads to."""
    facts = structure.nodes[argument]
    if facts["relation"] == "support":
        return Word.THEREFORE
    if structure.is_statement(structure.targets[argument]):
        return Word.AGAINST
    return Word.OUTWEIGHS if facts.get("outweighs") else Word.UNDERCUTS


def word_of(structure: Structure, argument: str, is_own: Callable[[str], bool]) -> Word:
    """Return the word of an argument; `is_own` tells whether a statement speaks for the author."""
    facts = structure.nodes[argument]
    if facts["relation"] == "support":
        return Word.BECAUSE
    if facts.get("outweighs"):
        return Word.OUTWEIGHED
    target = structure.targets[argument]
    attacked = structure.nodes[target].get("relation")
    if attacked is None:
        return Word.ALTHOUGH if is_own(target) else Word.BUT
    return Word.UNLESS if attacked == "support" else Word.BUT
