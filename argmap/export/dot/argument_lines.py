"""Arguments as lines, and as the points at which linked premises join."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.export.dot.language import (
    Html,
    attributes,
    html,
    literal,
    quoted,
    row,
    table,
    tip,
    tooltip,
)
from argmap.export.dot.scene import SMALL_SIZE, Scene, further, small
from argmap.export.support.line_breaking import balanced, page_width
from argmap.export.support.themes import Paint
from argmap.model.labelling import REJECTED
from argmap.views import captions
from argmap.views.entries import Word, word_of

_ARGUMENT_COLUMNS = 18
_PORT = "step"
_CLEARANCE = 6
# An arrow, as a number for the same reason as the signs of kinds.
_TO = " &#8594; "
_PLURAL = {"supports": "support", "attacks": "attack", "undercuts the step": "undercut the step"}


class ArgumentLines:
    """Writes the nodes and edges of arguments."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._nodes, self._names, self._short = scene.nodes, scene.names, scene.short
        self._plain, self._labels, self._looks = scene.plain, scene.labels, scene.looks
        self._options, self._theme, self._sources = scene.options, scene.theme, scene.sources
        self._targets, self._premises = scene.targets, scene.premises
        self._attacks, self._lone = scene.attacks, scene.lone
        self._upright = scene.options.direction in ("BT", "TB")

    def node(self, node: str) -> str:
        """Describe the point at which the premises of an argument join."""
        facts = self._nodes[node]
        paint = self._paint(facts)
        lines = self._argument_lines(node, facts, paint)
        known = (facts["relation"], *lines)
        look = self._looks.get(known)
        if look is None:
            about: dict[str, Any] = {"shape": "plain", "fontcolor": paint.text}
            if not lines:
                about = {"shape": "circle", "style": "filled", "fixedsize": "true", "width": 0.1}
                about["fillcolor"] = paint.outline
            about |= {"color": paint.outline, "penwidth": 1}
            label = Html(_pill(lines, paint, upright=self._upright)) if lines else ""
            look = self._looks[known] = attributes({"label": label, **about})[1:-1]
        return (
            f'{self._names[node]} [class="{self._classes(node, facts)}", '
            f"id={self._scene.id_of(node)}, "
            f"tooltip={tooltip(self._about_argument(node, facts))}, {look}]"
        )

    def left_out(self, node: str) -> Iterator[str]:
        """Yield a mark at a statement or an argument of how many arguments are left out there."""
        count = captions.left_out(self._nodes[node])
        if not count:
            return
        about = {"class": "left-out", "tooltip": captions.left_out_in_words(self._nodes[node])}
        faint = {"color": self._theme.muted, "fontcolor": self._theme.muted}
        mark = quoted(f"{self._short[node]}:left-out")
        box = {"label": count, "id": "", "shape": "plain", "margin": 0, "fontsize": SMALL_SIZE}
        yield f"{mark} {attributes({**box, **about, **faint})}"
        line = {"id": "", "style": "dotted", "arrowhead": "none", **about, **faint}
        is_pill = not self._scene.is_statement(node) and self._is_pill(node)
        joint = {"headport": _PORT} if is_pill else {}
        yield f"{mark} -> {self._names[node]} {attributes({**line, **joint})}"

    def edges(self, argument: str) -> Iterator[str]:
        """Yield the edges to an argument from its premises, and from it to its target."""
        facts = self._nodes[argument]
        target = self._targets[argument]
        look = self._line(argument, facts)
        beginning = self._line(argument, facts, arrowhead="none")
        premises = self._premises[argument]
        if argument in self._lone:
            yield (
                f"  {self._names[premises[0]]} -> {self._names[target]} "
                f'[class="{self._classes(argument, facts)}", id={self._scene.id_of(argument)}, '
                f"tooltip={tooltip(self._about_argument(argument, facts))}, {look}];"
            )
            return
        joint = f', headport="{_PORT}"' if self._is_pill(argument) else ""
        for premise in premises:
            yield self._edge(premise, argument, beginning + joint)
        if self._stands_beside(argument, target):
            # No port here: Graphviz 2.43 confuses the attributes of edges that have one and stay
            # within a rank.
            yield self._edge(argument, target, f"{look}, minlen=0, weight=8")
            return
        joint = f', tailport="{_PORT}"' if joint else ""
        if not self._scene.is_statement(target) and self._is_pill(target):
            joint += f', headport="{_PORT}"'
        yield self._edge(argument, target, look + joint)

    def _argument_lines(self, node: str, facts: Mapping[str, Any], paint: Paint) -> list[str]:
        word = self._word(node, facts)
        lines = [f"<B>{word}</B>"] if word else []
        said = "; ".join(self._scene.said_of(facts))
        width = max(_ARGUMENT_COLUMNS, page_width(len(said), 0, 0))
        lines += [f"<I>{html(line)}</I>" for line in balanced(said, width)]
        if self._options.cites:
            cites = captions.citations(facts, self._sources, details=self._options.details)
            lines += [html(line) for _, where in cites for line in balanced(where, width)]
        lines = [small(line, paint) for line in lines]
        if self._labels:
            lines[:1] = [" ".join([self._scene.sign(self._labels[node]), *lines[:1]])]
        return lines

    def _is_pill(self, node: str) -> bool:
        """Return whether an argument that is a node has words in it."""
        facts = self._nodes[node]
        return facts["type"] == "argument" and bool(
            self._labels
            or self._word(node, facts)
            or self._scene.said_of(facts)
            or (self._options.cites and facts.get("cites"))
        )

    def _word(self, node: str, facts: Mapping[str, Any]) -> str:
        if facts["relation"] == "support":
            return Word.AND.value if len(self._premises[node]) > 1 else ""
        return word_of(self._scene.index, node, self._scene.is_own).value

    def _about_argument(self, node: str, facts: Mapping[str, Any]) -> str:
        premises = [self._short[premise] for premise in self._premises[node]]
        target = self._targets[node]
        verb = "supports" if facts["relation"] == "support" else "attacks"
        if not self._scene.is_statement(target):
            verb = "undercuts the step"
        verb = verb if len(premises) == 1 else _PLURAL[verb]
        label = [self._labels[node]] if self._labels else []
        known = [*label, self._short[node]]
        return "\n".join(
            [
                f"{' and '.join(premises)} {verb} {self._short[target]}",
                f"({', '.join(known)})",
                *further(facts, self._sources),
            ]
        )

    def _stands_beside(self, argument: str, target: str) -> bool:
        """Return whether an argument stands in the rank of its target.

        A lone undercutter of a step towards a statement does. Where there are several, or it has
        undercutters of its own, Graphviz 2.43 can lose its way between the edges within a rank.
        """
        return (
            not self._scene.is_statement(target)
            and self._scene.is_statement(self._targets[target])
            and self._attacks[target] == [argument]
            and argument not in self._attacks
        )

    def _edge(self, tail: str, head: str, look: str) -> str:
        start, end = self._short[tail], self._short[head]
        if tail in self._plain and head in self._plain:
            name, about = f'"{start}:{end}"', f'"{start}{_TO}{end}"'
        else:
            name = literal(f"{start}:{end}")
            about = quoted(f"{tip(start)}{_TO}{tip(end)}")
        return (
            f"  {self._names[tail]} -> {self._names[head]} [id={name}, tooltip={about}, {look}];"
        )

    def _line(self, argument: str, facts: Mapping[str, Any], **differing: str) -> str:
        """Return the attributes of an argument's lines."""
        relation = facts["relation"]
        falls = self._labels.get(argument) == REJECTED
        look = self._looks.get((relation, falls, *differing))
        if look is None:
            colour = self._theme.fallen if falls else self._paint(facts).outline
            line: dict[str, Any] = {"color": colour, "penwidth": 1.2}
            if relation == "attack":
                line |= {"style": "dashed", "arrowhead": "tee", "penwidth": 1.5}
            else:
                line |= {"arrowsize": 0.8}
            look = self._looks[relation, falls, *differing] = attributes(line | differing)[1:-1]
        return look

    def _paint(self, facts: Mapping[str, Any]) -> Paint:
        return self._theme.support if facts["relation"] == "support" else self._theme.attack

    def _classes(self, node: str, facts: Mapping[str, Any]) -> str:
        target = self._targets[node]
        words = ["argument", facts["relation"]]
        if not self._scene.is_statement(target):
            words.append("undercutter")
        return " ".join([*words, *([self._labels[node]] if self._labels else [])])


def _pill(lines: list[str], paint: Paint, *, upright: bool) -> str:
    """Return lines of markup as a small box, the port `step` of its node.

    The node is larger than what is seen of it, above and below (or, where ranks are not upright,
    on its sides), so that passing edges keep their distance.
    """
    box = (
        f'<TD PORT="{_PORT}" BORDER="1" CELLPADDING="2" STYLE="ROUNDED" COLOR="{paint.outline}" '
        f'BGCOLOR="{paint.fill}">{"<BR/>".join(lines)}</TD>'
    )
    # A port on the very edge of its node would draw edges to that side.
    across, along = (1, _CLEARANCE) if upright else (_CLEARANCE, 1)
    beside, above = f'<TD WIDTH="{across}"></TD>', f'<TD HEIGHT="{along}"></TD>'
    return table([row(beside, above), row(beside, box, beside), row(beside, above)], padding=1)
