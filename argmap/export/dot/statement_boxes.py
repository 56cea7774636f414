"""Statements as boxes: their signs and texts, what is said of them, and where they stand."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from argmap.export.dot.language import (
    attributes,
    cell,
    html,
    is_plain,
    quoted,
    row,
    table,
    tooltip,
)
from argmap.export.dot.scene import (
    SMALL_SIZE,
    TEXT_SIZE,
    Scene,
    further,
    small,
)
from argmap.export.support.line_breaking import (
    balanced,
    even,
    measured,
    page_width,
)
from argmap.export.support.themes import Paint
from argmap.format.keys import MARKS, STATEMENTS, Label
from argmap.model.labelling import REJECTED
from argmap.text.widths import columns
from argmap.views import captions

_SMALL = SMALL_SIZE / TEXT_SIZE
_LEAST_COLUMNS = 16
_MOST_LEAST_COLUMNS = 30
_CITED_COLUMNS = 28

_SHAPES = {
    "recommendation": {"shape": "box", "style": "filled", "penwidth": 2.6},
    "claim": {"shape": "box", "style": "filled,rounded", "penwidth": 1.3},
    "premise": {"shape": "box", "style": "filled", "penwidth": 1},
}
# Graphviz 2.43 writes an address into SVG as it is: one with a sign that XML obeys is no link.
_WEB = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$()*+,;=%-]{1,1000}", re.IGNORECASE)
_RIGHT_TO_LEFT = {"R", "AL"}

_CLASSES = {mark: STATEMENTS["claim"].keys[mark].phrase.replace(" ", "-") for mark in MARKS}
"""What a mark adds to the class of a box; a label has a class of its own."""

_Cited = tuple[str, *tuple[int, ...]]
_NOTHING_CITED: _Cited = ("",)


class _Said(NamedTuple):
    """What is said of a statement beside its text."""

    cites: list[tuple[str, str]]
    notes: list[str]
    label: Label | None


class StatementBoxes:
    """Writes the nodes of statements."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._nodes, self._names, self._short = scene.nodes, scene.names, scene.short
        self._plain, self._labels, self._looks = scene.plain, scene.labels, scene.looks
        self._options, self._theme, self._sources = scene.options, scene.theme, scene.sources
        self._cells: dict[tuple[object, ...], _Cited] = {}

    def write(self, node: str) -> str:
        """Return the node of a statement in DOT."""
        facts = self._nodes[node]
        said = _Said(
            captions.citations(facts, self._sources, details=self._options.details),
            self._scene.said_of(facts),
            self._labels.get(node),
        )
        name = self._scene.id_of(node)
        plain = node in self._plain
        anchor = f'"#{node}"' if plain else quoted("#" + quote(node, errors="replace"))
        # Written out, for these are most of the lines of a large map.
        return (
            f"{self._names[node]} [label=<{self._statement_label(node, facts, said)}>, "
            f"id={name}, URL={anchor}, "
            f"tooltip={tooltip(self._about_statement(node, facts, said))}, "
            f"{self._look(facts, said)}]"
        )

    def _look(self, facts: Mapping[str, Any], said: "_Said") -> str:
        """Return the attributes that statements of a kind share."""
        kind = facts["kind"]
        marks = said.notes and [mark for mark in MARKS if facts.get(mark)]
        if "unwritten" in facts:
            marks = ["unwritten"]
        known = (kind, said.label, "outside" in facts, *marks)
        look = self._looks.get(known)
        if look is None:
            paint = self._paint_of(facts, said.label)
            shape = dict(_SHAPES[kind])
            if "implicit" in marks:
                shape["style"] = f"{shape['style']},dashed"
            if "unwritten" in marks:
                shape["style"] = f"{shape['style']},dotted"
            words = [
                "statement",
                kind,
                *(_CLASSES.get(mark, mark) for mark in marks),
                *filter(None, [said.label]),
            ]
            if "outside" in facts:
                words.append("outside")
                shape["penwidth"] = 0.6
            colours = {"fillcolor": paint.fill, "color": paint.outline, "fontcolor": paint.text}
            about = {"class": " ".join(words), **shape, **colours}
            look = self._looks[known] = attributes(about)[1:-1]
        return look

    def _paint_of(self, facts: Mapping[str, Any], label: Label | None) -> Paint:
        """Return the colours of a statement: one that falls keeps but its outline.

        One that is outside the group that is shown has none.
        """
        paint = self._theme.kinds[facts["kind"]]
        if "outside" in facts:
            muted = self._theme.muted
            return Paint(self._theme.background, muted, muted, muted)
        if label != REJECTED:
            return paint
        return Paint(self._theme.background, paint.outline, paint.muted, paint.muted)

    def _statement_label(self, node: str, facts: Mapping[str, Any], said: "_Said") -> str:
        """Return a statement's id, its text behind its signs, its notes and its places."""
        kind, text = facts["kind"], captions.text_of(node, facts)
        paint = self._paint_of(facts, said.label)
        cites = said.cites if self._options.cites else []
        cited, *widths = self._cited(cites, paint)
        # The id of a statement that is not written stands in the place of its text.
        # A name that is made from the text says nothing more than the text.
        ids = self._options.ids and facts.keys().isdisjoint({"unwritten", "unnamed"})
        if ids:
            widths.append(columns(node))
        words, sizes = measured(text)
        signs = 4 if said.label else 2
        if words:
            # What stands in for the signs until lines are broken.
            words[0] = "x" * signs + words[0]
            sizes[0] += signs
        width = self._options.wrap
        if width is None:
            least = max(max(widths, default=0) * _SMALL, max(sizes, default=0))
            size = sum(sizes) + len(sizes) + sum(map(columns, said.notes)) * _SMALL**2
            least = max(_LEAST_COLUMNS, min(round(least), _MOST_LEAST_COLUMNS))
            width = page_width(round(size), len(widths) * _SMALL + 0.8, least)
        lines = even(words, sizes, width)
        if lines:
            lines[0] = lines[0][signs:]
        if not is_plain(text):
            lines = [html(line) for line in lines]
        if kind == "recommendation":
            lines = [f"<B>{line}</B>" for line in lines]
        lines[:1] = [self._signs(facts, said.label, paint) + "".join(lines[:1])]
        rows = ""
        if ids:
            rows = row(cell([small(node if node in self._plain else html(node), paint)]))
        rows += row(cell(lines, align=_alignment(text)))
        if said.notes:
            notes = balanced(f"({'; '.join(said.notes)})", max(round(width / _SMALL), 24))
            rows += row(cell([small(f"<I>{html(line)}</I>", paint) for line in notes]))
        return table([rows, cited])

    def _signs(self, facts: Mapping[str, Any], label: Label | None, paint: Paint) -> str:
        """Return the signs before a statement's text: what becomes of it, and its kind."""
        symbol = captions.symbol_of(facts)
        known = ("signs", symbol, label, paint.outline)
        signs = self._looks.get(known)
        if signs is None:
            # A square is larger than other symbols in most fonts.
            size = f' POINT-SIZE="{SMALL_SIZE}"' if facts["kind"] == "premise" else ""
            sign = _entity(symbol)
            # A browser would drop a common space where one colour ends and another begins.
            signs = f'<FONT COLOR="{paint.outline}"{size}>{sign}</FONT>&#160;'
            if label:
                signs = f"{self._scene.sign(label)}&#160;{signs}"
            self._looks[known] = signs
        return signs

    def _cited(self, cites: list[tuple[str, str]], paint: Paint) -> "_Cited":
        """Return the row of what a statement cites, and the widths of the lines in it."""
        if not cites:
            return _NOTHING_CITED
        known = (paint.muted, *cites)
        cited = self._cells.get(known)
        if cited is None:
            url = self._sources.get(cites[0][0], {}).get("url", "") if len(cites) == 1 else ""
            link = {"HREF": url, "TOOLTIP": url} if _WEB.fullmatch(url) else {}
            width = min(_CITED_COLUMNS, self._options.wrap or _CITED_COLUMNS)
            lines = [line for _, where in cites for line in balanced(where, width)]
            shown = [small(html(line), paint) for line in lines]
            made = row(cell(shown, align="RIGHT", link=link))
            cited = self._cells[known] = (made, *map(columns, lines))
        return cited

    def _about_statement(self, node: str, facts: Mapping[str, Any], said: "_Said") -> str:
        words = [facts["kind"], *filter(None, [said.label])]
        lines = [captions.text_of(node, facts), f"({', '.join(words)}: {node})"]
        if "outside" in facts:
            lines.append(f"({captions.OUTSIDE})")
        lines += further(facts, self._sources)
        return "\n".join(lines)


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
    """Return a character as its number: a line of ASCII takes half the memory, and less time."""
    return f"&#{ord(character)};"
