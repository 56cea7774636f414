"""How the arguments of a statement are laid out under it: words, brackets and guides."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from argmap.model.argument_map import ArgumentMap
from argmap.model.sides import Side
from argmap.views.entries import NO_GUIDES, Guides, View
from argmap.views.relation_words import Word, word_of, word_towards

_LONG = 1_000
"""How many characters are too many to say again."""


class Branch(NamedTuple):
    """A statement that waits to be shown.

    One with a `step` stands for that argument, as the first of its premises.
    """

    statement: str
    level: int
    path: "Path | None" = None
    word: Word | None = None
    argument: str | None = None
    first: Guides = NO_GUIDES
    rest: Guides = NO_GUIDES
    pad: int = 0
    expand: bool = True
    more: int = 0
    step: str | None = None

    @property
    def node(self) -> str:
        """The node that the branch stands for."""
        return self.step or self.statement


class Path:
    """The nodes above a branch, innermost first; `depth` is how many stand above this one."""

    __slots__ = ("above", "depth", "node")

    def __init__(self, node: str, above: "Path | None") -> None:
        self.node = node
        self.above = above
        self.depth: int = 0 if above is None else above.depth + 1


class Above:
    """Tells whether a node stands above a branch.

    Keeps what stands above the last branch that was asked for: the next has most of it in common,
    so that a deep tree costs no more than a broad one.
    """

    def __init__(self) -> None:
        self._path: list[Path] = []
        self._nodes: set[str] = set()

    def holds(self, path: Path, node: str) -> bool:
        """Return whether a node is on a path."""
        fresh: list[Path] = []
        step: Path | None = path
        while step is not None and step not in self._path[step.depth : step.depth + 1]:
            fresh.append(step)
            step = step.above
        kept = 0 if step is None else step.depth + 1
        self._nodes.difference_update(left.node for left in self._path[kept:])
        self._path[kept:] = reversed(fresh)
        self._nodes.update(added.node for added in fresh)
        return node in self._nodes


class Slot(NamedTuple):
    """An argument that waits to be laid out under its conclusion."""

    argument: str
    level: int
    path: Path
    first: Guides
    rest: Guides


class Layout:
    """Lays out the arguments of statements, as a view asks for them."""

    def __init__(self, argument_map: ArgumentMap, view: View, sides: Mapping[str, Side]) -> None:
        self._map = argument_map
        self._sides = sides
        self._view = view
        self.structure = argument_map.structure
        self._laid_out: set[str] = set()

    def is_brief(self, branch: Branch) -> bool:
        """Return whether nothing stands below a statement, and not much is said of it."""
        return not self._arguments(branch) and not self._is_long(branch.statement)

    def slots(self, branch: Branch) -> list[Slot]:
        """Return a place under a statement to each of its arguments."""
        path = Path(branch.node, branch.path)
        return [
            Slot(argument, branch.level + 1, path, *_guides(branch.rest, last=last))
            for argument, last in _with_last(self._arguments(branch))
        ]

    def _arguments(self, branch: Branch) -> list[str]:
        """Return the arguments that stand below a statement."""
        if not self._view.invert:
            return list(self.structure.preceding(branch.statement))
        arguments = [branch.step] if branch.step else self._map.arguments_from(branch.statement)
        # A part may end at a step, where it leads to being left out.
        return [argument for argument in arguments if argument in self.structure.targets]

    def _is_long(self, node: str) -> bool:
        facts = self.structure.nodes[node]
        return sum(len(str(said)) for said in [node, *facts.values()]) > _LONG

    def laid_out(self, slot: Slot) -> list[Branch | Slot]:
        """Return an argument's premises, bracketed where they are linked or undercut.

        What undercuts it stands a level below them.
        """
        argument = slot.argument
        premises = self.structure.premises[argument]
        if self._view.invert:
            return self._conclusions(slot, premises)
        undercutters = self.structure.attacks.get(argument, [])
        word = self._word(slot)
        pad = max(len(word.value), len(Word.AND.value) if len(premises) > 1 else 0)
        branches: list[Branch | Slot] = []
        if len(premises) + len(undercutters) == 1:
            first, rest = slot.first + "─ ", slot.rest + "  "
            return [Branch(premises[0], slot.level, slot.path, word, argument, first, rest, pad)]
        for number, premise in enumerate(premises):
            last = number == len(premises) - 1 and not undercutters
            begins = slot.first + "┬ " if number == 0 else slot.rest + ("└ " if last else "├ ")
            branches.append(
                Branch(
                    premise,
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
            branches.append(Slot(undercutter, slot.level + 1, slot.path, first, rest))
        return branches

    def _word(self, slot: Slot) -> Word:
        return word_of(self.structure, slot.argument, lambda target: self._sides[target] == "own")

    def _conclusions(self, slot: Slot, premises: list[str]) -> list[Branch | Slot]:
        """Return what an argument leads to, and the premises that are linked to the one above."""
        argument = slot.argument
        end, step = self.structure.targets[argument], None
        word = word_towards(self.structure, argument)
        if not self.structure.is_statement(end):
            step = end
            end = self.structure.premises[step][0]
        above = slot.path.node
        shown_above = premises[0] if above == argument else above
        linked = (premise for premise in premises if premise != shown_above)
        # One for all, where they stand together further up.
        again = self._view.dedupe and argument in self._laid_out
        self._laid_out.add(argument)
        shown = list(islice(linked, 1) if again else linked)
        more = len(premises) - 1 - len(shown)
        branches: list[Branch | Slot] = [
            Branch(
                end,
                slot.level,
                slot.path,
                word,
                None if again and self._is_long(argument) else argument,
                slot.first + ("┬ " if shown else "─ "),
                slot.rest + ("│ " if shown else "  "),
                len(word.value),
                step=step,
            )
        ]
        for premise, last in _with_last(shown):
            begins = slot.rest + ("└ " if last else "├ ")
            rest = slot.rest + ("  " if last else "│ ")
            branches.append(
                Branch(
                    premise,
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
    """Return the guides before a branch's first line and before its further ones."""
    return (rest + "└", rest + " ") if last else (rest + "├", rest + "│")


def _with_last(items: list[str]) -> Iterator[tuple[str, bool]]:
    for number, item in enumerate(items, 1):
        yield item, number == len(items)
