"""A map as trees: what stands under what, and where a branch is cut; nothing of its words.

What the terminal, a page and a document show of a map is the same outline, written differently.
"""

from collections import deque
from collections.abc import Iterator
from functools import cached_property
from itertools import count

import networkx as nx

from argmap.model.argument_map import ArgumentMap
from argmap.views.entries import TEXT_COLUMNS, Entry, Mark, Tree, View
from argmap.views.layout import Above, Branch, Layout, Path, Slot

_STEP = 3


class Outline:
    """The trees of a map at a width, made while they are read.

    `width` is how many columns there are for guides and text; without it, no branch is too deep.
    Trees must be read in order, each to its end.
    """

    def __init__(self, argument_map: ArgumentMap, view: View, width: int | None = None) -> None:
        self._map = argument_map
        self._graph = argument_map.graph
        self._view = view
        self._width = width
        self._sides = argument_map.sides()
        self._knots = _knots(argument_map)
        self._shown_in: dict[str, str] = {}
        self._above = Above()
        self._layout = Layout(argument_map, view)
        self._members: frozenset[str] | None = None
        if view.group is not None:
            self._members = frozenset(argument_map.groups[view.group]["statements"])
        first = list(dict.fromkeys(view.roots)) or self._first_roots()
        self._numbers = {root: str(number) for number, root in enumerate(first, 1)}
        self._later = [] if view.roots else self._later_roots()

    @property
    def spent(self) -> bool:
        """Return whether so much was repeated that nothing is any more."""
        return self._layout.spent

    def trees(self) -> Iterator[Tree]:
        """Yield the trees: those of the view, or of each recommendation and root left over."""
        for number, root in enumerate(self._numbers, 1):
            yield from self._tree(root, str(number))
        number = len(self._numbers)
        for root in self._later:
            if root not in self._shown_in:
                number += 1
                yield from self._tree(root, str(number))

    @cached_property
    def several(self) -> bool:
        """Return whether there is more than one tree, so that their numbers mean something."""
        if self._numbers and (self._view.roots or self._view.group is not None):
            return len(self._numbers) > 1
        return len(self._numbers.keys() | set(self._later)) > 1

    def _first_roots(self) -> list[str]:
        view = self._view
        if self._members is not None and view.group is not None:
            members = self._map.groups[view.group]["statements"]
            return [node for node in members if not self._leads_to_member(node)]
        if view.invert:
            return []
        return [
            node for node in self._map.statements("recommendation") if self._sides[node] == "own"
        ]

    def _later_roots(self) -> list[str]:
        view = self._view
        if view.group is not None:
            members: list[str] = self._map.groups[view.group]["statements"]
            return members
        if view.invert:
            resting_on_nothing = [
                node for node in self._map.statements() if not self._graph.in_degree(node)
            ]
            return [*resting_on_nothing, *self._map.statements()]
        return self._map.roots()

    def _leads_to_member(self, statement: str) -> bool:
        return any(
            self._map.conclusion_of(argument) in (self._members or ())
            for argument in self._graph.successors(statement)
        )

    def _tree(self, root: str, number: str) -> Iterator[Tree]:
        """Yield a tree, and the trees in which its deep branches go on."""
        shown = self._shown_in if self._view.once else dict[str, str]()
        own = self._sides[root] == "own"
        waiting: deque[tuple[str, Branch, str | None]] = deque()
        waiting.append((number, Branch(root, own, 0), None))
        made = 0
        while waiting:
            current, branch, origin = waiting.popleft()
            cut: list[Branch] = []
            numbers = (f"{number}.{following}" for following in count(made + 1))
            entries = self._entries(branch, current, shown, cut, numbers)
            yield Tree(current, branch.statement, entries, origin)
            for deep in cut:
                made += 1
                again = Branch(deep.statement, deep.own, deep.level, deep.path)
                waiting.append((f"{number}.{made}", again, current))

    def _entries(
        self,
        root: Branch,
        number: str,
        shown: dict[str, str],
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
            mark, tree = self._mark(item, shown)
            if item.word is None:
                self._shown_in.setdefault(item.statement, number)
            if mark is None and item.expand:
                if item.word is not None and item.statement in self._shown_in:
                    # Every argument has a line for it, but not for all of a long text.
                    self._layout.repeat(item.statement)
                shown.setdefault(item.statement, number)
                self._shown_in.setdefault(item.statement, number)
                slots = self._layout.slots(item)
                if slots and self._is_too_deep(item):
                    mark, tree, slots = Mark.CONTINUED, next(numbers), []
                    cut.append(item)
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
            )
            stack.extend(reversed(slots))

    def _mark(self, branch: Branch, shown: dict[str, str]) -> tuple[Mark | None, str]:
        """Tell why a branch ends before it is shown in full, if it does."""
        statement, view = branch.statement, self._view
        if branch.more:
            return Mark.LINKED, ""
        above = None if branch.word is None else branch.path
        mark, tree = None, ""
        if above is not None and self._is_circle(statement, above, shown):
            mark = Mark.CIRCLE
        elif above is not None and statement in self._numbers:
            mark, tree = Mark.TREE, self._numbers[statement]
        elif above is not None and (view.dedupe or self.spent) and statement in shown:
            mark = Mark.SHOWN
        elif above is not None and self.spent and statement in self._shown_in:
            mark, tree = Mark.EARLIER, self._shown_in[statement]
        elif view.depth is not None and branch.level >= view.depth:
            mark = Mark.DEEPER if self._layout.has_more(statement) else None
        elif above is not None and self._members is not None and statement not in self._members:
            mark = Mark.OUTSIDE if self._layout.has_more(statement) else None
        return mark, tree

    def _is_circle(self, statement: str, above: Path, shown: dict[str, str]) -> bool:
        """Return whether a statement was shown already, and leads back to the one above it."""
        knot = self._knots.get(statement)
        if knot is None or knot != self._knots.get(above.statement):
            return False
        return statement in shown if self._view.dedupe else self._above.holds(above, statement)

    def _is_too_deep(self, branch: Branch) -> bool:
        if self._width is None or branch.word is None:
            return False
        return branch.rest.columns + _STEP + TEXT_COLUMNS > self._width


def _knots(argument_map: ArgumentMap) -> dict[str, int]:
    """Give each statement that leads to itself the number of its strongly connected component."""
    knots: dict[str, int] = {}
    for number, component in enumerate(nx.strongly_connected_components(argument_map.graph)):
        if len(component) > 1:
            knots.update(dict.fromkeys(component, number))
    return knots
