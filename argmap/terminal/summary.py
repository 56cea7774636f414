"""A map on one screen of a terminal."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.model.argument_map import ArgumentMap
from argmap.terminal.signs import WORD_STYLES, Signs
from argmap.terminal.wrapping import (
    WIDEST,
    Piece,
    columns_of,
    counted_words,
    cut,
    styled_words,
    with_heads,
    wrap,
)
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.entries import TEXT_COLUMNS
from argmap.views.explanation import VERDICTS
from argmap.views.relation_words import Word
from argmap.views.summary import Step, Summary, TreeInShort

if TYPE_CHECKING:
    from argmap.terminal.tree import TreeStyle

_LEAST = 32
"""How many columns a recommendation has at least beside what is counted."""
_MOST_GROUPS = 12


def lines_of_summary(
    argument_map: ArgumentMap, summary: Summary, style: "TreeStyle"
) -> Iterator[list[Piece]]:
    """Yield the lines of a summary of a map."""
    yield from _Writer(argument_map, style).lines(summary)


class _Writer:
    """Writes a table: its texts are cut, not wrapped, as they are shown in full elsewhere."""

    def __init__(self, argument_map: ArgumentMap, style: "TreeStyle") -> None:
        self._nodes = argument_map.nodes
        self._width = min(style.width, WIDEST)
        self._has_ids = style.ids
        self._signs = Signs(ascii_only=style.ascii)

    def lines(self, summary: Summary) -> Iterator[list[Piece]]:
        longest = len(str(len(summary.trees)))
        indent: list[Piece] = [(" " * (longest + 2), "")]
        is_opposed = False
        for tree in summary.trees:
            if tree.is_opposed != is_opposed:
                is_opposed = tree.is_opposed
                yield [("Not the author's:" if is_opposed else "The author's:", "heading")]
            yield from self._root(tree, [(f"{tree.number:>{longest}}. ", "heading")], indent)
            if tree.objection is not None:
                yield from self._objection(tree.objection, tree.answer, indent)
            if tree.hangs_on:
                yield from self._crux(tree, indent)
        if summary.more:
            yield from self._wrapped(f"{summary.more} more trees are not summed up here.")
        if summary.groups:
            groups = counted_words(summary.groups, _MOST_GROUPS, "quiet")
            yield from wrap([("Groups:", "quiet"), *groups], self._width)

    def _root(
        self, tree: TreeInShort, number: list[Piece], indent: list[Piece]
    ) -> Iterator[list[Piece]]:
        counts = []
        if tree.reasons or self._nodes[tree.root]["kind"] != "premise":
            counts.append(f"{tree.reasons} for")
        if tree.objections:
            counts.append(f"{tree.objections} against")
        wordings = [counts]
        if tree.label is not None:
            number = [*number, (self._signs.labels[tree.label], tree.label), (" ", "")]
            # On a narrow line its sign has to do for the verdict.
            wordings.insert(0, [VERDICTS[tree.label], *counts])
        width = self._width - columns_of(number)
        for said in map(", ".join, wordings):
            if width - len(said) - 2 >= _LEAST:
                text = self._text(tree.root, width - len(said) - 2, "root")
                gap = width - columns_of(text) - len(said)
                yield [*number, *text, (" " * gap, ""), (said, "quiet")]
                return
        yield [*number, *self._text(tree.root, width, "root")]
        yield from self._wrapped(", ".join(wordings[0]), indent)

    def _objection(
        self, objection: Step, answer: Step | None, indent: list[Piece]
    ) -> Iterator[list[Piece]]:
        first = [*indent, *self._word(objection)]
        if answer is None:
            verdict = f" ({VERDICTS[objection.label]})" if objection.label is not None else ""
            yield from self._line(first, objection.premise, verdict, indent)
            return
        between: list[Piece] = [(" ", ""), *self._word(answer)]
        room = self._width - columns_of([*first, *between])
        if room < 2 * TEXT_COLUMNS or self._has_ids:
            yield from self._line(first, objection.premise, "", indent)
            yield from self._line([*indent, *self._word(answer)], answer.premise, "", indent)
            return
        # What one of the two leaves of its half is for the other.
        behind = columns_of(self._text(answer.premise, room))
        told = self._text(objection.premise, max(room - behind, room // 2))
        answered = self._text(answer.premise, room - columns_of(told))
        yield [*first, *told, *between, *answered]

    def _crux(self, tree: TreeInShort, indent: list[Piece]) -> Iterator[list[Piece]]:
        answer = None if tree.answer is None else tree.answer.premise
        # The premise of the answer is named already.
        told = next((each for each in tree.hangs_on if each != answer), tree.hangs_on[0])
        more = f"{len(tree.hangs_on) - 1} more" if len(tree.hangs_on) > 1 else ""
        if not tree.complete:
            more = f"at least {more}" if more else "perhaps more"
        last = f" and on {more}" if more else ""
        yield from self._line([*indent, ("hangs on ", "quiet")], told, last, indent)

    def _line(
        self, first: list[Piece], statement: str, last: str, indent: list[Piece]
    ) -> Iterator[list[Piece]]:
        """Yield the first words of a statement; `last` has a line of its own where it must."""
        room = self._width - columns_of(first)
        if room - len(last) >= TEXT_COLUMNS or not last:
            yield [*first, *self._text(statement, room - len(last)), (last, "quiet")]
        else:
            yield [*first, *self._text(statement, room)]
            yield from self._wrapped(last, indent)

    def _word(self, step: Step) -> list[Piece]:
        word = "outweighed by" if step.word is Word.OUTWEIGHED else step.word.value
        return [(f"{word} ", WORD_STYLES[step.word])]

    def _text(self, statement: str, room: int, style: str = "") -> list[Piece]:
        """Return the symbol of a statement, the first words of its text, and its id."""
        facts, ellipsis = self._nodes[statement], self._signs.shown("…")
        symbol = captions.symbol_of(facts, self._signs.symbols)
        head: list[Piece] = [(symbol, facts["kind"]), (" ", "")]
        tail: list[Piece] = []
        if self._has_ids and captions.is_named(statement):
            name = styled_words(f"<{brief(statement, WIDEST)}>", "quiet")
            tail = [(" ", ""), *cut(name, room // 2 - 1, ellipsis)]
        words = styled_words(brief(captions.text_of(statement, facts), 2 * WIDEST), style)
        return [*head, *cut(words, room - columns_of([*head, *tail]), ellipsis), *tail]

    def _wrapped(self, text: str, indent: Sequence[Piece] = ()) -> Iterator[list[Piece]]:
        lines = wrap(styled_words(text, "quiet"), self._width - columns_of(indent))
        return with_heads(lines, indent, indent)
