"""Located values to plain ones: the keys of a mapping, and texts, truths, numbers and ids."""

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.format import VERSION, Key, Record, Shape
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value
from argmap.suggest import Suggester

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text import Span

Fields = dict[str, tuple[Scalar, Value]]
"""The keys that a mapping gives, each with where it stands and its value."""

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_WHOLE = re.compile(r"[1-9][0-9]*")
_PARAGRAPHS = re.compile(r"([0-9]+)(?:\s*-\s*([0-9]+))?")


def entries(mapping: Mapping, faults: "Faults") -> Iterator[tuple[str, Scalar, Value]]:
    """Give the entries of a mapping with their keys in NFC, and report keys that come twice."""
    seen: dict[str, Scalar] = {}
    for key, value in mapping.entries:
        name = nfc(key.text)
        first = seen.setdefault(name, key)
        if first is key:
            yield name, key, value
        else:
            line, _ = faults.text.position(first.start)
            faults.add(
                "duplicate-key",
                key.span,
                f"the key “{name}” stands here a second time",
                f"merge it with the one in line {line}, or rename one of them",
                note="again",
                related=[(first.span, "first here")],
            )


def fields(
    value: Value,
    record: Record,
    owner: str,
    at: "Span",
    faults: "Faults",
    *,
    complete: bool = True,
) -> Fields | None:
    """Give the known keys of a mapping, or None where it is no mapping.

    Reports what is not one of the record's keys and, where the mapping is complete, required keys
    that are missing, at `at`. `owner` is what messages call the mapping.
    """
    if not isinstance(value, Mapping):
        wrong(value, f"{owner} takes a mapping", faults, " or ".join(_required(record)))
        return None
    found: Fields = {}
    for name, key, entry in entries(value, faults):
        if name in record.keys:
            found[name] = (key, entry)
        else:
            _unknown_key(key, entry, value, record, owner, faults)
    for name in _required(record):
        if complete and name not in found:
            faults.add(
                "missing-key", at, f"{owner} has no {name}", f"write {_example(record.keys[name])}"
            )
    return found


def _required(record: Record) -> list[str]:
    return [key.name for key in record.keys.values() if key.required]


def _example(key: Key) -> str:
    return {
        Shape.VERSION: f"{key.name}: {VERSION}",
        Shape.TEXT: f"{key.name}: and then a text",
    }.get(key.shape, f"{key.name}: and then {key.shape.value}")


def _unknown_key(
    key: Scalar, value: Value, mapping: Mapping, record: Record, owner: str, faults: "Faults"
) -> None:
    content = faults.text.content
    nearest = Suggester(record.keys).nearest(key.text)
    if isinstance(value, Scalar) and not value.text and content[key.end : key.end + 1] != ":":
        if ":" in key.text:
            name, _, rest = key.text.partition(":")
            advice = f"put a space behind the colon: {name}: {rest}"
        elif content[mapping.start] == "{":
            advice = "put the text in quotes, for a comma ends it inside { }"
        else:
            advice = f"write {key.text}: and then its value"
    elif key.text == "addressee":
        advice = "only a recommendation has an addressee"
    elif nearest:
        advice = f"did you mean {nearest}?"
    else:
        advice = f"{owner} takes " + listing(list(record.keys), "and")
    faults.add("unknown-key", key.span, f"{owner} has no key “{shorten(key.text)}”", advice)


def wrong(value: Value, expectation: str, faults: "Faults", example: str = "") -> None:
    """Report a value that is not what its key takes."""
    if isinstance(value, Unusable):
        return
    if isinstance(value, Sequence):
        got = "a list"
    elif isinstance(value, Mapping):
        got = "a mapping"
    else:
        got = f"“{shorten(value.text)}”" if value.text else "nothing"
    advice = f"write {example}" if example else None
    if isinstance(value, Scalar) and "mapping" in expectation and re.match(r"\w+:\S", value.text):
        advice = "put a space behind the colon"
    span = (value.start, max(value.end, value.start + 1)) if value.start != value.end else value.span
    faults.add("invalid-value", span, f"{expectation}, not {got}", advice)


def text(value: Value, what: str, faults: "Faults") -> str | None:
    """Read a text that is not empty; `what` is what messages call it."""
    if isinstance(value, Scalar):
        if value.text:
            return value.text
        faults.add("invalid-value", value.span, f"{what} is empty", "write a text, or leave the key out")
        return None
    wrong(value, f"{what} takes a text", faults, "the text in quotes")
    return None


def text_list(value: Value, what: str, faults: "Faults") -> list[str] | None:
    """Read a list of texts; nothing at all is the empty list."""
    if isinstance(value, Sequence):
        texts = [text(item, f"an entry of {what}", faults) for item in value.items]
        return [entry for entry in texts if entry is not None]
    if is_empty(value):
        return []
    wrong(value, f"{what} takes a list of texts", faults, "a list: [one, another]")
    return None


