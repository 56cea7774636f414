"""Cuts Argdown into tokens, as Argdown's own lexer does."""

import re
from collections.abc import Callable

from argmap.importing.argdown.ahead import Ahead, Braces
from argmap.importing.argdown.brackets import Brackets
from argmap.importing.argdown.tokens import Kind, Token
from argmap.importing.support.source import DamagedError

_RELATION = re.compile(r"([' \t]*)(\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))")
_INFERENCE = re.compile(r"[' \t]*--")
_NUMBER = re.compile(r"[' \t]*\(\d+\)")
_LIST_ITEM = re.compile(r"([' \t]*)(\d+\.|\*)(?=\s)")
_HEADING = re.compile(r"#+ ")
_EMPTY_LINE = re.compile(r"(?:[ \t]*\n){2,}")
_NEWLINE = re.compile(r"[ \t]*\n")
_LINES = re.compile(r"(?:[ \t]*\n)*")
_ONE_LINE = re.compile(r"(?:[ \t]*\n(?![ \t]*\n))?")
_RANGE_END = re.compile(r"(?:[ \t]|(?=[\n)}_.,!?;:\-*])|\Z)")
_ESCAPED = re.compile(r"\\. *")
_SPACES = re.compile(r"[ \t]+")
_TEXT = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
_DASHES = re.compile(r"-{2,}")
_EQUALS = re.compile(r"={3,}")
_BLANK = (" ", "\t")
_AT_LINE_START = {None, Kind.NEWLINE, Kind.EMPTY_LINE}


def tokens_of(content: str) -> tuple[list[Token], list[int]]:
    """Return the tokens of a text whose lines end in a line feed, and where its comments start.

    The last token is the end of the file. Raise ArgdownError for a character that is no token.
    """
    lexer = _Lexer(content)
    lexer.run()
    return lexer.tokens, lexer.comments


