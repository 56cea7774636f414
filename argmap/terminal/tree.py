"""A map as people read it in a terminal: a header, trees, footnotes and a count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import Part, Selection, whole_of
from argmap.terminal.signs import Signs
from argmap.terminal.statements import StatementLines
from argmap.terminal.style import Style
from argmap.terminal.summary import lines_of_summary
from argmap.terminal.wrapping import (
    Piece,
    blank,
    counted_words,
    styled_words,
    text_width,
    with_heads,
    wrap,
)
from argmap.views import captions
from argmap.views.counts import counts, notices, sorts
from argmap.views.entries import EntryMark, Tree, View
from argmap.views.explained_signs import explained_signs
from argmap.views.objections import Objections
from argmap.views.outline import Outline
from argmap.views.relation_words import Word
from argmap.views.summary import summary_of

_NO_LABELS = "Labels are not shown: the map could not be read to its end."
_MOST_LINES = 100_000
"""How many lines the trees have that show again what they have shown."""
_MOST_RULES = 6
"""How many rules are named that found something."""
_STOPPED = (
    f"Stopped after {_MOST_LINES:,} lines: without --no-dedupe all is shown, and each part once; "
    "with --root or --depth a part is shown in full"
)


@dataclass(frozen=True, slots=True)
class TreeStyle(Style):
    """How to write a tree: the values show what they name.

    `details` are quotes, tags and what else takes much room. A `summary` stands before the trees,
    or alone where there are no `trees`.
    """

    cites: bool = True
    labels: bool = False
    details: bool = False
    summary: bool = False
    trees: bool = True


def lines_of(
    argument_map: ArgumentMap,
    view: View,
    style: TreeStyle,
    findings: str,
    rules: Sequence[tuple[str, int]] = (),
) -> Iterator[list[Piece]]:
    """Yield the lines of a map, each a list of pieces: text and the name of its style.

    `findings` says in words how many findings the checker has; `rules` counts them by rule.
    """
    writer = _Writer(argument_map, view, style)
    for line in writer.lines(findings, rules):
        while line and not line[-1][0].rstrip():
            line.pop()
        if line:
            line[-1] = (line[-1][0].rstrip(), line[-1][1])
        yield line


class _Writer:
    def __init__(self, argument_map: ArgumentMap, view: View, style: TreeStyle) -> None:
        self._map = argument_map
        self._whole = whole_of(argument_map)
        self._view = view
        self._style = style
        self._signs = Signs(ascii_only=style.ascii)
        head = len(f"{Word.ALTHOUGH.value} {self._signs.symbols['claim']} ") + 2 * style.labels
        self._cut_off = argument_map.unknowns.cut_off
        has_labels = style.labels or style.summary or view.objections
        labels = self._whole.labels() if has_labels and not self._cut_off else {}
        self._all_labels = labels
        self._labels = labels if style.labels else {}
        self._outline: Outline | Objections
        if view.objections:
            self._outline = Objections(argument_map, labels)
        else:
            self._outline = Outline(argument_map, view, style.width - head)
        self._nodes = self._outline.nodes
        self._statements = StatementLines(
            argument_map, self._nodes, self._labels, style, self._signs
        )

    def lines(self, findings: str, rules: Sequence[tuple[str, int]]) -> Iterator[list[Piece]]:
        yield from self._header()
        if self._style.summary:
            yield from self._summary(findings, rules)
        if self._style.trees:
            yield from self._body()
            yield []
            yield from self._end(findings)

    def _summary(self, findings: str, rules: Sequence[tuple[str, int]]) -> Iterator[list[Piece]]:
        """Yield what the map comes to, and what is wrong with it."""
        if self._style.trees:
            yield []
        sides = self._outline.sides if self._whole is self._map else self._whole.sides()
        summary = summary_of(self._map, self._all_labels, sides)
        yield from lines_of_summary(self._whole, summary, self._style)
        if rules:
            found = counted_words(rules, _MOST_RULES, "")
            yield from self._laid_out([*styled_words("What is wrong:", "fault"), *found])
        yield from self._row(self._counts(findings))

    def _body(self) -> Iterator[list[Piece]]:
        """Yield the trees, and what explains them."""
        signs = self._explained_signs()
        if signs and self._style.summary:
            yield []
        if signs:
            yield from self._row(signs)
        trees = self._trees()
        yield from islice(trees, None if self._view.dedupe else _MOST_LINES)
        is_cut = next(trees, None) is not None
        if self._statements.marks:
            yield []
            for mark in EntryMark:
                if mark in self._statements.marks:
                    advice = self._advice() if mark is EntryMark.LEFT_OUT else ""
                    yield from self._wrapped(self._signs.footnote(mark) + advice, "quiet")
        closing = self._outline.closing() if isinstance(self._outline, Objections) else ""
        if closing:
            yield from ([], *self._wrapped(closing, ""))
        omitted = captions.omitted(self._map)
        if omitted:
            yield from ([], *self._wrapped(omitted, "quiet"))
        if is_cut:
            yield from ([], *self._wrapped(_STOPPED, "fault"))

    def _end(self, findings: str) -> Iterator[list[Piece]]:
        if self._style.labels and self._cut_off:
            yield from self._wrapped(_NO_LABELS, "quiet")
        if self._labels:
            standing = captions.standing(self._map, self._labels, self._signs.labels)
            yield from self._row(standing)
        yield from self._row(self._counts(findings))

    def _explained_signs(self) -> str:
        found = {self._labels[each] for each in self._map.statements() if self._labels}
        labels = {label: sign for label, sign in self._signs.labels.items() if label in found}
        words = None if self._view.objections else (Word.BECAUSE, Word.AND)
        if self._view.invert:
            words = Word.THEREFORE, Word.WITH
        return " · ".join(
            explained_signs(self._outline.structure, self._signs.symbols, labels, words)
        )

    def _trees(self) -> Iterator[list[Piece]]:
        for tree in self._outline.trees():
            yield []
            yield from self._heading(tree)
            for entry in tree.entries:
                yield from self._statements.lines(entry, tree)

    def _wrapped(self, text: str, style: str, indent: int = 0) -> Iterator[list[Piece]]:
        return self._laid_out(styled_words(text, style), indent)

    def _row(self, text: str) -> Iterator[list[Piece]]:
        return self._laid_out((word, "quiet") for word in self._signs.row(text))

    def _laid_out(self, words: Iterable[Piece], indent: int = 0) -> Iterator[list[Piece]]:
        width = text_width(self._style.width - indent)
        return with_heads(wrap(words, width), [], blank(indent))

    def _header(self) -> Iterator[list[Piece]]:
        yield from self._wrapped(self._map.title or "(no title)", "title")
        for notice in notices(self._map):
            yield from self._wrapped(self._signs.shown(notice), "fault")
        group = captions.group_shown(self._map)
        if group is not None:
            yield from self._wrapped(f"Group: {group}", "heading")
        if not self._style.trees:
            return
        for about in captions.about_map(self._map, details=self._style.details):
            yield from self._wrapped(about, "quiet")
        sources = self._map.sources
        for source, facts in sources.items():
            name = "Source: " if len(sources) == 1 else f"Source {source}: "
            line = ", ".join(captions.about_source(facts, details=self._style.details))
            yield from self._wrapped(self._signs.shown(name + line), "quiet", indent=2)

    def _heading(self, tree: Tree) -> Iterator[list[Piece]]:
        node = self._nodes[tree.root]
        number = f"{tree.number}. " if self._outline.several or tree.continues else ""
        if tree.continues:
            text = f"goes on from tree {tree.continues}" if self._outline.several else "goes on"
        else:
            text = tree.heading or captions.heading(node, is_opposed=tree.is_opposed)
        yield from self._wrapped(number + text, "heading", indent=len(number))

    def _advice(self) -> str:
        wanted = self._map.selection if isinstance(self._map, Part) else Selection()
        if wanted.group is None:
            return ": see them with --root, or a greater --depth"
        depth = "" if wanted.depth is None else ", or with a greater --depth"
        return f": see them without --group{depth}"

    def _counts(self, findings: str) -> str:
        found = [
            " ".join(filter(None, [number, symbol, name]))
            for _, symbol, number, name in counts(self._map, self._signs.symbols)
        ]
        if sorts(self._map) != sorts(self._whole):
            findings = f"{findings} in the whole map"
        return " · ".join([*found, findings])
