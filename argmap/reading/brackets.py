"""Lists in brackets, where a comma parts a text that is not in quotes."""

from typing import TYPE_CHECKING, TypeGuard

from argmap.reading.ids import ENDS, PLAIN_ID, is_id
from argmap.reading.values import Mapping, Scalar, Sequence, Slip, Value
from argmap.text.normalizing import nfc

if TYPE_CHECKING:
    from argmap.reading.faults import Faults


def is_reference(scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a premise is an id, or cannot be anything but a faulty one."""
    text = scalar.text
    return looks_like_id(text) or (faults.damaged and faults.is_damaged(text))


def looks_like_id(text: str) -> bool:
    """Return whether what stands for a premise is an id or, in one word, a faulty one."""
    if is_id(nfc(text)):
        return True
    return text.isascii() and not text.endswith(ENDS) and len(text.split(None, 1)) == 1


def entries_of(values: Sequence, faults: "Faults") -> list[Value]:
    """Return the entries of a list of premises; in brackets, texts without quotes are slips."""
    content = faults.text.content
    if not content.startswith("[", values.start):
        return values.items
    before: Value | None = None
    for item in values.items:
        if (
            type(item) is Scalar
            and not PLAIN_ID.fullmatch(item.text)
            and _is_unquoted(item, faults)
            and not is_reference(item, faults)
        ):
            return _with_slips(values.items, item, before, faults)
        before = item
    return values.items


def _with_slips(
    items: list[Value], reported: Scalar, before: Value | None, faults: "Faults"
) -> list[Value]:
    """Return the entries with slips in the place of what is not in quotes.

    `reported` is the first text among them, and `before` the entry in front of it.
    """
    neighbours = [item for item in items if _may_be_a_part(item, faults)]
    if isinstance(before, Mapping) and not faults.text.content.startswith("{", before.start):
        # The text of a statement by its id, which begins in front of the comma.
        ends = [value for value in before.content[-1:] if _is_unquoted(value, faults)]
        faults.truncated.update(end.end for end in ends)
        neighbours = ends + neighbours
    return [
        Slip.of(item, neighbours, is_reported=item is reported)
        if _may_be_a_part(item, faults)
        else item
        for item in items
    ]


def _may_be_a_part(value: Value, faults: "Faults") -> TypeGuard[Scalar]:
    """Return whether an entry may be a part of a text: what can only be an id is none."""
    return _is_unquoted(value, faults) and not (
        PLAIN_ID.fullmatch(value.text) and ("-" in value.text or "_" in value.text)
    )


def _is_unquoted(value: Value, faults: "Faults") -> TypeGuard[Scalar]:
    return (
        isinstance(value, Scalar)
        and value.text != ""
        and faults.text.content[value.start] not in "\"'"
    )
