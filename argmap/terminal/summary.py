"""A map on one screen of a terminal."""

from collections.abc import Iterator

from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap
from argmap.terminal.signs import Signs
from argmap.terminal.wrapping import (
    WIDEST,
    Piece,
    columns_of,
    cut,
    plain,
    styled_words,
    unobeyed,
    wrap,
)
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.summary import Summary, TreeInShort

_LONG = 60
"""How many characters of a text are enough to know it by."""
_MOST_NAMED = 1
"""How many premises are named."""
_MOST_GROUPS = 12
_VERDICTS: dict[Label, str] = {"accepted": "stands", "rejected": "falls", "undecided": "is open"}


def lines_of_summary(
    argument_map: ArgumentMap, summary: Summary, findings: str, *, width: int, ascii_only: bool
) -> Iterator[list[Piece]]:
    """Yield the lines of a summary; `findings` says in words what the checker found."""
    writer = _Writer(argument_map, min(width, WIDEST), Signs(ascii_only=ascii_only))
    for line in writer.lines(summary, findings):
        yield unobeyed(line)


class _Writer:
    def __init__(self, argument_map: ArgumentMap, width: int, signs: Signs) -> None:
        self._nodes = argument_map.graph.nodes
        self._map = argument_map
        self._width = width
        self._signs = signs

    def lines(self, summary: Summary, findings: str) -> Iterator[list[Piece]]:
        for tree in summary.trees:
            yield self._root(tree)
            yield from self._wrapped(self._said(tree), 4)
        if summary.more:
            yield from self._wrapped(f"{summary.more} more trees are not summed up here.", 0)
        if summary.groups:
            named = [
                f"{brief(plain(title), _LONG)} ({size})"
                for title, size in summary.groups[:_MOST_GROUPS]
            ]
            left = len(summary.groups) - len(named)
            named += [f"{left} more"] * bool(left)
            yield from self._wrapped(f"Groups: {', '.join(named)}", 0)
        yield from self._wrapped(f"What is wrong: {findings}", 0)

    def _root(self, tree: TreeInShort) -> list[Piece]:
        facts = self._nodes[tree.root]
        head: list[Piece] = [(f"{tree.number}. ", "heading")]
        if tree.label is not None:
            head += [(self._signs.labels[tree.label], tree.label), (" ", "")]
        head += [(captions.symbol_of(facts, self._signs.symbols), facts["kind"]), (" ", "")]
        room = max(self._width - columns_of(head), 6)
        text = styled_words(brief(captions.text_of(tree.root, facts), 2 * self._width), "root")
        return [*head, *cut(text, room, self._signs.shown("…"))]

    def _said(self, tree: TreeInShort) -> str:
        parts = [_VERDICTS[tree.label]] if tree.label is not None else []
        if tree.is_opposed:
            parts.insert(0, "not the author's advice")
        parts.append(captions.counted(tree.reasons, tree.reasons, "reason"))
        parts.append(captions.counted(tree.objections, tree.objections, "objection"))
        said = ", ".join(parts)
        if tree.objection is not None:
            stands = " stands" if tree.label is not None and tree.answer is None else ""
            said += f"; the objection {self._named_step(tree.objection)}{stands}"
        if tree.answer is not None:
            said += f" is answered by {self._named_step(tree.answer)}"
        if tree.hangs_on:
            named = [self._named(premise) for premise in tree.hangs_on[:_MOST_NAMED]]
            left = len(tree.hangs_on) - len(named)
            named += [f"{left} more"] * bool(left)
            said += f"; hangs alone on {' and on '.join(named)}"
        return said

    def _named_step(self, argument: str) -> str:
        return self._named(self._map.premises_of(argument)[0])

    def _named(self, statement: str) -> str:
        text = brief(captions.text_of(statement, self._nodes[statement]), _LONG)
        return self._signs.quoted(plain(text))

    def _wrapped(self, text: str, indent: int) -> Iterator[list[Piece]]:
        for line in wrap(styled_words(text, "quiet"), max(self._width - indent, 6)):
            yield [(" " * indent, ""), *line] if indent else line
