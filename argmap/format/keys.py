"""The argmap format, version 1, declared once.

The loader, the checker's messages and everything that explains the format take its sections,
keys and words from here.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal

Kind = Literal["recommendation", "claim", "premise"]
Relation = Literal["support", "attack"]
Label = Literal["accepted", "rejected", "undecided"]

VERSION = "1"
KINDS: tuple[Kind, ...] = ("recommendation", "claim", "premise")
LABELS: tuple[Label, ...] = ("accepted", "rejected", "undecided")
UNWRITTEN, NOT_WRITTEN = "?", "not written yet"
"""The symbol of a statement that is not written, whose kind is not known, and its remark."""
SECTIONS: dict[str, Kind] = {
    "recommendations": "recommendation",
    "claims": "claim",
    "premises": "premise",
}
RELATIONS: dict[str, Relation] = {
    "supported_by": "support",
    "attacked_by": "attack",
    "outweighed_by": "attack",
}
"""What the arguments under a key do to what the key belongs to."""
_WORDS = {
    "supported_by": "because since reason reasons pro pros",
    "attacked_by": "but although though unless however against objection objections con cons",
}
SYNONYMS = {word: key for key, words in _WORDS.items() for word in words.split()}
"""What people write for a key."""
MAX_DEPTH = 120
"""How many lists and mappings may stand inside each other."""
LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
"""How the tag of a language looks, as a regular expression."""
LARGEST_NUMBER = 999_999_999
"""The largest number of a paragraph, or of paragraphs."""


def _any_case(*words: str) -> str:
    """Return an expression for words in capital or small letters, without a flag."""
    pairs = re.compile("[a-z]")
    return "|".join(pairs.sub(lambda it: f"[{it[0].upper()}{it[0]}]", word) for word in words)


_PARAGRAPH_WORD = rf"(?:¶+|(?:{_any_case('paragraphs?', 'paras?', 'pars?', 'absatz', 'abs')})\.?)"
_JOINT = rf"(?:[-‐‑–—−,;&+]|\.\.+|…|{_any_case('and', 'to', 'und', 'bis')})"
_AND_MORE = rf"(?:{_any_case('ff?', 'sqq?', 'et seqq?')})\.?"
PARAGRAPHS = r"¶?\s*[0-9]+(?:\s*[-–]\s*[0-9]+)?"
"""How a paragraph or a range of paragraphs looks, as a regular expression."""
NEARLY_PARAGRAPHS = (
    rf"(?:{_PARAGRAPH_WORD}\s*[0-9]+(?:\s*{_JOINT}\s*¶?[0-9]+)*(?:\s*{_AND_MORE})?"
    rf"|[0-9]+\s*(?:{_JOINT}\s*¶?[0-9]+\s*)?{_AND_MORE}"
    rf"|[0-9]+(?:\s*(?![-]){_JOINT}\s*¶?[0-9]+)+"
    rf"|[0-9]+(?:[a-z][a-z]|\.)?\s*{_PARAGRAPH_WORD}"
    r"|¶+\s*[0-9][^\r\n]*)"
)
"""What looks like paragraphs to a reader, and is none of the two forms: par. 9, 7 ff, 3, 4."""


class Shape(Enum):
    """What the value of a key may be."""

    VERSION = "the format's version, 1"
    TEXT = "a text"
    TEXTS = "a text or a list of texts"
    TEXT_LIST = "a list of texts"
    TRUTH = "true or false"
    COUNT = "a whole number above zero"
    ID = "an id"
    KIND = "recommendation, claim or premise"
    GROUP = "the id of a group"
    LANGUAGE = "a language tag such as de"
    NODES = "a list of ids of statements or arguments"
    STATEMENT_LIST = "a list of statement ids"
    PREMISES = "a premise or a list of premises"
    ARGUMENTS = "a list of arguments"
    CITES = "sources, with or without the place in them"
    PARAGRAPHS = "a paragraph number or a range such as 3-4"
    LOCATOR = "a place that is no paragraph, such as p. 12"
    SOURCES = "a mapping from ids to sources"
    STATEMENTS = "a mapping from ids to statements"
    GROUPS = "a mapping from ids to groups"
    EXPECTATIONS = "a mapping from labels to ids"


class Role(Enum):
    """How a view says the value of a key that it does not draw."""

    PHRASE = "in a few words, beside what it belongs to"
    REMARK = "at greater length, behind the phrases"
    DETAIL = "where details are asked for"


_SAID = frozenset(
    {Shape.TEXT, Shape.TEXTS, Shape.TEXT_LIST, Shape.TRUTH, Shape.COUNT, Shape.LANGUAGE}
)
_VALUES = _SAID | {Shape.CITES}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: what it takes, what it is for, and how views say its value.

    `caption` is the phrase for its value, which stands in the place of `{}`; without one, the
    name of the key is said with the value. `{step}` stands for the argument that has the key.
    `heading` is the phrase in the heading of a tree, for what belongs there; the one of a mark
    stands before the kind of the root.
    """

    name: str
    shape: Shape
    description: str
    required: bool = False
    caption: str = ""
    heading: str = ""
    role: Role = Role.PHRASE

    @property
    def is_said(self) -> bool:
        """Return whether views say the value in a phrase beside what it belongs to.

        They draw all other values: the text of a statement, its arguments, what it cites.
        """
        return self.shape in _SAID and not self.required

    @property
    def is_value(self) -> bool:
        """Return whether the value is kept with what it belongs to, as a column of a table."""
        return self.shape in _VALUES

    @property
    def phrase(self) -> str:
        """Return the phrase for the value, with `{}` in its place."""
        words = self.name.replace("_", " ")
        return self.caption or (words if self.shape is Shape.TRUTH else f"{words}: {{}}")


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with fixed keys; `name` is what messages call it."""

    name: str
    keys: dict[str, Key]


def _record(name: str, *keys: Key) -> Record:
    return Record(name, {key.name: key for key in keys})


_SUPPORTED_BY = Key(
    "supported_by",
    Shape.ARGUMENTS,
    "The arguments for it. Each entry is enough by itself: a premise, a list of premises (linked: "
    "they hold only together) or a mapping with premises. A premise is the id of a statement, or "
    "the statement itself: its text, a mapping with text, or its id, a colon and its text.",
)
_ATTACKED_BY = Key(
    "attacked_by",
    Shape.ARGUMENTS,
    "The arguments against it, in the same forms as supported_by.",
)
_CITES = Key(
    "cites",
    Shape.CITES,
    "Where it stands in the sources: a source id, or a mapping from source ids to a paragraph "
    "number, a range of paragraphs, any other locator, or a mapping with a quote.",
)
_QUALIFIER = Key(
    "qualifier",
    Shape.TEXT,
    "The author's hedge, as a phrase, such as: almost certainly.",
    caption="{}",
)
_NOTE = Key("note", Shape.TEXT, "A remark of the person who drew the map.", role=Role.REMARK)
_REJECTED = Key(
    "rejected",
    Shape.TRUTH,
    "True where the author considers it and turns it down.",
    caption="turned down",
    heading="rejected",
)
_GROUP = Key("group", Shape.GROUP, "The group that it belongs to, with what stands under it.")
_ADDRESSEE = Key(
    "addressee",
    Shape.TEXTS,
    "Who is to do what the recommendation says.",
    caption="to {}",
    heading="to {}",
)


def _statement(name: str, *more: Key) -> Record:
    """Return the record of a kind of statement, with keys that only this kind has."""
    return _record(
        name,
        Key("text", Shape.TEXT, "What is stated, as a whole sentence.", required=True),
        _SUPPORTED_BY,
        _ATTACKED_BY,
        _CITES,
        _QUALIFIER,
        Key(
            "attributed_to",
            Shape.TEXT,
            "Whose statement it is, where it is not the author's.",
            caption="says {}",
            heading="of {}",
        ),
        *more,
        Key("implicit", Shape.TRUTH, "True where the author relies on it without saying it."),
        Key(
            "undeveloped",
            Shape.TRUTH,
            "True where the argument for it is still missing, and the author knows.",
        ),
        _REJECTED,
        _GROUP,
        Key("tags", Shape.TEXT_LIST, "Words to find it by.", caption="#{}", role=Role.DETAIL),
        _NOTE,
    )


STATEMENTS: dict[Kind, Record] = {
    "recommendation": _statement("a recommendation", _ADDRESSEE),
    "claim": _statement("a claim"),
    "premise": _statement("a premise"),
}

MARKS = tuple(key.name for key in STATEMENTS["claim"].keys.values() if key.shape is Shape.TRUTH)
"""What a statement can be marked as."""

UNDER_ID = _statement(
    "a statement under its id",
    _ADDRESSEE,
    Key(
        "kind",
        Shape.KIND,
        "What it is: recommendation, claim or premise. Without it, what is supported or "
        "undeveloped is a claim, and all else a premise.",
    ),
)
"""A statement in place that stands behind its id and a colon."""

IN_PLACE = _record(
    "a statement in place",
    *UNDER_ID.keys.values(),
    Key("id", Shape.ID, "A name for the statement, where something else refers to it."),
)
"""A statement in place that is a mapping with a text."""

ARGUMENT = _record(
    "an argument",
    Key(
        "premises",
        Shape.PREMISES,
        "The premise, or the linked premises: ids of statements, or the statements themselves.",
        required=True,
    ),
    Key("id", Shape.ID, "A name for the argument, after the id of what it leads to and a slash."),
    _QUALIFIER,
    Key(
        "scheme",
        Shape.TEXT,
        "The argumentation scheme, such as: argument from sign.",
        caption="{}",
    ),
    _CITES,
    Key("note", _NOTE.shape, _NOTE.description, caption="note on {step}: {}", role=Role.REMARK),
    _REJECTED,
    Key(
        "attacked_by",
        Shape.ARGUMENTS,
        "Its undercutters: arguments against this step rather than against what it leads to.",
    ),
)

ATTACK = _record(
    "an attack",
    *ARGUMENT.keys.values(),
    Key(
        "outweighed_by",
        Shape.ARGUMENTS,
        "What weighs more, where the objection is granted: arguments against this step, in the "
        "same forms as attacked_by.",
    ),
)

ARGUMENTS: dict[Relation, Record] = {"support": ARGUMENT, "attack": ATTACK}

TAKEN_FOR_KEYS = frozenset({*IN_PLACE.keys, "outweighed_by"})
"""Ids that may be taken for keys of the statement in front of them."""

SOURCE = _record(
    "a source",
    Key("title", Shape.TEXT, "The title of the source.", required=True),
    Key("author", Shape.TEXTS, "Who wrote it.", caption="{}"),
    Key("publisher", Shape.TEXT, "Who published it.", caption="{}"),
    Key("date", Shape.TEXT, "When it was published, in any form.", caption="{}"),
    Key("url", Shape.TEXT, "Where it is to be read.", caption="{}", role=Role.REMARK),
    Key("paragraphs", Shape.COUNT, "How many numbered paragraphs it has.", role=Role.DETAIL),
    Key(
        "text",
        Shape.TEXT,
        "A plain-text copy of it: a path relative to the map.",
        role=Role.DETAIL,
    ),
)

PASSAGE = _record(
    "a cited passage",
    Key("paragraph", Shape.PARAGRAPHS, "The paragraph, or a range such as 3-4."),
    Key("locator", Shape.LOCATOR, "The place in a source without numbered paragraphs: p. 12."),
    Key(
        "quote",
        Shape.TEXT,
        "The words that stand there. They are looked up in the text.",
        caption="“{}”",
        role=Role.DETAIL,
    ),
)

GROUP = _record(
    "a group",
    Key("title", Shape.TEXT, "What this part of the map is about."),
    Key("statements", Shape.STATEMENT_LIST, "Its statements, in the order of reading."),
)

EXPECTATIONS = _record(
    "expect",
    *(
        Key(label, Shape.NODES, f"The statements and arguments that must be {label}.")
        for label in LABELS
    ),
)

MAP = _record(
    "an argument map",
    Key("argmap", Shape.VERSION, "The version of the format: 1.", required=True),
    Key("title", Shape.TEXT, "The question that the map answers, or its name.", required=True),
    Key("description", Shape.TEXT, "What the map is about, in a few sentences.", caption="{}"),
    Key(
        "language",
        Shape.LANGUAGE,
        "The language of its texts, as a tag such as de.",
        caption="language: {}",
        role=Role.DETAIL,
    ),
    Key("sources", Shape.SOURCES, "The texts that statements cite, by id."),
    Key("recommendations", Shape.STATEMENTS, "What someone should do, by id."),
    Key("claims", Shape.STATEMENTS, "What is asserted and argued for, by id."),
    Key("premises", Shape.STATEMENTS, "What is taken as given, by id."),
    Key("groups", Shape.GROUPS, "Named parts of the map, in the order of reading."),
    Key("expect", Shape.EXPECTATIONS, "Which statements must stand and which must fall."),
)

RECORDS = (
    *STATEMENTS.values(),
    UNDER_ID,
    IN_PLACE,
    *ARGUMENTS.values(),
    SOURCE,
    PASSAGE,
    GROUP,
    EXPECTATIONS,
    MAP,
)

IN_WRITING = (
    *("text", "id", "kind", "addressee", "attributed_to", "scheme", "qualifier", "implicit"),
    *("undeveloped", "rejected", "group", "cites", "tags", "note", "premises", "supported_by"),
    *("attacked_by", "outweighed_by"),
)
"""The keys of statements and arguments in the order in which they are written: short ones first.

One that is not among them is written before the premises. The keys of all other mappings are
written in the order in which they are declared.
"""

KEYS = frozenset(key for record in RECORDS for key in record.keys)
"""All keys that some mapping of a map has."""
LISTS = frozenset(
    key.name
    for record in RECORDS
    for key in record.keys.values()
    if "list" in key.shape.value or key.shape is Shape.CITES
)
"""The keys behind which a list may stand."""
