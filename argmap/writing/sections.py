"""The values of a map that has its canonical form, as statements in sections and in place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.format import keys as form
from argmap.reading.values import Mapping, Scalar, Sequence, Value
from argmap.text.normalizing import nfc
from argmap.writing.document import Note
from argmap.writing.slots import Slot, slots_of

if TYPE_CHECKING:
    from argmap.reading import Reading
    from argmap.writing.attaching import Notes

STATEMENT_DEPTH = 3
"""How many mappings a statement of a section is in, itself included."""


class Statement(NamedTuple):
    """A statement of a section: its section, its id, and its text or keys."""

    section: str
    key: Scalar
    value: Value


class Sections:
    """The values of a map with their comments, to be changed.

    `ids` are the ids that are written, and `by_text` the statements by the start of their text.
    """

    def __init__(self, reading: "Reading", root: Mapping, notes: "Notes", ids: set[str]) -> None:
        self.map = reading.map
        self.root = root
        self.notes = notes
        self.ids = ids
        self.by_text = {start: name for name, (start, _) in reading.map.places.texts.items()}
        self.sections = {
            key.text: value
            for key, value in root.entries
            if key.text in form.SECTIONS and isinstance(value, Mapping)
        }
        self.statements = {
            nfc(key.text): Statement(section, key, value)
            for section, entries in self.sections.items()
            for key, value in entries.entries
        }

    def slots(self) -> Iterator[Slot]:
        """Yield where all premises stand."""
        for statement in self.statements.values():
            yield from self.slots_below(statement)

    @staticmethod
    def slots_below(statement: Statement) -> Iterator[Slot]:
        """Yield where the premises stand below a statement of a section, at any depth.

        A statement that is put there meanwhile is searched too.
        """
        value = statement.value
        waiting = [(value, STATEMENT_DEPTH)] if isinstance(value, Mapping) else []
        while waiting:
            for slot in slots_of(*waiting.pop()):
                yield slot
                if slot.statement is not None:
                    waiting.append((slot.statement, slot.depth))

    def listed(self, *keys: str) -> set[str]:
        """Return the ids that groups or expectations list, and those of what arguments lead to."""
        found: set[str] = set()
        waiting = [value for key in keys if (value := self.root.value_of(key)) is not None]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Scalar):
                found.update((nfc(value.text), nfc(value.text).partition("/")[0]))
            elif isinstance(value, Sequence):
                waiting += value.items
            elif isinstance(value, Mapping):
                waiting += value.content[1::2]
        return found

    def note(self, key: Scalar) -> Note:
        """Return the comments of a key, to which some can be added."""
        return self.notes.keys[key.start]

    def note_of_item(self, slot: Slot) -> Note:
        """Take away and return the comments of an entry of a list."""
        known = self.notes.items.pop(slot.value.start, None) if slot.in_list else None
        return known or Note()

    def note_of_key(self, key: Scalar) -> Note:
        """Take away and return the comments of a key."""
        return self.notes.keys.pop(key.start, Note())
