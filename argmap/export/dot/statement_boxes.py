"""Statements as boxes: their signs and texts, what is said of them, and where they stand."""

import re
from collections.abc import Mapping
from typing import Any

from argmap.export.dot.language import (
    SMALL_SIZE,
    anchor_of,
    cell,
    html,
    is_plain,
    quoted,
    row,
    row_of,
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
from argmap.export.dot.statement_looks import Look, StatementLooks, entity, is_changed
from argmap.export.support.line_breaking import (
    Words,
    balanced,
    page_width,
    words_of,
)
from argmap.export.support.themes import Paint
from argmap.text.widths import columns
from argmap.text.wording import LONG_NAME, brief, first_words
from argmap.views import captions

_SMALL = SMALL_SIZE / TEXT_SIZE
_LEAST_COLUMNS = 16
# A sheet is soon as high as it may be: there, boxes are broad rather than high.
_LEAST_COLUMNS_ON_PAPER = 34
_MOST_LEAST_COLUMNS = 30
_CITED_COLUMNS = 28

_ALONE = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0">'
# Graphviz 2.43 writes an address into SVG as it is: one with a sign that XML obeys is no link.
_WEB = re.compile(r"https?://[A-Za-z0-9._~:/?#\[\]@!$()*+,;=%-]{1,1000}", re.IGNORECASE)
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LETTERS = _RIGHT_TO_LEFT | {"L"}

_REFERENCE_COLUMNS = 26

_Cited = tuple[str, *tuple[int, ...]]
_NOTHING_CITED: _Cited = ("",)


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
        look, inside, about = self._shown(node)
        short = self._short[node]
        anchor = f'"#{short}"' if node in self._plain else quoted(anchor_of(short))
        # Written out, for these are most of the lines of a large map.
        return (
            f"{self._names[node]} [label=<{_ALONE}<TR><TD{inside}</TD></TR></TABLE>>, "
            f'class="{look.classes}", id={self._scene.id_of(node)}, URL={anchor}, '
            f"tooltip={tooltip(about)}]"
        )

    def write_piece(self, box: str) -> str:
        """Return a box in which the text of a statement goes on, as a node in DOT."""
        node = self._scene.arrangement.pieces[box]
        look = self._looks.of(node, self._nodes[node])
        parts = self._scene.parts_of(node)
        number = int(box.rpartition(":")[2])
        text = parts[number - 1]
        lines = balanced(text, page_width(columns(text), 0, _LEAST_COLUMNS_ON_PAPER))
        lines = [f"{look.start}{html(line)}{look.end}" for line in lines]
        place = small(f"part {number} of {len(parts)}", look.paint)
        shown = table([row_of(place), row(cell(lines))])
        return (
            f"{self._names[box]} [label=<{_ALONE}<TR><TD{look.frame}>{shown}</TD></TR></TABLE>>, "
            f'class="{look.classes}", id="", tooltip={tooltip(self._in_short(node))}]'
        )

    def cell(self, node: str) -> str:
        """Return a statement as a cell of a box."""
        _, inside, about = self._shown(node)
        short = self._short[node]
        name, anchor = (
            (short, f"#{short}") if node in self._plain else (html(short), anchor_of(short))
        )
        return f'<TD ID="{name}" HREF="{anchor}" TITLE="{title(about)}"{inside}</TD>'

    def _shown(self, node: str) -> tuple[Look, str, str]:
        """Return how a statement looks, the cell that shows it behind its name, and its tip."""
        facts = self._nodes[node]
        look = self._looks.of(node, facts)
        cites = captions.citations(facts, self._sources, details=self._options.details)
        text = captions.text_of(node, facts)
        rows = self._rows(node, facts, text, look, cites)
        port = ""
        if node in self._arrivals:
            port = self._scene.port(node)
            if len(self._arrivals[node]) > 1:
                ends = self._scene.ends_apart(node)
                rows = ends + rows if self._scene.direction == "TB" else rows + ends
        inside = f"{port}{look.frame}>{table([rows])}"
        label = f", {look.label}" if look.label else ""
        outside = f"\n({captions.OUTSIDE})" if "outside" in facts else ""
        about = f"{text}\n({facts['kind']}{label}: {node}){outside}"
        return look, inside, "\n".join([about, *further(facts, self._sources, cites)])

    def _reference(self, node: str) -> str:
        """Return the number and the first words of a statement that is in full elsewhere."""
        facts = self._nodes[node]
        paint = self._looks.of(node, facts).paint
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

    def _number(self, node: str, paint: Paint) -> str:
        """Return the number by which a statement is referred to."""
        return f'<FONT COLOR="{paint.outline}"><B>&#91;{self._numbers[node]}&#93;</B></FONT>'

    def _rows(
        self,
        node: str,
        facts: Mapping[str, Any],
        text: str,
        look: Look,
        cites: list[tuple[str, str]],
    ) -> str:
        """Return rows: a statement's id, its text behind its signs, its notes and its places."""
        if node in self._scene.crowded:
            text, *rest = self._scene.parts_of(node)
            text = f"{text}\N{NO-BREAK SPACE}…" if rest else text
        paint, notes = look.paint, self._scene.said.get(node, [])
        cited, *widths = self._cited(cites if self._options.cites else [], paint)
        # The id of a statement that is not written stands in the place of its text.
        # A name that is made from the text says nothing more than the text.
        is_named = self._options.ids and "unnamed" not in facts and "unwritten" not in facts
        if is_named:
            widths.append(columns(node))
        words = Words(words_of(text))
        width = self._options.wrap
        if width is None:
            least = max(max(widths, default=0) * _SMALL, words.widest)
            size = words.width + 1 + sum(map(columns, notes)) * _SMALL**2
            fewest = _LEAST_COLUMNS_ON_PAPER if self._options.paper else _LEAST_COLUMNS
            least = max(fewest, min(round(least), _MOST_LEAST_COLUMNS))
            width = page_width(round(size), len(widths) * _SMALL + 0.8, least)
        lines = words.balanced(width)
        if not is_plain(text):
            lines = [html(line) for line in lines]
        small_width = max(round(width / _SMALL), 24)
        rows = self._scene.tag(node, small_width) if "group" in facts else ""
        rows += self._name(node, paint, named=is_named)
        is_leftward = not text.isascii() and _is_leftward(text)
        between = "<BR/>" if is_leftward else f"<BR/>{look.indent}"
        shown = f"{look.end}{between}{look.start}".join(lines)
        if lines:
            shown = f"{look.start}{shown}{look.end}"
        if not is_leftward:
            shown = look.signs + shown
        if paint.text != self._theme.text:
            shown = f'<FONT COLOR="{paint.text}">{shown}</FONT>'
        rows += self._leftward(shown, look) if is_leftward else row_of(shown)
        if notes or "left_out" in facts:
            said = self._notes(facts, look, notes, small_width)
            rows += row(cell([look.indent + small(line, paint) for line in said]))
        return rows + cited

    def _leftward(self, text: str, look: Look) -> str:
        """Return the row of a text that is read from right to left, with its signs behind it."""
        signs = [look.symbol, *([self._scene.sign(look.label)] if look.label else [])]
        # Where there is more room than for all, each column gets as much of it.
        cells = [
            cell([text], "RIGHT", COLSPAN="20"),
            *(cell([sign], VALIGN="TOP") for sign in signs),
        ]
        return row(f"<TD>{table([row(*cells)], padding=1)}</TD>")

    def _name(self, node: str, paint: Paint, *, named: bool) -> str:
        """Return the row of the number and the id of a statement, as far as it has them."""
        shown = node if node in self._plain else html(node)
        if node in self._numbers:
            number = self._number(node, paint)
            shown = f"{number} {shown}" if named else number
        elif not named:
            return ""
        return row_of(small(shown, paint))

    def _notes(
        self, facts: Mapping[str, Any], look: Look, notes: list[str], width: int
    ) -> list[str]:
        """Return what is said of a statement, line by line; first what a supposition changes."""
        shown = []
        if look.label and is_changed(facts):
            change, *notes = notes
            colour = self._theme.labels[look.label]
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


def _is_leftward(text: str) -> bool:
    """Return whether a text is read from right to left, as its first letter is."""
    from unicodedata import bidirectional

    directions = map(bidirectional, text)
    return next((it for it in directions if it in _LETTERS), "L") in _RIGHT_TO_LEFT
