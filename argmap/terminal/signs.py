"""The styles and signs of a tree in a terminal, also where only ASCII can be shown."""

from collections.abc import Iterator

from argmap.terminal.wrapping import kept_together
from argmap.text.encoding import ASCII
from argmap.views import captions
from argmap.views.entries import EntryMark
from argmap.views.relation_words import Word

_BLUE, _YELLOW, _GREEN, _RED, _VERMILION, _GREY = (
    f"color({number})" for number in (32, 100, 28, 196, 166, 243)
)
"""Colours that a user's theme does not change, with a contrast of 3.8:1 or more on white and on
black, and of 3:1 on the grounds of usual themes (WCAG 2.1, 1.4.11). No colour has 4.5:1 on white
and on the dark grey of most dark themes."""

STYLES = {
    "": "none",
    "title": "bold",
    "quiet": _GREY,
    "guide": _GREY,
    "heading": "bold",
    "recommendation": f"bold {_BLUE}",
    "claim": f"bold {_YELLOW}",
    "premise": _GREY,
    "support": _GREEN,
    "attack": f"bold {_VERMILION}",
    "answer": f"bold {_BLUE}",
    "implicit": "italic",
    "note": "italic",
    "fault": f"bold {_RED}",
    "mark": "bold",
    "accepted": f"bold {_GREEN}",
    "rejected": f"bold {_RED}",
    "undecided": f"bold {_YELLOW}",
    "root": "bold",
    "quoted": f"underline {_BLUE}",
}
"""Rich's styles by what they mean; the hues are those of pictures and pages."""

WORD_STYLES = {
    Word.BECAUSE: "support",
    Word.AND: "support",
    Word.THEREFORE: "support",
    Word.WITH: "support",
    Word.ALTHOUGH: "attack",
    Word.AGAINST: "attack",
    Word.UNDERCUTS: "attack",
    Word.OUTWEIGHS: "attack",
    Word.UNLESS: "attack",
    Word.BUT: "answer",
    Word.OUTWEIGHED: "answer",
}
"""The styles of the words of arguments."""

_ASCII_SIGNS = str.maketrans(ASCII)
_MARKS = {
    EntryMark.SHOWN: ("(*)", "shown in full above"),
    EntryMark.EARLIER: ("(* → {})", "shown in full in the tree of this number"),
    EntryMark.TREE: ("(→ {})", "has a tree of its own, of this number"),
    EntryMark.CONTINUED: ("(→ {})", "goes on below, in the tree of this number"),
    EntryMark.CIRCLE: (
        "(circle)",
        "stands above already: the argument runs in a circle, and ends here",
    ),
    EntryMark.LINKED: ("(and {} more)", "so many more premises are linked with it"),
    EntryMark.LEFT_OUT: ("(+{})", captions.LEFT_OUT),
    EntryMark.OUTSIDE: ("(outside)", captions.OUTSIDE),
}


class Signs:
    """The signs of a tree: `symbols` of the kinds of statements, and signs of `labels`."""

    def __init__(self, *, ascii_only: bool) -> None:
        self._ascii_only = ascii_only
        self.symbols = {kind: self.shown(sign) for kind, sign in captions.SYMBOLS.items()}
        self.labels = {label: self.shown(sign) for label, sign in captions.SIGNS.items()}

    def shown(self, text: str) -> str:
        """Return a text of the program, whose signs turn to ASCII where nothing else is shown."""
        return text.translate(_ASCII_SIGNS) if self._ascii_only else text

    def row(self, text: str) -> Iterator[str]:
        """Yield the words of items that dots set apart: no line begins with a dot."""
        *items, last = text.split(" · ")
        dot = "," if self._ascii_only else "\xa0·"
        for item in items:
            *words, end = kept_together(self.shown(item))
            yield from (*words, end + dot)
        yield from kept_together(self.shown(last))

    def quoted(self, text: str) -> str:
        """Return a text of a map in quotation marks."""
        return f"{self.shown('“')}{text}{self.shown('”')}"

    def mark(self, mark: EntryMark, number: str) -> str:
        """Return what stands behind a statement of which a tree does not show all."""
        return self.shown(_MARKS[mark][0].replace("{}", number))

    def footnote(self, mark: EntryMark) -> str:
        """Return the line that explains a mark."""
        return f"{self.mark(mark, 'n')} {_MARKS[mark][1]}"
