"""Formats the text of a map, and proves that nothing is lost before it is given away."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.reading import collecting_paused, read
from argmap.reading.comments import comments
from argmap.reading.decoding import encode
from argmap.text.document import line_break
from argmap.writing.attaching import attach
from argmap.writing.canonical import canonical
from argmap.writing.comparing import difference
from argmap.writing.document import Branch
from argmap.writing.rendering import render
from argmap.writing.suppressing import (
    Judged,
    place_suppressions,
    summary,
    summary_of_comments,
)

if TYPE_CHECKING:
    from argmap.reading import Reading
    from argmap.reading.values import Mapping

_Comments = tuple[Counter[str], set[str]]
Judge = Callable[["Reading"], Sequence[Judged]]
_ROUNDS = 9
"""How often comments that suppress are brought to where they belong."""


class UnfaithfulError(Exception):
    """What was written does not say what was read: a fault of argmap, not of the map."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where statements are to stand: where they are used, in sections, or where they are.

    `unname`: ids of statements in place are dropped where nothing refers to them.
    """

    nest: bool = False
    unname: bool = False
    flatten: bool = False

    @property
    def moves(self) -> bool:
        """Return whether statements move or lose their ids."""
        return self.nest or self.unname or self.flatten


class Formatted(NamedTuple):
    """The result for one file: `text` and `data` are None where faults leave it as it is."""

    reading: "Reading"
    text: str | None = None
    data: bytes | None = None


def format_map(
    data: bytes, name: str, layout: Layout = Layout(), judge: Judge = lambda _: ()
) -> Formatted:
    """Return a map in its canonical form, with line breaks, encoding and mark of the file.

    `judge` finds what comments suppress in a map. Drafts are formatted; files with other faults
    are left as they are. Raise UnfaithfulError if what would be written says anything else than
    the file, has other comments or suppresses other findings.
    """
    with collecting_paused():
        reading = read(data, name, keep_values=True)
        if reading.values is None or not reading.is_all_read:
            return Formatted(reading)
        ends = line_break(reading.text.content)
        document = _document(reading)
        # They take as much memory as the map.
        reading = replace(reading, values=None)
        text = render(document)
        if layout.moves or text.replace("\n", ends) != reading.text.content:
            text = _verified(reading, document, text, layout, judge)
        text = text.replace("\n", ends)
    return Formatted(reading, text, encode(text, data))


def _verified(before: "Reading", document: Branch, text: str, layout: Layout, judge: Judge) -> str:
    """Return a map in a layout, when it was read again; `text` is its document as it stands."""
    judged = judge(before)
    comments_before = _comments(before)
    is_written_again = layout.moves or bool(judged) or any(comments_before)
    after = read(text, before.text.name, keep_values=is_written_again)
    said = difference(before, after)
    if layout.moves:
        same, document = after, _moved(after, layout)
        text = render(document)
        after = _read(text, before)
        unnamed = _ids(same) - _ids(after) if layout.unname else set()
        said = said or difference(same, after, unnamed)
    if judged:
        # In a circle that nothing leaves, rules say more of what comes first in the file.
        has_roots = set(before.map.roots()) == set(after.map.roots())
        # Where a comment goes, one above it may suppress the same finding.
        for _ in range(_ROUNDS if has_roots else 1):
            text = render(_judged(after, judged, judge(after)))
            # What a comment has left may be written shorter now.
            document = _document(_read(text, before))
            text = render(document)
            after = _read(text, before)
            if summary(judge(after)) == summary(judged):
                break
        else:
            said = said or ("what its comments suppress" if has_roots else None)
    said = said or _difference_of_comments(comments_before, after, document, text)
    if said is not None:
        raise UnfaithfulError(said)
    return text


def _read(text: str, before: "Reading") -> "Reading":
    return read(text, before.text.name, keep_values=True)


def _values(reading: "Reading") -> "Mapping":
    if reading.values is None:
        raise UnfaithfulError("its form")
    return reading.values


def _document(reading: "Reading") -> Branch:
    """Return a map that was read in its canonical form."""
    root = _values(reading)
    return canonical(root, attach(reading.text.content, root), _ids(reading))


def _moved(reading: "Reading", layout: Layout) -> Branch:
    """Return a map in its canonical form with its statements in other places."""
    from argmap.writing.flattening import flatten
    from argmap.writing.nesting import nest, unname
    from argmap.writing.sections import Sections

    root = _values(reading)
    notes = attach(reading.text.content, root)
    sections = Sections(reading, root, notes, _ids(reading))
    if layout.flatten:
        flatten(sections)
    if layout.nest:
        nest(sections)
    if layout.unname:
        unname(sections)
    notes.drop_empty()
    return canonical(root, notes, sections.ids)


def _judged(reading: "Reading", wanted: Sequence[Judged], found: Sequence[Judged]) -> Branch:
    """Return a map in its canonical form with comments where they suppress what is wanted."""
    root = _values(reading)
    notes = attach(reading.text.content, root)
    place_suppressions(reading.text.content, root, notes, wanted, found)
    return canonical(root, notes, _ids(reading))


def _ids(reading: "Reading") -> set[str]:
    """Return the ids of statements that are written."""
    return {
        name
        for name, node in reading.map.nodes.items()
        if "kind" in node and "unnamed" not in node and "unwritten" not in node
    }


def _difference_of_comments(
    old: _Comments, after: "Reading", document: Branch, text: str
) -> str | None:
    """Return what differs in the comments of a map and of what was written: a document, a text."""
    new = _comments(after)
    if old != new:
        return "its comments"
    if any(new):
        again = _document(after)
        # Equal documents are written alike, and they are compared sooner than they are written.
        if again != document and render(again) != text:
            return "where its comments stand"
    return None


def _comments(reading: "Reading") -> _Comments:
    content = reading.text.content
    return summary_of_comments(content[start:end].rstrip() for start, end in comments(content))
