"""Texts that are lists to their writer: YAML takes the signs of their entries for words."""

import re
from typing import TYPE_CHECKING

from argmap.reading.explained_lines import BULLET, NO_BULLET, NUMBER, begin_with_dash
from argmap.reading.lines import begins_line, line_end
from argmap.reading.values import Scalar
from argmap.text.wording import brief

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_BULLET = re.compile(rf"{BULLET} +(?=[^\W\d])")
_NUMBER = re.compile(rf"{NUMBER} +(?=\S)")
_DOUBLED = re.compile(r"-- +(?=\S)")
_WITH_NEXT = [(sign, re.compile(rf"[\r\n][ \t]*{sign.pattern}")) for sign in (_NUMBER, _DOUBLED)]
"""What begins a list only where another line begins so, with how that is found."""
_DASH_INSIDE = "a line that begins with a dash stands here inside a text"
_BREAK = re.compile(r"[\r\n]")
_DASH_LINE = re.compile(r"[\r\n][ \t]*- ")
_ENTRY_LINE = re.compile(r"[\r\n][ \t]*- +(?![^\W\d_A-Z][\w'-]*[ ,;:])")
BEGIN_WITH_DASHES = "begin each entry with a dash, all at the same indent"
"""What to do about a list of which some entries lack their dash, or stand elsewhere."""


def no_opening(opening: str, closing: str) -> str:
    """Return what is said of a bracket that closes what none has opened."""
    return f"the bracket {opening} is missing to which a {closing} below belongs"


def report_dash_inside(scalar: Scalar, advice: str, faults: "Faults", *, follows: bool) -> None:
    """Report the first line of a text that begins with a dash; `advice` is what to do about it."""
    content = faults.text.content
    dash = _DASH_LINE.search(content, scalar.start, scalar.end)
    start = scalar.start if dash is None or scalar.text.startswith("-") else dash.end() - 2
    span = (start, min(line_end(content, start), scalar.end))
    faults.add("invalid-yaml", span, _DASH_INSIDE, advice, about=scalar.span, follows=follows)


def has_dash_inside(scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a text without quotes goes on in a line that begins with a dash."""
    return _goes_on(_DASH_LINE, scalar, faults)


def has_entry_inside(scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a text without quotes goes on in a line that is an entry of a list.

    That is a dash and then a capital or a word alone: behind others, it is a dash of the text.
    """
    return _goes_on(_ENTRY_LINE, scalar, faults)


def lacks_opening(scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a text without quotes is a list without its first bracket, and report it."""
    if not (_is_plain(scalar, faults) and is_closed_only(scalar.text)):
        return False
    advice = f"write [{brief(scalar.text, 40)}"
    faults.add("invalid-yaml", scalar.span, "the bracket [ is missing in front of this", advice)
    return True


def is_list(scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a text is a list with other signs than dashes, or half of its brackets.

    Report it if it is.
    """
    content, start = faults.text.content, scalar.start
    bullet = _BULLET.match(content, start, scalar.end)
    for sign, again in _WITH_NEXT:
        if not bullet and again.search(content, start, scalar.end):
            bullet = sign.match(content, start, scalar.end)
    if not bullet and not (is_closed_only(scalar.text) and _has_lines(scalar, faults)):
        return False
    if not begins_line(content, start):
        return False
    line = content[start : min(line_end(content, start), scalar.end)]
    if bullet:
        advice = begin_with_dash(content[bullet.end() : start + len(line)])
        faults.add("invalid-yaml", (start, start + 1), NO_BULLET, advice)
    else:
        advice = f"write [ in front of “{brief(line, 40)}”"
        span = (start, start + len(line))
        faults.add("invalid-yaml", span, no_opening("[", "]"), advice)
    return True


def _has_lines(scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a text without quotes stands on several lines."""
    return _goes_on(_BREAK, scalar, faults)


def _goes_on(line: re.Pattern[str], scalar: Scalar, faults: "Faults") -> bool:
    """Return whether a pattern, which begins with a line break, is in a text without quotes."""
    content = faults.text.content
    return _is_plain(scalar, faults) and bool(line.search(content, scalar.start, scalar.end))


def _is_plain(scalar: Scalar, faults: "Faults") -> bool:
    return faults.text.content[scalar.start] not in "\"'|>"


def is_closed_only(text: str) -> bool:
    """Return whether a text ends with a bracket that it does not open."""
    return text.endswith("]") and text.count("]") > text.count("[")
