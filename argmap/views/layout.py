"""How the arguments of a statement are laid out under it: words, brackets and guides."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from argmap.model.argument_map import ArgumentMap
from argmap.model.walks import reached
from argmap.views.entries import NO_GUIDES, Guides, View, Word

REPEATED = 10_000
"""How many lines say again what stands further up; then each statement is shown once."""

_COLUMNS = 80


@dataclass(frozen=True, slots=True)
class Branch:
    """A statement that waits to be shown: it speaks for the author, or an opponent."""

    statement: str
    own: bool
    level: int
    path: "Path | None" = None
    word: Word | None = None
    argument: str | None = None
    first: Guides = NO_GUIDES
    rest: Guides = NO_GUIDES
    pad: int = 0
    expand: bool = True
    more: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """The statements above a branch, innermost first; `depth` is how many stand above this one."""

    statement: str
    above: "Path | None"
    depth: int


class Above:
    """Tells whether a statement stands above a branch.

    Keeps what stands above the last branch that was asked for: the next has most of it in common,
    so that a deep tree costs no more than a broad one.
    """

    def __init__(self) -> None:
        self._path: list[Path] = []
        self._statements: set[str] = set()

    def holds(self, path: Path, statement: str) -> bool:
        """Return whether a statement is on a path."""
        fresh: list[Path] = []
        step: Path | None = path
        while step is not None and step not in self._path[step.depth : step.depth + 1]:
            fresh.append(step)
            step = step.above
        kept = 0 if step is None else step.depth + 1
        self._statements.difference_update(left.statement for left in self._path[kept:])
        self._path[kept:] = reversed(fresh)
        self._statements.update(added.statement for added in fresh)
        return statement in self._statements


@dataclass(frozen=True, slots=True)
class Slot:
    """An argument that waits to be laid out under its conclusion."""

    argument: str
    own: bool
    level: int
    path: Path
    first: Guides
    rest: Guides


class Layout:
    """Lays out the arguments of statements, as a view asks for them."""

    def __init__(self, argument_map: ArgumentMap, view: View) -> None:
        self._map = argument_map
        self._graph = argument_map.graph
        self._view = view
        self._premises: dict[str, list[str]] = {}
        self._sizes: dict[str, int] = {}
        self._room = REPEATED
        self._more: dict[str, bool] = {}
        self._leading_to_attacks = _leading_to_attacks(argument_map, view)

    @property
    def spent(self) -> bool:
        """Return whether so much was repeated that nothing is any more."""
        return self._room < 0

    def repeat(self, statement: str) -> None:
        """Count the further lines of a statement that is shown in full again."""
        self._room -= self._lines_of(statement) - 1

    def has_more(self, statement: str) -> bool:
        """Return whether there is anything to show below a statement."""
        more = self._more.get(statement)
        if more is None:
            more = self._more[statement] = next(self._arguments(statement), None) is not None
        return more

    def slots(self, branch: Branch) -> list[Slot]:
        """Return a place under a statement to each of its arguments."""
        above = branch.path
        path = Path(branch.statement, above, 0 if above is None else above.depth + 1)
        arguments = list(self._arguments(branch.statement))
        return [
            Slot(argument, branch.own, branch.level + 1, path, *_guides(branch.rest, last=last))
            for argument, last in _with_last(arguments)
        ]

    def laid_out(self, slot: Slot) -> list[Branch | Slot]:
        """Return an argument's premises, bracketed where they are linked or undercut."""
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
        branches: list[Branch | Slot] = []
        if len(premises) + len(undercutters) == 1:
            first, rest = slot.first + "─ ", slot.rest + "  "
            return [
                Branch(premises[0], own, slot.level, slot.path, word, argument, first, rest, pad)
            ]
        for number, premise in enumerate(premises):
            last = number == len(premises) - 1 and not undercutters
            begins = slot.first + "┬ " if number == 0 else slot.rest + ("└ " if last else "├ ")
            branches.append(
                Branch(
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
            branches.append(Slot(undercutter, own, slot.level, slot.path, first, rest))
        return branches

    def _arguments(self, statement: str) -> Iterator[str]:
        """Return the arguments to show below a statement."""
        invert = self._view.invert
        neighbours = self._graph.successors if invert else self._graph.predecessors
        return filter(self._is_visible, neighbours(statement))

    def _is_visible(self, argument: str) -> bool:
        if self._leading_to_attacks is not None:
            return argument in self._leading_to_attacks
        only = self._view.only
        return only is None or self._graph.nodes[argument]["relation"] == only

    def _word(self, slot: Slot) -> Word:
        """Return the word of an argument: an objection's answer is *but*, however it attacks."""
        if self._graph.nodes[slot.argument]["relation"] == "support":
            return Word.BECAUSE
        if not slot.own:
            return Word.BUT
        target = self._map.target_of(slot.argument)
        return Word.ALTHOUGH if self._map.is_statement(target) else Word.UNLESS

    def _lines_of(self, node: str) -> int:
        """Return about how many lines a statement takes, or what is said of an argument."""
        size = self._sizes.get(node)
        if size is None:
            characters = sum(len(str(value)) for value in self._graph.nodes[node].values())
            size = self._sizes[node] = 1 + characters // _COLUMNS
        return size

    def _conclusions(self, slot: Slot, premises: list[str]) -> list[Branch | Slot]:
        """Return what an argument leads to, and the premises that are linked to the one above."""
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
        branches: list[Branch | Slot] = [
            Branch(
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
                Branch(
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
    """Return the guides before a branch's first line and before its further ones."""
    return (rest + "└", rest + " ") if last else (rest + "├", rest + "│")


def _with_last(items: list[str]) -> Iterator[tuple[str, bool]]:
    for number, item in enumerate(items, 1):
        yield item, number == len(items)


def _leading_to_attacks(argument_map: ArgumentMap, view: View) -> set[str] | None:
    """Give the arguments that attack, or on whose way to a root an attack is, if only those count.

    Seen from a root, they are what has an attack in it or below it.
    """
    if view.only != "attack":
        return None
    graph = argument_map.graph
    neighbours = graph.predecessors if view.invert else graph.successors
    return reached(neighbours, argument_map.arguments("attack"))
