"""What stands in parentheses beside the statements of an outline that argmap has written."""

import re
from typing import Any

from argmap.format.keys import NOT_WRITTEN, Record, Role, Shape
from argmap.importing.support.inline import footnotes, plain
from argmap.importing.support.losses import LEFT_OUT, Losses

_KEPT = "{} remark{s} in parentheses kept in a note"
_MOST_MARKS = 3
_MARK_LENGTH = 40
_FOOTNOTES_LENGTH = 400
_MARK = re.compile(
    r" \((?:see above(?:, in [\d.]+)?|see [\d.]+|a circle|outside|(?P<more>\+\d+))\)\Z"
)
_FOOTNOTES = re.compile(r"(?:\[\^\d+\])+")
_FOOTNOTES_BEHIND = re.compile(r"(?:\[\^\d+\])+\Z")


class Remarks:
    """Reads remarks as values of the keys of a record, as far as it knows their phrases.

    A statement that is not written yet is marked as `unwritten`.
    """

    def __init__(self, record: Record, losses: Losses) -> None:
        self._losses = losses
        said = [key for key in record.keys.values() if key.is_said]
        self._marks = {key.phrase: key.name for key in said if key.shape is Shape.TRUTH}
        if "undeveloped" in record.keys:
            self._marks[NOT_WRITTEN] = "unwritten"
        self._starts = {
            key.phrase.removesuffix("{}").replace("{step}", "this step"): key
            for key in said
            if key.shape is Shape.TEXT and key.phrase.endswith(" {}")
        }

    def read(self, remark: str, place: str) -> dict[str, Any]:
        """Return the values that a remark gives; what is of no key becomes a note."""
        facts: dict[str, Any] = {}
        others: list[str] = []
        phrases = remark.split("; ")
        for number, phrase in enumerate(phrases):
            start = next((start for start in self._starts if phrase.startswith(start)), "")
            if phrase in self._marks:
                facts[self._marks[phrase]] = True
            elif not start:
                others.append(phrase)
            elif self._starts[start].role is Role.REMARK:
                # It comes last, and may have semicolons itself.
                facts[self._starts[start].name] = "; ".join(phrases[number:]).removeprefix(start)
                break
            else:
                facts[self._starts[start].name] = phrase.removeprefix(start)
        if others:
            self._losses.add(_KEPT, place)
            facts["note"] = "; ".join(filter(None, [*others, facts.get("note")]))
        return facts

    def report_left_out(self, place: str) -> None:
        """Report that arguments had been left out of an export."""
        self._losses.add(LEFT_OUT, place)


def remarks_behind(
    text: str, behind: str | None, remarks: Remarks, place: str
) -> tuple[dict[str, Any], str, int]:
    """Return the values in what stands behind a text, the text, and how many footnotes there were.

    `behind` is what stands there if that is known; else it is sought at the end of the text.
    """
    whole = text if behind is None else behind
    for _ in range(_MOST_MARKS):
        mark = _MARK.search(whole, max(0, len(whole) - _MARK_LENGTH))
        if mark is None:
            break
        whole = whole[: mark.start()]
        if mark["more"]:
            remarks.report_left_out(place)
    notes = _FOOTNOTES_BEHIND.search(whole, max(0, len(whole) - _FOOTNOTES_LENGTH))
    count = 0
    if notes:
        whole, count = whole[: notes.start()], footnotes(notes[0])
    facts: dict[str, Any] = {}
    begin = _opening(whole)
    if begin is not None:
        facts = remarks.read(plain(whole[begin:])[1:-1], place)
        whole = whole[:begin]
    return facts, (whole if behind is None else text), count


def remarks_before(text: str, remarks: Remarks, place: str) -> tuple[dict[str, Any], str]:
    """Return what is said of an argument in front of its first premise, and the rest."""
    if not text.startswith("("):
        return {}, text
    end = _closing(text)
    rest = text[end:]
    notes = _FOOTNOTES.match(rest)
    rest = rest[notes.end() :] if notes else rest
    if not end or not rest.startswith(" "):
        return {}, text
    return remarks.read(plain(text[:end])[1:-1], place), rest[1:]


def _closing(text: str) -> int:
    """Return where the parentheses end that begin a text, or 0 where they do not."""
    depth = 0
    for end, sign in enumerate(text, 1):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return end
    return 0


def _opening(text: str) -> int | None:
    """Return where the parentheses begin, behind a blank, that end with a text, if they do."""
    if not text.endswith(")"):
        return None
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at - 1 if at and text[at - 1] == " " else None
    return None
