"""Mappings with fixed keys: their values, and what is said of keys that are missing."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.format.keys import (
    LISTS,
    MAP,
    RECORDS,
    RELATIONS,
    VERSION,
    Key,
    Record,
    Shape,
)
from argmap.model.unknowns import ANY
from argmap.reading.cited_places import locator, paragraphs
from argmap.reading.doubled_keys import Firsts, is_first, report_second
from argmap.reading.faults import Owner, wrong
from argmap.reading.ids import is_id
from argmap.reading.lines import line_start
from argmap.reading.list_signs import (
    BEGIN_WITH_DASHES,
    has_dash_inside,
    has_entry_inside,
    report_dash_inside,
)
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
from argmap.reading.unknown_keys import ARGUMENT_NAMES, UnknownKeys
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
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
    unknown: UnknownKeys | None = None
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
            is_scalar = type(entry) is Scalar
            # Most texts stand on one line, without quotes: as long as what is written.
            if (
                is_scalar
                and entry.end - entry.start > len(entry.text)
                and name not in _PREMISES
                and _has_taken_in_a_list(name, entry, faults)
            ):
                unread += _with_a_list_inside(name, entry, record, value, faults)
                given[name] = Unusable(entry.start, entry.end)
                if reader in _TEXTS:
                    plain[name] = entry.text
                continue
            if reader is None:
                continue
            if reader in _TEXTS and is_scalar and entry.text and not faults.damaged:
                # As most are: a call would cost more.
                plain[name] = entry.text
            elif not _was_read(reader, (name, entry), owner, faults, plain):
                unread.append((name, entry))
        elif not given and not unread and is_no_mapping(value, record, faults):
            not_a_mapping(value, record, owner, faults)
            return given, [(ANY, value)]
        else:
            unknown = unknown or UnknownKeys(value, record, owner, faults)
            meant = unknown.report(key, entry)
            # Without a colon, the value is in the key.
            there = Unusable(*key.span) if is_empty(entry) else entry
            unread += [(each, there) for each in meant]
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


def _has_taken_in_a_list(name: str, value: Scalar, faults: "Faults") -> bool:
    """Return whether the value of a key goes on in a line that is an entry of a list.

    The text of a statement has no such line without quotes; other texts may have a dash there.
    """
    is_free = name != "text" and _FORMED.get(name) is Shape.TEXT
    return has_entry_inside(value, faults) if is_free else has_dash_inside(value, faults)


def _with_a_list_inside(
    name: str, value: Scalar, record: Record, mapping: Mapping, faults: "Faults"
) -> list[Unread]:
    """Report a value that has taken in the list below it; return the keys that may lack it."""
    given = {key.text for key in mapping.keys}
    keys = [key for key in record.keys.values() if key.shape in _LISTED and key.name not in given]
    keys = [key for key in keys if key.required] or keys
    advice = [BEGIN_WITH_DASHES] if name in LISTS else []
    if keys:
        above = listing([f"{key.name}:" for key in keys], "or")
        advice.append(f"write {above} on a line above the list")
    if _FORMED.get(name) in {Shape.TEXT, Shape.TEXTS}:
        advice.append("put the text in quotes")
    if not faults.cut_off:
        report_dash_inside(value, ", or ".join(advice), faults, follows=False)
    return [*((key.name, value) for key in keys), (ANY, value)]


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
    are_ids = record.name in ARGUMENT_NAMES and all(is_id(name) for name in names)
    faults.add(
        "invalid-value",
        mapping.span,
        f"{owner} has braces with nothing but a text in them",
        f"write [{shorten(', '.join(names))}]"
        if are_ids
        else "leave the braces out, put a text that begins with { in quotes, or write keys with a "
        "colon and a value",
    )


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
_FORMED = {key.name: key.shape for record in RECORDS for key in record.keys.values()}
_PREMISES = frozenset((*RELATIONS, "premises", "outweighed_by"))
_LISTED = {Shape.ARGUMENTS, Shape.PREMISES, Shape.STATEMENT_LIST}
"""What keys take below which a list often stands."""
_TEXTS = frozenset((text, needed_text))
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
