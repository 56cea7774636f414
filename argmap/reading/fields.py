"""Located values to plain ones: the keys of a mapping, and texts, truths, numbers and ids."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.format import (
    ARGUMENT,
    LARGEST_NUMBER,
    NEARLY_PARAGRAPHS,
    PARAGRAPHS,
    PASSAGE,
    RECORDS,
    STATEMENTS,
    VERSION,
    Key,
    Record,
    Shape,
)
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value
from argmap.unknowns import ANY

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text import Span


Unread = tuple[str, Value]
"""A key of a mapping that could not be read, and what stands there."""


class Owner(NamedTuple):
    """What messages call the thing that a value belongs to; put into words only for a message."""

    kind: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} “{shorten(self.name)}”" if self.name else self.kind


_PLAIN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_JOINED = re.compile(r"([^\W\d_][\w.-]*):(\S.*)")
_PARAGRAPHS = re.compile(PARAGRAPHS)
_NEARLY_PARAGRAPHS = re.compile(NEARLY_PARAGRAPHS)
_NUMBER = re.compile(r"[0-9]+")
_AND_MORE = re.compile(r"(?:f|sq|seq)\w?\.?$", re.IGNORECASE)
_RANGE = re.compile(r"([0-9]+)(?:\s*(?:[-–—−…]|\.\.+|to|bis)\s*¶?([0-9]+))?", re.IGNORECASE)


_MOST_DIGITS = len(str(LARGEST_NUMBER))
_TOO_LARGE = re.compile(rf"[1-9][0-9]{{{_MOST_DIGITS},}}")


def entries(mapping: Mapping, faults: "Faults") -> Iterator[tuple[str, Scalar, Value]]:
    """Give the entries of a mapping with their keys in NFC, and report keys that come twice."""
    seen: dict[str, Scalar] = {}
    for key, value in mapping.entries:
        if is_first(key, seen, faults):
            yield nfc(key.text), key, value


def is_first(key: Scalar, seen: dict[str, Scalar], faults: "Faults") -> bool:
    """Tell whether a key comes for the first time, and report one that does not."""
    first = seen.setdefault(nfc(key.text), key)
    if first is key:
        return True
    line, _ = faults.text.position(first.start)
    faults.add(
        "duplicate-key",
        key.span,
        f"the key “{shorten(key.text)}” stands here a second time",
        f"merge it with the one in line {line}, or rename one of them",
        note="again",
        related=[(first.span, "first here")],
    )
    return False


def read_record(  # noqa: PLR0913, PLR0917 - called for every statement: no object for it
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
    firsts: dict[str, Scalar] = {}
    if not isinstance(value, Mapping):
        wrong(value, f"{owner} takes a mapping", faults, _example(_REQUIRED[record.name]))
        return given, [(ANY, value)]
    readers = _READERS_OF[record.name]
    for key, entry in value.entries:
        name = key.text
        if name in given:
            firsts = firsts or {first.text: first for first in reversed(value.keys)}
            is_first(key, {name: firsts[name]}, faults)
            unread.append((name, entry))
        elif name in readers:
            given[name] = entry
            reader = readers[name]
            if reader is not None and not _was_read(reader, (name, entry), owner, faults, plain):
                unread.append((name, entry))
        elif not given and not unread and _is_no_mapping(value, record, faults):
            _not_a_mapping(value, record, owner, faults)
            return given, [(ANY, value)]
        else:
            meant = _unknown_key((key, entry), value, record, owner, faults)
            unread.append((meant or ANY, entry))
    if faults.has_merge_key(value.span):
        unread.append((ANY, value))
    missing = [needed for needed in _REQUIRED[record.name] if needed.name not in given]
    for needed in missing:
        if not faults.cut_off and all(name != needed.name for name, _ in unread):
            _missing(needed, value, owner, at, faults)
        unread.append((needed.name, Unusable(value.start, value.start)))
    return given, unread


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
    return not (faults.damaged and isinstance(value, Scalar) and faults.hit(value.text))


def _missing(needed: Key, mapping: Mapping, owner: Owner, at: "Span", faults: "Faults") -> None:
    """Report a key that is missing, unless one that could not be read may stand for it."""
    if faults.has_merge_key(mapping.span) or any(faults.hit(key.text) for key in mapping.keys):
        return
    faults.add(
        "missing-key",
        at,
        f"{owner} has no {needed.name}",
        f"write {_example([needed])}",
        about=mapping.span,
    )


def _example(needed: list[Key]) -> str:
    if not needed:
        return "keys and values"
    key = needed[0]
    value = VERSION if key.shape is Shape.VERSION else f"and then {key.shape.value}"
    return f"{key.name}: {value}"


def _is_no_mapping(mapping: Mapping, record: Record, faults: "Faults") -> bool:
    """Tell whether braces hold no colon, and nothing that may be a key without one."""
    content = faults.text.content
    return content[mapping.start] == "{" and all(
        is_empty(value)
        and not content.startswith(":", key.end)
        and ":" not in key.text
        and key.text.partition(" ")[0] not in record.keys
        and not faults.hit(key.text)
        for key, value in mapping.entries
    )


def _not_a_mapping(mapping: Mapping, record: Record, owner: Owner, faults: "Faults") -> None:
    names = [key.text for key in mapping.keys]
    are_ids = record.name == ARGUMENT.name and all(is_id(name) for name in names)
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
    if faults.hit(key.text):
        return faults.nearest(key.text, record.name, record.keys)
    content = faults.text.content
    elsewhere = _of_another_record(key.text, mapping, record)
    nearest = faults.nearest(key.text, record.name, record.keys)
    if not key.text:
        advice = "write a key in front of the colon"
    elif isinstance(value, Scalar) and not value.text and content[key.end : key.end + 1] != ":":
        if ":" in key.text:
            name, _, rest = key.text.partition(":")
            advice = f"put a space behind the colon: {name}: {rest.strip()}"
        elif key.text.partition(" ")[0] in record.keys:
            nearest, rest = key.text.split(maxsplit=1)
            advice = f"write {nearest}: {rest}"
        elif content[mapping.start] == "{":
            advice = "put the text in quotes, for a comma ends it inside { }"
        else:
            advice = f"write {key.text}: and then its value"
    elif elsewhere:
        nearest, advice = elsewhere
    elif nearest:
        advice = f"did you mean {nearest}?"
    else:
        advice = f"{owner} takes " + listing(list(record.keys), "and")
    faults.add("unknown-key", key.span, f"{owner} has no key “{shorten(key.text)}”", advice)
    return nearest


def _of_another_record(name: str, mapping: Mapping, record: Record) -> tuple[str, str] | None:
    """Give the key under which a key belongs that stands one level too high or low, and advice."""
    is_statement = record.name in _STATEMENT_NAMES
    if name == "addressee":
        return "addressee", "only a recommendation has an addressee"
    if name in PASSAGE.keys and "cites" in record.keys:
        return "cites", f"move it into cites: {_cites_with(name, mapping)}"
    if is_statement and name in ARGUMENT.keys:
        example = "premises: …" if name == "premises" else f"premises: …, {name}: …"
        advice = f"it belongs to an argument: supported_by: {{{example}}}"
        return "supported_by", advice
    if record.name == ARGUMENT.name and name in STATEMENTS["claim"].keys:
        return "premises", f"{name} belongs to a statement: write it where a premise is written"
    return None


def _cites_with(key: str, mapping: Mapping) -> str:
    """Give the value of `cites` with a further key, beside the place that is cited already."""
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


def wrong(value: Value, expectation: str, faults: "Faults", example: str = "") -> None:
    """Report a value that is not what its key takes."""
    if isinstance(value, Unusable) or (isinstance(value, Scalar) and faults.hit(value.text)):
        return
    if isinstance(value, Sequence):
        got = "a list" if value.items else "an empty list"
    elif isinstance(value, Mapping):
        got = "a mapping"
    else:
        got = f"“{shorten(value.text)}”" if value.text else "nothing"
    advice = f"write {example}" if example else None
    if isinstance(value, Scalar) and "mapping" in expectation and re.match(r"\w+:\S", value.text):
        advice = "put a space behind the colon"
    span = (
        (value.start, max(value.end, value.start + 1)) if value.start != value.end else value.span
    )
    faults.add("invalid-value", span, f"{expectation}, not {got}", advice)


def text(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read a text that is not empty."""
    if isinstance(value, Scalar):
        if value.text:
            return value.text
        faults.add(
            "invalid-value",
            value.span,
            f"{key} of {owner} is empty",
            "write a text, or leave the key out",
        )
        return None
    wrong(value, f"{key} of {owner} takes a text", faults, "the text in quotes")
    return None


