"""A map as people read it in a terminal: a header, trees, footnotes and a count."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from argmap.analysis.reasons import Reasons
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import Part, Selection, whole_of
from argmap.terminal.signs import WORD_STYLES, Signs
from argmap.terminal.summary import lines_of_summary
from argmap.terminal.wrapping import (
    Piece,
    columns_of,
    cut,
    place_words,
    plain,
    styled_words,
    unobeyed,
    wrap,
)
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions
from argmap.views.counts import counts, notices, sorts
from argmap.views.entries import TEXT_COLUMNS, Entry, EntryMark, Tree, View, Word
from argmap.views.explained_signs import explained_signs
from argmap.views.objections import Objections
from argmap.views.outline import Outline
from argmap.views.summary import Summary

_NO_LABELS = "Labels are not shown: the map could not be read to its end."
_ONE_LINE = {EntryMark.SHOWN, EntryMark.EARLIER, EntryMark.TREE, EntryMark.CIRCLE}
_NARROWEST = 6
_WIDEST = 100
"""How many columns of text a line has, however wide the terminal is."""
_MOST_LINES = 100_000
"""How many lines the trees have that show again what they have shown."""
_STOPPED = (
    f"Stopped after {_MOST_LINES:,} lines: without --no-dedupe all is shown, and each part once; "
    "with --root or --depth a part is shown in full"
)


class TreeStyle(NamedTuple):
    """How to write: `ascii` keeps signs and guides to ASCII; the others show what they name.

    `details` are quotes, tags and what else takes much room.
    """

    width: int
    ascii: bool = False
    ids: bool = False
    cites: bool = True
    labels: bool = False
    summary: bool = False
    details: bool = False


def lines_of(
    argument_map: ArgumentMap,
    view: View,
    style: TreeStyle,
    findings: str,
    summary: Summary | None = None,
) -> Iterator[list[Piece]]:
    """Yield the lines of a map, each a list of pieces: text and the name of its style.

    `findings` says in words what the checker found. A `summary` stands before the trees.
    """
    writer = _Writer(argument_map, view, style)
    for line in writer.lines(findings, summary):
        while line and not line[-1][0].rstrip():
            line.pop()
        if line:
            line[-1] = (line[-1][0].rstrip(), line[-1][1])
        yield unobeyed(line)


class _Writer:
    def __init__(self, argument_map: ArgumentMap, view: View, style: TreeStyle) -> None:
        self._map = argument_map
        self._whole = whole_of(argument_map)
        self._view = view
        self._style = style
        self._signs = Signs(ascii_only=style.ascii)
        head = len(f"{Word.ALTHOUGH.value} {self._signs.symbols['claim']} ") + 2 * style.labels
        self._cut_off = argument_map.unknowns.cut_off
        self._labels = self._whole.labels() if style.labels and not self._cut_off else {}
        self._outline: Outline | Objections
        if view.objections:
            labels = self._whole.labels() if not self._cut_off else {}
            self._outline = Objections(argument_map, labels)
        else:
            self._outline = Outline(argument_map, view, style.width - head)
        self._nodes = self._outline.nodes
        self._reasons = Reasons(self._whole, self._labels)
        self._marks: dict[EntryMark, None] = {}
        self._faults: dict[str, str] = {}
        self._is_summed_up = False

    def lines(self, findings: str, summary: Summary | None) -> Iterator[list[Piece]]:
        yield from self._header()
        self._is_summed_up = summary is not None
        if summary is not None:
            yield []
            width, ascii_only = self._style.width, self._style.ascii
            yield from lines_of_summary(
                self._whole, summary, findings, width=width, ascii_only=ascii_only
            )
        if not self._style.summary:
            yield from self._body()
        yield []
        yield from self._end(findings)

    def _body(self) -> Iterator[list[Piece]]:
        """Yield the trees, and what explains them."""
        signs = self._explained_signs()
        if signs and self._is_summed_up:
            yield []
        if signs:
            yield from self._wrapped(signs, "quiet")
        trees = self._trees()
        yield from islice(trees, None if self._view.dedupe else _MOST_LINES)
        is_cut = next(trees, None) is not None
        if self._marks:
            yield []
            for mark in EntryMark:
                if mark in self._marks:
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
            yield from self._wrapped(self._signs.shown(standing).replace(" ,", ","), "quiet")
        yield from self._wrapped(self._counts(findings), "quiet")

    def _explained_signs(self) -> str:
        if self._view.objections:
            return ""
        found = {self._labels[each] for each in self._map.statements() if self._labels}
        labels = {label: sign for label, sign in self._signs.labels.items() if label in found}
        said = explained_signs(
            self._outline.index, self._signs.symbols, labels, upward=self._view.invert
        )
        return self._signs.shown(" · ".join(said)).replace(" ,", ",")

    def _trees(self) -> Iterator[list[Piece]]:
        for tree in self._outline.trees():
            yield []
            yield from self._heading(tree)
            for entry in tree.entries:
                yield from self._entry(entry, tree)

    def _wrapped(self, text: str, style: str, indent: int = 0) -> Iterator[list[Piece]]:
        width = min(max(self._style.width - indent, _NARROWEST), _WIDEST)
        lines = wrap(styled_words(text, style), width)
        for number, line in enumerate(lines):
            yield [(" " * indent, ""), *line] if number and indent else line

    def _header(self) -> Iterator[list[Piece]]:
        yield from self._wrapped(self._map.title or "(no title)", "title")
        for notice in notices(self._map):
            yield from self._wrapped(notice, "fault")
        group = captions.group_shown(self._map)
        if group is not None:
            yield from self._wrapped(f"Group: {group}", "heading")
        for about in captions.about_map(self._map, details=self._style.details):
            yield from self._wrapped(about, "quiet")
        sources = self._map.sources
        for source, facts in sources.items():
            name = "Source: " if len(sources) == 1 else f"Source {source}: "
            said = [captions.source_line(facts), *captions.addresses(facts)]
            said += captions.source_details(facts) if self._style.details else []
            line = ", ".join(said)
            yield from self._wrapped(self._signs.shown(name + line), "quiet", indent=2)

    def _heading(self, tree: Tree) -> Iterator[list[Piece]]:
        node = self._nodes[tree.root]
        number = f"{tree.number}. " if self._outline.several or tree.continues else ""
        if tree.continues:
            text = f"goes on from tree {tree.continues}" if self._outline.several else "goes on"
        else:
            text = tree.heading or captions.heading(node, is_opposed=tree.is_opposed)
        yield from self._wrapped(number + text, "heading", indent=len(number))

    def _entry(self, entry: Entry, tree: Tree) -> Iterator[list[Piece]]:
        """Write a statement: guides, word and symbol, then its text under itself."""
        signs, notes = self._said_of(entry.argument)
        head = self._head(entry, _in_parentheses(signs))
        if signs and self._style.width - columns_of(head) < TEXT_COLUMNS:
            head, notes = self._head(entry, ""), [*signs, *notes]
        before = list(styled_words(_in_parentheses(notes), "note"))
        text = [*before, *styled_words(self._text(entry), self._text_style(entry))]
        if entry.word and self._style.width - columns_of(head) < TEXT_COLUMNS:
            head, text = self._lead(head, text)
        column = columns_of(head)
        width = min(max(self._style.width - column, _NARROWEST), _WIDEST)
        remarks = captions.remarks(self._nodes[entry.argument]) if entry.argument else []
        tail = self._tail(entry, tree, remarks)
        room = width - columns_of(tail)
        least = columns_of(before) + len(before) + TEXT_COLUMNS if before else _NARROWEST
        if _is_one_line(entry) and room >= least and not remarks:
            line = cut(text, room, self._signs.shown("…"))
            yield [*head, *line, *((word.replace("\xa0", " "), style) for word, style in tail)]
            return
        words = [*text, *tail]
        guides = self._signs.shown(str(entry.rest) + "│" * entry.opens)
        hanging = " " * (column - len(guides))
        for number, line in enumerate(wrap(words, width)):
            yield [*(head if number == 0 else [(guides, "guide"), (hanging, "")]), *line]

    @staticmethod
    def _lead(head: list[Piece], text: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Return a head of guides alone, and a text that begins with the words behind them.

        So that long words do not leave a narrow text beside them.
        """
        guides, (word, word_style), *signs = head
        (first, style), *more = text or [("", "")]
        kept = [piece for sign, its in signs for piece in styled_words(sign, its)]
        glued = [(f"\xa0{each}", its) for each, its in [*kept, (first, style)]]
        return [guides], [*styled_words(word, word_style), *glued, *more]

    def _head(self, entry: Entry, signs: str) -> list[Piece]:
        """Return what stands before a statement's text: guides, the word, and its signs."""
        node = self._nodes[entry.statement]
        kind = node["kind"]
        symbol = captions.symbol_of(node, self._signs.symbols)
        head: list[Piece] = [(symbol, kind), (" ", "")] if entry.step is None else []
        if self._labels:
            label = self._labels[entry.step or entry.statement]
            head = [(self._signs.labels[label], label), (" ", ""), *head]
        if entry.word is None:
            return head
        signs = signs and f" {signs}"
        padding = "" if signs else " " * (entry.pad - len(entry.word.value))
        return [
            (self._signs.shown(str(entry.first)), "guide"),
            (entry.word.value, WORD_STYLES[entry.word]),
            (f"{signs}{padding} ", "note"),
            *head,
        ]

    def _said_of(self, argument: str | None) -> tuple[list[str], list[str]]:
        """Return what is said of an argument: its signs, as of being undercut, and its notes."""
        if argument is None:
            return [], []
        node = self._nodes[argument]
        notes = list(map(plain, captions.notes(node, details=self._style.details)))
        if self._style.cites and "cites" in node:
            notes.append(self._cited(node))
        signs = captions.undercut(self._map, self._labels, argument)
        if "left_out" in node:
            self._marks[EntryMark.LEFT_OUT] = None
            signs.append(captions.left_out(node))
        return signs, notes

    def _advice(self) -> str:
        wanted = self._map.selection if isinstance(self._map, Part) else Selection()
        if wanted.group is None:
            return ": see them with --root, or a greater --depth"
        depth = "" if wanted.depth is None else ", or with a greater --depth"
        return f": see them without --group{depth}"

    def _text(self, entry: Entry) -> str:
        text = captions.text_of(entry.statement, self._nodes[entry.statement])
        if entry.step is not None:
            text = self._signs.shown(captions.step_from(text))
        # More than fits on the line, as some characters take no room.
        return brief(text, 2 * self._style.width) if _is_one_line(entry) else text

    def _text_style(self, entry: Entry) -> str:
        if entry.word is None:
            return "root"
        if _is_one_line(entry) or entry.outside:
            return "quiet"
        return "implicit" if self._nodes[entry.statement].get("implicit") else ""

    def _tail(self, entry: Entry, tree: Tree, remarks: list[str]) -> list[Piece]:
        """Return what follows a statement's text: how sure it is, whose, from where, and its mark.

        What may not begin a line has a no-break space before it.
        """
        node = self._nodes[entry.statement]
        notes: list[str] = []
        is_full = not _is_one_line(entry)
        if is_full:
            headed = entry.word is None and not tree.continues and not tree.heading
            notes = captions.said(node, headed=headed, details=self._style.details)
        notes += remarks
        tail = list(styled_words(_in_parentheses(notes), "note"))
        if is_full:
            tail += styled_words(self._fault(entry.statement), "fault")
            if self._style.cites and "cites" in node:
                tail += ((word, "quiet") for word in place_words(self._cited(node)))
        if self._style.ids and captions.is_named(entry.statement):
            longest = LONG_NAME if _is_one_line(entry) else len(entry.statement)
            tail.append((f"\xa0<{plain(brief(entry.statement, longest))}>", "quiet"))
        for mark in _marks(entry):
            self._marks[mark] = None
            number = {EntryMark.LINKED: entry.more, EntryMark.LEFT_OUT: entry.left_out}.get(
                mark, entry.tree
            )
            tail.append(("\xa0" + self._signs.mark(mark, str(number)), "mark"))
        return tail

    def _fault(self, statement: str) -> str:
        """Say in short why a statement falls or lacks support; or nothing."""
        fault = self._faults.get(statement)
        if fault is None:
            fault = ""
            if self._labels.get(statement) == "rejected":
                falls = captions.falls(self._reasons, statement)
                fault = falls and f"({falls})"
            elif self._is_unsupported(statement, self._nodes[statement]):
                fault = "(unsupported)"
            self._faults[statement] = fault
        return fault

    def _is_unsupported(self, statement: str, node: dict[str, Any]) -> bool:
        if node["kind"] == "premise" or self._cut_off:
            return False
        if node.get("undeveloped") or node.get("rejected"):
            return False
        if self._map.unknowns.has(statement, "supported_by", "undeveloped", "rejected"):
            return False
        return not self._whole.arguments_for(statement)

    def _cited(self, node: dict[str, Any]) -> str:
        """Return citations in short: ¶3–4, with the source where there are several."""
        cites = captions.citations(node, self._map.sources, details=self._style.details)
        cited = (caption for _, caption in cites)
        return self._signs.shown(plain(", ".join(cited)))

    def _counts(self, findings: str) -> str:
        found = [
            " ".join(filter(None, [number, symbol, name]))
            for _, symbol, number, name in counts(self._map, self._signs.symbols)
        ]
        if sorts(self._map) != sorts(self._whole):
            findings = f"{findings} in the whole map"
        return self._signs.shown(" · ".join([*found, findings])).replace(" ,", ",")


def _in_parentheses(notes: list[str]) -> str:
    return f"({'; '.join(notes)})" if notes else ""


def _is_one_line(entry: Entry) -> bool:
    """Tell a statement that is only named here."""
    named = entry.named or entry.word is Word.WITH or entry.step is not None
    return named or entry.mark in _ONE_LINE


def _marks(entry: Entry) -> Iterator[EntryMark]:
    if entry.mark is not None:
        yield entry.mark
    if entry.left_out:
        yield EntryMark.LEFT_OUT
    if entry.outside:
        yield EntryMark.OUTSIDE
