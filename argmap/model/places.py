"""The positions of the parts of a map in its text, for messages."""

from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.text.document import Span, Text


class Noted:
    """Spans with the names of what stands there, kept as numbers until somebody asks for one.

    In a map without a finding nobody does, and as objects they would take a third of its memory.
    Where there are most, names and numbers are appended in place, for a call would cost more.
    """

    __slots__ = ("names", "numbers")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.numbers = array("Q")

    def add(self, name: str, start: int, end: int) -> None:
        """Add a span; a name may come several times."""
        self.names.append(name)
        self.numbers.append(start)
        self.numbers.append(end)

    def take(self) -> "Iterator[tuple[str, Span]]":
        """Return what was added since the last call, in that order."""
        if not self.names:
            return iter(())
        names, numbers = self.names, iter(self.numbers)
        self.names, self.numbers = [], array("Q")
        return zip(names, zip(numbers, numbers, strict=True), strict=True)


class Places:
    """Spans of a map's `text`, if it was read from one.

    `nodes`: the key of a statement, the entry of an argument. `texts`: the text of a statement.
    `marks`: the value of a statement's `implicit` or `undeveloped`, by statement and key.
    `citations`: for each node, in the order of its `cites`, the locator or else the source's id.
    `quotes`: the quote of a citation, by node and the citation's place in `cites`.
    `sources`: the key of a source. `source_values`: the value of a source's key, by both.
    `expectations`: the entries of `expect`, by node. While a map is read, what there are most of
    is `noted_nodes`, `noted_texts` and `noted_citations` first.
    """

    def __init__(self, text: "Text | None" = None) -> None:
        self.text = text
        self.noted_nodes, self.noted_texts, self.noted_citations = Noted(), Noted(), Noted()
        self._nodes: dict[str, Span] = {}
        self._texts: dict[str, Span] = {}
        self._citations: dict[str, list[Span]] = {}
        self.marks: dict[tuple[str, str], Span] = {}
        self.quotes: dict[tuple[str, int], Span] = {}
        self.sources: dict[str, Span] = {}
        self.source_values: dict[tuple[str, str], Span] = {}
        self.expectations: dict[str, Span] = {}

    def __eq__(self, other: object) -> bool:
        """Return whether all spans are the same; the texts may be others."""
        return isinstance(other, Places) and self._spans() == other._spans()

    __hash__ = None  # type: ignore[assignment]

    def _spans(self) -> tuple[Any, ...]:
        where = self.nodes, self.texts, self.citations, self.marks, self.quotes
        return *where, self.sources, self.source_values, self.expectations

    @property
    def nodes(self) -> "dict[str, Span]":
        """The span of each node."""
        self._nodes.update(self.noted_nodes.take())
        return self._nodes

    @property
    def texts(self) -> "dict[str, Span]":
        """The span of each statement's text."""
        self._texts.update(self.noted_texts.take())
        return self._texts

    @property
    def citations(self) -> "dict[str, list[Span]]":
        """The spans of each node's citations."""
        for name, span in self.noted_citations.take():
            self._citations.setdefault(name, []).append(span)
        return self._citations

    def rename(self, names: dict[str, str]) -> None:
        """Give nodes other names: those in `names`, by the ones that they have."""
        self._nodes = _renamed(self.nodes, names)
        self._texts = _renamed(self.texts, names)
        self._citations = _renamed(self.citations, names)
        self.marks = {(names.get(name, name), key): at for (name, key), at in self.marks.items()}
        self.quotes = {(names.get(name, name), no): at for (name, no), at in self.quotes.items()}

    def locate(self, nodes: dict[str, dict[str, Any]]) -> None:
        """Give each node that stands in the text its `line` and `column`, both from 1."""
        if self.text is None:
            return
        spans = self.nodes
        found = [name for name in nodes if name in spans]
        positions = self.text.positions(spans[name][0] for name in found)
        for name, (line, column) in zip(found, positions, strict=True):
            nodes[name]["line"], nodes[name]["column"] = line, column


def _renamed(spans: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {names.get(name, name): span for name, span in spans.items()}
