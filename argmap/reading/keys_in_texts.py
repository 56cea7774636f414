"""Texts that are a key and its value, with a wrong sign between them."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from argmap.reading.meant_keys import KNOWN
from argmap.reading.values import Scalar
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_KEY_AT_START = re.compile(r"([\w-]+)(?:([:：])|( )(?=\[.*\]$|\{.*\}$)) *(.*)", re.DOTALL)
_WRONG_SIGNS = {
    ":": "a colon stands here without a space behind it",
    "：": "a full-width colon stands here, which YAML takes for a letter",
    " ": "a colon is missing behind a key",
}


def key_in(text: str) -> re.Match[str] | None:
    """Return the word with which a text begins, the sign behind it and the rest, as of a key."""
    # Most texts begin with a capital, and a pattern costs more.
    return _KEY_AT_START.fullmatch(text) if "a" <= text[:1] <= "z" else None


def has_key_at_its_start(scalar: Scalar, faults: "Faults", known: Collection[str] = KNOWN) -> bool:
    """Return whether a text is a key with its colon and no space behind, and report it."""
    found = key_in(scalar.text)
    if not found or found[1] not in known or faults.text.content[scalar.start] in "\"'":
        return False
    key, sign, rest = found[1], found[2] or " ", found[4]
    if faults.follow_on is not None and faults.follow_on.begins_at(scalar.start):
        return True
    block = faults.text.content[scalar.start]
    if block in "|>":
        message = f"the {block} makes one text of the keys below it"
        advice = f"leave the {block} out, or put the text in quotes"
        faults.add("invalid-yaml", (scalar.start, scalar.start + 1), message, advice, follows=True)
        return True
    faults.add(
        "invalid-yaml",
        (scalar.start, scalar.start + len(key) + len(sign)),
        _WRONG_SIGNS[sign],
        f"put a space behind the colon: {key}: {shorten(rest, 30)}"
        if sign == ":"
        else f"write {key}: {shorten(rest, 30)}",
        follows=True,
    )
    return True
