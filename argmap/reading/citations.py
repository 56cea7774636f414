"""Reads the values of `cites`: the sources and places that they name."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.format.keys import PASSAGE
from argmap.model.unknowns import ANY
from argmap.reading.cited_places import looks_like_paragraphs, paragraphs
from argmap.reading.comma_parts import parts_from
from argmap.reading.doubled_keys import is_first
from argmap.reading.faults import Owner, wrong
from argmap.reading.keys_in_texts import has_key_at_its_start
from argmap.reading.records import read_record
from argmap.reading.scalars import text, whole_number
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.suggesting import Suggester, did_you_mean
from argmap.text.wording import brief, in_braces, shorten

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.faults import Faults
    from argmap.text.document import Span


_A_PLACE = "write a place in it: a paragraph such as 3, or a text such as p. 12"
_NO_SOURCE = "declare the source first, under sources:"
_SEVERAL_SOURCES = "the map has several sources"
_NO_ID = "the source has no id: its keys stand right under sources:"
_WRITE_ID = "write an id and a colon on a line above its title, and indent its keys below that"
_BOTH = "put both places into one list behind it; the first is in line {line}"
_PASSAGE_KEYS = PASSAGE.keys.keys()


class Citations:
    """What a node cites, and where each citation's place and quote are written."""

    __slots__ = ("places", "quotes", "values")

    def __init__(self, values: list[dict[str, Any]], places: list[Value]) -> None:
        self.values = values
        self.places = places
        self.quotes: dict[int, Span] | None = None

    def add(self, value: dict[str, Any], place: Value) -> None:
        """Add a citation, and where its locator or else its source is written."""
        self.values.append(value)
        self.places.append(place)


