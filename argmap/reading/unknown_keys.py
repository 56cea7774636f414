"""Keys that a record does not have, and what is said of them."""

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.format.keys import (
    ARGUMENT,
    ARGUMENTS,
    ATTACK,
    EXPECTATIONS,
    IN_PLACE,
    KEYS,
    LABELS,
    LISTS,
    MAP,
    PASSAGE,
    RELATIONS,
    SOURCE,
    STATEMENTS,
    SYNONYMS,
    UNDER_ID,
    Record,
    Shape,
)
from argmap.model.unknowns import ANY
from argmap.reading.cited_places import looks_like_paragraphs
from argmap.reading.comma_parts import PUT_IN_QUOTES, parts_from, write_as_text
from argmap.reading.faults import indent_under
from argmap.reading.ids import is_id
from argmap.reading.values import Mapping, Scalar, Sequence, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.suggesting import did_you_mean, differ_by_one_slip
from argmap.text.wording import brief, listing, shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults, Owner

_IN_PLACE_NAMES = {UNDER_ID.name, IN_PLACE.name}
_STATEMENT_NAMES = {record.name for record in STATEMENTS.values()} | _IN_PLACE_NAMES
_NAME_AND_REST = re.compile(r"([^\s:=;]*)\s*([:=;]?)\s*(.*)", re.DOTALL)
_JOINED = re.compile(r"([\w-]+):? ?([\[{\"'].*)")
_Meant = tuple[list[str], str]
"""The keys that one may mean that is none, and what to do about it."""
ARGUMENT_NAMES = {record.name for record in ARGUMENTS.values()}


