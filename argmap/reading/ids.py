"""Checks ids, and proposes ids for names that are none."""

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, TypeGuard

from argmap.format.keys import RELATIONS
from argmap.model.unknowns import ANY
from argmap.reading.comma_parts import PUT_IN_QUOTES
from argmap.reading.lines import line_start
from argmap.reading.values import Mapping, Scalar, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

PLAIN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""How an id looks that has no letters but those of English."""
_ID_BEFORE_BRACES = re.compile(r"([\w.-]+) *\{")
ENDS = (".", "!", "?")
"""The marks with which a sentence ends."""
_ENDS_OF_ENTRIES = (*ENDS, '"', "'", "}", "]")
_JOINED = re.compile(r"([^\W\d_][\w.-]*):(\S.*)")


def is_id(name: str) -> bool:
    """Return whether a name may be an id."""
    if PLAIN_ID.fullmatch(name):
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

    `advice` replaces the help, which proposes a similar id.
    """
    if PLAIN_ID.fullmatch(scalar.text) and not letter:
        return True
    name = nfc(scalar.text)
    if is_id(name) and not (letter and not name[0].isalpha()):
        return True
    if faults.is_damaged(name):
        return False
    proposal = _proposal(name, letter=letter)
    what = f"{'an' if what[0] in 'aeiou' else 'a'} {what}"
    begins = "a letter" if letter else "a letter or a digit"
    if not advice and proposal:
        advice = f"write {shorten(proposal)}"
    faults.add(
        "invalid-id",
        scalar.span,
        f"“{shorten(name)}” cannot be the id of {what}" if name else f"the id of {what} is empty",
        advice or f"begin with {begins}, and go on with letters, digits, -, _ and .",
    )
    return False


def _proposal(name: str, *, letter: bool) -> str:
    """Return an id like a name that is none, or nothing where there is none."""
    proposal = as_id(name).lower()
    return proposal if is_id(proposal) and not (letter and not proposal[0].isalpha()) else ""


def check_key(  # noqa: PLR0913 - called for every statement: no object for it
    key: Scalar, value: Value, what: str, faults: "Faults", lost: set[str], *, letter: bool = False
) -> bool:
    """Report a key that cannot be the id of an entry; add the id that may be meant to `lost`.

    Return whether the entry can be read: it cannot if its colon, or the space behind, is missing.
    """
    if PLAIN_ID.fullmatch(key.text) and not letter:
        return True
    has_colon = not is_empty(value) or faults.text.content.startswith(":", key.end)
    if has_colon and is_before_braces(key, faults):
        lost.add(nfc(key.text.partition("{")[0].rstrip()))
        return False
    proposal = _proposal(nfc(key.text), letter=letter)
    advice = ""
    if has_colon and proposal and takes_text_of(value, key):
        text = f"“text: {shorten(key.text)}”"
        advice = f"write {shorten(proposal)}: in its place, and {text} below it"
    elif has_colon and proposal not in key.text.lower():
        advice = f"write {shorten(proposal)}, here and where it is referred to"
    elif not has_colon:
        advice = _advice_without_colon(key, proposal, faults, lost)
        if not advice:
            return False
    joined = _JOINED.match(key.text)
    if joined and (not has_colon or joined[2][0] in "[{\"'"):
        lost.add(nfc(joined[1]))
        faults.add(
            "invalid-id",
            key.span,
            f"“{shorten(key.text)}” cannot be the id of a {what}",
            f"put a space behind the colon: {shorten(joined[1])}: {shorten(joined[2])}"
            + ("…" if has_colon else ""),
        )
        return False
    if not check_id(key, what, faults, letter=letter, advice=advice):
        name = as_id(nfc(key.text.partition(":")[0]))
        lost.update((name, name.lower(), as_id(nfc(key.text)), as_id(nfc(key.text)).lower()))
    else:
        return True
    return has_colon


def _advice_without_colon(key: Scalar, proposal: str, faults: "Faults", lost: set[str]) -> str:
    """Return what to do about an entry of braces without a colon; nothing where that is said."""
    lacks = _lacks(key, faults.text.content)
    if lacks == "id":
        lost.add(ANY)
        example = "-".join(proposal.split("-")[:3])
        return f"write an id and a colon in front: {example}: {shorten(key.text)}"
    if lacks == "colon":
        name, _, rest = key.text.partition(" ")
        lost.add(nfc(name))
        return f"write a colon behind the id: {shorten(name)}: {shorten(rest)}"
    return "" if faults.is_next_part(key) else PUT_IN_QUOTES


def takes_text_of(value: Value, key: Scalar) -> TypeGuard[Mapping]:
    """Return whether the keys of a statement have no text, which stands in the place of its id."""
    if " " not in key.text or not isinstance(value, Mapping):
        return False
    names = {each.text for each in value.keys}
    return "text" not in names and not names.isdisjoint(RELATIONS)


def is_before_braces(key: Scalar, faults: "Faults") -> bool:
    """Return whether an id stands in front of braces without its colon, and report it."""
    found = _ID_BEFORE_BRACES.match(key.text)
    if found:
        name = shorten(found[1])
        message, advice = f"a colon is missing behind “{name}”", f"write {name}: {{text: …}}"
        faults.add("invalid-id", (key.start, key.start + len(found[1])), message, advice)
    return found is not None


def as_id(name: str) -> str:
    """Return a name with hyphens in place of what an id cannot have."""
    return re.sub(r"[^\w.-]+", "-", name.replace("\ufffd", " ")).strip("-._")


def _lacks(key: Scalar, content: str) -> Literal["id", "colon", ""]:
    """Return what an entry of braces without a colon lacks, if it is no part of a text."""
    name, _, rest = key.text.partition(" ")
    before = content[line_start(content, key.start) : key.start].rstrip()
    is_first = before.endswith("{")
    if not rest or not (is_first or before.removesuffix(",").endswith(_ENDS_OF_ENTRIES)):
        return ""
    if name[0].isupper() and (rest[0].islower() or rest.endswith(ENDS)):
        return "id"
    return "colon" if is_first or rest[0].isupper() else ""
