"""`argmap check` reads the texts of sources, and none that a stranger's map should not reach."""

import os
import sys
from pathlib import Path

import pytest
from checking_maps import Check
from disk import write

from argmap.workspace import texts


def quoting(path: str, quote: str = "Walls were built.") -> str:
    return f"""\
argmap: 1
title: A map
sources:
  report: {{title: A report, text: {path!r}}}
claims:
  a: {{text: A, supported_by: p}}
premises:
  p: {{text: P, cites: {{report: {{quote: {quote}}}}}}}
"""


def test_texts_are_relative_to_the_map(checked: Check) -> None:
    write("maps/report.txt", "Walls were built.\n")
    write("maps/sub/report.txt", "Walls were built.\n")
    for path in ("report.txt", "sub/report.txt", "./sub/../report.txt"):
        write("maps/a.yaml", quoting(path))
        assert checked("maps/a.yaml", "--strict") == (0, "", "")
    write("maps/a.yaml", quoting("report.txt", "No wall was built."))
    assert "quote-not-found" in checked("maps/a.yaml")[1]


@pytest.mark.parametrize("how", ["up", "absolute", "link", "linked folder"])
def test_nothing_outside_the_folder_is_read(checked: Check, how: str) -> None:
    write("secret.txt", "Walls were built.\n")
    write("maps/a.yaml")
    path = {
        "up": "../secret.txt",
        "absolute": str(Path("secret.txt").absolute()),
        "link": "link.txt",
        "linked folder": "folder/secret.txt",
    }[how]
    try:
        Path("maps/link.txt").symlink_to(Path("secret.txt").absolute())
        Path("maps/folder").symlink_to(Path().absolute(), target_is_directory=True)
    except OSError:
        pytest.skip("needs links")
    write("maps/a.yaml", quoting(path, "Something else altogether."))
    status, printed, _ = checked("maps/a.yaml")
    assert status == 1
    assert "missing-source-text" in printed
    assert "outside the map's folder" in printed
    assert "Walls" not in printed
    write("maps/a.yaml", quoting(path))
    assert checked("maps/a.yaml", "--allow-outside", "--strict") == (0, "", "")


@pytest.mark.parametrize("how", ["file", "folder", "deep", "link", "linked folder"])
def test_nothing_hidden_is_read(checked: Check, how: str) -> None:
    write(".env", "Walls were built.\n")
    write(".git/config", "Walls were built.\n")
    write("sub/.git/refs/config", "Walls were built.\n")
    path = {
        "file": ".env",
        "folder": "./.git/config",
        "deep": "sub/../sub/.git/refs/config",
        "link": "link.txt",
        "linked folder": "folder/config",
    }[how]
    try:
        Path("link.txt").symlink_to(".env")
        Path("folder").symlink_to(".git", target_is_directory=True)
    except OSError:
        pytest.skip("needs links")
    write("a.yaml", quoting(path, "Something else altogether."))
    status, printed, _ = checked("a.yaml")
    assert status == 1
    assert "missing-source-text" in printed
    assert "hidden" in printed
    assert "Walls" not in printed
    write("a.yaml", quoting(path))
    assert checked("a.yaml", "--allow-outside", "--strict") == (0, "", "")


def test_a_map_in_a_hidden_folder_has_its_texts_there(checked: Check) -> None:
    write(".maps/report.txt", "Walls were built.\n")
    write(".maps/a.yaml", quoting("report.txt"))
    assert checked(".maps/a.yaml", "--strict") == (0, "", "")


def test_a_dot_within_a_name_hides_nothing(checked: Check) -> None:
    write("report.v1..txt", "Walls were built.\n")
    for path in (".//report.v1..txt", "./report.v1..txt"):
        write("a.yaml", quoting(path))
        assert checked("a.yaml", "--strict") == (0, "", "")
    write("a.yaml", quoting("."))
    assert "it is not a regular file" in checked("a.yaml")[1]


def test_outside_looks_the_same_whether_or_not_the_file_is_there(checked: Check) -> None:
    write("there.txt", "Walls.\n")
    write("maps/a.yaml", quoting("../there.txt"))
    _, there, _ = checked("maps/a.yaml")
    Path("there.txt").unlink()
    assert checked("maps/a.yaml")[1] == there


def test_what_cannot_be_read(checked: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "LARGEST", 2_000_000)
    Path("folder").mkdir()
    write("latin.txt", b"\xe9")
    write("large.txt", b"x" * 2_000_001)
    cases = {
        "gone.txt": "no such file or folder",
        "folder": "it is not a regular file",
        "latin.txt": "it is not UTF-8 text",
        "large.txt": "it is larger than 1 MB",
    }
    if sys.platform != "win32":
        os.mkfifo("pipe")
        Path("round").symlink_to("round")
        cases |= {"pipe": "it is not a regular file", "round": "too many levels of symbolic links"}
    for path, reason in cases.items():
        write("a.yaml", quoting(path))
        status, printed, _ = checked("a.yaml")
        assert (status, "missing-source-text" in printed) == (1, True), path
        assert reason in printed, path


def test_a_path_with_a_nul(checked: Check) -> None:
    write("a.yaml", quoting("x").replace("'x'", '"x\\0y"'))
    assert checked("a.yaml")[0] == 1


def test_texts_are_read_only_for_rules_that_look_into_them(checked: Check) -> None:
    write("a.yaml", quoting("gone.txt"))
    assert checked("a.yaml", "--select", "long-statement") == (0, "", "")
    assert checked("a.yaml", "--ignore", "missing-source-text")[0] == 0


def test_each_text_is_read_once(checked: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    write("report.txt", "Walls were built.\n")
    for number in range(3):
        write(f"{number}.yaml", quoting("report.txt"))
    opened: list[str] = []
    original = os.open

    def counting(path: str, flags: int, *more: int) -> int:
        opened.append(os.fspath(path))
        return original(path, flags, *more)

    monkeypatch.setattr(os, "open", counting)
    assert checked("--strict", "--jobs", "1") == (0, "", "")
    assert [Path(path).name for path in opened].count("report.txt") == 1


def test_texts_are_forgotten_when_they_are_too_many(
    checked: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "KEPT", 30)
    for number in range(5):
        write(f"{number}.txt", "Walls were built.\n")
        write(f"{number}.yaml", quoting(f"{number}.txt"))
    assert checked("--strict", *[f"{number}.yaml" for number in (0, 1, 2, 3, 4)]) == (0, "", "")


def test_standard_input_has_no_folder(checked: Check) -> None:
    write("maps/report.txt", "Walls were built.\n")
    data = quoting("report.txt", "No wall was built.").encode()
    status, printed, said = checked("-", stdin=data)
    assert (status, printed) == (0, "")
    assert said.startswith("argmap: rules that need the texts of sources are skipped: ")
    assert said.count("\n") == 1
    status, printed, said = checked("-", "--stdin-filename", "maps/a.yaml", stdin=data)
    assert (status, said) == (1, "")
    assert printed.startswith("maps/a.yaml:8:")
    without = b"argmap: 1\ntitle: A\nclaims: {a: {text: A, undeveloped: true}}\n"
    assert checked("-", stdin=without) == (0, "", "")
