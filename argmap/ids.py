"""Ids of statements, arguments, sources and groups."""

import unicodedata


def nfc(name: str) -> str:
    """Return an id in Unicode's NFC, in which ids are compared."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
