"""Slips in what is written in place: which form is meant, and what to write instead."""

from collections.abc import Collection
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.reading.comma_parts import PUT_IN_QUOTES, write_as_text
from argmap.reading.doubled_keys import is_first
from argmap.reading.explained_lines import IN_LINE_BELOW, SPACE_BEHIND_DASH
from argmap.reading.faults import Owner, indent_under, wrong
from argmap.reading.ids import is_before_braces, is_id
from argmap.reading.meant_keys import KNOWN, is_like, nearest_key
from argmap.reading.records import is_no_mapping, not_a_mapping
from argmap.reading.values import Mapping, Scalar, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.suggesting import did_you_mean
from argmap.text.wording import in_braces, shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_OF_ARGUMENTS = form.ATTACK.keys.keys() - form.IN_PLACE.keys.keys()
_OF_STATEMENTS = form.IN_PLACE.keys.keys() - form.ATTACK.keys.keys()


class Form(Enum):
    """What a mapping is that stands where an argument or a premise is written."""

    ARGUMENT = auto()
    STATEMENT = auto()
    IDS = auto()
    MIXED = auto()


def form_of(names: Collection[str]) -> Form:
    """Return what a mapping with these keys is."""
    if "premises" in names:
        return Form.ARGUMENT
    if "text" in names:
        return Form.STATEMENT
    return Form.IDS if KNOWN.isdisjoint(names) else Form.MIXED


def is_argument(mapping: Mapping) -> bool:
    """Return whether a mapping is an argument, or one that lacks its premises."""
    if not mapping.content:
        return True
    names = {key.text for key in mapping.keys}
    shape = form_of(names)
    if shape is not Form.MIXED:
        return shape is Form.ARGUMENT
    if names & _OF_STATEMENTS:
        return False
    others = names - KNOWN
    return any(is_like("premises", name) for name in others) or (
        not others and bool(names & _OF_ARGUMENTS)
    )


def argument_among_premises(value: Mapping, what: Owner, faults: "Faults") -> None:
    """Report an argument that stands where a premise is written."""
    faults.add(
        "invalid-value",
        value.span,
        f"{what} takes premises, and an argument stands among them",
        "write its premises here, or give the argument an entry of its own outside this list",
    )


def id_above_its_keys(value: Mapping, faults: "Faults") -> Scalar | None:
    """Return the id of a mapping whose keys stand below it, not indented, if there is one."""
    last: Scalar | None = None
    for key, inner in value.entries:
        if key.text in KNOWN:
            break
        last = None
        if (
            is_empty(inner)
            and faults.text.content.startswith(":", key.end)
            and is_id(nfc(key.text))
        ):
            last = key
    return last if value.value_of("id") is None else None


def _statement_above_its_key(value: Mapping) -> Scalar | None:
    """Return the id of a statement with keys behind which the first key of a statement stands."""
    above: tuple[Scalar, Value] | None = None
    for entry in value.entries:
        if entry[0].text in KNOWN:
            break
        above = entry
    return above[0] if above is not None and isinstance(above[1], Mapping) else None


def keys_beside_id(value: Mapping, key: Scalar, faults: "Faults") -> None:
    """Report keys of a statement that stand beside its id, and not under it."""
    other = next(each for each in value.keys if each.text in KNOWN)
    name = shorten(key.text)
    message = f"the key “{shorten(other.text)}” stands beside the id “{name}”, and not under it"
    faults.add_dedented(
        "unknown-key", other.span, message, indent_under(key.text), about=value.span
    )


def mixed(value: Mapping, key: Scalar, what: Owner, faults: "Faults") -> Mapping | None:
    """Report a mapping that mixes keys with the id of a statement.

    Return the statement as it is meant, or None where that is not plain.
    """
    inner: Any = value.value_of(key.text)
    others = [each.text for each in value.keys if each is not key]
    name = shorten(key.text)
    strangers = [other for other in others if other not in KNOWN]
    is_above = key is id_above_its_keys(value, faults)
    if is_above and strangers:
        keys_beside_id(value, key, faults)
        return None
    last = _statement_above_its_key(value) if strangers else None
    if last is not None:
        keys_beside_id(value, last, faults)
        return None
    if strangers and "id" not in others:
        faults.add(
            "unknown-key",
            key.span,
            f"the ids “{name}” and “{shorten(strangers[0])}” stand beside the keys of a statement",
            f"give each an entry of its own, {name} this one: - {{id: {name}, text: …, …}}",
            about=value.span,
        )
        return None
    near = next((known for known in ("text", "premises") if is_like(known, key.text)), None)
    near = near or nearest_key(key.text)
    if near:
        near_key(key, near, what, faults)
        return None
    of_argument = next((other for other in others if other in _OF_ARGUMENTS), "")
    is_statement = not is_empty(inner) and isinstance(inner, Scalar | Mapping)
    if of_argument and is_statement and _OF_STATEMENTS.isdisjoint(others):
        _beside_key_of_argument(key, inner, value, of_argument, faults)
        return None
    if is_empty(inner) or isinstance(inner, Mapping):
        keys_beside_id(value, key, faults)
    elif isinstance(inner, Scalar) and "id" not in others:
        faults.add(
            "unknown-key",
            key.span,
            f"the id “{name}” stands beside the key “{shorten(others[0])}”",
            f"write {{id: {name}, text: {in_braces(shorten(inner.text, 30))}{_more(others)}}}",
            about=value.span,
        )
    else:
        faults.add(
            "unknown-key",
            key.span,
            f"{what} has no key “{name}”",
            "write {id: …, text: …} for a statement, {id: …, premises: …} for an argument",
            about=value.span,
        )
    is_plain = is_empty(inner) or is_statement
    return _put_together(value, key, inner) if is_plain and "id" not in others else None


