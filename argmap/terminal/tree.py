"""A map as people read it in a terminal: a header, trees, footnotes and a count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from argmap.format.keys import Kind, Label
from argmap.model.argument_map import ArgumentMap
from argmap.terminal.wrapping import Piece, columns_of, cut, plain, unobeyed, words_of, wrap
from argmap.text.encoding import ASCII
from argmap.text.wording import LONG_NAME, brief
from argmap.views import captions
from argmap.views.entries import TEXT_COLUMNS, Entry, Guides, Mark, Tree, View, Word
from argmap.views.layout import REPEATED
from argmap.views.outline import Outline

STYLES = {
    "": "none",
    "title": "bold",
    "quiet": "dim",
    "guide": "dim",
    "heading": "bold",
    "recommendation": "bold magenta",
    "claim": "cyan",
    "premise": "yellow",
    "support": "green",
    "attack": "bold red",
    "answer": "bold cyan",
    "implicit": "italic",
    "note": "italic",
    "fault": "bold red",
    "mark": "bold",
    "accepted": "bold green",
    "rejected": "bold red",
    "undecided": "bold yellow",
    "root": "bold",
}
"""Rich's styles by what they mean."""

_ASCII_SYMBOLS: dict[Kind, str] = {"recommendation": "[R]", "claim": "[C]", "premise": "[P]"}
_ASCII_LABELS: dict[Label, str] = {"accepted": "+", "rejected": "x", "undecided": "?"}
_ASCII_SIGNS = str.maketrans(ASCII)
_WORD_STYLES = {
    Word.BECAUSE: "support",
    Word.AND: "support",
    Word.THEREFORE: "support",
    Word.WITH: "support",
    Word.ALTHOUGH: "attack",
    Word.AGAINST: "attack",
    Word.UNDERCUTS: "attack",
    Word.UNLESS: "attack",
    Word.BUT: "answer",
}
_NO_LABELS = "Labels are not shown: the map could not be read to its end."
_ONE_LINE = {Mark.SHOWN, Mark.EARLIER, Mark.TREE, Mark.CIRCLE, Mark.OUTSIDE}
_NARROWEST = 6
_SPENT = (
    f"Stopped repeating after {REPEATED:,} lines: from there on each statement is shown once; "
    "to see a part of the map in full, show it with --root or --depth"
)


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: `ascii` keeps signs and guides to ASCII; the others show what they name."""

    width: int
    ascii: bool = False
    ids: bool = False
    cites: bool = True
    labels: bool = False


def lines_of(
    argument_map: ArgumentMap, view: View, style: Style, findings: str
) -> Iterator[list[Piece]]:
    """Yield the lines of a map, each a list of pieces: text and the name of its style.

    `findings` says in words what the checker found. Raise KeyError if the view names a statement
    or group that the map has not.
    """
    writer = _Writer(argument_map, view, style)
    for line in writer.lines(findings):
        while line and not line[-1][0].rstrip():
            line.pop()
        if line:
            line[-1] = (line[-1][0].rstrip(), line[-1][1])
        yield unobeyed(line)


class _Writer:
    def __init__(self, argument_map: ArgumentMap, view: View, style: Style) -> None:
        self._map = argument_map
        self._nodes = argument_map.graph.nodes
        self._view = view
        self._style = style
        self._symbols = _ASCII_SYMBOLS if style.ascii else captions.SYMBOLS
        head = len(f"{Word.ALTHOUGH.value} {self._symbols['claim']} ") + 2 * style.labels
        self._outline = Outline(argument_map, view, style.width - head)
        self._cut_off = argument_map.unknowns.cut_off
        self._labels = argument_map.labels() if style.labels and not self._cut_off else {}
        self._label_signs = _ASCII_LABELS if style.ascii else captions.SIGNS
        self._marks: dict[Mark, None] = {}
        self._faults: dict[str, str] = {}

    def lines(self, findings: str) -> Iterator[list[Piece]]:
        yield from self._header()
        for tree in self._outline.trees():
            yield []
            yield from self._heading(tree)
            for entry in tree.entries:
                yield from self._entry(entry, tree)
        if self._marks:
            yield []
            for mark in Mark:
                if mark in self._marks:
                    yield from self._wrapped(self._footnote(mark), "quiet")
        if self._outline.spent:
            yield from self._wrapped(_SPENT, "quiet")
        yield []
        if self._style.labels and self._cut_off:
            yield from self._wrapped(_NO_LABELS, "quiet")
        if self._labels:
            standing = captions.standing(self._map, self._labels, self._label_signs)
            yield from self._wrapped(self._sign(standing).replace(" ,", ","), "quiet")
        yield from self._wrapped(self._counts(findings), "quiet")

    def _sign(self, text: str) -> str:
        return text.translate(_ASCII_SIGNS) if self._style.ascii else text

    def _wrapped(self, text: str, style: str, indent: int = 0) -> Iterator[list[Piece]]:
        lines = wrap(words_of(text, style), max(self._style.width - indent, _NARROWEST))
        for number, line in enumerate(lines):
            yield [(" " * indent, ""), *line] if number and indent else line

    def _header(self) -> Iterator[list[Piece]]:
        yield from self._wrapped(self._map.title or "(no title)", "title")
        if self._map.description:
            yield from self._wrapped(self._map.description, "quiet")
        sources = self._map.sources
        for source, facts in sources.items():
            name = "Source: " if len(sources) == 1 else f"Source {source}: "
            line = captions.source_line(facts)
            if "url" in facts:
                line += f", {facts['url']}"
            yield from self._wrapped(self._sign(name + line), "quiet", indent=2)

    def _heading(self, tree: Tree) -> Iterator[list[Piece]]:
        node = self._nodes[tree.root]
        number = f"{tree.number}. " if self._outline.several or tree.continues else ""
        if tree.continues:
            text = f"goes on from tree {tree.continues}" if self._outline.several else "goes on"
        else:
            text = captions.heading(node)
        yield from self._wrapped(number + text, "heading", indent=len(number))

    def _entry(self, entry: Entry, tree: Tree) -> Iterator[list[Piece]]:
        """Write a statement: guides, word and symbol, then its text under itself."""
        aside = self._aside(entry.argument)
        head = self._head(entry, aside)
        text = list(words_of(self._text(entry), self._text_style(entry)))
        if aside and self._style.width - columns_of(head) < TEXT_COLUMNS:
            # What is said of the argument then wraps with the statement that it begins with.
            text = [*words_of(aside, "note"), *text]
            head = self._head(entry, "")
        column = columns_of(head)
        width = max(self._style.width - column, _NARROWEST)
        tail = self._tail(entry, tree)
        room = width - columns_of(tail)
        if _is_one_line(entry) and room >= _NARROWEST:
            line = cut(text, room, self._sign("…"))
            yield [*head, *line, *((word.replace("\xa0", " "), style) for word, style in tail)]
            return
        words = [*text, *tail]
        guides = self._guides(entry.rest + ("│" if entry.opens else ""))
        hanging = " " * (column - len(guides))
        for number, line in enumerate(wrap(words, width)):
            yield [*(head if number == 0 else [(guides, "guide"), (hanging, "")]), *line]

    def _guides(self, guides: Guides) -> str:
        drawn = str(guides)
        return drawn.translate(_ASCII_SIGNS) if self._style.ascii else drawn

    def _head(self, entry: Entry, aside: str) -> list[Piece]:
        """Return what stands before a statement's text: guides, the word, and its signs."""
        node = self._nodes[entry.statement]
        kind: Kind = node["kind"]
        symbol = "?" if "unwritten" in node else self._symbols[kind]
        head: list[Piece] = [(symbol, kind), (" ", "")]
        if self._labels:
            label = self._labels[entry.statement]
            head = [(self._label_signs[label], label), (" ", ""), *head]
        if entry.word is None:
            return head
        padding = "" if aside else " " * (entry.pad - len(entry.word.value))
        return [
            (self._guides(entry.first), "guide"),
            (entry.word.value, _WORD_STYLES[entry.word]),
            (f"{aside}{padding} ", "note"),
            *head,
        ]

    def _aside(self, argument: str | None) -> str:
        """Return what the map says of an argument itself, behind its word."""
        if argument is None:
            return ""
        node = self._nodes[argument]
        notes = [plain(node["qualifier"])] if "qualifier" in node else []
        if self._style.cites and "cites" in node:
            notes.append(self._cited(node))
        if self._is_undercut(argument):
            notes.append("undercut")
        return f" ({'; '.join(notes)})" if notes else ""

    def _is_undercut(self, argument: str) -> bool:
        """Tell a step that fails although its premises stand."""
        if self._labels.get(argument) != "rejected":
            return False
        return all(self._labels[node] != "rejected" for node in self._map.premises_of(argument))

    def _text(self, entry: Entry) -> str:
        text = captions.text_of(entry.statement, self._nodes[entry.statement])
        # More than fits on the line, as some characters take no room.
        return brief(text, 2 * self._style.width) if _is_one_line(entry) else text

    def _text_style(self, entry: Entry) -> str:
        if entry.word is None:
            return "root"
        if _is_one_line(entry):
            return "quiet"
        return "implicit" if self._nodes[entry.statement].get("implicit") else ""

    def _tail(self, entry: Entry, tree: Tree) -> list[Piece]:
        """Return what follows a statement's text: how sure it is, whose, from where, and its mark.

        What may not begin a line has a no-break space before it.
        """
        node = self._nodes[entry.statement]
        tail: list[Piece] = []
        if not _is_one_line(entry):
            notes = captions.notes(node, headed=entry.word is None and not tree.continues)
            if notes:
                tail += words_of(f"({'; '.join(notes)})", "note")
            tail += words_of(self._fault(entry.statement), "fault")
            if self._style.cites and "cites" in node:
                tail.append(("\xa0" + self._cited(node), "quiet"))
        if self._style.ids and captions.is_named(entry.statement):
            longest = LONG_NAME if _is_one_line(entry) else len(entry.statement)
            tail.append((f"\xa0<{plain(brief(entry.statement, longest))}>", "quiet"))
        if entry.mark is not None:
            self._marks[entry.mark] = None
            number = str(entry.more) if entry.mark is Mark.LINKED else entry.tree
            tail.append(("\xa0" + self._mark(entry.mark, number), "mark"))
        return tail

    def _fault(self, statement: str) -> str:
        """Say in short why a statement falls or lacks support; or nothing."""
        fault = self._faults.get(statement)
        if fault is None:
            fault = ""
            if self._labels.get(statement) == "rejected":
                fault = f"({captions.downfall(self._map, self._labels, statement)})"
            elif self._is_unsupported(statement, self._nodes[statement]):
                fault = "(unsupported)"
            self._faults[statement] = fault
        return fault

    def _is_unsupported(self, statement: str, node: dict[str, Any]) -> bool:
        if node["kind"] == "premise" or node.get("undeveloped") or self._cut_off:
            return False
        if self._map.unknowns.has(statement, "supported_by", "undeveloped"):
            return False
        return not self._map.arguments_for(statement)

    def _cited(self, node: dict[str, Any]) -> str:
        """Return citations in short: ¶3–4, with the source where there are several."""
        cited = (caption for _, caption in captions.citations(node, self._map.sources))
        return self._sign(plain(", ".join(cited)))

    def _mark(self, mark: Mark, number: str) -> str:
        return self._sign(
            {
                Mark.SHOWN: "(*)",
                Mark.EARLIER: f"(* → {number})",
                Mark.TREE: f"(→ {number})",
                Mark.CONTINUED: f"(→ {number})",
                Mark.CIRCLE: "(circle)",
                Mark.DEEPER: "(…)",
                Mark.OUTSIDE: "(outside)",
                Mark.LINKED: f"(+{number})",
            }[mark]
        )

    def _footnote(self, mark: Mark) -> str:
        explanation = {
            Mark.SHOWN: "shown already in this tree",
            Mark.EARLIER: "shown already in the tree of this number",
            Mark.TREE: "has a tree of its own, of this number",
            Mark.CONTINUED: "goes on below, in the tree of this number",
            Mark.CIRCLE: "stands above already: the argument runs in a circle, and ends here",
            Mark.DEEPER: "more stands below: show it with a greater --depth, or with --root",
            Mark.OUTSIDE: "is in no part of this group: what is below it is not shown",
            Mark.LINKED: "so many more premises are linked with it",
        }[mark]
        return f"{self._mark(mark, 'n')} {explanation}"

    def _counts(self, findings: str) -> str:
        kinds = Counter(
            node["kind"] if "unwritten" not in node else "unread" if "unread" in node else ""
            for node in self._nodes.values()
            if "kind" in node
        )
        counts = [
            f"{kinds[kind]} {symbol} {kind}{'' if kinds[kind] == 1 else 's'}"
            for kind, symbol in self._symbols.items()
        ]
        if kinds[""]:
            counts.append(f"{kinds['']} ? not written")
        if kinds["unread"]:
            counts.append(f"{kinds['unread']} ? not read")
        arguments = len(self._map.arguments())
        counts.append(f"{arguments} argument{'' if arguments == 1 else 's'}")
        return self._sign(" · ".join([*counts, findings])).replace(" ,", ",")


def _is_one_line(entry: Entry) -> bool:
    """Tell a statement that is only named here, for it stands in full elsewhere."""
    return entry.mark in _ONE_LINE or entry.word is Word.WITH