class CitationReader:
    """Reads citations against the sources that a map declares.

    `lost` are sources that could not be read: citing them is no fault. Unless `are_known`, citing
    any source is none. `maybe_cited` collects the sources that a faulty citation may mean;
    `suggested` counts the faults of the last value for which a source was suggested. `are_keys`:
    what seem to be sources are the keys of one, whose id is missing.
    """

    def __init__(
        self,
        sources: dict[str, Any],
        lost: set[str],
        faults: "Faults",
        maybe_cited: set[str],
        *,
        are_known: bool,
    ) -> None:
        self.sources = sources
        self._lost = lost
        self._maybe_cited = maybe_cited
        self.are_known = are_known
        self.suggested = 0
        self.are_keys = False
        self._faults = faults

    @cached_property
    def _known(self) -> Suggester:
        return Suggester(self.sources)

    @property
    def _only(self) -> str | None:
        """The source, if there is only one."""
        return next(iter(self.sources)) if len(self.sources) == 1 else None

    def read(self, value: Value, owner: Owner) -> Citations:
        """Return the citations in the value of a key `cites`, in order."""
        self.suggested = 0
        if type(value) is Mapping and len(value.content) == 2:
            key, where = value.content
            if key.text in self.sources and type(where) is Scalar:
                number = whole_number(where.text)
                if number is not None:
                    return Citations([{"source": key.text, "paragraph": number}], [where])
        found = Citations([], [])
        if isinstance(value, Mapping):
            self._places_by_source(value, found)
        elif not is_empty(value):
            for item in value.items if isinstance(value, Sequence) else (value,):
                self._entry(item, owner, found)
        return found

    def note_unread(self, value: Value) -> None:
        """Add the sources that citations that could not be read may mean."""
        named = self.sources.keys() & set(self._faults.ids_at(value))
        self._maybe_cited.update(named or self.sources)

    def _entry(self, value: Value, owner: Owner, found: Citations) -> None:
        if isinstance(value, Mapping):
            self._places_by_source(value, found)
        elif isinstance(value, Scalar) and nfc(value.text) in self.sources:
            found.add({"source": nfc(value.text)}, value)
        elif not isinstance(value, Scalar) or not value.text:
            wrong(
                value,
                f"cites of {owner} takes sources and places in them",
                self._faults,
                "a source id, or a mapping from it to a paragraph: {source-id: 3}",
            )
        elif looks_like_paragraphs(value.text):
            self._paragraphs_of_the_only_source(value, owner, found)
        else:
            self._is_source(nfc(value.text), value, None)

    def _places_by_source(self, value: Mapping, found: Citations) -> None:
        names = [nfc(key.text) for key in value.keys]
        if not _PASSAGE_KEYS.isdisjoint(names) and self.sources.keys().isdisjoint(names):
            self._passage_of_the_only_source(value, found)
            return
        several = len(value.content) > 2
        seen: dict[str, Scalar] = {}
        previous: Value | None = None
        for source, (key, where) in zip(names, value.entries, strict=True):
            first, previous = previous, where
            if several and self._is_place_without_brackets(key, where, first):
                continue
            if several and not is_first(key, seen, self._faults, _BOTH):
                continue
            if several and source in _PASSAGE_KEYS and source not in self.sources:
                self._passage_key_beside_sources(key, value)
                continue
            known = source in self.sources or self._is_source(source, key, where)
            self._places(source, key, where, found if known else Citations([], []))

    def _is_place_without_brackets(self, key: Scalar, value: Value, first: Value | None) -> bool:
        """Return whether a key is a further place in the source above it, and report the first."""
        name = nfc(key.text)
        if not (isinstance(first, Scalar) and is_empty(value) and looks_like_paragraphs(name)):
            return False
        if name not in self.sources and not self._faults.is_next_part(key):
            places = ", ".join(parts_from(self._faults.text.content, first.start))
            self._faults.add(
                "undefined-source",
                key.span,
                f"no source has the id “{shorten(name)}”",
                f"put brackets around several places: [{brief(places, 60)}]",
            )
        return name not in self.sources

    def _places(self, source: str, key: Scalar, value: Value, found: Citations) -> None:
        """Read the places in a source: one, or a list of them."""
        if isinstance(value, Sequence):
            for place in value.items:
                self._passage(source, key, place, found)
        else:
            self._passage(source, key, value, found)

    def _passage_key_beside_sources(self, key: Scalar, value: Mapping) -> None:
        """Report a key such as `quote` beside a source, where it should be in its mapping."""
        first, cited = next(entry for entry in value.entries if nfc(entry[0].text) in self.sources)
        passage = f"{_place_in(cited)}{key.text}: …"
        self._faults.add(
            "unknown-key",
            key.span,
            f"“{key.text}” stands beside sources, and belongs to one of them",
            f"write it behind its source: {{{shorten(first.text)}: {{{passage}}}}}",
        )

    def _paragraphs_of_the_only_source(
        self, value: Scalar, owner: Owner, found: Citations
    ) -> None:
        paragraph = paragraphs(value, "cites", owner, self._faults)
        if paragraph is None:
            return
        if self._only is not None:
            found.add({"source": self._only, "paragraph": paragraph}, value)
        elif self._lost or not self.are_known:
            return
        elif self.sources:
            but, advice = _SEVERAL_SOURCES, f"{{{next(iter(self.sources))}: {value.text}}}"
            advice = f"say which source is meant: {advice}"
            if self.are_keys:
                but, advice = _NO_ID, _WRITE_ID
            message = f"cites of {owner} gives the place {value.text}, but {but}"
            self._faults.add("invalid-value", value.span, message, advice, cause=but)
        else:
            self._faults.add(
                "undefined-source",
                value.span,
                f"cites of {owner} gives the place {value.text}, but the map has no source",
                _NO_SOURCE,
                cause=_NO_SOURCE,
            )

    def _passage_of_the_only_source(self, value: Mapping, found: Citations) -> None:
        """Read a mapping with a place or a quote but no source."""
        self._mapping(self._only or "", value, value, found if self._only else Citations([], []))
        if self._only is None and self.are_known and not self._lost:
            source = next(iter(self.sources), "source-id")
            self._faults.add(
                "undefined-source",
                value.keys[0].span,
                f"a source is missing in front of “{value.keys[0].text}”",
                f"say of which source: {{{source}: {{{value.keys[0].text}: …}}}}"
                if self.sources
                else _NO_SOURCE,
                cause="" if self.sources else _NO_SOURCE,
            )

    def _passage(self, source: str, key: Scalar, value: Value, found: Citations) -> None:
        """Read a place in a source: a paragraph, another locator, or a mapping with a quote."""
        if isinstance(value, Scalar):
            number = whole_number(value.text)
            if number is not None:
                found.add({"source": source, "paragraph": number}, value)
            elif is_empty(value):
                found.add({"source": source}, key)
            elif not value.text:
                text(value, "the place", _passage_of(source), self._faults, _A_PLACE)
            elif not looks_like_paragraphs(value.text):
                if not has_key_at_its_start(value, self._faults, PASSAGE.keys):
                    found.add({"source": source, "locator": value.text}, value)
            else:
                paragraph = paragraphs(value, "cites", _passage_of(source), self._faults)
                if paragraph is not None:
                    found.add({"source": source, "paragraph": paragraph}, value)
        elif isinstance(value, Mapping):
            self._mapping(source, key, value, found)
        else:
            wrong(
                value, f"{_passage_of(source)} takes a place in it", self._faults, "a paragraph: 3"
            )

    def _mapping(
        self, source: str, key: Scalar | Mapping, value: Mapping, found: Citations
    ) -> None:
        citation: dict[str, Any] = {"source": source}
        owner = _passage_of(source)
        given, _ = read_record(value, PASSAGE, owner, value.span, self._faults, citation)
        if "paragraph" in given and "locator" in given:
            self._faults.add(
                "invalid-value",
                given["locator"].span,
                f"{owner} has a paragraph and a locator",
                "keep one of them",
            )
        if "quote" in given:
            found.quotes = found.quotes or {}
            found.quotes[len(found.values)] = given["quote"].span
        found.add(citation, given.get("paragraph") or given.get("locator") or key)

    def _is_source(self, name: str, scalar: Scalar, where: Value | None) -> bool:
        if name in self.sources:
            return True
        is_lost = not self._lost.isdisjoint((name, ANY))
        if not self.are_known or is_lost or self._faults.is_damaged(name):
            return False
        if scalar.end in self._faults.truncated:
            return False
        name = shorten(name)
        head, colon, rest = name.partition(":")
        named, _, place = name.partition(" ")
        named = named.rstrip(",;")
        nearest = self._known.nearest(name)
        meant = next((each for each in (head, named) if each in self.sources), nearest)
        if meant:
            self._maybe_cited.add(meant)
            self.suggested += 1
        if colon and head in self.sources and (where is None or is_empty(where)):
            place = f"{head}: {in_braces(rest)}"
            advice = f"put a space behind the colon: {place if where else f'{{{place}}}'}"
        elif where is None and (several := self._about_several(name)):
            advice = several
        elif place and named in self.sources and where is None:
            advice = f"to cite a place in {named}, write {{{named}: {in_braces(place)}}}"
        elif nearest:
            advice = did_you_mean(nearest)
        elif self._only is not None and where is None:
            advice = f"to cite a place in {self._only}, write {{{self._only}: {in_braces(name)}}}"
        else:
            advice = "declare it under sources:, with a title"
        message = f"no source has the id “{name}”"
        self._faults.add("undefined-source", scalar.span, message, advice, cause=message)
        return False

    def _about_several(self, name: str) -> str:
        """Return what to do about several sources that lack their brackets."""
        are_sources = all(part.strip() in self.sources for part in name.split(","))
        return f"put brackets around several: [{name}]" if are_sources else ""


