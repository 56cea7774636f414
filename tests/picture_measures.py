"""Measures of a picture, taken from the drawing that Graphviz makes of it."""

import json
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""
Point = tuple[float, float]
Segment = tuple[int, Point, Point]

_NOMINAL = 12
"""The size of the text of statements, in points."""
_A4 = (842 - 72, 595 - 72)
"""What a sheet of A4 has room for within margins of half an inch, in points."""
_LEAST_INSIDE = 1.5
"""How far within a box a line has to be to run through it, in points."""


@dataclass(frozen=True)
class Measures:
    """What can be told of a drawing without looking at it.

    `crossings` counts the pairs of lines that cross, `through` the boxes and titles that a line
    runs through which does not end there.
    """

    crossings: int
    through: int
    width: float
    height: float

    @property
    def text_at_a4(self) -> float:
        """The size of the text of statements, in points, where the picture fills a sheet of A4."""
        long, short = max(self.width, self.height), min(self.width, self.height)
        return _NOMINAL * min(1, _A4[0] / long, _A4[1] / short)

    def __str__(self) -> str:
        return (
            f"{self.crossings} crossings, {self.through} through boxes, "
            f"{self.width:.0f} × {self.height:.0f} pt, text {self.text_at_a4:.1f} pt at A4"
        )


def measures_of(dot_text: str) -> Measures:
    """Lay out DOT text with Graphviz and measure the drawing."""
    done = subprocess.run(
        ["dot", "-Tjson"], input=dot_text.encode(), capture_output=True, check=True
    )
    drawn = json.loads(done.stdout, strict=False)
    boxes: dict[int | str, Box] = {}
    for thing in drawn.get("objects", []):
        if "pos" in thing:
            boxes[thing["_gvid"]] = box_at(thing["pos"], thing["width"], thing["height"])
        elif "lp" in thing:
            boxes[thing["name"]] = box_at(thing["lp"], thing["lwidth"], thing["lheight"])
    if "lp" in drawn:
        boxes[""] = box_at(drawn["lp"], drawn["lwidth"], drawn["lheight"])
    lines = [
        (edge["tail"], edge["head"], _points(edge))
        for edge in drawn.get("edges", [])
        if edge.get("style") != "invis"
    ]
    segments = [
        (number, *ends) for number, (*_, points) in enumerate(lines) for ends in pairwise(points)
    ]
    through = sum(
        _runs_through(points, box)
        for tail, head, points in lines
        for name, box in boxes.items()
        if name not in (tail, head)
    )
    _, _, width, height = map(float, drawn["bb"].split(","))
    return Measures(len(_crossing(segments)), through, width, height)


def box_at(place: str, width: str, height: str) -> Box:
    """Return the box at a place, as Graphviz says it: its middle in points, its size in inches."""
    x, y = map(float, place.split(","))
    across, up = float(width) * 36, float(height) * 36
    return x - across, y - up, x + across, y + up


def curve(points: list[Point], pieces: int = 24) -> list[Point]:
    """Return points along a cubic Bézier curve."""
    found = []
    for piece in range(pieces + 1):
        far = piece / pieces
        near = 1 - far
        shares = (near**3, 3 * near**2 * far, 3 * near * far**2, far**3)
        x = sum(share * point[0] for share, point in zip(shares, points, strict=True))
        y = sum(share * point[1] for share, point in zip(shares, points, strict=True))
        found.append((x, y))
    return found


def _points(edge: dict[str, Any]) -> list[Point]:
    """Return points along an edge from its tail to the tip of its arrow."""
    ends: dict[str, Point] = {}
    controls: list[Point] = []
    for point in edge.get("pos", "").split():
        *kind, x, y = point.split(",")
        if kind:
            ends[kind[0]] = float(x), float(y)
        else:
            controls.append((float(x), float(y)))
    along = [
        point
        for start in range(0, len(controls) - 3, 3)
        for point in curve(controls[start : start + 4], 12)
    ]
    start, end = ([ends[kind]] if kind in ends else [] for kind in "se")
    return [*start, *along, *end]


def _runs_through(points: list[Point], box: Box) -> bool:
    left, bottom, right, top = box
    inside = _LEAST_INSIDE
    return any(
        left + inside < x < right - inside and bottom + inside < y < top - inside
        for x, y in points
    )


def _crossing(segments: list[Segment]) -> set[tuple[int, int]]:
    """Return the pairs of lines of which segments cross."""
    found: set[tuple[int, int]] = set()
    active: list[Segment] = []
    for segment in sorted(segments, key=lambda each: min(each[1][0], each[2][0])):
        line, start, end = segment
        left = min(start[0], end[0])
        active = [each for each in active if max(each[1][0], each[2][0]) >= left]
        for other, *ends in active:
            if other != line and _cross(start, end, *ends):
                found.add((min(line, other), max(line, other)))
        active.append(segment)
    return found


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
