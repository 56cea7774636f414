"""Keys that come twice in one mapping."""

from typing import TYPE_CHECKING

from argmap.format.keys import ARGUMENT, ATTACK, IN_PLACE, LISTS, Record
from argmap.reading.faults import indent_under
from argmap.reading.values import Mapping, Scalar, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_OF_ENTRIES = {(IN_PLACE.name, "text"), (ARGUMENT.name, "premises"), (ATTACK.name, "premises")}
"""Records and keys with which an entry of a list often begins."""
_KEEP_ONE = "keep one of the two, or rename one; the first is in line {line}"


def is_first(
    key: Scalar, seen: dict[str, Scalar], faults: "Faults", advice: str = _KEEP_ONE
) -> bool:
    """Return whether a key comes for the first time, and report one that does not.

    `advice` is what to do, with the line of the first key.
    """
    first = seen.setdefault(nfc(key.text), key)
    if first is key:
        return True
    line, _ = faults.text.position(first.start)
    faults.add(
        "duplicate-key",
        key.span,
        f"the key “{shorten(key.text)}” stands here a second time",
        advice.format(line=line),
        note="again",
        related=[(first.span, "first here")],
    )
    return False


Firsts = dict[str | int, Scalar]
"""The first key of each name, and by the start of a key that of a list above it with no entry."""


def report_second(
    entry: tuple[Scalar, Value],
    mapping: Mapping,
    firsts: Firsts,
    record: Record,
    faults: "Faults",
) -> None:
    """Report a key of a record that comes twice; `firsts` are found for the first such key."""
    if not firsts:
        for key in mapping.keys:
            firsts.setdefault(key.text, key)
        for (above, value), key in zip(mapping.entries, mapping.keys[1:], strict=False):
            if above.text in LISTS and is_empty(value):
                firsts[key.start] = above
    key, value = entry
    is_in_braces = faults.text.content[mapping.start] == "{"
    advice = _about_second(key, value, record, is_in_braces=is_in_braces)
    if key.start in firsts:
        advice = indent_under(firsts[key.start].text)
    faults.misplaced.append(key.start)
    is_first(key, {key.text: firsts[key.text]}, faults, advice)


def _about_second(key: Scalar, value: Value, record: Record, *, is_in_braces: bool) -> str:
    """Return what to do about a key of a record that comes twice."""
    if (record.name, key.text) in _OF_ENTRIES:
        if is_in_braces:
            return (
                f"keep one of the two; if both are meant, put each in braces: {_entries(key.text)}"
            )
        return "begin each of the two with a dash, if both are meant; the first is in line {line}"
    if isinstance(value, Scalar):
        return "keep one of the two; the first is in line {line}"
    return "move what stands under it to the one in line {line}"


def _entries(key: str) -> str:
    """Return two entries of a list with a key, as a format string."""
    entry = f"{{{{{key}: …}}}}"
    return f"[{entry}, {entry}]"
