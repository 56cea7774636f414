"""The report as GitLab's Code Quality."""

import json
from pathlib import Path
from typing import Any

from reporting import DEPOT, FINE, checked, printed


def issues(text: str = DEPOT, name: str = "depot.yaml") -> Any:
    return json.loads(printed("gitlab", checked(text, name)))


def test_an_issue_has_what_gitlab_reads() -> None:
    first, second = issues()
    assert first["description"] == "claim “a” is marked undeveloped, yet it is supported"
    assert first["check_name"] == "needless-undeveloped"
    assert first["severity"] == "minor"
    assert first["location"] == {"path": "depot.yaml", "lines": {"begin": 4, "end": 4}}
    assert len(first["fingerprint"]) == 64
    assert second["fingerprint"] != first["fingerprint"]
    (error,) = issues("")
    assert error["severity"] == "major"


def test_a_fingerprint_outlives_a_shift_of_lines() -> None:
    shifted = DEPOT.replace("claims:", "# a remark\n\nclaims:")
    assert [issue["location"]["lines"]["begin"] for issue in issues(shifted)] == [6, 9]
    assert [issue["fingerprint"] for issue in issues(shifted)] == [
        issue["fingerprint"] for issue in issues()
    ]


def test_findings_that_say_the_same_have_fingerprints_of_their_own() -> None:
    twice = "argmap: 1\ntitle: A map\nclaims:\n  a: {text: A, tags: b}\n  a: {text: A, tags: b}\n"
    found = issues(twice)
    assert len(found) > 2
    assert len({issue["fingerprint"] for issue in found}) == len(found)


def test_paths_are_those_of_the_repository() -> None:
    for name in ("./maps//depot.yaml", str(Path.cwd() / "maps" / "depot.yaml")):
        assert issues(name=name) == issues(name="maps/depot.yaml")


def test_nothing_found_is_an_empty_list() -> None:
    assert issues(FINE) == []
