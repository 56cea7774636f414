"""The lines of a statement in a tree: its guides and signs, its text, and what is said of it."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.analysis.reasons import Reasons
from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import whole_of
from argmap.terminal.signs import WORD_STYLES, Signs
from argmap.terminal.wrapping import (
    NARROWEST,
    Piece,
    columns_of,
    cut,
    id_behind,
    place_words,
    plain,
    styled_words,
    text_width,
    with_heads,
    wrap,
)
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions
from argmap.views.entries import TEXT_COLUMNS, Entry, EntryMark, Tree
from argmap.views.relation_words import Word

if TYPE_CHECKING:
    from argmap.terminal.tree import TreeStyle

_ONE_LINE = {EntryMark.SHOWN, EntryMark.EARLIER, EntryMark.TREE, EntryMark.CIRCLE}


class StatementLines:
    """Writes the statements of a map; `marks` collects the marks that were written."""

    def __init__(
        self,
        argument_map: ArgumentMap,
        nodes: dict[str, dict[str, Any]],
        labels: Mapping[str, Label],
        style: "TreeStyle",
        signs: Signs,
    ) -> None:
        self.marks: dict[EntryMark, None] = {}
        self._map = argument_map
        self._whole = whole_of(argument_map)
        self._nodes = nodes
        self._labels = labels
        self._style = style
        self._signs = signs
        self._reasons = Reasons(self._whole, labels)

    def lines(self, entry: Entry, tree: Tree) -> Iterator[list[Piece]]:
        """Yield the lines of a statement: guides, word and symbol, then its text under itself."""
        signs, notes = self._said_of(entry.argument)
        symbol = self._symbol(entry)
        head = [*self._begun(entry, _in_parentheses(signs)), *symbol]
        leads_on = entry.word is not None and entry.word.leads_on
        is_narrow = self._style.width - columns_of(head) < TEXT_COLUMNS
        if signs and (is_narrow or (leads_on and notes)):
            head, notes = [*self._begun(entry, ""), *symbol], [*signs, *notes]
        before = list(styled_words(_in_parentheses(notes), "note"))
        text = list(styled_words(self._text(entry), self._text_style(entry)))
        if leads_on and before:
            # Behind the symbol they would be read as notes on the statement.
            head, text = head[: len(head) - len(symbol)], _glued(symbol, text)
        text = [*before, *text]
        if entry.word and self._style.width - columns_of(head) < TEXT_COLUMNS:
            head, text = self._lead(head, text)
        column = columns_of(head)
        width = text_width(self._style.width - column)
        remarks = captions.remarks(self._nodes[entry.argument]) if entry.argument else []
        tail = self._tail(entry, tree, remarks)
        room = width - columns_of(tail)
        least = columns_of(before) + len(before) + TEXT_COLUMNS if before else NARROWEST
        if _is_one_line(entry) and room >= least and not remarks:
            line = cut(text, room, self._signs.shown("…"))
            yield [*head, *line, *((word.replace("\xa0", " "), style) for word, style in tail)]
            return
        if _is_one_line(entry) and before and room >= TEXT_COLUMNS and not remarks:
            # What is said of the step has a line of its own.
            text = [*before, *cut(text[len(before) :], room, self._signs.shown("…"))]
        words = [*text, *tail]
        guides = self._signs.shown(str(entry.rest) + "│" * entry.opens)
        hanging = " " * (column - len(guides))
        below: list[Piece] = [(guides, "guide"), (hanging, "")]
        yield from with_heads(wrap(words, width), head, below)

    @staticmethod
    def _lead(head: list[Piece], text: list[Piece]) -> tuple[list[Piece], list[Piece]]:
        """Return a head of guides alone, and a text that begins with the words behind them.

        So that long words do not leave a narrow text beside them.
        """
        guides, (word, word_style), *signs = head
        (first, style), *more = _glued(signs, text)
        return [guides], [*styled_words(word, word_style), (f"\xa0{first}", style), *more]

    def _symbol(self, entry: Entry) -> list[Piece]:
        """Return the signs of a statement: of its label, where that is shown, and of its kind."""
        node = self._nodes[entry.statement]
        kind = node["kind"]
        symbol = captions.symbol_of(node, self._signs.symbols)
        signs: list[Piece] = [(symbol, kind), (" ", "")] if entry.step is None else []
        if not self._labels:
            return signs
        label = self._labels[entry.step or entry.statement]
        return [(self._signs.labels[label], label), (" ", ""), *signs]

    def _begun(self, entry: Entry, signs: str) -> list[Piece]:
        """Return what stands before a statement's symbol: guides, the word, and its signs."""
        if entry.word is None:
            return []
        signs = signs and f" {signs}"
        padding = "" if signs else " " * (entry.pad - len(entry.word.value))
        return [
            (self._signs.shown(str(entry.first)), "guide"),
            (entry.word.value, WORD_STYLES[entry.word]),
            (f"{signs}{padding} ", "note"),
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
            self.marks[EntryMark.LEFT_OUT] = None
            signs.append(captions.left_out(node))
        return signs, notes

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
            tail.append(id_behind(entry.statement, longest))
        for mark in _marks(entry):
            self.marks[mark] = None
            number = {EntryMark.LINKED: entry.more, EntryMark.LEFT_OUT: entry.left_out}.get(
                mark, entry.tree
            )
            tail.append(("\xa0" + self._signs.mark(mark, str(number)), "mark"))
        return tail

    def _fault(self, statement: str) -> str:
        """Say in short why a statement falls or lacks support; or nothing."""
        if self._labels.get(statement) == "rejected":
            falls = captions.falls(self._reasons, statement)
            return falls and f"({falls})"
        return "(unsupported)" if self._is_unsupported(statement, self._nodes[statement]) else ""

    def _is_unsupported(self, statement: str, node: dict[str, Any]) -> bool:
        if node["kind"] == "premise" or self._map.unknowns.cut_off:
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


def _glued(signs: list[Piece], text: list[Piece]) -> list[Piece]:
    """Return the words of signs and of a text, with no line break between them."""
    words = [piece for sign, its in signs for piece in styled_words(sign, its)]
    number = len(words) + 1
    words += text or [("", "")]
    glued = [(f"\xa0{word}", its) for word, its in words[1:number]]
    return [words[0], *glued, *words[number:]]


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
