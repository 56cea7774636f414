"""`argmap check` on many files: the same bytes with any number of processes, and quiet endings."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from checking_maps import ERROR, FINE, WARNING, Check, write

from argmap.cli import checking, pool
from argmap.workspace.files import Input

COMMAND = [sys.executable, "-m", "argmap", "check", "--color", "never"]
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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_maps(tmp_path, 20)
    files = [Input(str(path), None) for path in sorted(tmp_path.rglob("*.yaml"))]
    alone = list(checking.Checker(checking.Plan()).check(files))
    monkeypatch.setattr(sys, "platform", "any other")
    monkeypatch.setattr(pool, "_CHUNK_FILES", 7)
    done = list(pool.check_with_processes(files, checking.Plan(), 2))
    assert [size for size, _ in done] == [7, 7, 6]
    together = [outcome for _, outcomes in done for outcome in outcomes]
    assert [(each.name, each.findings, each.text.content) for each in together] == [
        (each.name, each.findings, each.text.content) for each in alone
    ]


def test_standard_input_among_files_goes_to_processes_too(checked: Check) -> None:
    for number in range(4):
        write(f"{number}.yaml", ERROR)
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
        write(f"{number}.yaml", ERROR)

    def forbidden(*_: object, **__: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(pool, "ProcessPoolExecutor", forbidden)
    assert checked("-j", "2") == checked("-j", "1")


def die(_: object) -> None:
    os._exit(9)


def test_a_process_that_dies_is_told(checked: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        write(f"{number}.yaml", ERROR)
    monkeypatch.setattr(pool, "_work", die)
    assert checked("-j", "2") == (
        2,
        "",
        "argmap: error: a process that checked maps has died; try --jobs 1\n",
    )


def test_few_files_are_not_worth_processes(tmp_path: Path) -> None:
    small = [Input(str(tmp_path / f"{number}.yaml"), None) for number in range(100)]
    for file in small:
        write(file.name)
    assert not pool.worth_processes(small)
    write(small[0].name, FINE + "#" * 2_000_000)
    assert pool.worth_processes(small)
    assert not pool.worth_processes(small[:5])


def children(process: "subprocess.Popen[bytes]") -> set[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, check=False
    )
    return {int(number) for number in found.stdout.split()}


def is_gone(number: int) -> bool:
    for _ in range(100):
        try:
            state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").split()[2]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@contextlib.contextmanager
def busy(folder: Path) -> Iterator["tuple[subprocess.Popen[bytes], set[int]]"]:
    """Give a run that checks with two processes, and these."""
    make_maps(folder, 6)
    os.mkfifo(folder / "waits.yaml")
    command = [*COMMAND, "-j", "2", "sub0", "sub1", "waits.yaml"]
    with subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            for _ in range(200):
                started = children(process)
                if len(started) == 2:
                    break
                time.sleep(0.05)
            assert len(started) == 2
            yield process, started
        finally:
            process.kill()


@posix
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("whole_group", [True, False])
def test_an_interrupt_ends_it_quietly(tmp_path: Path, whole_group: bool) -> None:
    with busy(tmp_path) as (process, started):
        time.sleep(0.3)
        if whole_group:
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 130
        assert said == b""
        assert all(is_gone(number) for number in started)


@posix
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_no_process_outlives_the_program(tmp_path: Path) -> None:
    with busy(tmp_path) as (process, started):
        process.kill()
        process.wait(timeout=20)
        assert all(is_gone(number) for number in started)


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_pipe_ends_it_quietly(tmp_path: Path, jobs: str) -> None:
    for number in range(40):
        write(
            tmp_path / f"{number}.yaml",
            "argmap: 1\ntitle: A\nclaims:\n" + "".join(f"  c{count}: C\n" for count in range(200)),
        )
    with subprocess.Popen(
        [*COMMAND, "-j", jobs], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def said_on_a_terminal(folder: Path, term: str) -> bytes:
    """Check 300 maps, and give what a terminal of this kind shows beside the report."""
    import pty

    for number in range(300):
        write(folder / f"{number}.yaml", FINE + f"# {'x' * 2000}\n")
    terminal, other_end = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "-j", "1"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=other_end,
        env={**os.environ, "TERM": term, "COLUMNS": "80"},
    ) as process:
        os.close(other_end)
        said = b""
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while piece := os.read(terminal, 4096):
                said += piece
        assert process.stdout is not None
        assert process.stdout.read() == b"300 maps checked, nothing found\n"
    os.close(terminal)
    return said


@posix
def test_a_bar_on_a_terminal_that_is_gone_at_the_end(tmp_path: Path) -> None:
    said = said_on_a_terminal(tmp_path, "xterm")
    assert b"/300" in said
    # The last thing is that the line is erased and the cursor shown again.
    assert b"\x1b[2K" in said[said.rindex(b"/300") :]
    assert said.rindex(b"\x1b[?25h") > said.rindex(b"\x1b[?25l")


@posix
def test_no_bar_on_a_terminal_that_cannot_take_it_back(tmp_path: Path) -> None:
    assert said_on_a_terminal(tmp_path, "dumb") == b""


def test_no_bar_without_a_terminal_and_for_few(tmp_path: Path) -> None:
    for number in range(120):
        write(tmp_path / f"{number}.yaml", FINE)
    done = subprocess.run([*COMMAND, "-j", "1"], cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
