"""Text that a terminal shows as it stands, and how much room it takes there."""

import re

from argmap.harmless import visible

RUNNER_COMMAND = re.compile(r"##(?=\w*\[)")
"""What runners of GitHub, Azure and TeamCity obey wherever it stands in a line: `##[error]`."""
_TAB = "    "


def plain(text: str) -> str:
    """Give a text on one line, with what a terminal or a log would obey made visible."""
    if "##" in text:
        text = RUNNER_COMMAND.sub("#\ufffd", text)
    return visible(text.replace("\t", _TAB))


def plain_start(text: str) -> str:
    """Give a file's name as `plain` does, for the start of a line, where a colon may follow it.

    A runner of GitHub obeys a line that begins with two colons.
    """
    text = plain(text)
    return f"./{text}" if text.lstrip().startswith(":") else text


def width(text: str) -> int:
    """Give the columns that a plain text takes on a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