def _beside_key_of_argument(
    key: Scalar, inner: Value, value: Mapping, of_argument: str, faults: "Faults"
) -> None:
    """Report a statement by its id that stands beside a key of the argument it is a premise of."""
    name = shorten(key.text)
    if isinstance(inner, Scalar):
        others = [each.text for each in value.keys if each is not key]
        premises = f"{{{name}: {in_braces(shorten(inner.text, 30))}}}"
        advice = f"write {{premises: {premises}{_more(others)}}}"
    else:
        advice = f"write premises: above {name}:, and indent {name}: and its keys to be under it"
    faults.add(
        "unknown-key",
        key.span,
        f"the id “{name}” stands beside the key “{of_argument}” of an argument",
        advice,
        about=value.span,
    )


def _more(keys: list[str]) -> str:
    """Return further keys of a mapping as an example."""
    return "".join(f", {key}: …" for key in dict.fromkeys(keys))


def _put_together(value: Mapping, key: Scalar, inner: Any) -> Mapping | None:
    """Return the keys of a statement that stand beside its id as they should stand under it."""
    rest = [
        part for other, beside in value.entries if other is not key for part in (other, beside)
    ]
    if isinstance(inner, Mapping):
        rest = [*inner.content, *rest]
    elif not is_empty(inner):
        rest = [replace(key, text="text"), inner, *rest]
    statement = replace(value, content=rest)
    names = {key.text for key in statement.keys}
    return statement if form_of(names) is Form.STATEMENT else None


def near_key(key: Scalar, near: str, what: Owner, faults: "Faults") -> None:
    """Report a key that is misspelt, or that a dash touches."""
    message = f"{what} has no key “{shorten(key.text)}”"
    if key.text.startswith("-"):
        advice = f"{SPACE_BEHIND_DASH}, and {IN_LINE_BELOW}"
        faults.add_dedented("unknown-key", key.span, message, advice)
    else:
        faults.add("unknown-key", key.span, message, did_you_mean(near))


def without_empty_doubles(mapping: Mapping) -> Mapping:
    """Return a mapping in which keys that come twice, once with nothing, have something.

    That they come twice is said, and no more.
    """
    filled = {key.text for key, inner in mapping.entries if not is_empty(inner)}
    content: list[Any] = []
    for key, inner in mapping.entries:
        is_double = is_empty(inner) and key.text in filled
        content += key, Unusable(*inner.span) if is_double else inner
    return replace(mapping, content=content)


def is_repeated(key: Scalar, seen: dict[str, Scalar], faults: "Faults") -> bool:
    """Return whether an id comes a second time in one mapping, and report it."""
    return not is_first(key, seen, faults)


def is_parted_by_comma(mapping: Mapping, faults: "Faults") -> bool:
    """Return whether braces hold the rest of a text that a comma ends there, and report it."""
    key = _key_without_colon(mapping, faults)
    if key is None:
        return False
    name, colon, text = key.text.partition(":")
    first, blank, _ = key.text.partition(" ")
    if colon:
        message = "a colon stands here without a space behind it"
        advice = f"put a space behind the colon: {name}: {in_braces(shorten(text))}"
    elif blank and first in KNOWN:
        message = f"“{first}” stands here without a colon"
        advice = f"write “{first}:”, and put a text with a comma in quotes"
    else:
        message = f"“{shorten(key.text)}” stands here without a colon"
        is_first = key is mapping.content[0] and any(each.text in KNOWN for each in mapping.keys)
        advice = write_as_text(key.text) if is_first else PUT_IN_QUOTES
    faults.add("invalid-id", key.span, message, advice)
    return True


