"""Writes a map that is no text yet, in canonical form.

The map becomes values as a reader finds them in a file, and these become a document. Statements
without an id stand in place, all others in sections.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mapped
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.format.keys import MAX_DEPTH, TAKEN_FOR_KEYS, Relation
from argmap.reading import collecting_paused
from argmap.reading.arguments import is_numbered
from argmap.reading.premises import kind_of
from argmap.reading.values import Mapping, Scalar, Sequence, Value
from argmap.text.sanitizing import without_controls
from argmap.writing.attaching import Notes
from argmap.writing.canonical import canonical
from argmap.writing.rendering import render
from argmap.writing.sections import STATEMENT_DEPTH

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_LINE_BREAK = re.compile(r"\r\n?")
_SHAPES = {
    record.name: {key.name: key.shape for key in record.keys.values() if key.is_value}
    for record in form.RECORDS
}
"""The keys of each record whose values are kept with what they belong to."""
_KEY_OF: dict[Relation, str] = {"support": "supported_by", "attack": "attacked_by"}


def write_map(argument_map: "ArgumentMap") -> str:
    """Return a map as YAML in its canonical form.

    Statements to which there are only references are not written. What is not of the format, such
    as a control character in a map that was made in Python, is replaced or left out.
    """
    with collecting_paused():
        values = _Values(argument_map)
        return render(canonical(values.root(), Notes(), values.ids))


class _Values:
    """Makes the values of a map; `ids` are those of its statements that are written."""

    def __init__(self, argument_map: "ArgumentMap") -> None:
        self._map = argument_map
        self._structure = argument_map.structure
        self._nodes = self._structure.nodes
        self._group_of = {
            name: group
            for group, facts in argument_map.groups.items()
            for name in facts["statements"]
        }
        self._in_place = self._find_in_place()
        self.ids = [
            name
            for name, facts in self._structure.statements
            if name not in self._in_place and "unwritten" not in facts
        ]

    def root(self) -> Mapping:
        """Return the whole map."""
        about = self._map.facts
        keys: dict[str, Value] = {"argmap": scalar(form.VERSION)}
        keys |= values_of(about, form.MAP)
        sources = {
            name: mapping(values_of(facts, form.SOURCE))
            for name, facts in self._map.sources.items()
        }
        sections: dict[str, dict[str, Value]] = {section: {} for section in form.SECTIONS}
        section_of = {kind: section for section, kind in form.SECTIONS.items()}
        for name in self.ids:
            kind = self._nodes[name]["kind"]
            sections[section_of[kind]][name] = mapping(self._statement(name))
        groups = {name: self._group(facts) for name, facts in self._map.groups.items()}
        expected: dict[str, Value] = {
            label: _list(map(self._new_name, names))
            for label, names in self._map.expectations.items()
            if names
        }
        keys |= _if_any("sources", sources)
        for name, statements in sections.items():
            keys |= _if_any(name, _kept_apart(statements))
        return mapping(keys | _if_any("groups", groups) | _if_any("expect", expected))

    def _group(self, facts: dict[str, Any]) -> Value:
        listed = [name for name in facts["statements"] if name not in self._in_place]
        keys = values_of(facts, form.GROUP)
        return mapping(keys | {"statements": _list(listed)}) if keys else _list(listed)

    def _statement(self, name: str) -> dict[str, Value]:
        """Return the keys of a statement, without its id."""
        facts = self._nodes[name]
        return values_of(facts, form.STATEMENTS[facts["kind"]], self._map.sources) | (
            self._arguments(name, name)
        )

    def _arguments(self, target: str, statement: str) -> dict[str, Value]:
        """Return the arguments for and against a node, which belongs to a statement."""
        found: dict[str, list[Value]] = {}
        for argument in self._arguments_to(target):
            found.setdefault(self._key(argument, target), []).append(
                self._argument(argument, statement)
            )
        return {key: Sequence(listed, 0, 0) for key, listed in found.items()}

    def _arguments_to(self, target: str) -> list[str]:
        return self._structure.arguments_to.get(target, [])

    def _key(self, argument: str, target: str) -> str:
        """Return the key under which an argument stands."""
        facts = self._nodes[argument]
        if facts.get("outweighs") and self._nodes[target].get("relation") == "attack":
            return "outweighed_by"
        return _KEY_OF[facts["relation"]]

    def _argument(self, name: str, statement: str) -> Value:
        facts = self._nodes[name]
        keys = values_of(facts, form.ARGUMENTS[facts["relation"]], self._map.sources)
        own = name.rpartition("/")[2]
        if not is_numbered(own):
            keys["id"] = scalar(own)
        premises = [self._premise(each, statement) for each in self._structure.premises[name]]
        keys["premises"] = Sequence(premises, 0, 0)
        return mapping(keys | self._arguments(name, statement))

    def _premise(self, name: str, above: str) -> Value:
        """Return a reference to a premise, or the statement itself; `above` is where it stands."""
        if name not in self._in_place:
            return scalar(name)
        keys = self._statement(name)
        kind = self._nodes[name]["kind"]
        if kind_of(keys) != kind:
            keys["kind"] = scalar(kind)
        group = self._group_of.get(name)
        if group is not None and group != self._group_of.get(above):
            keys["group"] = scalar(group)
        return mapping(keys)

    def _new_name(self, name: str) -> str:
        """Return the name that a node has in what is written: arguments are numbered anew."""
        written: list[str] = []
        while name in self._structure.targets:
            own = name.rpartition("/")[2]
            written.append(self._numbers[name] if is_numbered(own) else own)
            name = self._structure.targets[name]
        return "/".join([name, *reversed(written)])

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """The names that arguments have in what is written, where they have no id."""
        found: dict[str, str] = {}
        counts: Counter[tuple[str, str]] = Counter()
        for key in form.RELATIONS:
            for argument, target in self._structure.targets.items():
                if self._key(argument, target) == key:
                    relation = self._nodes[argument]["relation"]
                    counts[target, relation] += 1
                    found[argument] = f"{relation[0]}{counts[target, relation]}"
        return found

    def _find_in_place(self) -> set[str]:
        """Return the statements that are written where they are used.

        They are those without an id that are used once, where what stands around them is not too
        deep, and their group can be said there.
        """
        expected = {
            name.partition("/")[0] for names in self._map.expectations.values() for name in names
        }
        free = {
            name: None
            for name, facts in self._structure.statements
            if "unnamed" in facts
            and len(self._structure.uses.get(name, ())) == 1
            and name not in expected
        }
        found: set[str] = set()
        waiting = [
            (name, STATEMENT_DEPTH) for name, _ in self._structure.statements if name not in free
        ]
        in_order = iter(list(free))
        while waiting or free:
            if not waiting:
                # Of a circle, the first stands in a section.
                waiting.append((next(name for name in in_order if name in free), STATEMENT_DEPTH))
            above, depth = waiting.pop()
            free.pop(above, None)
            for premise, inner in self._premises_below(above, depth):
                if premise not in free:
                    continue
                del free[premise]
                has_place = premise in self._group_of or above not in self._group_of
                deepest = max(
                    (depth for _, depth in self._premises_below(premise, inner)), default=0
                )
                if has_place and deepest <= MAX_DEPTH:
                    found.add(premise)
                    waiting.append((premise, inner))
                else:
                    waiting.append((premise, STATEMENT_DEPTH))
        return found

    def _premises_below(self, statement: str, depth: int) -> Iterator[tuple[str, int]]:
        """Yield what a statement's arguments and their undercutters rest on, and how deep.

        An argument is a mapping in a list, and its premises are mappings in a list again.
        """
        waiting = [(argument, depth + 2) for argument in self._arguments_to(statement)]
        while waiting:
            argument, depth = waiting.pop()
            for premise in self._structure.premises[argument]:
                yield premise, depth + 2
            waiting += [(each, depth + 2) for each in self._arguments_to(argument)]


def _kept_apart(statements: dict[str, Value]) -> dict[str, Value]:
    """Return the statements of a section in an order in which none is taken for a key.

    That is what one would be that has the name of a key and stands behind a mapping.
    """
    named_like_keys = [name for name in statements if name in TAKEN_FOR_KEYS]
    if not named_like_keys:
        return statements

    def is_text(name: str) -> bool:
        value = statements[name]
        return isinstance(value, Mapping) and len(value.content) == 2

    waiting = sorted(named_like_keys, key=is_text)
    found: list[str] = []
    for name in ["", *(name for name in statements if name not in named_like_keys)]:
        found += [name] if name else []
        while waiting and (not found or is_text(found[-1])):
            found.append(waiting.pop())
    return {name: statements[name] for name in [*found, *waiting]}


def values_of(
    facts: "dict[str, Any]", record: form.Record, sources: "dict[str, Any] | None" = None
) -> dict[str, Value]:
    """Return those of the facts about something that stand for themselves, as values by key.

    `sources` are those of the map, of which facts may cite some.
    """
    found: dict[str, Value] = {}
    shapes = _SHAPES[record.name]
    for name, value in facts.items():
        shape = shapes.get(name)
        if shape is form.Shape.CITES:
            found[name] = cites(value, sources or {})
        elif shape is not None:
            found[name] = _list(value) if isinstance(value, list) else scalar(value)
    return found


def _if_any(key: str, entries: Mapped[str, Value]) -> dict[str, Value]:
    """Return a section, unless it would be empty."""
    return {key: mapping(entries)} if entries else {}


def mapping(keys: Mapped[str, Value]) -> Mapping:
    """Return keys and values as a mapping."""
    return Mapping([part for key, value in keys.items() for part in (scalar(key), value)], 0, 0)


def scalar(value: "str | bool | int") -> Scalar:
    """Return what stands in a file for a text, a number or a truth value."""
    if isinstance(value, bool):
        return Scalar("true" if value else "false", 0, 0)
    text = str(value)
    if "\r" in text:
        text = _LINE_BREAK.sub("\n", text)
    return Scalar(without_controls(text).strip(), 0, 0)


def _list(values: Iterable[Any]) -> Sequence:
    return Sequence([scalar(value) for value in values], 0, 0)


def cites(citations: "list[dict[str, Any]]", sources: "dict[str, Any]") -> Value:
    """Return citations in the shortest form that says them all."""
    if len(sources) == 1 and all(cite.keys() == {"source", "paragraph"} for cite in citations):
        return Sequence([_place(cite) for cite in citations], 0, 0)
    entries: list[tuple[str, list[Value]]] = []
    for cite in citations:
        source = cite["source"]
        if len(cite) == 1:
            entries.append((source, []))
        elif entries and entries[-1][0] == source and entries[-1][1]:
            entries[-1][1].append(_place(cite))
        else:
            entries.append((source, [_place(cite)]))
    names = {source for source, _ in entries}
    if len(names) == len(entries) and all(places for _, places in entries):
        return mapping({source: _one_or_list(places) for source, places in entries})
    return _one_or_list(
        [
            mapping({source: _one_or_list(places)}) if places else scalar(source)
            for source, places in entries
        ]
    )


def _one_or_list(values: list[Value]) -> Value:
    return values[0] if len(values) == 1 else Sequence(values, 0, 0)


def _place(cite: "dict[str, Any]") -> Value:
    """Return where in its source a citation is: a place alone, or a mapping with its quote."""
    keys: dict[str, Value] = {}
    for name in form.PASSAGE.keys:
        if name in cite:
            value = cite[name]
            if isinstance(value, list):
                value = "-".join(map(str, value))
            keys[name] = scalar(value)
    is_place_alone = len(keys) == 1 and not keys.keys().isdisjoint({"paragraph", "locator"})
    return next(iter(keys.values())) if is_place_alone else mapping(keys)
