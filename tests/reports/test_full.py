"""The report for people, as it is printed."""

import re
from itertools import pairwise

from rich.cells import cell_len

from argmap.checking.runner import check
from argmap.findings import Finding, Place
from argmap.reading import read
from argmap.reports import Checked, ReportStyle, report
from argmap.text.document import Text

DEPOT = """\
argmap: 1
title: Should the depot stay open at night?
recommendations:
  stay:
    text: Keep the depot open.
    supported_by: [night-demand, no-bus]
    undeveloped: true
claims:
  night-demand:
    text: Many need it at night.
  # a remark between
  reliable: {text: The timetable is reliable., supported_by: on-time}
  on-time: {text: Buses run on time., supported_by: reliable}
premises:
  no-bus: No bus runs.
"""


def checked(text: str, name: str = "maps/depot.yaml") -> Checked:
    reading = read(text, name)
    return Checked(name, check(reading), reading.text)


def printed(*files: Checked, color: bool = False, quiet: bool = False) -> str:
    return "".join(report("full", files, ReportStyle(color, quiet)))


def finding(text: str, place: Place, *related: Place, help_line: str | None = None) -> str:
    found = Finding("unsupported-claim", "error", place, "A message.", help_line, None, related)
    return printed(Checked("a.yaml", [found], Text(text, "a.yaml")), quiet=True)


def test_source_lines_with_what_is_wrong_underlined() -> None:
    assert printed(checked(DEPOT)) == (
        """\
warning[needless-undeveloped]: recommendation “stay” (“Keep the depot open.”) is marked \
undeveloped, yet it is supported
 --> maps/depot.yaml:7:18
  |
6 |     supported_by: [night-demand, no-bus]
  |                    ------------ supported here
7 |     undeveloped: true
  |                  ^^^^ says that its argument is missing
  |
  = help: remove undeveloped: true

error[unsupported-claim]: claim “night-demand” (“Many need it at night.”) has no argument for it
 --> maps/depot.yaml:9:3
  |
9 |   night-demand:
  |   ^^^^^^^^^^^^ nothing supports this
  |
  = help: add supported_by, make it a premise, or mark it undeveloped: true

warning[disconnected-statement]: claim “reliable” leads to no recommendation
  --> maps/depot.yaml:12:3
   |
12 |   reliable: {text: The timetable is reliable., supported_by: on-time}
   |   ^^^^^^^^ leads back to itself, and no further
   |
   = help: use it in supported_by or attacked_by of another statement, or remove it

error[circular-support]: claim “reliable” rests on itself: reliable → on-time → reliable
  --> maps/depot.yaml:12:3
   |
12 |   reliable: {text: The timetable is reliable., supported_by: on-time}
   |   ^^^^^^^^ supports what it rests on
   |                                                              ------- on-time → reliable
13 |   on-time: {text: Buses run on time., supported_by: reliable}
   |                                                     -------- reliable → on-time
   |
   = help: remove one of these steps, and give its conclusion an argument of its own

warning[disconnected-statement]: claim “on-time” leads to no recommendation
  --> maps/depot.yaml:13:3
   |
13 |   on-time: {text: Buses run on time., supported_by: reliable}
   |   ^^^^^^^ leads to “reliable”, and no further
   |
   = help: use “reliable” in an argument, or remove them both

2 errors and 3 warnings in 1 map
"""
    )


def test_the_count_says_in_how_many_maps_something_was_found() -> None:
    fine = "argmap: 1\ntitle: A map\nclaims: {a: {text: A, undeveloped: true}}\n"
    bad = "argmap: 1\ntitle: A map\nclaims: {a: A}\n"
    files = [checked(fine, "a.yaml"), checked(bad, "b.yaml"), checked(bad, "c.yaml")]
    assert printed(*files).splitlines()[-1] == "2 errors in 2 of 3 maps"
    assert printed(*files[:2]).splitlines()[-1] == "1 error in 1 of 2 maps"
    assert printed(files[1]).splitlines()[-1] == "1 error in 1 map"
    assert printed(files[0], files[0]) == "2 maps checked, nothing found\n"
    assert printed(files[0], quiet=True) == ""
    assert " of 3 maps" not in printed(*files, quiet=True)