class UnknownKeys:
    """Reports the keys of one mapping that its record does not have.

    `owner` is what messages call the mapping. What concerns the whole mapping is found out once,
    for it may have very many such keys.
    """

    def __init__(self, mapping: Mapping, record: Record, owner: "Owner", faults: "Faults") -> None:
        self._mapping = mapping
        self._record = record
        self._owner = owner
        self._faults = faults
        # Where the keys of arguments start beside which an id was reported.
        self._with_ids_beside: set[int] = set()

    def report(self, key: Scalar, value: Value) -> list[str]:
        """Report a key that the record does not have, and return those that may be meant."""
        faults, record = self._faults, self._record
        nearest = faults.nearest(key.text, record.name, record.keys)
        if faults.is_damaged(key.text):
            return [nearest or ANY]
        is_part = self._is_without_colon(key, value) and not self._begins_with_key(key.text)
        if is_part and faults.is_next_part(key):
            return [ANY]
        elsewhere = self._of_another_record(key.text, value)
        relation = None if elsewhere else self._relation_above(key, value, nearest)
        if relation is not None:
            self._report_under(relation, key, value)
            return [relation.text]
        if self._is_said(key, elsewhere, nearest):
            return [ANY]
        meant, advice = self._meant(key, value, nearest, elsewhere)
        if elsewhere or (record.name == MAP.name and meant == [ANY]):
            faults.misplaced.append(key.start)
        message = f"{self._owner} has no key “{shorten(key.text)}”"
        about = value.span if value.start in faults.unclosed else None
        faults.add("unknown-key", key.span, message, advice, about=about)
        return meant

    def _meant(
        self, key: Scalar, value: Value, nearest: str | None, elsewhere: _Meant | None
    ) -> _Meant:
        """Return what a key may mean, and what to do about it."""
        record = self._record
        needed = self._needed_instead(key.text, value)
        if self._is_without_colon(key, value):
            return self._without_colon(key, nearest, needed)
        joined = _JOINED.match(key.text)
        if joined and joined[1] in record.keys:
            return [joined[1]], f"write a colon and a space behind it: {joined[1]}: {joined[2]}…"
        if elsewhere:
            meant, advice = elsewhere
            # The premises of a statement without a text may be that.
            return [*meant, needed] if needed and key.text == "premises" else meant, advice
        is_misspelt = nearest is not None and differ_by_one_slip(nearest, key.text)
        may_stand_beside = not is_misspelt and self._may_stand_beside(value)
        if nearest and not may_stand_beside:
            return [nearest], did_you_mean(nearest)
        if may_stand_beside:
            advice = self._indent_beside(key)
        elif not key.text:
            advice = "write a key in front of the colon"
        elif is_empty(value) and record.name in ARGUMENT_NAMES and is_id(nfc(key.text)):
            return ["id"], f"to name the argument, write id: {key.text}"
        elif needed:
            advice = f"write {needed}: in its place, for that key is missing"
        else:
            advice = f"write one of {listing(list(record.keys), 'and')}, or remove it"
        return [needed, ANY] if needed and key.text else [ANY], advice

    def _without_colon(self, key: Scalar, nearest: str | None, needed: str | None) -> _Meant:
        """Return what an entry of braces without a colon may mean, and what to do about it."""
        name, sign, rest = _name_and_rest(key.text)
        is_known = name in self._record.keys
        meant = [needed, ANY] if needed else [nearest or ANY]
        advice = PUT_IN_QUOTES
        if needed == "text":
            advice = write_as_text(key.text)
        above, listed = self._list_around(key)
        if listed:
            meant = [above, ANY]
            advice = f"put brackets around a list: {above}: [{brief(listed, 60)}]"
        if sign == ":":
            advice = f"put a space behind the colon: {name}: {rest}"
        elif is_known:
            advice = f"write {name}: {rest}"
        return [name] if is_known else meant, advice

    def _is_without_colon(self, key: Scalar, value: Value) -> bool:
        """Return whether an entry of braces has no colon."""
        content = self._faults.text.content
        return (
            is_empty(value)
            and content[self._mapping.start] == "{"
            and content[key.end : key.end + 1] != ":"
        )

    def _begins_with_key(self, written: str) -> bool:
        return _name_and_rest(written)[0] in self._record.keys

    def _list_around(self, key: Scalar) -> tuple[str, str]:
        """Return the key of a list in front of an entry, and the list that lacks its brackets."""
        above, value = self._above.get(key.start, (key, key))
        known = self._record.keys.get(above.text)
        if known is None or above.text not in LISTS or not isinstance(value, Scalar):
            return "", ""
        parts = parts_from(self._faults.text.content, value.start)
        if not (known.shape is Shape.TEXT_LIST or all(is_id(nfc(part)) for part in parts)):
            return "", ""
        self._faults.explained.add(value.start)
        return above.text, ", ".join(parts)

    @cached_property
    def _above(self) -> dict[int, tuple[Scalar, Value]]:
        """The entry in front of each key, by the start of that."""
        return {key.start: above for above, (key, _) in pairwise(self._mapping.entries)}

    def _is_said(self, key: Scalar, elsewhere: object, nearest: str | None) -> bool:
        """Return whether a key is one of several ids that stand where keys should: said once."""
        if key.text == self._first or elsewhere or nearest or not self._are_all_unknown:
            return False
        return is_id(nfc(key.text)) and key.text not in KEYS

    @cached_property
    def _are_all_unknown(self) -> bool:
        """Return whether the record has none of the keys, and is that of a statement."""
        return self._record.name in _STATEMENT_NAMES and self._record.keys.keys().isdisjoint(
            self._values
        )

    def _relation_above(self, key: Scalar, value: Value, nearest: str | None) -> Scalar | None:
        """Return the key of arguments above the id of a statement that belongs under it."""
        is_misspelt = nearest is not None and differ_by_one_slip(nearest, key.text)
        if is_misspelt or not is_id(nfc(key.text)) or not _is_statement(value):
            return None
        above, values = self._last_known.get(key.start, (None, None))
        if above is None or above.text not in RELATIONS or values is None:
            return None
        content = self._faults.text.content
        is_open = is_empty(values) or (
            isinstance(values, Mapping | Sequence) and content[values.start] not in "[{"
        )
        return above if is_open else None

    @cached_property
    def _last_known(self) -> dict[int, tuple[Scalar, Value]]:
        """The last key of the record above each that is none, by the start of that."""
        found: dict[int, tuple[Scalar, Value]] = {}
        last: tuple[Scalar, Value] | None = None
        for entry in self._mapping.entries:
            if entry[0].text in self._record.keys:
                last = entry
            elif last is not None:
                found[entry[0].start] = last
        return found

    def _report_under(self, relation: Scalar, key: Scalar, value: Value) -> None:
        """Report the first id that stands beside the key of arguments above it."""
        if relation.start in self._with_ids_beside:
            return
        self._with_ids_beside.add(relation.start)
        name = shorten(key.text)
        message = f"the id “{name}” stands beside the key “{relation.text}”, and not under it"
        _, values = self._last_known[key.start]
        self._faults.misplaced.append(key.start)
        advice = indent_under(relation.text)
        if isinstance(values, Sequence):
            advice = f"write “- {name}: …” below the dashes above it"
        if self._may_stand_beside(value) and not is_empty(values):
            advice = f"{self._indent_beside(key)}; if it is one of the arguments there, {advice}"
        if isinstance(value, Scalar) and not is_empty(values):
            advice = f"if it is one, {advice.removesuffix(':')}; if not, remove it"
        self._faults.add("unknown-key", key.span, message, advice)

    def _may_stand_beside(self, value: Value) -> bool:
        """Return whether a value is a statement that may stand beside the one of these keys."""
        is_whole = isinstance(value, Mapping) and value.value_of("text") is not None
        return is_whole and self._record.name in _STATEMENT_NAMES - {IN_PLACE.name}

    def _indent_beside(self, key: Scalar) -> str:
        name = shorten(key.text)
        return f"give {name}: and the lines below it the indent of {shorten(self._owner.name)}:"

    @cached_property
    def _values(self) -> dict[str, Value]:
        """The first value of each key, in the order of the file."""
        values: dict[str, Value] = {}
        for key, value in self._mapping.entries:
            values.setdefault(key.text, value)
        return values

    @cached_property
    def _first(self) -> str:
        """The first key that the record does not have."""
        return next(name for name in self._values if name not in self._record.keys)

    def _needed_instead(self, name: str, value: Value) -> str | None:
        """Return the key that is missing where the first stands that the record does not have."""
        record = self._record
        is_value = isinstance(value, Scalar) and not is_empty(value)
        if name != self._first or (record.name == MAP.name and not is_value):
            return None
        needed = (name for name, key in record.keys.items() if key.required)
        return next((name for name in needed if name not in self._values), None)

    def _of_another_record(self, name: str, value: Value) -> _Meant | None:
        """Return the keys under which one belongs that is a level too high or low, and advice."""
        record = self._record
        meant = SYNONYMS.get(name)
        if meant in record.keys:
            is_there = meant in self._values
            advice = (
                f"move it under {meant}:, as one more argument" if is_there else f"write {meant}:"
            )
            return [meant], advice
        if record.name == EXPECTATIONS.name and isinstance(value, Scalar) and value.text in LABELS:
            return [value.text], f"write {value.text}: [{shorten(name)}]"
        if name in PASSAGE.keys and "cites" in record.keys:
            return ["cites"], f"move it into cites: {self._cites_with(name)}"
        if record.name == MAP.name and name in IN_PLACE.keys | ATTACK.keys | SOURCE.keys:
            is_section = name == "group" and isinstance(value, Mapping)
            return None if is_section else ([ANY], _beside_sections(name))
        if record.name in _STATEMENT_NAMES:
            return _misplaced_in_statement(name, record)
        return _misplaced_in_argument(name, record) if record.name in ARGUMENT_NAMES else None

    def _cites_with(self, key: str) -> str:
        """Return the value of `cites` with a further key, beside the place that is cited."""
        cited = self._values.get("cites")
        source = ""
        if isinstance(cited, Mapping) and cited.content:
            source, cited = cited.content[0].text, cited.content[1]
        place = cited.text if isinstance(cited, Scalar) else ""
        if place and not source and not looks_like_paragraphs(place):
            source, place = place, ""
        given = {"paragraph": place} if place else {}
        passage = ", ".join(f"{name}: {value}" for name, value in {**given, key: "…"}.items())
        return f"{{{shorten(source)}: {{{passage}}}}}" if source else f"{{{passage}}}"


