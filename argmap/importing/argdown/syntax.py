"""The syntax tree of an Argdown document, with the offset at which each part starts."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class RelationKind(Enum):
    """What one member of a relation is for the other."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONTRADICTION = "contradiction"
    CONTRARY = "contrary"


class Symbol(NamedTuple):
    """A symbol of a relation; `from_above`: it leads from the line above to this one."""

    kind: RelationKind
    from_above: bool


SYMBOLS = {
    "+>": Symbol(RelationKind.SUPPORT, from_above=True),
    "<+": Symbol(RelationKind.SUPPORT, from_above=False),
    "+": Symbol(RelationKind.SUPPORT, from_above=False),
    "->": Symbol(RelationKind.ATTACK, from_above=True),
    "<-": Symbol(RelationKind.ATTACK, from_above=False),
    "-": Symbol(RelationKind.ATTACK, from_above=False),
    "_>": Symbol(RelationKind.UNDERCUT, from_above=True),
    "<_": Symbol(RelationKind.UNDERCUT, from_above=False),
    "_": Symbol(RelationKind.UNDERCUT, from_above=False),
    "><": Symbol(RelationKind.CONTRADICTION, from_above=True),
}


class Data(NamedTuple):
    """YAML that stands in braces or as front matter, without these."""

    yaml: str
    offset: int


@dataclass(slots=True)
class Content:
    """A text, without the tags before and behind it, and all its tags."""

    text: str = ""
    tags: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Member:
    """A statement or the sketch of an argument where it is written, with its relations.

    Without a title it is a statement that nothing else can refer to. A reference has no text.
    """

    offset: int
    is_argument: bool
    title: str | None
    is_reference: bool
    content: Content = field(default_factory=Content)
    data: Data | None = None
    relations: "list[Relation]" = field(default_factory=list)


class Relation(NamedTuple):
    """A relation of the member above to another."""

    symbol: Symbol
    member: Member
    offset: int


@dataclass(slots=True, eq=False)
class Inference:
    """The line between premises and conclusion: its rules, its data and its undercutters."""

    offset: int
    rules: list[str] = field(default_factory=list)
    data: Data | None = None
    relations: list[Relation] = field(default_factory=list)


@dataclass(slots=True)
class Structure:
    """A premise–conclusion structure: statements, and inferences before conclusions."""

    offset: int
    steps: list[Member | Inference] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Heading:
    """A heading and how deep it is, from 1."""

    offset: int
    level: int
    content: Content
    data: Data | None = None


@dataclass(slots=True)
class Items:
    """A list of statements and arguments."""

    members: list[Member] = field(default_factory=list)


Block = Heading | Member | Structure | Items


@dataclass(slots=True)
class Document:
    """A whole document, and the offsets of what its texts do not say."""

    front_matter: Data | None = None
    blocks: list[Block] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)
    emphases: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
