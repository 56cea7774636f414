"""A map while it is read: what is there so far, and what could not be read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.model.places import Places
from argmap.model.structure import Structure
from argmap.model.unknowns import ANY, Unknowns
from argmap.reading.list_signs import DASH_INSIDE, has_dash_inside
from argmap.reading.values import Scalar, Value
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.reading.records import Unread
    from argmap.text.document import Span

_REFERRING = {*form.RELATIONS, *form.SECTIONS, *form.LABELS, "premises", "expect", ANY}
"""The keys whose values refer to statements."""
_DEFINING = {*form.RELATIONS, "premises", "id"}
"""The keys in whose values statements are written in place, or named."""
_CITING = {"cites", *form.RELATIONS, *form.SECTIONS, ANY}
"""The keys in whose values sources are cited."""

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
    the key `group`, `strays` keys among the ids of statements, with their lists. `names_nothing`
    tells that a premise is empty.

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
        self.names_nothing = False
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
                self._refuse_dash_inside(name, span, text)
        if not _MARKS.isdisjoint(given):
            for mark in _MARKS & given.keys():
                places.marks[name, mark] = given[mark].span
        if "group" in given:
            self.group_keys[name] = given["group"]

    def _refuse_dash_inside(self, name: str, span: "Span", text: Scalar) -> None:
        """Report the text of a statement that goes on in a line that begins with a dash.

        Where that has ended the reading, it has been said.
        """
        if not self.faults.cut_off and has_dash_inside(text, self.faults):
            self.note_unread(name, [(ANY, text)])
            is_short = self.faults.text.content[span[1] : text.start].strip() == ":"
            what = "supported_by: on a line above the list"
            if is_short:
                what = f"{shorten(name)}: {{text: …, supported_by: …}}"
            advice = f"write {what}, or put the text in quotes"
            self.faults.add("invalid-yaml", text.span, DASH_INSIDE, advice)

    def number(self) -> str:
        """Return what stands for the id of a statement without one, until all ids are known."""
        self._numbers += 1
        return f"{NUMBER_SIGN}{self._numbers}"

    def add_unwritten(self, name: str, span: "Span", *, unread: bool) -> None:
        """Add a statement of which nothing is written, or nothing that can be read (`unread`)."""
        node: dict[str, Any] = {"type": "statement", "kind": "claim", "text": ""}
        node |= {"undeveloped": True, "unwritten": True}
        self.add(name, span, {**node, "unread": True} if unread else node)

    def in_file_order(self) -> list[str]:
        """Return the nodes in file order: a statement in place stands where its text does.

        Of an argument and a statement that begin at one place, the argument comes first, as it was
        read first.
        """
        starts = {name: start for name, (start, _) in self.places.nodes.items()}
        texts = self.places.texts
        for number in self.above:
            name = self.names.get(number, number)
            if name in texts:
                starts[name] = texts[name][0]
        return sorted(self.nodes, key=starts.__getitem__)

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
            if key in _REFERRING:
                meant = set(self.faults.ids_at(value))
                self.unknowns.meant |= meant
                self.names_nothing |= key == "premises" and not meant
            is_text = isinstance(value, Scalar) and " " in value.text
            if key in _DEFINING or (key == ANY and not is_text):
                self.lost.update(self.faults.ids_at(value))
            if key in _CITING:
                self.unknowns.cited.update(self.faults.ids_at(value))

    def note_keys_behind(self, argument: str) -> None:
        """Note that keys behind an argument may belong to it, or to its premises."""
        self.unknowns.add(argument, [ANY])
        for step in reversed(self.steps):
            if step.argument == argument:
                for premise in step.premises:
                    self.unknowns.add(premise.text, [ANY])
                break

    def note_truncated_texts(self) -> None:
        """Note which statements have a text that lost its rest."""
        truncated = self.faults.truncated
        for name, (_, end) in self.places.texts.items() if truncated else ():
            if end in truncated:
                self.unknowns.add(name, ["text"])

    def note_unused(self) -> None:
        """Note that what no argument uses may be meant by a premise that is empty."""
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

    def duplicate(self, at: Value, message: str, first: "Span") -> None:
        """Report an id that is taken; `first` is where it was given first."""
        line, _ = self.faults.text.position(first[0])
        self.faults.add(
            "duplicate-id",
            at.span,
            message,
            f"rename it, or merge it with the one in line {line}",
            note="again",
            related=[(first, "first here")],
        )
