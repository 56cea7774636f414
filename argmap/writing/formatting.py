"""Formats the text of a map, and proves that nothing is lost before it is given away."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from argmap.reading import collecting_paused, read
from argmap.reading.comments import comments
from argmap.reading.decoding import encode
from argmap.text.document import line_break
from argmap.writing.attaching import attach
from argmap.writing.canonical import canonical
from argmap.writing.comparing import difference
from argmap.writing.rendering import render

if TYPE_CHECKING:
    from argmap.reading import Reading
    from argmap.reading.values import Mapping


class UnfaithfulError(Exception):
    """What was written does not say what was read: a fault of argmap, not of the map."""


class Suppressed(NamedTuple):
    """A finding that a comment on its line, or above it, suppresses.

    `rule` is named at `by`, and what it finds begins at `at`: offsets in the text.
    """

    rule: str
    by: int
    at: int


Judge = Callable[["Reading"], Iterable[Suppressed]]


class Formatted(NamedTuple):
    """The result for one file: `text` and `data` are None where faults leave it as it is."""

    reading: "Reading"
    text: str | None = None
    data: bytes | None = None


def format_map(data: bytes, name: str, judge: Judge = lambda _: ()) -> Formatted:
    """Return a map in its canonical form, with line breaks, encoding and mark of the file.

    `judge` finds what comments suppress in a map. Drafts are formatted; files with other faults
    are left as they are. Raise UnfaithfulError if what would be written says anything else than
    the file, has other comments or suppresses other findings.
    """
    with collecting_paused():
        reading = read(data, name, keep_values=True)
        values = reading.values
        if values is None or not reading.is_all_read:
            return Formatted(reading)
        text = _written(reading, values)
        _verify(reading, text, judge)
    ends = line_break(reading.text.content)
    shown = text if ends == "\n" else text.replace("\n", ends)
    return Formatted(reading, shown, encode(shown, data))


def _written(reading: "Reading", values: "Mapping") -> str:
    """Return a map that was read in its canonical form."""
    nodes = reading.map.graph.nodes
    ids = [
        name
        for name, node in nodes(data=True)
        if "kind" in node and "unnamed" not in node and "unwritten" not in node
    ]
    return render(canonical(values, attach(reading.text.content, values), ids))


def _verify(before: "Reading", text: str, judge: Judge) -> None:
    """Raise UnfaithfulError if a text says anything else than what was read."""
    after = read(text, before.text.name, keep_values=True)
    said = difference(before, after)
    if said is None and _comments(before) != _comments(after):
        said = "its comments"
    if said is None and _suppressed(before, judge) != _suppressed(after, judge):
        said = "what its comments suppress"
    if said is None and (after.values is None or _written(after, after.values) != text):
        said = "how it is written a second time"
    if said is not None:
        raise UnfaithfulError(said)


def _comments(reading: "Reading") -> Counter[str]:
    content = reading.text.content
    return Counter(content[start:end].rstrip() for start, end in comments(content))


def _suppressed(reading: "Reading", judge: Judge) -> Counter[str]:
    return Counter(each.rule for each in judge(reading))
