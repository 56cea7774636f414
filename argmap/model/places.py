"""The positions of the parts of a map in its text, for messages."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.text.document import Span, Text


@dataclass(frozen=True, slots=True)
class Places:
    """Spans of a map's `text`, if it was read from one.

    `nodes`: the key of a statement, the entry of an argument. `texts`: the text of a statement.
    `marks`: the value of a statement's `implicit` or `undeveloped`, by statement and key.
    `citations`: for each node, in the order of its `cites`, the locator or else the source's id.
    `quotes`: the quote of a citation, by node and the citation's place in `cites`.
    `sources`: the key of a source. `source_values`: the value of a source's key, by both.
    `expectations`: the entries of `expect`, by node.
    """

    nodes: "dict[str, Span]" = field(default_factory=dict)
    texts: "dict[str, Span]" = field(default_factory=dict)
    marks: "dict[tuple[str, str], Span]" = field(default_factory=dict)
    citations: "dict[str, list[Span]]" = field(default_factory=dict)
    quotes: "dict[tuple[str, int], Span]" = field(default_factory=dict)
    sources: "dict[str, Span]" = field(default_factory=dict)
    source_values: "dict[tuple[str, str], Span]" = field(default_factory=dict)
    expectations: "dict[str, Span]" = field(default_factory=dict)
    text: "Text | None" = field(default=None, compare=False)

    def locate(self, nodes: dict[str, dict[str, Any]]) -> None:
        """Give each node that stands in the text its `line` and `column`, both from 1."""
        if self.text is None:
            return
        found = [name for name in nodes if name in self.nodes]
        positions = self.text.positions(self.nodes[name][0] for name in found)
        for name, (line, column) in zip(found, positions, strict=True):
            nodes[name]["line"], nodes[name]["column"] = line, column
