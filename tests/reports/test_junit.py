"""The report as JUnit's XML."""

from xml.etree import ElementTree as ET

from reporting import DEPOT, FINE, checked, printed

from argmap.reports import Checked, ReportStyle, report


def test_a_test_case_for_each_file() -> None:
    assert printed("junit", checked(FINE, "fine.yaml"), checked("", "empty.yaml")) == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="argmap" tests="2" failures="1" errors="0">
  <testsuite name="argmap" tests="2" failures="1" errors="0">
    <testcase classname="argmap" name="fine.yaml"/>
    <testcase classname="argmap" name="empty.yaml">
      <failure type="error" message="1 error">\
empty.yaml:1:1: error[invalid-yaml] the file is empty
  help: begin with argmap: 1, a title and a statement</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


MIXED = """\
argmap: 1
title: Lights at the ford
claims:
  lamp: {text: A lamp is needed., supported_by: dark, undeveloped: true}
  bridge: A bridge is better.
premises: {dark: "The ford is dark."}
"""


def parts(*files: Checked, style: ReportStyle | None = None) -> list[dict[str, str]]:
    """Give what each test case says: its name, and the texts of its elements by their names."""
    suite = ET.fromstring("".join(report("junit", files, style)))  # noqa: S314
    return [
        {"name": case.get("name", "")} | {each.tag: each.text or "" for each in case}
        for case in suite.iter("testcase")
    ]


def test_a_failure_says_what_is_wrong_and_the_output_what_else_was_found() -> None:
    (case,) = parts(checked(MIXED, "ford.yaml"))
    assert case["failure"] == (
        "ford.yaml:5:3: error[unsupported-claim] claim “bridge” has no argument for it\n"
        "  help: add supported_by, make it a premise, or mark it undeveloped: true"
    )
    assert case["system-out"] == (
        "ford.yaml:4:68: warning[needless-undeveloped] "
        "claim “lamp” is marked undeveloped, yet it is supported\n"
        "  help: remove undeveloped: true\n"
        "  ford.yaml:4:49: supported here"
    )


def test_warnings_fail_a_file_where_they_fail_the_run() -> None:
    """That is, in strict files, and in all where there are more of them than may be."""
    warned = checked(DEPOT, "depot.yaml")
    assert set(parts(warned)[0]) == {"name", "system-out"}
    strict = Checked(*warned[:-1], strict=True)
    assert [set(case) for case in parts(warned, strict)] == [
        {"name", "system-out"},
        {"name", "failure"},
    ]
    for most, element in ((2, "system-out"), (1, "failure")):
        fine, warned_of = parts(checked(FINE), warned, style=ReportStyle(max_warnings=most))
        assert set(fine) == {"name"}
        assert set(warned_of) == {"name", element}


def test_a_failure_counts_what_fails() -> None:
    text = "".join(report("junit", [Checked(*checked(MIXED)[:-1], strict=True)]))
    assert '<failure type="error" message="1 error, 1 warning">' in text
    assert 'tests="1" failures="1"' in text
    assert 'tests="1" failures="0"' in printed("junit", checked())


def test_no_file_at_all() -> None:
    assert '<testsuite name="argmap" tests="0" failures="0" errors="0">' in printed("junit")
