"""Entries of braces without a colon: the parts of a text or a list that its commas part."""

import re

from argmap.text.wording import in_braces, shorten

_PARTS = re.compile(r"[^,:{}\[\]\"'#]++(?:,[^,:{}\[\]\"'#]++(?=[,}]))++")
PUT_IN_QUOTES = "put the text in quotes, for a comma ends it inside { }"


def parts_from(content: str, start: int) -> list[str]:
    """Return the parts of what begins at an offset in braces, if commas part it."""
    found = _PARTS.match(content, start)
    return [part.strip() for part in found[0].split(",")] if found else []


def write_as_text(written: str) -> str:
    """Return what to do about a text in braces that lacks its key."""
    return f"write {{text: {in_braces(shorten(written))}, …}}"
