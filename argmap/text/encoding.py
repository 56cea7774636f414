"""What stands for a character that an output's encoding does not have.

The program's own signs, and their like in a map, turn to ASCII; any other character turns to a
question mark for each column that it takes. Importing this module registers that as `ERRORS`, for
streams and `str.encode`.
"""

import codecs
import unicodedata

ERRORS = "argmap.text.document.encoding"

_SIGNS = {
    '"': "“”„«»",
    "'": "‘’‚‹›",
    "-": "‐‑‒–—−─",
    "...": "…",
    "->": "→",
    "<-": "←",
    ",": "·",
    "par. ": "¶",
    " ": "\xa0",
    "|": "│",
    "+": "├┬✓",
    "`": "└",
    "x": "✗",
    "[R]": "◆",
    "[C]": "●",
    "[P]": "■",
}
ASCII = {sign: text for text, signs in _SIGNS.items() for sign in signs}
"""Signs in ASCII."""


def legible(text: str, encoding: str | None) -> str:
    """Return a text as an output of that encoding shows it; None has all characters."""
    return text if encoding is None else text.encode(encoding, ERRORS).decode(encoding)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_in_ascii, error.object[error.start : error.end])), error.end


def _in_ascii(character: str) -> str:
    known = ASCII.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return "??" if unicodedata.east_asian_width(character) in "WF" else "?"


codecs.register_error(ERRORS, _replace)