def _name_and_rest(written: str) -> tuple[str, str, str]:
    """Return the first word of an entry without a colon, the sign behind it, and the rest."""
    found = _NAME_AND_REST.match(written)
    return (found[1], found[2], found[3]) if found else ("", "", "")


def _is_statement(value: Value) -> bool:
    """Return whether what stands behind a key can only be a statement, as it has words or keys."""
    if isinstance(value, Mapping):
        return any(key.text in IN_PLACE.keys for key in value.keys)
    return isinstance(value, Scalar) and " " in value.text


def _misplaced_in_argument(name: str, record: Record) -> _Meant | None:
    if record.name == ARGUMENT.name and name == "outweighed_by":
        return ["attacked_by"], "only an objection is outweighed: write attacked_by here"
    if name not in IN_PLACE.keys:
        return None
    example = "text: …" if name == "text" else f"text: …, {name}: …"
    return ["premises"], f"it belongs to a statement: premises: {{{example}}}"


def _beside_sections(name: str) -> str:
    """Return what to do about a key of a statement or argument that stands beside sections."""
    what = "a source" if name in SOURCE.keys else "an argument"
    if name in STATEMENTS["recommendation"].keys:
        what = "a statement"
    elif name in IN_PLACE.keys:
        what = "a statement in place"
    return f"it belongs to {what}: indent it to be among the keys of that"


def _misplaced_in_statement(name: str, record: Record) -> _Meant | None:
    if name == "addressee":
        advice = "only a recommendation has one: move the statement there, or remove the key"
        return [name], advice
    if name == "id":
        return [name], "the id of a statement stands in front of its colon: remove the key"
    if name == "kind":
        return [name], "its section says what it is: remove the key, or move it to another section"
    if name not in ATTACK.keys:
        return None
    example = "premises: …" if name == "premises" else f"premises: …, {name}: …"
    if record.name in _IN_PLACE_NAMES:
        example = example.replace("…", "{text: …}", 1)
        return [name], f"it belongs to an argument, and not beside a text: write {{{example}}}"
    relation = "attacked_by" if name == "outweighed_by" else "supported_by"
    return [relation, name], f"it belongs to an argument: {relation}: {{{example}}}"
