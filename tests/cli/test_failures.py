"""Every failure is one line on standard error and exit status 2, whatever it is."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from checking_maps import ERROR, Check
from disk import CIRCULAR, FINE, write

from argmap import reading
from argmap.cli import run
from argmap.rules import RULES, rule

ARGMAP = f"{sys.executable} -m argmap"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of POSIX")
needs_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is full"
)
REPORT_IT = "please report it with what ARGMAP_TRACEBACK=1 shows"
Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Give a function that runs a command line of argmap in a folder with two maps."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TRACEBACK", raising=False)
    write("fine.yaml", FINE)
    write("wrong.yaml", ERROR)

    def running(line: str, **environment: str) -> tuple[int, str, str]:
        done = subprocess.run(
            line.replace("argmap", ARGMAP, 1) if line.startswith("argmap") else line,
            shell=True,
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        return done.returncode, done.stdout, done.stderr

    return running


def is_one_line(said: str) -> bool:
    return said.startswith("argmap: error: ") and said.count("\n") == 1 and said.endswith("\n")


@posix
@needs_full
@pytest.mark.parametrize(
    "command",
    [
        *("--help", "check fine.yaml", "check wrong.yaml", "show fine.yaml", "export fine.yaml"),
        *("rule", "rule circular-support", "schema", "check --statistics ."),
    ],
)
def test_a_full_standard_output(shell: Shell, command: str) -> None:
    assert shell(f"argmap {command} >/dev/full") == (
        2,
        "",
        "argmap: error: cannot write standard output: no space left on device\n",
    )
    assert shell(f"argmap {command} >/dev/full 2>/dev/full") == (2, "", "")


@posix
@needs_full
@pytest.mark.parametrize("stream", ["2>/dev/full", "2>&-"])
@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check fine.yaml", 0),
        ("check wrong.yaml", 1),
        ("check wrong.yaml gone.yaml fine.yaml", 2),
        ("check --frob", 2),
        ("show gone.yaml", 2),
        ("export gone.yaml", 2),
        ("new fine.yaml", 2),
        ("new another.yaml", 0),
        ("frob", 2),
        ("rule frob", 2),
    ],
)
def test_a_standard_error_that_takes_nothing_changes_nothing(
    shell: Shell, command: str, status: int, stream: str
) -> None:
    _, printed, _ = shell(f"argmap {command}")
    for made in Path().glob("another.*"):
        made.unlink()
    assert shell(f"argmap {command} {stream}") == (status, printed, "")


@posix
@pytest.mark.parametrize(
    ("command", "status"),
    [("--help", 0), ("show fine.yaml", 0), ("check", 1), ("export fine.yaml", 0)],
)
def test_a_closed_standard_output_is_what_the_caller_wants(
    shell: Shell, command: str, status: int
) -> None:
    assert shell(f"argmap {command} >&-") == (status, "", "")
    assert shell(f"argmap {command} >&- 2>&- <&-") == (status, "", "")


@posix
def test_a_file_takes_the_place_of_no_closed_stream(shell: Shell) -> None:
    assert shell("argmap check wrong.yaml -o report >&- 2>&- <&-")[0] == 1
    assert "unsupported-claim" in Path("report").read_text(encoding="utf-8")
    assert Path("wrong.yaml").read_text(encoding="utf-8") == ERROR


@posix
def test_a_closed_standard_input(shell: Shell) -> None:
    said = "argmap: error: <stdin>: standard input is closed\n"
    assert shell("argmap check - fine.yaml <&-") == (2, "1 map checked, nothing found\n", said)


@posix
@pytest.mark.parametrize("command", ["check", "show a.yaml", "new a.yaml", "export a.yaml"])
def test_the_current_folder_is_gone(shell: Shell, command: str) -> None:
    line = f"mkdir gone && cd gone && rmdir ../gone && exec {ARGMAP} {command}"
    said = "argmap: error: the current folder is gone; change to another one\n"
    assert shell(line) == (2, "", said)


@posix
@pytest.mark.parametrize("command", ["check", "check --allow-outside", "show", "export"])
def test_a_map_is_not_said_to_be_missing_where_the_folder_is_gone(
    shell: Shell, command: str
) -> None:
    said = "argmap: error: the current folder is gone; change to another one\n"
    line = f"map=$PWD/fine.yaml; mkdir gone && cd gone && rmdir ../gone && {ARGMAP} {command} $map"
    assert shell(line) == (2, "", said)


@pytest.mark.parametrize("name", ["click", "yaml", "networkx"])
@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("MemoryError", "there is not enough memory"),
        ("ImportError('no file of this name')", "a module cannot be loaded: no file of this name"),
        (
            "LookupError('\\x1b[31m\\n::error::')",
            f"this is a bug in argmap (LookupError: \ufffd[31m\ufffd::error::); {REPORT_IT}",
        ),
        (
            "RecursionError('too deep')",
            f"this is a bug in argmap (RecursionError: too deep); {REPORT_IT}",
        ),
    ],
)
def test_a_module_that_fails(shell: Shell, name: str, raised: str, said: str) -> None:
    write("circular.yaml", CIRCULAR)
    write(f"modules/{name}.py", f"raise {raised}\n")
    status, printed, errors = shell("argmap export circular.yaml", PYTHONPATH="modules")
    assert (status, printed, errors) == (2, "", f"argmap: error: {said}\n")


def test_the_traceback_of_a_bug_is_there_for_those_who_ask(shell: Shell) -> None:
    write("circular.yaml", CIRCULAR)
    write("modules/networkx.py", "raise LookupError('lost')\n")
    status, printed, said = shell(
        "argmap export circular.yaml", PYTHONPATH="modules", ARGMAP_TRACEBACK="1"
    )
    assert (status, printed) == (2, "")
    assert said.startswith("Traceback")
    assert 'networkx.py", line 1' in said
    assert "\nargmap: error: this is a bug in argmap (LookupError: lost)" in said


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (MemoryError(), "there is not enough memory"),
        (
            ZeroDivisionError("by nothing"),
            f"this is a bug in argmap (ZeroDivisionError: by nothing); {REPORT_IT}",
        ),
    ],
)
def test_a_map_that_fails_stops_no_other(
    checked: Check, monkeypatch: pytest.MonkeyPatch, jobs: str, raised: Exception, said: str
) -> None:
    for name in ("a", "b", "c"):
        write(f"{name}.yaml", ERROR + "#" * 200_000)
    read = reading.read

    def failing(data: bytes, name: str) -> reading.Reading:
        if name == "b.yaml":
            raise raised
        return read(data, name)

    monkeypatch.setattr("argmap.workspace.checker.read", failing)
    status, printed, errors = checked("-j", jobs)
    assert status == 2
    assert [line.split(":")[0] for line in printed.splitlines()] == ["a.yaml", "c.yaml"]
    assert errors == f"argmap: error: b.yaml: {said}\n"


LARGE = "argmap: 1\ntitle: A\nclaims:\n" + "".join(
    f"  c{number}: {{text: Claim {number}, undeveloped: true}}\n" for number in range(4000)
)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere no limit counts")
@pytest.mark.parametrize("megabytes", [30, 40, 50, 65, 90])
def test_too_little_memory(shell: Shell, megabytes: int) -> None:
    """Wherever it runs out: where a machine's libraries are large, already while they load."""
    limit = f"ulimit -v {megabytes * 1024} && exec {sys.executable}"
    if shell(f"{limit} -c 'import re, signal, typing'")[0]:
        pytest.skip("Python itself needs more")
    write("large.yaml", LARGE)
    for command in ("check large.yaml fine.yaml -j 1", "show large.yaml", "export large.yaml"):
        status, _, said = shell(f"{limit} -m argmap {command} >/dev/null")
        lines = said.splitlines(keepends=True)  # one for each map
        assert (status, said) == (0, "") or (status == 2 and all(map(is_one_line, lines))), said


