"""Names that are meant for keys of statements and arguments: misspelt ones, and other words."""

from argmap.format.keys import ATTACK, IN_PLACE, KEYS, SYNONYMS
from argmap.text.suggesting import differ_by_one_slip

KNOWN = IN_PLACE.keys.keys() | ATTACK.keys.keys()
"""The keys of statements and arguments; other names are ids."""
_LONG_KEYS = sorted(key for key in KNOWN if len(key) >= 5)


def nearest_key(name: str) -> str | None:
    """Return the key that an id is nearly, if it is one."""
    return next((key for key in _LONG_KEYS if differ_by_one_slip(key, name)), None)


def is_like(key: str, name: str) -> bool:
    """Return whether a name is nearly a key, or the key in capital letters."""
    return differ_by_one_slip(key, name) or key == name.lower()


def meant_key(written: str) -> str:
    """Return the key that is written, nearly, with blanks or in another word, or nothing."""
    if written in KEYS:
        return written
    name = written.lower().replace(" ", "_")
    return name if name in KNOWN else SYNONYMS.get(name) or nearest_key(name) or ""