def needed_text(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read a text that may not be left out."""
    if isinstance(value, Scalar) and not value.text:
        faults.add("invalid-value", value.span, f"{key} of {owner} is empty", "write a text")
        return None
    return text(value, key, owner, faults)


def text_list(value: Value, key: str, owner: Owner, faults: "Faults") -> list[str] | None:
    """Read a list of texts; nothing at all is the empty list."""
    if isinstance(value, Sequence):
        texts = [text(item, f"an entry in {key}", owner, faults) for item in value.items]
        return [entry for entry in texts if entry is not None]
    if is_empty(value):
        return []
    wrong(value, f"{key} of {owner} takes a list of texts", faults, "a list: [one, another]")
    return None


def texts(value: Value, key: str, owner: Owner, faults: "Faults") -> list[str] | None:
    """Read a text or a list of texts as a list."""
    if isinstance(value, Sequence) or is_empty(value):
        return text_list(value, key, owner, faults)
    one = text(value, key, owner, faults)
    return None if one is None else [one]


def truth(value: Value, key: str, owner: Owner, faults: "Faults") -> bool | None:
    """Read true or false, as they are written here."""
    if isinstance(value, Scalar) and value.text in {"true", "false"}:
        return value.text == "true"
    wrong(value, f"{key} of {owner} takes true or false", faults, "true or false")
    return None


def whole_number(written: str) -> int | None:
    """Give the whole number above zero that is written, or None; LARGEST_NUMBER is the last."""
    if (
        len(written) <= _MOST_DIGITS
        and written.isdecimal()
        and written.isascii()
        and written[0] != "0"
    ):
        return int(written)
    return None


def count(value: Value, key: str, owner: Owner, faults: "Faults") -> int | None:
    """Read a whole number above zero."""
    number = whole_number(value.text) if isinstance(value, Scalar) else None
    if number is not None:
        return number
    bound = f"of at most {LARGEST_NUMBER:,}" if _is_too_large(value) else "above zero"
    wrong(value, f"{key} of {owner} takes a whole number {bound}", faults, "a number such as 14")
    return None


def _is_too_large(value: Value) -> bool:
    """Tell whether one of the numbers written is larger than a number may be."""
    written = value.text if isinstance(value, Scalar) else ""
    return any(map(_TOO_LARGE.fullmatch, _NUMBER.findall(written)))


def version(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read the version of the format; there is one."""
    if isinstance(value, Scalar) and value.text == VERSION:
        return VERSION
    wrong(
        value,
        f"{key} of {owner} takes the version of the format, {VERSION}",
        faults,
        f"argmap: {VERSION}",
    )
    return None


def looks_like_paragraphs(written: str) -> bool:
    """Tell a paragraph number or range, right or wrong, from any other locator."""
    return (
        written.isdecimal()
        or _PARAGRAPHS.fullmatch(written) is not None
        or _NEARLY_PARAGRAPHS.fullmatch(written) is not None
    )


def locator(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read a place that is no paragraph; what only looks like paragraphs is none."""
    written = text(value, key, owner, faults)
    if written is None or not _NEARLY_PARAGRAPHS.fullmatch(written):
        return written
    ranges = _ranges_in(written)
    faults.add(
        "invalid-value",
        value.span,
        f"{key} of {owner} names a page, a section or the like, not “{shorten(written)}”",
        f"write paragraph: {ranges[0]}" if len(ranges) == 1 else f"write {_several(ranges)}",
    )
    return None


def paragraphs(value: Value, key: str, owner: Owner, faults: "Faults") -> int | list[int] | None:
    """Read a paragraph number, or a range as its first and last paragraph."""
    example = "a number or a range: 3-4"
    if isinstance(value, Scalar):
        number = whole_number(value.text)
        if number is not None:
            return number
        if _PARAGRAPHS.fullmatch(value.text):
            first, *rest = map(whole_number, _NUMBER.findall(value.text))
            if first and not rest:
                return first
            if first and rest[0] and first <= rest[0]:
                return [first, rest[0]]
        elif _NEARLY_PARAGRAPHS.fullmatch(value.text):
            ranges = _ranges_in(value.text)
            example = ranges[0] if len(ranges) == 1 else _several(ranges, alone=key != "paragraph")
    bound = f" of numbers up to {LARGEST_NUMBER:,}" if _is_too_large(value) else ""
    wrong(
        value,
        f"{key} of {owner} takes a paragraph number or a range{bound}",
        faults,
        example,
    )
    return None


def _ranges_in(written: str) -> list[str]:
    """Give the paragraphs and ranges that a person meant, in the form that the format has."""
    ranges = [
        f"{found[1]}-{found[2]}" if found[2] else found[1] for found in _RANGE.finditer(written)
    ]
    if written[0].isdigit() and _AND_MORE.search(written) and len(ranges) == 1:
        # Nobody but the author knows where 7 ff ends.
        ranges[0] += f", or a range such as {ranges[0]}-{int(ranges[0][-9:]) + 1}"
    return ranges


def _several(ranges: list[str], *, alone: bool = False) -> str:
    """Give a list of paragraphs, for a place that stands alone or is one of a mapping's keys."""
    if alone:
        return shorten(f"[{', '.join(ranges)}]")
    return f"a mapping for each place: [{{paragraph: {ranges[0]}}}, …]"


_Reader = Callable[[Value, str, Owner, "Faults"], Any]
_READERS: dict[Shape, _Reader] = {
    Shape.TEXT: text,
    Shape.TEXTS: texts,
    Shape.TEXT_LIST: text_list,
    Shape.TRUTH: truth,
    Shape.COUNT: count,
    Shape.VERSION: version,
    Shape.PARAGRAPHS: paragraphs,
    Shape.LOCATOR: locator,
}
_READERS_OF = {
    record.name: {
        name: needed_text if key.required and key.shape is Shape.TEXT else _READERS.get(key.shape)
        for name, key in record.keys.items()
    }
    for record in RECORDS
}
_STATEMENT_NAMES = {record.name for record in STATEMENTS.values()}
_REQUIRED = {
    record.name: [key for key in record.keys.values() if key.required] for record in RECORDS
}


def nfc(name: str) -> str:
    """Give an id in Unicode's NFC, in which ids are compared."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def is_id(name: str) -> bool:
    """Tell whether a name may be an id."""
    if _PLAIN_ID.fullmatch(name):
        return True
    if not name or name.isascii() or name.endswith("."):
        return False
    first, *rest = (unicodedata.category(character) for character in name)
    return (first[0] == "L" or first == "Nd") and all(
        category[0] in "LM" or category == "Nd" or character in "-_."
        for category, character in zip(rest, name[1:], strict=True)
    )


def check_id(
    scalar: Scalar, what: str, faults: "Faults", *, letter: bool = False, advice: str = ""
) -> bool:
    """Report a name that cannot be an id; with `letter`, one that begins with a digit too.

    `advice` is the help, where there is a better one than a name like it.
    """
    if _PLAIN_ID.fullmatch(scalar.text) and not letter:
        return True
    name = nfc(scalar.text)
    if is_id(name) and not (letter and not name[0].isalpha()):
        return True
    if faults.hit(name):
        return False
    proposal = _as_id(name).lower()
    what = f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
    begins = "a letter" if letter else "a letter or a digit"
    if not advice and is_id(proposal) and not (letter and not proposal[0].isalpha()):
        advice = f"write {shorten(proposal)}"
    faults.add(
        "invalid-id",
        scalar.span,
        f"“{shorten(name)}” cannot be the id of {what}" if name else f"the id of {what} is empty",
        advice or f"begin with {begins}, and go on with letters, digits, -, _ and .",
    )
    return False


def check_key(  # noqa: PLR0913 - called for every statement: no object for it
    key: Scalar, value: Value, what: str, faults: "Faults", lost: set[str], *, letter: bool = False
) -> bool:
    """Report a key that cannot be the id of an entry; note in `lost` what id may be meant.

    Gives whether the entry can be read: where its colon is not seen, it has nothing to read.
    """
    if _PLAIN_ID.fullmatch(key.text) and not letter:
        return True
    has_colon = not is_empty(value) or faults.text.content.startswith(":", key.end)
    advice = "" if has_colon else "put the text in quotes, for a comma ends it inside { }"
    joined = _JOINED.match(key.text)
    if joined and (not has_colon or joined[2][0] in "[{\"'"):
        lost.add(nfc(joined[1]))
        faults.add(
            "invalid-id",
            key.span,
            f"“{shorten(key.text)}” cannot be the id of a {what}",
            f"put a space behind the colon: {shorten(joined[1])}: {shorten(joined[2])}",
        )
    elif not check_id(key, what, faults, letter=letter, advice=advice):
        name = _as_id(nfc(key.text.partition(":")[0]))
        lost.update((name, name.lower(), _as_id(nfc(key.text)), _as_id(nfc(key.text)).lower()))
    else:
        return True
    return has_colon


def _as_id(name: str) -> str:
    """Give a name with all that cannot stand in an id left out."""
    return re.sub(r"[^\w.-]+", "-", name.replace("\ufffd", " ")).strip("-._")


def is_empty(value: Value) -> bool:
    """Tell whether nothing at all is written."""
    return isinstance(value, Scalar) and not value.text and value.start == value.end


def shorten(written: str, longest: int = 60) -> str:
    """Give a name on one line, short enough for a message."""
    start = " ".join(written[: 4 * longest].split())
    if len(start) <= longest and len(written) <= 4 * longest:
        return start
    return start[: longest - 1].rstrip() + "…"


def listing(names: list[str], joint: str) -> str:
    """Give names as a phrase: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"
