"""Comments that suppress findings: `# argmap: ignore[rule]`, `# argmap: ignore-file[rule]`."""

import re
from typing import TYPE_CHECKING

from argmap.reading.comments import comments
from argmap.rules import FAULTS, RULES
from argmap.rules.suppressions import FILE, LINE, FaultySuppression, Suppression, Suppressions
from argmap.text.suggesting import Suggester
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.text.document import Span, Text


# What may be meant as a suppression; `# argmap: 1`, a map's first key commented out, is not.
_CANDIDATE = re.compile(
    r"#[ \t]*argmap(?:[ \t]*:(?=[ \t]*[^\s\d])|[ \t-]*(?:ignore|disable|noqa)\b)", re.IGNORECASE
)
_DIRECTIVE = re.compile(r"#[ \t]*argmap:[ \t]*(?P<word>[A-Za-z][\w-]*)[ \t]*(?P<rest>\[?)")
_RULE_NAME = re.compile(r"(?<![a-z-])[a-z]++(?:-[a-z]++)++")
_NAME = re.compile(r"[^\s,\]](?:[^,\]]*[^\s,\]])?")
_BLANK = re.compile(r"[ \t]*")


def read_suppressions(text: "Text") -> Suppressions:
    """Return the suppressions in the comments of a text, up to a syntax error if there is one.

    Rules find nothing behind a syntax error, so there is nothing to suppress.
    """
    suppressions = Suppressions()
    reader = _Reader(text.content, suppressions.faulty)
    above: tuple[int, dict[str, Suppression]] | None = None
    for start, end in comments(text.content, _CANDIDATE):
        found = reader.read(start, end)
        line, column = text.position(start)
        line_start = start - column + 1
        if _BLANK.fullmatch(text.content, line_start, start):
            # Comments on consecutive lines cover the line below them, and each other.
            if above is None or above[0] != line:
                above = line, suppressions.scope(line)
            above = line + 1, above[1]
            suppressions.extend(above[1], line + 1)
            suppressions.add(found, [above[1]])
        else:
            suppressions.add(found, [suppressions.scope(line)])
    return suppressions


class _Reader:
    """Reads the suppressions in comments."""

    def __init__(self, content: str, faulty: list[FaultySuppression]) -> None:
        self._content = content
        self._faulty = faulty
        self._known = Suggester((*RULES, *FAULTS))

    def read(self, start: int, end: int) -> list[Suppression]:
        """Return the suppressions in a comment that contains something like one.

        Those that cannot work are added to the faulty ones.
        """
        found: list[Suppression] = []
        begun = _CANDIDATE.match(self._content, start, end)
        if begun:
            found = self._read(start, end, begun.span())
        further = _CANDIDATE.search(self._content, start + 1, end)
        if further:
            advice = "name all rules in the first: ignore[…, …]" if begun else "put it first"
            self._report(
                further.span(), "a suppression counts only where its comment begins", advice
            )
        return found

    def _read(self, start: int, end: int, begun: "Span") -> list[Suppression]:
        directive = _DIRECTIVE.match(self._content, start, end)
        if directive is None:
            self._report(begun, "this comment suppresses nothing", self._right_form(start, end))
            return []
        word = directive["word"]
        if word not in {LINE, FILE}:
            self._report_unknown_word(directive, end)
            return []
        inside = directive.end()
        close = self._content.find("]", inside, end)
        if directive["rest"] and close < 0:
            self._report(
                (inside - 1, inside),
                "the bracket that opens here is never closed",
                "close it behind the last rule: ]",
            )
            return []
        names = list(_NAME.finditer(self._content, inside, close)) if directive["rest"] else []
        if not names:
            self._report(
                (start, end),
                "this suppression names no rule",
                f"name the rule: # argmap: {word}[unsupported-claim]",
            )
        return [
            Suppression(word, name[0], name.span())
            for name in names
            if self._is_rule(name[0], name.span())
        ]

    def _report_unknown_word(self, directive: re.Match[str], end: int) -> None:
        word = directive["word"]
        advice = self._right_form(directive.start(), end)
        if directive["rest"]:
            advice = Suggester((LINE, FILE)).advice(word, advice)
        self._report(directive.span("word"), f"“{shorten(word)}” suppresses nothing", advice)

    def _right_form(self, start: int, end: int) -> str:
        """Return what to write instead of a comment, with the rule that it names, if any."""
        names = _RULE_NAME.finditer(self._content, start, end)
        name = next((found[0] for found in names if found[0] in RULES), "unsupported-claim")
        return f"write # argmap: {LINE}[{name}], or {FILE}[{name}] for the whole file"

    def _is_rule(self, name: str, span: "Span") -> bool:
        if name in RULES:
            return True
        if name in FAULTS:
            self._report(
                span,
                f"“{name}” is a fault of the file, which cannot be suppressed",
                "mend the file, and remove the name",
            )
            return False
        self._report(span, f"no rule has the name “{shorten(name)}”", self._advice(name))
        return False

    def _advice(self, name: str) -> str:
        if name in {"all", "*"}:
            return "name each rule that is meant"
        return self._known.advice(name, "argmap rule lists the names")

    def _report(self, span: "Span", message: str, help_line: str) -> None:
        self._faulty.append(FaultySuppression(span, message, help_line))
