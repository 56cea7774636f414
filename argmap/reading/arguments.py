"""The arguments for and against statements, and their undercutters."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.format import keys as form
from argmap.format.keys import Relation
from argmap.reading.faults import Owner, wrong
from argmap.reading.ids import check_id
from argmap.reading.records import Unread, read_record
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.citations import CitationCollector
    from argmap.reading.draft import Draft
    from argmap.reading.references import References

_NUMBERED = re.compile(r"[sa][0-9]+")
"""How arguments are named that have no id."""
_RELATIONS = form.RELATIONS.keys()
_DIRECTION: dict[Relation, str] = {"support": "for", "attack": "against"}


class _Step(NamedTuple):
    """An argument that waits for its edges: its name, its target and what it says of its premises.

    It has no name where it is read for its faults alone. `unread` tells that there may be more
    premises than those that could be read.
    """

    argument: str
    target: str
    premises: list[Scalar]
    unread: bool = False


class ArgumentReader:
    """Reads arguments while the file is parsed, and joins them to their premises at the end."""

    def __init__(self, draft: "Draft", citations: "CitationCollector") -> None:
        self._draft = draft
        self._faults = draft.faults
        self._citations = citations
        self._steps: list[_Step] = []

    def read(self, given: dict[str, Value], target: str, owner: Owner) -> None:
        """Read the arguments for and against a statement, or the undercutters of an argument.

        The arguments of a target without a name, a duplicate, are read for their faults alone.
        """
        if not given.keys() & _RELATIONS:
            return
        for field, value in given.items():
            relation = form.RELATIONS.get(field)
            if relation is None or is_empty(value):
                continue
            items = value.items if isinstance(value, Sequence) else [value]
            for number, item in enumerate(items, 1):
                self._argument(item, relation, f"{target}/{relation[0]}{number}", target, owner)

    def join(self, references: "References") -> None:
        """Make the edges, and an unwritten statement for each premise that nothing defines."""
        following, leading = self._draft.following, self._draft.leading
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
                    if known not in self._draft.nodes:
                        is_lost = self._faults.cut_off or known in self._draft.lost
                        self._draft.add_unwritten(known, premise.span, unread=is_lost)
                        unwritten.add(known)
                    name, ends = known, following[known]
                found[name] = ends
            if not argument:
                self._draft.unknowns.meant.update(found)
                continue
            if unread:
                name = f"{argument}/?"
                self._draft.add_unwritten(name, self._draft.places.nodes[argument], unread=True)
                found[name] = following[name]
            starts = leading[argument]
            for name, ends in found.items():
                ends[argument] = starts[name] = {}
            following[argument][target] = leading[target][argument] = {}

    def _argument(
        self, value: Value, relation: Relation, name: str, target: str, owner: Owner
    ) -> None:
        node: dict[str, Any] = {"type": "argument", "relation": relation}
        if isinstance(value, Scalar) and target and nfc(value.text) not in ("", target):
            self._draft.add(name, value.span, node)
            self._steps.append(_Step(name, target, [value]))
            return
        what = Owner(f"an argument {_DIRECTION[relation]} {owner.kind}", owner.name)
        given: dict[str, Value] = {}
        unread: list[Unread] = []
        premises = value
        if isinstance(value, Mapping):
            record = form.ARGUMENT
            given, unread = read_record(value, record, what, value.span, self._faults, node)
            premises = given.get("premises", Unusable(0, 0))
            if "id" in given:
                name = self._named(given["id"], target, name)
        if not target:
            name = ""
        before = self._faults.count
        references = self._premises(premises, what, target)
        is_unread = self._faults.count != before or isinstance(premises, Unusable)
        if is_unread:
            unread.append(("premises", premises))
        self._draft.add(name, value.span, node)
        self._draft.note_unread(name, unread)
        self._steps.append(_Step(name, target, references, is_unread))
        if "cites" in given:
            self._citations.cite(name, given["cites"], what)
        if "attacked_by" in given:
            self.read(given, name, Owner("argument", name))

    def _named(self, value: Value, target: str, otherwise: str) -> str:
        """Return the name of an argument that has an id, or the one that it has by its number."""
        if not isinstance(value, Scalar):
            wrong(value, "id takes an id", self._faults, "a word, such as by-analogy")
            return otherwise
        if not check_id(value, "argument", self._faults):
            return otherwise
        name = f"{target}/{nfc(value.text)}"
        if _NUMBERED.fullmatch(value.text):
            self._faults.add(
                "invalid-id",
                value.span,
                f"the id “{value.text}” is kept for arguments that have none: they are numbered",
                "write another id, or leave it out",
                node=target or None,
            )
            return otherwise
        if target and name in self._draft.nodes:
            self._draft.duplicate(
                value, f"the id “{name}” is taken", self._draft.places.nodes[name]
            )
            return otherwise
        return name

    def _premises(self, value: Value, what: Owner, target: str) -> list[Scalar]:
        """Return the references of an argument to its premises, less those that are faults."""
        if isinstance(value, Sequence):
            items = value.items
            if not items and not self._faults.cut_off:
                wrong(value, f"{what} takes at least one premise", self._faults, "an id")
        else:
            items = [value]
        premises: dict[str, Scalar] = {}
        for item in items:
            if not isinstance(item, Scalar):
                advice = "an id; a list holds the linked premises of one argument"
                wrong(item, f"{what} takes ids as premises", self._faults, advice)
            elif not item.text:
                wrong(item, f"{what} takes ids as premises", self._faults, "an id")
            elif (name := nfc(item.text)) in premises:
                self._faults.add(
                    "duplicate-premise",
                    item.span,
                    f"{what} has the premise “{shorten(name)}” twice",
                    "remove one of them",
                    related=[(premises[name].span, "first here")],
                )
            elif name == target:
                self._faults.add(
                    "self-reference",
                    item.span,
                    f"{what} rests on that statement itself",
                    "name another statement, or remove the argument",
                    node=target,
                )
            else:
                premises[name] = item
        return list(premises.values())
