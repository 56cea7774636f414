"""Groups in a picture: frames where their boxes stand together, and tints where they do not."""

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.export.dot.language import SMALL_SIZE, Html, cell, escaped, html, row, table, tip
from argmap.export.support.line_breaking import balanced
from argmap.text.wording import shorten
from argmap.views import captions

if TYPE_CHECKING:
    from argmap.export.dot.arrangement import Arrangement
    from argmap.export.support.export_options import GroupStyle
    from argmap.export.support.themes import Paint, Theme
    from argmap.model.argument_map import ArgumentMap

_TITLE_COLUMNS = 50
_LEAST_BOXES = 3
"""How many boxes make a frame: for fewer, a tint says as much."""


class Frame(NamedTuple):
    """Boxes of a group that stand together."""

    group: str
    boxes: list[str]


class GroupFrames:
    """Tells how the groups of a map are seen.

    `frames` are by their first box, `framed` has that of each box in one.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        arrangement: "Arrangement",
        style: "GroupStyle",
        theme: "Theme",
    ) -> None:
        self._theme = theme
        self._groups = argument_map.groups if style != "none" else {}
        self._nodes = argument_map.nodes
        numbers = enumerate(self._groups)
        self._paints = {group: theme.tints[number % len(theme.tints)] for number, group in numbers}
        self._tags: dict[tuple[str, int], str] = {}
        self.frames: dict[str, Frame] = {}
        self.framed: dict[str, Frame] = {}
        if style == "frame" and self._groups:
            self._find_frames(arrangement)

    def tag(self, group: str | None, box: str, width: int) -> str:
        """Return the row that names the group of a statement in a box, if no frame does."""
        if group not in self._groups or box in self.framed:
            return ""
        known = (group, width)
        tag = self._tags.get(known)
        if tag is None:
            paint = self._paints[group]
            title = shorten(captions.group_title(group, self._groups[group]))
            font = f'<FONT POINT-SIZE="{SMALL_SIZE}" COLOR="{paint.text}">'
            shown = [f"{font}{html(line)}</FONT>" for line in balanced(title, width)]
            tag = self._tags[known] = row(cell(shown, BGCOLOR=paint.fill))
        return tag

    def attributes_of(self, group: str) -> dict[str, Any]:
        """Return the attributes of the frame of a group."""
        title = captions.group_title(group, self._groups[group])
        return frame_attributes(title, f"group:{group}", self._theme, self._paints[group])

    def _find_frames(self, arrangement: "Arrangement") -> None:
        scattered: set[str | None] = set()
        for box, contents in arrangement.boxes.items():
            parent = arrangement.parents.get(box)
            above = None if parent is None else self.framed.get(parent)
            groups = {
                self._nodes[node].get("group") for node in contents if "kind" in self._nodes[node]
            }
            # What has but references stands with what they are reasons for.
            group = groups.pop() if groups else above and above.group
            if groups:
                scattered |= {group, *groups}
            if groups or group not in self._groups:
                continue
            if above and above.group == group:
                above.boxes.append(box)
                self.framed[box] = above
            else:
                self.frames[box] = self.framed[box] = Frame(group, [box])
        # What is not all of a tree or a branch would be torn apart by what hangs on it.
        torn = {
            self.framed[parent].group
            for box, parent in arrangement.parents.items()
            if parent in self.framed and self.framed.get(box) is not self.framed[parent]
        }
        is_one_tree = len(arrangement.parents) == len(arrangement.boxes) - 1
        in_pieces = Counter(frame.group for frame in self.frames.values())
        for first, frame in list(self.frames.items()):
            is_whole = in_pieces[frame.group] == 1 and frame.group not in scattered | torn
            # Graphviz loses the order of trees side by side if one of them has a frame.
            is_whole = is_whole and (first in arrangement.parents or is_one_tree)
            if not is_whole or len(frame.boxes) < _LEAST_BOXES:
                del self.frames[first]
                for box in frame.boxes:
                    del self.framed[box]


def frame_attributes(
    title: str, name: str, theme: "Theme", paint: "Paint", notes: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the attributes of a frame with a title at the top left."""
    lines = [
        f'<FONT POINT-SIZE="14" COLOR="{paint.text}"><B>{html(line)}</B></FONT>'
        for line in balanced(title, _TITLE_COLUMNS)
    ]
    return {
        "label": Html(table([row(cell([*lines, *notes], BGCOLOR=paint.fill))], padding=4)),
        "id": escaped(name),
        "tooltip": tip(title),
        "style": "filled,rounded",
        "fillcolor": theme.group.fill,
        "color": paint.outline,
        "penwidth": 1,
        "margin": 12,
    }
