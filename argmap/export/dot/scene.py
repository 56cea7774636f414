"""What is known of a map before it is drawn, once for all its parts."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.export.dot.language import (
    is_plain,
    literal,
    quoted,
)
from argmap.export.support.export_options import ExportOptions
from argmap.export.support.themes import THEMES, Paint, Theme
from argmap.format.keys import Label
from argmap.model.index import Index
from argmap.model.sides import Side
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

FONT = "Helvetica,Arial,sans-serif"
TEXT_SIZE = 12
SMALL_SIZE = 9.5
_LONG_ID = 200


def names_in_picture(nodes: Iterable[str]) -> dict[str, str]:
    """Return each node of a map its name in the picture, where every edge repeats it.

    That is its id, or of a very long id the beginning and a number.
    """
    return {
        node: node if len(node) <= _LONG_ID else f"{brief(node, LONG_NAME)}{number}"
        for number, node in enumerate(nodes, 1)
    }


class Scene:
    """A map to be drawn: its nodes, how they hang together, and what they are called.

    `lone` are the arguments that are drawn as a mere edge. `short` are the names of nodes in the
    picture, and `names` the same in quotation marks; `plain` are the ids that need no escape.
    `looks` keeps attributes that many nodes share.
    """

    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions) -> None:
        self.map = argument_map
        self.index = index = Index(argument_map.graph)
        self.nodes, self.targets = index.nodes, index.targets
        self.premises, self.attacks = index.premises, index.attacks
        self.is_statement = index.is_statement
        self.options = options
        self.lone = frozenset(filter(self._is_edge, self.targets))
        self.theme: Theme = THEMES[options.theme]
        self.sources = argument_map.sources
        self.labels = argument_map.labels() if options.labels else {}
        self.short = names_in_picture(self.nodes)
        # What most ids are: known once, as most of the time goes into finding it out.
        self.plain = frozenset(filter(is_plain, self.nodes))
        self.names = {
            node: f'"{name}"' if node in self.plain else quoted(name)
            for node, name in self.short.items()
        }
        self.looks: dict[tuple[str | bool | None, ...], str] = {}

    def said_of(self, facts: Mapping[str, Any]) -> list[str]:
        """Return what is said of a statement or an argument beside its text."""
        return captions.said(facts, details=self.options.details)

    def _is_edge(self, argument: str) -> bool:
        """Return whether an argument is drawn as a mere edge: it joins and says nothing."""
        facts = self.nodes[argument]
        return (
            facts["relation"] == "support"
            and len(self.premises[argument]) == 1
            and argument not in self.attacks
            and not self.said_of(facts)
            and "cites" not in facts
            and "left_out" not in facts
        )

    @cached_property
    def _sides(self) -> Mapping[str, Side]:
        return self.map.sides()

    def is_own(self, node: str) -> bool:
        """Return whether a node speaks for the author."""
        return self._sides[node] == "own"

    def id_of(self, node: str) -> str:
        """Return the id that a node has in an SVG drawing, in quotation marks."""
        return self.names[node] if node in self.plain else literal(self.short[node])

    def sign(self, label: Label) -> str:
        """Return the sign of a label, in its colour."""
        colour = self.theme.labels[label]
        return f'<FONT COLOR="{colour}"><B>{captions.SIGNS[label]}</B></FONT>'


def small(markup: str, paint: Paint) -> str:
    """Return markup in small print."""
    return f'<FONT POINT-SIZE="{SMALL_SIZE}" COLOR="{paint.muted}">{markup}</FONT>'


def further(facts: Mapping[str, Any], sources: Mapping[str, Any]) -> list[str]:
    """Return what the tip of a node says of it, a line each: notes, details and citations."""
    if captions.is_silent(facts):
        return []
    notes = captions.notes(facts, details=True)
    said = [f"({'; '.join(notes)})"] if notes else []
    cited = captions.citations(facts, sources, details=True)
    return [*said, *captions.remarks(facts), *(caption for _, caption in cited)]