def is_without_colon(mapping: Mapping, faults: "Faults") -> bool:
    """Return whether braces hold a text without a colon."""
    return _key_without_colon(mapping, faults) is not None


def _key_without_colon(mapping: Mapping, faults: "Faults") -> Scalar | None:
    content = faults.text.content
    if content[mapping.start] != "{":
        return None
    return next(
        (
            key
            for key, value in mapping.entries
            if is_empty(value)
            and content[key.end : key.end + 1] != ":"
            and not faults.is_damaged(key.text)
        ),
        None,
    )


def second_id(key: Scalar, first: Scalar, what: Owner, faults: "Faults") -> None:
    """Report a second statement in an entry of a list, or a word for a key beside the first."""
    if key.text in form.SYNONYMS:
        faults.add(
            "unknown-key",
            key.span,
            f"the word “{key.text}” stands beside the id “{shorten(first.text)}”",
            f"write - {{id: {shorten(first.text)}, text: …, {form.SYNONYMS[key.text]}: …}}",
        )
        return
    faults.add(
        "invalid-value",
        key.span,
        f"{what} has a second statement in one entry of a list",
        f"begin it with a dash of its own: - {shorten(key.text)}: …",
    )


def is_text_with_colon(
    key: Scalar, value: Value | None, faults: "Faults", *, of_keys: bool = False
) -> bool:
    """Return whether an entry of a list is a text with a colon rather than a statement by its id.

    Report it if it is. `of_keys`: keys of the statement stand beside it.
    """
    name = nfc(key.text)
    if of_keys and (is_id(name) or " " not in name):
        return False
    if faults.is_damaged(name) or (is_id(name) and not name[0].isupper()):
        return False
    is_said = faults.follow_on is not None and faults.follow_on.begins_at(key.start)
    if is_said or is_before_braces(key, faults):
        return True
    if not isinstance(value, Scalar) or not faults.text.content.startswith(":", key.end):
        if is_id(name):
            faults.add(
                "invalid-id",
                key.span,
                f"“{shorten(name)}” begins with a capital, as a text does, and not as an id",
                f"if it is an id, write - {{id: {shorten(name)}, …}}",
            )
            return True
        return False
    written = faults.text.content[key.start : max(value.end, key.end + 1)]
    faults.add(
        "invalid-id",
        key.span,
        f"“{shorten(name)}” stands in front of a colon, and would be an id",
        f'put the text in quotes: {"text: " * of_keys}"{shorten(written)}"'
        + (f", or write {{id: {shorten(name)}, text: …}}" if is_id(name) else ""),
    )
    return True


def no_statement(key: Scalar, value: Value, owner: Owner, faults: "Faults") -> None:
    """Report an id with a colon that has no statement behind it."""
    name = shorten(key.text)
    if isinstance(value, Mapping):
        message = f"{owner} has premises, and no text"
        advice = f"to name an argument, write {{id: {name}, premises: …}}"
    elif isinstance(value, Scalar):
        message = f"{owner} has no text"
        advice = f"write its text behind the colon, or the id without a colon: {name}"
    else:
        example = f"its text behind the colon, or, for an argument, {{id: {name}, premises: …}}"
        wrong(value, f"{owner} takes a text or a mapping", faults, example)
        return
    faults.add("missing-key", key.span, message, advice, about=value.span)


def addressee(mapping: Mapping, owner: Owner, faults: "Faults") -> None:
    """Report an addressee of what is no recommendation."""
    key = next(key for key in mapping.keys if key.text == "addressee")
    faults.add(
        "unknown-key",
        key.span,
        f"{owner} has no key “addressee”",
        "only a recommendation has one: write kind: recommendation beside it, or remove the key",
    )


def is_text_in_braces(value: Mapping, what: Owner, faults: "Faults") -> bool:
    """Return whether braces hold texts and no colon, and report it."""
    if not is_no_mapping(value, form.ATTACK, faults):
        return False
    not_a_mapping(value, form.ATTACK, what, faults)
    return True


def is_without_text_and_premises(value: Mapping, faults: "Faults") -> bool:
    """Return whether a mapping may be a statement or an argument, and report it."""
    is_lost = faults.cut_off or faults.has_lost_key(value.start)
    if is_lost or any(key.text == "text" or key.text in _OF_STATEMENTS for key in value.keys):
        return False
    name = value.value_of("id")
    at = name if isinstance(name, Scalar) and name.text else value.keys[0]
    advice = "write text: … for a statement, or premises: … for an argument"
    if at is name and len(value.keys) == 1:
        advice = (
            f"to refer to a statement, write its id alone, {shorten(at.text)}; else add its text"
        )
    faults.add(
        "missing-key",
        at.span,
        "neither a text nor premises stand here",
        advice,
        about=value.span,
    )
    return True