def test_more_than_ten_findings_are_counted_by_rule() -> None:
    claims = [f"c{number}: {{text: C{number}}}" for number in range(10)]
    circle = "a: {text: A, supported_by: b}, b: {text: B, supported_by: a}"
    ten = f"argmap: 1\ntitle: T\nclaims: {{{', '.join(claims)}}}\n"
    more = ten.replace("{c0", f"{{{circle}, c0")
    assert printed(checked(ten)).splitlines()[-1] == "10 errors in 1 map"
    assert printed(checked(more)).splitlines()[-3:] == [
        "11 errors in 1 map",
        "10  error[unsupported-claim]",
        " 1  error[circular-support]",
    ]
    assert "10  error" not in printed(checked(more), quiet=True)


def test_lines_between_two_places_are_left_out() -> None:
    text = "".join(f"line {number}\n" for number in range(1, 13))
    places = [Place("a.yaml", line, 1, line, 5, "here") for line in (2, 4, 12)]
    assert finding(text, places[2], *places[:2], help_line="Mend it.") == (
        """\
error[unsupported-claim]: A message.
  --> a.yaml:12:1
   |
 2 | line 2
   | ---- here
 3 | line 3
 4 | line 4
   | ---- here
...
12 | line 12
   | ^^^^ here
   |
   = help: Mend it.

"""
    )


def test_a_place_in_another_file_is_named() -> None:
    other = Place("b.txt", 7, 2, 7, 5, "nearest passage")
    assert finding("a\n", Place("a.yaml", 1, 1, 1, 2), other).splitlines() == [
        "error[unsupported-claim]: A message.",
        " --> a.yaml:1:1",
        "  |",
        "1 | a",
        "  | ^",
        " ==> b.txt:7:2 nearest passage",
        "",
    ]


def underlined(line: str, part: str) -> tuple[str, str]:
    """Give the source line and the underline of a part of it, from behind the gutter."""
    column = line.index(part) + 1
    place = Place("a.yaml", 1, column, 1, column + len(part))
    source, mark = finding(line + "\n", place).splitlines()[3:5]
    return source[4:], mark[4:]


def test_wide_characters_and_tabs_line_up() -> None:
    # How many columns stand before the part, counted by hand.
    for line, columns in (
        ("  夜の電車は: 必要です", 14),
        ("  a:\tb: 必要", 11),
        ("  e\u0301e\u0301: 必要", 6),
        ("  👩‍🚀: 必要", 6),
    ):
        _, mark = underlined(line, "必要")
        assert mark == " " * columns + "^^^^"


