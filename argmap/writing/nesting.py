"""Moves statements into the places where they are used, and drops ids that nobody needs."""

from collections import Counter
from dataclasses import replace
from typing import Any

from argmap.format.keys import MAX_DEPTH, SECTIONS
from argmap.reading.premises import kind_of
from argmap.reading.values import Mapping, Scalar
from argmap.text.normalizing import nfc
from argmap.writing.canonical import stands_as_key
from argmap.writing.document import Note
from argmap.writing.sections import Sections, Statement
from argmap.writing.slots import Slot, height, keys_of

_NEW = Scalar("", -1, -1)


def nest(sections: Sections) -> None:
    """Move each statement of a section that is used once into the place where it is used.

    What would come into another group there, or too deep, stays; of a circle one statement does.
    """
    uses = Counter(slot.reference for slot in sections.slots())
    moving = {name for name in sections.statements if uses[name] == 1}
    staying = [name for name in sections.statements if name not in moving]
    # Of a circle, its root stays.
    first = iter([*sections.map.roots(), *sections.statements])
    while staying or moving:
        staying = staying or [next(name for name in first if name in moving)]
        moving.difference_update(staying)
        staying = [left for name in staying for left in _fill(sections, name, moving)]
    for section in SECTIONS:
        _drop_moved(sections, section)


def _fill(sections: Sections, name: str, moving: set[str]) -> list[str]:
    """Put statements in the places below one that stays; return those that stay, too."""
    left: list[str] = []
    for slot in sections.slots_below(sections.statements[name]):
        used = slot.reference
        if used is None or used not in moving:
            continue
        moving.discard(used)
        moved = sections.statements[used]
        nodes = sections.map.nodes
        group = nodes[sections.by_text[slot.text.start]].get("group")
        is_in_group = group is None or "group" in nodes[used]
        if is_in_group and slot.depth + height(moved.value) <= MAX_DEPTH:
            _put(sections, slot, sections.statements.pop(used))
        else:
            left.append(used)
    return left


def _put(sections: Sections, slot: Slot, moved: Statement) -> None:
    """Put a statement in the place of the reference to it, with the comments of both."""
    reference, key, value = slot.value, moved.key, moved.value
    keys = keys_of(value)
    content: list[Any] = [part for pair in keys.values() for part in pair]
    kind = SECTIONS[moved.section]
    if kind != kind_of({name: inner for name, (_, inner) in keys.items()}):
        content += replace(_NEW, text="kind"), replace(_NEW, text=kind)
    if len(content) == 2 and isinstance(value, Scalar) and stands_as_key(key.text):
        content = [key, value]
    else:
        content += replace(key, text="id"), key
    end = sections.notes.ends.pop(value.start, None)
    if end is not None:
        sections.notes.ends[reference.start] = end
    own, there = sections.note_of_key(key), sections.note_of_item(slot)
    above = [*_between(sections, slot), *there.lines(), *filter(None, own.before)]
    if content[0] is not key:
        above += own.between
        own.header, own.between, own.beside = [], [], own.behind()
    if above and slot.in_list:
        sections.notes.items[reference.start] = Note(before=above)
    elif above:
        sections.note(content[0]).before[:0] = above
    own.before, own.beside = [], [*own.beside, *there.behind()]
    if any(own.comments()):
        known = sections.note(key)
        known.header, known.between, known.beside = own.header, own.between, own.beside
    slot.put(Mapping(content, reference.start, reference.start))


def _between(sections: Sections, slot: Slot) -> list[str]:
    """Take away and return the comments between a key and the reference behind it.

    Between a key and a mapping there are none: they stand before the first key of that.
    """
    note = None if slot.in_list else sections.notes.keys.get(slot.parts[slot.place - 1].start)
    if note is None:
        return []
    found, note.between = note.between, []
    return found


def _drop_moved(sections: Sections, section: str) -> None:
    """Leave in a section what has not moved; a section that is empty goes."""
    content = sections.root.content
    at = next((at for at in range(0, len(content), 2) if content[at].text == section), None)
    if at is None:
        return
    entries = content[at + 1]
    if isinstance(entries, Mapping):
        kept = [pair for pair in entries.entries if nfc(pair[0].text) in sections.statements]
        entries.content[:] = [part for pair in kept for part in pair]
        if kept:
            return
    note = sections.note_of_key(content[at])
    left = [*note.comments(), *sections.notes.ends.pop(entries.start, [])]
    del content[at : at + 2]
    if left and at < len(content):
        sections.note(content[at]).before[:0] = left
    elif left:
        sections.notes.ends[sections.root.start][:0] = left


def unname(sections: Sections) -> None:
    """Drop the ids of statements in place to which nothing refers."""
    slots = list(sections.slots())
    needed = sections.listed("groups", "expect")
    for slot in slots:
        if isinstance(slot.value, Scalar):
            # A reference, if not a text; by mistake it may name an argument, too.
            needed.add(nfc(slot.value.text).partition("/")[0])
    # The inner ones first, for the keys of a statement are put together anew.
    for slot in reversed(slots):
        if slot.reference is not None:
            continue
        keys = slot.keys()
        key, name = keys.pop("id", (_NEW, _NEW))
        if not isinstance(name, Scalar) or not name.text or nfc(name.text) in needed:
            continue
        sections.ids.discard(nfc(name.text))
        note = sections.note_of_key(key)
        beside = note.behind()
        if note.lines() or beside:
            there = sections.note(keys["text"][0])
            there.before += note.lines()
            if beside and not there.behind():
                there.beside.append(beside.pop(0))
            there.before += beside
        content = [part for pair in keys.values() for part in pair]
        slot.put(Mapping(content, slot.value.start, slot.value.end))
