"""The pictures of the maps that come with the project: nothing in them is hidden or ambiguous."""

from itertools import combinations
from pathlib import Path

import pytest
from drawing import Drawing, drawn, needs_dot, needs_helvetica
from picture_measures import Box, measures_of

import argmap
from argmap.export.dot import picture as dot
from argmap.export.support.export_options import ExportOptions

pytestmark = [needs_dot]
MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
LOOKS = {
    "bare": ExportOptions(ids=False, cites=False),
    "usual": ExportOptions(),
    "full": ExportOptions(labels=True),
}


@pytest.fixture(scope="module", params=MAPS, ids=lambda path: str(path.stem))
def real(request: pytest.FixtureRequest) -> argmap.ArgumentMap:
    """Give one of the maps."""
    return argmap.load(request.param)


@pytest.fixture(scope="module", params=LOOKS)
def drawing(real: argmap.ArgumentMap, request: pytest.FixtureRequest) -> Drawing:
    """Give a map as it is drawn."""
    return drawn(dot.write(real, LOOKS[request.param]))


def crosses(points: list[tuple[float, float]], box: Box) -> bool:
    left, bottom, right, top = box
    return any(left + 2 < x < right - 2 and bottom + 2 < y < top - 2 for x, y in points)


def test_no_two_boxes_overlap(drawing: Drawing) -> None:
    boxes = [drawing.box(node) for node in drawing.nodes]
    for one, other in combinations([*boxes, *drawing.titles.values()], 2):
        apart = one[0] > other[2] or other[0] > one[2] or one[1] > other[3] or other[1] > one[3]
        assert apart


def test_no_edge_runs_behind_a_box_or_through_the_title_of_a_group(drawing: Drawing) -> None:
    for tail, head, points in drawing.lines():
        for node in drawing.nodes.keys() - {tail, head}:
            assert not crosses(points, drawing.box(node)), (tail, head, node)
        for group, box in drawing.titles.items():
            assert not crosses(points, box), (tail, head, group)


def test_all_that_the_map_has_is_drawn(real: argmap.ArgumentMap, drawing: Drawing) -> None:
    assert drawing.steps == sorted(real.graph.edges)


@needs_helvetica
def test_pictures_are_near_the_shape_of_a_page(real: argmap.ArgumentMap) -> None:
    measured = measures_of(dot.write(real))
    assert 1 / 3 < measured.width / measured.height < 3
    assert measured.crossings <= 25
    assert measured.through == 0