def texts(value: Value, what: str, faults: "Faults") -> list[str] | None:
    """Read a text or a list of texts as a list."""
    if isinstance(value, Sequence) or is_empty(value):
        return text_list(value, what, faults)
    one = text(value, what, faults)
    return None if one is None else [one]


def truth(value: Value, what: str, faults: "Faults") -> bool | None:
    """Read true or false, as they are written here."""
    if isinstance(value, Scalar) and value.text in {"true", "false"}:
        return value.text == "true"
    wrong(value, f"{what} takes true or false", faults, "true or false")
    return None


def count(value: Value, what: str, faults: "Faults") -> int | None:
    """Read a whole number above zero."""
    if isinstance(value, Scalar) and _WHOLE.fullmatch(value.text) and len(value.text) < 10:
        return int(value.text)
    wrong(value, f"{what} takes a whole number above zero", faults, "a number such as 14")
    return None


def version(value: Value, what: str, faults: "Faults") -> str | None:
    """Read the version of the format; there is one."""
    if isinstance(value, Scalar) and value.text == VERSION:
        return VERSION
    wrong(value, f"{what} takes the version of the format, {VERSION}", faults, f"argmap: {VERSION}")
    return None


def looks_like_paragraphs(written: str) -> bool:
    """Tell a paragraph number or range, right or wrong, from any other locator."""
    return bool(_PARAGRAPHS.fullmatch(written))


def paragraphs(value: Value, what: str, faults: "Faults") -> int | list[int] | None:
    """Read a paragraph number, or a range as its first and last paragraph."""
    if isinstance(value, Scalar) and len(value.text) < 20:
        found = _PARAGRAPHS.fullmatch(value.text)
        if found and all(_WHOLE.fullmatch(number) for number in found.groups() if number):
            first = int(found[1])
            if found[2] is None:
                return first
            if first <= int(found[2]):
                return [first, int(found[2])]
    wrong(value, f"{what} takes a paragraph number or a range", faults, "a number or a range: 3-4")
    return None


READERS = {
    Shape.TEXT: text,
    Shape.TEXTS: texts,
    Shape.TEXT_LIST: text_list,
    Shape.TRUTH: truth,
    Shape.COUNT: count,
    Shape.VERSION: version,
    Shape.PARAGRAPHS: paragraphs,
}
"""How values that stand for themselves are read."""


def plain(found: Fields, record: Record, owner: str, faults: "Faults") -> dict[str, Any]:
    """Read those of the fields that stand for themselves, leaving out what is faulty or empty."""
    values: dict[str, Any] = {}
    for name, (_, value) in found.items():
        reader = READERS.get(record.keys[name].shape)
        if reader is not None:
            read = reader(value, f"{name} of {owner}", faults)
            if read is not None and read != []:
                values[name] = read
    return values


def nfc(name: str) -> str:
    """Give an id in Unicode's NFC, in which ids are compared."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def is_id(name: str) -> bool:
    """Tell whether a name may be an id."""
    if _PLAIN_ID.fullmatch(name):
        return True
    if not name or name.isascii():
        return False
    first, *rest = (unicodedata.category(character) for character in name)
    return (first[0] == "L" or first == "Nd") and all(
        category[0] in "LM" or category == "Nd" or character in "-_."
        for category, character in zip(rest, name[1:], strict=True)
    )


def check_id(scalar: Scalar, what: str, faults: "Faults", *, letter: bool = False) -> bool:
    """Report a name that cannot be an id; with `letter`, one that begins with a digit too."""
    name = nfc(scalar.text)
    if is_id(name) and not (letter and not name[0].isalpha()):
        return True
    proposal = re.sub(r"[^\w.-]+", "-", name).strip("-._").lower()
    begins = "a letter" if letter else "a letter or a digit"
    faults.add(
        "invalid-id",
        scalar.span,
        f"“{shorten(name)}” cannot be the id of {what}",
        f"write {shorten(proposal)}"
        if is_id(proposal) and not (letter and not proposal[0].isalpha())
        else f"begin with {begins}, and go on with letters, digits, -, _ and .",
    )
    return False


def is_empty(value: Value) -> bool:
    """Tell whether nothing at all is written."""
    return isinstance(value, Scalar) and not value.text and value.start == value.end


def shorten(written: str, longest: int = 60) -> str:
    """Give a name on one line, short enough for a message."""
    written = " ".join(written.split())
    return written if len(written) <= longest else written[: longest - 1].rstrip() + "…"


def listing(names: list[str], joint: str) -> str:
    """Give names as a phrase: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"
