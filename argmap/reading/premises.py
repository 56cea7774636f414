"""Premises: references to statements, and statements that are written in place."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.format.keys import Kind
from argmap.model.unknowns import ANY
from argmap.reading import list_signs, misplaced
from argmap.reading.brackets import is_reference
from argmap.reading.faults import Owner, wrong
from argmap.reading.ids import as_id, check_id
from argmap.reading.keys_in_texts import has_key_at_its_start
from argmap.reading.meant_keys import KNOWN, nearest_key
from argmap.reading.misplaced import Form, form_of
from argmap.reading.records import read_record
from argmap.reading.values import Mapping, Scalar, Sequence, Slip, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.format.keys import Record
    from argmap.reading.citations import CitationCollector
    from argmap.reading.draft import Draft
    from argmap.reading.records import Unread
    from argmap.text.document import Span


_RELATIONS = frozenset(form.RELATIONS)
_DECIDING_KIND = frozenset({"supported_by", "undeveloped", "kind", ANY})
"""The keys that say of which kind a statement in place is."""
A_PREMISE = "the id of a statement, or its text in quotes"
"""What to write where a premise should stand."""


class PremiseReader:
    """Reads premises while the file is parsed, and adds the statements that stand among them.

    `with_arguments` are the fields, names and owners of those statements that have arguments of
    their own, which the caller reads: they may stand in each other deeper than calls can.
    """

    def __init__(self, draft: "Draft", citations: "CitationCollector") -> None:
        self._draft = draft
        self._faults = draft.faults
        self._citations = citations
        self.with_arguments: list[tuple[dict[str, Value], str, Owner]] = []

    def read(self, value: Value, what: Owner, target: str, *, of_list: bool) -> list[Scalar]:
        """Return references to the premises that a value holds, or nothing where one is a fault.

        `what` is the argument, `target` what it leads to; `of_list`: the value is an entry of a
        list, and holds one premise.
        """
        if isinstance(value, Scalar) and value.text:
            return [self._scalar(value, target)]
        if not isinstance(value, Mapping) or not value.content:
            example = A_PREMISE
            if isinstance(value, Sequence):
                example += "; a list holds the linked premises of one argument"
            wrong(value, f"{what} takes ids and texts as premises", self._faults, example)
            return []
        written: dict[str, Value] = {}
        for key, inner in value.entries:
            written.setdefault(key.text, inner)
        shape = form_of(written)
        if shape is Form.STATEMENT and misplaced.id_above_its_keys(value, self._faults):
            shape = Form.MIXED
        if shape is Form.MIXED and not KNOWN.issuperset(written):
            return self._mixed(value, what, target)
        if shape is Form.STATEMENT or shape is Form.MIXED:
            return self._in_mapping(value, written, target)
        if shape is Form.ARGUMENT:
            misplaced.argument_among_premises(value, what, self._faults)
        elif not misplaced.is_text_in_braces(value, what, self._faults):
            return self._by_id(value, what, target, of_list=of_list)
        self._note_unread_sections(value)
        return []

    def _scalar(self, scalar: Scalar, target: str) -> Scalar:
        """Return a reference, or one to the statement that a text is."""
        if isinstance(scalar, Slip) or is_reference(scalar, self._faults):
            return scalar
        if list_signs.has_dash_inside(scalar, self._faults):
            return Slip.of(scalar, [])
        if list_signs.is_list(scalar, self._faults):
            self._draft.unknowns.meant.update(self._faults.ids_at(scalar))
            return Slip.of(scalar, [], is_reported=False)
        if has_key_at_its_start(scalar, self._faults):
            return Slip.of(scalar, [], is_reported=False)
        draft = self._draft
        name = draft.number()
        draft.add(name, scalar.span, _statement("premise", scalar.text, unnamed=True))
        draft.places.noted_texts.add(name, scalar.start, scalar.end)
        draft.bare[name] = scalar
        draft.above[name] = target.partition("/")[0]
        return replace(scalar, text=name)

    def _by_id(self, value: Mapping, what: Owner, target: str, *, of_list: bool) -> list[Scalar]:
        """Read statements by their ids, as they stand in a section."""
        if misplaced.is_parted_by_comma(value, self._faults):
            self._note_unread_sections(value)
            return []
        premises: list[Scalar] = []
        seen: dict[str, Scalar] = {}
        if len(value.content) > 2:
            value = misplaced.without_empty_doubles(value)
        for number, (key, inner) in enumerate(value.entries):
            if misplaced.is_repeated(key, seen, self._faults):
                self._note_unread_sections(inner)
                continue
            if number == 1 and of_list:
                misplaced.second_id(key, value.keys[0], what, self._faults)
                if key.text in form.SYNONYMS:
                    self._note_unread_sections(inner)
                    continue
            if of_list and misplaced.is_text_with_colon(key, inner, self._faults):
                self._note_unread_sections(key)
                self._note_unread_sections(inner)
            else:
                premises += self._under_id(key, inner, what, target)
        return premises

    def _under_id(self, key: Scalar, value: Value, what: Owner, target: str) -> list[Scalar]:
        """Read the statement that stands behind its id and a colon, and return its id."""
        name = nfc(key.text)
        near = nearest_key(name)
        written = {}
        if isinstance(value, Mapping):
            written = {each.text: inner for each, inner in value.entries}
        is_text = isinstance(value, Scalar) and value.text != ""
        shape = form_of(written)
        is_statement = is_text or (isinstance(value, Mapping) and shape is not Form.ARGUMENT)
        if near and not (is_text or shape is Form.STATEMENT):
            misplaced.near_key(key, near, what, self._faults)
            self._note_unread_sections(value)
            return []
        kind = kind_of(written)
        if not check_id(key, kind, self._faults, advice=_advice_for_text(key, value)):
            self._draft.lost.update((as_id(name), as_id(name.lower())))
            self._note_unread_sections(value)
            return []
        if not is_statement:
            misplaced.no_statement(key, value, Owner(kind, name), self._faults)
            self._draft.lost.add(name)
            self._note_unread_sections(value)
            return []
        if near:
            self._draft.near_keys[name] = key, near, value
        if isinstance(value, Mapping):
            return self._record(value, written, form.UNDER_ID, key, target)
        if isinstance(value, Scalar):
            node = _statement(kind, value.text)
            is_damaged = self._faults.damaged and self._faults.is_damaged(value.text)
            unread: list[Unread] = [("text", value)] if is_damaged else []
            self._add(self._free(key, kind), key.span, node, {"text": value}, unread, target)
        return [] if name == target else [key]

    def _in_mapping(self, value: Mapping, written: dict[str, Value], target: str) -> list[Scalar]:
        """Read a statement that is a mapping with a text, and return its id or its number."""
        if misplaced.is_without_text_and_premises(value, self._faults):
            self._note_unread_sections(value)
            return []
        name = written.get("id")
        if name is not None and not isinstance(name, Scalar):
            wrong(name, "id takes an id", self._faults, "a word, such as night-bus")
            self._draft.lost.update(self._faults.ids_at(name))
            name = None
        elif name is not None and list_signs.has_dash_inside(name, self._faults):
            name = None
        elif name is not None and not check_id(name, "statement", self._faults):
            self._draft.lost.update((as_id(nfc(name.text)), as_id(name.text.lower())))
            name = None
        return self._record(value, written, form.IN_PLACE, name, target)

    def _record(
        self,
        value: Mapping,
        written: dict[str, Value],
        record: "Record",
        key: Scalar | None,
        target: str,
    ) -> list[Scalar]:
        """Read the keys of a statement, and return its id or its number."""
        kind = kind_of(written)
        text = written.get("text")
        if key is not None:
            name, at, owner = self._free(key, kind), key.span, Owner(kind, nfc(key.text))
        else:
            name = self._draft.number()
            at = (text or Unusable(value.start, value.start + 1)).span
            has_text = isinstance(text, Scalar) and text.text
            owner = Owner(kind, name) if has_text else Owner(f"a {kind} in place")
        node = _statement(kind, "", unnamed=key is None)
        given, unread = read_record(value, record, owner, at, self._faults, node)
        if (
            "addressee" in given
            and kind != "recommendation"
            and not any(key in {"kind", "addressee"} for key, _ in unread)
        ):
            misplaced.addressee(value, owner, self._faults)
            node.pop("addressee", None)
        are_deciding = unread and not _DECIDING_KIND.isdisjoint(key for key, _ in unread)
        if are_deciding and "kind" not in given:
            unread.append(("kind", value))
        self._add(name, at, node, given, unread, target)
        if text is None and key is None:
            # It may belong to the entry before, or after.
            self._draft.unknowns.add(name, [ANY])
        return [] if owner.name == target else [Scalar(name or owner.name, *at)]

    def _add(  # noqa: PLR0913, PLR0917 - all that a statement is made of
        self,
        name: str,
        at: "Span",
        node: dict[str, Any],
        given: dict[str, Value],
        unread: "list[Unread]",
        target: str,
    ) -> None:
        """Add a statement, what it cites and, later, what leads to it."""
        draft = self._draft
        owner = Owner(node["kind"], name)
        if name:
            draft.above[name] = target.partition("/")[0]
        draft.add_statement(name, at, node, given, unread)
        if "cites" in given:
            self._citations.cite(name, given["cites"], owner)
        if not _RELATIONS.isdisjoint(given):
            self.with_arguments.append((given, name, owner))

    def _free(self, key: Scalar, kind: Kind) -> str:
        """Return the id of a statement, or nothing where it is taken."""
        name = nfc(key.text)
        if name not in self._draft.nodes:
            return name
        self._draft.unknowns.add(name, [ANY])
        # What stands deeper is read later than what comes behind it.
        first, again = sorted((self._draft.places.nodes[name], key.span))
        line, _ = self._faults.text.position(first[0])
        self._faults.add(
            "duplicate-id",
            again,
            f"the {kind} “{shorten(name)}” is written a second time",
            f"write its id alone here, for it stands in line {line}, or give this one another id",
            note="again",
            related=[(first, "first here")],
        )
        return ""

    def _mixed(self, value: Mapping, what: Owner, target: str) -> list[Scalar]:
        """Read a mapping that mixes keys with ids as the statement that is meant, if it is one."""
        if misplaced.is_parted_by_comma(value, self._faults):
            self._note_unread_sections(value)
            return []
        key = misplaced.id_above_its_keys(value, self._faults) or next(
            key for key in value.keys if key.text not in KNOWN
        )
        if misplaced.is_text_with_colon(key, value.value_of(key.text), self._faults, of_keys=True):
            self._note_unread_sections(value)
            return []
        repaired = misplaced.mixed(value, key, what, self._faults)
        self._draft.lost.add(nfc(key.text))
        if repaired is None:
            self._note_unread_sections(value)
            return []
        self._draft.unknowns.add(nfc(key.text), [ANY])
        return self._under_id(key, repaired, what, target)

    def _note_unread_sections(self, value: Value) -> None:
        """Note the ids that stand in what could not be read."""
        if not is_empty(value):
            self._draft.lost.update(self._faults.ids_at(value))
            self._draft.unknowns.meant.update(self._faults.ids_at(value))


def kind_of(written: dict[str, Value]) -> Kind:
    """Return the kind of a statement in place: that which it says, or that which it looks like."""
    said = written.get("kind")
    if isinstance(said, Scalar):
        for kind in form.KINDS:
            if said.text == kind:
                return kind
    undeveloped = written.get("undeveloped")
    is_undeveloped = isinstance(undeveloped, Scalar) and undeveloped.text == "true"
    return "claim" if is_undeveloped or "supported_by" in written else "premise"


def _statement(kind: Kind, text: str, *, unnamed: bool = False) -> dict[str, Any]:
    node: dict[str, Any] = {"type": "statement", "kind": kind, "text": text}
    return {**node, "unnamed": True} if unnamed else node


def _advice_for_text(key: Scalar, value: Value) -> str:
    """Return what to do about a text in the place of an id, with a list or keys below it."""
    if " " not in key.text or not isinstance(value, Mapping | Sequence):
        return ""
    names = {each.text for each in value.keys} if isinstance(value, Mapping) else set()
    if "text" in names:
        return ""
    write = f"write “text: {shorten(key.text)}” in its place"
    if KNOWN.isdisjoint(names):
        return f"{write}, and “supported_by:” above what stands below it"
    return f"{write}, and give the keys below it the same indent"
