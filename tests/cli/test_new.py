"""`argmap new`: a map to start from."""

from pathlib import Path

import pytest

import argmap
from argmap.cli import run


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_map_passes_the_strict_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "depot.yaml"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "argmap check depot.yaml" in printed.err
    assert run(["check", "--strict", "depot.yaml"]) == 0
    assert capsys.readouterr().out == "1 map checked, nothing found\n"
    assert [file.name for file in folder.iterdir()] == ["depot.yaml"]


def test_its_name_is_quoted_for_the_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "my map.yml"]) == 0
    assert "argmap check 'my map.yml' " in capsys.readouterr().err


@pytest.mark.parametrize(("name", "proposal"), [("-", "my-map"), ("a b.txt", "'a b"), ("a", "a")])
def test_a_name_by_which_no_map_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, proposal: str
) -> None:
    assert run(["new", name]) == 2
    said = f"argmap: error: the name of a map ends in .yaml or .yml: argmap new {proposal}.yaml"
    assert capsys.readouterr().err.startswith(said)
    assert list(folder.iterdir()) == []


def test_the_map_shows_what_a_map_is_made_of() -> None:
    run(["new", "depot.yaml"])
    depot = argmap.load("depot.yaml")
    assert all(depot.statements(kind) for kind in ("recommendation", "claim", "premise"))
    assert depot.arguments("attack")
    assert any(len(depot.premises_of(argument)) > 1 for argument in depot.arguments())
    assert depot.expectations
    assert Path("depot.yaml").read_text(encoding="utf-8").count("#") > 10


@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_nothing_is_overwritten(
    there: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "depot.yaml"
    if there == "file":
        path.write_text("mine", encoding="utf-8")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to("elsewhere")
    assert run(["new", "depot.yaml"]) == 2
    assert "depot.yaml exists already" in capsys.readouterr().err
    assert [file.name for file in folder.iterdir()] == ["depot.yaml"]
    if there == "file":
        assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_that_comes_to_exist_meanwhile_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "depot.yaml").write_text("mine", encoding="utf-8")
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    assert run(["new", "depot.yaml"]) == 2
    assert (folder / "depot.yaml").read_text(encoding="utf-8") == "mine"
    assert [file.name for file in folder.iterdir()] == ["depot.yaml"]


def test_a_file_system_without_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert run(["new", "depot.yaml"]) == 0
    assert argmap.load("depot.yaml").title
    assert [file.name for file in folder.iterdir()] == ["depot.yaml"]


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "nowhere/depot.yaml"]) == 2
    error = "argmap: error: nowhere/depot.yaml cannot be written: no such file or folder\n"
    assert capsys.readouterr().err == error
