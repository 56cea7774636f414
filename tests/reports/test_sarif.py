"""The report as SARIF 2.1.0, held to the published schema.

The schema is from the package @microsoft/jest-sarif 1.0.0-beta.0 on npm (MIT), as it stands there.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from reporting import DEPOT, FINE, checked, printed

from argmap.findings import Finding, Place
from argmap.reading import read
from argmap.reports import Checked
from argmap.rules import FAULTS, RULES, rule

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "data" / "sarif-schema-2.1.0.json").read_text("utf-8")
)


def run(*files: Checked) -> Any:
    log = json.loads(printed("sarif", *files))
    Draft4Validator(SCHEMA).validate(log)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    return only


def test_the_schema_refuses_what_is_no_sarif() -> None:
    assert not Draft4Validator(SCHEMA).is_valid({"version": "2.1.0", "runs": [{}]})


def test_a_result_has_place_message_and_rule() -> None:
    report = run(checked(), checked("", "empty.yaml"))
    first, second, third = report["results"]
    assert report["columnKind"] == "unicodeCodePoints"
    assert first["ruleId"] == "needless-undeveloped"
    assert first["level"] == "warning"
    assert third["level"] == "error"
    assert first["message"]["text"] == (
        "claim “a” is marked undeveloped, yet it is supported\nremove undeveloped: true"
    )
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "depot.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 4, "startColumn": 48, "endLine": 4, "endColumn": 52},
            },
            "logicalLocations": [{"fullyQualifiedName": "a"}],
        }
    ]
    (related,) = first["relatedLocations"]
    assert related["message"] == {"text": "supported here"}
    assert related["physicalLocation"]["region"]["startColumn"] == 31
    rules = report["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in (first, second, third)] == [
        "needless-undeveloped",
        "disconnected-statement",
        "invalid-yaml",
    ]


def test_a_rule_brings_its_page() -> None:
    described = run(checked(""))["tool"]["driver"]["rules"][0]
    page = rule("invalid-yaml").page
    assert described["help"] == {"text": page, "markdown": page}
    assert described["shortDescription"]["text"] == page.splitlines()[0]
    assert described["defaultConfiguration"] == {"level": "error", "enabled": True}


@pytest.mark.parametrize("name", [*FAULTS, *RULES])
def test_every_rule_can_be_described(name: str) -> None:
    finding = Finding(name, rule(name).level, Place("a.yaml", 1, 1, 1, 1), "A message.")
    report = run(Checked("a.yaml", [finding], read("", "a.yaml").text))
    assert [each["id"] for each in report["tool"]["driver"]["rules"]] == [name]


def test_a_fingerprint_outlives_a_shift_of_lines() -> None:
    shifted = DEPOT.replace("claims:", "# a remark\n\nclaims:")
    one, other = run(checked())["results"], run(checked(shifted))["results"]
    assert one[0]["locations"] != other[0]["locations"]
    assert [each["partialFingerprints"] for each in one] == [
        each["partialFingerprints"] for each in other
    ]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("maps/a b.yaml", "maps/a%20b.yaml"),
        ("50%:é#?.yaml", "50%25%3A%C3%A9%23%3F.yaml"),
        ("caf\udce9.yaml", "caf%E9.yaml"),
        ("../maps/a.yaml", "../maps/a.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        (str(Path.cwd() / "maps" / "a.yaml"), "maps/a.yaml"),
        ("/elsewhere/a b.yaml", "file:///elsewhere/a%20b.yaml"),
    ],
)
def test_uris_are_relative_and_percent_encoded(name: str, uri: str) -> None:
    place = run(checked("", name))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == uri


def test_nothing_found_is_an_empty_list() -> None:
    assert run(checked(FINE))["results"] == []
    assert run()["results"] == []
