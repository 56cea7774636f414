"""What a map is shown as: entries in trees, their words and marks, and views."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from argmap.format.keys import Relation

TEXT_COLUMNS = 24
"""How many columns a text must have; a branch with fewer goes on at the margin."""


class Word(Enum):
    """How a statement follows from, or speaks against, the one above it."""

    BECAUSE = "because"
    AND = "and"
    ALTHOUGH = "although"
    BUT = "but"
    UNLESS = "unless"
    THEREFORE = "therefore"
    AGAINST = "against"
    UNDERCUTS = "undercuts"
    WITH = "with"


class Mark(Enum):
    """Why a branch ends although there is more below it."""

    SHOWN = "shown"
    EARLIER = "earlier"
    TREE = "tree"
    CONTINUED = "continued"
    CIRCLE = "circle"
    DEEPER = "deeper"
    OUTSIDE = "outside"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class View:
    """What of a map to show.

    `roots` are the statements to show trees of, none meaning all; `depth` is how many levels to
    show below a root; `invert` shows what rests on a statement; `only` keeps the arguments of one
    relation (for attacks, what leads to them too); `group` keeps to a group; `dedupe` cuts a
    statement that its tree has shown already, and with `once` one that any tree has. However much
    is to be repeated, after `REPEATED` lines of it no statement that any tree has shown is shown
    again.
    """

    roots: tuple[str, ...] = ()
    depth: int | None = None
    invert: bool = False
    only: Relation | None = None
    group: str | None = None
    dedupe: bool = True
    once: bool = False


class Guides:
    """The lines that lead to a branch, drawn only when they are asked for as a string.

    A branch shares those of the branch above it, so that deep trees cost no more than broad ones.
    """

    __slots__ = ("above", "columns", "text")

    def __init__(self, text: str = "", above: "Guides | None" = None) -> None:
        self.above = above
        self.text = text
        self.columns: int = len(text) + (above.columns if above else 0)

    def __add__(self, text: str) -> "Guides":
        return Guides(text, self)

    def __str__(self) -> str:
        texts: list[str] = []
        guides: Guides | None = self
        while guides is not None:
            texts.append(guides.text)
            guides = guides.above
        return "".join(reversed(texts))


NO_GUIDES = Guides()


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in a tree: its guides, the word before it, and the mark that cuts it.

    `level` counts the statements above it; `first` are the guides on its first line, `rest` those
    on further lines and before what stands below; `opens` tells that something does. `argument` is
    the argument that it begins, where it does. `pad` is the width of the longest word that stands
    beside its own. `tree` is the number of the tree that a mark points to, and `more` how many
    linked premises are left out. A root has no word.
    """

    statement: str
    level: int
    word: Word | None = None
    argument: str | None = None
    first: Guides = NO_GUIDES
    rest: Guides = NO_GUIDES
    pad: int = 0
    opens: bool = False
    mark: Mark | None = None
    tree: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """A numbered tree; `continues` is the number of the tree that it goes on from, if it does."""

    number: str
    root: str
    entries: Iterable[Entry]
    continues: str | None = None
