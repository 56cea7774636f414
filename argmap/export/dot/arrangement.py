"""Where in a picture everything stands: what is drawn in full where, and what shares a box."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from argmap.model.selection import heads_of

if TYPE_CHECKING:
    from argmap.export.support.export_options import Shared
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sides import Side
    from argmap.model.structure import Structure

_DEEPEST = 3
"""How many arguments stand in one box, each within the one that it undercuts."""


class Style(NamedTuple):
    """How arguments are drawn.

    `lone` are those that are a mere line. `shared` tells how further uses of a statement are
    drawn. `crowded` are the arguments and statements that are too large for one box: `split` tells
    into which pieces each falls, premises or a text.
    """

    lone: frozenset[str]
    shared: "Shared"
    crowded: frozenset[str]
    split: "Callable[[str], list[list[str]]]"


class Arrangement:
    """What of a map is drawn where.

    A box is a node of the picture. It has one statement; or an argument with its premises, and
    with the arguments that undercut it; or a reference alone, at which an argument begins that is
    drawn as a mere line. A box has the name of its statement or argument. `boxes`
    has what is drawn in full in each, in order of reading, and `box_of` the box of each node.
    `parents` has the box above each: that of what its statement or argument is a reason for;
    `lines` has the argument whose line leads there.

    `pieces` are the boxes in which an argument or a statement goes on that is too large for one,
    each with that node.

    Each statement is drawn in full once. `references` are its other uses: pairs of an argument and
    a premise. `numbers` are those of the statements that are referred to, where no lines lead to
    them.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        sides: "Mapping[str, Side]",
        style: Style,
    ) -> None:
        self._structure = structure = argument_map.structure
        self._lone, shared, self._crowded, self._split = style
        self._depths: dict[str, int] = {}
        self._used_in: dict[str, str] = {}
        self._homes: dict[tuple[str, str], str] = {}
        self.pieces: dict[str, str] = {}
        self.boxes: dict[str, list[str]] = {}
        self.box_of: dict[str, str] = {}
        self.parents: dict[str, str] = {}
        self.lines: dict[str, str] = {}
        self.references: set[tuple[str, str]] = set()
        self.numbers: dict[str, int] = {}
        for argument, statement, is_full in _uses(structure, heads_of(argument_map, sides)):
            if argument is None:
                self._place(statement, statement)
                continue
            if argument not in self.box_of:
                self._place_argument(argument, has_box=not is_full and shared == "once")
            if not is_full:
                self.references.add((argument, statement))
                continue
            self._used_in[statement] = argument
            if argument in self._lone:
                self._place(statement, statement)
                self._hang(statement, argument)
            else:
                self._place(statement, self.home_of(argument, statement))
        referred = {statement for _, statement in self.references}
        if shared == "once":
            in_order = filter(referred.__contains__, self.box_of)
            self.numbers = {node: number for number, node in enumerate(in_order, 1)}
        else:
            for statement in filter(referred.__contains__, list(self.box_of)):
                self._move_out(statement)

    @cached_property
    def below(self) -> dict[str, list[str]]:
        """The boxes under each box that has any."""
        below: dict[str, list[str]] = {}
        for box, parent in self.parents.items():
            below.setdefault(parent, []).append(box)
        return below

    def is_within(self, argument: str) -> bool:
        """Return whether an argument stands in the box of the one that it undercuts."""
        return self.box_of[argument] != argument

    def home_of(self, argument: str, premise: str) -> str:
        """Return the box in which an argument shows a premise, in full or by reference."""
        return self._homes.get((argument, premise), self.box_of[argument])

    def _place(self, node: str, box: str) -> None:
        self.box_of[node] = box
        self.boxes.setdefault(box, []).append(node)
        if node in self._crowded:
            self._place_pieces(node, box)

    def _move_out(self, statement: str) -> None:
        """Give a statement a box of its own, from which lines lead to its uses."""
        box = self.box_of[statement]
        if box != statement:
            self.boxes[box].remove(statement)
            self.references.add((self._used_in[statement], statement))
            self._place(statement, statement)
            self.parents[statement] = box

    def _place_argument(self, argument: str, *, has_box: bool) -> None:
        """Place an argument; one that is a mere line has a box where a reference begins it."""
        target = self._structure.targets[argument]
        if argument in self._lone:
            self.box_of[argument] = argument if has_box else self.box_of[target]
            if has_box:
                self.boxes[argument] = []
                self._hang(argument, argument)
            return
        depth = 1 if self._structure.is_statement(target) else self._depths[target] + 1
        is_own = depth % _DEEPEST == 1 or self.box_of[target] in self._crowded
        self._depths[argument] = depth
        self._place(argument, argument if is_own else self.box_of[target])
        if is_own:
            self._hang(argument, argument)

    def _place_pieces(self, node: str, box: str) -> None:
        """Place the boxes in which an argument or a statement goes on, that stands in a box."""
        for number, piece in enumerate(self._split(node)[1:], 2):
            name = f"{node}:{number}"
            self.pieces[name] = node
            self.boxes[name] = []
            self.parents[name] = box
            self._homes.update(((node, premise), name) for premise in piece)

    def _hang(self, box: str, argument: str) -> None:
        """Hang a box under the box of what an argument, whose line leaves it, is a reason for."""
        self.lines[box] = argument
        self.parents[box] = self.box_of[self._structure.targets[argument]]


def _uses(structure: "Structure", heads: Sequence[str]) -> Iterator[tuple[str | None, str, bool]]:
    """Yield each use of a statement, and whether it is drawn in full there; heads have none.

    They are in the order of the outline, which shows in full the same.
    """
    arguments_to, premises = structure.arguments_to, structure.premises
    undercutters = structure.attacks
    seen = set(heads)
    for head in heads:
        yield None, head, True
        waiting: list[str | tuple[str, str]] = [*arguments_to.get(head, ())][::-1]
        while waiting:
            use = waiting.pop()
            if isinstance(use, str):
                waiting += undercutters.get(use, ())[::-1]
                waiting += zip(repeat(use), reversed(premises[use]))
                continue
            argument, premise = use
            is_first = premise not in seen
            yield argument, premise, is_first
            if is_first:
                seen.add(premise)
                waiting += arguments_to.get(premise, ())[::-1]
