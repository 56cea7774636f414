"""Offsets in a text: where lines start and end, and where blanks and comments end."""

import re

_BLANKS_AND_COMMENTS = re.compile(r"(?:\s++|(?<=\s)#[^\r\n]*+)*+")
_LINE_END = re.compile(r"[\r\n]")


def line_start(content: str, offset: int) -> int:
    """Return the offset at which the line of an offset starts."""
    behind = content.rfind("\n", 0, offset) + 1
    return content.rfind("\r", behind, offset) + 1 or behind


def line_end(content: str, offset: int) -> int:
    """Return the offset at which the line of an offset ends."""
    found = _LINE_END.search(content, offset)
    return found.start() if found else len(content)


def begins_line(content: str, offset: int) -> bool:
    """Return whether nothing but blanks stands in front of an offset on its line."""
    return not content[line_start(content, offset) : offset].strip()


def spaces_before(line: str) -> int:
    """Return with how many spaces a line begins."""
    return len(line) - len(line.lstrip(" "))


def behind_blanks(content: str, offset: int) -> int:
    """Return where the blanks, line breaks and comments end that begin at an offset."""
    found = _BLANKS_AND_COMMENTS.match(content, offset)
    return found.end() if found else offset


def indent(content: str, start: int) -> int:
    """Return how far the line that starts at an offset is indented, dashes included."""
    end = start
    while content[end : end + 1] in (" ", "-") and end < len(content):
        end += 1
    return end - start
