"""A picture in pages: what each sheet of paper has room for, with signs where a branch goes on."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from argmap.export.dot.branches import Branch, Extent, Limits, branches_of
from argmap.export.dot.language import (
    SMALL_SIZE,
    Html,
    anchor_of,
    cell,
    html,
    row,
    small_print,
    table,
)
from argmap.export.dot.picture import Picture
from argmap.export.dot.shape import (
    BETWEEN_BOXES,
    BETWEEN_RANKS,
    Size,
    Tree,
    along_and_across,
    in_shelves,
)
from argmap.export.support.line_breaking import balanced
from argmap.export.support.paper import LEAST_SIZE, Paper
from argmap.model.selection import heads_of
from argmap.text.wording import brief, first_words
from argmap.views import captions

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.export.support.export_options import ExportOptions
    from argmap.model.argument_map import ArgumentMap

    Measure = Callable[[str], list[Size]]
    """Tells how large a drawing of DOT text is, in points, and then each of its nodes."""

_HEADING = 24.0
"""How high the heading of a page is."""
_CONTENTS = 14
"""How many arguments are listed on one page."""
_LIST_COLUMNS = 76
_MOST_OPEN = 4
"""How many sheets are looked through for room that is left."""
_SMALLER, _CLOSER = 0.9, 1.2
"""How much smaller a branch is made that is too large, and how much closer boxes may stand."""
_SIGN, _STUB = Size(110, 20), Size(125, 45)
"""How large what tells is that a branch goes on elsewhere, and that it is continued from there."""
_SOME_PAGE = 90
"""A number that takes the room of another: on which page a box stands is not known at first."""


class Page(NamedTuple):
    """A page: what begins on it, as the list of pages names it, and its drawing in DOT."""

    bookmarks: list[str]
    dot_text: str


class _Sheet(NamedTuple):
    """The branches on a page, and the heads of their trees."""

    heads: list[str]
    branches: list[Branch]


def least_scale() -> float:
    """Return the scale at which the smallest text is as small as it may be on paper."""
    # Graphviz cuts off what a size has behind the point.
    return LEAST_SIZE / int(SMALL_SIZE)


def pages_of(
    argument_map: "ArgumentMap", options: "ExportOptions", paper: Paper, measure: "Measure"
) -> list[Page]:
    """Return a map in pages: its contents, each of its arguments, and the legend."""
    return _Atlas(argument_map, options, paper, measure).pages()


class _Atlas:
    """Shares out the boxes of a picture to sheets of paper."""

    def __init__(
        self,
        argument_map: "ArgumentMap",
        options: "ExportOptions",
        paper: Paper,
        measure: "Measure",
    ) -> None:
        self._map, self._measure = argument_map, measure
        groups = "tint" if options.groups == "frame" else options.groups
        whole = options._replace(
            shared="once", groups=groups, legend=False, direction=options.direction or "RL"
        )
        self._picture = Picture(argument_map, whole)
        self._scene = self._picture.scene
        self._arrangement = self._scene.arrangement
        self._sides = argument_map.sides()
        self._below: dict[str, list[str]] = {}
        for box, parent in self._arrangement.parents.items():
            self._below.setdefault(parent, []).append(box)
        self._places = {box: place for place, box in enumerate(self._arrangement.boxes)}
        self._page_of = dict.fromkeys(self._arrangement.boxes, _SOME_PAGE)
        self._tell_pages(0)
        room = paper.room
        self._room = Size(room.width / least_scale(), room.height / least_scale())
        along, across = self._extent(self._room._replace(height=self._room.height - _HEADING))
        self._stub = self._extent(_STUB)[0]
        continued = along - self._stub, across
        self._limits = Limits((along, across), continued, self._extent(_SIGN))
        self._extents = self._measured()

    def pages(self) -> list[Page]:
        """Return the pages."""
        heads = heads_of(self._map, self._sides)
        lists = list(self._lists(heads))
        sheets = list(self._sheets(heads))
        first = len(lists) + 1
        for number, sheet in enumerate(sheets, first):
            for branch in sheet.branches:
                self._page_of.update(dict.fromkeys(branch.boxes, number))
        count = len(lists) + len(sheets) + 1
        found = [
            Page([] if start else ["Contents"], self._contents(listed, start))
            for start, listed in lists
        ]
        for number, sheet in enumerate(sheets, first):
            roots = {branch.root for branch in sheet.branches}
            texts = [
                captions.text_of(head, self._map.graph.nodes[head])
                for head in sheet.heads
                if head in roots
            ]
            drawn = self._sheet_text(sheet, number, count)
            found.append(Page(list(map(first_words, texts)), drawn))
        found.append(Page(["Legend"], self._picture.legend_alone(f"Page {count} of {count}")))
        return found

    def _extent(self, size: Size) -> Extent:
        """Return how much room a size takes, with what is between it and the next."""
        along, across = along_and_across(size, self._scene.direction)
        return along + BETWEEN_RANKS, across + BETWEEN_BOXES

    def _tell_pages(self, here: int) -> None:
        """Let references name the pages of what they stand for, but not that on which they are."""
        boxes = self._arrangement.box_of
        self._scene.pages = {
            node: self._page_of[box]
            for node, box in boxes.items()
            if self._page_of.get(box, here) != here
        }

    def _measured(self) -> dict[str, Extent]:
        """Return how much room each box takes."""
        boxes = list(self._arrangement.boxes)
        nodes = (f"  {self._picture.box(box)};" for box in boxes)
        _, *sizes = self._measure(_text([*self._picture.start(None), *nodes, "}"]))
        return dict(zip(boxes, map(self._extent, sizes), strict=True))

    def _lists(self, heads: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
        """Share out the list of arguments to pages, each with the number of its first one."""
        start = 0
        while start < len(heads):
            listed = heads[start : start + _CONTENTS]
            while len(listed) > 1:
                height = self._measure(self._contents(listed, start))[0].height
                if height <= self._room.height:
                    break
                fit = int(len(listed) * self._room.height / height)
                listed = listed[: max(1, min(fit, len(listed) - 1))]
            yield start, listed
            start += len(listed)

    def _sheets(self, heads: Sequence[str]) -> Iterator[_Sheet]:
        """Yield the sheets on which the arguments have room.

        Each recommendation with its argument has sheets of its own.
        """
        together: list[str] = []
        for head in heads:
            if self._map.graph.nodes[head]["kind"] != "recommendation":
                together.append(head)
                continue
            yield from self._filled(together)
            yield from self._filled([head])
            together = []
        yield from self._filled(together)

    def _filled(self, heads: Sequence[str]) -> Iterator[_Sheet]:
        """Yield sheets with these trees, each branch on the first one that has room for it."""
        waiting = deque(
            (head, branch) for head in heads for branch in self._branches(self._tree(head))
        )
        sheets: list[_Sheet] = []
        while waiting:
            head, branch = waiting.popleft()
            alone = _Sheet([head], [branch])
            if len(branch.boxes) > 1 and not self._is_drawn_within(alone):
                smaller = list(self._branches(branch.boxes, branch))
                waiting.extendleft((head, each) for each in reversed(smaller))
                continue
            for place in range(max(0, len(sheets) - _MOST_OPEN), len(sheets)):
                if fuller := self._fuller(sheets[place], head, branch):
                    sheets[place] = fuller
                    break
            else:
                sheets.append(alone)
        yield from sheets

    def _fuller(self, sheet: _Sheet, head: str, branch: Branch) -> _Sheet | None:
        """Return a sheet with one branch more, or None if it has no room for that."""
        fuller = [_Sheet([*dict.fromkeys([*sheet.heads, head])], [*sheet.branches, branch])]
        parent = self._arrangement.parents.get(branch.root)
        for place, other in enumerate(sheet.branches):
            if parent in other.boxes:
                branches = [*sheet.branches]
                branches[place] = self._joined(other, branch)
                fuller.insert(0, sheet._replace(branches=branches))
        for each in fuller:
            if self._has_room(each) and self._is_drawn_within(each):
                return each
        return None

    def _joined(self, branch: Branch, other: Branch) -> Branch:
        """Return a branch and another that hangs on it as one."""
        boxes = sorted([*branch.boxes, *other.boxes], key=self._places.__getitem__)
        endless = self._limits._replace(room=(inf, inf), continued=(inf, inf))
        return next(branches_of(boxes, self._below, self._extents, endless, is_continued=False))

    def _tree(self, root: str) -> list[str]:
        """Return the boxes of a tree, in order of reading."""
        found, waiting = [], [root]
        while waiting:
            found.append(waiting.pop())
            waiting += reversed(self._below.get(found[-1], ()))
        return found

    def _branches(self, boxes: Sequence[str], broken: Branch | None = None) -> Iterator[Branch]:
        """Cut a tree into branches; or one that turned out to be too large, into smaller ones."""
        limits = self._limits
        if broken:
            room = _SMALLER * sum(broken.along), _SMALLER * broken.across
            limits = limits._replace(room=room, continued=room)
        is_continued = boxes[0] in self._arrangement.parents
        return branches_of(boxes, self._below, self._extents, limits, is_continued=is_continued)

    def _has_room(self, sheet: _Sheet) -> bool:
        """Return whether a sheet has room for its branches, by the estimate."""
        along, across = self._limits.room
        shelves = in_shelves(self._trees(sheet), across)
        return sum(shelf.along for shelf in shelves) <= along and all(
            shelf.across <= _CLOSER * across for shelf in shelves
        )

    def _is_drawn_within(self, sheet: _Sheet) -> bool:
        """Return whether a sheet has room for its branches, as they are drawn."""
        size, *_ = self._measure(self._sheet_text(sheet, 0, _SOME_PAGE))
        return size.width <= self._room.width and size.height <= self._room.height

    def _trees(self, sheet: _Sheet) -> list[Tree]:
        """Return the trees that the branches of a sheet make.

        Those that are reasons for one target, elsewhere, hang together on a box that tells of it.
        """
        trees: dict[str, Tree] = {}
        for branch in sheet.branches:
            target = self._target(branch.root)
            root, along = branch.root, branch.along
            if target is not None:
                root, along = self._picture.name_elsewhere(target), [self._stub, *along]
            tree = trees.setdefault(root, Tree(root, [], [0]))
            tree.along = [max(pair) for pair in zip_longest(tree.along, along, fillvalue=0.0)]
            tree.across[0] += branch.across
        return list(trees.values())

    def _target(self, box: str) -> str | None:
        """Return what a box is a reason for, if anything."""
        line = self._arrangement.lines.get(box)
        return None if line is None else self._scene.targets[line]

    def _end(self, box: str) -> tuple[str, str]:
        """Return where the line of a box leads, and of which relation it is."""
        argument = self._arrangement.lines[box]
        return self._scene.targets[argument], self._scene.nodes[argument]["relation"]

    def _sheet_text(self, sheet: _Sheet, number: int, count: int) -> str:
        """Return a sheet in DOT; its number is 0 as long as it is not known."""
        self._tell_pages(number)
        picture = self._picture
        lines = [*picture.start(self._heading(self._about(sheet, number, count)))]
        inside = {box for branch in sheet.branches for box in branch.boxes}
        begun: dict[str, list[str]] = {}
        cut: dict[tuple[str, str], dict[int, str]] = {}
        for branch in sheet.branches:
            target = self._target(branch.root)
            if target is not None:
                begun.setdefault(target, []).append(branch.root)
            for box in branch.cut:
                pages = cut.setdefault(self._end(box), {})
                # At first, each may be on a page of its own.
                pages.setdefault(self._page_of[box] if number else _SOME_PAGE + len(pages), box)
        for target, boxes in begun.items():
            page = self._page_of[self._arrangement.parents[boxes[0]]]
            lines += picture.from_elsewhere(target, boxes, page, number)
        for branch in sheet.branches:
            lines += [f"  {picture.box(box)};" for box in branch.boxes]
            for box in sorted([*branch.boxes[1:], *branch.cut], key=self._places.__getitem__):
                if box in inside:
                    lines.append(picture.line_of(box))
                elif places := cut.pop(self._end(box), None):
                    lines += picture.to_elsewhere(dict(sorted(places.items())), number)
        shelves = in_shelves(self._trees(sheet), self._limits.room[1])
        roots = [([tree.root for tree in shelf.trees], shelf.ranks) for shelf in shelves]
        return _text([*lines, *picture.in_shelves(roots), "}"])

    def _about(self, sheet: _Sheet, number: int, count: int) -> str:
        """Return what the heading of a sheet says beside the title of the map."""
        page = f"Page {number or count} of {count}"
        head, *others = sheet.heads
        if others:
            return page
        is_opposed = self._sides[head] == "other"
        return f"{page} · {captions.heading(self._map.graph.nodes[head], is_opposed=is_opposed)}"

    def _heading(self, about: str) -> Html:
        words = f"<B>{html(brief(self._map.title, 80))}</B> &#183; {html(about)}"
        return Html(table([row(cell([small_print(words, self._scene.theme.muted)]))], padding=4))

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
            page = f"page {self._page_of[head]}"
            link = html(anchor_of(self._scene.short[head]))
            rows.append(
                f'<TR><TD ALIGN="LEFT" VALIGN="TOP">{sign or "&#160;"}</TD>'
                f"{cell(lines)}"
                f'<TD VALIGN="TOP" HREF="{link}">'
                f'<FONT COLOR="{theme.muted}">{page}</FONT></TD></TR>'
            )
        title = self._picture.title(1) if not start else self._heading("Contents")
        node = f'  ":contents" [id="", label=<{table(rows, padding=6)}>];'
        return _text([*self._picture.start(Html(title)), node, "}"])


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
