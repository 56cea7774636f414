"""What a map says of its statements beside their texts, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.analysis.reasons import Ground, Reasons, in_short
from argmap.format.keys import (
    ARGUMENT,
    GROUP,
    MAP,
    NOT_WRITTEN,
    PASSAGE,
    SOURCE,
    STATEMENTS,
    UNWRITTEN,
    Key,
    Kind,
    Label,
    Record,
    Relation,
    Role,
    Shape,
)
from argmap.model.selection import Part, select, whole_of
from argmap.text.wording import LONG_NAME, brief, listing
from argmap.views.entries import Entry, EntryMark

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

SYMBOLS: dict[Kind, str] = {"recommendation": "◆", "claim": "●", "premise": "■"}
"""The symbols of the kinds of statements."""

SIGNS: dict[Label, str] = {"accepted": "✓", "rejected": "✗", "undecided": "?"}
"""The signs of what stands, what falls, and what stays open."""

_WAS: dict[Label, str] = {
    "accepted": "stood before",
    "rejected": "fell before",
    "undecided": "was undecided before",
}
"""What is said of a statement whose label a supposition has changed."""

LEFT_OUT = "n more arguments are left out here"
"""What is meant by +n: see `left_out`."""

OUTSIDE = "not in this group, but an argument that is shown needs it"
"""What is said of a statement that is outside the group."""

_Facts = Mapping[str, Any]


class _Phrases:
    """The phrases for the keys of a record, in the order in which they are declared."""

    def __init__(self, record: Record) -> None:
        said = [key for key in record.keys.values() if key.is_said]
        self.headings = [key for key in said if key.heading]
        self.by_role = {role: [key for key in said if key.role is role] for role in Role}


_STATEMENTS = {kind: _Phrases(record) for kind, record in STATEMENTS.items()}
_ARGUMENT, _SOURCE = _Phrases(ARGUMENT), _Phrases(SOURCE)
_PASSAGE, _GROUP, _MAP = (
    [key for key in record.keys.values() if key.is_said] for record in (PASSAGE, GROUP, MAP)
)
is_silent: "Callable[[_Facts], bool]" = {"unwritten", "supposed", "was"}.union(
    key.name
    for record in (*STATEMENTS.values(), ARGUMENT)
    for key in record.keys.values()
    if key.is_said
).isdisjoint
"""Tells whether nothing is said of a statement or an argument, as of most."""


def _phrases_of(node: _Facts) -> _Phrases:
    return _STATEMENTS[node["kind"]] if "kind" in node else _ARGUMENT


def _phrase(key: Key, template: str, value: Any) -> str:
    """Return a phrase with a value in it: names are enumerated, words each have a phrase."""
    values = _values(value)
    if key.shape is not Shape.TEXT_LIST:
        values = [listing(values, "and")]
    return " ".join(template.replace("{}", each) for each in values)


def _values(value: Any) -> list[str]:
    return list(map(str, value)) if isinstance(value, list | tuple) else [str(value)]


def _said(keys: Iterable[Key], facts: _Facts, step: str = "") -> list[str]:
    return [
        _phrase(key, key.phrase.replace("{step}", step), facts[key.name])
        for key in keys
        if facts.get(key.name)
    ]


def heading(root: _Facts, *, is_opposed: bool = False) -> str:
    """Return the heading of a tree: its root's kind, whose statement it is, and to whom.

    A recommendation that `is_opposed` is not the author's advice.
    """
    keys = [key for key in _phrases_of(root).headings if root.get(key.name)]
    marks = [key.heading for key in keys if key.shape is Shape.TRUTH]
    words = [
        _phrase(key, key.heading, root[key.name]) for key in keys if key.shape is not Shape.TRUTH
    ]
    phrase = " ".join([root["kind"], *words])
    if root["kind"] == "recommendation" and is_opposed:
        if root.get("rejected"):
            return ": ".join(["Rejected alternative", *([phrase] if words else [])])
        # Nothing but a name makes it another's.
        return f"{phrase.replace('recommendation of', 'Recommended by', 1)}, against the author:"
    phrase = " ".join([*marks, phrase])
    return phrase[0].upper() + phrase[1:]


def text_of(name: str, statement: _Facts) -> str:
    """Return the text of a statement; of one that has none, the id by which it is named."""
    text = "" if "unwritten" in statement else str(statement["text"])
    return text or (name if is_named(name) else "")


def signed_text_of(name: str, statement: _Facts) -> str:
    """Return the text of a statement for views without symbols: one not written has its own."""
    text = text_of(name, statement)
    return f"{UNWRITTEN} {text}".rstrip() if "unwritten" in statement else text


def symbol_of(statement: _Facts, symbols: Mapping[Kind, str] = SYMBOLS) -> str:
    """Return the symbol of a statement: that of its kind, if it is known."""
    return UNWRITTEN if "unwritten" in statement else symbols[statement["kind"]]


def is_named(name: str) -> bool:
    """Tell a statement with an id from one that stands for what could not be read."""
    return "/" not in name


def notes(node: _Facts, *, headed: bool = False, details: bool = False) -> list[str]:
    """Return what is said of a statement or an argument in short phrases.

    What the heading of a tree says is left out where it is `headed`; `details` are added.
    """
    if is_silent(node):
        return []
    if "unwritten" in node:
        return [*_changes(node), "cannot be read" if "unread" in node else NOT_WRITTEN]
    phrases = _phrases_of(node)
    keys = (key for key in phrases.by_role[Role.PHRASE] if not (headed and key.heading))
    said = _changes(node) + _said(keys, node)
    return said + (_said(phrases.by_role[Role.DETAIL], node) if details else [])


def _changes(node: _Facts) -> list[str]:
    """Return what is supposed of a statement, or what a supposition has changed about it."""
    if "supposed" in node:
        return ["granted" if node["supposed"] == "accepted" else "denied"]
    return [_WAS[node["was"]]] if "was" in node else []


def said(node: _Facts, *, headed: bool = False, details: bool = False) -> list[str]:
    """Return all that is said of a statement or an argument: its notes, then its remarks."""
    if is_silent(node):
        return []
    return notes(node, headed=headed, details=details) + remarks(node)


def remarks(node: _Facts, step: str = "this step") -> list[str]:
    """Return what is said of a statement or an argument at greater length: its note.

    `step` is what an argument is called there.
    """
    return _said(_phrases_of(node).by_role[Role.REMARK], node, step)


def details(node: _Facts) -> list[tuple[str, str]]:
    """Return the details of a statement or an argument, each with the name of its key."""
    keys = _phrases_of(node).by_role[Role.DETAIL]
    return [
        (key.name.replace("_", " "), ", ".join(_values(node[key.name])))
        for key in keys
        if node.get(key.name)
    ]


def source_line(source: _Facts) -> str:
    """Return what a map says of a source in short: author, title, publisher and date."""
    keys = _SOURCE.by_role[Role.PHRASE]
    author = _said((key for key in keys if key.name == "author"), source)
    title = [f"“{source['title']}”"] if source.get("title") else []
    rest = _said((key for key in keys if key.name != "author"), source)
    return ", ".join([*author, *title, *rest])


def source_details(source: _Facts) -> list[str]:
    """Return the details that a map gives of a source."""
    return _said(_SOURCE.by_role[Role.DETAIL], source)


def about_source(source: _Facts, *, details: bool) -> list[str]:
    """Return all that is said of a source by views that show its address rather than link it."""
    said = [source_line(source), *_said(_SOURCE.by_role[Role.REMARK], source)]
    return said + (source_details(source) if details else [])


def group_shown(argument_map: "ArgumentMap") -> str | None:
    """Return the title of the group that a part of a map shows, if it does."""
    group = argument_map.selection.group if isinstance(argument_map, Part) else None
    return None if group is None else group_title(group, whole_of(argument_map).groups[group])


def group_title(name: str, group: _Facts) -> str:
    """Return what a map says of a group: its title, or else its id, and what more it gives."""
    more = _said((key for key in _GROUP if key.name != "title"), group)
    title = group.get("title") or name
    return f"{title} ({'; '.join(more)})" if more else title


def about_map(argument_map: "ArgumentMap", *, details: bool = False) -> list[str]:
    """Return what a map says of itself beside its title, a sentence or a phrase each.

    With `details`, that includes what is said only where details are asked for.
    """
    keys = (key for key in _MAP if details or key.role is not Role.DETAIL)
    return _said(keys, argument_map.facts)


def omitted(argument_map: "ArgumentMap") -> str:
    """Return what a part of a map leaves out because only one relation was asked for."""
    if not isinstance(argument_map, Part) or argument_map.selection.only is None:
        return ""
    only, whole = argument_map.selection.only, whole_of(argument_map)
    names = {"support": "objections and undercutters", "attack": "supports"}
    relation: Relation = "attack" if only == "support" else "support"
    missing = set(select(whole, replace(argument_map.selection, only=None)).arguments(relation))
    if not argument_map.selection.upward:
        # What bears on the ends of a part, too, which is farther away than it goes.
        missing.update(
            argument
            for node in argument_map.nodes
            for argument in whole.structure.preceding(node)
            if whole.nodes[argument].get("relation") == relation
        )
    count = len(missing.difference(argument_map.nodes))
    return f"Only {only}s were asked for: {names[only]} ({count}) are left out." if count else ""


def left_out(node: _Facts) -> str:
    """Return how many arguments of a node a part of a map has not, as `+7`; or nothing."""
    return f"+{node['left_out']}" if "left_out" in node else ""


def left_out_in_words(node: _Facts) -> str:
    """Return in a sentence how many arguments of a node a part of a map has not."""
    count = node["left_out"]
    return (
        "1 more argument is left out here" if count == 1 else LEFT_OUT.replace("n", str(count), 1)
    )


def marks_in_prose(entry: Entry) -> list[str]:
    """Return in words what stands behind a statement of which a tree does not show all."""
    words = {
        EntryMark.TREE: f"see {entry.tree}",
        EntryMark.CONTINUED: f"see {entry.tree}",
        EntryMark.EARLIER: f"see above, in {entry.tree}",
        EntryMark.SHOWN: "see above",
        EntryMark.CIRCLE: "a circle",
    }
    said = [words[entry.mark]] if entry.mark in words else []
    return [*said, *[f"+{entry.left_out}"] * bool(entry.left_out), *["outside"] * entry.outside]


def signs_of_part(argument_map: "ArgumentMap", outside: str = "outside") -> dict[str, str]:
    """Return the signs that a part of a map has, each explained; `outside` is how one looks."""
    facts = [node for _, node in argument_map.nodes.items()]
    signs = {"+n": LEFT_OUT} if any("left_out" in node for node in facts) else {}
    return signs | ({outside: OUTSIDE} if any("outside" in node for node in facts) else {})


def step_from(premise: str) -> str:
    """Name a step by the text of the first of its premises."""
    return f"the step from “{brief(premise)}”"


def of_all(count: int, whole: int) -> str:
    """Return how many there are in a part of a map, and of how many where that is not all."""
    return f"{count}" if count == whole else f"{count} of {whole}"


def place(citation: _Facts) -> str:
    """Return the place in a source that a citation names: ¶3, ¶3–4, p. 12; or nothing."""
    paragraph = citation.get("paragraph")
    if paragraph is None:
        return str(citation.get("locator", ""))
    # Asked first, as it takes long to find out that a number is no sequence.
    if not isinstance(paragraph, int) and isinstance(paragraph, Sequence):
        return "¶" + "–".join(map(str, paragraph))
    return f"¶{paragraph}"


def passage(citation: _Facts, *, details: bool = False) -> str:
    """Return the place of a passage, and what else is said of it."""
    if len(citation) == 2:
        return place(citation)
    keys = (key for key in _PASSAGE if details or key.role is not Role.DETAIL)
    return " ".join(filter(None, [place(citation), *_said(keys, citation)]))


def citations(node: _Facts, sources: _Facts, *, details: bool = False) -> list[tuple[str, str]]:
    """Return the sources that a node cites, each with the places in it: `s`, `survey ¶3, ¶7–8`.

    The only source of a map goes without saying where a place in it is given. With `details`, what
    is quoted stands behind its place.
    """
    cites = node.get("cites")
    if not cites:
        return []
    if len(cites) == 1:
        source, where = cites[0]["source"], passage(cites[0], details=details)
        if where and len(sources) == 1:
            return [(source, where)]
        return [(source, f"{brief(source, LONG_NAME)} {where}".rstrip())]
    places: dict[str, dict[str, None]] = {}
    for citation in cites:
        where = passage(citation, details=details)
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


def undercut(argument_map: "ArgumentMap", labels: Mapping[str, Label], argument: str) -> list[str]:
    """Return the sign of an argument that fails although its premises stand, if it does.

    It is `undercut`, or `outweighed` where nothing else stands against it than what outweighs it.
    """
    if labels.get(argument) != "rejected":
        return []
    whole = whole_of(argument_map)
    if any(labels[premise] == "rejected" for premise in whole.premises_of(argument)):
        return []
    standing = [it for it in whole.arguments_against(argument) if labels[it] == "accepted"]
    outweighed = all("outweighs" in whole.nodes[it] for it in standing)
    return ["outweighed" if outweighed else "undercut"]


def falls(reasons: Reasons, statement: str) -> str:
    """Return in short why a statement is rejected; nothing if it is denied, as is said of it."""
    reason = reasons.of(statement)
    return "" if reason.ground is Ground.SUPPOSED else f"falls: {in_short(reason)}"


def standing(
    argument_map: "ArgumentMap", labels: Mapping[str, Label], signs: Mapping[Label, str] = SIGNS
) -> str:
    """Count statements by label, which explains the signs."""
    found = [labels[node] for node in argument_map.statements()]
    whole = list(map(labels.__getitem__, whole_of(argument_map).statements()))
    counts = (
        f"{of_all(found.count(label), whole.count(label))} {sign} {label}"
        for label, sign in signs.items()
    )
    return f"{' · '.join(counts)}, if the premises are granted"
