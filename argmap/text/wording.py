"""Phrases for messages: short names, and enumerations."""

import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[^\W_][\w§¶(). /!?’“”–-]*|[§¶(][\w§¶(). /–-]*")


def shorten(written: str, longest: int = 60) -> str:
    """Return a name on one line, short enough for a message."""
    start = " ".join(written[: 4 * longest].split())
    if len(start) <= longest and len(written) <= 4 * longest:
        return start
    return start[: longest - 1].rstrip() + "…"


LONG_NAME = 100
"""How many characters of a name are shown where it is repeated, beside what it names."""


def brief(text: str, longest: int = 300) -> str:
    """Return a text for a place where it is repeated; one longer than any sentence is cut."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


_FIRST_WORDS = 40


def first_words(text: str) -> str:
    """Return the first words of a text, by which its readers know it again."""
    start = " ".join(text[: 2 * _FIRST_WORDS].split())
    if len(start) <= _FIRST_WORDS and len(text) <= 2 * _FIRST_WORDS:
        return start
    words = start[:_FIRST_WORDS].rpartition(" ")[0] or start[: _FIRST_WORDS - 1]
    return f"{words.rstrip(' .,;:')}…"


def listing(names: list[str], conjunction: str) -> str:
    """Return names as a phrase: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


_MOST_NAMED = 20


def names_of(what: str, known: Sequence[str]) -> str:
    """Return which names a map has for something: the sources are a, b and 3 more."""
    if not known:
        return f"the map has no {what}s"
    more = len(known) - _MOST_NAMED
    names = [*map(shorten, known[:_MOST_NAMED]), *([f"{more} more"] if more > 0 else [])]
    return f"the {what}s are {listing(names, 'and')}"


def in_braces(text: str) -> str:
    """Return a text as it must be written inside { }: in quotes where it needs them."""
    if _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
