"""A picture in pages: what each sheet of paper has room for, with signs where a branch goes on."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.export.dot.language import SMALL_SIZE, Html, cell, html, row, small_print, table
from argmap.export.dot.picture import Picture
from argmap.export.dot.shape import BETWEEN_RANKS, Size
from argmap.export.support.line_breaking import balanced
from argmap.export.support.paper import LEAST_SIZE, Paper, Room
from argmap.model.selection import heads_of
from argmap.text.wording import brief, first_words
from argmap.views import captions

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap

    Measure = Callable[[str], Room]
    """Tells how large a drawing of DOT text is, in points."""

_HEADING = 60.0
"""How high the heading of a page is."""
_CONTENTS = 14
"""How many arguments are listed on one page."""
_LIST_COLUMNS = 76
_SMALLER = 0.85
_STUB = 200.0
"""How wide is what tells from where a branch goes on."""


class Page(NamedTuple):
    """A page: its name in the list of pages, if it begins something, and its drawing in DOT."""

    bookmark: str | None
    dot_text: str


class _Sheet(NamedTuple):
    """The boxes on a page, of them the roots of branches, and what goes on elsewhere."""

    roots: list[str]
    boxes: list[str]
    cut: list[str]


def least_scale() -> float:
    """Return the scale at which the smallest text is as small as it may be on paper."""
    # Graphviz cuts off what a size has behind the point.
    return LEAST_SIZE / int(SMALL_SIZE)


def pages_of(
    argument_map: "ArgumentMap", options: "ExportOptions", paper: Paper, measure: "Measure"
) -> list[Page]:
    """Return a map in pages: its contents, each of its arguments, and the legend."""
    atlas = _Atlas(argument_map, options, paper)
    return atlas.pages(measure)


class _Atlas:
    """Shares out the boxes of a picture to sheets of paper."""

    def __init__(
        self, argument_map: "ArgumentMap", options: "ExportOptions", paper: Paper
    ) -> None:
        self._map = argument_map
        groups = "tint" if options.groups == "frame" else options.groups
        whole = options._replace(
            shared="once", groups=groups, legend=False, direction=options.direction or "RL"
        )
        self._picture = Picture(argument_map, whole)
        self._scene = self._picture.scene
        arrangement = self._scene.arrangement
        self._arrangement = arrangement
        self._sizes = self._scene.box_sizes()
        least = least_scale()
        self._room = Size(paper.room.width / least, paper.room.height / least)
        self._below: dict[str, list[str]] = {}
        for box, parent in arrangement.parents.items():
            self._below.setdefault(parent, []).append(box)
        self._page_of: dict[str, int] = {}
        self._sides = argument_map.sides()

    def pages(self, measure: "Measure") -> list[Page]:
        """Return the pages."""
        heads = heads_of(self._map, self._sides)
        lists = self._lists(heads, measure)
        first = len(lists)
        # Where each statement is, is not known yet; a number takes the room of another.
        self._scene.pages.update(dict.fromkeys(self._arrangement.box_of, 99))
        shared = {head: self._sheets(head, measure) for head in heads}
        sheets = [(head, sheet) for head in heads for sheet in shared[head]]
        for number, (_, sheet) in enumerate(sheets, first + 1):
            for box in sheet.boxes:
                self._page_of[box] = number
        boxes = self._arrangement.box_of
        self._scene.pages.update(
            {node: self._page_of[box] for node, box in boxes.items() if box in self._page_of}
        )
        count = first + len(sheets) + 1
        found = [
            Page(None if start else "Contents", self._contents(listed, start))
            for start, listed in lists
        ]
        for number, (head, sheet) in enumerate(sheets, first + 1):
            text = captions.text_of(head, self._map.graph.nodes[head])
            bookmark = first_words(text) if head in sheet.roots else None
            found.append(
                Page(bookmark, self._sheet_text(sheet, f"Page {number} of {count}", head))
            )
        found.append(Page("Legend", self._picture.legend_alone(f"Page {count} of {count}")))
        return found

    def _lists(self, heads: Sequence[str], measure: "Measure") -> list[tuple[int, Sequence[str]]]:
        """Share out the list of arguments to pages, each with the number of its first one."""
        found: list[tuple[int, Sequence[str]]] = []
        start = 0
        while start < len(heads):
            listed = heads[start : start + _CONTENTS]
            while len(listed) > 1:
                height = measure(self._contents(listed, start)).height
                if height <= self._room.height:
                    break
                fit = int(len(listed) * self._room.height / height)
                listed = listed[: max(1, min(fit, len(listed) - 1))]
            found.append((start, listed))
            start += len(listed)
        return found

    def _sheets(self, head: str, measure: "Measure") -> list[_Sheet]:
        """Return the sheets on which an argument has room."""
        found: list[_Sheet] = []
        waiting = [[head]]
        while waiting:
            roots = waiting.pop(0)
            sheet = self._fitted(roots, head, measure)
            found.append(sheet)
            left = roots[len(sheet.roots) :]
            waiting[:0] = [each for each in (sheet.cut, left) if each]
        return found

    def _fitted(self, roots: list[str], head: str, measure: "Measure") -> _Sheet:
        """Return what of some branches one sheet has room for: at least the first box."""
        share = 1.0
        while True:
            sheet = self._filled(roots, Size(self._room.width * share, self._room.height * share))
            if len(sheet.boxes) == 1:
                return sheet
            size = measure(self._sheet_text(sheet, "Page 99 of 99", head))
            if size.width <= self._room.width and size.height <= self._room.height:
                return sheet
            share *= _SMALLER

    def _filled(self, roots: list[str], room: Size) -> _Sheet:
        """Return what of some branches has room by the estimate."""
        along: list[float] = []
        across: list[float] = []
        sheet = _Sheet([], [], [])
        start = 0 if self._arrangement.parents.get(roots[0]) is None else 1
        if start:
            along.append(_STUB + BETWEEN_RANKS)
            across.append(0)
        is_upright = self._scene.is_upright
        for root in roots:
            level = [root]
            rank = start
            while level:
                following: list[str] = []
                for box in level:
                    size = self._sizes[box]
                    deep, wide = reversed(size) if is_upright else size
                    before = along[rank] if rank < len(along) else 0
                    taken = across[rank] if rank < len(across) else 0
                    ahead = sum(along) - before + max(before, deep + BETWEEN_RANKS)
                    beside = taken + wide + 20
                    limits = (
                        (room.height - _HEADING, room.width)
                        if is_upright
                        else (room.width, room.height - _HEADING)
                    )
                    # A reference takes no more room than a sign that it is elsewhere.
                    is_small = not self._arrangement.boxes[box]
                    is_full = ahead > limits[0] or beside > limits[1]
                    if sheet.boxes and is_full and not is_small:
                        if box == root:
                            return sheet
                        sheet.cut.append(box)
                        continue
                    if rank == len(along):
                        along.append(0)
                        across.append(0)
                    along[rank] = max(before, deep + BETWEEN_RANKS)
                    across[rank] = beside
                    if box == root:
                        sheet.roots.append(root)
                    sheet.boxes.append(box)
                    following += self._below.get(box, ())
                level, rank = following, rank + 1
        return sheet

    def _sheet_text(self, sheet: _Sheet, page: str, head: str) -> str:
        """Return a sheet in DOT."""
        heading = captions.heading(
            self._map.graph.nodes[head], is_opposed=self._sides[head] == "other"
        )
        picture, arrangement = self._picture, self._arrangement
        inside = set(sheet.boxes)
        lines = [f"  {picture.box(box)};" for box in sheet.boxes]
        for root in sheet.roots:
            if root in arrangement.parents:
                lines += picture.from_elsewhere(
                    root, self._page_of.get(arrangement.parents[root], 99)
                )
        for box in sheet.boxes:
            if box in arrangement.parents and arrangement.parents[box] in inside:
                lines.append(picture.line_of(box))
        for box in sheet.cut:
            lines += picture.to_elsewhere(box, self._page_of.get(box, 99))
        return _text([*picture.start(self._heading(heading, page)), *dict.fromkeys(lines), "}"])

    def _heading(self, heading: str, page: str) -> Html:
        theme = self._scene.theme
        title = html(brief(self._map.title, 80))
        lines = [
            f'<FONT POINT-SIZE="14"><B>{title}</B></FONT>',
            small_print(html(f"{page} · {heading}"), theme.muted),
        ]
        return Html(table([row(cell(lines))], padding=4))

    def _contents(self, heads: Sequence[str], start: int) -> str:
        """Return the first page, or a further one of its list, in DOT."""
        labels = {} if self._map.unknowns.cut_off else self._map.labels()
        nodes, theme = self._map.graph.nodes, self._scene.theme
        rows = []
        for head in heads:
            label = labels.get(head)
            text = brief(captions.text_of(head, nodes[head]), 4 * _LIST_COLUMNS)
            sign = f"{self._scene.sign(label)}&#160;{label}" if label else ""
            lines = [html(line) for line in balanced(text, _LIST_COLUMNS)]
            page = f"page {self._page_of.get(head, 99)}"
            rows.append(
                f'<TR><TD ALIGN="LEFT" VALIGN="TOP">{sign or "&#160;"}</TD>'
                f"{cell(lines)}"
                f'<TD VALIGN="TOP"><FONT COLOR="{theme.muted}">{page}</FONT></TD></TR>'
            )
        title = self._picture.title(1) if not start else self._heading("Contents", "Contents")
        node = f'  ":contents" [id="", label=<{table(rows, padding=6)}>];'
        return _text([*self._picture.start(Html(title)), node, "}"])


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
