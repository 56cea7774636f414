"""Sheets of paper: what has room on each, and how it is drawn, with signs of what is elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, zip_longest
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from argmap.export.dot.branches import Branch, Extent, Limits, branches_of
from argmap.export.dot.connectors import Connectors
from argmap.export.dot.language import SMALL_SIZE, Html, html, text_of
from argmap.export.dot.picture import Picture
from argmap.export.dot.shape import Shelf, Size, Tree, extent_of, in_shelves
from argmap.export.support.paper import LEAST_SIZE, Paper
from argmap.text.wording import brief
from argmap.views import captions

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap

    Measure = Callable[[str], list[Size]]
    """Tells how large a drawing of DOT text is, in points, and then each of its nodes."""

_HEADING = 24.0
"""How high the heading of a page is."""
# Graphviz cuts off what a size has behind the point.
LEAST_SCALE = LEAST_SIZE / int(SMALL_SIZE)
"""The scale at which the smallest text is as small as it may be on paper."""
_SMALLER = 0.9
"""How much smaller a branch is made that is too large."""
_EASILY, _HARDLY = 0.8, 1.1
"""How full a sheet is, by the estimate, where there is no doubt that it has room, or has none."""
_SIGN, _STUB = Size(170, 20), Size(125, 45)
"""How large what tells is that a branch goes on elsewhere, and that it is continued from there."""
_SOME_PAGE = 90
"""A number that takes the room of another: on which page a box stands is not known at first."""


class Sheet(NamedTuple):
    """The branches on a page, and the heads of their trees."""

    heads: list[str]
    branches: list[Branch]


class _Grown(NamedTuple):
    """A tree on a sheet: what its branches are reasons for, if they are continued there."""

    tree: Tree
    target: str | None
    branches: list[Branch]


class Sheets:
    """The sheets of a map: branches of its boxes are put on them, and they are drawn.

    `page_of` has the page of each box, once that is known, and before a number that takes as much
    room. `room` is what a sheet has room for.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        options: "ExportOptions",
        paper: Paper,
        measure: "Measure",
    ) -> None:
        self._map, self._sides, self._measure = argument_map, argument_map.sides(), measure
        groups = "tint" if options.groups == "frame" else options.groups
        whole = options._replace(
            shared="once", groups=groups, legend=False, direction=options.direction or "RL"
        )
        self.room = Size(*(side / LEAST_SCALE for side in paper.room))
        self._crowded: frozenset[str] = frozenset()
        while True:
            self.picture = Picture(argument_map, whole, self._crowded)
            self._scene = self.picture.scene
            self._arrangement = self._scene.arrangement
            self.page_of = dict.fromkeys(self._arrangement.boxes, _SOME_PAGE)
            self._tell_pages(0)
            along, across = self._extent(self.room._replace(height=self.room.height - _HEADING))
            self._stub = self._extent(_STUB)[0]
            continued = along - self._stub, across
            self._limits = Limits((along, across), continued, self._extent(_SIGN))
            self._extents = self._measured()
            more = self._crowded.union(*map(self._crowding, self._extents))
            if more == self._crowded:
                break
            self._crowded = more
        self._connectors = Connectors(self._scene, self.picture.arguments)
        self._below = self._arrangement.below
        self._places = {box: place for place, box in enumerate(self._arrangement.boxes)}

    def _crowding(self, box: str) -> Iterable[str]:
        """Return what makes a box larger than a sheet: its argument, or else its long texts."""
        along, across = self._extents[box]
        room, sign = self._limits.continued, self._limits.sign
        if along + sign[0] <= room[0] and across <= room[1]:
            return ()
        if box in self._scene.targets and box not in self._crowded:
            return (box,)
        statements = filter(self._scene.is_statement, self._arrangement.boxes[box])
        return filter(self._scene.is_long, statements)

    def _tell_pages(self, here: int) -> None:
        """Let references name the pages of what they stand for, but not that on which they are."""
        boxes = self._arrangement.box_of
        self._scene.pages = {
            node: self.page_of[box]
            for node, box in boxes.items()
            if self.page_of.get(box, here) != here
        }

    def branches(self, root: str) -> Iterator[Branch]:
        """Cut a tree into branches."""
        boxes, waiting = [], [root]
        while waiting:
            boxes.append(waiting.pop())
            waiting += reversed(self._below.get(boxes[-1], ()))
        return self._cut(boxes, self._limits)

    def smaller(self, branch: Branch) -> Iterator[Branch]:
        """Cut a branch that turned out to be too large into smaller ones."""
        room = _SMALLER * sum(branch.along), _SMALLER * branch.across
        return self._cut(branch.boxes, self._limits._replace(room=room, continued=room))

    def fuller(self, sheet: Sheet, head: str, branch: Branch) -> Sheet | None:
        """Return a sheet with one branch more, or None if it has no room for that."""
        fuller = [Sheet([*dict.fromkeys([*sheet.heads, head])], [*sheet.branches, branch])]
        parent = self._arrangement.parents.get(branch.root)
        for place, other in enumerate(sheet.branches):
            if parent in other.boxes:
                branches = [*sheet.branches]
                branches[place] = self._joined(other, branch)
                fuller.insert(0, sheet._replace(branches=branches))
        return next(filter(self.has_room, fuller), None)

    def _joined(self, branch: Branch, other: Branch) -> Branch:
        """Return a branch and another that hangs on it as one."""
        boxes = sorted([*branch.boxes, *other.boxes], key=self._places.__getitem__)
        endless = self._limits._replace(room=(inf, inf), continued=(inf, inf))
        return next(self._cut(boxes, endless))

    def _cut(self, boxes: Sequence[str], limits: Limits) -> Iterator[Branch]:
        is_continued = boxes[0] in self._arrangement.parents
        return branches_of(boxes, self._below, self._extents, limits, is_continued=is_continued)

    def has_room(self, sheet: Sheet) -> bool:
        """Return whether a sheet has room for its branches: if in doubt, as they are drawn."""
        along, across = self._limits.room
        shelves = self._shelves(self._trees(sheet))
        filled = max(
            sum(shelf.along for shelf in shelves) / along,
            max(shelf.across for shelf in shelves) / across,
        )
        if filled < _EASILY or filled > _HARDLY:
            return filled < _EASILY
        size, *_ = self._measure(self.text(sheet, 0, _SOME_PAGE))
        return size.width <= self.room.width and size.height <= self.room.height

    def _trees(self, sheet: Sheet) -> dict[str, _Grown]:
        """Return the trees that the branches of a sheet make, by the names of their roots.

        Those that are reasons for one target, elsewhere, hang together on a box that tells of it;
        or on several, where one tree would be too broad.
        """
        trees: dict[str, _Grown] = {}
        for branch in sheet.branches:
            target = self._connectors.target_of(branch.root)
            root, along = branch.root, branch.along
            if target is not None:
                along = [self._stub, *along]
                names = (self._connectors.name_elsewhere(target, number) for number in count())
                root = next(name for name in names if self._grows(trees.get(name), branch))
            grown = trees.setdefault(root, _Grown(Tree(root), target, []))
            grown.branches.append(branch)
            tree = grown.tree
            tree.along = [max(pair) for pair in zip_longest(tree.along, along, fillvalue=0.0)]
            tree.breadth += branch.across
        return trees

    def _grows(self, grown: _Grown | None, branch: Branch) -> bool:
        """Return whether a tree may have a branch more: there is none yet, or it is not broad."""
        return not grown or grown.tree.breadth + branch.across <= self._limits.room[1]

    def _shelves(self, trees: Mapping[str, _Grown]) -> list[Shelf]:
        return in_shelves((grown.tree for grown in trees.values()), self._limits.room[1])

    def text(self, sheet: Sheet, number: int, count: int) -> str:
        """Return a sheet in DOT; its number is 0 as long as it is not known."""
        self._tell_pages(number)
        picture, connectors = self.picture, self._connectors
        lines = [*picture.start(self.heading(self._about(sheet, number, count)))]
        cut: dict[str, dict[int, str]] = {}
        for branch in sheet.branches:
            for box in branch.cut:
                pages = cut.setdefault(connectors.end_of(box), {})
                # At first, each may be on a page of its own.
                pages.setdefault(self.page_of[box] if number else _SOME_PAGE + len(pages), box)
        trees = self._trees(sheet)
        for name, grown in trees.items():
            if grown.target is not None:
                boxes = [branch.root for branch in grown.branches]
                page = self.page_of[self._arrangement.parents[boxes[0]]]
                place = _place(page, page, number)
                lines += connectors.from_elsewhere(name, grown.target, boxes, place)
        for branch in sheet.branches:
            lines += [f"  {picture.box(box)};" for box in branch.boxes]
            inside = set(branch.boxes)
            for box in sorted([*branch.boxes[1:], *branch.cut], key=self._places.__getitem__):
                if box in inside:
                    lines.append(connectors.line_of(box))
                elif places := cut.pop(connectors.end_of(box), None):
                    lines += connectors.to_elsewhere(dict(_in_runs(places, number)))
        shelves = self._shelves(trees)
        roots = [([tree.root for tree in shelf.trees], shelf.ranks) for shelf in shelves]
        return text_of([*lines, *picture.in_shelves(roots), "}"])

    def _about(self, sheet: Sheet, number: int, count: int) -> str:
        """Return what the heading of a sheet says beside the title of the map."""
        page = f"Page {number or count} of {count}"
        head, *others = sheet.heads
        if others:
            return page
        is_opposed = self._sides[head] == "other"
        return f"{page} · {captions.heading(self._map.nodes[head], is_opposed=is_opposed)}"

    def heading(self, about: str) -> Html:
        """Return the heading of a page, which says this beside the title of the map."""
        words = f"<B>{html(brief(self._map.title, 60))}</B> &#183; {html(brief(about, 70))}"
        return self.picture.heading(words)

    def _extent(self, size: Size) -> Extent:
        return extent_of(size, self._scene.direction)

    def _measured(self) -> dict[str, Extent]:
        """Return how much room each box takes."""
        boxes = list(self._arrangement.boxes)
        nodes = (f"  {self.picture.box(box)};" for box in boxes)
        _, *sizes = self._measure(text_of([*self.picture.start(None), *nodes, "}"]))
        return dict(zip(boxes, map(self._extent, sizes), strict=True))


def _in_runs(boxes: Mapping[int, str], here: int) -> Iterator[tuple[str, str]]:
    """Yield pages that follow each other as one place, with the box on the first of them."""
    ordered = sorted(boxes)
    for _, run in groupby(ordered, key=lambda page: page - ordered.index(page)):
        first, *_, last = [*run] * 2
        yield _place(first, last, here), boxes[first]


def _place(first: int, last: int, here: int) -> str:
    if first < last:
        return f"pages {first}–{last}"
    return "this page" if first == here else f"page {first}"
