"""The values of `cites` to the places they name in the sources."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.format import PASSAGE
from argmap.reading import fields
from argmap.reading.values import Mapping, Scalar, Sequence, Value

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.suggest import Suggester
    from argmap.text import Span

Citation = dict[str, Any]
Located = tuple[Citation, "Span", "Span | None"]
"""A citation, the span of its place (or source id), and the span of its quote."""


class CitationReader:
    """Reads citations against the sources that a map declares."""

    def __init__(self, sources: dict[str, Any], known: "Suggester", faults: "Faults") -> None:
        self._sources = sources
        self._known = known
        self._faults = faults
        self._only = next(iter(sources)) if len(sources) == 1 else None

    def read(self, value: Value, owner: str) -> "list[Located]":
        """Give the citations in order, each with the spans of its place and of its quote."""
        if fields.is_empty(value):
            return []
        items = value.items if isinstance(value, Sequence) else [value]
        return [citation for item in items for citation in self._entry(item, owner)]

    def _entry(self, value: Value, owner: str) -> "Iterator[Located]":
        if isinstance(value, Mapping):
            for source, key, where in fields.entries(value, self._faults):
                if self._is_source(source, key, where):
                    wheres = where.items if isinstance(where, Sequence) else [where]
                    for place in wheres:
                        yield from self._passage(source, key, place)
        elif isinstance(value, Scalar):
            if fields.looks_like_paragraphs(value.text):
                yield from self._paragraphs_of_the_only_source(value, owner)
            elif self._is_source(fields.nfc(value.text), value, None):
                yield {"source": fields.nfc(value.text)}, value.span, None
        else:
            fields.wrong(
                value,
                f"cites of {owner} takes sources and places in them",
                self._faults,
                "a source id, or a mapping from it to a paragraph: {source-id: 3}",
            )

    def _paragraphs_of_the_only_source(self, value: Scalar, owner: str) -> "Iterator[Located]":
        if self._only is None:
            declared = "which source is meant" if self._sources else "a source first, under sources:"
            self._faults.add(
                "invalid-value" if self._sources else "undefined-source",
                value.span,
                f"cites of {owner} gives the place {value.text}, but the map has "
                + ("several sources" if self._sources else "no source"),
                f"say {declared}"
                + (f": {{{next(iter(self._sources))}: {value.text}}}" if self._sources else ""),
            )
            return
        paragraph = fields.paragraphs(value, f"cites of {owner}", self._faults)
        if paragraph is not None:
            yield {"source": self._only, "paragraph": paragraph}, value.span, None

    def _passage(self, source: str, key: Scalar, value: Value) -> "Iterator[Located]":
        """Read where in a source: a paragraph, another locator, or a mapping with a quote."""
        owner = f"the passage cited from {source}"
        citation: Citation = {"source": source}
        place, quote = key.span, None
        if isinstance(value, Mapping):
            given = fields.fields(value, PASSAGE, owner, value.span, self._faults)
            if given is None:
                return
            citation |= fields.plain(given, PASSAGE, owner, self._faults)
            if "paragraph" in given and "locator" in given:
                self._faults.add(
                    "invalid-value",
                    given["locator"][1].span,
                    f"{owner} has a paragraph and a locator",
                    "keep one of them",
                )
                del citation["locator"]
            for name in ("paragraph", "locator"):
                if name in given:
                    place = given[name][1].span
                    break
            quote = given["quote"][1].span if "quote" in given else None
        elif isinstance(value, Scalar):
            if value.text:
                place = value.span
                if fields.looks_like_paragraphs(value.text):
                    paragraph = fields.paragraphs(value, owner, self._faults)
                    if paragraph is None:
                        return
                    citation["paragraph"] = paragraph
                else:
                    citation["locator"] = value.text
        else:
            fields.wrong(value, f"{owner} takes a place in it", self._faults, "a paragraph: 3")
            return
        yield citation, place, quote

    def _is_source(self, name: str, scalar: Scalar, where: Value | None) -> bool:
        if name in self._sources:
            return True
        name = fields.shorten(name)
        head, colon, rest = name.partition(":")
        nearest = self._known.nearest(name)
        if colon and head in self._sources and (where is None or fields.is_empty(where)):
            advice = f"put a space behind the colon: {{{head}: {rest}}}"
        elif name in PASSAGE.keys and self._sources:
            advice = f"say of which source: {{{next(iter(self._sources))}: {{{name}: …}}}}"
        elif nearest:
            advice = f"did you mean {nearest}?"
        elif self._only is not None and where is None:
            advice = f"to cite a place in {self._only}, write {{{self._only}: {name}}}"
        else:
            advice = "declare it under sources:, with a title"
        self._faults.add(
            "undefined-source", scalar.span, f"no source has the id “{name}”", advice
        )
        return False
