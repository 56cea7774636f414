"""The shape of a picture: in which direction it goes, and how its trees stand on a page.

Sizes are estimates, in points: how wide a text is Graphviz alone knows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from argmap.export.support.line_breaking import page_width

if TYPE_CHECKING:
    from argmap.export.dot.arrangement import Arrangement
    from argmap.export.support.export_options import Direction, ExportOptions

_COLUMN, _LINE = 5.9, 14.4
_SMALL_LINE = 12.0
_MARGIN = 14.0
BETWEEN_RANKS, BETWEEN_BOXES = 36.0, 20.0
"""How far apart boxes are, along the direction of the picture and across it."""
_PAGE = 2**0.5
"""The shape of a sheet of paper: its longer side by its shorter one."""
_TRIALS = 24
_MOST_SPREAD = 8
_MOST_SPREAD_BOXES = 150
"""Between how many boxes lines may pass; among more of them, lines would be long and many."""
_COST_OF_SPREAD = 0.4
"""How much larger texts have to be where lines pass between boxes for that."""
MANY = 2_000
"""How many statements no sheet holds, so that a rough estimate of their sizes is enough."""


class Size(NamedTuple):
    """A width and a height."""

    width: float
    height: float


TYPICAL = Size(190, 90)
_REFERENCE = Size(160, 34)
_HEADER = Size(0, 20)


def statement_size(columns: int, small_lines: int, wrap: int | None) -> Size:
    """Estimate the size of a statement with a text of so many columns, and lines beside it."""
    width = wrap or page_width(columns, small_lines, 18)
    lines = max(1, -(-columns // width) + (columns > 2 * width))
    return Size(width * _COLUMN + _MARGIN, lines * _LINE + small_lines * _SMALL_LINE + _MARGIN)


@dataclass(slots=True)
class _Tree:
    """A tree of boxes: how much room its ranks take, along the direction and across it."""

    root: str
    along: list[float] = field(default_factory=list)
    across: list[float] = field(default_factory=list)

    def add(self, rank: int, along: float, across: float) -> None:
        """Add a box to a rank."""
        if rank == len(self.along):
            self.along.append(0)
            self.across.append(0)
        self.along[rank] = max(self.along[rank], along + BETWEEN_RANKS)
        self.across[rank] += across + BETWEEN_BOXES


class Shelf(NamedTuple):
    """Trees that stand beside each other, by their roots, and how many ranks the deepest has."""

    roots: list[str]
    ranks: int


class Shape(NamedTuple):
    """A direction, and the shelves on which trees stand, one behind the other.

    `distances` are how many ranks boxes are away from what they are reasons for, if more than one.
    """

    direction: "Direction"
    shelves: list[Shelf]
    distances: dict[str, int]


def shape_of(
    arrangement: "Arrangement",
    sizes: Mapping[str, Size],
    is_open: Mapping[str, object],
    options: "ExportOptions",
) -> Shape:
    """Return the shape in which texts are largest on a sheet of paper.

    `sizes` are those of statements, and what `is_open` has lines that lead to it.
    """
    is_large = len(sizes) > MANY
    directions: tuple[Direction, ...] = ("RL",) if is_large else ("BT", "RL")
    if options.direction:
        directions = (options.direction,)
    is_spread = len(arrangement.boxes) <= _MOST_SPREAD_BOXES and not options.paper
    spreads = range(1, _MOST_SPREAD + 1 if is_spread else 2)
    tried = []
    for direction in directions:
        measured = box_sizes(arrangement, sizes, is_open, direction)
        for spread in spreads:
            distances = _distances(arrangement, spread)
            trees = _trees(arrangement, measured, distances, direction)
            tried += [
                (long_side * (1 + (spread > 1) * _COST_OF_SPREAD), direction, shelves, distances)
                for long_side, shelves in _shelved(trees)
            ]
    _, best, shelves, distances = min(tried, key=lambda one: one[0])
    made = [
        Shelf([tree.root for tree in shelf], max(len(tree.along) for tree in shelf))
        for shelf in shelves
    ]
    return Shape(best, made, distances)


def _distances(arrangement: "Arrangement", spread: int) -> dict[str, int]:
    """Spread what nothing rests on, of one box, over so many ranks."""
    if spread == 1:
        return {}
    has_more = set(arrangement.parents.values())
    seen: dict[str, int] = {}
    distances = {}
    for box, parent in arrangement.parents.items():
        if box not in has_more:
            seen[parent] = seen.get(parent, -1) + 1
            if seen[parent] % spread:
                distances[box] = seen[parent] % spread + 1
    return distances


def is_upright(direction: "Direction") -> bool:
    """Return whether a direction is up or down."""
    return direction in ("BT", "TB")


def box_sizes(
    arrangement: "Arrangement",
    sizes: Mapping[str, Size],
    is_open: Mapping[str, object],
    direction: "Direction",
) -> dict[str, Size]:
    """Estimate the sizes of boxes: upright, those to which lines lead stand side by side."""
    references: dict[str, int] = {}
    for argument, _ in arrangement.references:
        box = arrangement.box_of[argument]
        references[box] = references.get(box, 0) + 1
    found, upright = {}, is_upright(direction)
    for box, nodes in arrangement.boxes.items():
        below = [sizes.get(node, _HEADER) for node in nodes]
        if upright and len(nodes) > 1:
            row = [sizes[node] for node in nodes if node in sizes and node in is_open]
            below = [sizes.get(node, _HEADER) for node in nodes if node not in is_open]
            if row:
                height = max(each.height for each in row)
                below.append(Size(sum(each.width + 30 for each in row), height))
        if box in references:
            below += [_REFERENCE] * references[box]
        widths, heights = zip(*below, strict=True)
        found[box] = Size(max(widths), sum(heights) + 6 * len(below))
    return found


def _trees(
    arrangement: "Arrangement",
    sizes: Mapping[str, Size],
    distances: Mapping[str, int],
    direction: "Direction",
) -> list[_Tree]:
    trees: dict[str, _Tree] = {}
    ranks: dict[str, tuple[_Tree, int]] = {}
    upright = is_upright(direction)
    for box in arrangement.boxes:
        parent = arrangement.parents.get(box)
        if parent is None:
            tree, rank = _Tree(box), 0
            trees[box] = tree
        else:
            tree, rank = ranks[parent]
            for _ in range(distances.get(box, 1) - 1):
                rank += 1
                # Where its line passes.
                tree.add(rank, 0, 0)
            rank += 1
        ranks[box] = tree, rank
        along, across = reversed(sizes[box]) if upright else sizes[box]
        tree.add(rank, along, across)
    return list(trees.values())


def _shelved(trees: list[_Tree]) -> Iterator[tuple[float, list[list[_Tree]]]]:
    """Yield ways to put trees into shelves, with the longer side of the sheet that each needs."""
    least = max(max(tree.across) for tree in trees)
    whole = sum(max(tree.across) for tree in trees)
    for trial in range(_TRIALS):
        limit = least * (max(whole, least) / least) ** (trial / (_TRIALS - 1))
        shelves: list[list[_Tree]] = [[]]
        filled = 0.0
        for tree in trees:
            if shelves[-1] and filled + max(tree.across) > limit * 1.001:
                shelves.append([])
                filled = 0.0
            shelves[-1].append(tree)
            filled += max(tree.across)
        across = max(sum(max(tree.across) for tree in shelf) for shelf in shelves)
        along = sum(max(sum(tree.along) for tree in shelf) for shelf in shelves)
        long, short = max(along, across), min(along, across)
        yield max(long, short * _PAGE), shelves
