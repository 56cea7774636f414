"""Located values to a map: statements, arguments and citations on a graph.

Nodes are added in file order while the values are read, then the references that they make are
resolved, so that a statement may be used before it is written down.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from argmap import format as form
from argmap.format import Kind, Relation
from argmap.model import ArgumentMap
from argmap.places import Places
from argmap.reading import fields
from argmap.reading.citations import CitationReader
from argmap.reading.values import Document, Mapping, Scalar, Sequence, Unusable, Value
from argmap.suggest import Suggester

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text import Span


@dataclass(frozen=True, slots=True)
class _Step:
    """An argument that waits for its edges: the ids of its premises and where they stand."""

    argument: str
    target: str
    premises: list[Scalar]


def read_map(document: Document, faults: "Faults") -> ArgumentMap:
    """Build the map that a document holds, reporting all that is wrong with it."""
    reader = _MapReader(faults)
    reader.read(document)
    return ArgumentMap(reader.graph, faults.text.name, reader.places)


class _MapReader:
    def __init__(self, faults: "Faults") -> None:
        self.graph: nx.DiGraph = nx.DiGraph()
        self.places = Places()
        self.faults = faults
        self._steps: list[_Step] = []
        self._citations = CitationReader({}, Suggester(()), faults)

    def read(self, document: Document) -> None:
        root = document.root
        if root is None or fields.is_empty(root):
            if document.complete:
                self._nothing_there()
            return
        at = (root.start, root.start)
        given = fields.fields(root, form.MAP, "the map", at, self.faults, complete=document.complete)
        if given is None:
            return
        self.graph.graph.update(fields.plain(given, form.MAP, "the map", self.faults))
        self.graph.graph.pop("argmap", None)
        if "sources" in given:
            self._sources(given["sources"][1])
        for name, (_, value) in given.items():
            if name in form.SECTIONS:
                self._section(name, value)
        sections_given = any(name in form.SECTIONS for name in given)
        if document.complete and not self.graph and not (sections_given and self.faults):
            self._no_statement(at)
        self._join(report=document.complete)
        references = _References(self.graph, self.faults, report=document.complete)
        if "groups" in given:
            self._groups(given["groups"][1], references)
        if "expect" in given:
            self._expectations(given["expect"][1], references)

    def _nothing_there(self) -> None:
        self.faults.add(
            "invalid-yaml",
            (0, 0),
            "the file is empty",
            "begin with argmap: 1, a title and a statement",
        )

    def _no_statement(self, at: "Span") -> None:
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
            fields.wrong(value, f"{what} takes a mapping from ids", self.faults, "id: and then it")

    def _sources(self, value: Value) -> None:
        sources: dict[str, Any] = {}
        for name, key, entry in self._mapping(value, "sources"):
            owner = f"source “{fields.shorten(name)}”"
            fields.check_id(key, "a source", self.faults, letter=True)
            self.places.sources[name] = key.span
            sources[name] = {}
            if isinstance(entry, Scalar):
                title = fields.text(entry, f"title of {owner}", self.faults)
                sources[name] = {} if title is None else {"title": title}
                continue
            given = fields.fields(entry, form.SOURCE, owner, key.span, self.faults)
            if given is not None:
                sources[name] = fields.plain(given, form.SOURCE, owner, self.faults)
                for field, (_, written) in given.items():
                    self.places.source_values[name, field] = written.span
        if sources:
            self.graph.graph["sources"] = sources
        self._citations = CitationReader(sources, Suggester(sources), self.faults)

    def _section(self, section: str, value: Value) -> None:
        kind = form.SECTIONS[section]
        for name, key, entry in self._mapping(value, section):
            self._statement(name, key, entry, kind)

    def _statement(self, name: str, key: Scalar, value: Value, kind: Kind) -> None:
        owner = f"{kind} “{fields.shorten(name)}”"
        fields.check_id(key, f"a {kind}", self.faults)
        attributes: dict[str, Any] = {"type": "statement", "kind": kind, "text": ""}
        given: fields.Fields = {}
        if isinstance(value, Scalar):
            if value.text:
                attributes["text"] = value.text
                self.places.values.setdefault((name, "text"), value.span)
            else:
                self.faults.add(
                    "missing-key", key.span, f"{owner} has no text", "write its text behind the colon"
                )
        else:
            record = form.STATEMENTS[kind]
            given = fields.fields(value, record, owner, key.span, self.faults) or {}
            attributes |= fields.plain(given, record, owner, self.faults)
        if name in self.graph:
            self._duplicate(key, f"the id “{name}” is taken", self.places.nodes[name])
            name = ""
        self._add(name, key.span, attributes)
        for field in ("text", "implicit", "undeveloped"):
            if name and field in given:
                self.places.values[name, field] = given[field][1].span
        self._cite(name, given, owner)
        self._arguments(given, name, owner)

    def _arguments(self, given: "fields.Fields", target: str, owner: str) -> None:
        """Read the arguments for and against a statement, or the undercutters of an argument.

        The arguments of a target without a name, a duplicate, are read for their faults alone.
        """
        for field, (_, value) in given.items():
            relation = form.RELATIONS.get(field)
            if relation is None or fields.is_empty(value):
                continue
            items = value.items if isinstance(value, Sequence) else [value]
            for number, item in enumerate(items, 1):
                self._argument(item, relation, f"{relation[0]}{number}", target, owner)

    def _argument(
        self, value: Value, relation: Relation, number: str, target: str, owner: str
    ) -> None:
        name = f"{target}/{number}"
        attributes: dict[str, Any] = {"type": "argument", "relation": relation}
        what = f"an argument {'for' if relation == 'support' else 'against'} {owner}"
        given: fields.Fields = {}
        premises: Value = value
        if isinstance(value, Mapping):
            given = fields.fields(value, form.ARGUMENT, what, value.span, self.faults) or {}
            attributes |= fields.plain(given, form.ARGUMENT, what, self.faults)
            premises = given["premises"][1] if "premises" in given else Unusable(0, 0)
            if "id" in given:
                name = self._named(given["id"][1], target, name)
        if target and name in self.graph:
            at = given["id"][1] if "id" in given else value
            self._duplicate(at, f"the id “{name}” is taken", self.places.nodes[name])
            name = target = ""
        self._add(name if target else "", value.span, attributes)
        self._steps.append(_Step(name, target, self._premises(premises, what, target)))
        self._cite(name, given, what)
        self._arguments(given, name if target else "", f"argument “{name}”" if name else what)

    def _named(self, value: Value, target: str, otherwise: str) -> str:
        """Give the name of an argument that has an id."""
        if isinstance(value, Scalar):
            if fields.check_id(value, "an argument", self.faults):
                return f"{target}/{fields.nfc(value.text)}"
        else:
            fields.wrong(value, "id takes an id", self.faults, "a word, such as by-analogy")
        return otherwise

    def _premises(self, value: Value, what: str, target: str) -> list[Scalar]:
        """Give the references of an argument to its premises, less those that are faults."""
        if isinstance(value, Sequence):
            items = value.items
            if not items:
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

    def _add(self, name: str, span: "Span", attributes: dict[str, Any]) -> None:
        if name:
            line, column = self.faults.text.position(span[0])
            self.graph.add_node(name, **attributes, line=line, column=column)
            self.places.nodes[name] = span

    def _cite(self, name: str, given: "fields.Fields", owner: str) -> None:
        if "cites" not in given:
            return
        found = self._citations.read(given["cites"][1], owner)
        if found and name in self.graph:
            self.graph.nodes[name]["cites"] = [citation for citation, _, _ in found]
            self.places.citations[name] = [(place, quote) for _, place, quote in found]

    def _join(self, *, report: bool) -> None:
        """Add the edges; an argument of which no premise is left goes, with its undercutters."""
        references = _References(self.graph, self.faults, report=report)
        for step in self._steps:
            premises = [references.statement(premise) for premise in step.premises]
            if not step.target or step.argument not in self.graph:
                continue
            edges = [(premise, step.argument) for premise in premises if premise]
            if not edges or step.target not in self.graph:
                self.graph.remove_node(step.argument)
                continue
            self.graph.add_edges_from(edges)
            self.graph.add_edge(step.argument, step.target)

    def _groups(self, value: Value, references: "_References") -> None:
        groups: dict[str, Any] = {}
        members: dict[str, str] = {}
        for name, key, entry in self._mapping(value, "groups"):
            owner = f"group “{fields.shorten(name)}”"
            fields.check_id(key, "a group", self.faults)
            group: dict[str, Any] = {}
            listed = entry
            if isinstance(entry, Mapping):
                given = fields.fields(entry, form.GROUP, owner, key.span, self.faults) or {}
                group |= fields.plain(given, form.GROUP, owner, self.faults)
                listed = given["statements"][1] if "statements" in given else Sequence(0)
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
                self.graph.nodes[statement]["group"] = name
            groups[name] = group
        if groups:
            self.graph.graph["groups"] = groups

    def _expectations(self, value: Value, references: "_References") -> None:
        if fields.is_empty(value):
            return
        given = fields.fields(value, form.EXPECTATIONS, "expect", value.span, self.faults) or {}
        expected: dict[str, list[str]] = {}
        labels: dict[str, str] = {}
        for label, (_, listed) in given.items():
            items = Sequence(0)
            items.items = [listed]
            lone = isinstance(listed, Scalar) and not fields.is_empty(listed)
            for scalar in self._ids(items if lone else listed, label):
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
                self.places.expectations[label, node] = scalar.span
        if expected:
            self.graph.graph["expect"] = expected

    def _ids(self, value: Value, what: str) -> Iterator[Scalar]:
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
                fields.wrong(item, f"{what} takes a list of ids", self.faults, "an id")


class _References:
    """Resolves references to nodes, and reports those that lead nowhere."""

    def __init__(self, graph: nx.DiGraph, faults: "Faults", *, report: bool) -> None:
        self._graph = graph
        self._nodes = graph.nodes
        self._faults = faults
        self._report = report
        self._suggesters: dict[bool, Suggester] = {}

    def statement(self, scalar: Scalar) -> str | None:
        """Give the statement that a reference names, or None where there is none."""
        name = fields.nfc(scalar.text)
        if name in self._graph and self._nodes[name]["type"] == "statement":
            return name
        if self._report:
            self._unresolved(scalar, name, arguments=False)
        return None

    def node(self, scalar: Scalar) -> str | None:
        """Give the statement or argument that a reference names, or None."""
        name = fields.nfc(scalar.text)
        if name in self._graph:
            return name
        if self._report:
            self._unresolved(scalar, name, arguments=True)
        return None

    def _unresolved(self, scalar: Scalar, name: str, *, arguments: bool) -> None:
        shown = fields.shorten(name)
        if name in self._graph:
            message = f"“{shown}” is an argument, and a statement is wanted here"
            advice = "name one of its premises, or what it leads to"
        elif not all(fields.is_id(part) for part in name.split("/")):
            fields.check_id(scalar, "a statement", self._faults)
            return
        else:
            message = f"no statement{' or argument' if arguments else ''} has the id “{shown}”"
            nearest = self._suggester(arguments=arguments).nearest(name)
            advice = (
                f"did you mean {nearest}?"
                if nearest
                else "write it down under claims: or premises:, or correct the id"
            )
        self._faults.add("undefined-statement", scalar.span, message, advice)

    def _suggester(self, *, arguments: bool) -> Suggester:
        if arguments not in self._suggesters:
            self._suggesters[arguments] = Suggester(
                name
                for name, kind in self._nodes(data="type")
                if arguments or kind == "statement"
            )
        return self._suggesters[arguments]
