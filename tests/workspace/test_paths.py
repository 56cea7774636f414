"""Paths that cannot be looked at, and runs that find no map."""

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from disk import ERROR, Checked, Program, found, write

from argmap.workspace import files

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs files of POSIX")


def test_one_bad_path_never_stops_the_others(program: Program) -> None:
    write("a.yaml", ERROR)
    long = "n" * 300
    for bad, reason in (
        (long, "file name too long"),
        (f"{long}/a.yaml", "file name too long"),
        ("a.yaml/b.yaml", "not a directory"),
        ("gone", "no such file or folder"),
        ("", "no such file or folder"),
        ("a\0b.yaml", "this is not a valid path"),
        ("a\ud800.yaml", "this is not a valid path"),
    ):
        for paths in ([bad, "a.yaml"], ["a.yaml", bad]):
            status, out, err = program("check", "--output-format", "concise", *paths)
            assert status == 2, bad
            assert out.startswith("a.yaml:3:10: error[unsupported-claim]"), bad
            assert err.endswith(f": {reason}\n"), bad
            assert err.count("\n") == 1, bad
        assert program("export", bad).status == 2
        assert program("show", bad).status == 2


@posix
def test_what_an_ordinary_user_may_not_open(
    program: Program, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    Path(".git").mkdir()
    for name in ("a.yaml", "locked/b.yaml", "shut.yaml", "rules/c.yaml", "other/d.yaml"):
        write(name, ERROR)
    write("rules/.gitignore", "c.yaml\n").chmod(0)
    write("other/argmap.toml").chmod(0)
    concise = ["--output-format", "concise", "-j", "1"]
    program("check", *concise, "gone.yaml", ".")
    Path("locked").chmod(0)
    Path("shut.yaml").chmod(0)
    with ordinary_user():
        searched = program("check", *concise)
        named = program("check", *concise, "locked", "locked/b.yaml", "shut.yaml", "a.yaml")
    Path("locked").chmod(0o755)
    assert searched.status == named.status == 2
    assert [line.split(":")[0] for line in searched.out.splitlines()] == ["a.yaml", "rules/c.yaml"]
    assert sorted(said(searched)) == [
        "locked: permission denied",
        "other/argmap.toml: permission denied",
        "rules/.gitignore: permission denied",
        "shut.yaml: permission denied",
    ]
    assert named.out.startswith("a.yaml:3:10")
    assert said(named) == [
        "locked: permission denied",
        "locked/b.yaml: permission denied",
        "shut.yaml: permission denied",
    ]


def said(checked: Checked) -> list[str]:
    return [line.removeprefix("argmap: error: ") for line in checked.err.splitlines()]


@posix
def test_a_current_folder_that_is_gone(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path.cwd()
    Path("gone").mkdir()
    monkeypatch.chdir("gone")
    (here / "gone").rmdir()
    try:
        for arguments in ([], ["a.yaml"]):
            status, out, err = program("check", *arguments)
            assert (status, out) == (2, "")
            assert err.count("\n") == 1
    finally:
        monkeypatch.chdir(here)


def test_a_map_that_is_too_large(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    write("maps/a.yaml", ERROR + "#" * 1_000_000)
    write("maps/other.yaml", "data: " + "x" * 1_000_000)
    assert program("check", "maps") == (
        2,
        "",
        "argmap: error: maps/a.yaml: it is larger than 0 MB\n",
    )
    assert program("check", "maps/other.yaml").status == 2
    assert program("check", "-", stdin=b"x" * 1_000_001).status == 2


def test_no_map_and_why(program: Program) -> None:
    assert program("check") == (
        0,
        "",
        "argmap: no map found in this folder: no file there ends in .yaml or .yml\n",
    )
    Path(".git").mkdir()
    for name in ("a.yaml", "b.yml", "c.yaml", "drafts/d.yaml", "made/e.yaml", ".venv/f.yaml"):
        write(name, "key: value\n")
    write(".gitignore", "made/\nc.yaml\n")
    write("argmap.toml", 'exclude = ["drafts/"]\n')
    reasons = [
        "2 files have no line that begins argmap:",
        "1 file is excluded by the settings",
        "1 file is ignored by git's ignore files",
        "1 folder is ignored by git's ignore files",
        "1 hidden folder is not searched",
    ]
    assert program("check", "-j", "2") == (
        0,
        "",
        f"argmap: no map found in this folder: {', '.join(reasons)}\n",
    )
    assert program("check", "--output-format", "json").out == "[]\n"
    shown = program("show", ".")
    assert shown.err.startswith("argmap: no map found in .: 3 files have no line that begins")
    assert program("check", "--maps-only", "a.yaml", "drafts/d.yaml").err == (
        "argmap: no map found in a.yaml, drafts/d.yaml: "
        "1 file has no line that begins argmap:, 1 file is excluded by the settings\n"
    )
    assert program("check", "--quiet").err == ""
    write("a.yaml")
    assert program("check").err == ""


@posix
def test_links_and_pipes_that_were_passed_over(program: Program) -> None:
    Path("maps/folder").mkdir(parents=True)
    write("private.yaml")
    os.mkfifo("maps/pipe.yaml")
    for name, target in {
        "a.yaml": "../private.yaml",
        "b.yaml": "/etc/hostname",
        "c.yaml": "gone",
        "d": "folder",
    }.items():
        Path("maps", name).symlink_to(target)
    assert program("check", "maps").err == (
        "argmap: no map found in maps: 2 links lead outside (see --allow-outside), "
        "1 link leads nowhere, 1 linked folder is not searched, 1 pipe or device is not opened\n"
    )


def test_files_of_a_folder_come_sorted_by_their_folders(program: Program) -> None:
    for name in ("b.yaml", "a/z.yaml", "a.yaml", "a-b/c.yaml", "a/a/b.yaml"):
        write(name)
    assert found(program) == ["a/a/b.yaml", "a/z.yaml", "a-b/c.yaml", "a.yaml", "b.yaml"]
    assert found(program, "./a//", "a") == ["a/a/b.yaml", "a/z.yaml"]
