"""Keeps comments that suppress findings with what they suppress.

A comment suppresses findings on its line, or the line below. Where what stood on that line comes
to stand on several, the comment goes to the line of the finding, and one that suppresses findings
on several lines is parted.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.text.document import Text
from argmap.writing.attaching import Anchor, Notes, anchors

if TYPE_CHECKING:
    from argmap.reading.values import Mapping

_RULES = re.compile(r"(?<=\[)[^\]]*(?=\])")
_NEAR = 100
"""How many entries are looked at for a place where a comment suppresses nothing."""
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
    wanting = [each for each in wanted if each.comment is not None]
    covered = [each for each in found if each.comment is not None]
    missing, excess = _without(wanting, covered), _without(covered, wanting)
    if not missing and not excess:
        return
    needed = Counter(each.comment for each in wanting)
    placer = _Placer(content, root, notes, found)
    for each in found:
        if each.comment is None or not needed[each.comment]:
            placer.offer(each)
    lacking = Counter(each.comment for each in missing)
    for each in missing:
        # What suppresses nothing where it is goes as a whole; else a part of it is copied.
        placer.bring(each, as_a_whole=needed[each.comment] == lacking[each.comment])
        lacking[each.comment] = -1
    for each in excess:
        if not needed[each.comment]:
            placer.take_away(each, needed)
    notes.drop_empty()


def _without(some: Sequence[Judged], others: Sequence[Judged]) -> list[Judged]:
    """Return those of which the others have none about the same node by the same comment."""
    # A statement may have lost its id.
    known = {each.node for each in some} & {each.node for each in others}

    def key(each: Judged) -> tuple[str, str | None, str | None]:
        return each.rule, each.node if each.node in known else None, each.comment

    counts = Counter(map(key, others))
    left: list[Judged] = []
    for each in some:
        if counts[key(each)] <= 0:
            left.append(each)
        counts[key(each)] -= 1
    return left


def _names(comment: str, rule: str) -> bool:
    """Return whether a comment names a rule to suppress it."""
    named = _RULES.search(comment) if _SUPPRESSION.match(comment) else None
    return named is not None and rule in map(str.strip, named[0].split(","))


class _Placer:
    """Moves comments of a map in its canonical form to other lines."""

    def __init__(
        self, content: str, root: "Mapping", notes: Notes, found: Sequence[Judged]
    ) -> None:
        self._notes = notes
        self._anchors = list(anchors(content, root))
        self._offsets = [anchor.at for anchor in self._anchors]
        self._text = Text(content, "")
        self._lines = {(each.rule, self._line(each.at)) for each in found}
        self._free: dict[str, dict[str | None, list[Judged]]] = {}
        self._where: dict[str, tuple[list[str], bool]] = {}
        for comments, is_beside in _lists(notes):
            for comment in comments:
                self._where.setdefault(comment, (comments, is_beside))

    def offer(self, found: Judged) -> None:
        """Offer a finding to comments that are wanted to suppress it."""
        self._free.setdefault(found.rule, {}).setdefault(found.node, []).append(found)

    def bring(self, wanted: Judged, *, as_a_whole: bool) -> None:
        """Bring a comment to the finding that is meant: about the same node, or of the rule."""
        free = self._free.get(wanted.rule, {})
        node = wanted.node if wanted.node in free else next(iter(free), None)
        comment = wanted.comment
        if comment is None or comment not in self._where or node not in free:
            return
        there = free[node].pop(0)
        if not free[node]:
            del free[node]
        place = self._anchors[bisect_right(self._offsets, there.at) - 1]
        while place.in_flow and place.parent is not None:
            place = place.parent
        comments, is_beside = self._where[comment]
        if as_a_whole:
            comments.remove(comment)
        else:
            comment = _RULES.sub(wanted.rule, comment, count=1)
        self._add(place, there.at, comment, is_beside=is_beside)

    def take_away(self, excess: Judged, needed: Container[str | None]) -> None:
        """Bring a comment that has suppressed nothing so far to where it does not begin to.

        Those that stand beside it and would suppress the same come along.
        """
        if excess.comment is None or excess.comment not in self._where:
            return
        comments = self._where[excess.comment][0]
        moving = [each for each in comments if each not in needed and _names(each, excess.rule)]
        first = bisect_right(self._offsets, excess.at)
        ahead = range(first, min(first + _NEAR, len(self._anchors)))
        behind = range(first - 1, max(first - _NEAR, -1), -1)
        for at in (*ahead, *behind):
            place = self._anchors[at]
            if not place.in_flow and (excess.rule, self._line(place.at)) not in self._lines:
                for comment in moving:
                    self._where.pop(comment, None)
                    comments.remove(comment)
                    self._add(place, place.at, comment, is_beside=False)
                return

    def _line(self, at: int) -> int:
        return self._text.position(at)[0]

    def _add(self, place: Anchor, at: int, comment: str, *, is_beside: bool) -> None:
        """Add a comment beside what stands at an offset in an entry, or above its line."""
        note = self._notes.of(place)
        is_on_next_line = self._line(at) != self._line(place.at)
        if is_beside and not (note.beside if is_on_next_line else note.behind()):
            note.beside.append(comment)
        elif is_on_next_line:
            note.between.append(comment)
        elif self._is_behind_dash(place):
            self._notes.items[place.at].before.append(comment)
        else:
            note.before.append(comment)

    def _is_behind_dash(self, place: Anchor) -> bool:
        """Return whether a key stands on the line of the dash before it."""
        column = self._text.position(place.at)[1] - 1
        return "-" in self._text.content[place.at - column : place.at] and not place.is_item


def _lists(notes: Notes) -> Iterator[tuple[list[str], bool]]:
    """Yield all lists of comments, and whether they stand beside something."""
    for known in (notes.keys, notes.items):
        for note in known.values():
            yield from ((note.before, False), (note.between, False))
            yield from ((note.header, True), (note.beside, True))
    for end in notes.ends.values():
        yield end, False
