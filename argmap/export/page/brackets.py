"""Brackets beside the outline."""

from typing import TYPE_CHECKING

from argmap.export.page.looks import DEEPEST
from argmap.views.entries import Entry

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap


class Brackets:
    """The brackets beside the lines of an outline: what of a step holds, or falls, together.

    A step of several lines has one bracket: from its first premise to the last, and on to its
    undercutters, which stand a level below. Lines must be asked for in the order of the outline.
    """

    def __init__(self, argument_map: "ArgumentMap") -> None:
        self._map = argument_map
        self._open: list[tuple[str, int]] = []
        """For each level, the step that stands there, and for how many more lines it waits."""

    def beside(self, entry: Entry) -> str:
        """Return the pieces of brackets beside a line: empty elements that the style draws."""
        level = entry.level
        del self._open[level + 1 :]
        self._open += [("", 0)] * (level + 1 - len(self._open))
        own = self._own(entry) if entry.word is not None else {}
        if level >= DEEPEST:
            return ""
        return "".join(
            self._piece(at, step, own.get(at, ""))
            for at, (step, waiting) in enumerate(self._open)
            if at in own or (waiting and at < level)
        )

    def _own(self, entry: Entry) -> dict[int, str]:
        """Return the pieces for the steps that the line is part of, by their levels."""
        level, argument = entry.level, entry.argument
        if argument is None:
            return self._ticked(level, "")
        pieces = {}
        if not self._map.is_statement(self._map.target_of(argument)):
            pieces = self._ticked(level - 1, " u")
        lines = len(self._map.structure.preceding(argument))
        self._open[level] = argument, lines - 1
        return pieces | ({level: "a"} if lines > 1 else {})

    def _ticked(self, level: int, look: str) -> dict[int, str]:
        """Return the piece for a further line of the step at a level."""
        step, waiting = self._open[level]
        if not waiting:
            return {}
        self._open[level] = step, waiting - 1
        return {level: ("z" if waiting == 1 else "m") + look}

    def _piece(self, level: int, step: str, shape: str) -> str:
        names = f"l{level} {shape}".rstrip()
        if self._map.nodes[step]["relation"] == "attack":
            names += " against"
        return f'<s class="{names}"></s>' if " " in names else f"<s class={names}></s>"
