"""Located values to a map: statements, arguments and citations on a graph.

Nodes are added in file order while the values are read, then the references that they make are
resolved, so that a statement may be used before it is written down.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import networkx as nx

from argmap import format as form
from argmap.format import Kind, Relation
from argmap.model import ArgumentMap
from argmap.places import Places
from argmap.reading import fields
from argmap.reading.citations import CitationReader
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, compose
from argmap.suggest import Suggester
from argmap.unknowns import ANY, Unknowns

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text import Span, Text


class _Step(NamedTuple):
    """An argument that waits for its edges: its name, its target and what it says of its premises.

    It has no name where it is read for its faults alone. `unread` tells that there may be more
    premises than those that could be read.
    """

    argument: str
    target: str
    premises: list[Scalar]
    unread: bool = False


def read_map(text: "Text", faults: "Faults") -> ArgumentMap:
    """Read the map that a text holds, reporting all that is wrong with it."""
    reader = _MapReader(faults)
    reader.finish(compose(text, faults, reader))
    reader.unknowns.cut_off = faults.cut_off
    return ArgumentMap(reader.graph(), text.name, reader.places, reader.unknowns)


def _names_in(value: Value) -> Iterator[str]:
    """Give what may be ids in a section that has not the form of one."""
    items = value.items if isinstance(value, Sequence) else []
    mappings = [each for each in (value, *items) if isinstance(each, Mapping)]
    scalars = chain(items, *(each.content for each in mappings))
    return (fields.nfc(item.text) for item in scalars if isinstance(item, Scalar))


_WORDS = re.compile(r"[^\s,;()]+")
_NUMBERED = re.compile(r"[sa][0-9]+")
"""How arguments are named that have no id."""
_REFERRING = {*form.RELATIONS, *form.SECTIONS, *form.LABELS, "premises", "expect", ANY}
"""The keys whose values refer to statements."""
_RELATIONS = form.RELATIONS.keys()
_DIRECTION: dict[Relation, str] = {"support": "for", "attack": "against"}
_THE_MAP = fields.Owner("the map")


@dataclass(slots=True)
class _OpenEntry:
    """A statement behind which keys may stand that belong in it, and are indented too little.

    `is_empty`: nothing stands in it. `dedented`: such a key was reported.
    """

    key: Scalar
    value: Value
    is_empty: bool = False
    dedented: bool = False


class _MapReader:
    """Reads statements while the file is parsed, and what refers to them when all are known."""

    def __init__(self, faults: "Faults") -> None:
        self.facts: dict[str, Any] = {}
        self.nodes: dict[str, dict[str, Any]] = {}
        self._following: dict[str, dict[str, Any]] = {}
        self._leading: dict[str, dict[str, Any]] = {}
        self.places = Places()
        self.unknowns = Unknowns()
        self.faults = faults
        self._kind: Kind = "claim"
        self._lost: set[str] = set()
        self._lost_sources: set[str] = set()
        self._steps: list[_Step] = []
        self._citations: CitationReader | None = None
        self._uncited: list[tuple[str, Value, fields.Owner]] = []
        # The entry before, where keys of it may stand behind it that are indented too little.
        self._open: _OpenEntry | None = None

    def takes_entries_of(self, section: Scalar) -> bool:
        """Take the statements of each section, one that is misspelt or comes twice too.

        That is a fault of its own, and no fault of those who refer to what stands there.
        """
        kind = form.SECTIONS.get(self._meant(section))
        self._close_entry()
        if kind is not None:
            self._kind = kind
        return kind is not None

    def take_entry(self, key: Scalar, value: Value) -> None:
        """Read a statement, or a key of the one before that is indented too little."""
        if self._open is not None and key.text in form.STATEMENTS[self._kind].keys:
            self._dedented(key, value, self._open)
            return
        self._close_entry()
        self._statement(fields.nfc(key.text), key, value, self._kind)

    def take_section(self, section: Scalar, value: Value) -> None:
        """Read the sources as soon as they are there, for statements cite them."""
        if self._meant(section) == "sources":
            self._sources(value)

    def _close_entry(self) -> None:
        """Report that the statement before has no text, now that no key of it can follow."""
        entry, self._open = self._open, None
        if entry is not None and entry.is_empty and not entry.dedented:
            self.faults.add(
                "missing-key",
                entry.key.span,
                f"{fields.Owner(self._kind, fields.nfc(entry.key.text))} has no text",
                "write its text behind the colon",
                about=entry.value.span,
            )

    def _dedented(self, key: Scalar, value: Value, entry: "_OpenEntry") -> None:
        """Report a key of a statement that stands beside it, as if it were another statement."""
        if not entry.dedented:
            owner = fields.Owner(self._kind, fields.nfc(entry.key.text))
            self.faults.add(
                "invalid-id",
                key.span,
                f"the key “{key.text}” stands beside {owner}, and not in it",
                f"indent it, and what else belongs there, to be under {entry.key.text}:",
                node=owner.name,
            )
        entry.dedented = True
        name = fields.nfc(entry.key.text)
        self._touch(name, [(key.text, value)])
        if name in self.nodes and key.text == "text" and isinstance(value, Scalar):
            self.nodes[name]["text"] = value.text

    def _touch(self, name: str, unread: list[fields.Unread]) -> None:
        """Note what could not be read of a node, and which statements that may be about."""
        if not unread:
            return
        if name:
            self.unknowns.add(name, (key for key, _ in unread))
        for key, value in unread:
            if key in _REFERRING:
                self.unknowns.meant.update(self.faults.ids_at(value))

    def finish(self, root: Value | None) -> None:
        """Read what is left when the file has been parsed, and resolve all references."""
        self._close_entry()
        if root is None or isinstance(root, Scalar):
            if self.faults.cut_off or self.faults.damaged:
                return
            if root is None or fields.is_empty(root):
                self._nothing_there()
                return
        if isinstance(root, Mapping):
            root = self._without_strays(root)
            self._lose(root)
        at = (root.start, root.start)
        given, unread = fields.read_record(root, form.MAP, _THE_MAP, at, self.faults, self.facts)
        self._touch("", [each for each in unread if not isinstance(each[1], Scalar)])
        self.facts.pop("argmap", None)
        if self._citations is None:
            self._sources(given.get("sources", Mapping([], 0, 0)))
        for section in form.SECTIONS:
            if section in given and not isinstance(given[section], Mapping):
                list(self._mapping(given[section], section))
                if not fields.is_empty(given[section]):
                    self._touch("", [(section, given[section])])
        if isinstance(root, Mapping):
            self._need_a_statement(at)
        self._resolve(given)

    def _resolve(self, given: dict[str, Value]) -> None:
        """Find what statements, groups and expectations refer to."""
        for name, value, owner in self._uncited:
            self._cite(name, value, owner)
        references = _References(self.nodes, self._lost, self.faults, self.unknowns.meant)
        self._join(references)
        if "groups" in given:
            self._groups(given["groups"], references)
        if "expect" in given:
            self._expectations(given["expect"], references)
        references.report()

    def _meant(self, section: Scalar) -> str:
        """Give the key at the top that is meant by one that may be misspelt; else nothing."""
        name, known = section.text, form.MAP.keys
        return name if name in known else self.faults.nearest(name, form.MAP.name, known) or ""

    def _lose(self, root: Mapping) -> None:
        """Note the ids in sections that could not be read: the section is the fault, not they."""
        for key, value in root.entries:
            if isinstance(value, Scalar):
                continue
            section = self._meant(key)
            if not section or (section in form.SECTIONS and isinstance(value, Sequence)):
                self._lost.update(_names_in(value))
            if not section:
                self._lost_sources.update(_names_in(value))

    def _without_strays(self, root: Mapping) -> Mapping:
        """Report entries that stand beside their section, which is empty, and leave them out."""
        content: list[Any] = []
        section: Scalar | None = None
        strays = 0
        for key, value in root.entries:
            if section is None or self._meant(key) or self.faults.hit(key.text):
                content += key, value
                strays = 0
                is_section = key.text in form.SECTIONS or key.text in {"sources", "groups"}
                section = key if is_section and fields.is_empty(value) else None
                continue
            strays += 1
            self._lost.add(fields.nfc(key.text))
            self._lost_sources.add(fields.nfc(key.text))
            if strays == 1:
                self.faults.add(
                    "unknown-key",
                    key.span,
                    f"the map has no key “{fields.shorten(key.text)}”",
                    f"indent it, and what else belongs there, to be under {section.text}:",
                )
        return root._replace(content=content)

    def graph(self) -> "nx.DiGraph[str]":
        """Give the graph of what was read.

        Equal to one made with add_node and add_edge. Those copy every node's attributes, and on a
        large map would take longer than the parser.
        """
        graph: Any = nx.DiGraph()
        graph.graph.update(self.facts)
        positions = self.faults.text.positions(start for start, _ in self.places.nodes.values())
        for node, (line, column) in zip(self.nodes.values(), positions, strict=True):
            node["line"], node["column"] = line, column
        graph._node = self.nodes  # noqa: SLF001
        graph._succ = self._following  # noqa: SLF001
        graph._pred = self._leading  # noqa: SLF001
        made: nx.DiGraph[str] = graph
        return made

    def _nothing_there(self) -> None:
        self.faults.add(
            "invalid-yaml",
            (0, 0),
            "the file is empty",
            "begin with argmap: 1, a title and a statement",
        )

    def _need_a_statement(self, at: "Span") -> None:
        if self.nodes or self.faults:
            return
        self.faults.add(
            "missing-key",
            at,
            "the map has no statement",
            "write one under recommendations:, claims: or premises:",
        )

    def _mapping(self, value: Value, what: str) -> Iterator[tuple[str, Scalar, Value]]:
        """Give the entries of a section; nothing at all is an empty one."""
        if isinstance(value, Mapping):
            yield from fields.entries(value, self.faults)
        elif not fields.is_empty(value):
            fields.wrong(
                value,
                f"{what} takes a mapping from ids",
                self.faults,
                "each entry as an id, a colon and what it stands for",
            )

    def _sources(self, value: Value) -> None:
        sources: dict[str, Any] = self.facts.get("sources", {})
        if isinstance(value, Sequence):
            self._lost_sources.update(_names_in(value))
        are_known = isinstance(value, (Mapping, Sequence)) or fields.is_empty(value)
        for name, key, entry in self._mapping(value, "sources"):
            owner = fields.Owner("source", name)
            if name in sources:
                self._duplicate(
                    key, f"the id “{fields.shorten(name)}” is taken", self.places.sources[name]
                )
                continue
            if not fields.check_key(
                key, entry, "source", self.faults, self._lost_sources, letter=True
            ):
                continue
            self.places.sources[name] = key.span
            sources[name] = {}
            if isinstance(entry, Scalar):
                title = fields.needed_text(entry, "title", owner, self.faults)
                sources[name] = {} if title is None else {"title": title}
                continue
            given, _ = fields.read_record(
                entry, form.SOURCE, owner, key.span, self.faults, sources[name]
            )
            for field, written in given.items():
                self.places.source_values[name, field] = written.span
        if sources:
            self.facts["sources"] = sources
        self._citations = CitationReader(
            sources, self._lost_sources, self.faults, self.unknowns.cited, are_known=are_known
        )

    def _statement(self, name: str, key: Scalar, value: Value, kind: Kind) -> None:
        owner = fields.Owner(kind, name)
        before = self.faults.count
        if not fields.check_key(key, value, kind, self.faults, self._lost):
            return
        if self.faults.count != before:
            self.unknowns.meant.add(name)
        if "/" in name:
            self._lost.add(name)
            name = ""
        if name in self.nodes:
            self._duplicate_statement(name, key, kind)
            name = ""
        if name in form.MAP.keys and isinstance(value, Mapping) and self._is_section(value, kind):
            self._nested_section(key, value, owner)
            return
        node: dict[str, Any] = {"type": "statement", "kind": kind, "text": ""}
        if isinstance(value, Scalar):
            given, unread = self._short_statement(key, value, node)
        else:
            record = form.STATEMENTS[kind]
            given, unread = fields.read_record(value, record, owner, key.span, self.faults, node)
            self._open = _OpenEntry(key, value)
        self._add(name, key.span, node)
        self._touch(name, unread)
        if name:
            self._locate(name, given)
        if "cites" in given:
            self._cite(name, given["cites"], owner)
        self._arguments(given, name, owner)

    @staticmethod
    def _is_section(value: Mapping, kind: Kind) -> bool:
        known = form.STATEMENTS[kind].keys
        return bool(value.content) and not any(key.text in known for key in value.keys)

    def _nested_section(self, key: Scalar, value: Mapping, owner: fields.Owner) -> None:
        """Report what has the name of a section and holds no statement, but stands in another."""
        self._lost.update(_names_in(value))
        self._lost_sources.update(_names_in(value))
        self.faults.add(
            "missing-key",
            key.span,
            f"{owner} has no text",
            f"give {key.text}: the indent of the section above it, if it is one itself",
            about=value.span,
        )

    def _duplicate_statement(self, name: str, key: Scalar, kind: Kind) -> None:
        """Report an id that is taken: in the same section it is a key that comes twice."""
        first = self.places.nodes[name]
        self.unknowns.add(name, [ANY])
        if self.nodes[name]["kind"] == kind:
            fields.is_first(key, {name: Scalar(name, *first)}, self.faults)
        else:
            self._duplicate(key, f"the id “{fields.shorten(name)}” is taken", first)

    def _short_statement(
        self, key: Scalar, value: Scalar, node: dict[str, Any]
    ) -> tuple[dict[str, Value], list[fields.Unread]]:
        """Read a statement that is nothing but its text."""
        if value.text:
            node["text"] = value.text
            damaged = self.faults.damaged and self.faults.hit(value.text)
            return {"text": value}, [("text", value)] if damaged else []
        self._open = _OpenEntry(key, value, is_empty=True)
        return {}, [(ANY, value)]

    def _locate(self, name: str, given: dict[str, Value]) -> None:
        text = given.get("text")
        if text is not None:
            self.places.texts[name] = (text.start, text.end)
        for mark in form.MARKS:
            if mark in given:
                self.places.marks[name, mark] = given[mark].span

    def _arguments(self, given: dict[str, Value], target: str, owner: fields.Owner) -> None:
        """Read the arguments for and against a statement, or the undercutters of an argument.

        The arguments of a target without a name, a duplicate, are read for their faults alone.
        """
        if not given.keys() & _RELATIONS:
            return
        for field, value in given.items():
            relation = form.RELATIONS.get(field)
            if relation is None or fields.is_empty(value):
                continue
            items = value.items if isinstance(value, Sequence) else [value]
            for number, item in enumerate(items, 1):
                self._argument(item, relation, f"{target}/{relation[0]}{number}", target, owner)

    def _argument(
        self, value: Value, relation: Relation, name: str, target: str, owner: fields.Owner
    ) -> None:
        node: dict[str, Any] = {"type": "argument", "relation": relation}
        if isinstance(value, Scalar) and target and fields.nfc(value.text) not in ("", target):
            self._add(name, value.span, node)
            self._steps.append(_Step(name, target, [value]))
            return
        what = fields.Owner(f"an argument {_DIRECTION[relation]} {owner.kind}", owner.name)
        given: dict[str, Value] = {}
        unread: list[fields.Unread] = []
        premises = value
        if isinstance(value, Mapping):
            record = form.ARGUMENT
            given, unread = fields.read_record(value, record, what, value.span, self.faults, node)
            premises = given.get("premises", Unusable(0, 0))
            if "id" in given:
                name = self._named(given["id"], target, name)
        if not target:
            name = ""
        before = self.faults.count
        references = self._premises(premises, what, target)
        is_unread = self.faults.count != before or isinstance(premises, Unusable)
        if is_unread:
            unread.append(("premises", premises))
        self._add(name, value.span, node)
        self._touch(name, unread)
        self._steps.append(_Step(name, target, references, is_unread))
        if "cites" in given:
            self._cite(name, given["cites"], what)
        if "attacked_by" in given:
            self._arguments(given, name, fields.Owner("argument", name))

    def _named(self, value: Value, target: str, otherwise: str) -> str:
        """Give the name of an argument that has an id, or the one that it has by its number."""
        if not isinstance(value, Scalar):
            fields.wrong(value, "id takes an id", self.faults, "a word, such as by-analogy")
            return otherwise
        if not fields.check_id(value, "argument", self.faults):
            return otherwise
        name = f"{target}/{fields.nfc(value.text)}"
        if _NUMBERED.fullmatch(value.text):
            self.faults.add(
                "invalid-id",
                value.span,
                f"the id “{value.text}” is kept for arguments that have none: they are numbered",
                "write another id, or leave it out",
                node=target or None,
            )
            return otherwise
        if target and name in self.nodes:
            self._duplicate(value, f"the id “{name}” is taken", self.places.nodes[name])
            return otherwise
        return name

    def _premises(self, value: Value, what: fields.Owner, target: str) -> list[Scalar]:
        """Give the references of an argument to its premises, less those that are faults."""
        if isinstance(value, Sequence):
            items = value.items
            if not items and not self.faults.cut_off:
                fields.wrong(value, f"{what} takes at least one premise", self.faults, "an id")
        else:
            items = [value]
        premises: dict[str, Scalar] = {}
        for item in items:
            if not isinstance(item, Scalar):
                advice = "an id; a list holds the linked premises of one argument"
                fields.wrong(item, f"{what} takes ids as premises", self.faults, advice)
            elif not item.text:
                fields.wrong(item, f"{what} takes ids as premises", self.faults, "an id")
            elif (name := fields.nfc(item.text)) in premises:
                self.faults.add(
                    "duplicate-premise",
                    item.span,
                    f"{what} has the premise “{fields.shorten(name)}” twice",
                    "remove one of them",
                    related=[(premises[name].span, "first here")],
                )
            elif name == target:
                self.faults.add(
                    "self-reference",
                    item.span,
                    f"{what} rests on that statement itself",
                    "name another statement, or remove the argument",
                    node=target,
                )
            else:
                premises[name] = item
        return list(premises.values())

    def _duplicate(self, at: Scalar | Value, message: str, first: "Span") -> None:
        line, _ = self.faults.text.position(first[0])
        self.faults.add(
            "duplicate-id",
            at.span,
            message,
            f"rename it, or merge it with the one in line {line}",
            note="again",
            related=[(first, "first here")],
        )

    def _add(self, name: str, span: "Span", node: dict[str, Any]) -> None:
        """Add a node; one without a name is not kept."""
        if name:
            self.places.nodes[name] = span
            self.nodes[name] = node
            self._following[name] = {}
            self._leading[name] = {}

    def _cite(self, name: str, value: Value, owner: fields.Owner) -> None:
        if self._citations is None:
            self._uncited.append((name, value, owner))
            return
        before = self.faults.count
        found = self._citations.read(value, owner)
        if self.faults.count != before or isinstance(value, Unusable):
            self._citations.lose(value)
            if name:
                self.unknowns.add(name, ["cites"])
        if found.values and name:
            self.nodes[name]["cites"] = found.values
            self.places.citations[name] = found.places
            for number, quote in (found.quotes or {}).items():
                self.places.quotes[name, number] = quote

    def _join(self, references: "_References") -> None:
        """Make the edges, and an unwritten statement for each premise that nothing defines."""
        following, leading = self._following, self._leading
        unwritten: set[str] = set()
        for argument, target, premises, is_unread in self._steps:
            unread = is_unread
            # Each look into a dictionary of all nodes is slow where they are many.
            found: dict[str, dict[str, Any]] = {}
            for premise in premises:
                name = premise.text
                ends = following.get(name)
                if ends is None or "/" in name or name in unwritten:
                    known = references.premise(premise)
                    if known is None:
                        unread = True
                        continue
                    if known not in self.nodes:
                        is_lost = self.faults.cut_off or known in self._lost
                        self._add_unwritten(known, premise.span, unread=is_lost)
                        unwritten.add(known)
                    name, ends = known, following[known]
                found[name] = ends
            if not argument:
                self.unknowns.meant.update(found)
                continue
            if unread:
                name = f"{argument}/?"
                self._add_unwritten(name, self.places.nodes[argument], unread=True)
                found[name] = following[name]
            starts = leading[argument]
            for name, ends in found.items():
                ends[argument] = starts[name] = {}
            following[argument][target] = leading[target][argument] = {}

    def _add_unwritten(self, name: str, span: "Span", *, unread: bool) -> None:
        """Add a statement of which nothing is written, or nothing that can be read (`unread`)."""
        node: dict[str, Any] = {"type": "statement", "kind": "claim", "text": ""}
        node |= {"undeveloped": True, "unwritten": True}
        self._add(name, span, {**node, "unread": True} if unread else node)

    def _groups(self, value: Value, references: "_References") -> None:
        groups: dict[str, Any] = {}
        members: dict[str, str] = {}
        for name, key, entry in self._mapping(value, "groups"):
            owner = fields.Owner("group", name)
            if not fields.check_key(key, entry, "group", self.faults, set()):
                continue
            group: dict[str, Any] = {}
            listed = entry
            if isinstance(entry, Mapping):
                given, _ = fields.read_record(
                    entry, form.GROUP, owner, key.span, self.faults, group
                )
                listed = given["statements"] if "statements" in given else Sequence([], 0, 0)
            group["statements"] = []
            for scalar in self._ids(listed, owner):
                statement = references.statement(scalar)
                if statement is None:
                    continue
                if statement in members:
                    self.faults.add(
                        "invalid-value",
                        scalar.span,
                        f"“{statement}” is in group “{members[statement]}” already",
                        "a statement is in one group at most: remove it here or there",
                        node=statement,
                    )
                    continue
                members[statement] = name
                group["statements"].append(statement)
                self.nodes[statement]["group"] = name
            groups[name] = group
        if groups:
            self.facts["groups"] = groups

    def _expectations(self, value: Value, references: "_References") -> None:
        if fields.is_empty(value):
            return
        owner = fields.Owner("expect")
        given, unread = fields.read_record(
            value, form.EXPECTATIONS, owner, value.span, self.faults, {}
        )
        self._touch("", unread)
        expected: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        for label, listed in given.items():
            lone = isinstance(listed, Scalar) and listed.text
            entries = Sequence([listed], *listed.span) if lone else listed
            for scalar in self._ids(entries, fields.Owner(label)):
                node = references.node(scalar)
                if node is None:
                    continue
                if node in labels:
                    self.faults.add(
                        "invalid-value",
                        scalar.span,
                        f"“{node}” is expected to be {labels[node]} already",
                        "keep one of the two",
                        node=node,
                    )
                    continue
                labels[node] = label
                expected.setdefault(label, []).append(node)
                self.places.expectations[node] = scalar.span
        if expected:
            self.facts["expect"] = expected

    def _ids(self, value: Value, what: fields.Owner) -> Iterator[Scalar]:
        """Give the entries of a list of ids; nothing at all is the empty list."""
        if fields.is_empty(value):
            return
        if not isinstance(value, Sequence):
            fields.wrong(value, f"{what} takes a list of ids", self.faults, "[one, another]")
            return
        for item in value.items:
            if isinstance(item, Scalar) and item.text:
                yield item
            else:
                fields.wrong(item, f"an entry of {what} is an id", self.faults, "an id")


class _References:
    """Resolves references to nodes, and reports those that lead nowhere.

    Of an id that no statement has, all references are one finding. `meant` takes the ids that are
    suggested in its place.
    """

    def __init__(
        self,
        nodes: dict[str, dict[str, Any]],
        lost: set[str],
        faults: "Faults",
        meant: set[str],
    ) -> None:
        self._nodes = nodes
        self._lost = lost
        self._faults = faults
        self._meant = meant
        self._suggesters: dict[bool, Suggester] = {}
        self._undefined: dict[str, list[Scalar]] = {}

    @cached_property
    def statements(self) -> set[str]:
        """The statements that are written."""
        return {
            name
            for name, node in self._nodes.items()
            if "kind" in node and not node.get("unwritten")
        }

    def premise(self, scalar: Scalar) -> str | None:
        """Give the statement that a premise names, written or not; None for what names none."""
        name = fields.nfc(scalar.text)
        if self._is_statement(scalar, name):
            return name
        found = self._nodes.get(name)
        may_be_written = found is None or found.get("unwritten")
        return name if may_be_written and fields.is_id(name) else None

    def statement(self, scalar: Scalar) -> str | None:
        """Give the statement that a reference names, or None where there is none."""
        name = fields.nfc(scalar.text)
        return name if self._is_statement(scalar, name) else None

    def node(self, scalar: Scalar) -> str | None:
        """Give the statement or argument that a reference names, or None."""
        name = fields.nfc(scalar.text)
        if name in self._nodes and not self._nodes[name].get("unwritten"):
            return name
        self._unresolved(scalar, name, arguments=True)
        return None

    def report(self) -> None:
        """Report each id that no statement has, at its first reference."""
        for name, references in self._undefined.items():
            first, *further = references
            message = f"no statement has the id “{fields.shorten(name)}”"
            advice = self._nearest(name, arguments=False)
            self._add(first, message, advice, further)

    def _is_statement(self, scalar: Scalar, name: str) -> bool:
        found = self._nodes.get(name)
        if found is not None and "kind" in found and not found.get("unwritten"):
            return True
        self._unresolved(scalar, name, arguments=False)
        return False

    def _unresolved(self, scalar: Scalar, name: str, *, arguments: bool) -> None:
        if self._faults.cut_off or name in self._lost:
            return
        if name in self._nodes and not self._nodes[name].get("unwritten"):
            self._add(
                scalar,
                f"“{fields.shorten(name)}” is an argument, and a statement is wanted here",
                "name one of its premises, or what it leads to",
            )
        elif not all(fields.is_id(part) for part in name.split("/")):
            advice = self._meant_by(scalar)
            fields.check_id(scalar, "statement", self._faults, advice=advice)
        elif arguments and name not in self._undefined:
            message = f"no statement or argument has the id “{fields.shorten(name)}”"
            self._add(scalar, message, self._nearest(name, arguments=True))
        else:
            self._undefined.setdefault(name, []).append(scalar)

    def _add(self, at: Scalar, message: str, advice: str, further: Iterable[Scalar] = ()) -> None:
        related = [(scalar.span, "named here too") for scalar in further]
        self._faults.add("undefined-statement", at.span, message, advice, related=related)

    def _nearest(self, name: str, *, arguments: bool) -> str:
        nearest = self._suggester(arguments=arguments).nearest(name)
        if nearest is None:
            return "write it down under claims: or premises:, or correct the id"
        self._meant.add(nearest)
        return f"did you mean {nearest}?"

    def _meant_by(self, scalar: Scalar) -> str:
        """Give what to write for a reference that is not one id, if it can be told."""
        content = self._faults.text.content
        if scalar.text.startswith("-"):
            return "put a space behind each dash"
        if "\n" in content[scalar.start : scalar.end]:
            return "begin each entry with a dash, all at the same indent"
        names = [word.strip(".-") for word in _WORDS.findall(fields.nfc(scalar.text))]
        if len(names) > 1 and self.statements.issuperset(names):
            return f"put a comma between ids, and brackets around them: [{', '.join(names)}]"
        return ""

    def _suggester(self, *, arguments: bool) -> Suggester:
        if arguments not in self._suggesters:
            written = [
                name
                for name, node in self._nodes.items()
                if not node.get("unwritten") and (arguments or "kind" in node)
            ]
            self._suggesters[arguments] = Suggester(written)
        return self._suggesters[arguments]
