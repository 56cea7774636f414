"""Texts that YAML truncates, because it takes a # in them for the start of a comment."""

import re
from typing import TYPE_CHECKING

from argmap.reading.lines import behind_blanks, line_end
from argmap.text.wording import brief

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

# The blanks in front of a # that may belong to a text.
_CUT = re.compile(r"(?<![ \t])[ \t]++(?=#\S)")
_BEFORE_VALUE = re.compile(r".?:|(?:\A|\s)-", re.DOTALL)


class TruncatedTexts:
    """Finds where a text may have been truncated, and reports it.

    `ends` are the offsets at which a text would end that may have lost its rest. `starts` are the
    offsets at which a value would start that may have lost its beginning, with the offset of the
    #. `last` is the end of the text that was reported last.
    """

    def __init__(self, content: str, faults: "Faults") -> None:
        self.content = content
        self.faults = faults
        self.ends: set[int] = set()
        self.starts: dict[int, int] = {}
        self.last = -1
        for cut in _CUT.finditer(content) if "#" in content else ():
            start, sign = cut.span()
            self.ends.add(start)
            if _BEFORE_VALUE.fullmatch(content, max(start - 2, 0), start):
                self.starts[start] = self.starts[behind_blanks(content, start)] = sign

    def report_end(self, text: str, end: int) -> None:
        """Report that a text may have lost its rest."""
        self.faults.truncated.add(end)
        sign = self.content.index("#", end)
        self._report(sign, end, f"the text would end at “{_tail(text)}”")

    def report_start(self, text: str, start: int, end: int) -> None:
        """Report that a text may have lost its beginning, or all of it."""
        words = brief(" ".join(text.split()), 40)
        left = f"the text would begin at “{words}”" if text else "no text would be left"
        self._report(self.starts[start], end, left)

    def _report(self, sign: int, end: int, left: str) -> None:
        self.last = end
        self.faults.add(
            "truncated-text",
            (sign, line_end(self.content, sign)),
            f"YAML takes this for a comment, and {left}",
            "put the text in quotes, or a space behind the # of a real comment",
            note="this would be lost",
        )


def _tail(text: str) -> str:
    """Return the last words of a text on one line."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else "…" + words[-39:].lstrip()
