"""The two YAML parsers, made to agree."""

import re
from typing import Any

import yaml
from yaml.error import Mark
from yaml.events import ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken, TagToken

if yaml.__with_libyaml__:
    from yaml._yaml import CParser


def make_parser(content: str) -> Any:
    """Give libyaml's parser over a text, or PyYAML's own where libyaml is missing."""
    if yaml.__with_libyaml__:
        return CParser(content)
    return PurePythonParser(content)


# What a plain scalar holds between blanks, and in brackets.
_PLAIN = re.compile(r"(?:[^ \t\r\n\0:]|:(?=[^ \t\r\n\0]))+")
_PLAIN_IN_BRACKETS = re.compile(r"(?:[^ \t\r\n\0:,\[\]{}]|:(?=[^ \t\r\n\0,?\[\]{}]))+")
_COLON_IN_BRACKETS = re.compile(r":[,?\[\]{}]")
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n\0])")
_IN_TAG = r"(?:[\w;/?:@&=+$.!~*'()-]|%[0-9A-Fa-f]{2})"
_TAG = re.compile(
    rf"!<(?P<verbatim>(?:{_IN_TAG}|[,\[\]])+)>"
    rf"|(?P<handle>![\w-]*!)(?P<suffix>{_IN_TAG}+)"
    rf"|!(?![\w-]*!)(?P<local>{_IN_TAG}*)",
    re.ASCII,
)


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, reading what libyaml reads and stopping where it stops."""

    def __init__(self, content: str) -> None:
        Reader.__init__(self, content)
        Scanner.__init__(self)
        Parser.__init__(self)
        self._block_start: Mark | None = None

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and line breaks up to the next token."""
        while True:
            while self.peek() == " " or (
                self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)
            ):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if not self._take_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def fetch_stream_end(self) -> None:
        """End the last line, and with it a key that still lacks its colon."""
        if self.column:
            self.line, self.column = self.line + 1, 0
        self.stale_possible_simple_keys()
        super().fetch_stream_end()

    def scan_plain(self) -> ScalarToken:
        """Read a plain scalar: a tab is a blank, and a question mark stands for itself."""
        start = end = self.get_mark()
        indent = self.indent + 1
        pattern = _PLAIN_IN_BRACKETS if self.flow_level else _PLAIN
        pieces: list[str] = []
        blanks = ""
        while True:
            if self.column == 0 and _DOCUMENT_MARK.match(self.buffer, self.pointer):
                break
            found = None if self.peek() == "#" else pattern.match(self.buffer, self.pointer)
            if found:
                pieces += blanks, found[0]
                self.forward(len(found[0]))
                self.allow_simple_key = False
                end = self.get_mark()
            if self.flow_level and _COLON_IN_BRACKETS.match(self.buffer, self.pointer):
                raise self._error("a plain scalar", start, "found unexpected ':'")
            if not found or self.peek() not in " \t\r\n":
                break
            blanks = self._plain_blanks(indent, start)
            if not self.flow_level and self.column < indent:
                break
        return ScalarToken("".join(pieces), True, start, end)

    def _plain_blanks(self, indent: int, start: Mark) -> str:
        """Give what the blanks and line breaks inside a plain scalar stand for."""
        blanks, breaks = "", 0
        while (character := self.peek()) in " \t\r\n":
            if character in "\r\n":
                self._take_line_break()
                breaks += 1
                self.allow_simple_key = True
                continue
            if breaks and character == "\t" and self.column < indent:
                raise self._error(
                    "a plain scalar", start, "found a tab character that violates indentation"
                )
            blanks += character
            self.forward()
        return "\n" * (breaks - 1) or " " if breaks else blanks

    def scan_block_scalar(self, style: str) -> Any:
        """Read a block scalar."""
        self._block_start = self.get_mark()
        return super().scan_block_scalar(style)

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Read how a block scalar ends and how far it is indented, in either order."""
        chomping: bool | None = None
        increment: int | None = None
        for _ in range(2):
            character = self.peek()
            if chomping is None and character in "+-":
                chomping = character == "+"
                self.forward()
            elif increment is None and character in "123456789":
                increment = int(character)
                self.forward()
        if self.peek() not in " \t\r\n\0#":
            raise self._error("a block scalar", start_mark, "did not find the end of the line")
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> Any:
        """Skip the rest of a block scalar's first line."""
        while self.peek() in " \t":
            self.forward()
        return super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> Any:
        """Find how far the first line of a block scalar is indented."""
        found = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> Any:
        """Skip the indentation and empty lines before a line of a block scalar."""
        found = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            raise self._error("a block scalar", self._block_start, "found a tab character")

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """Read the characters of a quoted scalar; an escape must name a character."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (OverflowError, ValueError) as error:
            problem = "found invalid Unicode character escape code"
            raise self._error("a double-quoted scalar", start_mark, problem) from error
        return chunks

    def scan_tag(self) -> TagToken:
        """Read a tag; a comma behind it in brackets ends it."""
        start = self.get_mark()
        found = _TAG.match(self.buffer, self.pointer)
        if not found or self.buffer[found.end()] not in (
            " \t\r\n\0," if self.flow_level else " \t\r\n\0"
        ):
            raise self._error("a tag", start, "did not find the end of it")
        self.forward(len(found[0]))
        if found["handle"]:
            tag = found["handle"], found["suffix"]
        else:
            tag = None, found["verbatim"] or f"!{found['local']}"
        return TagToken(tag, start, self.get_mark())

    def scan_directive_name(self, start_mark: Mark) -> str:
        """Read the name of a directive; YAML knows two."""
        read_name: Any = super().scan_directive_name
        name: str = read_name(start_mark)
        if name not in {"YAML", "TAG"}:
            raise self._error("a directive", start_mark, "found unknown directive name")
        return name

    def scan_yaml_directive_value(self, start_mark: Mark) -> tuple[int, int]:
        """Read the version of YAML: 1.1 or 1.2."""
        read_version: Any = super().scan_yaml_directive_value
        version: tuple[int, int] = read_version(start_mark)
        if version not in {(1, 1), (1, 2)}:
            raise self._error("a directive", start_mark, "found incompatible YAML document")
        return version

    def parse_flow_mapping_key(self, first: bool = False) -> Any:
        """Read a key in brackets; where none is, it stands at what comes next."""
        parse: Any = super().parse_flow_mapping_key
        return self._at_next_token(parse(first))

    def parse_flow_mapping_value(self) -> Any:
        """Read the value of a key in brackets; where none is, it stands at what comes next."""
        parse: Any = super().parse_flow_mapping_value
        return self._at_next_token(parse())

    def parse_flow_sequence_entry_mapping_key(self) -> Any:
        """Read the key of a pair in a list; where none is, libyaml passes over what comes next."""
        parse: Any = super().parse_flow_sequence_entry_mapping_key
        event = parse()
        if isinstance(event, ScalarEvent) and event.start_mark is event.end_mark:
            take: Any = self.get_token
            event.start_mark = event.end_mark = take().end_mark
        return event

    def _at_next_token(self, event: Any) -> Any:
        if isinstance(event, ScalarEvent) and event.start_mark is event.end_mark:
            peek: Any = self.peek_token
            event.start_mark = event.end_mark = peek().start_mark
        return event

    def _take_line_break(self) -> bool:
        take: Any = self.scan_line_break
        return bool(take())

    def _error(self, what: str, start: Mark | None, problem: str) -> ScannerError:
        return ScannerError(f"while scanning {what}", start, problem, self.get_mark())
