"""Scripts that are written without spaces between words."""

import re
from functools import cache

UNSPACED = (
    "\u0e00-\u0fff"  # Thai, Lao, Tibetan
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17ff\u19e0-\u19ff"  # Khmer
    "\u1950-\u19df\u1a20-\u1aaf\uaa80-\uaadf"  # Tai Le, New Tai Lue, Tai Tham, Tai Viet
    "\u1b00-\u1b7f\ua980-\ua9df"  # Balinese, Javanese
    "\u2e80-\u2fdf\u3001-\u3007\u3021-\u302f\u3031-\u312f\u31a0-\u31ff"  # kana, bopomofo, signs
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\uff66-\uff9f"  # narrow kana
)
"""Characters of these scripts, as they stand between the brackets of a regular expression."""


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def is_unspaced(character: str) -> bool:
    """Return whether a character is of a script that is written without spaces between words."""
    return not character.isascii() and _unspaced().match(character) is not None


def count_words(text: str) -> int:
    """Return how many words a text has: what stands between spaces.

    In scripts that are written without spaces, two letters count as a word.
    """
    if text.isascii():
        return len(text.split())
    letters = [letter for letter in _unspaced().findall(text) if letter.isalnum()]
    if not letters:
        return len(text.split())
    others = _unspaced().sub(" ", text).split()
    return (len(letters) + 1) // 2 + sum(any(map(str.isalnum, word)) for word in others)
