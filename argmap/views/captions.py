"""What a map says of its statements beside their texts, in words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.format.keys import MARKS, Kind, Label, Relation
from argmap.model.labelling import defeaters
from argmap.model.selection import Part
from argmap.text.wording import LONG_NAME, brief

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

SYMBOLS: dict[Kind, str] = {"recommendation": "◆", "claim": "●", "premise": "■"}
"""The symbols of the kinds of statements."""

ATTACKS: dict[Relation | None, str] = {None: "against", "support": "unless", "attack": "but"}
"""The words for an attack: on a statement, which has no relation, or on a step that has one."""

SIGNS: dict[Label, str] = {"accepted": "✓", "rejected": "✗", "undecided": "?"}
"""The signs of what stands, what falls, and what stays open."""


LEFT_OUT = "n more arguments are left out here"
"""What is meant by +n: see `left_out`."""

OUTSIDE = "not in this group, but an argument that is shown needs it"
"""What is said of a statement that is outside the group."""


def who(names: str | Sequence[str]) -> str:
    """Return names as an enumeration."""
    names = [names] if isinstance(names, str) else list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def heading(root: Mapping[str, Any]) -> str:
    """Return the heading of a tree: its root's kind, whose statement it is, and to whom."""
    words = [root["kind"].capitalize()]
    if "attributed_to" in root:
        words.append(f"of {root['attributed_to']}")
    if "addressee" in root:
        words.append(f"to {who(root['addressee'])}")
    return " ".join(words)


def text_of(name: str, statement: Mapping[str, Any]) -> str:
    """Return the text of a statement; of one that is not written, the id by which it is named."""
    if "unwritten" not in statement:
        return str(statement["text"])
    return name if is_named(name) else ""


def is_named(name: str) -> bool:
    """Tell a statement with an id from one that stands for what could not be read."""
    return "/" not in name


def notes(statement: Mapping[str, Any], *, headed: bool = False) -> list[str]:
    """Return what is said of a statement behind its text: hedge, whose it is, to whom, and marks.

    What its heading says is left out where it is `headed`.
    """
    if "unwritten" in statement:
        return ["cannot be read" if "unread" in statement else "not written yet"]
    said = [statement["qualifier"]] if "qualifier" in statement else []
    if not headed:
        if "attributed_to" in statement:
            said.append(f"says {statement['attributed_to']}")
        if "addressee" in statement:
            said.append(f"to {who(statement['addressee'])}")
    return said + [mark for mark in MARKS if statement.get(mark)]


def notes_of_step(argument: Mapping[str, Any]) -> list[str]:
    """Return what is said of an argument behind its word: hedge and scheme."""
    return [argument[key] for key in ("qualifier", "scheme") if key in argument]


def group_shown(argument_map: "ArgumentMap") -> str | None:
    """Return the title of the group that a part of a map shows, if it does."""
    if not isinstance(argument_map, Part) or argument_map.group is None:
        return None
    title: str = argument_map.whole.groups[argument_map.group].get("title", argument_map.group)
    return title


def left_out(node: Mapping[str, Any]) -> str:
    """Return how many arguments of a node a part of a map has not, as `+7`; or nothing."""
    return f"+{node['left_out']}" if "left_out" in node else ""


def signs_of_part(argument_map: "ArgumentMap", outside: str = "outside") -> dict[str, str]:
    """Return the signs that a part of a map has, each explained; `outside` is how one looks."""
    facts = [node for _, node in argument_map.graph.nodes(data=True)]
    signs = {"+n": LEFT_OUT} if any("left_out" in node for node in facts) else {}
    return signs | ({outside: OUTSIDE} if any("outside" in node for node in facts) else {})


def step_from(premise: str) -> str:
    """Name a step by the text of the first of its premises."""
    return f"the step from “{brief(premise)}”"


def of_all(count: int, whole: int) -> str:
    """Return how many there are in a part of a map, and of how many where that is not all."""
    return f"{count}" if count == whole else f"{count} of {whole}"


def counted(count: int, whole: int, name: str) -> str:
    """Return how many things of a name there are: `1 claim`, `3 of 7 premises`."""
    return f"{of_all(count, whole)} {name}{'' if whole == 1 else 's'}"


def place(citation: Mapping[str, Any]) -> str:
    """Return the place in a source that a citation names: ¶3, ¶3–4, p. 12; or nothing."""
    paragraph = citation.get("paragraph")
    if paragraph is None:
        return str(citation.get("locator", ""))
    if isinstance(paragraph, Sequence):
        return "¶" + "–".join(map(str, paragraph))
    return f"¶{paragraph}"


def citations(node: Mapping[str, Any], sources: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the sources that a node cites, each with the places in it: `s`, `survey ¶3, ¶7–8`.

    The only source of a map goes without saying where a place in it is given.
    """
    places: dict[str, dict[str, None]] = {}
    cites = node.get("cites", ())
    if not cites:
        return []
    if len(cites) == 1:
        source, where = cites[0]["source"], place(cites[0])
        alone = where and len(sources) == 1
        name = brief(source, LONG_NAME)
        return [(source, where if alone else f"{name} {where}".rstrip())]
    for citation in cites:
        where = place(citation)
        known = places.setdefault(citation["source"], {})
        if where:
            known[where] = None
    captions = []
    for source, known in places.items():
        words = [", ".join(known)]
        if len(sources) > 1 or not known:
            words.insert(0, brief(source, LONG_NAME))
        captions.append((source, " ".join(filter(None, words))))
    return captions


def source_line(source: Mapping[str, Any]) -> str:
    """Return what a map says of a source: author, title, publisher and date."""
    author = who(source["author"]) if source.get("author") else ""
    title = f"“{source['title']}”" if source.get("title") else ""
    parts = [author, title, source.get("publisher", ""), source.get("date", "")]
    return ", ".join(part for part in parts if part)


def downfall(argument_map: "ArgumentMap", labels: Mapping[str, Label], statement: str) -> str:
    """Say in short why a statement is rejected."""
    causes = defeaters(argument_map.graph, labels, statement)
    if not causes:
        return "falls: unsupported"
    if argument_map.graph.nodes[causes[0]]["relation"] == "attack":
        return "falls: an objection stands"
    return "falls: its argument fails" if len(causes) == 1 else "falls: its arguments fail"


def standing(
    argument_map: "ArgumentMap", labels: Mapping[str, Label], signs: Mapping[Label, str] = SIGNS
) -> str:
    """Count statements by label, which explains the signs."""
    found = [labels[node] for node in argument_map.statements()]
    counts = (f"{found.count(label)} {sign} {label}" for label, sign in signs.items())
    return f"{' · '.join(counts)}, if the premises are granted"
