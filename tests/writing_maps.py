"""Random arguments, and the two ways to write them down: flat in sections, and in place."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]
Tree = Any
"""A document as Python's dictionaries, lists and strings."""

SECTIONS = {"recommendation": "recommendations", "claim": "claims", "premise": "premises"}
WORDS = ["rain", "snow", "wind", "fog", "sun", "ice", "dust", "heat", "dew", "frost", "hail"]
ENDINGS = (" falls.", " comes late!", ": is it here?", " harms trees, and roofs", " #1 is “near”.")
FACTS: list[tuple[str, Tree]] = [
    ("implicit", "true"),
    ("undeveloped", "true"),
    ("rejected", "true"),
    ("qualifier", "perhaps"),
    ("attributed_to", "A neighbour"),
    ("note", "Ask again: when?"),
    ("tags", ["weather", "2024"]),
    ("cites", {"report": ["3", {"locator": "p. 12", "quote": "It rains."}]}),
]
FACTS_OF_ARGUMENTS = [fact for fact in FACTS if fact[0] in {"rejected", "qualifier", "note"}]


@dataclass
class Statement:
    """A statement: its id, if it has one, and what leads to it."""

    text: str
    id: str | None
    kind: str
    facts: dict[str, Tree]
    group: str | None = None
    arguments: "dict[str, list[Argument]]" = field(default_factory=dict)


@dataclass
class Argument:
    """An argument; its premises are ids, or statements that are written nowhere else."""

    premises: list[str | Statement]
    facts: dict[str, Tree]
    arguments: "dict[str, list[Argument]]" = field(default_factory=dict)


@dataclass
class Place:
    """Where arguments can be added: under which keys, and of which statement."""

    arguments: dict[str, list[Argument]]
    relations: list[str]
    statement: str | None


OF_STATEMENTS = ["supported_by", "supported_by", "attacked_by"]
OF_SUPPORTS = ["attacked_by"]
OF_ATTACKS = ["attacked_by", "outweighed_by"]


@st.composite
def arguments_of_a_map(draw: st.DrawFn) -> list[Statement]:
    """Draw statements of sections, with others in place below them."""
    words = draw(st.permutations(WORDS))[: draw(st.integers(1, 9))]
    roots: list[Statement] = []
    places: list[Place] = []
    ids: list[str] = []
    for word in words:
        is_root = not places or draw(st.integers(0, 3)) == 0
        name = word if is_root or draw(st.booleans()) else None
        statement = draw(statements(word, name))
        if is_root:
            roots.append(statement)
        else:
            _add_premise(draw, statement, places)
        ids += [] if name is None else [name]
        places.append(Place(statement.arguments, OF_STATEMENTS, name))
    for _ in range(draw(st.integers(0, 3))):
        _add_premise(draw, draw(st.sampled_from(ids)), places)
    return roots


@st.composite
def statements(draw: st.DrawFn, word: str, name: str | None) -> Statement:
    """Draw a statement to which nothing leads yet."""
    kind = draw(st.sampled_from(list(SECTIONS)))
    facts = dict(draw(st.lists(st.sampled_from(FACTS), max_size=2, unique_by=lambda it: it[0])))
    if kind == "recommendation" and draw(st.booleans()):
        facts["addressee"] = ["The council"]
    text = word.capitalize() + draw(st.sampled_from(ENDINGS))
    return Statement(text, name, kind, facts, draw(st.sampled_from([None, None, "near", "far"])))


def _add_premise(draw: Draw, premise: str | Statement, places: list[Place]) -> None:
    """Add a premise to an argument that is there, or to one of its own."""
    place = draw(st.sampled_from(places))
    if place.statement is not None and place.statement == premise:
        return
    relation = draw(st.sampled_from(place.relations))
    arguments = place.arguments.setdefault(relation, [])
    if arguments and draw(st.booleans()):
        if isinstance(premise, str) and premise in _ids(arguments[-1]):
            return
        arguments[-1].premises.append(premise)
        return
    facts = dict(draw(st.lists(st.sampled_from(FACTS_OF_ARGUMENTS), max_size=1)))
    if draw(st.integers(0, 5)) == 0:
        facts["id"] = f"step-{len(places)}"
    argument = Argument([premise], facts)
    arguments.append(argument)
    of_step = OF_SUPPORTS if relation == "supported_by" else OF_ATTACKS
    places.append(Place(argument.arguments, of_step, place.statement))


def _ids(argument: Argument) -> set[str | None]:
    return {each if isinstance(each, str) else each.id for each in argument.premises}


