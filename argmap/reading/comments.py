"""The comments of a text. A YAML parser does not return them: they stand between its tokens."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import yaml

from argmap.reading.parsers import make_parser

if TYPE_CHECKING:
    from argmap.text.document import Span

_SIGN = re.compile("#")
_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n#]*")


def comments(content: str, what: re.Pattern[str] = _SIGN) -> Iterator["Span"]:
    """Yield the spans of the comments that contain something, up to a syntax error.

    The text is read only as far as there is something that may be such a comment.
    """
    candidates = what.finditer(content)
    candidate = next(candidates, None)
    if candidate is None:
        return
    behind = 0
    for token in _tokens(content):
        end = token.end_mark.index
        if end > candidate.start():
            start = token.start_mark.index
            yield from _between(content, behind, start, what)
            yield from _in_header(content, token, start, end, what)
            candidate = next((found for found in candidates if found.start() >= end), None)
            if candidate is None:
                return
        behind = max(behind, end)


def _tokens(content: str) -> Iterator[Any]:
    """Yield the tokens of a text, up to its end or a syntax error."""
    # A lone surrogate raises UnicodeError.
    with suppress(yaml.YAMLError, UnicodeError):
        parser: Any = make_parser(content)
        while parser.check_token():
            yield parser.get_token()


def _between(content: str, start: int, end: int, what: re.Pattern[str]) -> Iterator["Span"]:
    for comment in _COMMENT.finditer(content, start, end):
        if what.search(content, *comment.span()):
            yield comment.span()


def _in_header(
    content: str, token: Any, start: int, end: int, what: re.Pattern[str]
) -> Iterator["Span"]:
    """Yield the comment on the first line of a block scalar, which its token includes."""
    header = _BLOCK_HEADER.match(content, start, end)
    if header and not getattr(token, "plain", True):
        comment = _COMMENT.match(content, header.end(), end)
        if comment:
            yield from _between(content, *comment.span(), what)
