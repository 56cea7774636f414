"""Lines between sheets: signs for what goes on elsewhere, and the lines that run to them."""

from collections.abc import Iterable, Iterator, Mapping

from argmap.export.dot.argument_boxes import ArgumentBoxes
from argmap.export.dot.language import anchor_of, cell, html, quoted, row, small_print, table
from argmap.export.dot.scene import Scene
from argmap.export.support.line_breaking import balanced
from argmap.text.wording import first_words
from argmap.views import captions

_PAGES = 3
"""How many pages stand in one line of a sign."""


class Connectors:
    """Writes what connects the boxes of a map that are on several sheets."""

    def __init__(self, scene: Scene, arguments: ArgumentBoxes) -> None:
        self._scene, self._arguments, self._theme = scene, arguments, scene.theme

    def line_of(self, box: str) -> str:
        """Return the line from a box to what it is a reason for, or goes on from."""
        arrangement, names = self._scene.arrangement, self._scene.names
        if box in arrangement.pieces:
            return self._arguments.cut_line(box, names[box], names[arrangement.parents[box]])
        return "\n".join(self._arguments.lines(arrangement.lines[box]))

    def target_of(self, box: str) -> str | None:
        """Return what a box is a reason for, or the argument that goes on in it."""
        arrangement = self._scene.arrangement
        if box in arrangement.lines:
            return self._scene.targets[arrangement.lines[box]]
        return arrangement.pieces.get(box)

    def end_of(self, box: str) -> str:
        """Return in DOT where the line of a box ends."""
        arrangement = self._scene.arrangement
        if box in arrangement.pieces:
            return self._scene.names[arrangement.parents[box]]
        argument = arrangement.lines[box]
        relation = self._scene.nodes[argument]["relation"]
        return self._scene.ends[self._scene.targets[argument], relation]

    def name_elsewhere(self, target: str, number: int) -> str:
        """Return the name of a box that stands for a target which is elsewhere."""
        return f":from:{number}:{self._scene.short[target]}"

    def from_elsewhere(
        self, name: str, target: str, boxes: Iterable[str], place: str
    ) -> Iterator[str]:
        """Yield a box for a target that is in another place, and the lines from its reasons."""
        scene = self._scene
        name = quoted(name)
        shown = target if scene.is_statement(target) else scene.premises[target][0]
        text = captions.text_of(shown, scene.nodes[shown])
        if shown != target:
            text = captions.step_from(text)
        lines = [f"<I>{html(line)}</I>" for line in balanced(first_words(text), 22)]
        notes = [*lines, f"continued from {place}"]
        markup = table([row(cell([small_print(line, self._theme.muted) for line in notes]))])
        look = f'BORDER="1" COLOR="{self._theme.muted}"'
        label = table([row(f"<TD {look}>{markup}</TD>")], padding=2)
        anchor = quoted(anchor_of(scene.short[shown]))
        yield f'  {name} [class="continued", id="", URL={anchor}, label=<{label}>];'
        for box in boxes:
            yield self._arguments.cut_line(box, scene.names[box], name)

    def to_elsewhere(self, boxes: Mapping[str, str]) -> Iterator[str]:
        """Yield a sign that reasons for one target are elsewhere, and its line to the target.

        In each of these places is this box, and maybe more.
        """
        first = next(iter(boxes.values()))
        name = quoted(f":to:{first}")
        *before, last = boxes
        places = [*(f"{place}," for place in before), last]
        cells = [
            cell([self._faint(place)], **self._leading_to(box))
            for place, box in zip(places, boxes.values(), strict=True)
        ]
        rows = [row(*cells[at : at + _PAGES]) for at in range(0, len(cells), _PAGES)]
        pages = f"<TD>{table(rows, padding=1)}</TD>"
        label = table([row(cell([self._faint("continues on")]), pages)])
        yield f'  {name} [class="continued", id="", label=<{label}>];'
        yield self._arguments.cut_line(first, name, self.end_of(first))

    def _faint(self, text: str) -> str:
        return small_print(f"<I>{text}</I>", self._theme.muted)

    def _leading_to(self, box: str) -> dict[str, str]:
        """Return the mark of a cell that leads to a box."""
        scene = self._scene
        statement = next(filter(scene.is_statement, scene.arrangement.boxes[box]), None)
        return {"HREF": html(anchor_of(scene.short[statement]))} if statement else {}
