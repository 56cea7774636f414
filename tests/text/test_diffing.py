"""Unified diffs."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from argmap.text.diffing import unified_diff

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "d e"]), max_size=12)


def applied(before: str, diff: list[str]) -> str:
    """Apply a diff to the text that it begins with, by the numbers of its hunks."""
    old = before.split("\n")
    new: list[str] = []
    behind = 0
    for line in diff[2:]:
        if line.startswith("@@"):
            start, _, count = line.split()[1].lstrip("-").partition(",")
            at = int(start) - (count != "0")
            new += old[behind:at]
            behind = at
        elif line.startswith("+"):
            new.append(line[1:])
        else:
            assert old[behind] == line[1:]
            behind += 1
            new += [line[1:]] if line.startswith(" ") else []
    return "\n".join(new + old[behind:])


@given(LINES, LINES)
def test_a_diff_leads_from_one_text_to_the_other(one: list[str], other: list[str]) -> None:
    before, after = ("".join(f"{line}\n" for line in lines) for lines in (one, other))
    assert applied(before, list(unified_diff(before, after, "map.yaml"))) == after


def test_it_looks_as_other_diffs_do() -> None:
    before = "".join(f"{number}\n" for number in range(30))
    after = before.replace("\n5\n", "\nfive\n").replace("\n20\n", "\n").replace("29\n", "29\n30\n")
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "m", "m", lineterm="")
    assert list(unified_diff(before, after, "m")) == list(lines)


def test_equal_texts_have_none_and_line_breaks_do_not_count() -> None:
    assert list(unified_diff("a\nb\n", "a\r\nb\r\n", "m")) == []


def test_large_texts_take_little_more_than_their_size() -> None:
    before = "".join(f"{number % 7}\n{number}\n" for number in range(20_000))
    after = "".join(f"{number % 5}\n{number}\n" for number in range(20_000))
    diff = list(unified_diff(before, after, "m"))
    assert applied(before, diff) == after
    repeated = list(unified_diff("a\nb\n" * 50_000, "b\nb\na\n" * 30_000, "m"))
    assert applied("a\nb\n" * 50_000, repeated) == "b\nb\na\n" * 30_000
