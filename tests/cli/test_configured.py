"""Where `argmap check` finds its configuration, and how options go with it."""

import json
import os
import sys
from pathlib import Path

import pytest
from checking_maps import ERROR, WARNING, Check
from disk import FINE, write

MANY_WORDS = f"argmap: 1\ntitle: A\nclaims: {{a: {{text: {'w ' * 30}, undeveloped: true}}}}\n"


def rules_of(printed: str) -> list[str]:
    return [line.split("[")[1].split("]")[0] for line in printed.splitlines()]


def test_the_nearest_file_wins_whole(checked: Check) -> None:
    write("argmap.toml", 'select = ["unsupported-claim"]\nmax-words = 10\n')
    write("a.yaml", MANY_WORDS)
    write("deep/argmap.toml", "max-words = 20\n")
    write("deep/er/a.yaml", MANY_WORDS)
    write("far/b.yaml", ERROR)
    status, printed, said = checked()
    assert (status, said) == (1, "")
    assert [line.split(":")[0] for line in printed.splitlines()] == [
        "deep/er/a.yaml",
        "far/b.yaml",
    ]
    assert rules_of(printed) == ["long-statement", "unsupported-claim"]


def test_argmap_toml_goes_before_pyproject(checked: Check) -> None:
    write("a.yaml", WARNING)
    write("pyproject.toml", "[tool.argmap]\nstrict = true\n")
    assert checked()[0] == 1
    write("argmap.toml", "")
    assert checked()[0] == 0


def test_a_pyproject_that_says_nothing_is_passed_over(checked: Check) -> None:
    write("argmap.toml", "strict = true")
    write("sub/pyproject.toml", "[project]\nname = 'x'\n")
    write("sub/a.yaml", WARNING)
    assert checked("sub")[0] == 1
    write("sub/pyproject.toml", "name = 'argmap' is [ no toml")
    assert checked("sub")[0] == 1
    write("sub/pyproject.toml", "[tool.argmap]\n")
    assert checked("sub")[0] == 0


def test_bad_configuration(checked: Check) -> None:
    write("argmap.toml", 'selct = []\nignore = ["invalid-id"]\n')
    write("a.yaml", ERROR)
    write("b.yaml", ERROR)
    status, printed, said = checked("--exit-zero")
    assert (status, printed) == (2, "")
    assert said.splitlines() == [
        "argmap: error: argmap.toml: there is no key “selct”; did you mean select?",
        "argmap: error: argmap.toml: “invalid-id” is a fault of the file, which cannot be ignored",
    ]
    assert checked("--isolated")[0] == 1


def test_bad_configuration_of_some_files_does_not_stop_the_others(checked: Check) -> None:
    write("bad/pyproject.toml", "[tool.argmap]\nstrict = 1")
    write("bad/a.yaml", ERROR)
    write("good/b.yaml", ERROR)
    status, printed, said = checked()
    assert status == 2
    assert printed.startswith("good/b.yaml:3:")
    assert said == "argmap: error: bad/pyproject.toml: strict takes true or false\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "argmap.toml: this is not UTF-8 text"),
        (b"a = ", "argmap.toml: this is not valid TOML: "),
    ],
)
def test_unreadable_configuration(checked: Check, content: bytes, said: str) -> None:
    write("argmap.toml", content)
    write("a.yaml")
    status, printed, complaint = checked()
    assert (status, printed) == (2, "")
    assert complaint.startswith(f"argmap: error: {said}")


def test_a_configuration_that_is_named(checked: Check) -> None:
    write("a.yaml", WARNING)
    write("argmap.toml", "strict = true")
    write("other/settings.toml", 'exclude = ["../a.yaml"]\n')
    assert checked("--config", "other/settings.toml")[0] == 0
    write("pyproject.toml", "[project]\nname = 'x'\n")
    for file, reason in (
        ("gone.toml", "no such file or folder"),
        ("pyproject.toml", "there is no table [tool.argmap] in it"),
    ):
        assert checked("--config", file) == (2, "", f"argmap: error: {file}: {reason}\n")
    assert checked("--config", "argmap.toml", "--isolated")[0] == 2


