"""What a map cites in its sources, and where its quotes stand in their texts."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.analysis.effort import Effort, SpentError

if TYPE_CHECKING:
    from argmap.analysis.quotes import Found, Paragraphs, SourceText
    from argmap.analysis.quotes.passages import Passages
    from argmap.model.argument_map import ArgumentMap


class Quote(NamedTuple):
    """What the `number`th citation of a node quotes from a source whose text is known.

    `cited` are the paragraphs that the citation names, None if it names none or they are not in
    the text. `place` is where the `text` of the quote stands, None if it was not found. `searched`
    is false where the search was ended because it took too long.
    """

    node: str
    number: int
    source: str
    cited: "Paragraphs | None"
    text: str
    place: "Found | None"
    searched: bool = True

    @property
    def found(self) -> "Paragraphs | None":
        """The paragraphs in which the quote stands."""
        return None if self.place is None else self.place.paragraphs


class Citations:
    """The citations of a map, looked up in the texts of its sources.

    `source_texts` are the texts of those sources that name a file. All lists are in file order.
    """

    def __init__(
        self, argument_map: "ArgumentMap", source_texts: "Mapping[str, SourceText]"
    ) -> None:
        self._map = argument_map
        self._source_texts = source_texts

    @cached_property
    def citing(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Every node that cites something, with its citations."""
        nodes = self._map.nodes.items()
        return [(node, given["cites"]) for node, given in nodes if "cites" in given]

    @cached_property
    def last_cited(self) -> dict[str, int]:
        """The last paragraph that is cited of each source that is cited; 0 if none is named."""
        last: dict[str, int] = {}
        cites = (given["cites"] for given in self._map.nodes.values() if "cites" in given)
        for citation in chain.from_iterable(cites):
            source, paragraph = citation["source"], citation.get("paragraph", 0)
            if type(paragraph) is list:
                paragraph = paragraph[1]
            if source not in last or paragraph > last[source]:
                last[source] = paragraph
        return last

    @cached_property
    def passages(self) -> "dict[str, Passages]":
        """The text of each source that could be read and is not empty, in paragraphs."""
        texts = {
            source: text
            for source, given in self._source_texts.items()
            if (text := given.text) is not None
        }
        if not texts:
            return {}
        from argmap.analysis.quotes.markup import Markup
        from argmap.analysis.quotes.passages import Passages

        effort = Effort()
        # Sources may share a text, which is split and indexed once.
        read: dict[tuple[str, Markup], Passages] = {}
        found = {}
        for source, text in texts.items():
            markup = Markup.of(self._map.sources.get(source, {}).get("text", ""))
            if (text, markup) not in read:
                read[text, markup] = Passages(text, effort, markup)
            if read[text, markup]:
                found[source] = read[text, markup]
        return found

    @cached_property
    def quotes(self) -> dict[tuple[str, int], Quote]:
        """Every quote from a source whose text is known, by node and the citation's number."""
        return {(quote.node, quote.number): quote for quote in self._find_quotes()}

    def _find_quotes(self) -> Iterator[Quote]:
        if not self.passages:
            return
        for node, citations in self.citing:
            for number, citation in enumerate(citations):
                source, quote = citation["source"], citation.get("quote")
                passages = self.passages.get(source)
                if quote is None or passages is None:
                    continue
                cited = paragraphs_of(citation)
                if cited is not None and cited[1] > len(passages):
                    cited = None
                found, searched = None, True
                try:
                    found = passages.find(quote, cited)
                except SpentError:
                    searched = False
                yield Quote(node, number, source, cited, quote, found, searched)

    def covered(self, node: str, number: int, citation: Mapping[str, Any]) -> "list[Paragraphs]":
        """Return the paragraphs that a citation covers: those it names, and those of its quote.

        A citation of the source as a whole covers none.
        """
        covered = [] if (cited := paragraphs_of(citation)) is None else [cited]
        quote = self.quotes.get((node, number))
        if quote is not None and quote.found is not None and quote.found not in covered:
            covered.append(quote.found)
        return covered


def paragraphs_of(citation: Mapping[str, Any]) -> "Paragraphs | None":
    """Return the first and the last paragraph that a citation names, if it names any."""
    paragraph = citation.get("paragraph")
    if isinstance(paragraph, list):
        return paragraph[0], paragraph[1]
    return None if paragraph is None else (paragraph, paragraph)


def not_covered(covered: "Iterable[Paragraphs]", count: int) -> "list[Paragraphs]":
    """Return what is left of the paragraphs up to `count`, each a range as long as it can be."""
    left = []
    expected = 1
    for first, last in [*sorted(covered), (count + 1, count + 1)]:
        if expected < first and expected <= count:
            left.append((expected, min(first - 1, count)))
        expected = max(expected, last + 1)
    return left
