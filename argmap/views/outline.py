"""A map as trees: what stands under what, and where a branch is cut; nothing of its words.

What the terminal, a page and a document show of a map is the same outline, written differently.
"""

from collections import deque
from collections.abc import Iterator
from itertools import count

from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import heads_of
from argmap.model.walks import circles
from argmap.views.entries import TEXT_COLUMNS, Entry, EntryMark, Tree, View
from argmap.views.layout import Above, Branch, Layout, Path, Slot

_STEP = 3


class Outline:
    """The trees of a map at a width, made while they are read.

    `width` is how many columns there are for guides and text; without it, no branch is too deep.
    Trees must be read in order, each to its end. `structure` and `sides` are those of the map, and
    `nodes` are its nodes with their attributes.
    """

    def __init__(self, argument_map: ArgumentMap, view: View, width: int | None = None) -> None:
        self._view = view
        self._width = width
        self.sides = sides = argument_map.sides()
        self._circles = _circles(argument_map)
        self._shown: dict[str, str] = {}
        self._above = Above()
        self._layout = Layout(argument_map, view, sides)
        self.structure = argument_map.structure
        self.nodes = argument_map.nodes
        self._left_out = {
            node: facts["left_out"] for node, facts in self.nodes.items() if "left_out" in facts
        }
        self._outside = {node for node, facts in self.nodes.items() if "outside" in facts}
        heads = heads_of(argument_map, sides, upward=view.invert)
        self._numbers = {head: str(number) for number, head in enumerate(heads, 1)}

    @property
    def several(self) -> bool:
        """Return whether there is more than one tree, so that their numbers mean something."""
        return len(self._numbers) > 1

    def trees(self) -> Iterator[Tree]:
        """Yield the trees: one for each head of the map."""
        for head, number in self._numbers.items():
            yield from self._tree(head, number)

    def _tree(self, root: str, number: str) -> Iterator[Tree]:
        """Yield a tree, and the trees in which its deep branches go on."""
        waiting: deque[tuple[str, Branch, str | None]] = deque()
        waiting.append((number, Branch(root, 0), None))
        made = 0
        while waiting:
            current, branch, origin = waiting.popleft()
            cut: list[Branch] = []
            numbers = (f"{number}.{following}" for following in count(made + 1))
            entries = self._entries(branch, current, cut, numbers)
            is_opposed = self.sides[root] == "other"
            yield Tree(current, branch.statement, entries, origin, is_opposed)
            for deep in cut:
                made += 1
                again = Branch(deep.statement, deep.level, deep.path, step=deep.step)
                waiting.append((f"{number}.{made}", again, current))

    def _entries(
        self,
        root: Branch,
        number: str,
        cut: list[Branch],
        numbers: Iterator[str],
    ) -> Iterator[Entry]:
        """Yield the entries of a tree, collecting the branches that are too deep for the width."""
        stack: list[Branch | Slot] = [root]
        while stack:
            item = stack.pop()
            if isinstance(item, Slot):
                stack.extend(reversed(self._layout.laid_out(item)))
                continue
            slots: list[Slot] = []
            mark, tree = self._mark(item, number)
            is_full = mark is None and item.expand
            if is_full:
                slots = self._layout.slots(item)
                if slots and self._is_too_deep(item):
                    mark, tree, slots = EntryMark.CONTINUED, next(numbers), []
                    cut.append(item)
                self._shown.setdefault(item.node, tree or number)
            yield Entry(
                item.statement,
                item.level,
                item.word,
                item.argument,
                item.first,
                item.rest,
                item.pad,
                bool(slots),
                mark,
                tree,
                item.more,
                self._left_out.get(item.node, 0) if is_full and mark is None else 0,
                item.statement in self._outside,
                item.step,
            )
            stack.extend(reversed(slots))

    def _mark(self, branch: Branch, number: str) -> tuple[EntryMark | None, str]:
        """Tell why a branch of a tree ends before it is shown in full, if it does."""
        node = branch.node
        if branch.more:
            return EntryMark.LINKED, ""
        if branch.word is None or branch.path is None:
            return None, ""
        mark, tree = None, ""
        if self._is_circle(node, branch.path, number):
            mark = EntryMark.CIRCLE
        elif node in self._numbers:
            mark, tree = EntryMark.TREE, self._numbers[node]
        elif node in self._shown and self._is_shown_once(branch):
            mark, tree = EntryMark.SHOWN, ""
            shown_in = self._shown[node]
            if self.several or "." in shown_in:
                mark, tree = EntryMark.EARLIER, shown_in
        return mark, tree

    def _is_shown_once(self, branch: Branch) -> bool:
        if not self._view.dedupe:
            return False
        return self._view.once or not self._layout.is_brief(branch)

    def _is_circle(self, node: str, above: Path, number: str) -> bool:
        """Return whether a node was shown in a tree already, and leads back to one above it."""
        circle = self._circles.get(node)
        if circle is None or circle != self._circles.get(above.node):
            return False
        if not self._view.dedupe:
            return self._above.holds(above, node)
        shown_in = self._shown.get(node, "")
        return shown_in.partition(".")[0] == number.partition(".")[0]

    def _is_too_deep(self, branch: Branch) -> bool:
        if self._width is None or branch.word is None:
            return False
        return branch.rest.columns + _STEP + TEXT_COLUMNS > self._width


def _circles(argument_map: ArgumentMap) -> dict[str, int]:
    """Give each statement that leads to itself the number of its strongly connected component."""
    found = circles(argument_map.nodes, argument_map.structure.following)
    return {node: number for number, circle in enumerate(found) for node in circle}
