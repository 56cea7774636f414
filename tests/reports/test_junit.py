"""The report as JUnit's XML."""

from xml.etree import ElementTree as ET

from reporting import FINE, checked, printed


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


def test_a_failure_says_what_is_wrong() -> None:
    (failure,) = ET.fromstring(printed("junit", checked())).iter("failure")  # noqa: S314
    assert failure.get("type") == "warning"
    assert failure.get("message") == "2 warnings"
    assert (failure.text or "").splitlines() == [
        (
            "depot.yaml:4:48: warning[needless-undeveloped] "
            "claim “a” is marked undeveloped, yet it is supported"
        ),
        "  help: remove undeveloped: true",
        "  depot.yaml:4:31: supported here",
        "depot.yaml:7:3: warning[disconnected-statement] premise “é” leads nowhere",
        "  help: use it in supported_by or attacked_by of another statement, or remove it",
    ]


def test_no_file_at_all() -> None:
    assert '<testsuite name="argmap" tests="0" failures="0" errors="0">' in printed("junit")
