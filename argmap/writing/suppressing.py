"""Keeps comments that suppress findings with what they suppress.

A comment suppresses findings on its line, or the line below. Where what stood on that line comes
to stand on several, the comment goes to the line of the finding, and one that suppresses findings
on several lines is parted.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.text.document import Text
from argmap.writing.attaching import Anchor, Notes, anchors
from argmap.writing.document import Note

if TYPE_CHECKING:
    from argmap.reading.values import Mapping

_RULES = re.compile(r"(?<=\[)[^\]]*(?=\])")
_SUPPRESSION = re.compile(r"#[ \t]*argmap:")


class Judged(NamedTuple):
    """A finding about a node, which starts at an offset; `comment` suppresses it, if one does."""

    rule: str
    node: str | None
    at: int
    comment: str | None


def summary(judged: Iterable[Judged]) -> Counter[tuple[str, bool]]:
    """Return how often each rule finds something, and how much of that is suppressed."""
    return Counter((each.rule, each.comment is not None) for each in judged)


def summary_of_comments(comments: Iterable[str]) -> tuple[Counter[str], set[str]]:
    """Return comments in any order, and apart those that suppress, which may be parted."""
    known = list(comments)
    suppressing = {_RULES.sub("", each) for each in known if _SUPPRESSION.match(each)}
    return Counter(each for each in known if not _SUPPRESSION.match(each)), suppressing


def place_suppressions(
    content: str,
    root: "Mapping",
    notes: Notes,
    wanted: Sequence[Judged],
    found: Sequence[Judged],
) -> None:
    """Bring comments to the lines of the findings that they are wanted to suppress.

    `content` is a map in its canonical form, `root` its values, `notes` its comments and `found`
    what is found in it.
    """
    missing, excess = _unmatched(wanted, found)
    free = [each for each in found if each.comment is None]
    every = list(anchors(content, root))
    offsets = [anchor.at for anchor in every]
    needed = Counter(each.comment for each in wanted)
    lacking = Counter(each.comment for each in missing)
    for each in missing:
        there = _take(free, each)
        if there is None or each.comment is None:
            continue
        is_moved = needed[each.comment] == lacking[each.comment]
        if is_moved:
            # What suppresses nothing where it is goes as a whole; else a part of it is copied.
            lacking[each.comment] = -1
        first = bisect_right(offsets, there.at)
        place = every[first - 1]
        while place.in_flow and place.parent is not None:
            place = place.parent
        comment = each.comment if is_moved else _RULES.sub(each.rule, each.comment, count=1)
        is_beside = _remove(notes, each.comment) if is_moved else _is_beside(notes, each.comment)
        _add(notes, place, comment, is_beside=is_beside)
    text = Text(content, "")
    lines = {(each.rule, text.position(each.at)[0]) for each in found}
    for each in excess:
        if each.comment is None or needed[each.comment]:
            continue
        # It has suppressed nothing so far, and must not begin to.
        first = bisect_right(offsets, each.at)
        ahead = (*every[first:], *reversed(every[:first]))
        free_places = (
            place
            for place in ahead
            if not place.in_flow and (each.rule, text.position(place.at)[0]) not in lines
        )
        place = next(free_places, every[0])
        _remove(notes, each.comment)
        _add(notes, place, each.comment, is_beside=False)


def _unmatched(
    wanted: Sequence[Judged], found: Sequence[Judged]
) -> tuple[list[Judged], list[Judged]]:
    """Return what is to be suppressed and is not, and what is suppressed and is not to be."""
    wanting = [each for each in wanted if each.comment is not None]
    covered = [each for each in found if each.comment is not None]
    return _without(wanting, covered), _without(covered, wanting)


def _without(some: Sequence[Judged], others: Sequence[Judged]) -> list[Judged]:
    """Return those of which the others have none about the same node by the same comment."""
    counts = Counter((each.rule, each.node, each.comment) for each in others)
    left: list[Judged] = []
    for each in some:
        key = each.rule, each.node, each.comment
        if not counts[key]:
            left.append(each)
        counts[key] -= 1
    return left


def _take(free: list[Judged], wanted: Judged) -> Judged | None:
    """Take the finding that is meant: that about the same node, or else of the same rule."""
    same = [each for each in free if each.rule == wanted.rule]
    meant = next((each for each in same if each.node == wanted.node), same[0] if same else None)
    if meant is not None:
        free.remove(meant)
    return meant


def _lists(notes: Notes) -> Iterator[tuple[list[str], bool]]:
    """Yield all lists of comments, and whether they stand beside something."""
    for known in (notes.keys, notes.items):
        for note in known.values():
            yield from ((note.before, False), (note.between, False))
            yield from ((note.header, True), (note.beside, True))
    for end in notes.ends.values():
        yield end, False


def _remove(notes: Notes, comment: str) -> bool:
    """Take a comment away; return whether it stood beside something."""
    for known, is_beside in _lists(notes):
        if comment in known:
            known.remove(comment)
            return is_beside
    return True


def _is_beside(notes: Notes, comment: str) -> bool:
    return next((is_beside for known, is_beside in _lists(notes) if comment in known), True)


def _add(notes: Notes, place: Anchor, comment: str, *, is_beside: bool) -> None:
    """Add a comment beside an entry, or above it where another stands beside it."""
    known = notes.items if place.is_item else notes.keys
    note = known.setdefault(place.at, Note())
    if is_beside and not note.behind():
        note.beside.append(comment)
    elif place.at in notes.items or (place.parent is not None and place.parent.at == place.at):
        notes.items.setdefault(place.at, Note()).before.append(comment)
    else:
        note.before.append(comment)
