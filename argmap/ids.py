"""Ids of statements, arguments, sources and groups."""

from argmap.text.normalizing import normalize


def nfc(name: str) -> str:
    """Return an id in Unicode's NFC, in which ids are compared."""
    return normalize("NFC", name)
