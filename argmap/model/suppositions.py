"""Labels under one supposition after the other, at the cost of what each of them changes.

A change goes from a node to those to which it leads, and on from those whose label it changes.
Strongly connected components come in the order of the argument, so that each is labelled once;
inside of one, where labels may rest on each other, all are decided anew.
"""

from collections.abc import Callable, Collection
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from argmap.model.labelling import OPEN, Labelling
from argmap.model.walks import components_from_the_roots

if TYPE_CHECKING:
    from argmap.model.structure import Structure


class Suppositions(Labelling):
    """Labels of a map's nodes that change with each thing that is supposed, and change back.

    `steps` counts nodes and edges that were gone over: the work that was done.
    """

    def __init__(self, structure: "Structure") -> None:
        super().__init__(structure)
        components = list(components_from_the_roots(structure))
        components.reverse()
        number_of = self.numbers.__getitem__
        self.steps = 0
        self._places = [0] * len(self.labels)
        """The place of each node's component in the order of the argument."""
        self._members = [list(map(number_of, component)) for component in components]
        for place, members in enumerate(self._members):
            for number in members:
                self._places[number] = place
        self._changes: list[tuple[int, int, int]] = []
        """Nodes with the labels and ranks that they had."""
        self._supposed: list[tuple[int, int]] = []
        """The statements that are supposed, each with the number of changes before it."""
        self._waiting: list[int] = []
        self._is_waiting = bytearray(len(components))

    def is_circular(self, number: int) -> bool:
        """Return whether a node leads to itself through others."""
        return len(self._members[self._places[number]]) > 1

    def in_one_circle(self, number: int, other: int) -> bool:
        """Return whether two nodes lead to each other."""
        return self._places[number] == self._places[other]

    def suppose(
        self, number: int, label: int, stop: Callable[[int, int], bool] | None = None
    ) -> None:
        """Give a statement a label, whatever leads to it, and label anew what depends on it.

        Where a change is passed on by one node alone, `stop` is asked with the node and its new
        label, on which all the rest depends; if it returns true, the rest is left as it is.
        """
        self._supposed.append((number, len(self._changes)))
        self.fixed[number] = 1
        if self.labels[number] != label:
            self._change(number, label)
            if self.is_circular(number):
                self._wait(self._places[number])
        waiting, members = self._waiting, self._members
        while waiting:
            place = heappop(waiting)
            self._is_waiting[place] = 0
            self.steps += 1
            component = members[place]
            if len(component) > 1:
                self._decide_anew(component)
                continue
            number = component[0]
            label = self.labels[number] if self.fixed[number] else self.value(number)
            if label != self.labels[number]:
                if stop is not None and not waiting and stop(number, label):
                    return
                self._change(number, label)

    def withdraw(self) -> None:
        """Take back what was supposed last."""
        number, before = self._supposed.pop()
        self.fixed[number] = 0
        changes, labels = self._changes, self.labels
        while len(changes) > before:
            number, label, rank = changes.pop()
            self._pass_on(number, labels[number], label)
            labels[number] = label
            self.ranks[number] = rank

    def mark(self) -> int:
        """Return what marks this moment for `changed`."""
        return len(self._changes)

    def changed(self, mark: int) -> list[int]:
        """Return the nodes whose labels have changed since a moment, in the order of change."""
        before: dict[int, int] = {}
        for number, label, _ in self._changes[mark:]:
            before.setdefault(number, label)
        return [number for number, label in before.items() if self.labels[number] != label]

    def _change(self, number: int, label: int) -> None:
        """Change a label; those to which the node leads wait to be looked at."""
        self._changes.append((number, self.labels[number], self.ranks[number]))
        self.ranks[number] = len(self._changes)
        self._pass_on(number, self.labels[number], label)
        self.labels[number] = label
        self.steps += 1 + len(self.targets[number])
        own = self._places[number]
        for target in self.targets[number]:
            place = self._places[target]
            if place != own:
                self._wait(place)

    def _wait(self, place: int) -> None:
        """Let a component wait until all that leads to it has its label."""
        if not self._is_waiting[place]:
            self._is_waiting[place] = 1
            heappush(self._waiting, place)

    def _decide_anew(self, component: Collection[int]) -> None:
        """Label the nodes of a component from all-undecided."""
        labels = self.labels
        free = [number for number in component if not self.fixed[number]]
        self.steps += len(free)
        for number in free:
            if labels[number] != OPEN:
                self._change(number, OPEN)
        decided = []
        for number in free:
            label = self.value(number)
            if label != labels[number]:
                self._change(number, label)
                decided.append(number)
        place = self._places[free[0]] if free else 0
        while decided:
            for target in self.targets[decided.pop()]:
                if labels[target] or self.fixed[target] or self._places[target] != place:
                    continue
                label = self.value(target)
                if label:
                    self._change(target, label)
                    decided.append(target)
