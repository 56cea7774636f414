"""Where the pieces of a map stand in its text, for messages."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.text import Span


@dataclass(frozen=True, slots=True)
class Places:
    """Spans of a map's text.

    `nodes`: the key of a statement, the entry of an argument. `values`: the value of a statement's
    or argument's key, by node and key. `citations`: for each node, in the order of its `cites`, the
    locator (or the source's id) and the quote. `sources`: the key of a source; `source_values`: the
    value of its key. `expectations`: for each label, the entries of `expect` by node.
    """

    nodes: "dict[str, Span]" = field(default_factory=dict)
    values: "dict[tuple[str, str], Span]" = field(default_factory=dict)
    citations: "dict[str, list[tuple[Span, Span | None]]]" = field(default_factory=dict)
    sources: "dict[str, Span]" = field(default_factory=dict)
    source_values: "dict[tuple[str, str], Span]" = field(default_factory=dict)
    expectations: "dict[tuple[str, str], Span]" = field(default_factory=dict)
