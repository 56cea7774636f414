"""What is known of a map before it is drawn, once for all its parts."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from argmap.export.dot.arrangement import Arrangement, Style
from argmap.export.dot.group_frames import GroupFrames
from argmap.export.dot.language import (
    is_plain,
    literal,
    quoted,
    row,
    small_print,
    table,
)
from argmap.export.dot.shape import (
    MANY,
    TYPICAL,
    Size,
    is_upright,
    shape_of,
    statement_size,
)
from argmap.export.support.export_options import Direction, ExportOptions
from argmap.export.support.line_breaking import balanced
from argmap.export.support.themes import THEMES, Paint, Theme
from argmap.format.keys import Label
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

FONT = "Helvetica,Arial,sans-serif"
TEXT_SIZE = 12
TEXT_SIZE_ON_PAPER = 10
"""More than small print, which says how large a picture is on paper."""
_LONG_ID = 200
_PIECE = Size(500, 360)
"""How large the pieces are of a box that is larger than a sheet of paper."""
_LONGEST = 1_200
"""How many columns of a text stand in one piece."""
_SIDES: dict[Direction, str] = {"BT": "s", "TB": "n", "LR": "w", "RL": "e"}
"""The side of a cell at which lines arrive."""


def names_in_picture(nodes: Collection[str]) -> dict[str, str]:
    """Return each node of a map its name in the picture, where every edge repeats it.

    That is its id, or of a very long id the beginning and a number.
    """
    long = {
        node: f"{brief(node, LONG_NAME)}{number}"
        for number, node in enumerate(nodes, 1)
        if len(node) > _LONG_ID
    }
    return dict(zip(nodes, nodes, strict=True)) | long


class Scene:
    """A map to be drawn: its nodes, how they hang together, and what they are called.

    `lone` are the arguments that are drawn as a mere edge. `short` are the names of nodes in the
    picture, and `names` the same in quotation marks; `plain` are the ids that need no escape.
    `said` is what is said of nodes beside their texts, if anything is. `ends` tells in DOT where
    the lines of a relation end that lead to a node. `pages` are those of statements, in an atlas.
    `crowded` are the nodes that are too large for one box.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        options: ExportOptions,
        crowded: frozenset[str] = frozenset(),
    ) -> None:
        self.crowded = crowded
        self.map = argument_map
        self.structure = structure = argument_map.structure
        self.nodes, self.targets = structure.nodes, structure.targets
        self.premises, self.attacks = structure.premises, structure.attacks
        self.is_statement = structure.is_statement
        self.options = options
        details = options.details
        self.said = {
            node: said
            for node, facts in self.nodes.items()
            if not captions.is_silent(facts) and (said := captions.said(facts, details=details))
        }
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
        self._sides = argument_map.sides()
        is_large = len(structure.statements) > MANY
        self._sizes = {
            node: TYPICAL if is_large else self._size(node, facts)
            for node, facts in structure.statements
        }
        style = Style(self.lone, options.shared, crowded, self._split)
        self.arrangement = Arrangement(argument_map, self._sides, style)
        self.names.update((piece, quoted(piece)) for piece in self.arrangement.pieces)
        # In order of reading.
        self.arguments = [node for node in self.arrangement.box_of if node in self.targets]
        self.arrivals = self._arrivals()
        self.frames = GroupFrames(argument_map, self.arrangement, options.groups, self.theme)
        self.pages: dict[str, int] = {}
        self.shape = shape_of(self.arrangement, self._sizes, self.arrivals, options)
        self.direction = self.shape.direction
        self.is_upright = is_upright(self.direction)
        self._ports = {node: number for number, node in enumerate(self.arrivals)}
        self.ends = {
            (node, relation): self._end(node, relation)
            for node, relations in self.arrivals.items()
            for relation in relations
        }

    def _is_edge(self, argument: str) -> bool:
        """Return whether an argument is drawn as a mere edge: it joins and says nothing."""
        facts = self.nodes[argument]
        return (
            facts["relation"] == "support"
            and len(self.premises[argument]) == 1
            and argument not in self.attacks
            and argument not in self.said
            and "cites" not in facts
            and "left_out" not in facts
        )

    def _arrivals(self) -> dict[str, dict[str, None]]:
        """Find out at which nodes lines arrive, and of which relations, in order of reading."""
        arrivals: dict[str, dict[str, None]] = {}
        for argument in self.arguments:
            if argument in self.lone or not self.arrangement.is_within(argument):
                relation = self.nodes[argument]["relation"]
                arrivals.setdefault(self.targets[argument], {})[relation] = None
        return arrivals

    def port(self, node: str) -> str:
        """Return the attribute that makes a cell the end of lines, if there are any to it."""
        return f' PORT="{self._ports[node]}"' if node in self._ports else ""

    def ends_apart(self, node: str) -> str:
        """Return a row in which the lines of either relation have an end of their own."""
        port = self._ports[node]
        # High enough for two arrows, one below the other.
        height = "" if self.is_upright else ' HEIGHT="9"'
        relations = self.arrivals[node]
        ends = [f'<TD PORT="{relation}-{port}"{height}></TD>' for relation in relations]
        # Beside each other, or one below the other.
        ends = [row(*ends)] if self.is_upright else [row(end) for end in ends]
        return row(f"<TD>{table(ends, padding=1)}</TD>")

    def _end(self, node: str, relation: str) -> str:
        kind = f"{relation}-" if len(self.arrivals[node]) > 1 else ""
        box = self.names[self.arrangement.box_of[node]]
        return f'{box}:"{kind}{self._ports[node]}":{_SIDES[self.direction]}'

    def tag(self, node: str, width: int) -> str:
        """Return the row that names a statement's group, or nothing."""
        group = self.nodes[node]["group"]
        return self.frames.tag(group, self.arrangement.box_of[node], width)

    def _size(self, node: str, facts: Mapping[str, Any]) -> Size:
        """Estimate the size of a statement."""
        columns = len(captions.text_of(node, facts)) + 2
        said = sum(map(len, self.said.get(node, ())))
        lines = (self.options.ids and "unnamed" not in facts) + (
            self.options.cites and "cites" in facts
        )
        if said:
            lines += 1 + said // 30
        return statement_size(columns, lines, self.options.wrap)

    def _split(self, node: str) -> list[list[str]]:
        """Share out what is too large for one box: the premises of an argument, or a text."""
        if self.is_statement(node):
            text = captions.text_of(node, self.nodes[node])
            return [[part] for part in balanced(text, _LONGEST)]
        has_columns = is_upright(self.options.direction or "RL")
        pieces: list[list[str]] = [[]]
        filled = 0.0
        for premise in self.premises[node]:
            width, height = self._sizes[premise]
            is_column = (
                has_columns and premise in self.structure.supports.keys() | self.attacks.keys()
            )
            filled += width / _PIECE.width if is_column else height / _PIECE.height
            if filled > 1 and pieces[-1]:
                pieces.append([])
                filled = 0.0
            pieces[-1].append(premise)
        return pieces

    def is_long(self, statement: str) -> bool:
        """Return whether the text of a statement may be too large for one box."""
        return len(self._split(statement)) > 1

    def parts_of(self, statement: str) -> list[str]:
        """Return the parts of the text of a statement that is too large for one box."""
        return [part for (part,) in self._split(statement)]

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
    return small_print(markup, paint.muted)


def further(
    facts: Mapping[str, Any],
    sources: Mapping[str, Any],
    cited: list[tuple[str, str]] | None = None,
) -> list[str]:
    """Return what the tip of a node says of it, a line each: notes, details and citations.

    `cited` are its citations with or without details, if they are known.
    """
    said = []
    if not captions.is_silent(facts):
        notes = captions.notes(facts, details=True)
        said = [f"({'; '.join(notes)})"] if notes else []
        said += captions.remarks(facts)
    if "cites" in facts:
        if cited is None or max(map(len, facts["cites"]), default=0) > 2:
            cited = captions.citations(facts, sources, details=True)
        said += [caption for _, caption in cited]
    return said
