"""Characters that a map's text may hold, and that must do nothing where it is shown.

The reading refuses most of them, but a map that was built in Python may hold any. U+FFFD stands in
their place: it is seen, and does nothing.
"""

import re

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_LINE_BREAKS = "\n\r\u2028\u2029"
_REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"

_CONTROL = re.compile(f"[{_CONTROLS}]")
_UNSEEN = re.compile(f"[\t{_CONTROLS}{_LINE_BREAKS}{_REORDERING}]")
_REPLACEMENT = "\ufffd"


def without_controls(text: str) -> str:
    """Give a text without control characters and lone surrogates, for a file of any format."""
    return text if text.isascii() and text.isprintable() else _CONTROL.sub(_REPLACEMENT, text)


def visible(text: str) -> str:
    """Give a text in which nothing is obeyed or reorders its line, for a line that people read."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_REPLACEMENT, text)