def test_nothing_at_all_is_underlined_with_one_sign() -> None:
    assert finding("", Place("a.yaml", 1, 1, 1, 1)).splitlines()[3:5] == ["1 |", "  | ^"]


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    text = "a: \x1b[31m\u202eevil\u2066\r\n"
    place = Place("a.yaml", 1, 1, 1, 2, "note \x1b[0m")
    found = Finding("unsupported-claim", "error", place, "“\x9b31m”\n\u202e", "\x07\u2067")
    out = printed(Checked("\x1b]0;x\x07.yaml", [found], Text(text, "a.yaml")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out)
    assert not re.search("[\u2066-\u2069]", out)
    assert "1 | a: \ufffd[31m\ufffdevil\ufffd\n" in out


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000
    source, mark = underlined(line, "HERE")
    assert source.startswith("…x")
    assert source.endswith("y…")
    assert source.index("HERE") == mark.index("^^^^")
    assert len(source) == 102
    source, mark = underlined("HERE" + "y" * 5000, "HERE")
    assert source.startswith("HEREy")
    assert source.endswith("y…")
    assert mark == "^^^^"
    source, mark = underlined("x" * 5000 + "HERE", "HERE")
    assert source.startswith("…x")
    assert source.endswith("xHERE")
    assert mark.endswith("   ^^^^")


def test_places_far_apart_on_a_long_line_are_shown_one_after_the_other() -> None:
    line = "FIRST" + "x" * 5000 + "SECOND"
    first = Place("a.yaml", 1, 1, 1, 6, "first")
    out = finding(line, Place("a.yaml", 1, 5006, 1, 5012, "again"), first).splitlines()
    assert out[3].startswith("1 | FIRSTx")
    assert out[4] == "  | ----- first"
    assert out[5].startswith("1 | …x")
    assert out[5].index("SECOND") == out[6].index("^^^^^^ again")


def test_a_place_that_spans_lines_is_underlined_to_the_end_of_the_first() -> None:
    out = finding("ab cd\nef\n", Place("a.yaml", 1, 4, 2, 2, "note")).splitlines()
    assert out[3:5] == ["1 | ab cd", "  |    ^^ note"]


def test_of_many_related_places_a_few_are_shown() -> None:
    text = "".join("x\n" for _ in range(100))
    places = [Place("a.yaml", line, 1, line, 2) for line in range(1, 101)]
    out = finding(text, *places).splitlines()
    assert out.count("  | -") == 0
    assert sum(line.endswith("| -") for line in out) == 40
    assert out[-2] == "   = note: and 59 more places"


def test_a_circle_that_can_be_read_is_shown_with_every_step() -> None:
    lines = [f"  c{i}: {{text: C, supported_by: c{(i + 1) % 40}}}" for i in range(40)]
    out = printed(checked("\n".join(["argmap: 1", "title: A map", "claims:", *lines])))
    frame = out.partition("error[circular-support]")[2].partition("\n\n")[0]
    assert all(f"c{i + 1} → c{i}" in frame.partition("-->")[0] for i in range(39))
    assert len(re.findall(r" -+ c\d+ → c\d+$", frame, re.MULTILINE)) == 40
    assert "more" not in frame


def test_colour_only_when_asked() -> None:
    plain = printed(checked(DEPOT))
    colored = printed(checked(DEPOT), color=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert "\x1b[1;31merror[unsupported-claim]\x1b[0m" in colored


def test_findings_on_one_huge_line_cost_no_more_than_others() -> None:
    size = 4000
    line = ", ".join(f"c{number}: C {number}" for number in range(size))
    text = f"argmap: 1\ntitle: A map\nclaims: {{{line}}}\n"
    file = checked(text)
    assert len(file.findings) == size
    # Quadratic work, some 160 million characters copied and measured, would take minutes.
    assert printed(file).count("nothing supports this") == size


def test_on_a_terminal_the_frame_is_as_wide_as_that() -> None:
    text = "a: 夜もバスが要る。 " + "long " * 20 + "\n"
    places = [Place("a.yaml", 1, start, 1, start + 4, "a note") for start in (3, 9, 60)]
    for columns in (10, 24, 40, 80, 120):
        for place in places:
            found = Finding("unused-source", "error", place, "It is.", None, None, tuple(places))
            file = Checked("a.yaml", [found], Text(text, "a.yaml"))
            lines = "".join(report("full", [file], ReportStyle(columns=columns))).splitlines()
            framed = [line for line in lines if " |" in line]
            assert max(map(cell_len, framed)) <= max(columns, 24)
            for line, under in pairwise(framed):
                if re.fullmatch(r"  \| +[-^]+", under) and line.startswith("1 |"):
                    marked = re.search(r"[-^]+", under)
                    assert marked is not None
                    assert cell_len(line) >= marked.end() - 1


def test_a_note_without_room_stands_below_its_place() -> None:
    place = Place("a.yaml", 1, 28, 1, 31, "nothing supports this")
    found = Finding("unsupported-claim", "error", place, "A message.", None, None, ())
    file = Checked("a.yaml", [found], Text(f"{'a ' * 13}a xyz\n", "a.yaml"))
    lines = "".join(report("full", [file], ReportStyle(columns=40, quiet=True))).splitlines()
    assert lines[3:6] == [
        "1 | a a a a a a a a a a a a a a xyz",
        "  |                            ^^^",
        "  |                nothing supports this",
    ]


def test_no_line_is_kept_for_a_note_that_is_not_there() -> None:
    place = Place("a.yaml", 1, 34, 1, 37)
    found = Finding("unsupported-claim", "error", place, "A message.", None, None, ())
    file = Checked("a.yaml", [found], Text(f"{'a ' * 15}ab xyz\n", "a.yaml"))
    lines = "".join(report("full", [file], ReportStyle(columns=40, quiet=True))).splitlines()
    assert lines[4:] == [f"  | {' ' * 33}^^^", ""]


def test_a_note_that_is_wider_than_the_terminal_is_wrapped() -> None:
    name = "夜" * 30
    note = "“no-bus-runs-at-night” supports “the-depot-is-needed-at-night” and more"
    place = Place("a.yaml", 1, 3, 1, 6, f"{note} {'long' * 20} {name}")
    found = Finding("circular-support", "error", place, "A message.", None, None, ())
    file = Checked("a.yaml", [found], Text("a xyz\n", "a.yaml"))
    lines = "".join(report("full", [file], ReportStyle(columns=40, quiet=True))).splitlines()
    assert lines[3:] == [
        "1 | a xyz",
        "  |   ^^^",
        "  | “no-bus-runs-at-night” supports",
        "  | “the-depot-is-needed-at-night” and",
        "  | more",
        f"  | {'long' * 8}lon…",
        f"  | {'夜' * 17}…",
        "",
    ]