class ArgdownError(DamagedError):
    """Reading ends at an offset, for a reason."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.offset = offset


class _Lexer:
    """Finds the tokens of a text, one after the other."""

    def __init__(self, content: str) -> None:
        self.tokens: list[Token] = []
        self.comments: list[int] = []
        self._content = content
        self._at = 0
        self._last: Kind | None = None
        self._indents = [0]
        self._ranges: list[str] = []
        self._in_inference = False
        self._braces = Braces(content)
        self._brackets = Brackets(content)
        self._next = {
            name: Ahead(content, pattern)
            for name, pattern in {
                "*/": r"\*/",
                "-->": "-->",
                "line": r"\n",
                "===": "===",
                "blank": r"\s",
                ".": r"\.",
                ":": ":",
            }.items()
        }
        self._special: dict[str, Callable[[], bool]] = {
            "/": self._comment,
            "<": self._angle,
            "=": self._front_matter,
            "{": self._data,
            "\\": self._escaped,
            ".": self._symbol,
            ":": self._symbol,
            " ": self._blank,
            "\t": self._blank,
            "\n": self._blank,
            "*": self._range,
            "_": self._range,
            "[": self._bracket,
            "#": self._bracket,
            "@": self._bracket,
        }
        self._in_rule = {
            "/": self._comment,
            "<": self._comment,
            "{": self._data,
            "\\": self._escaped,
            ".": self._symbol,
            ":": self._symbol,
            " ": self._newline,
            "\t": self._newline,
            "\n": self._newline,
            "-": self._inference_end,
            ",": self._comma,
        }

    def run(self) -> None:
        """Find all tokens."""
        content, end = self._content, len(self._content)
        while self._at < end:
            character = content[self._at]
            if self._in_inference:
                self._step(self._in_rule.get(character))
            elif self._last in _AT_LINE_START and not self._is_skipped(character):
                if not self._line_start():
                    self._step(self._special.get(character))
            else:
                self._step(self._special.get(character))
        if self._last is Kind.EMPTY_LINE:
            self.tokens.pop()
        self._dedent_all()
        self._add(Kind.END, end)

    def _is_skipped(self, character: str) -> bool:
        """Return whether the end of a line or a comment comes before all that starts a line."""
        if character in "</":
            return self._comment_end() is not None
        return _NEWLINE.match(self._content, self._at) is not None

    def _step(self, special: Callable[[], bool] | None) -> None:
        """Find one token: what the first character may be, else a piece of text."""
        if special and special():
            return
        content, at = self._content, self._at
        if spaces := _SPACES.match(content, at):
            self._at = spaces.end()
        elif found := _TEXT.match(content, at):
            self._add(Kind.TEXT, found.end())
        elif content[at] == "\\":
            raise ArgdownError("a backslash stands before the end of the line; write \\\\", at)
        else:
            self._add(Kind.TEXT, at + 1 + content.startswith(_BLANK, at + 1))

    def _add(self, kind: Kind, end: int, start: int | None = None) -> bool:
        """Add a token that ends at an offset; it starts here, or at another offset."""
        start = self._at if start is None else start
        self.tokens.append(Token(kind, start, self._content[start:end]))
        self._at = end
        self._last = kind
        return True

    def _comment_end(self) -> int | None:
        content, at = self._content, self._at
        if content.startswith("//", at):
            return self._next["line"].at(at)
        for start, end in (("/*", "*/"), ("<!--", "-->")):
            if content.startswith(start, at):
                found = self._next[end].at(at + len(start))
                return found + len(end) if found < len(content) else None
        return None

    def _comment(self) -> bool:
        end = self._comment_end()
        if end is None:
            return False
        self.comments.append(self._at)
        if self._last in {Kind.EMPTY_LINE, Kind.NEWLINE}:
            # Lines that hold a comment and nothing else are none.
            lines = _LINES if self._last is Kind.EMPTY_LINE else _ONE_LINE
            found = lines.match(self._content, end)
            end = found.end() if found else end
        self._at = end
        return True

    def _front_matter(self) -> bool:
        start = _EQUALS.match(self._content, self._at)
        if not start:
            return False
        end = self._next["==="].at(start.end())
        if end == len(self._content):
            return len(start[0]) > 5 and self._add(Kind.FRONT_MATTER, start.end())
        found = _EQUALS.match(self._content, end)
        return self._add(Kind.FRONT_MATTER, found.end() if found else end)

    def _data(self) -> bool:
        end = self._braces.end(self._at)
        return end is not None and self._add(Kind.DATA, end)

    def _escaped(self) -> bool:
        found = _ESCAPED.match(self._content, self._at)
        return found is not None and self._add(Kind.ESCAPED, found.end())

    def _symbol(self) -> bool:
        """Find a symbol such as `.A.` or `:heart:`."""
        at = self._at
        end = self._next[self._content[at]].at(at + 2)
        if end >= len(self._content) or self._next["blank"].at(at + 1) < end:
            return False
        return self._add(Kind.SYMBOL, end + 1 + self._content.startswith(_BLANK, end + 1))

    def _blank(self) -> bool:
        """Find the end of a line, or an empty line."""
        if self._last is not Kind.EMPTY_LINE:
            found = _EMPTY_LINE.match(self._content, self._at)
            if found:
                if found.end() < len(self._content):
                    self._dedent_all()
                return self._add(Kind.EMPTY_LINE, found.end())
        return self._newline()

    def _newline(self) -> bool:
        found = _NEWLINE.match(self._content, self._at)
        return found is not None and self._add(Kind.NEWLINE, found.end())

    def _line_start(self) -> bool:
        """Find what stands only at the start of a line."""
        content, at = self._content, self._at
        inference = _INFERENCE.match(content, at)
        if inference and self._last is not Kind.EMPTY_LINE:
            self._dedent_all()
            self._in_inference = True
            return self._add(Kind.INFERENCE_START, inference.end(), inference.end() - 2)
        relation = _RELATION.match(content, at)
        if relation:
            self._indent_to(len(relation[1]))
            return self._add(Kind.RELATION, relation.end(), relation.start(2))
        heading = _HEADING.match(content, at)
        if heading:
            return self._add(Kind.HEADING, heading.end())
        number = _NUMBER.match(content, at)
        if number:
            self._dedent_all()
            return self._add(Kind.NUMBER, number.end(), content.find("(", at))
        item = _LIST_ITEM.match(content, at)
        if item:
            # An item may start without a blank, and still is further in than what is no item.
            self._indent_to(len(item[1]) + 1)
            return self._add(Kind.LIST_ITEM, item.end(), item.start(2))
        return False

    def _indent_to(self, width: int) -> None:
        if width > self._indents[-1]:
            self._indents.append(width)
            self._add(Kind.INDENT, self._at)
        while width < self._indents[-1]:
            self._indents.pop()
            self._add(Kind.DEDENT, self._at)

    def _dedent_all(self) -> None:
        self._indent_to(0)

    def _range(self) -> bool:
        """Find the beginning or the end of emphasis."""
        content, at = self._content, self._at
        marks = [mark for mark in (content[at] * 2, content[at]) if content.startswith(mark, at)]
        for mark in marks:
            found = _RANGE_END.match(content, at + len(mark))
            if self._ranges and self._ranges[-1] == mark and found:
                self._ranges.pop()
                return self._add(Kind.RANGE_END, found.end())
        for mark in marks:
            end = at + len(mark)
            if not content[end : end + 1].isspace():
                self._ranges.append(mark)
                return self._add(Kind.RANGE_START, end)
        return False

    def _angle(self) -> bool:
        """Find a comment, or the title of an argument."""
        return self._comment() or self._bracket()

    def _bracket(self) -> bool:
        """Find a title, a mention of one, a link or a tag."""
        found = self._brackets.at(self._at)
        return found is not None and self._add(*found)

    def _inference_end(self) -> bool:
        found = _DASHES.match(self._content, self._at)
        if not found:
            return False
        self._in_inference = False
        return self._add(Kind.INFERENCE_END, found.end())

    def _comma(self) -> bool:
        return self._add(Kind.COMMA, self._at + 1)
