"""The canonical form of a map: the values of a text as a document, with its comments.

What can be written in several forms gets one of them, the shortest that reads the same. Where a
key, a list or a mapping that would go has comments of its own, it stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from argmap.format import keys as form
from argmap.format.keys import Record, Shape
from argmap.reading.brackets import looks_like_id
from argmap.reading.ids import PLAIN_ID, is_id
from argmap.reading.list_signs import is_closed_only
from argmap.reading.meant_keys import KNOWN, nearest_key
from argmap.reading.misplaced import Form, form_of
from argmap.reading.naming import Spellings
from argmap.reading.values import Mapping, Scalar, Sequence, Value
from argmap.text.normalizing import nfc
from argmap.writing.document import Branch, Entry, Note

if TYPE_CHECKING:
    from argmap.writing.attaching import Notes

_HEAD = [name for name, key in form.MAP.keys.items() if key.is_value or key.required]
"""The keys that come before all sections."""


def _ranks(record: Record) -> dict[str, float]:
    """Return where each key of a mapping is written: low ones first."""
    if record.keys.keys().isdisjoint({"premises", "supported_by"}):
        return {key: rank for rank, key in enumerate(record.keys)}
    ranks = {key: float(rank) for rank, key in enumerate(form.IN_WRITING)}
    return {key: ranks.get(key, ranks["premises"] - 0.5) for key in record.keys}


_RANKS = {record.name: _ranks(record) for record in form.RECORDS}


def canonical(root: Mapping, notes: "Notes", ids: Iterable[str]) -> Branch:
    """Return a map as a document; `ids` are those of its statements that are written."""
    return _Canonical(root, notes, ids).document()


def stands_as_key(name: str) -> bool:
    """Return whether an id can stand in front of the text of a statement in place."""
    return name not in KNOWN and not name[0].isupper() and nearest_key(nfc(name)) is None


class _Canonical:
    """Makes documents of values."""

    def __init__(self, root: Mapping, notes: "Notes", ids: Iterable[str]) -> None:
        self._root = root
        self._keys = notes.keys
        self._items = notes.items
        self._ends = notes.ends
        self._ids = frozenset(ids)
        sources = root.value_of("sources")
        self._sources = _names(sources) if isinstance(sources, Mapping) else set()

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._ids)

    def document(self) -> Branch:
        """Return the whole document: keys with a value first, then sections in their order."""
        root = self._branch(self._entries(self._root, form.MAP), self._root)
        entries = root.entries
        # What stands above an empty line at the top of the file is about the file.
        first = entries[0].note
        above = first.before if first else []
        if above and not above[0]:
            del above[0]
        count = len(above) - above[::-1].index("") if "" in above else 0
        of_file = above[:count]
        del above[:count]
        entries.sort(key=_rank_at_top)
        for place, entry in enumerate(entries):
            before = entry.note.before if entry.note else []
            if before and not before[0]:
                before = before[1:]
            if not place:
                before = [*of_file, *before]
            elif entry.key not in _HEAD:
                before = ["", *before]
            if before or entry.note:
                note = replace(entry.note or Note(), before=before)
                entries[place] = replace(entry, note=note)
        return root

    def _section(self, value: Value, record: Record, main: str) -> str | Branch:
        """Return entries by their ids; what is nothing but its main text is that text."""
        return self._by_ids(value, lambda entry: _lone(self._record(entry, record), main))

    def _group(self, value: Value) -> str | Branch:
        """Return a group: its title or its list where it has nothing else, not even a comment."""
        if isinstance(value, Scalar) and value.text and not self._is_no_title(value.text):
            return value.text
        if not isinstance(value, Mapping):
            return self._nodes(value)
        made = self._mapping(value, form.GROUP)
        if len(made.entries) > 1:
            made.entries[:] = [entry for entry in made.entries if not _is_empty(entry)]
        title = _lone(made, "title")
        if isinstance(title, str):
            return made if self._is_no_title(title) else title
        return _lone(made, "statements")

    def _is_no_title(self, text: str) -> bool:
        """Return whether a text would be read as a list if it stood for a whole group."""
        return nfc(text) in self._ids or is_closed_only(text)

    def _by_ids(self, value: Value, make: Callable[[Value], str | Branch]) -> str | Branch:
        """Return a section: its entries by their ids, without an empty line before the first."""
        if not isinstance(value, Mapping):
            return _plain(value)
        entries = self._keyed(value, make)
        first = entries[0].note if entries else None
        if first is not None and first.before and not first.before[0]:
            del first.before[0]
        return self._branch(entries, value)

    def _keyed(self, value: Mapping, make: Callable[[Value], str | Branch]) -> list[Entry]:
        """Return the entries of a mapping whose keys are ids, in the order of the file."""
        notes = self._keys
        return [
            Entry(key.text, make(inner), notes.get(key.start) if notes else None)
            for key, inner in value.entries
        ]

    def _record(self, value: Value, record: Record) -> str | Branch:
        """Return a mapping with fixed keys, or nothing for nothing."""
        return self._mapping(value, record) if isinstance(value, Mapping) else _plain(value)

    def _mapping(self, value: Mapping, record: Record) -> Branch:
        return self._branch(_ordered(self._entries(value, record), record), value)

    def _entries(self, value: Mapping, record: Record) -> list[Entry]:
        """Return the entries of a mapping with fixed keys, in the order of the file."""
        makers, notes = _MAKERS[record.name], self._keys
        entries: list[Entry] = []
        content = value.content
        for key, field in zip(content[::2], content[1::2], strict=True):
            name = key.text
            if name in makers:
                made = makers[name](self, field)
            else:
                made = field.text if type(field) is Scalar else _plain(field)
            entries.append(Entry(name, made, notes.get(key.start) if notes else None))
        return entries

    def _list(self, value: Value) -> str | Branch:
        """Return a list of texts or ids."""
        if not isinstance(value, Sequence):
            return _plain(value)
        entries = [self._item(item, _plain(item)) for item in value.items]
        return self._branch(entries, value, is_list=True, flow=True)

    def _nodes(self, value: Value) -> str | Branch:
        """Return a list of ids; a lone one is a list too."""
        if isinstance(value, Scalar) and value.text:
            return Branch([Entry("", value.text)], is_list=True, flow=True)
        return self._list(value)

    def _cites(self, value: Value) -> str | Branch:
        """Return what is cited, as short as it was; in a passage the place before the quote."""
        if isinstance(value, Sequence):
            entries = [self._item(item, self._cites(item)) for item in value.items]
            return _without_list(self._branch(entries, value, is_list=True, flow=True))
        if not isinstance(value, Mapping):
            return _plain(value)
        entries = self._keyed(value, lambda where: self._cites(self._place(where)))
        if len(entries) > 1 and self._sources.isdisjoint(_names(value)):
            entries = _ordered(entries, form.PASSAGE)
        return self._branch(entries, value, flow=True)

    def _branch(
        self, entries: list[Entry], value: Value, *, is_list: bool = False, flow: bool = False
    ) -> Branch:
        """Return entries as what a value is written as, with the comments at its end."""
        return Branch(entries, is_list, flow, self._end(value))

    def _place(self, where: Value) -> Value:
        """Return the place of a passage of which nothing else is said, not even in a comment."""
        if isinstance(where, Mapping) and len(where.content) == 2:
            key, place = where.content
            is_alone = key.start not in self._keys and not self._end(where)
            if key.text in {"paragraph", "locator"} and isinstance(place, Scalar) and is_alone:
                return place
        return where

    def _end(self, value: Value) -> tuple[str, ...]:
        """Return the comments at the end of a list or mapping."""
        return tuple(self._ends.get(value.start, ())) if self._ends else ()

    def _item(self, value: Value, made: str | Branch) -> Entry:
        note = self._items.get(value.start) if self._items else None
        return Entry("", made, note)

    def _arguments(self, value: Value) -> str | Branch:
        """Return arguments: a lone one without a list."""
        if isinstance(value, Scalar):
            return value.text
        if isinstance(value, Sequence):
            return self._premise_list(value, self._argument)
        if isinstance(value, Mapping) and _is_by_id(value):
            return self._by_id(value)
        return _without_list(_list_of_premises([Entry("", self._argument(value))], ()))

    def _argument(self, value: Value) -> str | Branch:
        """Return an argument: its premises where it has nothing else."""
        if isinstance(value, Scalar):
            return value.text
        if isinstance(value, Mapping) and "premises" in _names(value):
            return _lone(self._record(value, form.ATTACK), "premises")
        return self._premises(value)

    def _premises(self, value: Value) -> str | Branch:
        """Return premises: a lone one without a list."""
        if isinstance(value, Sequence):
            return self._premise_list(value, self._premises)
        if not isinstance(value, Mapping):
            return _plain(value)
        if _is_by_id(value):
            return self._by_id(value)
        return self._shortened(self._record(value, form.IN_PLACE))

    def _premise_list(
        self, value: Sequence, make: Callable[[Value], str | Branch]
    ) -> str | Branch:
        """Return a list of premises or of arguments: a lone one without the list."""
        entries = [
            self._item(item, item.text if type(item) is Scalar else make(item))
            for item in value.items
        ]
        return _without_list(_list_of_premises(entries, self._end(value)))

    def _by_id(self, value: Mapping) -> Branch:
        """Return statements that stand by their ids as a list, or a lone one."""
        made = [self._under_id(key, statement) for key, statement in value.entries]
        end = self._end(value)
        if len(made) > 1:
            return Branch([Entry("", each) for each in made], is_list=True, end=end)
        return replace(made[0], end=(*made[0].end, *end))

    def _under_id(self, key: Scalar, value: Value) -> Branch:
        """Return a statement that stands behind its id: id and text, or its text first."""
        note = self._keys.get(key.start)
        made = Branch([Entry("text", _plain(value))])
        if isinstance(value, Mapping):
            made = self._mapping(value, form.UNDER_ID)
        alone = _lone(made, "text")
        if alone is not made and stands_as_key(key.text):
            return Branch([Entry(key.text, alone, note)])
        entries = made.entries
        text = entries[0]
        name = Entry("id", key.text)
        if note is not None:
            own = text.note or Note()
            above = [*note.before, *note.between, *own.before]
            entries[0] = replace(text, note=replace(own, before=above))
            name = replace(name, note=Note(beside=[*note.header, *note.beside]))
        entries.insert(1, name)
        return made

    def _shortened(self, made: str | Branch) -> str | Branch:
        """Return a statement in place as its text alone, or as its id and text, if it can be."""
        text = _lone(made, "text")
        if not isinstance(made, Branch) or isinstance(text, str):
            return made if self._needs_key(text) else text
        values = [entry.value for entry in made.entries if entry.note is None]
        is_named = [entry.key for entry in made.entries] == ["text", "id"] and not made.end
        if is_named and len(values) == 2 and stands_as_key(str(values[1])):
            return Branch([Entry(str(values[1]), values[0])])
        return made

    def _needs_key(self, text: str | Branch) -> bool:
        """Return whether a text would not be read as a statement if it stood without its key."""
        return isinstance(text, str) and (looks_like_id(text) or self._spellings.has(text))

    makers: ClassVar[dict[Shape, Callable[["_Canonical", Value], str | Branch]]] = {
        Shape.TEXTS: lambda self, value: _without_list(self._list(value)),
        Shape.TEXT_LIST: _list,
        Shape.STATEMENT_LIST: _list,
        Shape.NODES: _nodes,
        Shape.CITES: _cites,
        Shape.ARGUMENTS: _arguments,
        Shape.PREMISES: _premises,
        Shape.SOURCES: lambda self, value: self._section(value, form.SOURCE, "title"),
        Shape.GROUPS: lambda self, value: self._by_ids(value, self._group),
        Shape.STATEMENTS: lambda self, value: self._section(value, form.UNDER_ID, "text"),
        Shape.EXPECTATIONS: lambda self, value: self._record(value, form.EXPECTATIONS),
    }


_MAKERS = {
    record.name: {
        name: _Canonical.makers[key.shape]
        for name, key in record.keys.items()
        if key.shape in _Canonical.makers
    }
    for record in form.RECORDS
}


def _ordered(entries: list[Entry], record: Record) -> list[Entry]:
    """Return the entries of a mapping with fixed keys in their order."""
    if len(entries) > 1:
        ranks = _RANKS[record.name]
        entries.sort(key=lambda entry: ranks[entry.key])
    return entries


def _rank_at_top(entry: Entry) -> int:
    return _HEAD.index(entry.key) if entry.key in _HEAD else len(_HEAD)


def _lone(made: str | Branch, key: str) -> str | Branch:
    """Return the value of an entry that is alone and has no comments, if its key is this one."""
    if isinstance(made, Branch) and len(made.entries) == 1 and not made.end:
        only = made.entries[0]
        if only.key == key and only.note is None:
            return only.value
    return made


def _is_empty(entry: Entry) -> bool:
    """Return whether an entry is an empty list or nothing, without a comment."""
    value = entry.value
    is_nothing = not (value.entries or value.end) if isinstance(value, Branch) else not value
    return is_nothing and entry.note is None


def _without_list(made: str | Branch) -> str | Branch:
    """Return a lone entry without its list, unless it has comments or is a list itself."""
    lone = _lone(made, "")
    return made if isinstance(lone, Branch) and lone.is_list else lone


def _list_of_premises(entries: list[Entry], end: tuple[str, ...]) -> Branch:
    are_ids = all(
        isinstance(entry.value, str)
        and (PLAIN_ID.fullmatch(entry.value) or is_id(nfc(entry.value)))
        for entry in entries
    )
    return Branch(entries, is_list=True, flow=are_ids, end=end)


def _plain(value: Value) -> str | Branch:
    """Return a text as it is, and an empty list or mapping."""
    if isinstance(value, Scalar):
        return value.text
    return Branch([], is_list=isinstance(value, Sequence))


def _names(value: Mapping) -> set[str]:
    return {nfc(key.text) for key in value.keys}


def _is_by_id(value: Mapping) -> bool:
    return form_of(_names(value)) is Form.IDS
