"""How a statement looks in a picture: its colours, its frame and the signs beside its text."""

from collections.abc import Mapping, Sequence
from typing import Any

from argmap.export.dot.language import SMALL_SIZE
from argmap.export.dot.scene import Scene
from argmap.export.support.themes import Paint
from argmap.format.keys import MARKS, STATEMENTS, Label
from argmap.model.labelling import REJECTED
from argmap.views import captions

_CLASSES = {mark: STATEMENTS["claim"].keys[mark].phrase.replace(" ", "-") for mark in MARKS}
"""What a mark adds to the class of a box; a label has a class of its own."""


class StatementLooks:
    """The looks of statements; each is made once."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._theme = scene, scene.theme
        self._kinds: dict[tuple[object, ...], tuple[str, str]] = {}
        self._signs: dict[tuple[object, ...], str] = {}

    def look_of(
        self, facts: Mapping[str, Any], label: Label | None, notes: Sequence[str]
    ) -> tuple[str, str]:
        """Return the class of a statement, and the attributes of its cell."""
        kind = facts["kind"]
        marks = notes and [mark for mark in MARKS if facts.get(mark)]
        if "unwritten" in facts:
            marks = ["unwritten"]
        is_changed = "supposed" in facts or "was" in facts
        known = (kind, label, is_changed, "outside" in facts, *marks)
        look = self._kinds.get(known)
        if look is None:
            words = ["statement", kind, *(_CLASSES.get(mark, mark) for mark in marks)]
            words += [*filter(None, [label]), *["outside"] * ("outside" in facts)]
            paint = self.paint_of(facts, label)
            # No dashes: with those of a cell, Graphviz 2.43 crashes where it writes xdot or JSON.
            style = ' STYLE="ROUNDED"' if kind == "claim" else ""
            border = 4 if is_changed else 3 if kind == "recommendation" else 1
            colours = f'COLOR="{paint.outline}" BGCOLOR="{paint.fill}"'
            cell_look = f' BORDER="{border}" CELLPADDING="3"{style} {colours}'
            look = self._kinds[known] = (" ".join(words), cell_look)
        return look

    def paint_of(self, facts: Mapping[str, Any], label: Label | None) -> Paint:
        """Return the colours of a statement: one that falls keeps but its outline.

        One that is outside the group that is shown has none.
        """
        paint = self._theme.kinds[facts["kind"]]
        if "outside" in facts:
            muted = self._theme.muted
            return Paint(self._theme.background, muted, muted, muted)
        if label != REJECTED:
            return paint
        return Paint(self._theme.background, paint.outline, paint.muted, paint.muted)

    def signs(self, facts: Mapping[str, Any], label: Label | None, paint: Paint) -> str:
        """Return the signs beside a statement's text: what becomes of it, and its kind."""
        symbol = captions.symbol_of(facts)
        known = symbol, label, paint.outline
        signs = self._signs.get(known)
        if signs is None:
            # A square is larger than other symbols in most fonts.
            size = f' POINT-SIZE="{SMALL_SIZE}"' if facts["kind"] == "premise" else ""
            signs = f'<FONT COLOR="{paint.outline}"{size}>{entity(symbol)}</FONT>'
            # A browser would drop a common space where one colour ends and another begins.
            if label:
                signs = f"{self._scene.sign(label)}&#160;{signs}"
            self._signs[known] = signs
        return signs


def entity(character: str) -> str:
    """Return a character as its number: a line of ASCII takes half the memory, and less time."""
    return f"&#{ord(character)};"
