"""How a statement looks in a picture: its colours, its frame and the signs beside its text."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from argmap.export.dot.language import SMALL_SIZE
from argmap.export.dot.scene import Scene
from argmap.export.support.themes import Paint
from argmap.format.keys import MARKS, STATEMENTS, Label
from argmap.model.labelling import REJECTED
from argmap.views import captions

_CLASSES = {mark: STATEMENTS["claim"].keys[mark].phrase.replace(" ", "-") for mark in MARKS}
"""What a mark adds to the class of a box; a label has a class of its own."""

# As wide as a sign and the space behind it are in most fonts.
_INDENT = "&#160;" * 4
_SHORT_INDENT = "&#160;" * 3


class Look(NamedTuple):
    """How a statement looks, and all others that look the same.

    `classes` is the class of its box, `frame` has the attributes of its cell. `symbol` is the sign
    of its kind, `signs` is what stands before its text, and `indent` is as wide. Each line of its
    text stands between `start` and `end`.
    """

    label: Label | None
    classes: str
    frame: str
    paint: Paint
    symbol: str
    signs: str
    indent: str
    start: str
    end: str


class StatementLooks:
    """The looks of statements; each is made once."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._theme = scene, scene.theme
        self._known: dict[tuple[object, ...], Look] = {}

    def of(self, node: str, facts: Mapping[str, Any]) -> Look:
        """Return the look of a statement."""
        label = self._scene.labels.get(node)
        known: tuple[object, ...] = (facts["kind"], label)
        marks: Sequence[str] = ()
        if node in self._scene.said or "outside" in facts:
            marks = [mark for mark in MARKS if facts.get(mark)]
            if "unwritten" in facts:
                marks = ["unwritten"]
            known = (*known, is_changed(facts), "outside" in facts, *marks)
        look = self._known.get(known)
        if look is None:
            look = self._known[known] = self._made(facts, label, marks)
        return look

    def _made(self, facts: Mapping[str, Any], label: Label | None, marks: Sequence[str]) -> Look:
        kind, paint = facts["kind"], self._paint_of(facts, label)
        words = ["statement", kind, *(_CLASSES.get(mark, mark) for mark in marks)]
        words += [*filter(None, [label]), *["outside"] * ("outside" in facts)]
        # No dashes: with those of a cell, Graphviz 2.43 crashes where it writes xdot or JSON.
        style = ' STYLE="ROUNDED"' if kind == "claim" else ""
        border = 4 if is_changed(facts) else 3 if kind == "recommendation" else 1
        colours = f'COLOR="{paint.outline}" BGCOLOR="{paint.fill}"'
        # A square is larger than other symbols in most fonts.
        size = f' POINT-SIZE="{SMALL_SIZE}"' if kind == "premise" else ""
        sign = entity(captions.symbol_of(facts))
        symbol = signs = f'<FONT COLOR="{paint.outline}"{size}>{sign}</FONT>'
        indent = _SHORT_INDENT if kind == "premise" else _INDENT
        if label:
            # A browser would drop a common space where one colour ends and another begins.
            signs = f"{self._scene.sign(label)}&#160;{symbol}"
            indent += _INDENT
        # Slanted where no author has written it.
        tags = ["I"] * bool({"implicit", "unwritten"}.intersection(marks))
        tags += ["B"] * (kind == "recommendation")
        return Look(
            label,
            " ".join(words),
            f' BORDER="{border}" CELLPADDING="3"{style} {colours}',
            paint,
            symbol,
            f"{signs}&#160;",
            indent,
            "".join(f"<{tag}>" for tag in tags),
            "".join(f"</{tag}>" for tag in reversed(tags)),
        )

    def _paint_of(self, facts: Mapping[str, Any], label: Label | None) -> Paint:
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


def is_changed(facts: Mapping[str, Any]) -> bool:
    """Return whether a supposition is about a statement, or changes its label."""
    return "supposed" in facts or "was" in facts


def entity(character: str) -> str:
    """Return a character as its number: a line of ASCII takes half the memory, and less time."""
    return f"&#{ord(character)};"
