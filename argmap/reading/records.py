"""Mappings with fixed keys: their values, and what is said of keys that are wrong or missing."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.format.keys import (
    ARGUMENT,
    ARGUMENTS,
    ATTACK,
    IN_PLACE,
    MAP,
    PASSAGE,
    RECORDS,
    STATEMENTS,
    SYNONYMS,
    UNDER_ID,
    VERSION,
    Key,
    Record,
    Shape,
)
from argmap.model.unknowns import ANY
from argmap.reading.cited_places import locator, looks_like_paragraphs, paragraphs
from argmap.reading.doubled_keys import Firsts, is_first, report_second
from argmap.reading.faults import Owner, wrong
from argmap.reading.ids import is_id
from argmap.reading.lines import line_start
from argmap.reading.scalars import (
    count,
    kind,
    language,
    needed_text,
    text,
    text_list,
    texts,
    truth,
    version,
)
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.suggesting import did_you_mean
from argmap.text.wording import listing, shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text.document import Span

Unread = tuple[str, Value]
"""A key of a mapping that could not be read, and what stands there."""


_JOINED_LINE = re.compile(r"^ *[^\W_][\w.-]*:(?!//)\S", re.MULTILINE)


def entries(mapping: Mapping, faults: "Faults") -> Iterator[tuple[str, Scalar, Value]]:
    """Yield the entries of a mapping with their keys in NFC, and report keys that come twice."""
    seen: dict[str, Scalar] = {}
    for key, value in mapping.entries:
        if is_first(key, seen, faults):
            yield nfc(key.text), key, value


def section(value: Value, what: str, faults: "Faults") -> Iterator[tuple[str, Scalar, Value]]:
    """Yield the entries of a section; nothing at all is an empty one."""
    if isinstance(value, Mapping):
        yield from entries(value, faults)
    elif not is_empty(value):
        example = f"each entry on a line below {what}:, as an id, a colon and what it stands for"
        if isinstance(value, Sequence):
            example += ", without a dash or brackets"
        advice = _about_colons(value, faults.text.content)
        takes = f"{what} takes a mapping from ids"
        wrong(value, takes, faults, example, advice=advice, follows=True)


def _about_colons(value: Value, content: str) -> str:
    """Return what to do about lines that are entries but for a space behind their colons."""
    start = line_start(content, value.start)
    if not isinstance(value, Scalar) or content[start : value.start].strip():
        return ""
    joined = _JOINED_LINE.findall(content, start, value.end)
    if not joined:
        return ""
    return f"put a space behind {'the colon' if len(joined) == 1 else 'each colon'}"


def read_record(  # noqa: C901, PLR0912, PLR0913, PLR0917 - called for every statement
    value: Value,
    record: Record,
    owner: Owner,
    at: "Span",
    faults: "Faults",
    plain: dict[str, Any],
) -> tuple[dict[str, Value], list[Unread]]:
    """Return the values of a mapping's known keys, and what of it could not be read.

    Values that stand for themselves are read into `plain`, less what is faulty or empty. Reports
    what is no mapping, what is not one of the record's keys and, at `at`, required keys that are
    missing. `owner` is what messages call the mapping. A key that nobody knows, or that is
    missing, is unread under the name of the key that may be meant, or under ANY.
    """
    given: dict[str, Value] = {}
    unread: list[Unread] = []
    firsts: Firsts = {}
    if not isinstance(value, Mapping):
        takes = f"{owner} takes a mapping"
        wrong(value, takes, faults, _instead_of_a_list(record), follows=True)
        return given, [(ANY, value)]
    readers, required = _FORMS[record.name]
    content = value.content
    each = iter(content)
    for key in each:
        name, entry = key.text, next(each)
        if name in given:
            report_second((key, entry), value, firsts, record, faults)
            unread.append((name, entry))
        elif name in readers:
            given[name] = entry
            reader = readers[name]
            if reader is None:
                continue
            if reader in _TEXTS and type(entry) is Scalar and entry.text and not faults.damaged:
                # As most are: a call would cost more.
                plain[name] = entry.text
            elif not _was_read(reader, (name, entry), owner, faults, plain):
                unread.append((name, entry))
        elif not given and not unread and is_no_mapping(value, record, faults):
            not_a_mapping(value, record, owner, faults)
            return given, [(ANY, value)]
        else:
            meant = _unknown_key((key, entry), value, record, owner, faults)
            # Without a colon, the value is in the key.
            unread.append((meant or ANY, Unusable(*key.span) if is_empty(entry) else entry))
    if faults.count or not content:
        unread += _of_any_key(value, given, unread, faults)
    for name in required:
        if name in given:
            continue
        if name not in dict(unread):
            _missing(required[name], value, owner, at, faults)
        unread.append((name, Unusable(value.start, value.start)))
    return given, unread


def _of_any_key(
    mapping: Mapping, given: dict[str, Value], unread: list[Unread], faults: "Faults"
) -> list[Unread]:
    """Return what of a mapping may be the value of any key of it."""
    if faults.has_lost_key(mapping.start) or not mapping.content:
        return [(ANY, mapping)]
    # What could not be read last may be what should stand under a key that has nothing.
    return [(ANY, value) for _, value in unread[-1:] if any(map(is_empty, given.values()))]


def _was_read(
    reader: "_Reader",
    entry: Unread,
    owner: Owner,
    faults: "Faults",
    plain: dict[str, Any],
) -> bool:
    """Read a value into `plain`, and return whether it could be read to the letter."""
    name, value = entry
    before = faults.count
    read = reader(value, name, owner, faults)
    if read is not None and read != []:
        plain[name] = read
    if faults.count != before or isinstance(value, Unusable):
        return False
    return not (faults.damaged and isinstance(value, Scalar) and faults.is_damaged(value.text))


def _missing(needed: Key, mapping: Mapping, owner: Owner, at: "Span", faults: "Faults") -> None:
    """Report a key that is missing, unless one that could not be read may stand for it."""
    if (
        faults.cut_off
        or faults.has_lost_key(mapping.start)
        or any(faults.is_damaged(key.text) for key in mapping.keys)
    ):
        return
    faults.add(
        "missing-key",
        at,
        f"{owner} has no {needed.name}",
        f"write {_example(needed)}",
        about=mapping.span,
    )


def _example(key: Key) -> str:
    value = VERSION if key.shape is Shape.VERSION else f"and then {key.shape.value}"
    return f"{key.name}: {value}"


def _instead_of_a_list(record: Record) -> str:
    """Return what to write where a mapping with the keys of a record should stand."""
    if record.name == MAP.name:
        return f"argmap: {VERSION}, and below it a title and a statement"
    needed = next(iter(_FORMS[record.name][1]), None)
    return (
        f"its {needed} behind the colon" if needed else _example(next(iter(record.keys.values())))
    )


def is_no_mapping(mapping: Mapping, record: Record, faults: "Faults") -> bool:
    """Return whether braces hold no colon, and nothing that may be a key without one."""
    content = faults.text.content
    return content[mapping.start] == "{" and all(
        is_empty(value)
        and not content.startswith(":", key.end)
        and ":" not in key.text
        and key.text.partition(" ")[0] not in record.keys
        and not faults.is_damaged(key.text)
        for key, value in mapping.entries
    )


def not_a_mapping(mapping: Mapping, record: Record, owner: Owner, faults: "Faults") -> None:
    """Report braces that hold no colon."""
    names = [key.text for key in mapping.keys]
    are_ids = record.name in _ARGUMENT_NAMES and all(is_id(name) for name in names)
    faults.add(
        "invalid-value",
        mapping.span,
        f"{owner} has braces with nothing but a text in them",
        f"write [{shorten(', '.join(names))}]"
        if are_ids
        else "put a text that begins with { in quotes, or write keys with a colon and a value",
    )


def _unknown_key(
    entry: tuple[Scalar, Value], mapping: Mapping, record: Record, owner: Owner, faults: "Faults"
) -> str | None:
    """Report a key that the record does not have, and give the one that may be meant."""
    key, value = entry
    if faults.is_damaged(key.text):
        return faults.nearest(key.text, record.name, record.keys)
    content = faults.text.content
    elsewhere = _of_another_record(key.text, mapping, record)
    nearest = faults.nearest(key.text, record.name, record.keys)
    in_braces = content[mapping.start] == "{"
    if not key.text:
        advice = "write a key in front of the colon"
    elif in_braces and is_empty(value) and content[key.end : key.end + 1] != ":":
        name, colon, rest = key.text.partition(":" if ":" in key.text else " ")
        nearest = name if name in record.keys else nearest
        if colon == ":":
            advice = f"put a space behind the colon: {name}: {rest.strip()}"
        elif name in record.keys:
            advice = f"write {name}: {rest}"
        else:
            advice = "put the text in quotes, for a comma ends it inside { }"
    elif elsewhere:
        nearest, advice = elsewhere
    elif nearest:
        advice = did_you_mean(nearest)
    else:
        nearest = _needed_instead(entry, mapping, record)
        advice = f"write one of {listing(list(record.keys), 'and')}, or remove it"
        if nearest:
            advice = f"write {nearest}: in its place, for that key is missing"
    message = f"{owner} has no key “{shorten(key.text)}”"
    about = value.span if value.start in faults.unclosed else None
    faults.add("unknown-key", key.span, message, advice, about=about)
    return nearest


def _needed_instead(entry: tuple[Scalar, Value], mapping: Mapping, record: Record) -> str | None:
    """Return the key that is missing where the first stands that the record does not have."""
    key, value = entry
    given = [each.text for each in mapping.keys]
    is_first = next(name for name in given if name not in record.keys) == key.text
    if not is_first or (
        record.name == MAP.name and (not isinstance(value, Scalar) or is_empty(value))
    ):
        return None
    return next((name for name in _FORMS[record.name][1] if name not in given), None)


def _of_another_record(name: str, mapping: Mapping, record: Record) -> tuple[str, str] | None:
    """Give the key under which a key belongs that stands one level too high or low, and advice."""
    if name in SYNONYMS and SYNONYMS[name] in record.keys:
        return SYNONYMS[name], f"write {SYNONYMS[name]}:"
    if name in PASSAGE.keys and "cites" in record.keys:
        return "cites", f"move it into cites: {_cites_with(name, mapping)}"
    if record.name == MAP.name and name in IN_PLACE.keys | ATTACK.keys:
        is_section = name == "group" and isinstance(mapping.value_of(name), Mapping)
        return None if is_section else ("", _beside_sections(name))
    if record.name in _STATEMENT_NAMES:
        return _misplaced_in_statement(name, record)
    return _misplaced_in_argument(name, record) if record.name in _ARGUMENT_NAMES else None


def _misplaced_in_argument(name: str, record: Record) -> tuple[str, str] | None:
    if record.name == ARGUMENT.name and name == "outweighed_by":
        return "attacked_by", "only an objection is outweighed: write attacked_by here"
    if name not in IN_PLACE.keys:
        return None
    example = "text: …" if name == "text" else f"text: …, {name}: …"
    return "premises", f"it belongs to a statement: premises: {{{example}}}"


def _beside_sections(name: str) -> str:
    """Return what to do about a key of a statement or argument that stands beside sections."""
    what = "an argument"
    if name in STATEMENTS["recommendation"].keys:
        what = "a statement"
    elif name in IN_PLACE.keys:
        what = "a statement in place"
    return f"it belongs to {what}: indent it to be among the keys of that"


def _misplaced_in_statement(name: str, record: Record) -> tuple[str, str] | None:
    if name == "addressee":
        advice = "only a recommendation has one: move the statement there, or remove the key"
        return name, advice
    if name == "id":
        return name, "the id of a statement stands in front of its colon: remove the key"
    if name == "kind":
        return name, "its section says what it is: remove the key, or move it to another section"
    if name not in ATTACK.keys:
        return None
    example = "premises: …" if name == "premises" else f"premises: …, {name}: …"
    if record.name in _IN_PLACE_NAMES:
        example = example.replace("…", "{text: …}", 1)
        return name, f"it belongs to an argument, and not beside a text: write {{{example}}}"
    relation = "attacked_by" if name == "outweighed_by" else "supported_by"
    return relation, f"it belongs to an argument: {relation}: {{{example}}}"


def _cites_with(key: str, mapping: Mapping) -> str:
    """Return the value of `cites` with a further key, beside the place that is cited already."""
    cited = next((value for name, value in mapping.entries if name.text == "cites"), None)
    source = ""
    if isinstance(cited, Mapping) and cited.content:
        source, cited = cited.content[0].text, cited.content[1]
    place = cited.text if isinstance(cited, Scalar) else ""
    if place and not source and not looks_like_paragraphs(place):
        source, place = place, ""
    given = {"paragraph": place} if place else {}
    passage = ", ".join(f"{name}: {value}" for name, value in {**given, key: "…"}.items())
    return f"{{{shorten(source)}: {{{passage}}}}}" if source else f"{{{passage}}}"


_Reader = Callable[[Value, str, Owner, "Faults"], Any]
_READERS: dict[Shape, _Reader] = {
    Shape.TEXT: text,
    Shape.TEXTS: texts,
    Shape.TEXT_LIST: text_list,
    Shape.TRUTH: truth,
    Shape.COUNT: count,
    Shape.KIND: kind,
    Shape.LANGUAGE: language,
    Shape.VERSION: version,
    Shape.PARAGRAPHS: paragraphs,
    Shape.LOCATOR: locator,
}
_TEXTS = frozenset((text, needed_text))
_IN_PLACE_NAMES = {UNDER_ID.name, IN_PLACE.name}
_STATEMENT_NAMES = {record.name for record in STATEMENTS.values()} | _IN_PLACE_NAMES
_ARGUMENT_NAMES = {record.name for record in ARGUMENTS.values()}
_FORMS: dict[str, tuple[dict[str, _Reader | None], dict[str, Key]]] = {
    record.name: (
        {
            name: needed_text
            if key.required and key.shape is Shape.TEXT
            else _READERS.get(key.shape)
            for name, key in record.keys.items()
        },
        {name: key for name, key in record.keys.items() if key.required},
    )
    for record in RECORDS
}
"""The readers of each record's keys, and the keys that are required."""
