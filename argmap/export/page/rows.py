"""The rows of a page's outline: as markup, and as the numbers by which its script knows them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from argmap.export.page.brackets import Brackets
from argmap.export.page.facts import Facts
from argmap.export.page.looks import DEEPEST
from argmap.export.page.markup import fragment_of, link_to, name_of, row_of, text_of
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.entries import Entry, EntryMark
from argmap.views.relation_words import Word

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_AGAINST = (Word.ALTHOUGH, Word.UNLESS, Word.AGAINST, Word.UNDERCUTS, Word.OUTWEIGHS)
_WORDS = dict.fromkeys(_AGAINST, " class=against") | dict.fromkeys(
    (Word.BUT, Word.OUTWEIGHED), " class=but"
)
_LONG_URL = 1000
"""How long an address may be that citations link to."""


class Rows:
    """Writes the rows of a map's outline, which must be asked for in its order."""

    def __init__(
        self,
        argument_map: "ArgumentMap",
        labels: "Mapping[str, Label]",
        facts: Facts,
        *,
        cites: bool,
    ) -> None:
        self._map = argument_map
        self._nodes = argument_map.nodes
        self._labels = labels
        self._facts = facts
        self._cites = cites
        self._brackets = Brackets(argument_map)

    def row(self, entry: Entry, *, is_opposed: bool = False) -> str:
        """Return a row: a statement, or a link to where it stands in full.

        What rows would say over and over is left to the style and the script: the signs of kinds
        and labels, the roles of a tree and what can be folded.
        """
        node = self._nodes[entry.statement]
        look = [node["kind"], *["unwritten"] * ("unwritten" in node)]
        word = about = ""
        if entry.word is not None:
            word = f"<b{_WORDS.get(entry.word, '')}>{entry.word.value}</b> "
            word += self._notes_of_argument(entry.argument) if entry.argument else ""
            undercut = self._undercut_by(entry)
            if undercut and entry.level < DEEPEST:
                # What the brackets show, for those who hear the page.
                about = f' aria-description="{text_of(undercut)}"'
            elif undercut:
                word += f"<i>({text_of(undercut)})</i> "
        elif entry.level == 0:
            word = f"<em>{text_of(captions.heading(node, is_opposed=is_opposed))}</em>"
        text = captions.text_of(entry.statement, node)
        text = text_of(brief(text) if entry.mark else text)
        if entry.mark:
            look += ["circle"] * (entry.mark is EntryMark.CIRCLE)
            name, text = "", f"<a href=#{fragment_of(entry.statement)}>{text}</a>"
        else:
            look += ["outside"] * entry.outside
            name = f" id={name_of(entry.statement)}"
            text = f"<span>{text}</span>{self._tail(entry, node)}"
        look_of = look[0] if len(look) == 1 else f'"{" ".join(look)}"'
        return row_of(
            f"<li aria-level={entry.level + 1} class={look_of}{name}{about}>"
            f"{self._brackets.beside(entry)}{word}{text}"
        )

    def _undercut_by(self, entry: Entry) -> str:
        """Say which step an undercutter attacks, and nothing of other rows."""
        target = self._map.target_of(entry.argument) if entry.argument else None
        if target is None or self._map.is_statement(target):
            return ""
        return f"against {self._facts.step_from(target)}"

    def _tail(self, entry: Entry, node: dict[str, Any]) -> str:
        """Return what follows a statement: hedge, whose it is, where it stands, and its label."""
        notes = captions.said(node, headed=entry.level == 0)
        tail = f" <i>({text_of('; '.join(notes))})</i>" if notes else ""
        tail += self._citations(node) + _left_out(node)
        label = self._labels[entry.statement]
        return tail if label == "accepted" else f"{tail} <b class={label}></b>"

    def _notes_of_argument(self, argument: str) -> str:
        given = self._nodes[argument]
        notes = captions.said(given)
        said = f"<i>({text_of('; '.join(notes))})</i>" if notes else ""
        parts = (said, self._citations(given).strip(), _left_out(given).strip())
        return "".join(f"{part} " for part in parts if part)

    def _citations(self, node: dict[str, Any]) -> str:
        if not self._cites:
            return ""
        cited = captions.citations(node, self._map.sources)
        links = (link_to(caption, self._url(source)) for source, caption in cited)
        return "".join(f" <small>{link}</small>" for link in links)

    def _url(self, source: str) -> str | None:
        """Give the address of a source for a citation; a long one is linked in the header only."""
        url: str | None = self._map.sources.get(source, {}).get("url")
        return url if url is not None and len(url) <= _LONG_URL else None


def numbered(entries: "list[Entry]", numbers: Mapping[str, int]) -> list[int]:
    """Return the rows of an outline by numbers, four for each.

    They are its level, the statement, the argument that it is part of, or else 0, and 1 if the
    statement stands there in full.
    """
    found: list[int] = []
    steps: list[int] = []
    for entry in entries:
        del steps[entry.level + 1 :]
        steps += [0] * (entry.level + 1 - len(steps))
        if entry.word is None:
            steps[entry.level] = 0
        elif entry.argument:
            steps[entry.level] = numbers[entry.argument]
        found += [entry.level, numbers[entry.statement], steps[entry.level], int(not entry.mark)]
    return found


def _left_out(node: dict[str, Any]) -> str:
    """Return the mark of how many arguments of a node are left out, or nothing."""
    count = captions.left_out(node)
    return f" <small class=more>({count})</small>" if count else ""
