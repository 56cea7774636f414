"""Argdown: statements and arguments, related by indented lines and by numbered premises."""

import re
from collections import Counter
from typing import Any

from argmap.importing.argdown.arguments import arguments_of, implied_conclusions
from argmap.importing.argdown.debate import Debate, Node
from argmap.importing.argdown.lexing import ArgdownError
from argmap.importing.argdown.notes import Notes
from argmap.importing.argdown.parsing import parse, with_simple_breaks
from argmap.importing.argdown.syntax import Document, Heading
from argmap.importing.support.contents import Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import LINK
from argmap.importing.support.source import DamagedError, Source
from argmap.text.document import Text

_COMMENT = "{} comment{s} left out"
_EMPHASIS = "{} emphasis mark{s} left out"
_MENTION = "{} mention{s} of a title written as the title alone"
_SETTING = "{} value{s} of the front matter left out"
_SUBHEADING = "{} heading{s} below another turned into a group beside it"
_PROSE = "{} untitled text{s} in no relation left out"

_SIGNS = re.compile(
    r"""^[ \t]*(?:\+>|<\+|<-|->|_>|<_|><)[ \t]*\S  # a relation
    | ^[ \t]*(?:[-+*][ \t]+|\(\d+\)[ \t]*)?(?:\[[^]^\n][^]\n]*\]|<[^>\n/!?]+>):[ \t]+(?!\w+://)\S
    | \A\s*={3}[ \t]*\r?\n[^\n:]*:  # front matter
    | --[ \t]*\r?\n[ \t]*\(\d+\)[ \t]  # the end of an inference, and a conclusion
    | ^[ \t]+[-+][ \t]+(?:\[[^]\n]+\](?!\()|<[^>\n/!?]+>)[ \t\r]*(?:[{#]|$)  # a reference
    """,
    re.MULTILINE | re.VERBOSE,
)


def recognizes(source: Source) -> bool:
    """Return whether a text has relations, titles or inferences as Argdown has them."""
    return not source.text.lstrip().startswith("{") and _SIGNS.search(source.text) is not None


def read(source: Source, options: ImportOptions) -> Contents:
    """Return what a text in Argdown says."""
    text = Text(with_simple_breaks(source.text), source.name)
    try:
        return _Reader(parse(text.content), text, options).contents()
    except ArgdownError as stop:
        line, column = text.position(stop.offset)
        raise DamagedError(stop.reason, f"line {line}, column {column}") from stop


class _Reader:
    """Makes contents of a syntax tree."""

    def __init__(self, document: Document, text: Text, options: ImportOptions) -> None:
        self._document = document
        self._notes = Notes(text, Contents())
        self._keeps_all = options.everything
        settings = self._notes.values(document.front_matter)
        self._read_front_matter(settings)
        model = settings.get("model")
        is_strict = isinstance(model, dict) and model.get("mode") == "strict"
        self._debate = Debate(document, strict=is_strict)
        self._groups: dict[Heading, str] = {}

    def contents(self) -> Contents:
        """Return the contents."""
        notes = self._notes
        for what, offsets in (
            (_COMMENT, self._document.comments),
            (_EMPHASIS, self._document.emphases),
            (LINK, self._document.links),
            (_MENTION, self._document.mentions),
        ):
            for offset in offsets:
                notes.lose(what, offset)
        self._read_headings()
        attacks = implied_conclusions(self._debate, notes)
        statements = self._read_statements(attacks)
        notes.contents.arguments += arguments_of(self._debate, statements, attacks, notes)
        return notes.contents

    def _read_front_matter(self, settings: dict[Any, Any]) -> None:
        about = self._notes.contents.about
        for key, value in settings.items():
            if key in {"title", "description"} and isinstance(value, str):
                about[str(key)] = " ".join(value.split())
            else:
                self._notes.contents.losses.add(_SETTING, key.place)

    def _read_headings(self) -> None:
        """Name a group for each heading; the first, if it stands above all others, is a title."""
        sections = list(self._debate.sections)
        about = self._notes.contents.about
        first = self._document.blocks[0]
        if (
            isinstance(first, Heading)
            and "title" not in about
            and all(heading.level > first.level for heading in sections[1:])
        ):
            self._notes.drop_data([first.data])
            about["title"] = first.content.text
            del sections[0]
        top = min((heading.level for heading in sections), default=0)
        taken: Counter[str] = Counter()
        for heading in sections:
            self._notes.drop_data([heading.data])
            title = heading.content.text
            taken[title] += 1
            self._groups[heading] = f"{title} {taken[title]}" if taken[title] > 1 else title
            if heading.level > top:
                self._notes.lose(_SUBHEADING, heading.offset)

    def _read_statements(self, attacks: set[Node]) -> dict[Node, Statement]:
        """Add a statement for each statement, and for each argument that is only a sketch.

        The conclusions of attacks are none.
        """
        debate = self._debate
        sketches = (node for node in debate.arguments if not node.steps)
        related = {end for link in debate.links for end in (link.source, link.target)}
        related.update(node for argument in debate.arguments for node in argument.structure)
        found: dict[Node, Statement] = {}
        for node in sorted((*debate.statements, *sketches), key=lambda each: each.offset):
            if node in attacks:
                continue
            self._notes.drop_data(node.data)
            if node.title is None and node not in related and not self._keeps_all:
                self._notes.lose(_PROSE, node.offset)
            else:
                found[node] = self._statement(node)
        return found

    def _statement(self, node: Node) -> Statement:
        contents = self._notes.contents
        text = node.texts[-1] if node.texts else ""
        if node.is_argument and node.title and not text:
            text = node.title
        facts: dict[str, Any] = {"tags": list(node.tags)}
        others = [each for each in dict.fromkeys(node.texts) if each != text]
        if others:
            facts["note"] = f"Also: {' / '.join(others)}"
        group = self._groups.get(node.section) if node.section else None
        if group is not None and node.section:
            contents.groups.setdefault(group, node.section.content.text)
        made = contents.statement(
            text, node.title or "", self._notes.place(node.offset), facts=facts, group=group
        )
        made.unnamed = node.title is None
        return made
