"""Outlines in Markdown: headings and lists, in which what is nested argues for what is above it.

Words say how: *because*, *although*, *but*, *unless* (against the step), *and* (linked with the
item before); so do `Pro:` and `Con:`, and the signs + and - where both stand in one list. What
`argmap export --format markdown` writes is such an outline.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Any

from argmap.format.keys import ATTACK, KINDS, NOT_WRITTEN, UNDER_ID, UNWRITTEN, Kind, Relation
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import footnotes, plain, report_links
from argmap.importing.support.losses import UNWRITTEN as ID_AS_TEXT
from argmap.importing.support.markdown import Block, blocks, without_front_matter
from argmap.importing.support.remarks import Remarks, remarks_before, remarks_behind
from argmap.importing.support.source import DamagedError, Source
from argmap.importing.support.stances import stance_of
from argmap.text.wording import brief

_FOOTNOTES = "{} citation{s} (footnotes) left out"
_PARAGRAPHS = "{} paragraph{s} outside of lists left out"
_OTHERS = "{} block{s} of code, comment{s} or ruler{s} left out"
_NO_STEP = "{} objection{s} to a step where there is none, read as against the statement"
_HEADINGS = "{} heading{s} of which only the kind of the statement is read"
_NO_MEMBER = "{} member{s} of groups that are in no list, or in two groups, left out"
_ALONE = "{} heading{s} without items left out"
_NOTICES = "{} notice{s} above the first statement left out"

_WORDS = {
    "because": "support",
    "pro": "support",
    "although": "attack",
    "but": "attack",
    "con": "attack",
    "contra": "attack",
    "unless": "undercut",
    "but it does not follow": "undercut",
    "granted, but outweighed": "outweigh",
    "and": "link",
}
_NAMED = "|".join(sorted(_WORDS, key=len, reverse=True))
_EMPHASIZED = re.compile(rf"([*_]{{1,3}})(?P<word>{_NAMED}):?\1:?(?:\s+|$)", re.IGNORECASE)
_STEP = r"(?:this step|the step from (?:both|all \d+|“(?:\\.|[^\\])*?”))"
_AGAINST_STEP = re.compile(
    rf"\*(?:(?P<undercut>{_STEP}) holds unless|but (?P<denied>{_STEP}) does not hold:"
    rf"|(?P<outweigh>{_STEP}) is granted, but outweighed:)\*\s+"
)
_NAMED_STEP = re.compile(r"the step from “(?P<premise>.*)”", re.DOTALL)
_WITH_COLON = re.compile(rf"(?P<word>{_NAMED}):(?:\s+|$)", re.IGNORECASE)
_UNMARKED = re.compile(r"(?P<word>because|although|but|unless)\s+", re.IGNORECASE)
_SIGNED = re.compile(r"\\?(?P<sign>[-+])\s+(?=\S)")
_SIGNS = {"+": "support", "-": "attack"}
_ROOT = re.compile(r"\*\*(?P<text>(?:\\.|[^\\*]|\*(?!\*))+)\*\*(?P<behind>.*)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.\s+")
_RECOMMENDED = ("recommended", "alternative")
_KIND = re.compile(rf"\b({'|'.join((*KINDS, *_RECOMMENDED))})\b", re.IGNORECASE)
_CONTINUED = "goes on from"
_TURNED_DOWN = ("turned down", "rejected")
_GROUPS = "groups"
_DRAFT = re.compile(rf"[\d,]+ statements? (?:is|are) {NOT_WRITTEN}\.")


def recognizes(source: Source) -> bool:
    """Return whether an input has a list, or a statement as argmap writes it."""
    return not source.looks_like_json and any(
        block.kind == "item" or _is_root(block) for block in blocks(source.text)
    )


def read(source: Source, options: ImportOptions) -> Contents:  # noqa: ARG001 - as all formats do
    """Return what an outline says."""
    contents = Contents()
    found = list(blocks(without_front_matter(source.text, contents.losses)))
    if not found:
        raise DamagedError("there is no outline here")
    return _Reader(found, contents).contents()


@dataclass(slots=True, eq=False)
class _Place:
    """What items can stand below: a heading, or an item in a column.

    Its statement is added when the first item needs it. `argument` is that to which an item
    belongs, and `arguments` are those of the items below it. A place that only says that there
    are reasons `for` or against something has the `relation` of these, and stands for what is
    above. `at` says in words where it stands.
    """

    depth: int
    text: str
    at: str
    statement: Statement | None = None
    argument: Argument | None = None
    arguments: list[Argument] = field(default_factory=list)
    above: "_Place | None" = None
    relation: Relation | None = None


class _Reader:
    """Reads the blocks of an outline."""

    def __init__(self, found: list[Block], contents: Contents) -> None:
        self._blocks = found
        self._contents = contents
        self._losses = contents.losses
        self._by_text: dict[str, Statement] = {}
        self._title = _title(found)
        self._is_own = self._title is not None and any(
            before.kind == "heading" and _is_root(after) for before, after in pairwise(found)
        )
        self._notices = set(_notices(found)) if self._title else set()
        self._of_statements = Remarks(UNDER_ID, self._losses)
        self._of_arguments = Remarks(ATTACK, self._losses)
        self._description: list[str] = []
        self._mixed = set(_items_of_mixed_lists(found))
        self._headings: list[_Place] = []
        self._items: list[_Place] = []
        self._kind: Kind | None = None
        self._is_rejected = False
        self._group: str | None = None
        self._is_in_groups = False

    def contents(self) -> Contents:
        """Return what the outline says."""
        for block in self._blocks:
            if block.kind not in {"footnote", "other"}:
                report_links(block.text, self._losses, block.place)
            if block.kind == "heading":
                self._read_heading(block)
            elif block.kind == "item":
                (self._read_member if self._is_in_groups else self._read_item)(block)
            else:
                self._read_text(block)
        for heading in self._headings:
            self._close(heading)
        self._contents.about["description"] = " ".join(self._description)
        return self._contents

    def _read_text(self, block: Block) -> None:
        """Read what is neither a heading nor an item."""
        if block.kind == "footnote":
            # It is lost where the text refers to it.
            return
        if block.kind == "other":
            self._losses.add(_OTHERS, block.place)
        elif block in self._notices:
            # Statements that are not written are reported where they stand.
            if not _DRAFT.fullmatch(plain(block.text)):
                self._losses.add(_NOTICES, block.place)
        elif self._is_own and _is_root(block):
            self._read_root(block)
        elif not self._contents.statements and len(self._headings) <= 1:
            self._description.append(plain(block.text))
        else:
            self._losses.add(_PARAGRAPHS, block.place)

    def _read_heading(self, block: Block) -> None:
        self._items = []
        text = plain(block.text)
        if block is self._title:
            self._contents.about["title"] = text
            self._headings = [_Place(0, block.text, block.place)]
            return
        if self._is_own:
            self._read_own_heading(block, text)
            return
        while self._headings and self._headings[-1].depth >= block.depth:
            self._close(self._headings.pop())
        above = next((each for each in reversed(self._headings) if each.depth), None)
        relation = stance_of(text)
        self._headings.append(
            _Place(block.depth, block.text, block.place, above=above, relation=relation)
        )

    def _read_own_heading(self, block: Block, text: str) -> None:
        """Read a heading of an export: that of a tree says what its root is."""
        self._headings = self._headings[:1]
        if text.lower() == _GROUPS and block.depth == 2:
            self._is_in_groups = True
            return
        if self._is_in_groups:
            self._group = text if text not in self._contents.groups else f"{text} {block.line}"
            self._contents.groups[self._group] = text
            return
        text = _NUMBER.sub("", text, count=1)
        named = _KIND.search(text)
        self._kind = next((kind for kind in KINDS if named and named[1].lower() == kind), None)
        if named and named[1].lower() in _RECOMMENDED:
            self._kind = "recommendation"
        self._is_rejected = text.lower().startswith(_TURNED_DOWN)
        if text.lower() not in KINDS and not text.startswith(_CONTINUED):
            self._losses.add(_HEADINGS, block.place)

    def _read_root(self, block: Block) -> None:
        """Read the statement in which a tree of an export ends."""
        found = _ROOT.fullmatch(block.text)
        if found is None:
            return
        self._items = []
        statement = self._statement(found["text"], block.place, behind=found["behind"])
        statement.kind = statement.kind or self._kind
        if self._is_rejected:
            statement.facts["rejected"] = True
        self._headings = [_Place(1, "", block.place, statement)]

    def _read_member(self, block: Block) -> None:
        """Read a member of a group: a statement is in one group."""
        statement = self._by_text.get(plain(block.text))
        if statement is None or statement.group is not None or self._group is None:
            self._losses.add(_NO_MEMBER, block.place)
            return
        statement.group = self._group
        self._contents.members.setdefault(self._group, []).append(statement)

    def _read_item(self, block: Block) -> None:
        while self._items and self._items[-1].depth >= block.depth:
            self._items.pop()
        above = self._items[-1] if self._items else self._headings[-1] if self._headings else None
        how, step, text = self._how(block)
        place = _Place(block.depth, text, block.place, above=above)
        self._items.append(place)
        if not text:
            # What stands below argues for, or against, what is above.
            place.relation = "attack" if how == "attack" else "support"
            return
        place.relation = stance_of(plain(text))
        if place.relation is not None:
            return
        is_title = above is not None and not above.depth and above.statement is None
        if above is None or (is_title and not self._items[:-1] and not how):
            place.statement = self._statement(text, block.place)
        else:
            self._add(place, above, how, _step(above, step))

    def _how(self, block: Block) -> tuple[str, str, str]:
        """Return how an item argues and against which step, if it says so, and the rest of it."""
        text = block.text
        against = _AGAINST_STEP.match(text) if self._is_own else None
        if against:
            how = "outweigh" if against["outweigh"] else "undercut"
            step = next(filter(None, against.groups()))
            return how, step, text[against.end() :]
        for pattern in (_EMPHASIZED, *(() if self._is_own else (_WITH_COLON, _UNMARKED))):
            found = pattern.match(text)
            if found:
                rest = text[found.end() :]
                if pattern is _UNMARKED:
                    rest = rest[:1].upper() + rest[1:]
                return _WORDS[found["word"].lower()], "", rest
        signed = None if self._is_own else _SIGNED.match(text)
        if signed:
            return _SIGNS[signed["sign"]], "", text[signed.end() :]
        return (_SIGNS[block.sign] if block.line in self._mixed else ""), "", text

    def _add(self, place: _Place, above: _Place, how: str, step: Argument | None) -> None:
        """Add the argument to which an item belongs; `step` is what it undercuts, if it does."""
        target, relation = self._target(above)
        at, text, facts = place.at, place.text, dict[str, Any]()
        if self._is_own and how != "link":
            facts, text = remarks_before(text, self._of_arguments, at)
        place.statement = statement = self._statement(text, place.at)
        if how == "link" and above.arguments:
            place.argument = above.arguments[-1]
            place.argument.premises.append(statement)
            return
        if how in {"undercut", "outweigh"} and step is None:
            self._losses.add(_NO_STEP, at)
            how = "attack"
        argument = Argument(relation, [statement], [target], place=at, facts=facts)
        if how in {"undercut", "outweigh"} and step is not None:
            argument.relation, argument.targets = "attack", [step]
            argument.outweighs = how == "outweigh" and step.relation == "attack"
        elif how in {"support", "attack"}:
            argument.relation = "attack" if how == "attack" else "support"
        self._contents.arguments.append(argument)
        place.argument = argument
        above.arguments.append(argument)

    def _target(self, place: _Place) -> tuple[Statement, Relation]:
        """Return what the items below a place argue for, or against."""
        relation = place.relation or "support"
        each = place
        while each.relation is not None and each.above is not None:
            each = each.above
        if each.statement is None:
            each.statement = self._statement(each.text, each.at)
            if each.above is not None and each in self._headings:
                target, how = self._target(each.above)
                self._contents.argument(how, [each.statement], target, place=each.at)
        return each.statement, relation

    def _close(self, place: _Place) -> None:
        """Report a heading below which there was no item."""
        if place.depth and place.statement is None and place.relation is None:
            self._losses.add(_ALONE, place.at)

    def _statement(self, text: str, at: str, behind: str | None = None) -> Statement:
        """Return the statement with a text, which may stand in several places."""
        facts: dict[str, Any] = {}
        if self._is_own:
            facts, text, notes = remarks_behind(text, behind, self._of_statements, at)
        else:
            notes = footnotes(text)
        self._losses.add(_FOOTNOTES, at, notes)
        said = plain(text)
        is_unwritten = facts.pop("unwritten", False)
        known = self._by_text.get(said)
        if known is None:
            known = self._by_text[said] = self._contents.statement(said, place=at)
            if is_unwritten:
                known.text = known.name = said.removeprefix(f"{UNWRITTEN} ")
                known.facts["undeveloped"] = True
                self._losses.add(ID_AS_TEXT, at)
        for key, value in facts.items():
            known.facts.setdefault(key, value)
        return known


def _step(above: _Place, step: str) -> Argument | None:
    """Return the step that an item below a place can undercut.

    That of linked premises is said in words, and what undercuts it stands beside them.
    """
    if not step or step == "this step":
        return above.argument
    named = _NAMED_STEP.fullmatch(plain(step))
    for argument in reversed(above.arguments):
        if named and brief(argument.premises[0].text) == named["premise"]:
            return argument
        if not named and isinstance(argument.targets[0], Statement):
            return argument
    return None


def _title(found: list[Block]) -> Block | None:
    """Return the heading that is the title: the first block, if no other is of its level."""
    first = found[0]
    if first.kind != "heading" or first.depth > 1:
        return None
    same = [each for each in found if each.kind == "heading" and each.depth == first.depth]
    return first if len(same) == 1 else None


def _notices(found: list[Block]) -> Iterator[Block]:
    """Yield what an export says of the whole map, in bold between its title and its first tree."""
    above = list(takewhile(lambda block: block.kind != "heading", found[1:]))
    is_export = any(map(_is_root, found[len(above) + 2 : len(above) + 3]))
    if is_export and all(block.kind == "paragraph" for block in above):
        yield from filter(_is_root, above)


def _is_root(block: Block) -> bool:
    return block.kind == "paragraph" and _ROOT.fullmatch(block.text) is not None


def _items_of_mixed_lists(found: list[Block]) -> Iterator[int]:
    """Yield the lines of items in lists where both + and - begin items."""
    open_lists: list[list[Block]] = []

    def closed(depth: int) -> Iterator[int]:
        while open_lists and open_lists[-1][0].depth > depth:
            items = open_lists.pop()
            if {"+", "-"} <= {item.sign for item in items}:
                yield from (item.line for item in items if item.sign in _SIGNS)

    for block in found:
        if block.kind == "heading":
            yield from closed(-1)
        elif block.kind == "item":
            yield from closed(block.depth)
            if open_lists and open_lists[-1][0].depth == block.depth:
                open_lists[-1].append(block)
            else:
                open_lists.append([block])
    yield from closed(-1)
