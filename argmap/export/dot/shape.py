"""The shape of a picture: in which direction it goes, and how its trees stand on a page.

Sizes are estimates, in points: how wide a text is Graphviz alone knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from argmap.export.support.line_breaking import page_width

if TYPE_CHECKING:
    from argmap.export.dot.arrangement import Arrangement
    from argmap.export.dot.branches import Extent
    from argmap.export.support.export_options import Direction, ExportOptions

_COLUMN, _LINE = 5.9, 14.4
_SMALL_LINE = 12.0
_MARGIN = 14.0
BETWEEN_RANKS, BETWEEN_BOXES = 36.0, 20.0
"""How far apart boxes are, along the direction of the picture and across it."""
_OF_A_LINE = BETWEEN_BOXES
"""How much room Graphviz gives to a line that passes boxes, beside what is between boxes."""
_PAGE = 2**0.5
"""The shape of a sheet of paper: its longer side by its shorter one."""
_TRIALS = 24
_BROADEST = (4.0, 2.8, 2.0, 1.4, 1.0, 0.7, 0.5)
"""How many times its length a branch may be broad before what hangs on one box is stacked."""
_MOST_PASSED = 5_000
"""How many ranks lines may pass, all together: Graphviz needs long to lead them there."""
_LONGER = 1.3
"""How many times as long a stack may be at the next attempt."""
_COST_OF_STACKS = 0.4
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
    return Size(
        min(columns, width) * _COLUMN + _MARGIN,
        lines * _LINE + small_lines * _SMALL_LINE + _MARGIN,
    )


@dataclass(slots=True)
class Tree:
    """A tree of boxes: how much room its ranks take, along the direction and across it.

    `breadth` is how broad the broadest of them is.
    """

    root: str
    along: list[float] = field(default_factory=list)
    across: list[float] = field(default_factory=list)
    breadth: float = 0

    def add(self, rank: int, along: float, across: float) -> None:
        """Add to a rank what takes so much room."""
        if rank == len(self.along):
            self.along.append(along)
            self.across.append(across)
        else:
            self.along[rank] = max(self.along[rank], along)
            self.across[rank] += across
        self.breadth = max(self.breadth, self.across[rank])


class Shelf(NamedTuple):
    """Trees that stand beside each other, and how much room they take."""

    trees: list[Tree]

    @property
    def ranks(self) -> int:
        """How many ranks the deepest tree has."""
        return max(len(tree.along) for tree in self.trees)

    @property
    def along(self) -> float:
        """How long the trees are: they have their ranks in common."""
        ranks = zip_longest(*[tree.along for tree in self.trees], fillvalue=0.0)
        return sum(map(max, ranks))

    @property
    def across(self) -> float:
        """How broad the trees are, all together."""
        return sum([tree.breadth for tree in self.trees])


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
    is_stacked = not is_large and not options.paper
    tried = []
    for direction in directions:
        measured = _box_sizes(arrangement, sizes, is_open, direction)
        extents = {box: extent_of(size, direction) for box, size in measured.items()}
        # At first, all branches stand side by side.
        ways: list[dict[str, int]] = [{}]
        for broadest in _BROADEST if is_stacked else ():
            distances = _distances(arrangement, extents, broadest)
            if sum(distances.values()) > _MOST_PASSED:
                break
            if distances not in ways:
                ways.append(distances)
        tried += [
            (long_side * (1 + bool(distances) * _COST_OF_STACKS), direction, shelves, distances)
            for distances in ways
            for long_side, shelves in _shelved(_trees(arrangement, extents, distances))
        ]
    _, best, shelves, distances = min(tried, key=lambda one: one[0])
    return Shape(best, shelves, distances)


def _distances(
    arrangement: "Arrangement", extents: Mapping[str, "Extent"], broadest: float
) -> dict[str, int]:
    """Stack the branches of one box, one behind the other, where they are too broad side by side.

    Return how many ranks away from it those are then that do not stand in front.
    """
    branches: dict[str, _Branch] = {}
    distances: dict[str, int] = {}
    for box in reversed(arrangement.boxes):
        branch = _Branch(1, *extents[box])
        if following := arrangement.below.get(box):
            hanging = [branches[each] for each in following]
            beside = branch.followed_by(hanging)
            if sum([each.across for each in hanging]) > broadest * beside.along:
                stacks = _stacked(hanging, broadest, branch.along)
                starts = [start for stack in stacks for start in stack.starts]
                for each, start in zip(following, starts, strict=True):
                    if start:
                        distances[each] = start + 1
                beside = branch.followed_by(stacks)
            branch = beside
        branches[box] = branch
    return distances


class _Branch(NamedTuple):
    """How many ranks a branch has, and how much room it takes."""

    ranks: int
    along: float
    across: float

    def followed_by(self, others: "Sequence[_Branch | _Stack]") -> "_Branch":
        """Return the branch of a box on which branches, or stacks of them, hang side by side."""
        return _Branch(
            self.ranks + max([other.ranks for other in others]),
            self.along + max([other.along for other in others]),
            max(self.across, sum([other.across for other in others])),
        )


@dataclass(slots=True)
class _Stack:
    """Branches of one box, one behind the other: at which rank each starts, and their room."""

    starts: list[int] = field(default_factory=list)
    ranks: int = 0
    along: float = 0
    across: float = 0

    def add(self, branch: _Branch) -> None:
        """Put a branch behind the others, to which its line passes these."""
        self.starts.append(self.ranks)
        self.ranks += branch.ranks
        self.along += branch.along
        passing = (_OF_A_LINE + BETWEEN_BOXES) * (len(self.starts) > 1)
        self.across = max(self.across, branch.across) + passing


def _stacked(branches: list[_Branch], broadest: float, before: float) -> list[_Stack]:
    """Share out the branches of a box to stacks side by side, in order."""
    longest = max(branch.along for branch in branches)
    limit = 0.0
    while True:
        stacks = [_Stack()]
        for branch in branches:
            if stacks[-1].starts and stacks[-1].along + branch.along > limit:
                stacks.append(_Stack())
            stacks[-1].add(branch)
        across = sum(stack.across for stack in stacks)
        along = before + max(stack.along for stack in stacks)
        if len(stacks) == 1 or across <= broadest * along:
            return stacks
        limit = max(longest, limit * _LONGER)


def is_upright(direction: "Direction") -> bool:
    """Return whether a direction is up or down."""
    return direction in ("BT", "TB")


def along_and_across(size: Size, direction: "Direction") -> tuple[float, float]:
    """Return how much room a size takes along a direction, and across it."""
    width, height = size
    return (height, width) if is_upright(direction) else (width, height)


def extent_of(size: Size, direction: "Direction") -> "Extent":
    """Return how much room a size takes, with what is between it and the next."""
    along, across = along_and_across(size, direction)
    return along + BETWEEN_RANKS, across + BETWEEN_BOXES


def _box_sizes(
    arrangement: "Arrangement",
    sizes: Mapping[str, Size],
    is_open: Mapping[str, object],
    direction: "Direction",
) -> dict[str, Size]:
    """Estimate the sizes of boxes: upright, those to which lines lead stand side by side."""
    references: dict[str, int] = {}
    for argument, premise in arrangement.references:
        box = arrangement.home_of(argument, premise)
        references[box] = references.get(box, 0) + 1
    found, upright = {}, is_upright(direction)
    for box, nodes in arrangement.boxes.items():
        if len(nodes) == 1 and box not in references:
            width, height = sizes.get(nodes[0], _HEADER)
            found[box] = Size(width, height + 6)
            continue
        below = [sizes.get(node, _HEADER) for node in nodes]
        if upright and len(nodes) > 1:
            row = [sizes[node] for node in nodes if node in sizes and node in is_open]
            below = [sizes.get(node, _HEADER) for node in nodes if node not in is_open]
            if row:
                height = max(each.height for each in row)
                below.append(Size(sum(each.width + 30 for each in row), height))
        if box in references:
            below += [_REFERENCE] * references[box]
        widths, heights = zip(*(below or [TYPICAL]), strict=True)
        found[box] = Size(max(widths), sum(heights) + 6 * len(below))
    return found


def _trees(
    arrangement: "Arrangement", extents: Mapping[str, "Extent"], distances: Mapping[str, int]
) -> list[Tree]:
    trees: list[Tree] = []
    ranks: dict[str, tuple[Tree, int]] = {}
    for box in arrangement.boxes:
        parent = arrangement.parents.get(box)
        if parent is None:
            tree, rank = Tree(box), 0
            trees.append(tree)
        else:
            tree, rank = ranks[parent]
            for _ in range(distances.get(box, 1) - 1):
                rank += 1
                tree.add(rank, BETWEEN_RANKS, _OF_A_LINE + BETWEEN_BOXES)
            rank += 1
        ranks[box] = tree, rank
        tree.add(rank, *extents[box])
    return trees


def in_shelves(trees: Iterable[Tree], limit: float) -> list[Shelf]:
    """Put trees, in order, into shelves that are no broader than a limit if a tree is not."""
    shelves: list[Shelf] = []
    filled = inf
    for tree in trees:
        filled += tree.breadth
        if filled > limit:
            shelves.append(Shelf([]))
            filled = tree.breadth
        shelves[-1].trees.append(tree)
    return shelves


def _shelved(trees: list[Tree]) -> Iterator[tuple[float, list[Shelf]]]:
    """Yield ways to put trees into shelves, with the longer side of the sheet that each needs."""
    least = max([tree.breadth for tree in trees])
    whole = Shelf(trees).across
    before: list[Shelf] = []
    for trial in range(_TRIALS):
        limit = least * (max(whole, least) / least) ** (trial / (_TRIALS - 1))
        shelves = in_shelves(trees, limit * 1.001)
        if shelves == before:
            continue
        before = shelves
        across = max(shelf.across for shelf in shelves)
        along = sum(shelf.along for shelf in shelves)
        long, short = max(along, across), min(along, across)
        yield max(long, short * _PAGE), shelves
