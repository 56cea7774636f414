"""Comments that suppress findings: `# argmap: ignore[rule] reason`, `# argmap: ignore-file[rule]`.

Comments are no part of what a YAML parser gives. They are what stands between its tokens, so its
scanner is asked for these, and only where a text may hold such a comment at all.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml

from argmap.reading.parsers import make_parser
from argmap.rules import FAULTS, RULES
from argmap.rules.suppressions import FILE, LINE, Slip, Suppression, Suppressions
from argmap.text.suggesting import Suggester
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.text.document import Span, Text


# Whatever may be meant as a suppression: a map's own first key, commented out, is not.
_CANDIDATE = re.compile(
    r"#[ \t]*argmap(?:[ \t]*:(?=[ \t]*[^\s\d])|[ \t-]*(?:ignore|disable|noqa)\b)", re.IGNORECASE
)
_COMMENT = re.compile(r"#[^\r\n]*")
_DIRECTIVE = re.compile(r"#[ \t]*argmap:[ \t]*(?P<word>[A-Za-z][\w-]*)[ \t]*(?P<rest>\[?)")
_RULE_NAME = re.compile(r"(?<![a-z-])[a-z]++(?:-[a-z]++)++")
_NAME = re.compile(r"[^\s,\]](?:[^,\]]*[^\s,\]])?")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n#]*")
_BLANK = re.compile(r"[ \t]*")


def read_suppressions(text: "Text") -> Suppressions:
    """Return the suppressions in the comments of a text, whatever else is in it.

    Where a syntax error ends the reading there is nothing to suppress behind it.
    """
    suppressions = Suppressions()
    if not _CANDIDATE.search(text.content):
        return suppressions
    reader = _Reader(text.content, suppressions.slips)
    above: tuple[int, dict[str, Suppression]] | None = None
    for start, end in _comments(text.content):
        found = reader.read(start, end)
        line, column = text.position(start)
        line_start = start - column + 1
        if _BLANK.fullmatch(text.content, line_start, start):
            # Comments that stack cover one line together, and each other.
            if above is None or above[0] != line:
                above = line, suppressions.scope(line)
            above = line + 1, above[1]
            suppressions.extend(above[1], line + 1)
            suppressions.add(found, [above[1]])
        else:
            suppressions.add(found, [suppressions.scope(line)])
    return suppressions


def _comments(content: str) -> Iterator["Span"]:
    """Yield where those comments stand in which something begins as a suppression does."""
    candidates = _CANDIDATE.finditer(content)
    candidate = next(candidates).start()
    behind = 0
    for token in _tokens(content):
        end = token.end_mark.index
        if end > candidate:
            start = token.start_mark.index
            yield from _comments_between(content, behind, start)
            yield from _comment_in_header(content, token, start, end)
            following = next((found for found in candidates if found.start() >= end), None)
            if following is None:
                return
            candidate = following.start()
        behind = max(behind, end)


def _tokens(content: str) -> Iterator[Any]:
    """Yield the tokens of a text, up to its end or a syntax error."""
    # What YAML cannot hold at all, such as half of a character, is an error of the encoding.
    with suppress(yaml.YAMLError, UnicodeError):
        parser: Any = make_parser(content)
        while parser.check_token():
            yield parser.get_token()


def _comments_between(content: str, start: int, end: int) -> Iterator["Span"]:
    for comment in _COMMENT.finditer(content, start, end):
        if _CANDIDATE.search(content, *comment.span()):
            yield comment.span()


def _comment_in_header(content: str, token: Any, start: int, end: int) -> Iterator["Span"]:
    """Yield the comment on the first line of a block scalar, which its token includes."""
    header = _BLOCK_HEADER.match(content, start, end)
    if header and not getattr(token, "plain", True):
        comment = _COMMENT.match(content, header.end(), end)
        if comment:
            yield from _comments_between(content, *comment.span())


class _Reader:
    """Reads what comments say."""

    def __init__(self, content: str, slips: list[Slip]) -> None:
        self._content = content
        self._slips = slips
        self._known = Suggester((*RULES, *FAULTS))

    def read(self, start: int, end: int) -> list[Suppression]:
        """Return what a comment suppresses in which something begins as a suppression does.

        What is meant to suppress something and cannot is added to the slips.
        """
        found: list[Suppression] = []
        begun = _CANDIDATE.match(self._content, start, end)
        if begun:
            found = self._read(start, end, begun.span())
        further = _CANDIDATE.search(self._content, start + 1, end)
        if further:
            advice = "name all rules in the first: ignore[…, …]" if begun else "begin with it"
            self._slip(
                further.span(), "a suppression counts only where its comment begins", advice
            )
        return found

    def _read(self, start: int, end: int, begun: "Span") -> list[Suppression]:
        directive = _DIRECTIVE.match(self._content, start, end)
        if directive is None:
            self._slip(begun, "this comment suppresses nothing", self._right_form(start, end))
            return []
        word = directive["word"]
        if word not in {LINE, FILE}:
            self._no_such_word(directive, end)
            return []
        inside = directive.end()
        close = self._content.find("]", inside, end)
        if directive["rest"] and close < 0:
            self._slip(
                (inside - 1, inside),
                "the bracket that opens here is never closed",
                "close it behind the last rule: ]",
            )
            return []
        names = list(_NAME.finditer(self._content, inside, close)) if directive["rest"] else []
        if not names:
            self._slip(
                (start, end),
                "this suppression names no rule",
                f"name what it is to suppress: # argmap: {word}[unsupported-claim]",
            )
        return [
            Suppression(word, name[0], name.span())
            for name in names
            if self._is_rule(name[0], name.span())
        ]

    def _no_such_word(self, directive: re.Match[str], end: int) -> None:
        word = directive["word"]
        nearest = Suggester((LINE, FILE)).nearest(word) if directive["rest"] else None
        self._slip(
            directive.span("word"),
            f"“{shorten(word)}” suppresses nothing",
            f"did you mean {nearest}?" if nearest else self._right_form(directive.start(), end),
        )

    def _right_form(self, start: int, end: int) -> str:
        """Return what to write instead of a comment, with the rule that it names, if it does."""
        names = _RULE_NAME.finditer(self._content, start, end)
        name = next((found[0] for found in names if found[0] in RULES), "unsupported-claim")
        return f"write # argmap: {LINE}[{name}], or {FILE}[{name}] for the whole file"

    def _is_rule(self, name: str, span: "Span") -> bool:
        if name in RULES:
            return True
        if name in FAULTS:
            self._slip(
                span,
                f"“{name}” is a fault of the file, which cannot be suppressed",
                "mend the file, and remove the name",
            )
            return False
        self._slip(span, f"no rule has the name “{shorten(name)}”", self._advice(name))
        return False

    def _advice(self, name: str) -> str:
        if name in {"all", "*"}:
            return "name each rule that is meant"
        nearest = self._known.nearest(name)
        return f"did you mean {nearest}?" if nearest else "argmap rule lists the names"

    def _slip(self, span: "Span", message: str, help_line: str) -> None:
        self._slips.append(Slip(span, message, help_line))
