"""Reads places in sources: paragraphs, and locators that are none."""

import re
from typing import TYPE_CHECKING

from argmap.format.keys import LARGEST_NUMBER, NEARLY_PARAGRAPHS, PARAGRAPHS
from argmap.reading.faults import Owner, wrong
from argmap.reading.scalars import is_too_large, text, whole_number
from argmap.reading.values import Scalar, Value
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_NUMBER = re.compile(r"[0-9]+")
_AND_MORE = re.compile(r"(?:f|sq|seq)\w?\.?$", re.IGNORECASE)
_RANGE = re.compile(r"([0-9]+)(?:\s*(?:[-‐‑–—−…]|\.\.+|to|bis)\s*¶?([0-9]+))?", re.IGNORECASE)


def looks_like_paragraphs(written: str) -> bool:
    """Return whether a place is a paragraph number or range, valid or not."""
    return (
        written.isdecimal()
        or re.fullmatch(PARAGRAPHS, written) is not None
        or re.fullmatch(NEARLY_PARAGRAPHS, written) is not None
    )


def locator(value: Value, key: str, owner: Owner, faults: "Faults") -> str | None:
    """Read a place that is no paragraph; report one that looks like paragraphs."""
    written = text(value, key, owner, faults)
    if written is None or not re.fullmatch(NEARLY_PARAGRAPHS, written):
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
        if re.fullmatch(PARAGRAPHS, value.text):
            first, *rest = map(whole_number, _NUMBER.findall(value.text))
            if first and not rest:
                return first
            if first and rest[0] and first <= rest[0]:
                return [first, rest[0]]
        elif re.fullmatch(NEARLY_PARAGRAPHS, value.text):
            ranges = _ranges_in(value.text)
            example = ranges[0] if len(ranges) == 1 else _several(ranges, alone=key != "paragraph")
    bound = f" of numbers up to {LARGEST_NUMBER:,}" if is_too_large(value) else ""
    wrong(
        value,
        f"{key} of {owner} takes a paragraph number or a range{bound}",
        faults,
        example,
    )
    return None


def _ranges_in(written: str) -> list[str]:
    """Return the paragraphs and ranges that a person meant, in the form that the format has."""
    ranges = [
        f"{found[1]}-{found[2]}" if found[2] else found[1] for found in _RANGE.finditer(written)
    ]
    if _AND_MORE.search(written) and len(ranges) == 1 and ranges[0].isdecimal():
        # Only the author knows where 7 ff ends.
        ranges[0] += f", or a range such as {ranges[0]}-{int(ranges[0][-9:]) + 1}"
    return ranges


def _several(ranges: list[str], *, alone: bool = False) -> str:
    """Return how to write several paragraphs, as a list or in a mapping for each."""
    if alone:
        return shorten(f"[{', '.join(ranges)}]")
    return f"a mapping for each place: [{{paragraph: {ranges[0]}}}, …]"
