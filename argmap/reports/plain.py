"""Text that a terminal shows as it stands, and how much room it takes there."""

import re

# Controls, and what would reorder or hide the rest of a line: U+FFFD is seen and does nothing.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
RUNNER_COMMAND = re.compile(r"##(?=\w*\[)")
"""What runners of GitHub, Azure and TeamCity obey wherever it stands in a line: `##[error]`."""
_TAB = "    "


def plain(text: str) -> str:
    """Give a text on one line, with what a terminal or a log would obey made visible."""
    if "##" in text:
        text = RUNNER_COMMAND.sub("#\ufffd", text)
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub("\ufffd", text.replace("\t", _TAB))


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
