"""Unicode's normalization forms in linear time."""

import re
import unicodedata
from io import StringIO
from itertools import groupby
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

# In a shorter run, the order of marks costs little time.
_LONG_RUN = re.compile(r"(?<![^\x00-\x7f])[^\x00-\x7f]{64,}")
_PIECE = 64


def normalize(form: Form, text: str) -> str:
    """Return a text in one of Unicode's normalization forms.

    The result is that of `unicodedata.normalize`, whose time grows with the square of the number
    of combining marks that follow each other.
    """
    if text.isascii():
        return text
    decomposed: Form = "NFKD" if "K" in form else "NFD"
    prepared = _LONG_RUN.sub(lambda found: _with_sorted_marks(decomposed, found[0]), text)
    return unicodedata.normalize(form, prepared)


def _with_sorted_marks(decomposed: Form, run: str) -> str:
    """Return a run of characters decomposed, with the marks behind each letter in canonical order.

    Each character is decomposed by itself, so the run may be cut into pieces anywhere.
    """
    pieces = (run[start : start + _PIECE] for start in range(0, len(run), _PIECE))
    characters = "".join(unicodedata.normalize(decomposed, piece) for piece in pieces)
    # Where _PIECE marks stand in a row, one of them is looked at here.
    if not any(map(_is_mark, characters[::_PIECE])):
        return characters
    sorted_ = StringIO()
    for are_marks, group in groupby(characters, _is_mark):
        some = list(group)
        sorted_.write("".join(sorted(some, key=unicodedata.combining) if are_marks else some))
    return sorted_.getvalue()


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) > 0


def nfc(name: str) -> str:
    """Return an id in Unicode's NFC, in which ids are compared."""
    return name if name.isascii() else normalize("NFC", name)
