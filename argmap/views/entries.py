"""What a map is shown as: entries in trees, their marks, and views."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from argmap.views.relation_words import Word

TEXT_COLUMNS = 24
"""How many columns a text must have; a branch with fewer goes on at the margin."""


class EntryMark(Enum):
    """What stands behind a statement of which a tree does not show all.

    With all but the last two of them a branch ends.
    """

    SHOWN = "shown"
    EARLIER = "earlier"
    TREE = "tree"
    CONTINUED = "continued"
    CIRCLE = "circle"
    LINKED = "linked"
    LEFT_OUT = "left out"
    OUTSIDE = "outside"


class View(NamedTuple):
    """How to show a map, or a part of one, as trees.

    `invert` shows what rests on a statement. `dedupe` shows once what stands below a statement:
    where the statement comes again, it is one line. One with nothing below it is written out each
    time, unless it is very long, or each statement is to be shown `once`. `objections` lists these
    instead.
    """

    invert: bool = False
    dedupe: bool = True
    objections: bool = False
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


class Entry(NamedTuple):
    """A statement in a tree: its guides, the word before it, and the mark that cuts it.

    `level` counts the statements above it; `first` are the guides on its first line, `rest` those
    on further lines and before what stands below; `opens` tells that something does. `argument` is
    the argument that it begins, where it does. `pad` is the width of the longest word that stands
    beside its own. `tree` is the number of the tree that a mark points to, and `more` how many
    linked premises are left out. `left_out` counts the arguments that the part of a map has not
    at this statement, and `outside` tells that it is not in the group. A root has no word.

    An entry that names a `step`, an argument that is undercut, stands for that: it has the first
    of its premises, and below it stands what the step leads to. One that is `named` is only that:
    the rest of it is elsewhere.
    """

    statement: str
    level: int
    word: Word | None = None
    argument: str | None = None
    first: Guides = NO_GUIDES
    rest: Guides = NO_GUIDES
    pad: int = 0
    opens: bool = False
    mark: EntryMark | None = None
    tree: str = ""
    more: int = 0
    left_out: int = 0
    outside: bool = False
    step: str | None = None
    named: bool = False


class Tree(NamedTuple):
    """A numbered tree; `continues` is the number of the tree that it goes on from, if it does.

    One that `is_opposed` ends in a statement of the other side. Without a `heading`, the root says
    what is above the tree.
    """

    number: str
    root: str
    entries: Iterable[Entry]
    continues: str | None = None
    is_opposed: bool = False
    heading: str = ""
