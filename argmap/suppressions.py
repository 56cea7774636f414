"""Comments that suppress findings: `# argmap: ignore[rule] reason`, `# argmap: ignore-file[rule]`.

Comments are no part of what a YAML parser gives. They are what stands between its tokens, so its
scanner is asked for these, and only where a text may hold such a comment at all.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.reading.fields import shorten
from argmap.reading.parsers import make_parser
from argmap.rules import FAULTS, RULES
from argmap.suggest import Suggester

if TYPE_CHECKING:
    from argmap.text import Span, Text

LINE = "ignore"
FILE = "ignore-file"

_CANDIDATE = re.compile(r"#[ \t]*argmap:")
_COMMENT = re.compile(r"#[^\r\n]*")
_DIRECTIVE = re.compile(r"#[ \t]*argmap:[ \t]*(?P<word>[A-Za-z][\w-]*)[ \t]*(?P<rest>\[?)")
_NAME = re.compile(r"[^\s,\]](?:[^,\]]*[^\s,\]])?")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n#]*")
_BLANK = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule that a comment suppresses: `word` is how, `span` is where the rule is named."""

    word: str
    rule: str
    span: "Span"


@dataclass(frozen=True, slots=True)
class Slip:
    """A comment that is meant to suppress something and cannot: where, what is wrong, and help."""

    span: "Span"
    message: str
    help: str


class Suppressions:
    """The suppressions of one text, which remember what they were used for.

    `found` are those that can work, and `slips` those that cannot, in file order.
    """

    def __init__(self) -> None:
        self.found: list[Suppression] = []
        self.slips: list[Slip] = []
        self._used: set[Suppression] = set()
        self._of_file: dict[str, Suppression] = {}
        self._of_lines: dict[int, list[dict[str, Suppression]]] = {}

    def suppress(self, rule: str, line: int) -> bool:
        """Tell whether a finding in a line is suppressed; the nearest comment does it."""
        for scope in (*self._of_lines.get(line, ()), self._of_file):
            if rule in scope:
                self._used.add(scope[rule])
                return True
        return False

    def unused(self, rules: Container[str]) -> list[Suppression]:
        """Give those that have suppressed nothing so far, of the rules that ran, in file order."""
        return [each for each in self.found if each.rule in rules and each not in self._used]

    def add(self, found: list[Suppression], lines: list[dict[str, Suppression]]) -> None:
        """Add what one comment suppresses; `lines` are the scopes of its lines, if it has any."""
        for each in found:
            self.found.append(each)
            for scope in [self._of_file] if each.word == FILE else lines:
                scope.setdefault(each.rule, each)

    def scope(self, line: int) -> dict[str, Suppression]:
        """Give a new scope, which covers a line."""
        scope: dict[str, Suppression] = {}
        self.extend(scope, line)
        return scope

    def extend(self, scope: dict[str, Suppression], line: int) -> None:
        """Let a scope cover a further line."""
        self._of_lines.setdefault(line, []).append(scope)


def read_suppressions(text: "Text") -> Suppressions:
    """Give the suppressions in the comments of a text, which must be valid YAML."""
    suppressions = Suppressions()
    if not _CANDIDATE.search(text.content):
        return suppressions
    reader = _Reader(text.content, suppressions.slips)
    above: tuple[int, dict[str, Suppression]] | None = None
    for start, end in _comments(text.content):
        found = reader.read(start, end)
        if found is None:
            continue
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
    """Give where those comments stand that begin as a suppression does."""
    candidates = _CANDIDATE.finditer(content)
    candidate = next(candidates).start()
    behind = 0
    parser: Any = make_parser(content)
    while parser.check_token():
        token = parser.get_token()
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
    yield from _comments_between(content, behind, len(content))


def _comments_between(content: str, start: int, end: int) -> Iterator["Span"]:
    for comment in _COMMENT.finditer(content, start, end):
        if _CANDIDATE.match(content, comment.start()):
            yield comment.span()


def _comment_in_header(content: str, token: Any, start: int, end: int) -> Iterator["Span"]:
    """Give the comment on the first line of a block scalar, which its token includes."""
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

    def read(self, start: int, end: int) -> list[Suppression] | None:
        """Give what a comment suppresses; None if it is an ordinary comment.

        What is meant to suppress something and cannot is added to the slips.
        """
        directive = _DIRECTIVE.match(self._content, start, end)
        if directive is None:
            return None
        word = directive["word"]
        if word not in {LINE, FILE}:
            if not directive["rest"]:
                return None
            self._no_such_word(word, directive.span("word"))
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

    def _no_such_word(self, word: str, span: "Span") -> None:
        nearest = Suggester((LINE, FILE)).nearest(word)
        self._slip(
            span,
            f"“{shorten(word)}” suppresses nothing",
            f"did you mean {nearest}?" if nearest else f"write {LINE}[…] or {FILE}[…]",
        )

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
