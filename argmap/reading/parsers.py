"""The two YAML parsers: libyaml's, and PyYAML's own where libyaml is missing.

Both read the same from every valid file, and refuse the same files. In a file that they refuse,
they may stop at different places and may have read different parts before.
"""

import re
from typing import Any

import yaml
from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

if yaml.__with_libyaml__:
    from yaml._yaml import CParser


def make_parser(content: str) -> Any:
    """Return libyaml's parser over a text, or PyYAML's own where libyaml is missing."""
    if yaml.__with_libyaml__:
        return CParser(content)
    return PurePythonParser(content)


# What a plain scalar holds between blanks, and in brackets.
_PLAIN = re.compile(r"(?:[^ \t\r\n\0:]|:(?=[^ \t\r\n\0]))+")
_PLAIN_IN_BRACKETS = re.compile(r"(?:[^ \t\r\n\0:,\[\]{}]|:(?=[^ \t\r\n\0,?\[\]{}]))+")
_COLON_IN_BRACKETS = re.compile(r":[,?\[\]{}]")
_INDICATORS = re.compile(r"(?:([+-])([1-9])?|([1-9])([+-])?)?(?=[ \t\r\n\0#])")
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t\r\n\0])")


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, reading what libyaml reads."""

    def __init__(self, content: str) -> None:
        Reader.__init__(self, content)
        Scanner.__init__(self)
        Parser.__init__(self)

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
        """Return what the blanks and line breaks inside a plain scalar stand for."""
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

    def scan_block_scalar_indicators(self, start_mark: Mark) -> tuple[bool | None, int | None]:
        """Read how a block scalar ends and how far it is indented, in either order."""
        found = _INDICATORS.match(self.buffer, self.pointer)
        if not found:
            raise self._error("a block scalar", start_mark, "the line does not end")
        self.forward(len(found[0]))
        chomping, increment = found[1] or found[4], found[2] or found[3]
        return chomping == "+" if chomping else None, int(increment) if increment else None

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
            raise self._error("a block scalar", None, "a tab cannot indent it")

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """Read the characters of a quoted scalar; an escape must name a character."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (OverflowError, ValueError) as error:
            raise self._error("a quoted scalar", start_mark, "no such character") from error
        return chunks

    def scan_directive_name(self, start_mark: Mark) -> str:
        """Read the name of a directive; YAML knows two."""
        read_name: Any = super().scan_directive_name
        name: str = read_name(start_mark)
        if name not in {"YAML", "TAG"}:
            raise self._error("a directive", start_mark, "no such directive")
        return name

    def scan_yaml_directive_value(self, start_mark: Mark) -> tuple[int, int]:
        """Read the version of YAML: 1.1 or 1.2."""
        read_version: Any = super().scan_yaml_directive_value
        version: tuple[int, int] = read_version(start_mark)
        if version not in {(1, 1), (1, 2)}:
            raise self._error("a directive", start_mark, "no such version")
        return version

    def _take_line_break(self) -> bool:
        take: Any = self.scan_line_break
        return bool(take())

    def _error(self, what: str, start: Mark | None, problem: str) -> ScannerError:
        return ScannerError(f"while scanning {what}", start, problem, self.get_mark())
