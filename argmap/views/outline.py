"""A map as trees: what stands under what, and where a branch is cut; nothing of its words.

What the terminal, a page and a document show of a map is the same outline, written differently.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import count, islice

import networkx as nx

from argmap.format.keys import Relation
from argmap.model.argument_map import ArgumentMap

TEXT_COLUMNS = 24
"""How many columns a text must have; a branch with fewer goes on at the margin."""

REPEATED = 10_000
"""How many lines say again what stands further up; then each statement is shown once."""

_STEP = 3
_COLUMNS = 80


class Word(Enum):
    """How a statement follows from, or speaks against, the one above it."""

    BECAUSE = "because"
    AND = "and"
    ALTHOUGH = "although"
    BUT = "but"
    UNLESS = "unless"
    THEREFORE = "therefore"
    AGAINST = "against"
    UNDERCUTS = "undercuts"
    WITH = "with"


class Mark(Enum):
    """Why a branch ends although there is more below it."""

    SHOWN = "shown"
    EARLIER = "earlier"
    TREE = "tree"
    CONTINUED = "continued"
    CIRCLE = "circle"
    DEEPER = "deeper"
    OUTSIDE = "outside"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class View:
    """What of a map to show.

    `roots` are the statements to show trees of, none meaning all; `depth` is how many levels to
    show below a root; `invert` shows what rests on a statement; `only` keeps the arguments of one
    relation (for attacks, what leads to them too); `group` keeps to a group; `dedupe` cuts a
    statement that its tree has shown already, and with `once` one that any tree has. However much
    is to be repeated, after `REPEATED` lines of it no statement that any tree has shown is shown
    again.
    """

    roots: tuple[str, ...] = ()
    depth: int | None = None
    invert: bool = False
    only: Relation | None = None
    group: str | None = None
    dedupe: bool = True
    once: bool = False


class Guides:
    """The lines that lead to a branch, drawn only when they are asked for as a string.

    A branch shares those of the branch above it, so that deep trees cost no more than broad ones.
    """

    __slots__ = ("above", "columns", "text")

    def __init__(self, text: str = "", above: "Guides | None" = None) -> None:
        self.above = above
        self.text = text
        self.columns: int = len(text) + (above.columns if above else 0)

    def __add__(self, text: str) -> "Guides":
        return Guides(text, self)

    def __str__(self) -> str:
        texts: list[str] = []
        guides: Guides | None = self
        while guides is not None:
            texts.append(guides.text)
            guides = guides.above
        return "".join(reversed(texts))


_NO_GUIDES = Guides()


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in a tree: its guides, the word before it, and the mark that cuts it.

    `level` counts the statements above it; `first` are the guides on its first line, `rest` those
    on further lines and before what stands below; `opens` tells that something does. `argument` is
    the argument that it begins, where it does. `pad` is the width of the longest word that stands
    beside its own. `tree` is the number of the tree that a mark points to, and `more` how many
    linked premises are left out. A root has no word.
    """

    statement: str
    level: int
    word: Word | None = None
    argument: str | None = None
    first: Guides = _NO_GUIDES
    rest: Guides = _NO_GUIDES
    pad: int = 0
    opens: bool = False
    mark: Mark | None = None
    tree: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Tree:
    """A numbered tree; `continues` is the number of the tree that it goes on from, if it does."""

    number: str
    root: str
    entries: Iterable[Entry]
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class _Branch:
    """A statement that waits to be shown: it speaks for the author, or an opponent."""

    statement: str
    own: bool
    level: int
    path: "_Path | None" = None
    word: Word | None = None
    argument: str | None = None
    first: Guides = _NO_GUIDES
    rest: Guides = _NO_GUIDES
    pad: int = 0
    expand: bool = True
    more: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class _Path:
    """The statements above a branch, innermost first; `depth` is how many stand above this one."""

    statement: str
    above: "_Path | None"
    depth: int


class _Above:
    """Tells whether a statement stands above a branch.

    Keeps what stands above the last branch that was asked for: the next has most of it in common,
    so that a deep tree costs no more than a broad one.
    """

    def __init__(self) -> None:
        self._path: list[_Path] = []
        self._statements: set[str] = set()

    def holds(self, path: _Path, statement: str) -> bool:
        """Tell whether a statement is on a path."""
        fresh: list[_Path] = []
        step: _Path | None = path
        while step is not None and step not in self._path[step.depth : step.depth + 1]:
            fresh.append(step)
            step = step.above
        kept = 0 if step is None else step.depth + 1
        self._statements.difference_update(left.statement for left in self._path[kept:])
        self._path[kept:] = reversed(fresh)
        self._statements.update(added.statement for added in fresh)
        return statement in self._statements


