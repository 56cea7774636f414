"""No text of a map, and no name of a file, gives orders to what reads a report."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import printed

from argmap.findings import Finding, Place
from argmap.reports import FORMATS, Checked
from argmap.text.document import Text

HOSTILE = (
    "::error file=a.yaml::forged",
    "a\n::error::forged",
    "a\r::set-output name=a::b",
    "##[error]forged",
    "a ##[add-mask]b ##vso[task.complete]c ###[d]",
    "</failure></testcase><testcase name='forged'/>",
    "]]><forged/>&forged;<![CDATA[",
    '"/><forged a="',
    '"},{"rule":"forged"',
    "a\x1b[31mb\x9b31mc\x07d\x00e\x7f\u202ef\u2066",
    "a\ufffe\uffff\ud800b",
    "[click](https://example.org)",
    "%0A::error::forged",
    ",title=forged::forged",
)
# What a terminal obeys, or moves the rest of a line about; the line feed is a report's own.
ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
hostile = st.sampled_from(HOSTILE) | st.text(st.sampled_from("::#[]()<>&\"'%,\n\r\x1b\u202eae "))


def report(output_format: str, text: str) -> str:
    """Report a finding in which everything that can be a text of the map is hostile."""
    place = Place(text, 1, 1, 1, 2, text)
    finding = Finding("unsupported-claim", "error", place, text, text, text, (place,))
    return printed(output_format, Checked(text, [finding], Text(text, text)))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("output_format", FORMATS)
def test_no_format_passes_an_order_on(output_format: str, text: str) -> None:
    check_report(output_format, report(output_format, text))


@given(text=hostile, output_format=st.sampled_from(FORMATS))
def test_no_mixture_of_signs_is_an_order(text: str, output_format: str) -> None:
    check_report(output_format, report(output_format, text))


def check_report(output_format: str, out: str) -> None:
    assert not ORDERS.search(out)
    assert not re.search(r"##\w*\[", out)
    commands = [line for line in out.splitlines() if re.match(r"\s*::", line)]
    if output_format == "github":
        (command,) = out.splitlines()
        assert command.startswith("::error file=")
        # What stands behind the properties is the message, and these are all there are.
        properties = command.removeprefix("::error ").partition("::")[0]
        assert [each.partition("=")[0] for each in properties.split(",")] == [
            "file",
            "line",
            "endLine",
            "col",
            "endColumn",
            "title",
        ]
        return
    assert commands == []
    if output_format in {"json", "gitlab"}:
        assert len(json.loads(out)) == 1
    elif output_format == "json-lines":
        assert json.loads(out)["rule"] == "unsupported-claim"
        assert out.count("\n") == 1
    elif output_format == "junit":
        tags = [element.tag for element in ET.fromstring(out).iter()]  # noqa: S314
        assert tags == ["testsuites", "testsuite", "testcase", "failure"]
    elif output_format == "sarif":
        (run,) = json.loads(out)["runs"]
        assert len(run["results"]) == 1
        assert "](" not in run["results"][0]["message"]["text"]


def test_json_says_what_the_map_says() -> None:
    for text in HOSTILE:
        (finding,) = json.loads(report("json", text))
        assert finding["message"] == text
