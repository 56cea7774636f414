"""Moves statements out of the places where they are used, into sections."""

from dataclasses import replace
from typing import Any

from argmap.format.keys import MAP, SECTIONS, TAKEN_FOR_KEYS
from argmap.reading.ids import is_id
from argmap.reading.values import Mapping, Scalar, Value
from argmap.text.normalizing import nfc
from argmap.writing.sections import Sections
from argmap.writing.slots import Slot

_NEW = Scalar("", -1, -1)


def flatten(sections: Sections) -> None:
    """Move each statement in place to the section of its kind, under its id or a new one.

    What has the name of a key stays: in a section it would be taken for that key.
    """
    found: dict[str, list[tuple[Scalar, Value]]] = {name: [] for name in SECTIONS}
    for statement in sections.statements.values():
        found[statement.section].append((statement.key, statement.value))
    listed = sections.listed("groups")
    nodes = sections.map.nodes
    # The inner ones first, for a statement takes along what stands in it.
    for slot in reversed(list(sections.slots())):
        if slot.reference is not None:
            continue
        name = sections.by_text[slot.keys()["text"][1].start]
        if name in TAKEN_FOR_KEYS or not is_id(name):
            continue
        node = nodes[name]
        group = None if name in listed else node.get("group")
        section = next(key for key, kind in SECTIONS.items() if kind == node["kind"])
        found[section].append(_taken(sections, slot, name, group))
        sections.ids.add(name)
    order = {name: place for place, name in enumerate(nodes)}
    for section, entries in found.items():
        if entries:
            entries.sort(key=lambda entry: order[nfc(entry[0].text)])
            _section(sections, section).content[:] = [part for pair in entries for part in pair]


def _taken(sections: Sections, slot: Slot, name: str, group: str | None) -> tuple[Scalar, Value]:
    """Put a reference in the place of a statement, and return its id and keys for a section."""
    value, keys = slot.value, slot.keys()
    # No other key has this place, so that its comments are its own.
    key = Scalar(name, -2 - value.start, -2 - value.start)
    note = sections.note_of_item(slot)
    above = note.before
    for each in ("id", "kind"):
        if each in keys:
            own = sections.note_of_key(keys.pop(each)[0])
            above += own.lines()
            note.beside += own.behind()
    if group is not None and "group" not in keys:
        keys["group"] = replace(_NEW, text="group"), replace(_NEW, text=group)
    if any(note.comments()):
        sections.notes.keys[key.start] = note
    slot.put(Scalar(name, value.start, value.end))
    return key, Mapping([part for pair in keys.values() for part in pair], value.start, value.end)


def _section(sections: Sections, name: str) -> Mapping:
    """Return a section, which is made if the map does not have it."""
    known = sections.sections.get(name)
    if known is not None:
        return known
    made = Mapping([], -1, -1)
    content: list[Any] = sections.root.content
    order = list(MAP.keys)
    place = 0
    for at in range(0, len(content), 2):
        if content[at].text == name:
            # It is there, and empty.
            content[at + 1] = made
            return made
        if order.index(content[at].text) < order.index(name):
            place = at + 2
    content[place:place] = replace(_NEW, text=name), made
    return made