@dataclass(frozen=True, slots=True)
class _Slot:
    """An argument that waits to be laid out under its conclusion."""

    argument: str
    own: bool
    level: int
    path: _Path
    first: Guides
    rest: Guides


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
        self._above = _Above()
        self._premises: dict[str, list[str]] = {}
        self._sizes: dict[str, int] = {}
        self._room = REPEATED
        self._more: dict[str, bool] = {}
        self._leading_to_attacks = _leading_to_attacks(argument_map, view)
        self._members: frozenset[str] | None = None
        if view.group is not None:
            self._members = frozenset(argument_map.groups[view.group]["statements"])
        first = list(dict.fromkeys(view.roots)) or self._first_roots()
        self._numbers = {root: str(number) for number, root in enumerate(first, 1)}
        self._later = [] if view.roots else self._later_roots()

    def trees(self) -> Iterator[Tree]:
        """Give the trees: those of the view, or of each recommendation and each root left over."""
        for number, root in enumerate(self._numbers, 1):
            yield from self._tree(root, str(number))
        number = len(self._numbers)
        for root in self._later:
            if root not in self._shown_in:
                number += 1
                yield from self._tree(root, str(number))

    @property
    def spent(self) -> bool:
        """Tell whether so much was repeated that nothing is any more."""
        return self._room < 0

    @cached_property
    def several(self) -> bool:
        """Tell whether there is more than one tree, so that their numbers mean something."""
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
        """Give a tree, and the trees in which its deep branches go on."""
        shown = self._shown_in if self._view.once else dict[str, str]()
        own = self._sides[root] == "own"
        waiting: deque[tuple[str, _Branch, str | None]] = deque()
        waiting.append((number, _Branch(root, own, 0), None))
        made = 0
        while waiting:
            current, branch, origin = waiting.popleft()
            cut: list[_Branch] = []
            numbers = (f"{number}.{following}" for following in count(made + 1))
            entries = self._entries(branch, current, shown, cut, numbers)
            yield Tree(current, branch.statement, entries, origin)
            for deep in cut:
                made += 1
                again = _Branch(deep.statement, deep.own, deep.level, deep.path)
                waiting.append((f"{number}.{made}", again, current))

    def _entries(
        self,
        root: _Branch,
        number: str,
        shown: dict[str, str],
        cut: list[_Branch],
        numbers: Iterator[str],
    ) -> Iterator[Entry]:
        """Give the entries of a tree, collecting the branches that are too deep for the width."""
        stack: list[_Branch | _Slot] = [root]
        while stack:
            item = stack.pop()
            if isinstance(item, _Slot):
                stack.extend(reversed(self._laid_out(item)))
                continue
            slots: list[_Slot] = []
            mark, tree = self._mark(item, shown)
            if item.word is None:
                self._shown_in.setdefault(item.statement, number)
            if mark is None and item.expand:
                if item.word is not None and item.statement in self._shown_in:
                    # Every argument has a line for it, but not for all of a long text.
                    self._room -= self._lines_of(item.statement) - 1
                shown.setdefault(item.statement, number)
                self._shown_in.setdefault(item.statement, number)
                slots = self._slots(item)
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

    def _mark(self, branch: _Branch, shown: dict[str, str]) -> tuple[Mark | None, str]:
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
            mark = Mark.DEEPER if self._has_more(statement) else None
        elif above is not None and self._members is not None and statement not in self._members:
            mark = Mark.OUTSIDE if self._has_more(statement) else None
        return mark, tree

    def _is_circle(self, statement: str, above: _Path, shown: dict[str, str]) -> bool:
        """Tell whether a statement was shown already, and leads back to the one above it."""
        knot = self._knots.get(statement)
        if knot is None or knot != self._knots.get(above.statement):
            return False
        return statement in shown if self._view.dedupe else self._above.holds(above, statement)

    def _has_more(self, statement: str) -> bool:
        more = self._more.get(statement)
        if more is None:
            more = self._more[statement] = next(self._arguments(statement), None) is not None
        return more

    def _is_too_deep(self, branch: _Branch) -> bool:
        if self._width is None or branch.word is None:
            return False
        return branch.rest.columns + _STEP + TEXT_COLUMNS > self._width

    def _arguments(self, statement: str) -> Iterator[str]:
        """Give the arguments to show below a statement."""
        invert = self._view.invert
        neighbours = self._graph.successors if invert else self._graph.predecessors
        return filter(self._is_visible, neighbours(statement))

    def _is_visible(self, argument: str) -> bool:
        if self._leading_to_attacks is not None:
            return argument in self._leading_to_attacks
        only = self._view.only
        return only is None or self._graph.nodes[argument]["relation"] == only

    def _slots(self, branch: _Branch) -> list[_Slot]:
        """Give a place under a statement to each of its arguments."""
        above = branch.path
        path = _Path(branch.statement, above, 0 if above is None else above.depth + 1)
        arguments = list(self._arguments(branch.statement))
        return [
            _Slot(argument, branch.own, branch.level + 1, path, *_guides(branch.rest, last=last))
            for argument, last in _with_last(arguments)
        ]

    def _laid_out(self, slot: _Slot) -> list[_Branch | _Slot]:
        """Give an argument's premises, bracketed where they are linked or undercut."""
        argument = slot.argument
        premises = self._premises.get(argument)
        if premises is None:
            premises = self._premises[argument] = self._map.premises_of(argument)
        elif not self.spent:
            self._room -= sum(map(self._lines_of, [argument, *premises]))
        if self._view.invert:
            return self._conclusions(slot, premises)
        undercutters = [
            node for node in self._map.arguments_against(argument) if self._is_visible(node)
        ]
        own = slot.own
        if self._graph.nodes[argument]["relation"] == "attack":
            own = not own
        word = self._word(slot)
        pad = max(len(word.value), len(Word.AND.value) if len(premises) > 1 else 0)
        branches: list[_Branch | _Slot] = []
        if len(premises) + len(undercutters) == 1:
            first, rest = slot.first + "─ ", slot.rest + "  "
            return [
                _Branch(premises[0], own, slot.level, slot.path, word, argument, first, rest, pad)
            ]
        for number, premise in enumerate(premises):
            last = number == len(premises) - 1 and not undercutters
            begins = slot.first + "┬ " if number == 0 else slot.rest + ("└ " if last else "├ ")
            branches.append(
                _Branch(
                    premise,
                    own,
                    slot.level,
                    slot.path,
                    Word.AND if number else word,
                    None if number else argument,
                    begins,
                    slot.rest + ("  " if last else "│ "),
                    pad,
                )
            )
        for undercutter, last in _with_last(undercutters):
            first, rest = _guides(slot.rest, last=last)
            branches.append(_Slot(undercutter, own, slot.level, slot.path, first, rest))
        return branches

    def _word(self, slot: _Slot) -> Word:
        """Give the word of an argument: an objection's answer is *but*, however it attacks."""
        if self._graph.nodes[slot.argument]["relation"] == "support":
            return Word.BECAUSE
        if not slot.own:
            return Word.BUT
        target = self._map.target_of(slot.argument)
        return Word.ALTHOUGH if self._map.is_statement(target) else Word.UNLESS

    def _lines_of(self, node: str) -> int:
        """Give about how many lines a statement takes, or what is said of an argument."""
        size = self._sizes.get(node)
        if size is None:
            characters = sum(len(str(value)) for value in self._graph.nodes[node].values())
            size = self._sizes[node] = 1 + characters // _COLUMNS
        return size

    def _conclusions(self, slot: _Slot, premises: list[str]) -> list[_Branch | _Slot]:
        """Give what an argument leads to, and the premises that are linked to the one above."""
        argument = slot.argument
        target = self._map.target_of(argument)
        word = Word.THEREFORE
        if self._graph.nodes[argument]["relation"] == "attack":
            word = Word.AGAINST if self._map.is_statement(target) else Word.UNDERCUTS
        conclusion = self._map.conclusion_of(argument)
        linked = (premise for premise in premises if premise != slot.path.statement)
        # One for all, where so much was said again already.
        shown = list(islice(linked, 1) if self.spent else linked)
        more = len(premises) - 1 - len(shown)
        branches: list[_Branch | _Slot] = [
            _Branch(
                conclusion,
                slot.own,
                slot.level,
                slot.path,
                word,
                argument,
                slot.first + ("┬ " if shown else "─ "),
                slot.rest + ("│ " if shown else "  "),
                len(word.value),
            )
        ]
        for premise, last in _with_last(shown):
            begins = slot.rest + ("└ " if last else "├ ")
            rest = slot.rest + ("  " if last else "│ ")
            branches.append(
                _Branch(
                    premise,
                    slot.own,
                    slot.level,
                    None,
                    Word.WITH,
                    None,
                    begins,
                    rest,
                    len(word.value),
                    expand=False,
                    more=more,
                )
            )
        return branches


