"""The positions of the parts of a map in its text, for messages."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.text.document import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Spans of a map's text.

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
