"""The texts of sources on a page: their paragraphs, and who cites which of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.analysis.coverage import Coverage, Paragraph, coverages
from argmap.export.page.markup import row_of, text_of
from argmap.views import captions
from argmap.views.coverage import count, line_breaks

if TYPE_CHECKING:
    from argmap.analysis.quotes import SourceText
    from argmap.model.argument_map import ArgumentMap


class Sources:
    """The texts of a map's sources, as far as they could be read."""

    def __init__(
        self, argument_map: "ArgumentMap", source_texts: "Mapping[str, SourceText]"
    ) -> None:
        self._map = argument_map
        self._coverages = coverages(argument_map, source_texts)
        shown = {coverage.source for coverage in self._coverages}
        self.remarks = tuple(
            f"the text of source “{name}” is not on the page: {text.reason or 'it is empty'}"
            for name, text in source_texts.items()
            if name not in shown
        )

    def rows(self) -> Iterator[str]:
        """Yield a row for the title of each source, and for each of its paragraphs."""
        for coverage in self._coverages:
            line = captions.source_line(self._map.sources[coverage.source])
            said = f"<b>{text_of(line)}</b> <small>{text_of(count(coverage))}</small>"
            yield row_of(f"<li class=title>{said}")
            for paragraph in coverage.paragraphs:
                look = " class=cited" if paragraph.is_cited else ""
                text = _marked(paragraph)
                yield row_of(f"<li{look}><b>{paragraph.number}</b> <span>{text}</span>")

    def facts(self, numbers: Mapping[str, int]) -> list[list[Any]]:
        """Return for each source its id, how many paragraphs it has, and what cites which.

        That is a node, the first and the last paragraph.
        """
        return [
            [
                coverage.source,
                len(coverage.paragraphs),
                [[numbers[node], *span] for node, span in _passages(coverage)],
            ]
            for coverage in self._coverages
        ]


def _passages(coverage: Coverage) -> "Sequence[tuple[str, tuple[int, int]]]":
    """Return the passages that are cited or quoted, each with the node that does it, once."""
    found: dict[tuple[str, tuple[int, int]], None] = {}
    for paragraph in coverage.paragraphs:
        for use in paragraph.uses:
            spans = (use.cited, use.quote.found if use.quote is not None else None)
            for span in spans:
                if span is not None and span[0] == paragraph.number:
                    last = min(span[1], len(coverage.paragraphs))
                    found[use.node, (span[0], last)] = None
    return list(found)


def _marked(paragraph: Paragraph) -> str:
    """Return the text of a paragraph as markup, what is quoted marked, in lines where it has."""
    text, breaks = paragraph.text, line_breaks(paragraph)
    flowing = list(" ".join(text.split("\n")))
    for at in breaks:
        flowing[at] = "\n"
    text = "".join(flowing)
    pieces, done = [], 0
    for start, end in paragraph.marks:
        pieces += [text_of(text[done:start]), f"<mark>{text_of(text[start:end])}</mark>"]
        done = end
    return "".join([*pieces, text_of(text[done:])])