def test_options_choose_rules(checked: Check) -> None:
    write("a.yaml", "argmap: 1\ntitle: A\nclaims: {a: A}\npremises: {lost: L}\n")
    both = ["unsupported-claim", "disconnected-statement"]
    assert rules_of(checked("--select", ",".join(both))[1]) == both
    assert rules_of(checked("--select", both[0], "--select", both[1])[1]) == both
    assert rules_of(checked("--select", "all", "--ignore", both[0])[1]) == both[1:]
    write("argmap.toml", f'select = ["{both[0]}"]\nignore = ["{both[1]}"]')
    assert rules_of(checked()[1]) == both[:1]
    assert rules_of(checked("--extend-select", both[1])[1]) == both
    assert rules_of(checked("--select", both[1])[1]) == both[1:]
    assert rules_of(checked("--ignore", both[0])[1]) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--select", "unsuported-claim"], "did you mean unsupported-claim?"),
        (["--ignore", "invalid-yaml"], "cannot be ignored"),
        (["--extend-select", ""], "a rule's name is missing"),
        (["--statistics", "--output-format", "sarif"], "--statistics cannot be written as sarif"),
        (["--statistics", "--show-files"], "--show-files"),
    ],
)
def test_wrong_options(checked: Check, options: list[str], said: str) -> None:
    write("a.yaml", ERROR)
    status, printed, complaint = checked(*options)
    assert (status, printed) == (2, "")
    assert said in " ".join(complaint.split())


def test_levels_decide_the_exit_status(checked: Check) -> None:
    write("a.yaml", WARNING)
    write("argmap.toml", 'levels = {disconnected-statement = "error"}')
    status, printed, _ = checked()
    assert status == 1
    assert "error[disconnected-statement]" in printed


def test_strict_is_a_matter_of_each_file(checked: Check) -> None:
    write("strict/argmap.toml", "strict = true")
    write("strict/a.yaml", FINE)
    write("b.yaml", WARNING)
    assert checked()[0] == 0
    write("strict/a.yaml", WARNING)
    assert checked()[0] == 1
    assert checked("--exit-zero")[0] == 0


def test_faults_of_the_file_are_always_told(checked: Check) -> None:
    write("a.yaml", "argmap: 1\ntitle: A\nclaim: {a: A}\n")
    write("argmap.toml", 'select = []\n[per-file-ignores]\n"*" = ["all"]\n')
    status, printed, _ = checked("--ignore", "all")
    assert status == 1
    assert "unknown-key" in rules_of(printed)


def test_excluded_files(checked: Check) -> None:
    write("argmap.toml", 'exclude = ["drafts/", "*.draft.yaml"]')
    for name in ("a.yaml", "b.draft.yaml", "x/drafts/c.yaml"):
        write(name, ERROR)
    write("other.yaml", "key: value\n")
    assert checked("--show-files") == (0, "a.yaml\n", "")
    named = ["x/drafts/c.yaml", "other.yaml", "b.draft.yaml"]
    assert checked("--show-files", *named) == (0, "\n".join(named) + "\n", "")
    assert checked("--show-files", "--maps-only", *named, "a.yaml") == (0, "a.yaml\n", "")
    assert checked("--maps-only", *named)[0] == 0
    assert checked("--maps-only", "gone.yaml")[0] == 2


def test_standard_input_is_configured_where_its_name_stands(checked: Check) -> None:
    write("maps/argmap.toml", "strict = true")
    assert checked("-", stdin=WARNING.encode())[0] == 0
    assert checked("-", "--stdin-filename", "maps/a.yaml", stdin=WARNING.encode())[0] == 1
    assert checked("-", "--stdin-filename", "maps/new/a.yaml", stdin=WARNING.encode())[0] == 1
    write("argmap.toml", "strict = true")
    assert checked("-", stdin=WARNING.encode())[0] == 1


def test_statistics(checked: Check) -> None:
    write("a.yaml", "argmap: 1\ntitle: A\nclaims: {a: A, b: B}\npremises: {lost: L}\n")
    write("b.yaml", ERROR)
    assert checked("--statistics") == (
        1,
        "3  error[unsupported-claim]\n1  warning[disconnected-statement]\n",
        "",
    )
    _, printed, _ = checked("--statistics", "--output-format", "full")
    assert printed.endswith("\n\n3 errors and 1 warning in 2 of 2 maps\n")
    _, printed, _ = checked("--statistics", "--output-format", "json")
    assert json.loads(printed) == [
        {"rule": "unsupported-claim", "level": "error", "count": 3},
        {"rule": "disconnected-statement", "level": "warning", "count": 1},
    ]
    _, lines, _ = checked("--statistics", "--output-format", "json-lines")
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(printed)
    write("a.yaml")
    write("b.yaml")
    assert checked("--statistics", "--output-format", "json")[1] == "[]\n"


def test_show_files_checks_nothing(checked: Check) -> None:
    write("broken.yaml", "argmap: [")
    write("argmap.toml", "strict = true")
    assert checked("--show-files") == (0, "broken.yaml\n", "")
    assert checked("--show-files", "gone.yaml")[0] == 2


def test_a_folder_or_a_pipe_is_no_configuration(checked: Check) -> None:
    Path("argmap.toml").mkdir()
    if sys.platform != "win32":
        os.mkfifo("pyproject.toml")
    write("a.yaml", WARNING)
    assert checked()[0] == 0