@pytest.mark.parametrize("option", ["-O", "-OO", "-I", "-W error", "-bb", "-X dev"])
@pytest.mark.parametrize(
    "command",
    [
        *("--help", "check --help", "rule", "rule circular-support", "rule --format json"),
        *("check . --output-format sarif", "check . -j 2", "show wrong.yaml", "schema"),
        *("export fine.yaml --format html", "export fine.yaml --format graphml"),
    ],
)
def test_python_may_be_told_anything(shell: Shell, option: str, command: str) -> None:
    usual = shell(f"argmap {command}")
    assert shell(f"{sys.executable} {option} -m argmap {command}") == usual


@pytest.mark.parametrize("name", RULES)
def test_every_page_is_there_without_docstrings(shell: Shell, name: str) -> None:
    """As `PYTHONOPTIMIZE=2` has it."""
    program = f"from argmap.rules import rule; print(rule('{name}').page, end='')"
    assert shell(f'{sys.executable} -OO -c "{program}"') == (0, rule(name).page, "")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"HOME": "/nowhere", "TMPDIR": "/nowhere"},
    ],
)
def test_odd_surroundings(shell: Shell, environment: dict[str, str]) -> None:
    status, printed, said = shell("argmap check --output-format concise", **environment)
    assert (status, said) == (1, "")
    assert printed.startswith("wrong.yaml:3:10: error[unsupported-claim]")
    status, _, said = shell("argmap rule n\u00f6", **environment)
    assert status == 2
    assert is_one_line(said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export"], "missing argument 'FILE' (see argmap export --help)"),
        (
            ["check", "--isolated", "--config", "a.toml"],
            "--config names settings, and --isolated ",
        ),
        (["rule", "circlar-support"], "there is no rule “circlar-support”; did you mean "),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert is_one_line(captured.err)
    assert said in captured.err


def test_no_arguments_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Usage: argmap ")
    assert "argmap show --help" in captured.err
