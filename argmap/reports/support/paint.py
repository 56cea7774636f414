"""Colour on a terminal."""

from collections.abc import Callable

from argmap.findings import Level

Paint = Callable[[str, str], str]

LEVEL: dict[Level, str] = {"error": "1;31", "warning": "1;33"}
FRAME = "1;34"
HELP = "1;36"
STRONG = "1"


def painter(color: bool) -> Paint:
    """Return a function that paints a text in a colour, or one that leaves it as it is."""
    return _painted if color else lambda text, _: text


def _painted(text: str, color: str) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if text else text
