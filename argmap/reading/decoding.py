"""Decodes bytes to a text that all YAML parsers read in the same way."""

import codecs
import re
from typing import TYPE_CHECKING

from argmap.text.document import Text

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

READABLE = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""What YAML calls printable, as a class of a regular expression.

Less the line breaks, of which some are known to YAML alone, tabs and stray byte order marks.
"""
_UNREADABLE = f"[^\t\n\r{READABLE}]+"  # compiled for a file that needs it
_READABLE_ASCII = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_REPLACEMENT = "\ufffd"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings that files with them are read in."""
_BREAKS = {"\x85": "NEL", "\u2028": "U+2028", "\u2029": "U+2029"}


def decode(data: bytes | str, name: str, faults: "Faults") -> Text | None:
    """Return the text of a map file, or None if it is not text at all.

    The bytes are UTF-8, with or without a byte order mark, or UTF-16 with one. What cannot be read
    is a fault and becomes U+FFFD in the text, so that reading can go on.
    """
    if isinstance(data, str):
        return _without_controls(Text(data.removeprefix("\ufeff"), name), faults)
    mark, encoding = mark_and_encoding(data)
    data = data[len(mark) :]
    try:
        text = Text(data.decode(encoding), name)
        if _is_readable(text.content):
            return text
        if _is_text(text, 4):
            return _without_controls(text, faults)
    except UnicodeDecodeError as error:
        text = faults.text = Text(data.decode(encoding, "replace"), name)
        faults.damaged = True
        offset = len(data[: error.start].decode(encoding, "replace"))
        faults.add(
            "invalid-encoding",
            (offset, offset + 1),
            f"byte 0x{data[error.start]:02X} is not {encoding.upper()[:6].rstrip('-')} text",
            "save the file as UTF-8",
        )
        # In random bytes, about every ninth character is a control character.
        return _without_controls(text, faults) if _is_text(text, 12) else None
    faults.add("invalid-encoding", (0, 0), "this is not UTF-8 text", "save the file as UTF-8")
    return None


def encode(content: str, like: bytes) -> bytes:
    """Return a text in the encoding of a file's bytes, with the byte order mark that they have."""
    mark, encoding = mark_and_encoding(like)
    return mark + content.encode(encoding)


def mark_and_encoding(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark with which bytes begin, and their encoding."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))


def _is_text(text: Text, share: int) -> bool:
    """Return whether at most one in `share` characters is unreadable."""
    unreadable = sum(len(found[0]) for found in re.finditer(_UNREADABLE, text.content))
    return unreadable * share <= len(text.content)


def _is_readable(content: str) -> bool:
    if content.isascii():
        return not content.encode().translate(None, _READABLE_ASCII)
    return not re.search(_UNREADABLE, content)


def _without_controls(text: Text, faults: "Faults") -> Text:
    """Replace each character that may not stand in a map, and report it."""
    if _is_readable(text.content):
        return text
    faults.text = text
    faults.damaged = True
    for found in re.finditer(_UNREADABLE, text.content):
        character = found[0][0]
        what = _BREAKS.get(character)
        faults.add(
            "invalid-yaml",
            found.span(),
            f"the line break {what} may not stand in a map"
            if what
            else f"the control character U+{ord(character):04X} may not stand in a map",
            "use an ordinary line break" if what else "remove it",
        )
    content = re.sub(_UNREADABLE, lambda found: _REPLACEMENT * len(found[0]), text.content)
    return Text(content, text.name)
