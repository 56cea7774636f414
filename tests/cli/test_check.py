"""`argmap check`: what people and their CI see."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from disk import FINE, Program, write

from argmap.reports import FORMATS

WARNING = "argmap: 1\ntitle: A map\npremises: {lost: L}\n"
ERROR = "argmap: 1\ntitle: A map\nclaims: {a: A}\n"


@pytest.fixture
def check(ran_in_empty_folder: Program) -> Program:
    """Give a function that runs the command in an empty folder."""
    return partial(ran_in_empty_folder, "check")


def git(*arguments: str, folder: str = ".") -> None:
    quiet = ["-c", "init.defaultBranch=main", "-c", "advice.addEmbeddedRepo=false"]
    subprocess.run(["git", *quiet, *arguments], cwd=folder, check=True, capture_output=True)


def files_found(check: Program, *paths: str) -> list[str]:
    """Give the files that are checked, in all of which something is found."""
    _, printed, _ = check("--output-format", "json", *paths)
    return list(dict.fromkeys(finding["file"] for finding in json.loads(printed)))


def test_nothing_found_is_one_quiet_line(check: Program) -> None:
    write("a.yaml")
    write("maps/b.yml")
    assert check() == (0, "2 maps checked, nothing found\n", "")
    assert check("-q") == (0, "", "")


def test_what_is_found_is_shown_in_its_line(check: Program) -> None:
    write("a.yaml", ERROR)
    assert check("a.yaml") == (
        1,
        """\
error[unsupported-claim]: claim “a” has no argument for it
 --> a.yaml:3:10
  |
3 | claims: {a: A}
  |          ^ nothing supports this
  |
  = help: add supported_by, make it a premise, or mark it undeveloped: true

