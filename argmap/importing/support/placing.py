"""Gives each argument one place: below one statement, or below one other argument.

An input may have an argument for two conclusions, an undercutter of two arguments, or undercutters
in a circle. A map has none of these: what leads to several is written once for each.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.importing.support.contents import Argument, Statement
from argmap.importing.support.losses import Losses

_DEEPEST = 50
"""How many undercutters stand below each other at most; a map holds no more than some."""
_LEAST_COPIES = 1_000
"""How often arguments can be written again at least, however few there are."""

REPEATED = "{} premise{s} given twice for one argument, written once"
OWN_PREMISE = "{} statement{s} among the premises of an argument for or against itself left out"
SEVERAL_CONCLUSIONS = "{} argument{s} with several conclusions, written once for each"
SEVERAL_STEPS = "{} undercutter{s} of several arguments, written once for each"
CIRCLE = "{} circle{s} of undercutters cut"
TOO_DEEP = f"{{}} undercutter{{s}} below {_DEEPEST} others left out"
TOO_OFTEN = "{} undercutter{s} left out where arguments would have to be written too often"
UNDERCUTS_NOTHING = "{} undercutter{s} of nothing that is kept left out"
NO_PREMISE = "{} argument{s} without a premise left out"
NO_TARGET = "{} argument{s} without a conclusion left out"


@dataclass(slots=True, eq=False)
class Placed:
    """An argument in its place: `below` is what it leads to."""

    argument: Argument
    premises: list[Statement]
    below: "Statement | Placed"
    depth: int = 0


def place(arguments: list[Argument], losses: Losses) -> list[Placed]:
    """Return the arguments in their places, those that lead to one thing in the order given."""
    premises = {argument: _premises(argument, losses) for argument in arguments}
    kept = [argument for argument in arguments if premises[argument]]
    undercutters: dict[Argument, list[Argument]] = {argument: [] for argument in kept}
    waiting: deque[Placed] = deque()
    for argument in kept:
        targets = list(dict.fromkeys(argument.targets))
        conclusions = [target for target in targets if isinstance(target, Statement)]
        steps = [each for each in targets if isinstance(each, Argument) and each in undercutters]
        _report_several(argument, conclusions, steps, losses)
        for step in steps:
            undercutters[step].append(argument)
        for conclusion in conclusions:
            left = [each for each in premises[argument] if each is not conclusion]
            if len(left) < len(premises[argument]):
                losses.add(OWN_PREMISE, argument.place)
            if left:
                waiting.append(Placed(argument, left, conclusion))
    cut = _circles(kept, undercutters, losses)
    return list(_unfolded(waiting, undercutters, cut, premises, losses))


def _premises(argument: Argument, losses: Losses) -> list[Statement]:
    found = list(dict.fromkeys(argument.premises))
    losses.add(REPEATED, argument.place, len(argument.premises) - len(found))
    if not found:
        losses.add(NO_PREMISE, argument.place)
    return found


def _report_several(
    argument: Argument, conclusions: list[Statement], steps: list[Argument], losses: Losses
) -> None:
    if len(conclusions) > 1:
        losses.add(SEVERAL_CONCLUSIONS, argument.place)
    if len(steps) + bool(conclusions) > 1 and steps:
        losses.add(SEVERAL_STEPS, argument.place)
    if not conclusions and not steps:
        losses.add(NO_TARGET, argument.place)


def _circles(
    arguments: list[Argument], undercutters: dict[Argument, list[Argument]], losses: Losses
) -> set[tuple[Argument, Argument]]:
    """Return which undercutters, with what they undercut, are to be left out to end circles."""

    def leads_to_statement(argument: Argument) -> bool:
        return any(isinstance(target, Statement) for target in argument.targets)

    cut: set[tuple[Argument, Argument]] = set()
    done: set[Argument] = set()
    for start in (*filter(leads_to_statement, arguments), *arguments):
        way = [(start, iter(undercutters[start]))] if start not in done else []
        on_way = {start}
        while way:
            argument, following = way[-1]
            undercutter = next(following, None)
            if undercutter is None:
                way.pop()
                on_way.discard(argument)
                done.add(argument)
            elif undercutter in on_way:
                losses.add(CIRCLE, undercutter.place)
                cut.add((argument, undercutter))
            elif undercutter not in done:
                on_way.add(undercutter)
                way.append((undercutter, iter(undercutters[undercutter])))
    return cut


def _unfolded(
    waiting: deque[Placed],
    undercutters: dict[Argument, list[Argument]],
    cut: set[tuple[Argument, Argument]],
    premises: dict[Argument, list[Statement]],
    losses: Losses,
) -> Iterator[Placed]:
    """Yield arguments and below each its undercutters, level by level."""
    left = 3 * len(undercutters) + _LEAST_COPIES
    found: set[Argument] = set()
    while waiting:
        placed = waiting.popleft()
        found.add(placed.argument)
        left -= 1
        yield placed
        for undercutter in undercutters[placed.argument]:
            if (placed.argument, undercutter) in cut:
                continue
            if placed.depth == _DEEPEST:
                losses.add(TOO_DEEP, undercutter.place)
                found.add(undercutter)
            elif left - len(waiting) < 0:
                losses.add(TOO_OFTEN, undercutter.place)
                found.add(undercutter)
            else:
                inner = Placed(undercutter, premises[undercutter], placed, placed.depth + 1)
                waiting.append(inner)
    for argument in undercutters:
        # One against its own premise alone is reported as such.
        undercuts = any(isinstance(target, Argument) for target in argument.targets)
        if undercuts and argument not in found:
            losses.add(UNDERCUTS_NOTHING, argument.place)
