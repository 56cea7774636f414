"""Where premises stand in the values of a map that has its canonical form."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from argmap.format import keys as form
from argmap.reading.brackets import looks_like_id
from argmap.reading.values import Mapping, Scalar, Sequence, Value
from argmap.text.normalizing import nfc


class Slot(NamedTuple):
    """The place of a premise: where it is in the list of a value's parts.

    `in_list` tells whether it is an entry of a list, `depth` how many lists and mappings a mapping
    that stands there is in, itself included; `text` is the text of the statement to whose
    arguments it belongs.
    """

    parts: "list[Any]"
    place: int
    in_list: bool
    depth: int
    text: Value

    @property
    def value(self) -> Value:
        """What stands there: a reference, or a statement in place."""
        value: Value = self.parts[self.place]
        return value

    def put(self, value: Value) -> None:
        """Put something else there."""
        self.parts[self.place] = value

    @property
    def reference(self) -> str | None:
        """The id that stands there, or None where a statement stands in place."""
        value = self.value
        is_id = isinstance(value, Scalar) and looks_like_id(value.text)
        return nfc(value.text) if is_id and isinstance(value, Scalar) else None

    @property
    def statement(self) -> Mapping | None:
        """The keys of the statement that stands there in place, if it has any."""
        value = self.value
        return value if isinstance(value, Mapping) and value.value_of("text") else None

    def keys(self) -> dict[str, tuple[Scalar, Value]]:
        """Return the keys of the statement that stands there in place, with their values."""
        value = self.value
        if not isinstance(value, Mapping):
            return {"text": (_text_key(value), value)}
        keys = {key.text: (key, inner) for key, inner in value.entries}
        if "text" in keys:
            return keys
        name, text = value.content
        return {"text": (_text_key(text), text), "id": (replace(name, text="id"), name)}


def keys_of(statement: Value) -> dict[str, tuple[Scalar, Value]]:
    """Return the keys of a statement of a section, with their values."""
    if not isinstance(statement, Mapping):
        return {"text": (_text_key(statement), statement)}
    return {key.text: (key, inner) for key, inner in statement.entries}


def _text_key(text: Value) -> Scalar:
    return Scalar("text", text.start, text.start)


def slots_of(statement: Mapping, depth: int) -> Iterator[Slot]:
    """Yield where the premises of a statement stand, in all its arguments and their undercutters.

    `depth` is how many lists and mappings the statement is in, itself included. What stands in
    the statements in place among them is not looked at.
    """
    text = statement.value_of("text") or statement
    waiting = [(statement, depth)]
    while waiting:
        mapping, depth = waiting.pop()
        for index in range(0, len(mapping.content), 2):
            key = mapping.content[index].text
            if key not in form.RELATIONS and key != "premises":
                continue
            for slot in _entries(mapping.content, index + 1, depth + 1, text):
                value = slot.value
                if isinstance(value, Mapping) and value.value_of("premises") is not None:
                    waiting.append((value, slot.depth))
                elif not (isinstance(value, Scalar) and not value.text):
                    yield slot


def _entries(parts: list[Any], index: int, depth: int, text: Value) -> Iterator[Slot]:
    """Yield the lone entry that stands somewhere, or those of a list and of lists in it."""
    value = parts[index]
    if not isinstance(value, Sequence):
        yield Slot(parts, index, in_list=False, depth=depth, text=text)
        return
    for place, item in enumerate(value.items):
        if isinstance(item, Sequence):
            yield from _entries(value.items, place, depth + 1, text)
        else:
            yield Slot(value.items, place, in_list=True, depth=depth + 1, text=text)


def height(value: Value) -> int:
    """Return how many lists and mappings stand in each other in a value, itself included."""
    highest = 0
    waiting: list[tuple[Value, int]] = [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        if isinstance(each, (Mapping, Sequence)):
            highest = max(highest, depth)
            inner = each.content if isinstance(each, Mapping) else each.items
            waiting += [(part, depth + 1) for part in inner]
    return highest
