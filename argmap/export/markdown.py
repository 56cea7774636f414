"""A map as Markdown: an outline that reads as prose, with citations as footnotes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.analysis.reasons import Reasons
from argmap.export.support.export_options import ExportOptions
from argmap.model.labelling import REJECTED
from argmap.model.selection import whole_of
from argmap.text.sanitizing import command_at_start, visible, without_controls
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.counts import notices
from argmap.views.entries import TEXT_COLUMNS, Entry, Tree, View
from argmap.views.outline import Outline
from argmap.views.relation_words import Word

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_LEVELS = 12
"""How deep lists are nested; deeper branches go on in a list of their own."""

_OF_STEP = {
    Word.UNLESS: "{} holds unless",
    Word.BUT: "but {} does not hold:",
    Word.OUTWEIGHED: "{} is granted, but outweighed:",
}
"""How the words of undercutters are said in a list: they speak against a step, not a premise."""

_SPECIAL = re.compile(
    r"(?P<reference>@(?=\S)|#(?=\d)|:(?=[\w+-]+:))|[\\`*_\[\]<>&#|~$]|(?<=:)//|(?<=www)\.",
    re.IGNORECASE,
)

_NOTHING = "<!-- -->"
"""What parts a sign from its name: GitHub seeks mentions, issues, mail addresses and emoji in what
Markdown has already read, where a backslash is gone. https://github.com/github/markup/issues/1168
"""


_LONG_URL = 300
"""How long an address may be that more than one footnote gives."""
_MOST_NOTES = 20
"""How many footnotes a statement has where it is only mentioned."""
_WEB = re.compile(r"https?://[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.IGNORECASE)


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: B008 - frozen
    """Return the map as a document for GitHub's Markdown and its like.

    The lists hold every argument: an item begins one (*because*, *although*, *but*, *unless*) or
    goes on with its premises (*and*), and stands in what it speaks for or against. An undercutter
    stands in the one premise of its step, or beside the premises that are linked in it, and says
    that it speaks against the step (*this step holds unless*).
    """
    return "\n".join(_Document(argument_map, options).lines()) + "\n"


class _Document:
    def __init__(self, argument_map: "ArgumentMap", options: ExportOptions) -> None:
        self._map = argument_map
        self._options = options
        self._whole = whole_of(argument_map)
        self._labels = self._whole.labels() if options.labels else {}
        self._reasons = Reasons(self._whole, self._labels)
        self._notes: dict[str, tuple[int, dict[str, Any]]] = {}
        self._sources = {
            name: (captions.source_line(source), url if _WEB.fullmatch(url) else "")
            for name, source in argument_map.sources.items()
            for url in [source.get("url", "")]
        }
        self._levels: list[int] = []
        self._outline = Outline(argument_map, View(), 3 * _LEVELS + TEXT_COLUMNS)
        self._nodes = self._outline.nodes

    def lines(self) -> Iterator[str]:
        yield f"# {escaped(self._map.title)}"
        for said in captions.about_map(self._map, details=self._options.details):
            yield f"\n{escaped(said)}"
        for notice in notices(self._map):
            yield f"\n**{escaped(notice)}**"
        for tree in self._outline.trees():
            yield from self._heading(tree, several=self._outline.several)
            for entry in tree.entries:
                yield from self._entry(entry)
        yield from self._groups()
        for sign, meaning in captions.signs_of_part(self._map).items():
            yield f"\n{escaped(f'({sign}) {meaning}')}"
        if self._labels:
            yield f"\n{captions.standing(self._map, self._labels)}"
        if self._notes:
            yield ""
            named: set[str] = set()
            for number, cite in self._notes.values():
                yield f"[^{number}]: {self._note(cite, full=cite['source'] not in named)}"
                named.add(cite["source"])

    def _heading(self, tree: Tree, *, several: bool) -> Iterator[str]:
        node = self._nodes[tree.root]
        number = f"{tree.number}. " if several or tree.continues else ""
        heading = f"goes on from {tree.continues}"
        if not tree.continues:
            heading = captions.heading(node, is_opposed=tree.is_opposed)
        yield f"\n## {number}{escaped(heading)}\n"

    def _entry(self, entry: Entry) -> Iterator[str]:
        node = self._nodes[entry.statement]
        text = captions.signed_text_of(entry.statement, node)
        text = escaped(brief(text) if entry.mark else text)
        if self._labels:
            text = f"{captions.SIGNS[self._labels[entry.statement]]} {text}"
        if entry.word is None:
            self._levels.clear()
            yield f"**{text}**{self._tail(entry, node)}\n"
            return
        begins = f"{'  ' * self._depth(entry)}- *{self._word(entry.word, entry.argument)}*"
        aside = self._notes_of_argument(entry.argument) if entry.argument else ""
        yield f"{begins}{aside} {text}{self._tail(entry, node)}"

    def _word(self, word: Word, argument: str | None) -> str:
        step = self._undercut_step(argument)
        if step is None:
            return word.value
        premises = self._map.premises_of(step)
        said = {1: "this step", 2: "the step from both"}.get(len(premises))
        if len(premises) > 1 and self._undercut_step(step) is not None:
            # Several steps stand beside each other: which one is meant has to be said.
            text = captions.signed_text_of(premises[0], self._nodes[premises[0]])
            said = escaped(captions.step_from(text))
        return _OF_STEP[word].format(said or f"the step from all {len(premises)}")

    def _undercut_step(self, argument: str | None) -> str | None:
        """Return the step that an argument undercuts, if it does."""
        target = None if argument is None else self._map.target_of(argument)
        return None if target is None or self._map.is_statement(target) else target

    def _notes_of_argument(self, argument: str) -> str:
        given = self._nodes[argument]
        notes = captions.said(given, details=self._options.details)
        notes = captions.undercut(self._map, self._labels, argument) + notes
        notes += filter(None, [captions.left_out(given)])
        said = f" {_in_parentheses('; '.join(notes))}" if notes else ""
        return f"{said}{self._footnotes(given) if self._options.cites else ''}"

    def _tail(self, entry: Entry, node: dict[str, Any]) -> str:
        notes = captions.said(node, headed=entry.word is None, details=self._options.details)
        if self._labels.get(entry.statement) == REJECTED and not entry.mark:
            notes.append(captions.falls(self._reasons, entry.statement))
        see = "".join(f" ({mark})" for mark in captions.marks_in_prose(entry))
        note, most = "; ".join(filter(None, notes)), None
        if entry.mark:
            note, most = brief(note), _MOST_NOTES
        said = f" {_in_parentheses(note)}" if notes else ""
        return f"{said}{self._footnotes(node, most) if self._options.cites else ''}{see}"

    def _groups(self) -> Iterator[str]:
        if self._map.groups:
            yield "\n## Groups"
        for name, group in self._map.groups.items():
            yield f"\n### {escaped(captions.group_title(name, group))}\n"
            for statement in group["statements"]:
                yield f"- {escaped(captions.signed_text_of(statement, self._nodes[statement]))}"
            if not group["statements"]:
                yield "*No statements.*"

    def _depth(self, entry: Entry) -> int:
        """Return how many items of the list an entry stands in."""
        # What undercuts linked premises stands beside them: it is none of the last one's.
        step = self._undercut_step(entry.argument)
        beside = step is not None and len(self._map.premises_of(step)) > 1
        while self._levels and self._levels[-1] >= entry.level - beside:
            self._levels.pop()
        self._levels.append(entry.level)
        return len(self._levels) - 1

    def _footnotes(self, node: dict[str, Any], most: int | None = None) -> str:
        marks = []
        for cite in node.get("cites", ())[:most]:
            number, _ = self._notes.setdefault(self._note(cite), (len(self._notes) + 1, cite))
            marks.append(f"[^{number}]")
        return "".join(marks)

    def _note(self, cite: dict[str, Any], *, full: bool = False) -> str:
        """Return a footnote: one of a source that is named in full already says less of it."""
        line, url = self._sources.get(cite["source"], ("", ""))
        if full and self._options.details:
            details = captions.source_details(self._map.sources.get(cite["source"], {}))
            line = ", ".join([line, *details])
        if not full:
            line, url = brief(line), url if len(url) <= _LONG_URL else ""
        place = captions.passage(cite)
        quote = f": “{cite['quote']}”" if "quote" in cite else ""
        note = escaped(line + (f", {place}" if place else "") + quote)
        return f"{note} <{url}>" if url else note


# What begins a list, a rule or a heading at the start of a line.
_BLOCK = re.compile(r"\A(?P<before>\d{0,9})(?P<sign>(?<=\d)[.)]|(?<!\d)[-+=])")


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    text = _SPECIAL.sub(_escape, visible(" ".join(without_controls(text).split())))
    place = command_at_start(text)
    if place is not None:
        return f"{text[:place]}\\{text[place:]}"
    return _BLOCK.sub(r"\g<before>\\\g<sign>", text)


def _in_parentheses(text: str) -> str:
    return escaped(f"({text})")


def _escape(found: re.Match[str]) -> str:
    if found["reference"]:
        return f"{found[0]}{_NOTHING}"
    return "/\\/" if found[0] == "//" else f"\\{found[0]}"
