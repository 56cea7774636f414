"""Invalid escapes in quoted texts."""

import re
from typing import TYPE_CHECKING

from argmap.reading.stopping_point import StoppingPoint

if TYPE_CHECKING:
    from argmap.text.document import Span

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)?", re.DOTALL)
_KNOWN_ESCAPES = set('0abt\tnvfre "/\\N_LP\n\r')
QUOTED = re.compile(r""""[^"\\]*+(?:\\.[^"\\]*+)*+"|'[^']*+(?:''[^']*+)*+'""", re.DOTALL)


def find_bad_escape(stop: StoppingPoint) -> "Span | None":
    """Return the span of an invalid escape, if a text in quotes has one before the stop."""
    if stop.unread != '"':
        return None
    text = QUOTED.match(stop.content, stop.opening)
    end = text.end() if text else len(stop.content)
    for found in _ESCAPE.finditer(stop.content, stop.opening, end):
        if found.start() > stop.offset:
            break
        if _is_bad_escape(found[0]):
            return found.span()
    return None


def _is_bad_escape(escape: str) -> bool:
    if len(escape) <= 2:
        return escape[1:] not in _KNOWN_ESCAPES
    digits = escape[2:]
    code = int(digits, 16)
    return code > 0x10FFFF or 0xD800 <= code <= 0xDFFF
