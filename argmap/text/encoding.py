"""What replaces a character that the encoding of an output does not have.

The program's own signs, and signs like them in a map, become ASCII; any other grapheme becomes a
question mark for each column that it takes. Importing this module registers this error handler
under the name `ERRORS`, for streams and `str.encode`.
"""

import codecs

ERRORS = "argmap.text.encoding"

_SIGNS = {
    '"': "“”„«»",
    "'": "‘’‚‹›",
    "-": "‐‑‒–—−─\xad",
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
_NAME_OF_RUNNER = 16
"""How many characters may stand between `##` and `[` in a command to a build runner."""


def legible(text: str, encoding: str | None) -> str:
    """Return a text as an output of that encoding shows it; None has all characters."""
    return text if encoding is None else text.encode(encoding, ERRORS).decode(encoding)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from argmap.text.widths import graphemes

    text, start, end = error.object, error.start, error.end
    shown = "".join(map(_in_ascii, graphemes(text[start:end])))
    # A dropped character no longer separates its neighbours: `#`, a mark and `#[error]` would
    # become a command.
    before = text[max(0, start - _NAME_OF_RUNNER) : start]
    is_beside_command = "#" in before or before.endswith(":") or text.startswith(("::", "#"), end)
    if is_beside_command and (not shown or "[" in shown):
        shown = "?"
    return shown, end


def _in_ascii(grapheme: str) -> str:
    from argmap.text.widths import columns

    known = ASCII.get(grapheme[0])
    return "?" * columns(grapheme) if known is None else known


codecs.register_error(ERRORS, _replace)
