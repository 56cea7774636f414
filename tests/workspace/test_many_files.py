"""`argmap check` on many files: the same bytes with any number of processes, and a bar."""

import contextlib
import multiprocessing.process
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from checking_maps import ERROR, WARNING, Check
from disk import FINE, write

from argmap.workspace.files import Input
from argmap.workspace.parallel import is_faster_in_processes

COMMAND = [sys.executable, "-m", "argmap", "check", "--color", "never"]
LARGE = ERROR + "#" * 200_000
"""A map that is a piece of work of its own, which another process may do."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and terminals of POSIX")


def make_maps(folder: Path, number: int = 150) -> None:
    kinds = [FINE, WARNING, ERROR, "argmap: [", "key: value\n", ERROR + "# argmap: ignore[x]\n"]
    for count in range(number):
        write(folder / f"sub{count % 3}" / f"{count:05}.yaml", kinds[count % len(kinds)])
    write(folder / "sub1" / "argmap.toml", "strict = true\n")
    write(folder / "sub2" / "argmap.toml", "strict = 1\n")


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--output-format", "json", "--select", "all"],
        ["--statistics"],
    ],
)
def test_the_same_bytes_with_one_process_and_with_more(tmp_path: Path, options: list[str]) -> None:
    make_maps(tmp_path)

    def checked(jobs: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [*COMMAND, "-j", jobs, *options, ".", "gone.yaml"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    one = checked("1")
    assert one[0] == 2
    assert one[1]
    assert one[2].count(b"\n") == 2
    assert checked("3") == one


def test_processes_that_start_afresh_do_the_same(
    checked: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_maps(Path())
    alone = checked("-j", "1")
    monkeypatch.setattr(sys, "platform", "any other")
    assert checked("-j", "2") == alone


def test_standard_input_among_files_goes_to_processes_too(checked: Check) -> None:
    for number in range(4):
        write(f"{number}.yaml", LARGE)
    for jobs in ("1", "2"):
        _, printed, _ = checked("0.yaml", "-", "1.yaml", "-j", jobs, stdin=ERROR.encode())
        assert [line.split(":")[0] for line in printed.splitlines()] == [
            "0.yaml",
            "<stdin>",
            "1.yaml",
        ]


def test_without_further_processes_one_does_it(
    checked: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        write(f"{number}.yaml", LARGE)
    alone = checked("-j", "1")

    def forbidden(_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", forbidden)
    assert checked("-j", "2") == alone


def test_few_files_are_not_worth_processes(tmp_path: Path) -> None:
    small = [Input(str(tmp_path / f"{number}.yaml"), None) for number in range(100)]
    for file in small:
        write(file.name)
    assert not is_faster_in_processes(small)
    write(small[0].name, FINE + "#" * 2_000_000)
    assert is_faster_in_processes(small)
    assert not is_faster_in_processes(small[:5])


def said_on_a_terminal(folder: Path, term: str) -> bytes:
    """Check 200 maps, and return what a terminal of this kind shows beside the report.

    The last map is a pipe: a bar is shown a moment after the start, and the run lasts longer.
    """
    import pty

    for number in range(199):
        write(folder / f"{number}.yaml")
    os.mkfifo(folder / "last.yaml")
    terminal, other_end = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "-j", "1", ".", "last.yaml"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=other_end,
        env={**os.environ, "TERM": term, "COLUMNS": "80"},
    ) as process:
        os.close(other_end)
        with (folder / "last.yaml").open("w", encoding="utf-8") as last:
            time.sleep(0.1)
            last.write(FINE)
        said = b""
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while piece := os.read(terminal, 4096):
                said += piece
        assert process.stdout is not None
        assert process.stdout.read() == b"200 maps checked, nothing found\n"
    os.close(terminal)
    return said


@posix
def test_a_bar_on_a_terminal_that_is_gone_at_the_end(tmp_path: Path) -> None:
    said = said_on_a_terminal(tmp_path, "xterm")
    assert b"200/200" in said
    # The last thing is that the line is erased and the cursor shown again.
    assert b"\x1b[2K" in said[said.rindex(b"/200") :]
    assert said.rindex(b"\x1b[?25h") > said.rindex(b"\x1b[?25l")


@posix
def test_no_bar_on_a_terminal_that_cannot_take_it_back(tmp_path: Path) -> None:
    assert said_on_a_terminal(tmp_path, "dumb") == b""


def test_no_bar_without_a_terminal(tmp_path: Path) -> None:
    for number in range(120):
        write(tmp_path / f"{number}.yaml", FINE)
    done = subprocess.run([*COMMAND, "-j", "1"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