@dataclass
class Writer:
    """Writes statements down; `draw` chooses among the forms that mean the same."""

    draw: Draw
    ids: dict[str, str] | None = None
    """The id of each statement by its text, to write the map flat; without, it is in place."""
    has_groups: bool = False
    sections: dict[str, dict[str, Tree]] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)

    def map(self, roots: list[Statement]) -> str:
        """Write a whole map."""
        return written(self.tree(roots), in_brackets=self.draw(st.booleans()))

    def tree(self, roots: list[Statement]) -> dict[str, Tree]:
        """Return a whole map as a tree."""
        for root in roots:
            name = root.id or ""
            self._section(name, root, root.group)
        tree: dict[str, Tree] = {"argmap": "1", "title": "The weather"}
        tree["sources"] = {"report": "A report"}
        tree |= self._shuffled(self.sections)
        if self.has_groups:
            tree["groups"] = {
                "far": {"statements": self.members.get("far", [])},
                "near": self.members.get("near", []),
            }
        return tree

    def _section(self, name: str, statement: Statement, group: str | None) -> None:
        section = self.sections.setdefault(SECTIONS[statement.kind], {})
        section[name] = None
        keys = self._keys(statement, name, group)
        section[name] = keys["text"] if list(keys) == ["text"] and self._maybe() else keys

    def _keys(self, statement: Statement, name: str, group: str | None) -> dict[str, Tree]:
        keys = {"text": statement.text, **statement.facts}
        if self.ids is not None or statement.group is not None:
            keys |= self._group(name, group)
        keys |= self._arguments(statement.arguments, group)
        return self._shuffled(keys)

    def _group(self, name: str, group: str | None) -> dict[str, str]:
        if group is None:
            return {}
        if self.has_groups and name and self._maybe():
            self.members.setdefault(group, []).append(name)
            return {"group": group} if self._maybe() else {}
        return {"group": group}

    def _arguments(
        self, arguments: dict[str, list[Argument]], group: str | None
    ) -> dict[str, Tree]:
        return {
            relation: self._under([self._argument(each, group) for each in listed])
            for relation, listed in arguments.items()
        }

    def _under(self, entries: list[Tree]) -> Tree:
        if len(entries) == 1 and not isinstance(entries[0], list) and self._maybe():
            return entries[0]
        if all(map(_is_by_id, entries)) and self._maybe():
            return {name: value for entry in entries for name, value in entry.items()}
        return entries

    def _argument(self, argument: Argument, group: str | None) -> Tree:
        premises = [self._premise(premise, group) for premise in argument.premises]
        keys = {**argument.facts, **self._arguments(argument.arguments, group)}
        if not keys and self._maybe():
            lone = premises[0]
            return lone if len(premises) == 1 and self._maybe() else premises
        held: Tree = premises
        if len(premises) == 1 and self._maybe():
            held = premises[0]
        elif all(map(_is_by_id, premises)) and self._maybe():
            held = {name: value for premise in premises for name, value in premise.items()}
        return self._shuffled({"premises": held, **keys})

    def _premise(self, premise: str | Statement, group: str | None) -> Tree:
        """Write a reference, or the statement itself in one of its forms."""
        if isinstance(premise, str):
            return premise
        group = premise.group or group
        if self.ids is not None:
            name = self.ids[premise.text]
            self._section(name, premise, group)
            return name
        name = premise.id or ""
        keys = self._keys(premise, name, group)
        if premise.kind != _kind_of(keys) or self._maybe() or "addressee" in keys:
            keys["kind"] = premise.kind
        if list(keys) == ["text"] and self._maybe():
            return {name: premise.text} if name else premise.text
        if name and self._maybe():
            return {name: self._shuffled(keys)}
        return self._shuffled({**keys, "id": name} if name else keys)

    def _maybe(self) -> bool:
        return bool(self.draw(st.booleans()))

    def _shuffled(self, keys: dict[str, Tree]) -> dict[str, Tree]:
        if len(keys) < 2 or not self._maybe():
            return keys
        return {key: keys[key] for key in self.draw(st.permutations(list(keys)))}


def _is_by_id(tree: Tree) -> bool:
    return isinstance(tree, dict) and len(tree) == 1 and not {"text", "premises"} & tree.keys()


def _kind_of(keys: dict[str, Tree]) -> str:
    return "claim" if {"supported_by", "undeveloped"} & keys.keys() else "premise"


def written(tree: Tree, *, in_brackets: bool) -> str:
    """Return a tree as YAML, with what stands in sections in brackets or in lines."""
    if not in_brackets:
        text: str = yaml.safe_dump(
            json.loads(json.dumps(tree)), sort_keys=False, allow_unicode=True, width=1000
        )
        return text.replace("argmap: '1'", "argmap: 1")
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in tree.items()]
    return "".join(lines).replace('argmap: "1"', "argmap: 1")
