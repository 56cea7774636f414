"""The statements of a section, and keys of them that are indented too little."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.format.keys import Kind
from argmap.model.unknowns import ANY
from argmap.reading.doubled_keys import is_first
from argmap.reading.faults import Owner, indent_under
from argmap.reading.ids import PLAIN_ID, check_key, takes_text_of
from argmap.reading.keys_in_texts import has_key_at_its_start
from argmap.reading.meant_keys import KNOWN
from argmap.reading.records import Unread, read_record
from argmap.reading.values import Mapping, Scalar, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.arguments import ArgumentReader
    from argmap.reading.citations import CitationCollector
    from argmap.reading.draft import Draft


_KEYS = form.TAKEN_FOR_KEYS - {"kind", "id"}
_RELATIONS = frozenset(form.RELATIONS)


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
        self._unread_kind: list[Unread] = []
        # The statement before, where keys of it may stand behind it that are indented too little:
        # a mapping, or nothing at all.
        self._open: tuple[Scalar, Value] | None = None
        # The kind and key of the last statement of each section, by where that begins.
        self._last: dict[int, tuple[Kind, Scalar]] = {}
        # Where the statements stand of which such a key was reported.
        self._reported: set[int] = set()

    def begin(self, kind: Kind, *, is_again: bool) -> None:
        """Begin a section of statements of one kind.

        Where its name comes again (`is_again`), another section may be meant.
        """
        self.end()
        self._kind = kind
        self._unread_kind = [("kind", Unusable(0, 0))] if is_again else []

    def take(self, key: Scalar, value: Value) -> None:
        """Read a statement, or a key of the one before that is indented too little."""
        if self._open is not None:
            is_odd = key.text in KNOWN or type(self._open[1]) is Scalar
            if is_odd and self._is_key_of(self._open, key, value):
                return
            self._open = None
        draft, kind, name = self._draft, self._kind, nfc(key.text)
        owner = Owner(kind, name)
        if not PLAIN_ID.fullmatch(name):
            usable = self._usable(name, key, value)
            if usable is None:
                return
            name, value = usable
        if name in draft.nodes:
            self._duplicate_statement(name, key, kind, has_text=not is_empty(value))
            name = ""
        if name in form.KEYS and self._is_no_statement(key, value, owner):
            return
        at = (key.start, key.end)
        node: dict[str, Any] = {"type": "statement", "kind": kind, "text": ""}
        if isinstance(value, Scalar):
            given, unread = self._short_statement(key, value, node)
        else:
            record = form.STATEMENTS[kind]
            given, unread = read_record(value, record, owner, at, self._faults, node)
            self._open = key, value
        unread += self._unread_kind
        draft.add_statement(name, at, node, given, unread)
        if "cites" in given:
            self._citations.cite(name, given["cites"], owner)
        if not _RELATIONS.isdisjoint(given):
            self._arguments.read(given, name, owner)

    def _usable(self, name: str, key: Scalar, value: Value) -> tuple[str, Value] | None:
        """Return an id that is not plain, and what stands behind it, or None for what is none.

        The id is "" if nothing can have it.
        """
        before = self._faults.count
        if not check_key(key, value, self._kind, self._faults, self._draft.lost):
            return None
        if self._faults.count != before:
            self._draft.unknowns.meant.add(name)
        if takes_text_of(value, key):
            value = replace(value, content=[replace(key, text="text"), key, *value.content])
        if "/" in name:
            self._draft.lost.add(name)
            name = ""
        return name, value

    def _is_key_of(self, statement: tuple[Scalar, Value], key: Scalar, value: Value) -> bool:
        """Return whether an entry is a key of the statement before it, and report it if so."""
        before, written = statement
        is_of_arguments = key.text in KNOWN and (
            isinstance(written, Scalar) or before.start in self._reported
        )
        if key.text in _KEYS or is_of_arguments:
            self._dedented("invalid-id", key, value, (self._kind, before))
            return True
        # Of an id that comes twice, nothing more is said.
        if isinstance(written, Scalar) and nfc(key.text) != nfc(before.text):
            self.end()
        return False

    def end(self) -> None:
        """Report that the statement before has no text, now that no key of it can follow."""
        entry, self._open = self._open, None
        if entry is None:
            return
        key, value = entry
        if isinstance(value, Scalar) and key.start not in self._reported:
            self._faults.add(
                "missing-key",
                key.span,
                f"{Owner(self._kind, nfc(key.text))} has no text",
                "write its text behind the colon",
                about=value.span,
            )

    def end_section(self, section: Scalar) -> None:
        """End a section of statements; keys of the last one may stand behind it."""
        if self._open is not None and not isinstance(self._open[1], Scalar):
            self._last[section.start] = self._kind, self._open[0]
        self.end()

    def take_stray(self, section: Scalar, key: Scalar, value: Value) -> bool:
        """Report a key at the top that belongs to the last statement of the section before.

        Gives whether it is one.
        """
        last = self._last.get(section.start)
        if last is None or key.text not in form.STATEMENTS[last[0]].keys.keys() - form.MAP.keys:
            return False
        self._dedented("unknown-key", key, value, last)
        return True

    def _dedented(
        self, rule: str, key: Scalar, value: Value, statement: tuple[Kind, Scalar]
    ) -> None:
        """Report a key of a statement that stands beside it, as if it were another statement."""
        kind, above = statement
        name = nfc(above.text)
        if above.start not in self._reported:
            from argmap.reading.keys_as_ids import ADVICE

            self._reported.add(above.start)
            owner = Owner(kind, name)
            message = f"the key “{key.text}” stands beside {owner}, and not in it"
            advice = ADVICE.get(key.text, indent_under(above.text))
            self._faults.add_dedented(rule, key.span, message, advice, node=owner.name)
        # Keys of arguments are keys of those of the statement.
        meant = key.text if key.text in form.IN_PLACE.keys else ANY
        self._draft.note_unread(name, [(meant, value)])
        if name in self._draft.nodes and key.text == "text" and isinstance(value, Scalar):
            self._draft.nodes[name]["text"] = value.text

    def _is_no_statement(self, key: Scalar, value: Value, owner: Owner) -> bool:
        """Return whether what is called like a key is a section or a key, and report it."""
        name = nfc(key.text)
        if name in form.MAP.keys and isinstance(value, Mapping) and value.content:
            known = form.STATEMENTS[self._kind].keys
            if any(each.text in known for each in value.keys):
                return False
            self._nested_section(key, value, owner)
            return True
        if name not in KNOWN or isinstance(value, Scalar):
            return False
        from argmap.reading.keys_as_ids import is_of_key

        if is_of_key(name, value):
            self._draft.strays.append((key, value))
            return True
        return False

    def _nested_section(self, key: Scalar, value: Mapping, owner: Owner) -> None:
        """Report what has the name of a section and holds no statement, but stands in another."""
        self._draft.note_ids_in(value)
        self._faults.add(
            "missing-key",
            key.span,
            f"{owner} has no text",
            f"give {key.text}: the indent of the section above it, if it is one itself",
            about=value.span,
        )

    def _duplicate_statement(self, name: str, key: Scalar, kind: Kind, *, has_text: bool) -> None:
        """Report an id that is taken: in the same section it is a key that comes twice."""
        first = self._draft.places.nodes[name]
        self._draft.unknowns.add(name, [ANY])
        if self._draft.nodes[name]["kind"] == kind and name not in self._draft.above:
            is_first(key, {name: Scalar(name, *first)}, self._faults)
        else:
            if not has_text:
                self._reported.add(key.start)
            message = f"the id “{shorten(name)}” is taken"
            self._draft.duplicate(key, message, first, has_text=has_text)

    def _short_statement(
        self, key: Scalar, value: Scalar, node: dict[str, Any]
    ) -> tuple[dict[str, Value], list[Unread]]:
        """Read a statement that is nothing but its text."""
        if value.text:
            if value.start > key.end + 2:
                # It stands on a line of its own, as keys do.
                has_key_at_its_start(value, self._faults)
            node["text"] = value.text
            damaged = self._faults.damaged and self._faults.is_damaged(value.text)
            return {"text": value}, [("text", value)] if damaged else []
        self._open = key, value
        return {}, [(ANY, value)]
