"""Graphviz's language DOT, and the markup of its labels, with nothing in a text obeyed."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from argmap.text.sanitizing import REPLACEMENT, escaped_for_xml, without_controls

SMALL_SIZE = 9.5
"""The size of small print, in points."""


class Html(str):
    """A label in Graphviz's own markup."""

    __slots__ = ()


def table(rows: Iterable[str], padding: int = 2) -> str:
    """Return rows as a table without lines."""
    start = f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{padding}">'
    return f"{start}{''.join(rows)}</TABLE>"


def row(*cells: str) -> str:
    """Return cells as a row."""
    return f"<TR>{''.join(cells)}</TR>"


def row_of(markup: str) -> str:
    """Return markup as a row of one cell, which is read from the left."""
    return f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{markup}</TD></TR>'


def cell(lines: list[str], align: str = "LEFT", **marks: str) -> str:
    """Return lines of markup as a cell, with further attributes."""
    more = "".join([f' {name}="{value}"' for name, value in marks.items()])
    return f'<TD ALIGN="{align}" BALIGN="{align}"{more}>{"<BR/>".join(lines)}</TD>'


def small_print(markup: str, colour: str) -> str:
    """Return markup in small print."""
    return f'<FONT POINT-SIZE="{SMALL_SIZE}" COLOR="{colour}">{markup}</FONT>'


# What nothing is done to, here or by Graphviz, which reads 16,384 bytes in one go at most.
_LONG = 2000
# The letters of ASCII are named although \w has them: to find them among all letters takes twice
# as long.
_SIGNS = r"a-zA-Z0-9\w .,:;!?()/¶–→-"
_PLAIN = re.compile(rf"[{_SIGNS}]{{1,{_LONG}}}")
_PLAIN_LINES = re.compile(rf"[\n{_SIGNS}]{{1,{_LONG}}}")
# Pieces of longer strings and texts of markup, in which no escape and no entity is cut.
_PIECE = re.compile(rf"(?:[^\\]|\\.){{1,{_LONG}}}", re.DOTALL)
_PIECE_OF_MARKUP = re.compile(rf"(?:[^&\\]|&[^;]*;|\\.){{1,{_LONG}}}", re.DOTALL)
# What would end or widen a line.
_BLANK = re.compile("[\t\n\r]")
# A backslash that would take the quotation mark behind it for its own.
_ODD_BACKSLASH = re.compile(r'(?<!\\)((?:\\\\)*\\)(?="|\Z)')
# Graphviz's XML parser holds back a bracket at the end of a text, as if it began to end a section.
_MARKUP = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\\": "\\\\"}
    | {"]": "&#93;"}
)
_ESCAPES = str.maketrans({"&": "&amp;", "\\": "\\\\"})
# Graphviz resolves the escapes of a tooltip twice.
_TIP_ESCAPES = str.maketrans({"&": "&amp;", "\\": "\\" * 4, "\n": "\\n", "\t": " ", "\r": " "})


is_plain: "Callable[[str], object]" = _PLAIN.fullmatch
"""Tells whether a text can stand anywhere in DOT as it is."""


def html(text: str) -> str:
    r"""Return text for use in markup, where nothing is a tag, an entity or an escape (`\N`)."""
    markup = _harmless(text, _MARKUP) or "&#160;"
    # A line break shows nothing.
    if len(markup) <= _LONG:
        return markup
    return escaped_for_xml(_PIECE_OF_MARKUP.sub("\\g<0>\n", markup))


def escaped(text: str) -> str:
    r"""Return text for an attribute of Graphviz's type escString, where `\N` would be the node."""
    return _harmless(text, _ESCAPES)


def title(text: str) -> str:
    """Return text, line breaks included, for the attribute TITLE of a cell."""
    if _PLAIN_LINES.fullmatch(text):
        return text.replace("\n", "&#10;")
    return "&#10;".join(map(html, text.split("\n")))


def anchor_of(name: str) -> str:
    """Return the address of a statement in the same document."""
    return f"#{quote(name, errors='replace')}"


def literal(text: str) -> str:
    """Return text as a string in DOT of the type escString."""
    return f'"{text}"' if _PLAIN.fullmatch(text) else quoted(escaped(text))


def tooltip(text: str) -> str:
    """Return text, line breaks included, as a string in DOT for a tooltip."""
    if _PLAIN_LINES.fullmatch(text):
        return f'"{text}"'.replace("\n", "\\n")
    return quoted(tip(text))


def tip(text: str) -> str:
    """Return text, line breaks included, for a tooltip."""
    return _harmless(text, _TIP_ESCAPES)


def quoted(text: str) -> str:
    r"""Return text as a string in DOT, where only `\"` is an escape."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    text = _without_orders(text)
    if "\\" in text:
        text = _ODD_BACKSLASH.sub(r"\1\\", text)
    text = text.replace('"', '\\"')
    if len(text) > _LONG:
        # A backslash at the end of a line takes both away.
        text = escaped_for_xml(_PIECE.sub("\\g<0>\\\n", text))
    return f'"{text}"'


def _harmless(text: str, escapes: Mapping[int, str]) -> str:
    if is_plain(text):
        return text
    return _without_orders(text.translate(escapes))


def _without_orders(text: str) -> str:
    """Return text in which nothing is obeyed or reorders a line; Graphviz reads it as it was."""
    if not text.isprintable():
        text = _BLANK.sub(REPLACEMENT, without_controls(text))
    return escaped_for_xml(text)


def attributes(about: Mapping[str, Any]) -> str:
    """Return attributes as a list in DOT."""
    return "[" + ", ".join(f"{name}={_value(value)}" for name, value in about.items()) + "]"


def _value(value: Any) -> str:
    if isinstance(value, Html):
        return f"<{value}>"
    return str(value) if isinstance(value, int | float) else quoted(value)


def text_of(lines: Iterable[str]) -> str:
    """Return lines of DOT as a text."""
    return "\n".join([*lines, ""])