def _guides(rest: Guides, *, last: bool) -> tuple[Guides, Guides]:
    """Give the guides before a branch's first line and before its further ones."""
    return (rest + "└", rest + " ") if last else (rest + "├", rest + "│")


def _with_last(items: list[str]) -> Iterator[tuple[str, bool]]:
    for number, item in enumerate(items, 1):
        yield item, number == len(items)


def _knots(argument_map: ArgumentMap) -> dict[str, int]:
    """Give each statement that leads to itself the number of its strongly connected component."""
    knots: dict[str, int] = {}
    for number, component in enumerate(nx.strongly_connected_components(argument_map.graph)):
        if len(component) > 1:
            knots.update(dict.fromkeys(component, number))
    return knots


def _leading_to_attacks(argument_map: ArgumentMap, view: View) -> set[str] | None:
    """Give the arguments that attack, or on whose way to a root an attack is, if only those count.

    Seen from a root, they are what has an attack in it or below it.
    """
    if view.only != "attack":
        return None
    graph = argument_map.graph
    neighbours = graph.predecessors if view.invert else graph.successors
    found = set(argument_map.arguments("attack"))
    queue = deque(found)
    while queue:
        fresh = [node for node in neighbours(queue.popleft()) if node not in found]
        found.update(fresh)
        queue.extend(fresh)
    return found
