"""Edits of a text, and the difference that they make."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.writing.edits import Edit, difference, edited


def test_edits_are_made_in_any_order() -> None:
    assert edited("one two three", [Edit(8, 13, "3"), Edit(0, 3, "1"), Edit(4, 4, "+ ")]) == (
        "1 + two 3"
    )


LINES = st.lists(st.sampled_from(["a", "b", ""]), max_size=30)


@given(LINES, st.data())
def test_the_difference_of_lines_that_changed_is_that_of_others(
    lines: list[str], data: st.DataObject
) -> None:
    changed = data.draw(st.sets(st.integers(0, 29)))
    # No new line is like an old one, so there is but one difference.
    after = [f"new {line}" if at in changed else line for at, line in enumerate(lines)]
    old, new = ("".join(f"{line}\n" for line in each) for each in (lines, after))
    assert applied(lines, list(difference(old, new, "m.yaml"))) == after
    told = list(difference(old, new, "m.yaml"))
    pairs = difflib.unified_diff([*map(str, range(len(lines)))], expected(lines, changed), n=3)
    headers = [line.strip() for line in pairs if line.startswith("@@")]
    counted = [whole(line) for line in headers]
    assert [line for line in told if line.startswith("@@")] == counted


def expected(lines: list[str], changed: set[int]) -> list[str]:
    return [f"new {at}" if at in changed else str(at) for at in range(len(lines))]


def whole(header: str) -> str:
    """Return the header of a hunk with counts that are one, which difflib leaves out."""
    ranges = [part if "," in part else f"{part},1" for part in header.split()[1:3]]
    return f"@@ {' '.join(ranges)} @@"


@given(LINES, LINES)
def test_a_difference_leads_from_one_text_to_the_other(old: list[str], new: list[str]) -> None:
    before, after = ("".join(f"{line}\n" for line in each) for each in (old, new))
    assert applied(old, list(difference(before, after, "m.yaml"))) == new


def applied(old: list[str], told: list[str]) -> list[str]:
    """Apply a difference, as `patch` does."""
    assert not told or told[:2] == ["--- m.yaml", "+++ m.yaml"]
    new: list[str] = []
    at = 0
    for line in told[2:]:
        if line.startswith("@@"):
            start, count = map(int, line.split()[1][1:].split(","))
            start -= count > 0
            new += old[at:start]
            at = start
            continue
        if line[0] in " -":
            assert old[at] == line[1:]
            at += 1
        if line[0] in " +":
            new.append(line[1:])
    return new + old[at:]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_not_shown(end: str) -> None:
    told = list(difference(f"a{end}b{end}", f"a{end}c{end}", "m.yaml"))
    assert told == ["--- m.yaml", "+++ m.yaml", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]


def test_many_lines_take_little_time() -> None:
    before = "".join(f"line {number}\n" for number in range(300_000))
    after = "".join(f"line {number} more\n" for number in range(300_001))
    assert sum(line.startswith("+") for line in difference(before, after, "m.yaml")) == 300_002
