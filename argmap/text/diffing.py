"""The difference of two texts as people read it: a unified diff, in time linear in the texts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_AROUND = 3
"""How many lines around a change are shown."""
_MOST_PAIRS = 100_000
"""Pieces with more pairs of lines are not compared line by line."""
_DEEPEST = 8

_Change = tuple[int, int, int, int]
"""The lines that are replaced, from the first to the one behind the last, and the new ones."""


def unified_diff(before: str, after: str, name: str) -> Iterator[str]:
    """Yield the lines of a unified diff of two texts, without line breaks; none for equal ones."""
    old, new = _lines(before), _lines(after)
    changes = sorted(_changes(old, new))
    if changes:
        yield f"--- {name}"
        yield f"+++ {name}"
    begun = 0
    for place, change in enumerate(changes, 1):
        if place == len(changes) or changes[place][0] - change[1] > 2 * _AROUND:
            yield from _hunk(old, new, changes[begun:place])
            begun = place


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def _hunk(old: Sequence[str], new: Sequence[str], changes: Sequence[_Change]) -> Iterator[str]:
    """Yield some changes that are near each other, with the lines around them."""
    first, _, new_first, _ = changes[0]
    _, last, _, new_last = changes[-1]
    above, below = min(first, _AROUND), min(len(old) - last, _AROUND)
    start, end = first - above, last + below
    counts = _range(start, end), _range(new_first - above, new_last + below)
    yield f"@@ -{counts[0]} +{counts[1]} @@"
    for begin, stop, new_begin, new_stop in changes:
        yield from (f" {line}" for line in old[start:begin])
        yield from (f"-{line}" for line in old[begin:stop])
        yield from (f"+{line}" for line in new[new_begin:new_stop])
        start = stop
    yield from (f" {line}" for line in old[start:end])


def _range(start: int, end: int) -> str:
    """Return lines as the head of a hunk gives them: where they start, and how many they are."""
    return f"{start + 1 if end > start else start},{end - start}"


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield what differs: lines that are there once in both texts part them into pieces."""
    waiting = [(0, len(old), 0, len(new), 0)]
    while waiting:
        start, end, new_start, new_end, depth = waiting.pop()
        while start < end and new_start < new_end and old[start] == new[new_start]:
            start, new_start = start + 1, new_start + 1
        while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
            end, new_end = end - 1, new_end - 1
        if start == end and new_start == new_end:
            continue
        if (end - start) * (new_end - new_start) <= _MOST_PAIRS:
            matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
            for tag, first, last, new_first, new_last in matcher.get_opcodes():
                if tag != "equal":
                    yield start + first, start + last, new_start + new_first, new_start + new_last
            continue
        common = _common(old, new, (start, end), (new_start, new_end)) if depth < _DEEPEST else []
        if not common:
            yield start, end, new_start, new_end
            continue
        behind = start, new_start
        for place, new_place in [*common, (end, new_end)]:
            waiting.append((behind[0], place, behind[1], new_place, depth + 1))
            behind = place, new_place


def _common(
    old: Sequence[str], new: Sequence[str], part: tuple[int, int], new_part: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the longest row of lines that are there once in both parts, in the same order."""
    once, new_once = Counter(old[slice(*part)]), Counter(new[slice(*new_part)])
    places = {line: at for at, line in enumerate(new[slice(*new_part)], new_part[0])}
    pairs = [
        (at, places[line])
        for at, line in enumerate(old[slice(*part)], part[0])
        if once[line] == 1 and new_once[line] == 1
    ]
    # The last pairs of the longest rising rows found so far, by their length.
    ends: list[int] = []
    rows: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(rows[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        rows[length : length + 1] = [number]
    found: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
