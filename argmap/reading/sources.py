"""The sources that a map cites."""

from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.model.unknowns import ANY
from argmap.reading.citations import CitationReader
from argmap.reading.faults import Owner
from argmap.reading.ids import check_key
from argmap.reading.records import read_record, section
from argmap.reading.scalars import needed_text
from argmap.reading.values import Mapping, Scalar, Sequence, Value, is_empty
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.draft import Draft


def _holds_entries(value: Mapping) -> bool:
    """Return whether a mapping has entries of a section, and no keys of a source."""
    return all(isinstance(entry, Mapping) for _, entry in value.entries)


def _nested_section(key: Scalar, value: Mapping, draft: "Draft") -> None:
    """Report a section that stands among the sources, for it is indented too much."""
    draft.note_ids_in(value)
    draft.unknowns.add("", form.SECTIONS)
    draft.unknowns.cited.add(ANY)
    draft.faults.add(
        "missing-key",
        key.span,
        f"{Owner('source', key.text)} has no title",
        f"give {key.text}: the indent of the section above it, if it is one itself",
        about=value.span,
    )


def read_sources(value: Value, draft: "Draft") -> CitationReader:
    """Return a reader of citations from the sources that a section declares."""
    faults = draft.faults
    sources: dict[str, Any] = draft.facts.get("sources", {})
    if isinstance(value, Sequence):
        draft.lost_sources.update(faults.ids_at(value))
    are_known = isinstance(value, (Mapping, Sequence)) or is_empty(value)
    for name, key, entry in section(value, "sources", faults):
        owner = Owner("source", name)
        if name in sources:
            draft.duplicate(key, f"the id “{shorten(name)}” is taken", draft.places.sources[name])
            continue
        before = faults.count
        if not check_key(key, entry, "source", faults, draft.lost_sources, letter=True):
            continue
        if faults.count != before:
            draft.unknowns.cited.add(name)
        if name in form.MAP.keys and isinstance(entry, Mapping) and _holds_entries(entry):
            _nested_section(key, entry, draft)
            continue
        draft.places.sources[name] = key.span
        sources[name] = {}
        if isinstance(entry, Scalar):
            title = needed_text(entry, "title", owner, faults)
            sources[name] = {} if title is None else {"title": title}
            continue
        given, _ = read_record(entry, form.SOURCE, owner, key.span, faults, sources[name])
        for field, written in given.items():
            draft.places.source_values[name, field] = written.span
    if sources:
        draft.facts["sources"] = sources
    reader = CitationReader(
        sources, draft.lost_sources, faults, draft.unknowns.cited, are_known=are_known
    )
    reader.are_keys = (
        isinstance(value, Mapping)
        and "title" in sources
        and sources.keys() <= form.SOURCE.keys.keys()
        and all(isinstance(entry, Scalar) for _, entry in value.entries)
    )
    return reader
