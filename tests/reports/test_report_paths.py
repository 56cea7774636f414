"""Paths in reports are those by which services know the files."""

import json
from pathlib import Path

import pytest
from disk import ERROR, Program, write


def test_paths_in_reports_start_at_the_root_of_the_repository(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("city/.git").mkdir(parents=True)
    write("city/maps/depot/a.yaml", ERROR)
    wholes = set()
    for folder, path in (
        (".", "city"),
        (".", str(Path("city/maps").absolute())),
        ("city", "."),
        ("city/maps", "depot/a.yaml"),
        ("city/maps/depot", "."),
        ("city/maps/depot", "../depot/a.yaml"),
    ):
        with monkeypatch.context() as within:
            within.chdir(folder)
            gitlab = program("check", "--output-format", "gitlab", path).out
            github = program("check", "--output-format", "github", path).out
            sarif = program("check", "--output-format", "sarif", path).out
            concise = program("check", "--output-format", "concise", path).out
        (issue,) = json.loads(gitlab)
        assert issue["location"]["path"] == "maps/depot/a.yaml"
        assert "file=maps/depot/a.yaml," in github
        (result,) = json.loads(sarif)["runs"][0]["results"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "maps/depot/a.yaml", "uriBaseId": "%SRCROOT%"}
        assert not path.endswith("a.yaml") or concise.startswith(f"{path}:3:")
        wholes.add((gitlab, github, sarif))
    assert len(wholes) == 1


def test_paths_of_a_repository_inside_this_one_are_those_of_this_one(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("city/.git").mkdir(parents=True)
    Path("city/maps/.git").mkdir(parents=True)
    write("city/maps/a.yaml", ERROR)
    monkeypatch.chdir("city")
    assert "file=maps/a.yaml," in program("check", "--output-format", "github").out
    monkeypatch.chdir("maps")
    assert "file=a.yaml," in program("check", "--output-format", "github").out


def test_without_a_repository_paths_start_at_the_current_folder(program: Program) -> None:
    place = write("maps/a.yaml", ERROR).absolute()
    assert "file=maps/a.yaml," in program("check", "--output-format", "github", str(place)).out
