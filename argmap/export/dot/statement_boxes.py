"""Statements as boxes: their signs and texts, what is said of them, and where they stand."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from argmap.export.dot.language import (
    SMALL_SIZE,
    anchor_of,
    cell,
    html,
    is_plain,
    quoted,
    row,
    table,
    title,
    tooltip,
)
from argmap.export.dot.scene import (
    TEXT_SIZE,
    Scene,
    further,
    small,
)
from argmap.export.dot.statement_looks import StatementLooks, entity
from argmap.export.support.line_breaking import (
    balanced,
    even,
    measured,
    page_width,
)
from argmap.export.support.themes import Paint
from argmap.format.keys import Label
from argmap.text.widths import columns
from argmap.text.wording import LONG_NAME, brief, first_words
from argmap.views import captions

_SMALL = SMALL_SIZE / TEXT_SIZE
_LEAST_COLUMNS = 16
# A sheet is soon as high as it may be: there, boxes are broad rather than high.
_LEAST_COLUMNS_ON_PAPER = 34
_MOST_LEAST_COLUMNS = 30
_CITED_COLUMNS = 28

# As wide as a sign and the space behind it are in most fonts.
_INDENT = "&#160;" * 4
_SHORT_INDENT = "&#160;" * 3
_ALONE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
# Graphviz 2.43 writes an address into SVG as it is: one with a sign that XML obeys is no link.
_WEB = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$()*+,;=%-]{1,1000}", re.IGNORECASE)
_RIGHT_TO_LEFT = {"R", "AL"}

_REFERENCE_COLUMNS = 26
_UNWRITTEN = frozenset({"implicit", "unwritten"})

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
        self._plain, self._labels = scene.plain, scene.labels
        self._options, self._theme, self._sources = scene.options, scene.theme, scene.sources
        self._numbers, self._arrivals = scene.arrangement.numbers, scene.arrivals
        self._looks = StatementLooks(scene)
        self._cells: dict[tuple[object, ...], _Cited] = {}

    def write(self, node: str) -> str:
        """Return a box that has a statement alone, as a node in DOT."""
        facts = self._nodes[node]
        said = self._said(node, facts)
        plain = node in self._plain
        anchor = f'"#{node}"' if plain else quoted(anchor_of(node))
        classes, look = self._looks.look_of(facts, said.label, said.notes)
        # Written out, for these are most of the lines of a large map.
        return (
            f"{self._names[node]} [label=<{_ALONE}<TR>"
            f"<TD{self._inside(node, facts, said, look)}</TD></TR></TABLE>>, "
            f'class="{classes}", id={self._scene.id_of(node)}, URL={anchor}, '
            f"tooltip={tooltip(self._about_statement(node, facts, said))}]"
        )

    def write_piece(self, box: str) -> str:
        """Return a box in which the text of a statement goes on, as a node in DOT."""
        node = self._scene.arrangement.pieces[box]
        facts = self._nodes[node]
        said = self._said(node, facts)
        classes, look = self._looks.look_of(facts, said.label, said.notes)
        parts = self._scene.parts_of(node)
        number = int(box.rpartition(":")[2])
        text = parts[number - 1]
        lines = balanced(text, page_width(columns(text), 0, _LEAST_COLUMNS_ON_PAPER))
        place = small(f"part {number} of {len(parts)}", self._looks.paint_of(facts, said.label))
        shown = table([row(cell([place])), row(cell(_emphasized([*map(html, lines)], facts)))])
        return (
            f"{self._names[box]} [label=<{_ALONE}<TR><TD{look}>{shown}</TD></TR></TABLE>>, "
            f'class="{classes}", id="", tooltip={tooltip(self._in_short(node))}]'
        )

    def cell(self, node: str) -> str:
        """Return a statement as a cell of a box."""
        facts = self._nodes[node]
        said = self._said(node, facts)
        _, look = self._looks.look_of(facts, said.label, said.notes)
        about = title(self._about_statement(node, facts, said))
        short = self._short[node]
        plain = node in self._plain
        return (
            f'<TD ID="{short if plain else html(short)}" '
            f'HREF="{f"#{short}" if plain else anchor_of(short)}" TITLE="{about}"'
            f"{self._inside(node, facts, said, look)}</TD>"
        )

    def _inside(self, node: str, facts: Mapping[str, Any], said: "_Said", look: str) -> str:
        """Return the look of a statement's cell, and what is in it."""
        rows = [self._statement_label(node, facts, said)]
        if len(self._arrivals.get(node, ())) > 1:
            rows.insert(0 if self._scene.direction == "TB" else 1, self._scene.ends_apart(node))
        return f"{self._scene.port(node)}{look}>{table(rows)}"

    def _reference(self, node: str) -> str:
        """Return the number and the first words of a statement that is in full elsewhere."""
        facts = self._nodes[node]
        paint = self._looks.paint_of(facts, self._labels.get(node))
        symbol = f'<FONT COLOR="{paint.outline}">{entity(captions.symbol_of(facts))}</FONT>'
        sign = [self._scene.sign(self._labels[node])] if self._labels else []
        page = f" (page {self._scene.pages[node]})" if node in self._scene.pages else ""
        words = balanced(f"{first_words(captions.text_of(node, facts))}{page}", _REFERENCE_COLUMNS)
        shown = [f"<I>{html(line)}</I>" for line in words]
        shown[:1] = [" ".join([*sign, symbol, self._number(node, paint), *shown[:1]])]
        return table([row(cell([small(line, paint) for line in shown]))])

    def reference_cell(self, node: str) -> str:
        """Return such a reference as a cell of a box."""
        about = title(self._in_short(node))
        return self._reference_cell(
            node, f' HREF="{anchor_of(self._short[node])}" TITLE="{about}"'
        )

    def reference_box(self, node: str) -> str:
        """Return the attributes of a box that is such a reference."""
        about = tooltip(self._in_short(node))
        anchor = quoted(anchor_of(self._short[node]))
        return (
            f'[class="reference", id="", URL={anchor}, tooltip={about}, '
            f"label=<{_ALONE}<TR>{self._reference_cell(node)}</TR></TABLE>>]"
        )

    def _reference_cell(self, node: str, marks: str = "") -> str:
        return (
            f'<TD{marks} BORDER="1" CELLPADDING="2" COLOR="{self._theme.muted}" '
            f'BGCOLOR="{self._theme.background}">{self._reference(node)}</TD>'
        )

    def _in_short(self, node: str) -> str:
        """Return what the tip of a reference says."""
        facts = self._nodes[node]
        text = brief(captions.text_of(node, facts), LONG_NAME)
        return f"{text}\n({facts['kind']}: {self._short[node]})"

    def _said(self, node: str, facts: Mapping[str, Any]) -> "_Said":
        return _Said(
            captions.citations(facts, self._sources, details=self._options.details),
            self._scene.said[node],
            self._labels.get(node),
        )

    def _number(self, node: str, paint: Paint) -> str:
        """Return the number by which a statement is referred to."""
        return f'<FONT COLOR="{paint.outline}"><B>&#91;{self._numbers[node]}&#93;</B></FONT>'

    def _statement_label(self, node: str, facts: Mapping[str, Any], said: "_Said") -> str:
        """Return rows: a statement's id, its text behind its signs, its notes and its places."""
        kind = facts["kind"]
        text, *rest = self._scene.parts_of(node)
        text = f"{text}\N{NO-BREAK SPACE}…" if rest else text
        paint = self._looks.paint_of(facts, said.label)
        cites = said.cites if self._options.cites else []
        cited, *widths = self._cited(cites, paint)
        # The id of a statement that is not written stands in the place of its text.
        # A name that is made from the text says nothing more than the text.
        ids = self._options.ids and facts.keys().isdisjoint({"unwritten", "unnamed"})
        if ids:
            widths.append(columns(node))
        words, sizes = measured(text)
        width = self._options.wrap
        if width is None:
            least = max(max(widths, default=0) * _SMALL, max(sizes, default=0))
            size = sum(sizes) + len(sizes) + sum(map(columns, said.notes)) * _SMALL**2
            fewest = _LEAST_COLUMNS_ON_PAPER if self._options.paper else _LEAST_COLUMNS
            least = max(fewest, min(round(least), _MOST_LEAST_COLUMNS))
            width = page_width(round(size), len(widths) * _SMALL + 0.8, least)
        lines = even(words, sizes, width)
        if not is_plain(text):
            lines = [html(line) for line in lines]
        if kind == "recommendation" or not _UNWRITTEN.isdisjoint(facts):
            lines = _emphasized(lines, facts)
        small_width = max(round(width / _SMALL), 24)
        rows = self._scene.tag(node, small_width) if "group" in facts else ""
        rows += self._name(node, paint, named=ids)
        align, indent = _alignment(text), _SHORT_INDENT if kind == "premise" else _INDENT
        if said.label:
            indent += _INDENT
        is_leftward = align == "RIGHT"
        shown = "<BR/>".join(lines) if is_leftward else f"<BR/>{indent}".join(lines)
        if not is_leftward:
            shown = f"{self._looks.signs(facts, said.label, paint)}&#160;{shown}"
        if paint.text != self._theme.text:
            shown = f'<FONT COLOR="{paint.text}">{shown}</FONT>'
        rows += self._leftward(shown, facts, said.label) if is_leftward else row(cell([shown]))
        if said.notes or "left_out" in facts:
            notes = self._notes(facts, said, small_width)
            rows += row(cell([indent + small(line, paint) for line in notes]))
        return rows + cited

    def _leftward(self, text: str, facts: Mapping[str, Any], label: Label | None) -> str:
        """Return the row of a text that is read from right to left, with its signs behind it."""
        signs = [self._looks.signs(facts, None, self._looks.paint_of(facts, label))]
        signs += [self._scene.sign(label)] if label else []
        # Where there is more room than for all, each column gets as much of it.
        cells = [
            cell([text], "RIGHT", COLSPAN="20"),
            *(cell([sign], VALIGN="TOP") for sign in signs),
        ]
        return row(f"<TD>{table([row(*cells)], padding=1)}</TD>")

    def _name(self, node: str, paint: Paint, *, named: bool) -> str:
        """Return the row of the number and the id of a statement, as far as it has them."""
        shown = [self._number(node, paint)] if node in self._numbers else []
        shown += [node if node in self._plain else html(node)] if named else []
        return row(cell([small(" ".join(shown), paint)])) if shown else ""

    def _notes(self, facts: Mapping[str, Any], said: "_Said", width: int) -> list[str]:
        """Return what is said of a statement, line by line; first what a supposition changes."""
        notes, shown = said.notes, []
        if said.label and ("supposed" in facts or "was" in facts):
            change, *notes = notes
            colour = self._theme.labels[said.label]
            shown.append(f'<FONT COLOR="{colour}"><B>{html(change)}</B></FONT>')
        if notes:
            lines = balanced(f"({'; '.join(notes)})", width)
            shown += [f"<I>{html(line)}</I>" for line in lines]
        left_out = captions.left_out(facts)
        return [*shown, f"<B>{left_out}</B>"] if left_out else shown

    def _cited(self, cites: list[tuple[str, str]], paint: Paint) -> "_Cited":
        """Return the row of what a statement cites, and the widths of the lines in it."""
        if not cites:
            return _NOTHING_CITED
        known = (paint.muted, *cites)
        cited = self._cells.get(known)
        if cited is None:
            url = self._sources.get(cites[0][0], {}).get("url", "") if len(cites) == 1 else ""
            link = {"HREF": html(url), "TITLE": html(url)} if _WEB.fullmatch(url) else {}
            width = min(_CITED_COLUMNS, self._options.wrap or _CITED_COLUMNS)
            lines = [line for _, where in cites for line in balanced(where, width)]
            shown = [small(html(line), paint) for line in lines]
            made = row(cell(shown, align="RIGHT", **link))
            cited = self._cells[known] = (made, *map(columns, lines))
        return cited

    def _about_statement(self, node: str, facts: Mapping[str, Any], said: "_Said") -> str:
        words = [facts["kind"], *filter(None, [said.label])]
        lines = [captions.text_of(node, facts), f"({', '.join(words)}: {node})"]
        if "outside" in facts:
            lines.append(f"({captions.OUTSIDE})")
        lines += further(facts, self._sources, said.cites)
        return "\n".join(lines)


def _emphasized(lines: list[str], facts: Mapping[str, Any]) -> list[str]:
    """Return the lines of a statement's text, slanted where no author has written it."""
    tags = ["B"] * (facts["kind"] == "recommendation")
    tags += ["I"] * bool(facts.get("implicit") or "unwritten" in facts)
    for tag in tags:
        lines = [f"<{tag}>{line}</{tag}>" for line in lines]
    return lines


def _alignment(text: str) -> str:
    if text[:1].isascii() and text[:1].isalpha():
        return "LEFT"
    from unicodedata import bidirectional

    for character in text:
        direction = bidirectional(character)
        if direction in _RIGHT_TO_LEFT or direction == "L":
            return "RIGHT" if direction in _RIGHT_TO_LEFT else "LEFT"
    return "LEFT"
