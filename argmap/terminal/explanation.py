"""The reason for a label as text that people read in a terminal, one step a line."""

from collections.abc import Iterator

from argmap.analysis.reasons import Reasons
from argmap.model.argument_map import ArgumentMap
from argmap.model.labelling import ACCEPTED
from argmap.terminal.signs import Signs
from argmap.terminal.style import Style
from argmap.terminal.wrapping import (
    WIDEST,
    Piece,
    blank,
    id_behind,
    styled_words,
    with_heads,
    wrap,
)
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.counts import notices
from argmap.views.entries import TEXT_COLUMNS
from argmap.views.explanation import Explanation, Step

_STEP = 2
_HANGING = 4
"""How many columns further lines of a step are indented more than its first."""


def lines_of_reason(
    argument_map: ArgumentMap, reasons: Reasons, node: str, style: Style, *, with_title: bool
) -> Iterator[list[Piece]]:
    """Yield the lines that say why a node has its label: text and the name of its style."""
    return _Writer(argument_map, reasons, style).lines(node, with_title=with_title)


class _Writer:
    def __init__(self, argument_map: ArgumentMap, reasons: Reasons, style: Style) -> None:
        self._nodes = argument_map.nodes
        self._map = argument_map
        self._reasons = reasons
        self._style = style
        self._signs = Signs(ascii_only=style.ascii)
        self._explanation = Explanation(argument_map, reasons)

    def lines(self, node: str, *, with_title: bool) -> Iterator[list[Piece]]:
        if with_title:
            title = self._map.title or "(no title)"
            yield from (*self._indented(styled_words(title, "title"), 0), [])
        if self._map.supposition:
            for notice in notices(self._map):
                yield from self._indented(styled_words(self._signs.shown(notice), "fault"), 0)
            yield []
        deepest = max((self._style.width - TEXT_COLUMNS - _HANGING) // _STEP, 1)
        for number, step in enumerate(self._explanation.steps(node, deepest)):
            if number and not step.level:
                yield []
            yield from self._indented(self._words(step), _STEP * step.level)
        premises = self._premises(node)
        if premises:
            yield []
            yield from self._indented(styled_words(premises, "quiet"), 0)

    def _indented(self, words: Iterator[Piece], columns: int) -> Iterator[list[Piece]]:
        # As wide as the further lines, which are indented more.
        width = min(self._style.width - columns - _HANGING, WIDEST)
        return with_heads(wrap(words, width), blank(columns), blank(columns + _HANGING))

    def _words(self, step: Step) -> Iterator[Piece]:
        part = step.part
        before = part.before if step.level else part.before.capitalize()
        yield from styled_words(before, "attack" if part.is_attack else "support")
        statements = self._explanation.named(part.node)
        for number, statement in enumerate(statements):
            if number:
                yield from styled_words("and", "support")
            yield from self._statement(statement, step, alone=len(statements) == 1)
        if part.target:
            yield from styled_words(part.towards, "attack" if part.is_attack else "support")
            yield from self._target(part.target)
        label = self._reasons.of(part.node).label
        verdict = len(part.verdict.split())
        words = styled_words(step.behind, "")
        yield from ((word, label * (number < verdict)) for number, (word, _) in enumerate(words))

    def _statement(self, statement: str, step: Step, *, alone: bool) -> Iterator[Piece]:
        facts = self._nodes[statement]
        text = captions.text_of(statement, facts)
        notes = "; ".join(captions.notes(facts)) if alone and not step.is_repeated else ""
        if step.is_repeated or statement != step.part.node:
            text, notes = brief(text), brief(notes)
        style = "implicit" if facts.get("implicit") else ""
        yield from styled_words(self._signs.quoted(text) if text else "a statement", style)
        if notes:
            yield from styled_words(f"({notes})", "note")
        if self._style.ids and captions.is_named(statement):
            yield id_behind(statement)

    def _target(self, node: str) -> Iterator[Piece]:
        statement, *_ = self._explanation.named(node)
        text = captions.text_of(statement, self._nodes[statement])
        if node == statement:
            return styled_words(self._signs.quoted(brief(text)), "")
        return styled_words(self._signs.shown(captions.step_from(text)), "")

    def _premises(self, node: str) -> str:
        """Say what all that is told rests on."""
        premises = [
            self._nodes[reason.node]
            for reason in self._reasons.whole(node)
            if reason.label == ACCEPTED and self._nodes[reason.node].get("kind") == "premise"
        ]
        if not premises:
            return ""
        implicit = sum(bool(facts.get("implicit")) for facts in premises)
        count = len(premises)
        said = "the premise in it is" if count == 1 else f"the {count} premises in it are"
        more = f" ({implicit} of them implicit)" if implicit else ""
        return f"All this holds if {said} granted{more if count > 1 else ''}."
