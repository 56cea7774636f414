"""The arguments for and against statements, and their undercutters."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.format.keys import Relation
from argmap.model.unknowns import ANY
from argmap.reading.brackets import entries_of
from argmap.reading.draft import Step
from argmap.reading.faults import Owner, wrong
from argmap.reading.ids import PLAIN_ID, check_id
from argmap.reading.meant_keys import KNOWN
from argmap.reading.misplaced import (
    Form,
    form_of,
    is_argument,
    is_without_colon,
    without_empty_doubles,
)
from argmap.reading.premises import A_PREMISE, PremiseReader
from argmap.reading.records import entries, read_record
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.citations import CitationCollector
    from argmap.reading.draft import Draft
    from argmap.reading.records import Unread

_NUMBERED = re.compile(r"[sa][0-9]+")
"""How arguments are named that have no id."""
_OUTWEIGHED_BY = "outweighed_by"
_DIRECTION: dict[Relation, str] = {"support": "for", "attack": "against"}


def is_numbered(name: str) -> bool:
    """Return whether a name is one of those that arguments without an id have."""
    return _NUMBERED.fullmatch(name) is not None


@dataclass(slots=True)
class _Field:
    """Where arguments stand: under which key of what.

    `what` is what messages call such an argument; `of_list`: it is an entry of a list, or alone
    and begins as texts do.
    """

    relation: Relation
    target: str
    what: Owner
    outweighs: bool
    of_list: bool


class ArgumentReader:
    """Reads arguments while the file is parsed, and the statements in place among them."""

    def __init__(self, draft: "Draft", citations: "CitationCollector") -> None:
        self._draft = draft
        self._faults = draft.faults
        self._citations = citations
        self._premise_reader = PremiseReader(draft, citations)

    def read(self, given: dict[str, Value], target: str, owner: Owner) -> None:
        """Read the arguments for and against a statement, and what stands in place among them.

        The arguments of a statement without a name, a duplicate, are read for their faults alone.
        """
        self._read(given, target, owner)
        waiting = self._premise_reader.with_arguments
        while waiting:
            self._read(*waiting.pop())

    def _read(self, given: dict[str, Value], target: str, owner: Owner) -> None:
        for key, value in given.items():
            relation = form.RELATIONS.get(key)
            if relation is None or is_empty(value):
                continue
            written, of_list = [value], isinstance(value, Sequence)
            first = 1
            if isinstance(value, Sequence):
                written = entries_of(value, self._faults)
            elif isinstance(value, Mapping):
                written = self._apart(value)
                of_list = len(value.content) == 2 and _begins_text(value.content[0].text)
            outweighs = key == _OUTWEIGHED_BY
            if outweighs:
                first += _count(given.get("attacked_by"))
            what = Owner(f"an argument {_DIRECTION[relation]} {owner.kind}", owner.name)
            field = _Field(relation, target, what, outweighs, of_list)
            for number, entry in enumerate(written, first):
                self._argument(entry, f"{target}/{relation[0]}{number}", field)
                # That premises are missing is a fault: without one, none need be looked for.
                if self._faults and _lacks_premises(entry):
                    self._faults.misplaced.append(entry.start)

    def _apart(self, value: Mapping) -> list[Value]:
        """Return statements that stand by their ids, each for itself."""
        if (
            len(value.content) <= 2
            or form_of({key.text for key in value.keys}) is not Form.IDS
            or is_without_colon(value, self._faults)
        ):
            return [value]
        return [
            Mapping([key, inner], key.start, max(key.end, inner.end))
            for _, key, inner in entries(without_empty_doubles(value), self._faults)
        ]

    def _argument(self, value: Value, name: str, field: _Field) -> None:
        """Read an argument."""
        target = field.target
        node: dict[str, Any] = {"type": "argument", "relation": field.relation}
        if field.outweighs:
            node["outweighs"] = True
        draft = self._draft
        if isinstance(value, Scalar) and target and PLAIN_ID.fullmatch(value.text):
            if value.text != target:
                draft.add(name, (value.start, value.end), node)
                draft.steps.append(Step(name, target, field.relation == "attack", [value]))
                return
        elif isinstance(value, Mapping) and is_argument(value):
            self._with_keys(value, node, name, field)
            return
        name = name if target else ""
        draft.add(name, (value.start, value.end), node)
        self._premises(value, name, field, of_list=field.of_list)

    def _with_keys(self, value: Mapping, node: dict[str, Any], name: str, field: _Field) -> None:
        """Read an argument that is a mapping with premises."""
        record = form.ARGUMENTS[field.relation]
        given, unread = read_record(value, record, field.what, value.span, self._faults, node)
        if "id" in given:
            name = self._named(given["id"], field.target, name)
        if not field.target:
            name = ""
        self._draft.add(name, value.span, node)
        self._draft.note_unread(name, unread)
        self._premises(given.get("premises", Unusable(0, 0)), name, field, of_list=False)
        if "cites" in given:
            self._citations.cite(name, given["cites"], field.what)
        self._read(given, name, Owner("argument", name))

    def _named(self, value: Value, target: str, otherwise: str) -> str:
        """Return the name of an argument that has an id, or the one that it has by its number."""
        if not isinstance(value, Scalar):
            wrong(value, "id takes an id", self._faults, "a word, such as by-analogy")
            self._draft.misnamed.add(target)
            return otherwise
        if not check_id(value, "argument", self._faults):
            self._draft.misnamed.add(target)
            return otherwise
        name = f"{target}/{nfc(value.text)}"
        if is_numbered(value.text):
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
            self._draft.unknowns.add(otherwise, [ANY])
            return otherwise
        return name

    def _premises(self, value: Value, name: str, field: _Field, *, of_list: bool) -> None:
        """Read the premises of an argument; `of_list`: it is an entry of a list."""
        what, target = field.what, field.target
        items: list[Any] = [value]
        if isinstance(value, Sequence):
            items = entries_of(value, self._faults)
            of_list = True
            if not items and not self._faults.cut_off:
                wrong(value, f"{what} takes at least one premise", self._faults, A_PREMISE)
        premises: dict[str, Scalar] = {}
        unread: list[Unread] = [] if items else [("premises", value)]
        for item in items:
            if isinstance(item, Scalar) and PLAIN_ID.fullmatch(item.text):
                if item.text != target and item.text not in premises:
                    premises[item.text] = item
                    continue
                found = [item]
            else:
                found = self._premise_reader.read(item, what, target, of_list=of_list)
            before = len(premises)
            is_in_place = not isinstance(item, Scalar)
            for premise in found:
                if is_in_place and nfc(premise.text) in premises:
                    # That it is written twice has been said.
                    continue
                if not self._is_fault(premise, premises, what, target):
                    premises[nfc(premise.text)] = premise
            if self._faults and len(premises) - before < (_count(item) or 1):
                unread.append(("premises", item))
        self._draft.note_unread(name, unread)
        step = Step(
            name,
            target,
            field.relation == "attack",
            list(premises.values()),
            bool(unread),
        )
        self._draft.steps.append(step)

    def _is_fault(
        self, premise: Scalar, premises: dict[str, Scalar], what: Owner, target: str
    ) -> bool:
        """Return whether a premise stands there twice, or is what the argument leads to."""
        name = nfc(premise.text)
        if name in premises:
            self._faults.add(
                "duplicate-premise",
                premise.span,
                f"{what} has the premise “{shorten(name)}” twice",
                "remove one of them",
                related=[(premises[name].span, "first here")],
            )
        elif name == target:
            self._faults.add(
                "self-reference",
                premise.span,
                f"{what} rests on that statement itself",
                "name another statement, or remove the argument",
                node=target,
            )
        return name in premises or name == target


def _lacks_premises(value: Value) -> bool:
    """Return whether a value is a mapping of keys with neither premises nor a text."""
    if not isinstance(value, Mapping):
        return False
    names = [key.text for key in value.keys]
    return not names or (names[0] in KNOWN and form_of(set(names)) is Form.MIXED)


def _begins_text(key: str) -> bool:
    """Return whether a key begins as texts do, with a capital and several words."""
    return " " in key and key[0].isupper()


def _count(value: Value | None) -> int:
    """Return how many arguments stand under a key."""
    if value is None or is_empty(value):
        return 0
    if isinstance(value, Sequence):
        return len(value.items)
    names = {nfc(key.text) for key in value.keys} if isinstance(value, Mapping) else set()
    return len(names) if names and form_of(names) is Form.IDS else 1
