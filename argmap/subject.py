"""What rules look at, and what they yield."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.reading.fields import shorten

if TYPE_CHECKING:
    from argmap.format import Relation
    from argmap.model import ArgumentMap, Side
    from argmap.text import Span


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that a rule saw: a finding before it has a rule, a level and a line.

    `note` says in a few words what stands at `span`; `related` are further spans with their notes.
    """

    span: "Span"
    message: str
    help: str | None = None
    node: str | None = None
    note: str = ""
    related: tuple[tuple["Span", str], ...] = ()


class Subject:
    """A map without faults as rules see it: what more than one of them asks is worked out once.

    Rules read it and change nothing. All lists are in file order.
    """

    def __init__(self, argument_map: "ArgumentMap") -> None:
        self.map = argument_map
        self.graph = argument_map.graph
        self.places = argument_map.places

    @property
    def statements(self) -> list[tuple[str, dict[str, Any]]]:
        """Every statement with its attributes."""
        return self._survey[0]

    @property
    def supports(self) -> dict[str, list[str]]:
        """The arguments for each statement that has one."""
        return self._survey[1]["support"]

    @property
    def attacks(self) -> dict[str, list[str]]:
        """The arguments against each statement or argument that has one."""
        return self._survey[1]["attack"]

    @cached_property
    def _survey(
        self,
    ) -> "tuple[list[tuple[str, dict[str, Any]]], dict[Relation, dict[str, list[str]]]]":
        """Give the statements, and arguments by relation and target, in one walk over the map."""
        following = self.graph.successors
        statements = []
        arguments: dict[Relation, dict[str, list[str]]] = {"support": {}, "attack": {}}
        for entry in self.graph.nodes(data=True):
            node, given = entry
            if "kind" in given:
                statements.append(entry)
            else:
                target = next(following(node))
                arguments[given["relation"]].setdefault(target, []).append(node)
        return statements, arguments

    @cached_property
    def roots(self) -> list[str]:
        """Where the map's arguments end."""
        return self.map.roots()

    @cached_property
    def sides(self) -> "dict[str, Side]":
        """The side of every node."""
        return self.map.sides()

    def named(self, statement: str) -> str:
        """Give a statement's kind and id, as messages name it."""
        return f"{self.graph.nodes[statement]['kind']} {quoted(statement)}"

    def leading_to(self, ends: Iterable[str]) -> set[str]:
        """Give all nodes from which one of `ends` is reached; they are among them."""
        preceding = self.graph.predecessors
        found = set(ends)
        waiting = list(found)
        while waiting:
            for node in preceding(waiting.pop()):
                if node not in found:
                    found.add(node)
                    waiting.append(node)
        return found


def quoted(name: str) -> str:
    """Give an id in quotation marks, short enough for a message."""
    return f"“{shorten(name)}”"
