"""The two YAML parsers, made to agree."""

from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError


def make_parser(content: str) -> Any:  # noqa: ANN401 - the two parsers share no type
    """Give libyaml's parser over a text, or PyYAML's own where libyaml is missing."""
    if yaml.__with_libyaml__:
        from yaml.cyaml import CParser

        return CParser(content)
    return PurePythonParser(content)


class PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, taking tabs where libyaml does."""

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
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:  # noqa: FBT001
        """Read the characters of a quoted scalar; an escape must name a character."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()
        except (OverflowError, ValueError) as error:
            raise ScannerError(
                "while scanning a double-quoted scalar",
                start_mark,
                "found invalid Unicode character escape code",
                self.get_mark(),
            ) from error
        return chunks

    def scan_directive_name(self, start_mark: Any) -> str:
        """Read the name of a directive; YAML knows two."""
        name: str = super().scan_directive_name(start_mark)
        if name not in {"YAML", "TAG"}:
            raise ScannerError(
                "while scanning a directive", start_mark, "found unknown directive", start_mark
            )
        return name
