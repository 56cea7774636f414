"""A map in Graphviz's DOT language.

A statement is a node by the name of its id. An argument is a node by the name of its id as well,
at which linked premises join and at which its undercutters point; where one premise supports and
nothing more is to be said, the argument is the edge that has its id. Edges run from premises to
conclusions. Groups are clusters.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from argmap.export.dot.language import (
    Html,
    attributes,
    cell,
    escaped,
    html,
    is_plain,
    literal,
    quoted,
    row,
    table,
    tip,
    tooltip,
)
from argmap.export.support.export_options import Options
from argmap.export.support.line_breaking import (
    balanced,
    columns,
    even,
    measured,
    page_width,
    words_of,
)
from argmap.export.support.themes import THEMES, Paint, Theme
from argmap.format.keys import MARKS, Kind, Label
from argmap.model.labelling import REJECTED
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

FONT = "Helvetica,Arial,sans-serif"
_TEXT_SIZE = 12
_SMALL_SIZE = 9.5
_SMALL = _SMALL_SIZE / _TEXT_SIZE
_LEAST_COLUMNS = 16
_MOST_LEAST_COLUMNS = 30
_CITED_COLUMNS = 30
_ARGUMENT_COLUMNS = 18
_TITLE_COLUMNS = 60
_LONG_ID = 200
_PORT = "step"
_CLEARANCE = 6

_SHAPES = {
    "recommendation": {"shape": "box", "style": "filled", "penwidth": 2.6},
    "claim": {"shape": "box", "style": "filled,rounded", "penwidth": 1.3},
    "premise": {"shape": "box", "style": "filled", "penwidth": 1},
}


def write(argument_map: "ArgumentMap", options: Options = Options()) -> str:  # noqa: B008 - frozen
    """Give a map as DOT text."""
    return "".join(f"{line}\n" for line in _Picture(argument_map, options).lines())


def names_in_picture(nodes: Iterable[str]) -> dict[str, str]:
    """Give each node of a map its name in the picture, where every edge repeats it.

    That is its id, or of a very long id the beginning and a number.
    """
    return {
        node: node if len(node) <= _LONG_ID else f"{brief(node, LONG_NAME)}{number}"
        for number, node in enumerate(nodes, 1)
    }


class _Picture:
    """The lines of a map's DOT text."""

    def __init__(self, argument_map: "ArgumentMap", options: Options) -> None:
        self._map = argument_map
        # Dictionaries of its own: the graph's views take most of the time of a large map.
        self._nodes: dict[str, dict[str, Any]] = dict(iter(argument_map.graph.nodes(data=True)))
        self._targets: dict[str, str] = {}
        self._premises: dict[str, list[str]] = {}
        self._undercutters: dict[str, list[str]] = {}
        self._take_arguments()
        self._lone = frozenset(filter(self._is_edge, self._targets))
        self._options = options
        self._theme: Theme = THEMES[options.theme]
        self._sources = argument_map.sources
        self._labels = argument_map.labels() if options.labels else {}
        self._short = names_in_picture(self._nodes)
        # What most ids are: known once, as most of the time goes into finding it out.
        self._plain = frozenset(filter(is_plain, self._nodes))
        self._names = {
            node: f'"{name}"' if node in self._plain else quoted(name)
            for node, name in self._short.items()
        }
        self._cells: dict[tuple[object, ...], _Cited] = {}
        self._upright = options.direction in ("BT", "TB")
        self._looks: dict[tuple[str | bool | None, ...], str] = {}

    def _take_arguments(self) -> None:
        graph = self._map.graph
        for node, facts in self._nodes.items():
            if "relation" not in facts:
                continue
            self._targets[node] = next(graph.successors(node))
            self._premises[node], self._undercutters[node] = [], []
            for before in graph.predecessors(node):
                kind = self._premises if "kind" in self._nodes[before] else self._undercutters
                kind[node].append(before)

    def lines(self) -> Iterator[str]:
        """Give the whole text."""
        # The name is the title of an SVG drawing, which screen readers read.
        title = " ".join(words_of(self._map.title)).replace("&", "&amp;")
        yield f"digraph {quoted(title)} {{"
        yield from self._defaults()
        members, ungrouped = self._by_group()
        for group, facts in self._map.groups.items():
            yield from self._cluster(group, facts, members.get(group, []))
        for node in ungrouped:
            yield from self._node(node, "  ")
        for argument in self._targets:
            yield from self._edges(argument)
        if self._options.legend:
            yield from self._legend()
        yield "}"

    def _defaults(self) -> Iterator[str]:
        theme = self._theme
        title = {"label": Html(self._title()), "labelloc": "t", "labeljust": "l"}
        yield f"""  graph {
            attributes(
                {
                    **(title if self._map.title else {}),
                    "tooltip": tip(self._map.title),
                    "id": "map:",
                    "rankdir": self._options.direction,
                    "charset": "UTF-8",
                    "bgcolor": theme.background,
                    "fontname": FONT,
                    "fontcolor": theme.text,
                    "pad": 0.3,
                    "nodesep": 0.28,
                    "ranksep": 0.5,
                    "newrank": "true",
                }
            )
        };"""
        yield f"""  node {
            attributes({"fontname": FONT, "fontsize": _TEXT_SIZE, "margin": "0.1,0.06"})
        };"""
        yield f"  edge {attributes({'fontname': FONT, 'fontsize': _SMALL_SIZE})};"

    def _title(self) -> str:
        theme = self._theme
        scale = 1 + min(len(self._nodes), 400) / 200
        title = [
            f'<FONT POINT-SIZE="{18 * scale:.0f}"><B>{html(line)}</B></FONT>'
            for line in balanced(self._map.title, _TITLE_COLUMNS)
        ]
        sources = [
            f'<FONT POINT-SIZE="{11 * scale:.0f}" COLOR="{theme.muted}">{html(line)}</FONT>'
            for source in self._sources.values()
            for line in balanced(captions.source_line(source), _TITLE_COLUMNS * 3 // 2)
        ]
        space = ['<FONT POINT-SIZE="10"> </FONT>']
        return table([row(cell(lines)) for lines in (title, sources, space) if lines], padding=4)

    def _by_group(self) -> tuple[dict[str, list[str]], list[str]]:
        """Share out the nodes: an argument is where its conclusion is."""
        members: dict[str, list[str]] = {}
        rest: list[str] = []
        groups = self._map.groups
        for node, facts in self._nodes.items():
            if node in self._lone:
                continue
            statement = node
            while "kind" not in facts:
                statement = self._targets[statement]
                facts = self._nodes[statement]  # noqa: PLW2901 - those of the statement at last
            group = facts.get("group")
            (members.setdefault(group, []) if group in groups else rest).append(node)
        return members, rest

    def _cluster(self, group: str, facts: Mapping[str, Any], nodes: list[str]) -> Iterator[str]:
        yield f"  subgraph {quoted('cluster_' + group)} {{"
        frame = self._frame(facts.get("title") or group, f"group:{group}")
        yield f"    graph {attributes(frame)};"
        for node in nodes:
            yield from self._node(node, "    ")
        yield "  }"

    def _frame(self, title: str, name: str, notes: Iterable[str] = ()) -> dict[str, Any]:
        paint = self._theme.group
        lines = [
            f'<FONT POINT-SIZE="14"><B>{html(line)}</B></FONT>' for line in balanced(title, 50)
        ]
        lines += notes
        return {
            "label": Html(table([row(cell(lines))], padding=4)),
            "id": escaped(name),
            "tooltip": tip(title),
            # Graphviz turns the place round where ranks run from the bottom to the top: the title
            # stands under the premises, on the right, where edges seldom pass.
            "labeljust": "r",
            "labelloc": "t",
            "style": "filled,rounded",
            "fillcolor": paint.fill,
            "color": paint.outline,
            "fontcolor": paint.text,
            "penwidth": 0.5,
            "margin": 14,
        }

    def _node(self, node: str, indent: str) -> Iterator[str]:
        """Give a statement, or an argument with the undercutters that stand beside it."""
        if self._is_statement(node):
            yield f"{indent}{self._statement(node)};"
            return
        if not self._is_statement(self._targets[node]):
            return
        beside = [node]
        for argument in beside:
            beside += self._undercutters[argument]
        if len(beside) > 1:
            yield f"{indent}subgraph {quoted(f'cluster:{node}')} {{"
            yield f'{indent}  graph [label="", style="invis", margin=2, tooltip="", id=""];'
        for argument in beside:
            yield f"{indent}{'  ' * (len(beside) > 1)}{self._argument(argument)};"
        if len(beside) > 1:
            yield f"{indent}}}"

    def _legend(self) -> Iterator[str]:
        from argmap.export.support.legend import LABELS, NAME, legend

        signs = _Picture(legend(), replace(self._options, ids=False, legend=False, labels=False))
        notes = [
            f'{self._sign(label)} <FONT POINT-SIZE="12">{html(meaning)}</FONT>'
            for label, meaning in (LABELS.items() if self._options.labels else ())
        ]
        yield f"  subgraph {quoted(f'cluster:{NAME}')} {{"
        yield f"    graph {attributes(self._frame('Legend', NAME, notes))};"
        for node in signs._by_group()[1]:
            yield from signs._node(node, "    ")
        for argument in signs._map.arguments():
            yield from signs._edges(argument)
        yield "  }"

    def _statement(self, node: str) -> str:
        facts = self._nodes[node]
        said = _Said(
            captions.citations(facts, self._sources),
            [] if _NOTED.isdisjoint(facts) else captions.notes(facts),
            self._labels.get(node),
        )
        name = self._id(node)
        plain = node in self._plain
        anchor = f'"#{node}"' if plain else quoted("#" + quote(node, errors="replace"))
        # Written out, for these are most of the lines of a large map.
        return (
            f"{self._names[node]} [label=<{self._statement_label(node, facts, said)}>, "
            f"id={name}, URL={anchor}, "
            f"tooltip={tooltip(self._about_statement(node, facts, said))}, "
            f"{self._look(facts, said)}]"
        )

    def _id(self, node: str) -> str:
        return self._names[node] if node in self._plain else literal(self._short[node])

    def _look(self, facts: Mapping[str, Any], said: "_Said") -> str:
        """Give the attributes that statements of a kind share."""
        kind = facts["kind"]
        marks = said.notes and [mark for mark in MARKS if facts.get(mark)]
        known = (kind, said.label, *marks)
        look = self._looks.get(known)
        if look is None:
            paint = self._paint_of(kind, said.label)
            shape = dict(_SHAPES[kind])
            if "implicit" in marks:
                shape["style"] = f"{shape['style']},dashed"
            words = ["statement", kind, *marks, *filter(None, [said.label])]
            colours = {"fillcolor": paint.fill, "color": paint.outline, "fontcolor": paint.text}
            about = {"class": " ".join(words), **shape, **colours}
            look = self._looks[known] = attributes(about)[1:-1]
        return look

    def _paint_of(self, kind: Kind, label: Label | None) -> Paint:
        """Give the colours of a statement: one that falls keeps but its outline."""
        paint = self._theme.kinds[kind]
        if label != REJECTED:
            return paint
        return Paint(self._theme.background, paint.outline, paint.muted, paint.muted)

    def _statement_label(self, node: str, facts: Mapping[str, Any], said: "_Said") -> str:
        """Give a statement's id, its text behind its signs, what is said of it, and its places."""
        kind, text = facts["kind"], facts.get("text", "")
        paint = self._paint_of(kind, said.label)
        cites = said.cites if self._options.cites else []
        cited, *small = self._cited(cites, paint)
        if self._options.ids:
            small.append(columns(node))
        words, sizes = measured(text)
        signs = 4 if said.label else 2
        if words:
            # What stands in for the signs until lines are broken.
            words[0] = "x" * signs + words[0]
            sizes[0] += signs
        width = self._options.wrap
        if width is None:
            least = max(max(small, default=0) * _SMALL, max(sizes, default=0))
            size = sum(sizes) + len(sizes) + sum(map(columns, said.notes)) * _SMALL**2
            least = max(_LEAST_COLUMNS, min(round(least), _MOST_LEAST_COLUMNS))
            width = page_width(round(size), len(small) * _SMALL + 0.8, least)
        lines = even(words, sizes, width)
        if lines:
            lines[0] = lines[0][signs:]
        if not is_plain(text):
            lines = [html(line) for line in lines]
        if kind == "recommendation":
            lines = [f"<B>{line}</B>" for line in lines]
        lines[:1] = [self._signs(kind, said.label, paint) + "".join(lines[:1])]
        rows = ""
        if self._options.ids:
            rows = row(cell([_small(node if node in self._plain else html(node), paint)]))
        rows += row(cell(lines, align=_alignment(text)))
        if said.notes:
            notes = balanced(f"({'; '.join(said.notes)})", max(round(width / _SMALL), 24))
            rows += row(cell([_small(f"<I>{html(line)}</I>", paint) for line in notes]))
        return table([rows, cited])

    def _signs(self, kind: Kind, label: Label | None, paint: Paint) -> str:
        """Give the signs before a statement's text: what becomes of it, and its kind."""
        known = ("signs", kind, label)
        signs = self._looks.get(known)
        if signs is None:
            # A square is larger than other symbols in most fonts.
            size = f' POINT-SIZE="{_SMALL_SIZE}"' if kind == "premise" else ""
            sign = _entity(captions.SYMBOLS[kind])
            # A browser would drop a common space where one colour ends and another begins.
            signs = f'<FONT COLOR="{paint.outline}"{size}>{sign}</FONT>&#160;'
            if label:
                signs = f"{self._sign(label)}&#160;{signs}"
            self._looks[known] = signs
        return signs

    def _sign(self, label: Label) -> str:
        colour = self._theme.labels[label]
        return f'<FONT COLOR="{colour}"><B>{captions.SIGNS[label]}</B></FONT>'

    def _cited(self, cites: list[tuple[str, str]], paint: Paint) -> "_Cited":
        """Give the row of what a statement cites, and the widths of the lines in it."""
        if not cites:
            return _NOTHING_CITED
        known = (paint.muted, *cites)
        cited = self._cells.get(known)
        if cited is None:
            url = self._sources.get(cites[0][0], {}).get("url", "") if len(cites) == 1 else ""
            link = {"HREF": url, "TOOLTIP": url} if _WEB.fullmatch(url) else {}
            width = min(_CITED_COLUMNS, self._options.wrap or _CITED_COLUMNS)
            lines = [line for _, where in cites for line in balanced(where, width)]
            shown = [_small(html(line), paint) for line in lines]
            made = row(cell(shown, align="RIGHT", link=link))
            cited = self._cells[known] = (made, *map(columns, lines))
        return cited

    def _about_statement(self, node: str, facts: Mapping[str, Any], said: "_Said") -> str:
        words = [facts["kind"], *filter(None, [said.label])]
        lines = [facts.get("text", ""), f"({', '.join(words)}: {node})"]
        if said.notes:
            lines.append(f"({'; '.join(said.notes)})")
        lines += _further(facts, said.cites)
        return "\n".join(lines)

    def _is_statement(self, node: str) -> bool:
        return "kind" in self._nodes[node]

    def _is_edge(self, argument: str) -> bool:
        """Tell whether an argument is drawn as a mere edge: it joins nothing and says nothing."""
        facts = self._nodes[argument]
        return (
            facts["relation"] == "support"
            and len(self._premises[argument]) == 1
            and not self._undercutters[argument]
            and "qualifier" not in facts
            and "cites" not in facts
        )

    def _argument(self, node: str) -> str:
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
            f'{self._names[node]} [class="{self._classes(node, facts)}", id={self._id(node)}, '
            f"tooltip={tooltip(self._about_argument(node, facts))}, {look}]"
        )

    def _argument_lines(self, node: str, facts: Mapping[str, Any], paint: Paint) -> list[str]:
        word = self._word(node, facts)
        lines = [f"<B>{word}</B>"] if word else []
        lines += [
            f"<I>{html(line)}</I>"
            for line in balanced(facts.get("qualifier", ""), _ARGUMENT_COLUMNS)
        ]
        if self._options.cites:
            cites = captions.citations(facts, self._sources)
            lines += [
                html(line) for _, where in cites for line in balanced(where, _ARGUMENT_COLUMNS)
            ]
        lines = [_small(line, paint) for line in lines]
        if self._labels:
            lines[:1] = [" ".join([self._sign(self._labels[node]), *lines[:1]])]
        return lines

    def _is_pill(self, node: str) -> bool:
        """Tell whether an argument that is a node has words in it."""
        facts = self._nodes[node]
        return facts["type"] == "argument" and bool(
            self._labels
            or self._word(node, facts)
            or "qualifier" in facts
            or (self._options.cites and facts.get("cites"))
        )

    def _word(self, node: str, facts: Mapping[str, Any]) -> str:
        if facts["relation"] == "attack":
            return captions.ATTACKS[self._nodes[self._targets[node]].get("relation")]
        return "and" if len(self._premises[node]) > 1 else ""

    def _about_argument(self, node: str, facts: Mapping[str, Any]) -> str:
        premises = [self._short[premise] for premise in self._premises[node]]
        target = self._targets[node]
        verb = "supports" if facts["relation"] == "support" else "attacks"
        if not self._is_statement(target):
            verb = "undercuts the step"
        verb = verb if len(premises) == 1 else _PLURAL[verb]
        label = [self._labels[node]] if self._labels else []
        known = [*filter(None, [facts.get("scheme")]), *label, self._short[node]]
        return "\n".join(
            [
                f"{' and '.join(premises)} {verb} {self._short[target]}",
                f"({', '.join(known)})",
                *([facts["qualifier"]] if "qualifier" in facts else []),
                *_further(facts, captions.citations(facts, self._sources)),
            ]
        )

    def _edges(self, argument: str) -> Iterator[str]:
        facts = self._nodes[argument]
        target = self._targets[argument]
        look = self._line(argument, facts)
        beginning = self._line(argument, facts, arrowhead="none")
        premises = self._premises[argument]
        if argument in self._lone:
            yield (
                f"  {self._names[premises[0]]} -> {self._names[target]} "
                f'[class="{self._classes(argument, facts)}", id={self._id(argument)}, '
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
        if not self._is_statement(target) and self._is_pill(target):
            joint += f', headport="{_PORT}"'
        yield self._edge(argument, target, look + joint)

    def _stands_beside(self, argument: str, target: str) -> bool:
        """Tell whether an argument stands in the rank of its target.

        A lone undercutter of a step towards a statement does. Where there are several, or it has
        undercutters of its own, Graphviz 2.43 can lose its way between the edges within a rank.
        """
        return (
            not self._is_statement(target)
            and self._is_statement(self._targets[target])
            and self._undercutters[target] == [argument]
            and not self._undercutters[argument]
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
        """Give the attributes of an argument's lines."""
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
        if not self._is_statement(target):
            words.append("undercutter")
        return " ".join([*words, *([self._labels[node]] if self._labels else [])])


# An arrow, as a number for the same reason as the signs of kinds.
_TO = " &#8594; "
_PLURAL = {"supports": "support", "attacks": "attack", "undercuts the step": "undercut the step"}
# Graphviz 2.43 writes an address into SVG as it is: one with a sign that XML obeys is no link.
_WEB = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$()*+,;=%-]{1,1000}", re.IGNORECASE)
_RIGHT_TO_LEFT = {"R", "AL"}


_NOTED = frozenset({"addressee", "attributed_to", "implicit", "qualifier", "undeveloped"})


_Cited = tuple[str, *tuple[int, ...]]
_NOTHING_CITED: _Cited = ("",)


class _Said(NamedTuple):
    """What is said of a statement beside its text."""

    cites: list[tuple[str, str]]
    notes: list[str]
    label: Label | None


def _further(facts: Mapping[str, Any], cites: list[tuple[str, str]]) -> list[str]:
    if not cites and "note" not in facts:
        return []
    quotes = [f"“{cited['quote']}”" for cited in facts.get("cites", ()) if "quote" in cited]
    notes = [facts["note"]] if facts.get("note") else []
    return [*(caption for _, caption in cites), *quotes, *notes]


def _alignment(text: str) -> str:
    if text[:1].isascii() and text[:1].isalpha():
        return "LEFT"
    from unicodedata import bidirectional

    for character in text:
        direction = bidirectional(character)
        if direction in _RIGHT_TO_LEFT or direction == "L":
            return "RIGHT" if direction in _RIGHT_TO_LEFT else "LEFT"
    return "LEFT"


def _entity(character: str) -> str:
    """Give a character as its number: a line of ASCII takes half the memory, and less time."""
    return f"&#{ord(character)};"


def _small(markup: str, paint: Paint) -> str:
    return f'<FONT POINT-SIZE="{_SMALL_SIZE}" COLOR="{paint.muted}">{markup}</FONT>'


def _pill(lines: list[str], paint: Paint, *, upright: bool) -> str:
    """Give lines of markup as a small box, the port `step` of its node.

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
