"""Keeps the values of a file, which a reader takes piece by piece."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.reading.values import Mapping, Scalar, Value

if TYPE_CHECKING:
    from argmap.reading.composing import Reader


class Keeper:
    """Hands everything on to a reader, and keeps the entries that would be gone after it."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader
        self._entries: list[Any] = []
        self._kept: dict[int, list[Any]] = {}

    def takes_entries_of(self, section: Scalar) -> bool:
        """Return whether the entries of a top-level mapping are to be handed over one by one."""
        self._entries = self._kept[section.start] = []
        return self._reader.takes_entries_of(section)

    def take_entry(self, key: Scalar, value: Value) -> None:
        """Take an entry of the mapping asked for last."""
        self._entries += key, value
        self._reader.take_entry(key, value)

    def take_section(self, section: Scalar, value: Value) -> None:
        """Take the list or mapping of a top-level key, which is complete now."""
        self._reader.take_section(section, value)

    def whole(self, root: Value | None) -> Mapping | None:
        """Return the root mapping of a document with all that was handed over in its place."""
        if not isinstance(root, Mapping):
            return None
        content: list[Any] = []
        for key, value in root.entries:
            kept = self._kept.get(key.start)
            if kept and isinstance(value, Mapping):
                content += key, replace(value, content=kept)
            else:
                content += key, value
        return replace(root, content=content)
