"""Comments that suppress, as the command line obeys them, and whatever else a file may hold."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from checking_maps import Check
from disk import write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.checking.runner import Configuration, check
from argmap.cli import run
from argmap.reading import read
from argmap.rules import RULES

MAP = """\
argmap: 1
title: "A # map"
sources:
  report: {title: A report, paragraphs: 3}
recommendations:
  keep:
    text: |
      Keep it # open.

    supported_by:
      - [need, no-bus]
      - low-cost
claims:
  need: {text: 'People # need it', supported_by: shifts, attacked_by: few}
  few: Few do.
premises:
  shifts: {text: Shifts., cites: {report: 9}}
  no-bus: No bus.
  low-cost: {text: It is cheap., implicit: true}
  lost: >-
    Nothing leads
    from here.
"""
LINES = MAP.splitlines(keepends=True)


def test_suppressed_findings_do_not_count(checked: Check) -> None:
    write("a.yaml", "argmap: 1\ntitle: A\nclaims:\n  a: A  # argmap: ignore[unsupported-claim]\n")
    assert checked("--strict") == (0, "", "")
    status, printed, _ = checked("--no-suppressions")
    assert (status, printed.count("\n")) == (1, 1)


def test_a_suppression_of_a_rule_that_was_not_selected_is_not_unused(checked: Check) -> None:
    write(
        "a.yaml",
        "argmap: 1\ntitle: A\n# argmap: ignore-file[unsupported-claim]\npremises: {p: P, q: Q}\n",
    )
    assert "unused-suppression" in checked()[1]
    assert "unused-suppression" not in checked("--ignore", "unsupported-claim")[1]
    assert "unused-suppression" not in checked("--ignore", "unused-suppression")[1]


def comments() -> st.SearchStrategy[str]:
    names = st.sampled_from([*RULES, "invalid-id", "unsuported-claim", "", " ", "all", "é,[", "]"])
    listed = st.lists(names, max_size=4).map(", ".join)
    words = st.sampled_from(["ignore", "ignore-file", "ignroe", "1", "", "disable"])
    begin = st.sampled_from(["# argmap: ", "#argmap:", "# # argmap: ", " #\targmap: "])
    close = st.sampled_from(["]", "", "] why # argmap: ignore[x]", "[]]"])
    return st.builds("{}{}[{}{}".format, begin, words, listed, close)


@st.composite
def mutated_maps(draw: st.DrawFn) -> str:
    """Give the map with comments between and behind its lines, and some of it cut up."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        comment = draw(comments())
        if draw(st.booleans()):
            lines.insert(at, f"{draw(st.sampled_from(['', '  ', '      ']))}{comment}\n")
        else:
            lines[at] = f"{lines[at].rstrip()} {comment}\n"
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = draw(
            st.sampled_from(["", "{\n", "- x\n", "'\n", "\r", "\ufeff\n", "\x07 é\n"])
        )
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join("".join(lines).split("\n"))


def assert_inside(text: str, line: int, column: int) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1


@settings(max_examples=150, deadline=None)
@given(mutated_maps())
def test_every_position_lies_inside_the_file(text: str) -> None:
    reading = read(text, "map.yaml")
    for found in check(reading, Configuration(rules=RULES), {}):
        for place in (found.place, *found.related):
            assert_inside(text.removeprefix("\ufeff"), place.line, place.column)
            assert (place.line, place.column) <= (place.end_line, place.end_column)
            assert_inside(text.removeprefix("\ufeff"), place.end_line, place.end_column)


@settings(max_examples=150, deadline=None)
@given(mutated_maps())
def test_suppressions_only_take_findings_away(text: str) -> None:
    reading = read(text, "map.yaml")
    own = {"unknown-suppression", "unused-suppression"}
    free = check(reading, Configuration(rules=RULES, suppressions=False), {})
    kept = check(reading, Configuration(rules=RULES), {})
    assert [found for found in kept if found.rule not in own] == [
        found for found in free if found in kept
    ]


def pieces() -> st.SearchStrategy[bytes]:
    some = [b"argmap: 1\n", b"title: T\n", b"claims:\n", b"  a: A", b" # argmap: ignore[x]\n"]
    return st.one_of(st.sampled_from([*some, *(line.encode() for line in LINES)]), st.binary())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces(), max_size=12).map(b"".join))
def test_byte_soup_is_answered(data: bytes) -> None:
    stdin, out, err = sys.stdin, io.StringIO(), io.StringIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(data))
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = run(
                ["check", "-", "--stdin-filename", "soup", "--output-format", "json", "--isolated"]
            )
    finally:
        sys.stdin = stdin
    assert status in {0, 1}
    assert bool(status) == any(found["level"] == "error" for found in json.loads(out.getvalue()))
    assert err.getvalue() == ""
