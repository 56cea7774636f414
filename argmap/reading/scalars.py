"""Readers of scalars and lists of scalars: texts, true or false, and numbers."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.format.keys import KINDS, LANGUAGE, LARGEST_NUMBER, VERSION
from argmap.reading.faults import Owner, wrong
from argmap.reading.values import Scalar, Sequence, Value, is_empty
from argmap.text.wording import in_braces, listing

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_A_TEXT = "a text; put one that has a colon or begins with a bracket in quotes"
_LANGUAGE = re.compile(LANGUAGE)
_NUMBER = re.compile(r"[0-9]+")
_MOST_DIGITS = len(str(LARGEST_NUMBER))
_OR_NO_ENTRY = "write a text, or remove the entry"
_OR_NO_KEY = "write a text, or leave the key out"
_TOO_LARGE = re.compile(rf"[1-9][0-9]{{{_MOST_DIGITS},}}")


def text(
    value: Value, key: str, owner: Owner, faults: "Faults", if_empty: str = _OR_NO_KEY
) -> str | None:
    """Read a text that is not empty; `if_empty` is what to do about one that is."""
    if isinstance(value, Scalar):
        if value.text:
            return value.text
        faults.add("invalid-value", value.span, f"{key} of {owner} is empty", if_empty)
        return None
    wrong(value, f"{key} of {owner} takes a text", faults, _A_TEXT)
    return None


def needed_text(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read a text that may not be left out."""
    return text(value, key, owner, faults, "write a text")


def text_list(value: Value, key: str, owner: Owner, faults: "Faults") -> list[str] | None:
    """Read a list of texts; nothing at all is the empty list."""
    if isinstance(value, Sequence):
        what = f"an entry in {key}"
        texts = [text(item, what, owner, faults, _OR_NO_ENTRY) for item in value.items]
        return [entry for entry in texts if entry is not None]
    if is_empty(value):
        return []
    example = in_braces(value.text) if isinstance(value, Scalar) else "one, another"
    wrong(value, f"{key} of {owner} takes a list of texts", faults, f"a list: [{example}]")
    return None


def texts(value: Value, key: str, owner: Owner, faults: "Faults") -> list[str] | None:
    """Read a text or a list of texts as a list."""
    if isinstance(value, Sequence) or is_empty(value):
        return text_list(value, key, owner, faults)
    one = text(value, key, owner, faults)
    return None if one is None else [one]


def truth(value: Value, key: str, owner: Owner, faults: "Faults") -> bool | None:
    """Read true or false, in small letters."""
    if isinstance(value, Scalar) and value.text in {"true", "false"}:
        return value.text == "true"
    wrong(value, f"{key} of {owner} takes true or false", faults, "true or false")
    return None


def kind(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read the kind of a statement."""
    if isinstance(value, Scalar) and value.text in KINDS:
        return value.text
    names = listing(list(KINDS), "or")
    wrong(value, f"{key} of {owner} takes {names}", faults, "one of these words")
    return None


def language(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read the tag of a language."""
    if isinstance(value, Scalar) and _LANGUAGE.fullmatch(value.text):
        return value.text
    wrong(value, f"{key} of {owner} takes the tag of a language", faults, "a tag such as de")
    return None


@lru_cache(maxsize=4096)
def whole_number(written: str) -> int | None:
    """Return the whole number from 1 to LARGEST_NUMBER that is written, or None."""
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
    bound = f"of at most {LARGEST_NUMBER:,}" if is_too_large(value) else "above zero"
    wrong(value, f"{key} of {owner} takes a whole number {bound}", faults, "a number such as 14")
    return None


def is_too_large(value: Value) -> bool:
    """Return whether one of the numbers written is larger than a number may be."""
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
