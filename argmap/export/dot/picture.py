"""A map in Graphviz's DOT language.

Nodes are boxes. A box has the name of a statement, and shows it; or that of an argument, and shows
its premises together and, within, the arguments that undercut it. Where one premise supports and
nothing more is to be said, the argument is the edge that has its id. Edges run to conclusions. A
group is a cluster where all of it stands together.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from argmap.export.dot.argument_boxes import ArgumentBoxes
from argmap.export.dot.language import (
    SMALL_SIZE,
    Html,
    attributes,
    cell,
    html,
    quoted,
    row,
    row_of,
    small_print,
    table,
    text_of,
    tip,
)
from argmap.export.dot.scene import (
    FONT,
    TEXT_SIZE,
    TEXT_SIZE_ON_PAPER,
    Scene,
)
from argmap.export.dot.shape import BETWEEN_BOXES, BETWEEN_RANKS
from argmap.export.dot.statement_boxes import StatementBoxes
from argmap.export.support.export_options import ExportOptions
from argmap.export.support.line_breaking import (
    balanced,
    words_of,
)
from argmap.views import captions
from argmap.views.counts import notices

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_TITLE_COLUMNS = 60
_SHELF = ":shelf"
"""How the names of points begin that are not seen, and at which roots stand in line."""


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: B008 - frozen
    """Return a map as DOT text."""
    return text_of(Picture(argument_map, options).lines())


class Picture:
    """The lines of a map's DOT text."""

    def __init__(
        self,
        argument_map: "ArgumentMap",
        options: ExportOptions,
        crowded: frozenset[str] = frozenset(),
    ) -> None:
        self._map = argument_map
        self.scene = scene = Scene(argument_map, options, crowded)
        self._options, self._theme = options, scene.theme
        self._notices = notices(argument_map)
        self._statements = StatementBoxes(scene)
        self.arguments = ArgumentBoxes(scene, self._statements)

    def lines(self) -> Iterator[str]:
        """Yield the whole text."""
        # As large as the picture is likely to be.
        scale = 1 + min(len(self.scene.nodes), 400) / 200
        yield from self.start(Html(self.title(scale)) if self._map.title else None)
        yield from self._boxes()
        if self._options.legend:
            yield from self._legend()
        yield "}"

    def start(self, label: Html | None) -> Iterator[str]:
        """Yield how the text begins, with a label at the top left."""
        theme = self._theme
        # The name is the title of an SVG drawing, which screen readers read.
        name = " ".join(words_of(self._map.title)).replace("&", "&amp;")
        yield f"digraph {quoted(name)} {{"
        title = {"label": label, "labelloc": "t", "labeljust": "l"}
        yield f"""  graph {
            attributes(
                {
                    **(title if label else {}),
                    "tooltip": tip(self._about_map()),
                    "id": "map:",
                    "rankdir": self.scene.direction,
                    "ordering": "in",
                    "charset": "UTF-8",
                    "bgcolor": theme.background,
                    "fontname": FONT,
                    "fontcolor": theme.text,
                    **({"pad": 0.03, "margin": 0} if self._options.paper else {"pad": 0.3}),
                    "nodesep": round(BETWEEN_BOXES / 72, 2),
                    "ranksep": round(BETWEEN_RANKS / 72, 2),
                }
            )
        };"""
        yield f"""  node {
            attributes(
                {
                    "shape": "plain",
                    "fontname": FONT,
                    "fontsize": TEXT_SIZE_ON_PAPER if self._options.paper else TEXT_SIZE,
                    "fontcolor": self._theme.text,
                }
            )
        };"""
        yield f"  edge {attributes({'fontname': FONT, 'fontsize': SMALL_SIZE, 'weight': 2})};"

    def title(self, scale: float) -> str:
        """Return the title of the map, its sources, and what is to be known of it, as markup."""
        theme = self._theme
        title = [
            f'<FONT POINT-SIZE="{18 * scale:.0f}"><B>{html(line)}</B></FONT>'
            for line in balanced(self._map.title, _TITLE_COLUMNS)
        ]
        sources = [
            f'<FONT POINT-SIZE="{11 * scale:.0f}" COLOR="{theme.muted}">{html(line)}</FONT>'
            for source in self.scene.sources.values()
            for line in balanced(self._about_source(source), _TITLE_COLUMNS * 3 // 2)
        ]
        notes = [
            f'<FONT POINT-SIZE="{11 * scale:.0f}"><B>{html(line)}</B></FONT>'
            for notice in self._notices
            for line in balanced(notice, _TITLE_COLUMNS * 3 // 2)
        ]
        space = ['<FONT POINT-SIZE="10"> </FONT>']
        return table(
            [row(cell(lines)) for lines in (title, notes, sources, space) if lines], padding=4
        )

    def _about_source(self, source: Mapping[str, Any]) -> str:
        details = captions.source_details(source) if self._options.details else []
        return ", ".join([captions.source_line(source), *details])

    def _about_map(self) -> str:
        sources = (
            ", ".join([captions.source_line(source), *captions.source_details(source)])
            for source in self.scene.sources.values()
        )
        about = captions.about_map(self._map, details=True)
        return "\n".join([self._map.title, *about, *self._notices, *sources])

    def _boxes(self, indent: str = "  ") -> Iterator[str]:
        """Yield all boxes and the lines between them."""
        frames = self.scene.frames
        for box in self.scene.arrangement.boxes:
            if box not in frames.framed:
                yield f"{indent}{self.box(box)};"
            elif box in frames.frames:
                frame = frames.frames[box]
                about = {**frames.attributes_of(frame.group), **self._title_place()}
                yield f"{indent}subgraph {quoted('cluster_' + frame.group)} {{"
                yield f"{indent}  graph {attributes(about)};"
                for within in frame.boxes:
                    yield f"{indent}  {self.box(within)};"
                yield f"{indent}}}"
        yield from self._shelves()
        for argument in self.scene.arguments:
            yield from self.arguments.lines(argument)

    def box(self, box: str) -> str:
        """Return a box as a node."""
        scene = self.scene
        node = scene.arrangement.pieces.get(box, box)
        if not scene.is_statement(node):
            return self.arguments.write(box)
        return self._statements.write(box) if node == box else self._statements.write_piece(box)

    def legend_alone(self, page: str) -> str:
        """Return the legend as a text of its own."""
        return text_of([*self.start(self.heading(page)), *self._legend(), "}"])

    def heading(self, words: str) -> Html:
        """Return the heading of a page, from its words as markup."""
        return Html(table([row_of(small_print(words, self._theme.muted))], padding=4))

    def _title_place(self) -> dict[str, str]:
        """Return what puts the title of a frame at its top left: Graphviz turns it round."""
        direction = self.scene.direction
        return {
            "labeljust": "r" if direction == "RL" else "l",
            "labelloc": "b" if direction == "BT" else "t",
        }

    def _shelves(self) -> Iterator[str]:
        shelves = [
            ([tree.root for tree in shelf.trees], shelf.ranks)
            for shelf in self.scene.shape.shelves
        ]
        if self._options.legend:
            from argmap.export.support.legend import NAME

            shelves[-1][0].append(NAME)
        return self.in_shelves(shelves)

    def in_shelves(self, shelves: Sequence[tuple[Sequence[str], int]]) -> Iterator[str]:
        """Yield what puts trees on shelves, given by their roots and the number of ranks.

        It is not seen: points at the heads of shelves, and lines to the roots.
        """
        if sum(len(roots) for roots, _ in shelves) < 2:
            return
        invisible = {"style": "invis", "id": ""}
        tie = {**invisible, "weight": 1}
        point = attributes({"shape": "point", "width": 0, "height": 0, "label": "", **invisible})
        heads = [quoted(f"{_SHELF}{number}") for number in range(len(shelves) + 1)]
        for head in heads:
            yield f"  {head} {point};"
        # In one line with each other, and beside all that stands on the shelves.
        for (head, following), (_, ranks) in zip(pairwise(heads), shelves, strict=True):
            line = {"minlen": ranks, "weight": 50, **invisible}
            yield f"  {following} -> {head} {attributes(line)};"
        for head, (roots, _) in zip(heads, shelves, strict=False):
            for root in roots:
                name = self.scene.names.get(root) or quoted(root)
                yield f"  {name} -> {head} {attributes(tie)};"

    def _legend(self) -> Iterator[str]:
        from argmap.export.support.legend import CHANGED, LABELS, LINES, NAME, REFERENCE, legend

        signs = Picture(legend(), self._options._replace(ids=False, legend=False, labels=False))
        notes = [
            f"{self.scene.sign(label)} {html(meaning)}"
            for label, meaning in (LABELS.items() if self._options.labels else ())
        ]
        signs_of_part = captions.signs_of_part(self._map, "faint")
        notes += [html(f"{sign}: {meaning}") for sign, meaning in signs_of_part.items()]
        if self.scene.arrangement.numbers:
            notes.append(html(REFERENCE))
        if any("supposed" in facts for facts in self.scene.nodes.values()):
            notes.append(html(CHANGED))
        words = cell(['<FONT POINT-SIZE="14"><B>Legend</B></FONT>', *LINES, *notes], COLSPAN="2")
        boxes = signs.scene.arrangement.boxes
        # The highest box beside all others, as each is as high as what stands beside it.
        highest = max(boxes, key=lambda box: len(boxes[box]))
        first, *others = (signs.cell(box) for box in boxes if box != highest)
        beside = signs.cell(highest).replace("<TD", f'<TD ROWSPAN="{len(others) + 1}"', 1)
        rows = [row(words), row(first, beside), *map(row, others)]
        group = self._theme.group
        look = 'BORDER="1" CELLBORDER="0" CELLSPACING="5" CELLPADDING="2" STYLE="ROUNDED"'
        colours = f'COLOR="{group.outline}" BGCOLOR="{group.fill}"'
        about = f'class="legend", id="{NAME}", tooltip="Legend"'
        markup = f"<TABLE {look} {colours}>{''.join(rows)}</TABLE>"
        yield f"  {quoted(NAME)} [{about}, label=<{markup}>];"

    def cell(self, box: str) -> str:
        """Return a box as a cell."""
        is_alone = self.scene.is_statement(box)
        return self._statements.cell(box) if is_alone else self.arguments.cell(box)
