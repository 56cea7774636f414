"""The only fault of a text: where the slip is, if not where it shows."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.findings import Finding
from argmap.reading.cause_search import Search
from argmap.reading.explained_keys import UNDER_TEXT
from argmap.reading.explained_lines import LIST_BELOW_VALUE, NO_COLON, NO_KEY_IN_FRONT
from argmap.reading.explanations import NOT_INDENTED
from argmap.reading.faulty_lines import Correction
from argmap.reading.refused import NO_KEY

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text.document import Text

_PLAIN = (NO_COLON, NO_KEY_IN_FRONT)
"""What is said of a line where a parser stopped, and is likelier than that lines are moved."""
_MOST_MOVES = 8
_DASH = re.compile(r" *- +")
_CLOSING = ("]", "}")


def may_be_elsewhere(faults: "Faults", fault: Finding) -> bool:
    """Return whether the slip may be elsewhere than its only fault, or a sign in its line."""
    if fault.rule == "invalid-yaml":
        return bool(faults.origins) or _is_of_bracket(fault, faults.text)
    return fault.rule == "missing-key" and _is_behind_dash(fault, faults.text)


class OnlyFault(Search):
    """Looks for the line whose correction mends the only fault of a text."""

    def run(self) -> list[Finding]:
        """Return the only fault, at a line above where that is the more likely slip.

        Where a parser stopped at a dash, the indent that it should have says more than that, and
        at a bracket, the sign that is missing.
        """
        best = self._best(self._lines_around_stop(), self._found)
        if best is None:
            return self._found
        correction, (fault,) = best[0], self._found
        if not self._tells_more(correction, fault):
            return self._found
        left, _, _ = self._read(self._lines.corrected(correction))
        if left:
            return self._found
        if fault.message == LIST_BELOW_VALUE and correction.by and correction.at == self._at:
            return [replace(fault, help=f"{fault.help}, or {self._of_line(correction)}")]
        return [self._finding(correction._replace(help=self._with_others(correction)), best[1])]

    def _with_others(self, correction: Correction) -> str:
        """Return what to do about the only fault, with the other moves that may be meant.

        Only the entry of one list may stand in another without a further fault.
        """
        are_entries = self._lines.is_entry(correction.at) and self._lines.is_entry(self._at)
        if not (are_entries and correction.by and correction.by % 2 == 0):
            return correction.help
        above = self._lines.above(self._at)
        lines = [correction.at, self._at, *([] if above is None else [above])]
        offers = [self._offer(at, correction) for at in dict.fromkeys(lines)]
        return ", or ".join(filter(None, offers))

    def _offer(self, at: int, correction: Correction) -> str:
        """Return how a line may move so that no fault is left, or nothing."""
        moves = (each for each in self._corrections_of(at) if each.by % 2 == 0 and each.by)
        likely = sorted(moves, key=lambda each: (each.cost, each.length))[:_MOST_MOVES]
        found = list(filter(self._mends_all, likely))
        if at == correction.at:
            found = [correction, *found]
        if not found:
            return ""
        best = found[0]
        is_opposite = any((each.by, each.end) == (-best.by, best.end) for each in found)
        opposite = f" or {'less' if best.by > 0 else 'more'}" if is_opposite else ""
        advice = best.help if at == correction.at else self._of_line(best)
        return f"{advice}{opposite}"

    @property
    def _at(self) -> int:
        """The line of the fault, counted from 0."""
        return self._found[0].place.line - 1

    @staticmethod
    def _of_line(correction: Correction) -> str:
        """Return what to do about a line, for a message at another."""
        return correction.help.replace("this line", f"line {correction.at + 1}")

    def _mends_all(self, correction: Correction) -> bool:
        """Return whether a correction leaves no fault and loses nothing that was read."""
        if self._may_read <= 0 or not self._may_mend(correction, self._found):
            return False
        after, left_over, meant = self._after(correction, self._lines.corrected(correction))
        return not (after or left_over) and self._loses_nothing(correction, self._found, meant)

    def _tells_more(self, correction: Correction, fault: Finding) -> bool:
        """Return whether a correction says more of a fault than has been said."""
        is_vague = fault.message == NOT_INDENTED or _signs_at(fault, self._text) == "- "
        return (
            fault.message not in _PLAIN
            and not fault.message.endswith(UNDER_TEXT)
            and (
                correction.at in self._origins
                or _is_of_bracket(fault, self._text)
                or (correction.by != 0 and is_vague)
                or (correction.is_dash and not self._may_be_text())
            )
        )

    def _may_be_text(self) -> bool:
        """Return whether the line of the fault may go on the text of an entry above it."""
        lines, at = self._lines, self._at
        return ":" not in lines.contents[at] and lines.is_entry(lines.before(at))

    def _lines_around_stop(self) -> list[int]:
        """Return the lines that may have made a parser stop, counted from 0."""
        at = self._at
        # Of two lines that stand next to each other, the second is the slip if both may be.
        near = [line for line in self._origins if line == self._lines.before(at)]
        far = [line for line in self._origins if line not in near]
        return [*far, at, *near]


def _signs_at(fault: Finding, text: "Text") -> str:
    """Return the two signs at which a fault stands, such as a dash with its blank."""
    return text.line(fault.place.line)[fault.place.column - 1 :][:2]


def _is_of_bracket(fault: Finding, text: "Text") -> bool:
    """Return whether a fault stands at a closing bracket, or its line has too many or too few."""
    line = text.line(fault.place.line)
    return _signs_at(fault, text).startswith(_CLOSING) or any(
        line.count(close) > line.count(opening)
        or (fault.message == NO_KEY and line.count(close) < line.count(opening))
        for opening, close in ("[]", "{}")
    )


def _is_behind_dash(fault: Finding, text: "Text") -> bool:
    """Return whether a fault stands behind a dash, at a key that does not begin an entry."""
    line = text.line(fault.place.line)
    return bool(_DASH.fullmatch(line[: fault.place.column - 1])) and not line.lstrip(
        " -"
    ).startswith("id:")