1 error in 1 map
""",
        "",
    )


@pytest.mark.parametrize("output_format", ["full", "concise", "json"])
@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (FINE, [], 0),
        (FINE, ["--strict"], 0),
        (WARNING, [], 0),
        (WARNING, ["--strict"], 1),
        (WARNING, ["--max-warnings", "1"], 0),
        (WARNING, ["--max-warnings", "0"], 1),
        (WARNING, ["--strict", "--max-warnings", "9"], 1),
        (WARNING, ["--strict", "--exit-zero"], 0),
        (ERROR, [], 1),
        (ERROR, ["--max-warnings", "5"], 1),
        (ERROR, ["--exit-zero"], 0),
        ("argmap: [", [], 1),
        (b"\xff\x00\xfe", [], 1),
    ],
)
def test_exit_status(
    check: Program, text: str | bytes, options: list[str], status: int, output_format: str
) -> None:
    write("a.yaml", text)
    assert check("a.yaml", "--output-format", output_format, *options)[0] == status


@pytest.mark.parametrize(
    "options",
    [["--max-warnings", "-1"], ["--output-format", "xml"], ["--colour"]],
)
def test_wrong_usage(check: Program, options: list[str]) -> None:
    write("a.yaml", ERROR)
    status, printed, said = check(*options)
    assert (status, printed) == (2, "")
    assert said.startswith("argmap: error: ")


def test_a_missing_file_among_others(check: Program) -> None:
    write("a.yaml", ERROR)
    write("b.yaml", WARNING)
    status, printed, said = check(
        "a.yaml", "gone.yaml", "b.yaml", "--output-format", "concise", "--exit-zero"
    )
    assert status == 2
    assert [line.split(":")[0] for line in printed.splitlines()] == ["a.yaml", "b.yaml"]
    assert said == "argmap: error: gone.yaml: no such file or folder\n"


def test_no_map_at_all(check: Program) -> None:
    write("config.yaml", "key: value\n")
    why = "1 file has no line that begins argmap:\n"
    assert check() == (0, "", f"argmap: no map found in this folder: {why}")
    said = f"argmap: no map found in .: {why}"
    assert check(".", "--output-format", "json") == (0, "[]\n", said)


def test_a_map_is_a_file_with_a_line_that_begins_so(check: Program) -> None:
    write("a.yaml", "# a remark\n" + WARNING)
    write("b.yml", WARNING.replace("\n", "\r\n"))
    write("c.yaml", b"\xef\xbb\xbf" + WARNING.encode())
    write("d.yaml", WARNING.encode("utf-16"))
    write("broken.yaml", "title: [\nargmap: 1\n")
    write("other.yaml", "version: 3\nabout: argmap: 1\n")
    write("a.txt", WARNING)
    assert files_found(check) == ["a.yaml", "b.yml", "broken.yaml", "c.yaml", "d.yaml"]


def test_a_named_file_is_always_checked(check: Program) -> None:
    write("map.txt", ERROR)
    write("other.yaml", "key: value\n")
    assert files_found(check, "map.txt", "other.yaml") == ["map.txt", "other.yaml"]


def test_names_are_as_they_were_given_and_files_come_once(check: Program) -> None:
    write("maps/b.yaml", WARNING)
    write("maps/a/c.yaml", WARNING)
    folder = str(Path("maps").absolute())
    assert files_found(check, "maps") == ["maps/a/c.yaml", "maps/b.yaml"]
    assert files_found(check, f"{folder}/b.yaml", "maps") == [f"{folder}/b.yaml", "maps/a/c.yaml"]
    assert files_found(check, "./maps/b.yaml", "maps/b.yaml") == ["./maps/b.yaml"]


def test_hidden_folders_are_passed_over_unless_named(check: Program) -> None:
    write(".venv/a.yaml", WARNING)
    write("maps/.cache/b.yaml", WARNING)
    write(".hidden-file.yaml", WARNING)
    assert files_found(check) == [".hidden-file.yaml"]
    assert files_found(check, ".venv") == [".venv/a.yaml"]


def test_what_git_ignores_is_passed_over(check: Program) -> None:
    write("a.yaml", WARNING)
    write("build/b.yaml", WARNING)
    write(".github/c.yaml", WARNING)
    write("maps/draft-d.yaml", WARNING)
    write("maps/tracked.yaml", WARNING)
    write(".gitignore", "build/\ndraft-*\n")
    git("init")
    git("add", "maps/tracked.yaml")
    assert files_found(check) == ["a.yaml", "maps/tracked.yaml"]
    assert files_found(check, "maps") == ["maps/tracked.yaml"]
    assert files_found(check, "build/b.yaml") == ["build/b.yaml"]
    Path("maps/tracked.yaml").unlink()
    assert files_found(check) == ["a.yaml"]


def test_repositories_inside_others_are_searched_by_their_own_rules(check: Program) -> None:
    for folder in ("outer/inner", "plain/inner"):
        write(f"{folder}/a.yaml", WARNING)
        write(f"{folder}/ignored.yaml", WARNING)
        write(f"{folder}/.gitignore", "ignored.yaml\n")
        git("init", folder=folder)
    git("init", folder="outer")
    assert files_found(check) == ["outer/inner/a.yaml", "plain/inner/a.yaml"]
    assert files_found(check, "outer") == ["outer/inner/a.yaml"]
    git("add", "inner/a.yaml", folder="outer")
    assert files_found(check, "outer") == ["outer/inner/a.yaml"]


def test_the_environment_of_a_git_hook_is_not_obeyed(
    check: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("elsewhere/b.yaml", WARNING)
    git("init", folder="elsewhere")
    write("here/a.yaml", WARNING)
    git("init", folder="here")
    monkeypatch.setenv("GIT_DIR", str(Path("elsewhere/.git").absolute()))
    assert files_found(check, "here") == ["here/a.yaml"]


def test_without_git_folders_are_walked(check: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml", WARNING)
    write(".hidden/b.yaml", WARNING)
    git("init")
    monkeypatch.setenv("PATH", "")
    assert files_found(check) == ["a.yaml"]


def test_standard_input(check: Program) -> None:
    status, printed, _ = check("-", "--output-format", "concise", stdin=ERROR.encode())
    assert status == 1
    assert printed.startswith("<stdin>:3:10: error[unsupported-claim]")
    _, printed, _ = check("-", "--stdin-filename", "maps/a.yaml", stdin=ERROR.encode())
    assert "\n --> maps/a.yaml:3:10\n" in printed


def test_the_report_in_a_file(check: Program) -> None:
    write("a.yaml", ERROR)
    _, printed, _ = check("a.yaml")
    assert check("a.yaml", "-o", "report.txt") == (1, "", "")
    assert Path("report.txt").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("output", ["bad.yaml", "./link.yaml"])
def test_no_map_is_overwritten_by_its_report(check: Program, output: str) -> None:
    write("bad.yaml", ERROR)
    Path("link.yaml").symlink_to("bad.yaml")
    for paths in ("bad.yaml", "."):
        status, printed, said = check("-o", output, paths)
        assert (status, printed) == (2, "")
        assert said == (
            f"argmap: error: {output} is a map to be checked; name another output file\n"
        )
    assert Path("bad.yaml").read_text(encoding="utf-8") == ERROR


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_standard_output_can_be_named(check: Program, name: str) -> None:
    write("a.yaml", ERROR)
    assert check("a.yaml", "-o", name) == check("a.yaml")


def test_a_place_for_the_report_that_is_none(check: Program) -> None:
    write("a.yaml", ERROR)
    said = "argmap: error: cannot write no/report.txt: no such file or folder\n"
    assert check("-o", "no/report.txt") == (2, "", said)


def test_a_report_in_the_folder_may_be_written_again(check: Program) -> None:
    write("a.yaml", FINE)
    for _ in range(2):
        assert check("-o", "report.yaml", ".") == (0, "", "")


@pytest.mark.parametrize("wrong", [["--select", "none"], ["--config", "none.toml"]])
def test_an_old_report_stays_where_nothing_was_checked(check: Program, wrong: list[str]) -> None:
    write("a.yaml", ERROR)
    write("report.txt", "old")
    assert check("-o", "report.txt", *wrong)[0] == 2
    assert Path("report.txt").read_text(encoding="utf-8") == "old"


def test_what_is_wrong_on_the_command_line_begins_no_report(check: Program) -> None:
    write("settings.toml", "selct = []\n")
    for form in FORMATS:
        status, printed, _ = check("--config", "settings.toml", "--output-format", form)
        assert (status, printed) == (2, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is full")
@pytest.mark.parametrize("text", [FINE, ERROR])
def test_a_full_disk(check: Program, text: str) -> None:
    write("a.yaml", text)
    said = "argmap: error: cannot write /dev/full: no space left on device\n"
    assert check("a.yaml", "-o", "/dev/full") == (2, "", said)


def test_no_name_of_a_file_begins_a_line(check: Program) -> None:
    name = "x\n::error::forged\x1b[31m.yaml"
    write(name, "no map")
    status, _, said = check("--maps-only", name)
    shown, why = "x\ufffd::error::forged\ufffd[31m.yaml", "1 file has no line that begins argmap:"
    assert (status, said) == (0, f"argmap: no map found in {shown}: {why}\n")


def test_colour_is_for_terminals(check: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.yaml", ERROR)
    assert "\x1b" not in check("a.yaml")[1]
    assert "\x1b[1;31merror" in check("a.yaml", "--color", "always")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror" in check("a.yaml")[1]
    check("a.yaml", "-o", "report.txt")
    assert "\x1b" not in Path("report.txt").read_text(encoding="utf-8")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in check("a.yaml")[1]
    assert "\x1b" not in check("a.yaml", "--color", "never")[1]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for number in range(5):
        write(str(tmp_path / f"{number}.yaml"), ERROR + "premises: {p: P, q: Q}\n")
    command = [sys.executable, "-m", "argmap", "check", "."]
    runs = {
        subprocess.run(
            command,
            cwd=tmp_path,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
    assert b"5 errors and 10 warnings in 5 of 5 maps" in runs.pop()


def test_help_has_examples(check: Program) -> None:
    for name in ("-h", "--help"):
        status, printed, _ = check(name)
        assert status == 0
        assert "argmap check --strict maps/" in printed
