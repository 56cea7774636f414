"""What of the text of a source a map covers: who cites each paragraph, and what is quoted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.analysis.citations import Citations, paragraphs_of

if TYPE_CHECKING:
    from argmap.analysis.citations import Quote
    from argmap.analysis.quotes import Paragraphs, SourceText
    from argmap.analysis.quotes.passages import Passages
    from argmap.model.argument_map import ArgumentMap


class Use(NamedTuple):
    """A citation: by which node, what the map gives of it, and its quote, if it has one."""

    node: str
    given: Mapping[str, Any]
    quote: "Quote | None"

    @property
    def cited(self) -> "Paragraphs | None":
        """The first and the last paragraph that are named, if any are."""
        return paragraphs_of(self.given)


class Paragraph(NamedTuple):
    """A paragraph of a source's text, counted from 1.

    `is_prose` is false for headings and code, which need no citation. `marks` are where quoted
    words begin and end in the `text`. `uses` are the citations that cover it and no paragraph
    before it; `continued` is the nearest paragraph before it whose uses cover it too.
    """

    number: int
    text: str
    is_prose: bool
    marks: Sequence[tuple[int, int]] = ()
    uses: Sequence[Use] = ()
    continued: int | None = None

    @property
    def is_cited(self) -> bool:
        """Return whether something cites it, or quotes from it."""
        return bool(self.uses) or self.continued is not None

    @property
    def is_missing(self) -> bool:
        """Return whether nothing cites it, though something should."""
        return self.is_prose and not self.is_cited


class Coverage(NamedTuple):
    """The paragraphs of a source, and its citations that cover none of them."""

    source: str
    paragraphs: Sequence[Paragraph]
    elsewhere: Sequence[Use]

    @property
    def is_cited(self) -> bool:
        """Return whether anything cites a paragraph: without that, no one of them is missing."""
        return any(paragraph.is_cited for paragraph in self.paragraphs)

    @property
    def prose(self) -> int:
        """How many paragraphs there are beside headings and code."""
        return sum(paragraph.is_prose for paragraph in self.paragraphs)

    @property
    def cited(self) -> int:
        """How many of the paragraphs beside headings and code are cited."""
        return self.prose - sum(paragraph.is_missing for paragraph in self.paragraphs)


def coverages(
    argument_map: "ArgumentMap", source_texts: "Mapping[str, SourceText]"
) -> list[Coverage]:
    """Return what the map covers of each text that could be read and is not empty."""
    citations = Citations(argument_map, source_texts)
    uses: defaultdict[str, list[tuple[Use, list[Paragraphs]]]] = defaultdict(list)
    for node, cites in citations.citing:
        for number, given in enumerate(cites):
            use = Use(node, given, citations.quotes.get((node, number)))
            uses[given["source"]].append((use, citations.covered(node, number, given)))
    return [
        _coverage(source, passages, uses[source])
        for source, passages in citations.passages.items()
    ]


def _coverage(
    source: str, passages: "Passages", uses: "Iterable[tuple[Use, list[Paragraphs]]]"
) -> Coverage:
    count = len(passages)
    begun: defaultdict[int, list[tuple[Use, int]]] = defaultdict(list)
    marks: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    elsewhere = []
    for use, covered in uses:
        there = [paragraphs for paragraphs in covered if paragraphs[0] <= count]
        for first, last in there:
            begun[first].append((use, last))
        if not there:
            elsewhere.append(use)
        if use.quote is not None and use.quote.place is not None:
            for number, start, end in passages.marked(use.quote.place):
                marks[number].append((start, end))
    paragraphs = []
    open_ranges: list[tuple[int, int]] = []
    for number, text in enumerate(passages.paragraphs, 1):
        while open_ranges and open_ranges[0][1] < number:
            heappop(open_ranges)
        continued = -open_ranges[0][0] if open_ranges else None
        paragraphs.append(
            Paragraph(
                number,
                text.rstrip(),
                number not in passages.without_prose,
                _merged(marks[number]),
                tuple(use for use, _ in begun[number]),
                continued,
            )
        )
        for _, last in begun[number]:
            heappush(open_ranges, (-number, last))
    return Coverage(source, paragraphs, elsewhere)


def _merged(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where marks begin and end that may overlap, as marks that do not."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
