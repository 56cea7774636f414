"""Reads a map from values: statements, arguments and citations.

Nodes are added while the values are read. When all ids are known, statements without one get
their names, nodes get the order of the file, and references are resolved, so that a statement may
be used before it is defined.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.model.argument_map import ArgumentMap
from argmap.reading.arguments import ArgumentReader
from argmap.reading.citations import CitationCollector
from argmap.reading.composing import compose
from argmap.reading.draft import Draft
from argmap.reading.faults import Owner, indent_under
from argmap.reading.groups import read_expectations, read_groups
from argmap.reading.joining import join
from argmap.reading.keeping import Keeper
from argmap.reading.meant_keys import KNOWN
from argmap.reading.naming import give_names
from argmap.reading.records import read_record, section
from argmap.reading.references import References
from argmap.reading.sources import read_sources
from argmap.reading.statements import StatementReader
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text.document import Span, Text

_THE_MAP = Owner("the map")
_HOLDING = form.SECTIONS.keys() | {"sources", "groups", "expect"}
"""The keys of a map that hold mappings."""


def read_map(
    text: "Text", faults: "Faults", *, keep_values: bool = False
) -> tuple[ArgumentMap, Mapping | None]:
    """Return the map that a text holds, as far as it can be read; report all that is wrong.

    With `keep_values`, return the values of the text too, if it holds a mapping.
    """
    draft = Draft(faults)
    reader = _MapReader(draft)
    keeper = Keeper(reader)
    root = compose(text, faults, keeper if keep_values else reader)
    reader.finish(root)
    draft.unknowns.cut_off = faults.cut_off
    argument_map = ArgumentMap(draft.structure, text.name, draft.places, draft.unknowns)
    return argument_map, keeper.whole(root) if keep_values else None


class _MapReader:
    """Reads statements while the file is parsed, and resolves references at the end."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._faults = draft.faults
        self._citations = CitationCollector(draft)
        self._arguments = ArgumentReader(draft, self._citations)
        self._statements = StatementReader(draft, self._arguments, self._citations)
        self._sections: set[str] = set()
        self.take_entry = self._statements.take

    def takes_entries_of(self, key: Scalar) -> bool:
        """Take the statements of each section, even if it is misspelt or comes twice.

        That is a fault itself, and references to these statements are none.
        """
        name = self._meant(key)
        kind = form.SECTIONS.get(name)
        if kind is not None:
            self._statements.begin(kind, is_again=name in self._sections)
            self._sections.add(name)
        return kind is not None

    def take_section(self, key: Scalar, value: Value) -> None:
        """Read the sources as soon as they are complete, because statements cite them."""
        self._statements.end_section(key)
        if self._meant(key) == "sources":
            self._citations.begin(read_sources(value, self._draft))

    def finish(self, root: Value | None) -> None:
        """Read what is left when the file has been parsed, and resolve all references."""
        self._statements.end()
        if root is None or isinstance(root, Scalar):
            if self._faults.cut_off or self._faults.damaged:
                return
            if root is None or is_empty(root):
                self._report_empty_file()
                return
        if isinstance(root, Mapping):
            root = self._without_strays(root)
            self._note_unread_sections(root)
        at = (root.start, root.start)
        draft = self._draft
        given, unread = read_record(root, form.MAP, _THE_MAP, at, self._faults, draft.facts)
        draft.note_unread_of_map(
            (key, there)
            for key, there in unread
            if key == "language" or not isinstance(there, Scalar)
        )
        draft.facts.pop("argmap", None)
        if not self._citations.has_begun:
            sources = given.get("sources", Mapping([], 0, 0))
            self._citations.begin(read_sources(sources, draft))
        for name in form.SECTIONS:
            if name in given and not isinstance(given[name], Mapping):
                list(section(given[name], name, self._faults))
                if not is_empty(given[name]):
                    draft.note_unread_of_map([(name, given[name])])
        if isinstance(root, Mapping):
            self._require_statement(at)
        self._resolve(given)

    def _resolve(self, given: dict[str, Value]) -> None:
        """Find what statements, groups and expectations refer to."""
        self._citations.finish()
        self._draft.note_misplaced_keys()
        elsewhere = [given[name] for name in ("groups", "expect") if name in given]
        give_names(self._draft, elsewhere)
        if self._draft.strays or not KNOWN.isdisjoint(self._draft.nodes):
            from argmap.reading.keys_as_ids import KeysAsIds

            KeysAsIds(self._draft, elsewhere).refuse()
        references = References(self._draft)
        written = len(self._draft.nodes)
        join(self._draft, references)
        self._draft.note_truncated_texts()
        self._draft.note_unused()
        if len(self._draft.nodes) > written:
            # The unwritten statements come last until then.
            self._draft.sort()
        read_groups(given.get("groups"), self._draft, references, expects="expect" in given)
        if "expect" in given:
            read_expectations(given["expect"], self._draft, references)
        references.report()

    def _meant(self, section: Scalar) -> str:
        """Return the top-level key that a key means, misspelt or not; "" if there is none."""
        name, known = section.text, form.MAP.keys
        return name if name in known else self._faults.nearest(name, form.MAP.name, known) or ""

    def _note_unread_sections(self, root: Mapping) -> None:
        """Note the ids in sections that could not be read: references to them are no faults."""
        for key, value in root.entries:
            section = self._meant(key)
            if isinstance(value, Scalar):
                if section in form.SECTIONS:
                    self._draft.lost.add(nfc(value.text.partition(":")[0]))
            elif not section:
                self._draft.note_ids_in(value)
            elif section in form.SECTIONS and isinstance(value, Sequence):
                self._draft.lost.update(self._faults.ids_at(value))

    def _without_strays(self, root: Mapping) -> Mapping:
        """Report entries that stand beside their section or statement, and leave them out."""
        content: list[Any] = []
        section: Scalar | None = None
        strays = 0
        for key, value in root.entries:
            if content and self._statements.take_stray(content[-2], key, value):
                continue
            if section is None or self._meant(key) or self._faults.is_damaged(key.text):
                content += key, value
                strays = 0
                section = key if key.text in _HOLDING and is_empty(value) else None
                continue
            strays += 1
            self._draft.note_ids_in(Unusable(key.start, max(key.end, value.end)))
            if strays == 1:
                message = f"the map has no key “{shorten(key.text)}”"
                self._faults.add_dedented(
                    "unknown-key", key.span, message, indent_under(section.text)
                )
        return replace(root, content=content)

    def _report_empty_file(self) -> None:
        self._faults.add(
            "invalid-yaml",
            (0, 0),
            "the file is empty",
            "begin with argmap: 1, a title and a statement",
        )

    def _require_statement(self, at: "Span") -> None:
        if self._draft.nodes or self._faults:
            return
        self._faults.add(
            "missing-key",
            at,
            "the map has no statement",
            "write one under recommendations:, claims: or premises:",
        )
