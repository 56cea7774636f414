"""Arguments: boxes that hold premises together, and the lines to what these are reasons for."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.export.dot.language import (
    attributes,
    html,
    literal,
    quoted,
    tip,
    title,
    tooltip,
)
from argmap.export.dot.scene import Scene, further, small
from argmap.export.support.line_breaking import balanced, page_width
from argmap.model.labelling import REJECTED
from argmap.views import captions
from argmap.views.relation_words import Word, word_of

if TYPE_CHECKING:
    from argmap.export.dot.statement_boxes import StatementBoxes
    from argmap.export.support.themes import Paint

_ARGUMENT_COLUMNS = 24
# An arrow, as a number for the same reason as the signs of kinds.
_TO = " &#8594; "
_VERBS = {"support": ("supports", "support"), "attack": ("attacks", "attack")}
"""What one premise does and what several do, by the relation of their argument."""
_UNDERCUT = ("undercuts the step", "undercut the step")


class _Part(NamedTuple):
    """What stands in a box: `cell` gives it as a cell of some columns.

    Lines lead to one that is `open`. `joined` tells that “and” stands before it.
    """

    markup: str
    is_open: bool
    joined: bool


class ArgumentBoxes:
    """Writes the boxes of arguments, and lines."""

    def __init__(self, scene: Scene, statements: "StatementBoxes") -> None:
        self._scene, self._statements = scene, statements
        self._nodes, self._names, self._short = scene.nodes, scene.names, scene.short
        self._plain, self._labels = scene.plain, scene.labels
        self._options, self._theme, self._sources = scene.options, scene.theme, scene.sources
        self._targets, self._premises = scene.targets, scene.premises
        self._attacks, self._lone = scene.attacks, scene.lone
        self._arrangement, self._arrivals = scene.arrangement, scene.arrivals
        self._upright = scene.is_upright
        self._line_looks: dict[tuple[str | bool | None, ...], str] = {}
        self._numbers = {argument: number for number, argument in enumerate(scene.arguments)}

    def write(self, box: str) -> str:
        """Return a box with an argument, its premises, and what undercuts it, as a node in DOT.

        If it is a piece of an argument, it has the premises that stand there.
        """
        argument = self._arrangement.pieces.get(box, box)
        if argument in self._lone:
            (premise,) = self._premises[argument]
            return f"{self._names[argument]} {self._statements.reference_box(premise)}"
        facts = self._nodes[argument]
        name = self._scene.id_of(argument) if box == argument else '""'
        return (
            f'{self._names[box]} [class="{self._classes(argument, facts)}", id={name}, '
            f"tooltip={tooltip(self._about(argument, facts))}, "
            f"label=<{self._table(argument, box)[0]}>]"
        )

    def cell(self, argument: str) -> str:
        """Return an argument, its premises, and what undercuts it, as a cell."""
        return self._cell(argument, self._table(argument, argument)[0])

    def lines(self, argument: str) -> Iterator[str]:
        """Yield what leads from an argument to its target, and to it from afar."""
        facts, target = self._nodes[argument], self._targets[argument]
        if argument in self._lone:
            yield self._lone_line(argument, facts, target)
            return
        if not self._arrangement.is_within(argument):
            end = self._scene.ends[target, facts["relation"]]
            look = self._line(argument, facts) + self._distance(argument)
            yield self._edge(argument, target, end, look)
        if self._options.shared == "lines":
            look = self._line(argument, facts, arrowhead="none")
            box = self._names[self._arrangement.box_of[argument]]
            for premise in self._premises[argument]:
                if (argument, premise) in self._arrangement.references:
                    end = f"{box}:{quoted(self._slot(argument, premise))}"
                    yield self._edge(premise, argument, end, look)

    def _lone_line(self, argument: str, facts: Mapping[str, Any], target: str) -> str:
        """Return the line that an argument is."""
        (premise,) = self._premises[argument]
        box_of = self._arrangement.box_of
        tail = argument if box_of[argument] == argument else box_of[premise]
        return (
            f"  {self._names[tail]} -> {self._scene.ends[target, 'support']} "
            f'[class="{self._classes(argument, facts)}", id={self._scene.id_of(argument)}, '
            f"tooltip={tooltip(self._about(argument, facts))}, "
            f"{self._line(argument, facts)}{self._distance(tail)}];"
        )

    def _distance(self, box: str) -> str:
        """Return the attribute that keeps a box away from what it is a reason for, or nothing."""
        distances = self._scene.shape.distances
        return f", minlen={distances[box]}" if box in distances else ""

    def cut_line(self, box: str, tail: str, end: str) -> str:
        """Return the line from a box to what it is a reason for, or goes on from, between these.

        They stand for what is on another page.
        """
        look = attributes({"dir": "none", "color": self._theme.support.outline})[1:-1]
        if box not in self._arrangement.pieces:
            argument = self._arrangement.lines[box]
            look = self._line(argument, self._nodes[argument])
        return f'  {tail} -> {end} [id="", {look}];'

    def _slot(self, argument: str, premise: str) -> str:
        """Return the port of an argument at which a line from a premise arrives."""
        return f"use-{self._numbers[argument]}-{self._premises[argument].index(premise)}"

    def _table(self, argument: str, box: str) -> tuple[str, bool]:
        """Return what of an argument stands in a box, and whether lines lead into it."""
        facts = self._nodes[argument]
        paint = self._paint(facts)
        parts = list(self._parts(argument, box))
        closed = [part for part in parts if not (part.is_open and self._upright)]
        opened = [part for part in parts if part.is_open and self._upright]
        columns = max(1, 2 * len(opened) - 1)
        span = f' COLSPAN="{columns}"' if columns > 1 else ""
        rows = []
        if box in self._arrangement.pieces:
            rows.append(f"<TR><TD{span}>{self._and(paint)}</TD></TR>")
        elif lines := self._argument_lines(argument, facts, paint):
            rows.append(f"<TR><TD{span}>{'<BR/>'.join(lines)}</TD></TR>")
        for number, part in enumerate(closed):
            if part.joined and number:
                rows.append(f"<TR><TD{span}>{self._and(paint)}</TD></TR>")
            rows.append(f"<TR>{part.markup.replace('<TD', f'<TD{span}', 1)}</TR>")
        if opened:
            if opened[0].joined and closed and closed[-1].joined:
                rows.append(f"<TR><TD{span}>{self._and(paint)}</TD></TR>")
            cells = [opened[0].markup]
            for before, part in pairwise(opened):
                both = part.joined and before.joined
                cells += [f"<TD>{self._and(paint) if both else ''}</TD>", part.markup]
            rows.append(f"<TR>{''.join(cells)}</TR>")
        if self._scene.direction == "TB":
            rows.reverse()
        port = self._scene.port(argument) if box == argument else ""
        look = f'STYLE="ROUNDED" COLOR="{paint.outline}" BGCOLOR="{paint.fill}"'
        table = (
            f'<TABLE{port} BORDER="1" CELLBORDER="0" CELLSPACING="3" CELLPADDING="0" {look}>'
            f"{''.join(rows)}</TABLE>"
        )
        is_open = argument in self._arrivals or any(part.is_open for part in parts)
        return table, is_open

    def _parts(self, argument: str, box: str) -> Iterator[_Part]:
        """Yield what stands in a box: premises of an argument, and what undercuts it there."""
        by_line = self._options.shared == "lines"
        for premise in self._premises[argument]:
            if self._arrangement.home_of(argument, premise) != box:
                continue
            if (argument, premise) not in self._arrangement.references:
                yield _Part(self._statements.cell(premise), premise in self._arrivals, True)
            elif by_line:
                port = self._slot(argument, premise)
                paint = self._paint(self._nodes[argument])
                yield _Part(f'<TD PORT="{port}">{small("&#8226;", paint)}</TD>', True, True)
            else:
                yield _Part(self._statements.reference_cell(premise), False, True)
        for undercutter in self._attacks.get(argument, ()):
            if self._arrangement.box_of[undercutter] == box:
                table, is_open = self._table(undercutter, box)
                yield _Part(self._cell(undercutter, table), is_open, False)

    def _cell(self, argument: str, table: str) -> str:
        """Return an argument within a box as a cell."""
        facts = self._nodes[argument]
        name = html(self._short[argument])
        about, port = title(self._about(argument, facts)), self._scene.port(argument)
        # Graphviz gives an id and a title to what has a link, or the target of one.
        return f'<TD ID="{name}" TARGET="_top" TITLE="{about}"{port}>{table}</TD>'

    def _and(self, paint: "Paint") -> str:
        return small(f"<I>{Word.AND.value}</I>", paint)

    def _argument_lines(self, node: str, facts: Mapping[str, Any], paint: "Paint") -> list[str]:
        word = self._word(node, facts)
        lines = [f"<B>{word}</B>"] if word else []
        said = "; ".join(self._scene.said.get(node, ()))
        width = max(_ARGUMENT_COLUMNS, page_width(len(said), 0, 0))
        if said:
            lines += [f"<I>{html(line)}</I>" for line in balanced(said, width)]
        if self._options.cites and "cites" in facts:
            cites = captions.citations(facts, self._sources, details=self._options.details)
            lines += [html(line) for _, where in cites for line in balanced(where, width)]
        left_out = captions.left_out(facts)
        if left_out:
            lines.append(f"<B>{left_out}</B>")
        lines = [small(line, paint) for line in lines]
        if self._labels:
            lines[:1] = [" ".join([self._scene.sign(self._labels[node]), *lines[:1]])]
        return lines

    def _word(self, node: str, facts: Mapping[str, Any]) -> str:
        if facts["relation"] == "support":
            return ""
        return word_of(self._scene.structure, node, self._scene.is_own).value

    def _about(self, node: str, facts: Mapping[str, Any]) -> str:
        premises = [self._short[premise] for premise in self._premises[node]]
        target = self._targets[node]
        verbs = _VERBS[facts["relation"]] if self._scene.is_statement(target) else _UNDERCUT
        verb = verbs[len(premises) != 1]
        label = f"{self._labels[node]}, " if self._labels else ""
        about = (
            f"{' and '.join(premises)} {verb} {self._short[target]}\n({label}{self._short[node]})"
        )
        more = [captions.left_out_in_words(facts)] if "left_out" in facts else []
        return "\n".join([about, *more, *further(facts, self._sources)])

    def _edge(self, tail: str, head: str, end: str, look: str) -> str:
        start, target = self._short[tail], self._short[head]
        if tail in self._plain and head in self._plain:
            name, about = f'"{start}:{target}"', f'"{start}{_TO}{target}"'
        else:
            name = literal(f"{start}:{target}")
            about = quoted(f"{tip(start)}{_TO}{tip(target)}")
        box = self._names[self._arrangement.box_of[tail]]
        return f"  {box} -> {end} [id={name}, tooltip={about}, {look}];"

    def _line(self, argument: str, facts: Mapping[str, Any], **differing: str) -> str:
        """Return the attributes of an argument's lines."""
        relation = facts["relation"]
        falls = self._labels.get(argument) == REJECTED
        look = self._line_looks.get((relation, falls, *differing))
        if look is None:
            colour = self._theme.fallen if falls else self._paint(facts).outline
            line: dict[str, Any] = {"color": colour, "penwidth": 1.2}
            if relation == "attack":
                line |= {"style": "dashed", "arrowhead": "tee", "penwidth": 1.5}
            else:
                line |= {"arrowsize": 0.8}
            look = attributes(line | differing)[1:-1]
            self._line_looks[relation, falls, *differing] = look
        return look

    def _paint(self, facts: Mapping[str, Any]) -> "Paint":
        return self._theme.support if facts["relation"] == "support" else self._theme.attack

    def _classes(self, node: str, facts: Mapping[str, Any]) -> str:
        undercutter = "" if self._scene.is_statement(self._targets[node]) else " undercutter"
        label = f" {self._labels[node]}" if self._labels else ""
        return f"argument {facts['relation']}{undercutter}{label}"