def _place_in(cited: Value) -> str:
    """Return a place as it stands in front of another key of the same passage."""
    if not isinstance(cited, Scalar) or not cited.text:
        return ""
    kind = "paragraph" if looks_like_paragraphs(cited.text) else "locator"
    return f"{kind}: {in_braces(cited.text)}, "


def _passage_of(source: str) -> Owner:
    return Owner("the passage cited from", source) if source else Owner("the passage")


class CitationCollector:
    """Adds what statements and arguments cite to a map, as soon as its sources are known."""

    def __init__(self, draft: "Draft") -> None:
        self._draft = draft
        self._reader: CitationReader | None = None
        self._waiting: list[tuple[str, Value, Owner]] = []

    @property
    def has_begun(self) -> bool:
        """Whether the sources are known."""
        return self._reader is not None

    def begin(self, reader: CitationReader) -> None:
        """Begin to read citations, with a reader that knows the sources.

        Where a further section has added to the sources, the reader before goes on: to begin anew
        for each of very many sections would take long.
        """
        before = self._reader
        if before is None or before.sources is not reader.sources:
            self._reader = reader
        else:
            before.are_known &= reader.are_known
            before.are_keys = reader.are_keys

    def cite(self, name: str, value: Value, owner: Owner) -> None:
        """Read what a node cites; one without a name is read for its faults alone."""
        draft, reader = self._draft, self._reader
        if reader is None:
            self._waiting.append((name, value, owner))
            return
        before = draft.faults.count
        found = reader.read(value, owner)
        faults = draft.faults.count - before
        # Where nothing is found, and that is no fault, a source has an id that is none.
        if faults or type(value) is Unusable or not (found.values or is_empty(value)):
            if faults != reader.suggested or type(value) is Unusable:
                reader.note_unread(value)
            if name:
                draft.unknowns.add(name, ["cites"])
        if not name:
            draft.unknowns.cited.update(citation["source"] for citation in found.values)
        elif found.values:
            draft.nodes[name]["cites"] = found.values
            noted = draft.places.noted_citations
            for place in found.places:
                noted.names.append(name)
                noted.numbers.append(place.start)
                noted.numbers.append(place.end)
            if found.quotes:
                for number, quote in found.quotes.items():
                    draft.places.quotes[name, number] = quote

    def finish(self) -> None:
        """Read the citations that came before the sources."""
        for entry in self._waiting:
            self.cite(*entry)
