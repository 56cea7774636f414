"""A map while it is read: what is there so far, and what could not be read."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.model.places import Places
from argmap.model.structure import Structure
from argmap.model.unknowns import ANY, Unknowns
from argmap.reading.list_signs import has_dash_inside, report_dash_inside
from argmap.reading.values import Mapping, Scalar, Value
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.reading.faults import Faults
    from argmap.reading.records import Unread
    from argmap.text.document import Span

_REFERRING = {*form.RELATIONS, *form.SECTIONS, *form.LABELS, "premises", "expect", ANY}
"""The keys whose values refer to statements."""
_DEFINING = {*form.RELATIONS, "premises", "id"}
"""The keys in whose values statements are written in place, or named."""
_CITING = {"cites", *form.RELATIONS, *form.SECTIONS, ANY}
"""The keys in whose values sources are cited."""

_WORDS = re.compile(r"\w +\w")
_MARKS = frozenset(form.MARKS)

NUMBER_SIGN = "\0"
"""Begins what stands for the id of a statement that has none; no id can begin so."""


@dataclass(slots=True)
class Step:
    """An argument that waits for its links: its name, its target and what it says of its premises.

    It has no name where it is read for its faults alone. `unread` tells that there may be more
    premises than those that could be read.
    """

    argument: str
    target: str
    is_attack: bool
    premises: list[Scalar]
    unread: bool = False


class Draft:
    """A map while it is read.

    `facts` are what the map says of itself, `nodes` its statements and arguments, and from `steps`
    the links of its `structure` are made. `lost` are ids of statements that could not be read,
    `lost_sources` those of sources: to refer to them is no fault. `group_keys` are the values of
    the key `group`, `strays` keys among the ids of statements, with their lists. `misnamed` are
    statements and arguments to which an argument leads whose id could not be read. `meant_ids`
    are the ids in each value without words that could not be read and may refer to a statement.

    Of statements in place: `above` is the statement under which each stands, `bare` are those
    that are nothing but a text, `near_keys` those whose id is nearly a key, with that key and what
    stands there. Those without an id have a number in all of these, until the file is read:
    `names` are the nodes that get a name then, `slips` the bare texts that are but misspelt ids,
    `made_names` the words of texts, each with the statement that came to them first.
    """

    def __init__(self, faults: "Faults") -> None:
        self.faults = faults
        self.facts: dict[str, Any] = {}
        self.nodes: dict[str, dict[str, Any]] = {}
        self.structure = Structure()
        self.places = Places(faults.text)
        self.unknowns = Unknowns()
        self.lost: set[str] = set()
        self.lost_sources: set[str] = set()
        self.steps: list[Step] = []
        self.group_keys: dict[str, Value] = {}
        self.misnamed: set[str] = set()
        self.meant_ids: list[set[str]] = []
        self.strays: list[tuple[Scalar, Value]] = []
        self.above: dict[str, str] = {}
        self.bare: dict[str, Scalar] = {}
        self.near_keys: dict[str, tuple[Scalar, str, Value]] = {}
        self.names: dict[str, str] = {}
        self.slips: dict[str, Scalar] = {}
        self.made_names: dict[str, str] = {}
        self._numbers = 0

    def add(self, name: str, span: "Span", node: dict[str, Any]) -> None:
        """Add a node; one without a name is not kept."""
        if name:
            noted = self.places.noted_nodes
            noted.names.append(name)
            noted.numbers.append(span[0])
            noted.numbers.append(span[1])
            self.nodes[name] = node

    def add_statement(
        self,
        name: str,
        span: "Span",
        node: dict[str, Any],
        given: dict[str, Value],
        unread: "list[Unread]",
    ) -> None:
        """Add a statement, and note where its pieces stand and what could not be read of it."""
        if unread:
            self.note_unread(name, unread)
        if not name:
            return
        places = self.places
        noted = places.noted_nodes
        noted.names.append(name)
        noted.numbers.append(span[0])
        noted.numbers.append(span[1])
        self.nodes[name] = node
        text = given.get("text")
        if text is not None:
            noted = places.noted_texts
            noted.names.append(name)
            noted.numbers.append(text.start)
            noted.numbers.append(text.end)
            if type(text) is Scalar and text.end - text.start > len(text.text):
                self._refuse_dash_inside(name, text)
        if not _MARKS.isdisjoint(given):
            for mark in _MARKS & given.keys():
                places.marks[name, mark] = given[mark].span
        if "group" in given:
            self.group_keys[name] = given["group"]

    def _refuse_dash_inside(self, name: str, text: Scalar) -> None:
        """Report the text of a statement that goes on in a line that begins with a dash.

        Where that has ended the reading, it has been said.
        """
        if not self.faults.cut_off and has_dash_inside(text, self.faults):
            self.note_unread(name, [(ANY, text)])
            shape = f"{shorten(name)}: {{text: …, supported_by: …}}"
            advice = f"write {shape}, or put the text in quotes"
            report_dash_inside(text, advice, self.faults, follows=False)

    def number(self) -> str:
        """Return what stands for the id of a statement without one, until all ids are known."""
        self._numbers += 1
        return f"{NUMBER_SIGN}{self._numbers}"

    def add_unwritten(self, name: str, span: "Span", *, unread: bool) -> None:
        """Add a statement of which nothing is written, or nothing that can be read (`unread`)."""
        node: dict[str, Any] = {"type": "statement", "kind": "claim", "text": ""}
        node |= {"undeveloped": True, "unwritten": True}
        self.add(name, span, {**node, "unread": True} if unread else node)

    def is_lost(self, name: str) -> bool:
        """Return whether an id may be that of a statement that could not be read."""
        return not self.lost.isdisjoint((name, ANY)) or not form.SECTIONS.keys().isdisjoint(
            self.unknowns.keys.get("", ())
        )

    def in_file_order(self) -> list[str]:
        """Return the nodes in file order.

        Of an argument and a statement that begin at one place, the argument comes first, as it was
        read first.
        """
        return sorted(self.nodes, key=self._starts().__getitem__)

    def _starts(self) -> dict[str, int]:
        """Return where each node begins: a statement in place stands where its text does."""
        starts = {name: start for name, (start, _) in self.places.nodes.items()}
        texts = self.places.texts
        for number in self.above:
            name = self.names.get(number, number)
            if name in texts:
                starts[name] = texts[name][0]
        return starts

    def sort(self) -> None:
        """Put all nodes in the order of the file."""
        self.nodes.update([(name, self.nodes.pop(name)) for name in self.in_file_order()])

    def note_unread(self, name: str, unread: "list[Unread]") -> None:
        """Note what could not be read of a node, and which statements and sources it may name."""
        if not unread:
            return
        if name:
            self.unknowns.add(name, (key for key, _ in unread))
        for key, value in unread:
            if key == "cites":
                self.unknowns.cited.add(ANY)
            is_text = isinstance(value, Scalar) and " " in value.text
            if key in _REFERRING:
                self.note_meant(value)
            if key in _DEFINING or (key == ANY and not is_text):
                self.lost.update(self.faults.ids_at(value))
            if key in _CITING:
                self.unknowns.cited.update(self.faults.ids_at(value))

    def note_meant(self, value: Value) -> None:
        """Note that a value that could not be read may refer to statements."""
        meant = set(self.faults.ids_at(value))
        self.unknowns.meant |= meant
        if not _WORDS.search(self.faults.text.content, value.start, value.end):
            self.meant_ids.append(meant)

    def note_unread_of_map(self, unread: "Iterable[Unread]") -> None:
        """Note what could not be read of the map itself.

        What stands in sections that are misspelt, or come twice, has been read.
        """
        unread = list(unread)
        for key, value in unread:
            if not (isinstance(value, Mapping) and key in form.SECTIONS):
                self.unknowns.add("", [key])
        self.note_unread("", unread)

    def note_misplaced_keys(self) -> None:
        """Note what keys that are out of place may belong to: all that is open above them.

        That is the last statement or argument in front of such a key, and what it stands under.
        """
        if not self.faults.misplaced:
            return
        all_starts = self._starts()
        names = sorted(all_starts, key=all_starts.__getitem__)
        starts = [all_starts[name] for name in names]
        above = self.above | {
            premise.text: step.argument
            for step in self.steps
            for premise in step.premises
            if self.above.get(premise.text) == step.target.partition("/")[0]
        }
        above |= {step.argument: step.target for step in self.steps}
        for offset in self.faults.misplaced:
            last = bisect_left(starts, offset) - 1
            name = names[last] if last >= 0 else ""
            while name:
                self.unknowns.add(name, [ANY])
                name = above.get(name, "")

    def note_truncated_texts(self) -> None:
        """Note which statements have a text that lost its rest."""
        truncated = self.faults.truncated
        for name, (_, end) in self.places.texts.items() if truncated else ():
            if end in truncated:
                self.unknowns.add(name, ["text"])

    def note_unused(self) -> None:
        """Note that what no argument uses may be meant by a value that names no statement."""
        if not any(map(self.nodes.keys().isdisjoint, self.meant_ids)):
            return
        self.unknowns.meant.update(
            name
            for name, node in self.nodes.items()
            if node.get("kind", "recommendation") != "recommendation"
            and not self.structure.following(name)
        )

    def note_ids_in(self, value: Value) -> None:
        """Note what may be ids of anything in a value that could not be read."""
        names = set(self.faults.ids_at(value))
        self.lost |= names
        self.lost_sources |= names
        self.unknowns.meant |= names
        self.unknowns.cited |= names

    def duplicate(self, at: Value, message: str, first: "Span", *, has_text: bool = True) -> None:
        """Report an id that is taken; `first` is where it was given first.

        `has_text`: something stands behind it.
        """
        line, _ = self.faults.text.position(first[0])
        advice = f"rename it, or merge it with the one in line {line}"
        if not has_text:
            advice = f"remove it here, for it is written in line {line}"
        self.faults.add(
            "duplicate-id",
            at.span,
            message,
            advice,
            note="again",
            related=[(first, "first here")],
        )
