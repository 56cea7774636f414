"""Brackets beside the outline."""

from typing import TYPE_CHECKING

from argmap.export.page.drawing import DEEPEST
from argmap.views.entries import Entry

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap


class Brackets:
    """The brackets beside the lines of an outline: what of a step holds, or falls, together.

    A step of several lines, which are its premises and its undercutters, has one bracket. Lines
    must be asked for in the order of the outline.
    """

    def __init__(self, argument_map: "ArgumentMap") -> None:
        self._map = argument_map
        self._open: list[list[tuple[str, int]]] = []
        """For each level, the steps that wait for further lines, innermost last; and how many."""

    def beside(self, entry: Entry) -> str:
        """Return the pieces of brackets beside a line: empty elements that the style draws."""
        level = entry.level
        del self._open[level + 1 :]
        while len(self._open) <= level:
            self._open.append([])
        pieces = {}
        if entry.word is not None:
            pieces = {(level, depth): shape for depth, shape in self._own(entry).items()}
        if level >= DEEPEST:
            return ""
        for above, steps in enumerate(self._open[1:], 1):
            for depth, (_, waiting) in enumerate(steps):
                if waiting:
                    pieces.setdefault((above, depth), "")
        return "".join(
            self._piece(*place, shape)
            for place, shape in pieces.items()
            if place[1] < len(self._open[place[0]])
        )

    def _own(self, entry: Entry) -> dict[int, str]:
        """Return the pieces for the steps that the line is part of, by their depth."""
        here, argument = self._open[entry.level], entry.argument
        here[:] = [step for step in here if step[1]]
        target = self._map.target_of(argument) if argument else None
        if target is None:
            ticked = len(here) - 1
        else:
            ticked = next((at for at, step in enumerate(here) if step[0] == target), -1)
            del here[ticked + 1 :]
        pieces = {}
        if ticked >= 0:
            step, waiting = here[ticked]
            here[ticked] = (step, waiting - 1)
            tick = "z" if waiting == 1 else "m"
            pieces[ticked] = tick if target is None else f"{tick} u"
        if argument:
            lines = self._map.graph.in_degree(argument)
            if lines > 1:
                here.append((argument, lines - 1))
                pieces[len(here) - 1] = "a"
        return pieces

    def _piece(self, level: int, depth: int, shape: str) -> str:
        step = self._open[level][depth][0]
        names = f"l{level} {shape}".rstrip()
        if self._map.graph.nodes[step]["relation"] == "attack":
            names += " against"
        if depth:
            names += f" d{min(depth, 2)}"
        return f'<s class="{names}"></s>' if " " in names else f"<s class={names}></s>"
