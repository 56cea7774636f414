"""The statements of a section, and keys of them that are indented too little."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.format.keys import Kind
from argmap.model.unknowns import ANY
from argmap.reading.faults import Owner, indent_under
from argmap.reading.ids import check_key
from argmap.reading.records import Unread, is_first, read_record
from argmap.reading.values import Mapping, Scalar, Value
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.arguments import ArgumentReader
    from argmap.reading.citations import CitationCollector
    from argmap.reading.draft import Draft


_KEYS = frozenset(key for record in form.STATEMENTS.values() for key in record.keys)


@dataclass(slots=True)
class _OpenEntry:
    """A statement behind which keys may stand that belong in it, and are indented too little.

    `is_empty`: nothing stands in it. `dedented`: such a key was reported.
    """

    kind: Kind
    key: Scalar
    value: Value
    is_empty: bool = False
    dedented: bool = False


class StatementReader:
    """Reads the statements of sections, one entry after the other."""

    def __init__(
        self, draft: "Draft", arguments: "ArgumentReader", citations: "CitationCollector"
    ) -> None:
        self._draft = draft
        self._faults = draft.faults
        self._arguments = arguments
        self._citations = citations
        self._kind: Kind = "claim"
        # The entry before, where keys of it may stand behind it that are indented too little.
        self._open: _OpenEntry | None = None
        # The last entry of each section, by where that begins.
        self._last: dict[int, _OpenEntry] = {}

    def begin(self, kind: Kind) -> None:
        """Begin a section of statements of one kind."""
        self.end()
        self._kind = kind

    def take(self, key: Scalar, value: Value) -> None:
        """Read a statement, or a key of the one before that is indented too little."""
        if self._open is not None:
            if key.text in _KEYS:
                self._dedented("invalid-id", key, value, self._open)
                return
            # Of an id that comes twice, nothing more is said.
            self._open.is_empty &= nfc(key.text) != nfc(self._open.key.text)
            self.end()
        self._statement(nfc(key.text), key, value, self._kind)

    def end(self) -> None:
        """Report that the statement before has no text, now that no key of it can follow."""
        entry, self._open = self._open, None
        if entry is not None and entry.is_empty and not entry.dedented:
            self._faults.add(
                "missing-key",
                entry.key.span,
                f"{Owner(self._kind, nfc(entry.key.text))} has no text",
                "write its text behind the colon",
                about=entry.value.span,
            )

    def end_section(self, section: Scalar) -> None:
        """End a section of statements; keys of the last one may stand behind it."""
        if self._open is not None and not self._open.is_empty:
            self._last[section.start] = self._open
        self.end()

    def take_stray(self, section: Scalar, key: Scalar, value: Value) -> bool:
        """Report a key at the top that belongs to the last statement of the section before.

        Gives whether it is one.
        """
        last = self._last.get(section.start)
        if last is None or key.text not in form.STATEMENTS[last.kind].keys.keys() - form.MAP.keys:
            return False
        self._dedented("unknown-key", key, value, last)
        return True

    def _dedented(self, rule: str, key: Scalar, value: Value, entry: "_OpenEntry") -> None:
        """Report a key of a statement that stands beside it, as if it were another statement."""
        if not entry.dedented:
            owner = Owner(entry.kind, nfc(entry.key.text))
            message = f"the key “{key.text}” stands beside {owner}, and not in it"
            advice = indent_under(entry.key.text)
            self._faults.add_dedented(rule, key.span, message, advice, node=owner.name)
        entry.dedented = True
        name = nfc(entry.key.text)
        self._draft.note_unread(name, [(key.text, value)])
        if name in self._draft.nodes and key.text == "text" and isinstance(value, Scalar):
            self._draft.nodes[name]["text"] = value.text

    def _statement(self, name: str, key: Scalar, value: Value, kind: Kind) -> None:
        owner = Owner(kind, name)
        before = self._faults.count
        if not check_key(key, value, kind, self._faults, self._draft.lost):
            return
        if self._faults.count != before:
            self._draft.unknowns.meant.add(name)
        if "/" in name:
            self._draft.lost.add(name)
            name = ""
        if name in self._draft.nodes:
            self._duplicate_statement(name, key, kind)
            name = ""
        if name in form.MAP.keys and isinstance(value, Mapping) and self._is_section(value, kind):
            self._nested_section(key, value, owner)
            return
        node: dict[str, Any] = {"type": "statement", "kind": kind, "text": ""}
        if isinstance(value, Scalar):
            given, unread = self._short_statement(key, value, node)
        else:
            record = form.STATEMENTS[kind]
            given, unread = read_record(value, record, owner, key.span, self._faults, node)
            self._open = _OpenEntry(self._kind, key, value)
        self._draft.add_statement(name, key.span, node, given, unread)
        if "cites" in given:
            self._citations.cite(name, given["cites"], owner)
        self._arguments.read(given, name, owner)

    @staticmethod
    def _is_section(value: Mapping, kind: Kind) -> bool:
        known = form.STATEMENTS[kind].keys
        return bool(value.content) and not any(key.text in known for key in value.keys)

    def _nested_section(self, key: Scalar, value: Mapping, owner: Owner) -> None:
        """Report what has the name of a section and holds no statement, but stands in another."""
        self._draft.lost.update(self._faults.ids_at(value))
        self._draft.lost_sources.update(self._faults.ids_at(value))
        self._faults.add(
            "missing-key",
            key.span,
            f"{owner} has no text",
            f"give {key.text}: the indent of the section above it, if it is one itself",
            about=value.span,
        )

    def _duplicate_statement(self, name: str, key: Scalar, kind: Kind) -> None:
        """Report an id that is taken: in the same section it is a key that comes twice."""
        first = self._draft.places.nodes[name]
        self._draft.unknowns.add(name, [ANY])
        if self._draft.nodes[name]["kind"] == kind and name not in self._draft.above:
            is_first(key, {name: Scalar(name, *first)}, self._faults)
        else:
            self._draft.duplicate(key, f"the id “{shorten(name)}” is taken", first)

    def _short_statement(
        self, key: Scalar, value: Scalar, node: dict[str, Any]
    ) -> tuple[dict[str, Value], list[Unread]]:
        """Read a statement that is nothing but its text."""
        if value.text:
            node["text"] = value.text
            damaged = self._faults.damaged and self._faults.is_damaged(value.text)
            return {"text": value}, [("text", value)] if damaged else []
        self._open = _OpenEntry(self._kind, key, value, is_empty=True)
        return {}, [(ANY, value)]
