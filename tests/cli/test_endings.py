"""How a run ends that is interrupted, terminated, hung up, or left by its reader.

Nothing here waits for a time to pass: a pipe stands where a map should be, and to open its other
end is to know that the program, or a process of it, is waiting for what it holds.
"""

import fcntl
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest
from checking_maps import ERROR
from disk import CIRCULAR, FINE, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and pipes of POSIX")

ARGMAP = [sys.executable, "-m", "argmap"]
SIGNALS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}
JOBS = [["-j", "1"], ["-j", "2"], ["-j", "8"], []]
LARGE = "argmap: 1\ntitle: A\nclaims:\n" + "".join(f"  c{n}: Claim {n}\n" for n in range(4000))
GUARD = 120
"""Seconds after which a run that does not end is a failure."""


class Started:
    """A program that was started, and what is left of it and its children."""

    def __init__(self, arguments: list[str], folder: Path, stdout: int | IO[bytes]) -> None:
        self._errors = folder / "errors"
        # Each child inherits the other end: when nobody is left, this one can be read.
        self._alive, inherited = os.pipe()
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [*ARGMAP, *arguments],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=errors,
                start_new_session=True,
                pass_fds=[inherited],
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
            )
        os.close(inherited)

    def kill(self, number: int, *, whole_group: bool = False) -> None:
        if whole_group:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)

    def ending(self) -> tuple[int, bytes]:
        """Return the exit status and standard error, when no process is left."""
        status = self.process.wait(GUARD)
        assert select.select([self._alive], [], [], GUARD)[0]
        assert os.read(self._alive, 1) == b""
        return status, self._errors.read_bytes()

    def close(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(GUARD)
        os.close(self._alive)


Start = Callable[..., Started]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Give a function that starts argmap in the test's folder."""
    (tmp_path / "here").mkdir()
    started: list[Started] = []

    def starting(*arguments: str, stdout: int | IO[bytes] = subprocess.DEVNULL) -> Started:
        started.append(Started(list(arguments), tmp_path / "here", stdout))
        return started[-1]

    yield starting
    for each in started:
        each.close()


@pytest.fixture
def here(start: Start, tmp_path: Path) -> Path:  # noqa: ARG001 - which makes the folder
    """Give the folder in which argmap runs, with maps of which two never come to an end."""
    folder = tmp_path / "here"
    for number in range(4):
        # So large that each is a piece of work of its own, which another process may do.
        write(folder / f"{number}.yaml", ERROR + "#" * 200_000)
    os.mkfifo(folder / "waits.yaml")
    os.mkfifo(folder / "waits-too.yaml")
    return folder


def is_waiting(pipe: Path) -> int:
    """Return the other end of a pipe when somebody waits for what comes out of it."""
    return os.open(pipe, os.O_WRONLY)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"errors"}


@pytest.mark.parametrize("whole_group", [True, False], ids=["group", "process"])
@pytest.mark.parametrize("jobs", JOBS, ids=" ".join)
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_while_maps_are_checked(
    start: Start, here: Path, name: str, jobs: list[str], whole_group: bool
) -> None:
    write(here / "report", "old")
    before = names(here)
    run = start("check", *jobs, "-o", "report", ".", "waits.yaml", "waits-too.yaml")
    with os.fdopen(is_waiting(here / "waits.yaml"), "w") as pipe:
        assert len(names(here) - before) == 1  # the report that is being written
        pipe.write(LARGE)
    # Now a large map is being checked, or the run waits for the other pipe.
    run.kill(getattr(signal, name), whole_group=whole_group)
    assert run.ending() == (SIGNALS[name], b"")
    assert names(here) == before
    assert (here / "report").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("command", [["show"], ["export"], ["check", "-"]], ids=" ".join)
def test_a_signal_in_another_command(
    start: Start, here: Path, name: str, command: list[str]
) -> None:
    run = start(*command, "waits.yaml")
    pipe = is_waiting(here / "waits.yaml")
    run.kill(getattr(signal, name))
    assert run.ending() == (SIGNALS[name], b"")
    os.close(pipe)


@pytest.mark.parametrize("module", ["click", "yaml", "networkx"])
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_while_modules_are_imported(
    start: Start, here: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    stand_in = f"import os, signal\nos.kill(os.getpid(), signal.{name})\nwhile True: pass\n"
    write(here / "modules" / f"{module}.py", stand_in)
    monkeypatch.setenv("PYTHONPATH", str(here / "modules"))
    write(here / "circular.yaml", CIRCULAR)
    assert start("check", "circular.yaml").ending() == (SIGNALS[name], b"")


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="needs pipes of a chosen size")
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_while_nobody_takes_the_output(start: Start, name: str) -> None:
    reader, writer = os.pipe()
    size = fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 4096)
    run = start("rule", "--format", "json", stdout=writer)
    while select.select([], [writer], [], 0)[1]:  # until it is full
        assert run.process.poll() is None
    os.close(writer)
    run.kill(getattr(signal, name))
    assert run.ending() == (SIGNALS[name], b"")
    assert len(os.read(reader, size)) == size
    os.close(reader)


def test_a_signal_that_the_caller_ignores_is_ignored(
    here: Path, tmp_path: Path, start: Start
) -> None:
    del start
    with (tmp_path / "printed").open("wb") as printed:
        process = subprocess.Popen(
            ["nohup", *ARGMAP, "check", "waits.yaml"], cwd=here, stdout=printed, stderr=printed
        )
    with os.fdopen(is_waiting(here / "waits.yaml"), "w") as pipe:
        process.send_signal(signal.SIGHUP)
        pipe.write(FINE)
    assert process.wait(GUARD) == 0
    assert b"1 map checked" in (tmp_path / "printed").read_bytes()


@pytest.mark.parametrize("jobs", JOBS, ids=" ".join)
def test_a_reader_that_leaves_while_nothing_is_written(
    start: Start, here: Path, jobs: list[str]
) -> None:
    reader, writer = os.pipe()
    run = start("check", *jobs, "0.yaml", "waits.yaml", "1.yaml", stdout=writer)
    os.close(writer)
    pipe = is_waiting(here / "waits.yaml")
    os.close(reader)
    assert run.ending() == (141, b"")
    os.close(pipe)


@pytest.mark.parametrize("jobs", JOBS, ids=" ".join)
def test_a_reader_that_leaves_in_the_midst(start: Start, here: Path, jobs: list[str]) -> None:
    for number in range(20):
        write(here / f"large-{number}.yaml", LARGE[:20_000])
    reader, writer = os.pipe()
    run = start("check", *jobs, stdout=writer)
    os.close(writer)
    assert os.read(reader, 10)
    os.close(reader)
    assert run.ending() == (141, b"")


def test_a_report_in_a_file_needs_no_reader(start: Start, here: Path) -> None:
    reader, writer = os.pipe()
    run = start("check", "-o", "report", "waits.yaml", "waits-too.yaml", stdout=writer)
    os.close(writer)
    os.close(reader)
    for name in ("waits.yaml", "waits-too.yaml"):
        with os.fdopen(is_waiting(here / name), "w") as pipe:
            pipe.write(FINE)
    assert run.ending() == (0, b"")


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


def children(parent: int) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            _, _, facts = (process / "stat").read_text(encoding="utf-8").rpartition(") ")
        except OSError:  # it has just ended
            continue
        if int(facts.split()[1]) == parent:
            found.append(int(process.name))
    return found


@needs_proc
def test_no_process_outlives_a_program_that_is_killed(start: Start, here: Path) -> None:
    run = start("check", "-j", "2", "waits.yaml", "0.yaml", "waits-too.yaml")
    pipes = [is_waiting(here / "waits.yaml"), is_waiting(here / "waits-too.yaml")]
    assert len(children(run.process.pid)) == 2
    run.kill(signal.SIGKILL)
    assert run.ending() == (-signal.SIGKILL, b"")
    for pipe in pipes:
        os.close(pipe)


@needs_proc
def test_a_process_that_is_killed_is_told(start: Start, here: Path) -> None:
    run = start("check", "-j", "2", "0.yaml", "1.yaml", "waits.yaml")
    pipe = is_waiting(here / "waits.yaml")
    for worker in children(run.process.pid):
        with suppress(ProcessLookupError):  # the run ends its processes when one has died
            os.kill(worker, signal.SIGKILL)
    assert run.ending() == (
        2,
        b"argmap: error: a process that checked maps has died; try --jobs 1\n",
    )
    os.close(pipe)


@pytest.mark.parametrize("name", [*SIGNALS, "SIGPIPE"])
def test_no_drawing_program_outlives_the_run(
    start: Start, here: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Nor what it has started: the stand-in is a shell that waits for another program."""
    write(here / "map.yaml", FINE)
    dot = here / "bin" / "dot"
    write(dot, f"#!/bin/sh\ncat > /dev/null\ncat {here}/waits.yaml\ntrue\n")
    dot.chmod(0o755)
    monkeypatch.setenv("PATH", f"{dot.parent}{os.pathsep}{os.environ['PATH']}")
    reader, writer = os.pipe()
    run = start("export", "map.yaml", "--format", "svg", stdout=writer)
    os.close(writer)
    pipe = is_waiting(here / "waits.yaml")
    if name == "SIGPIPE":
        os.close(reader)
    else:
        run.kill(getattr(signal, name))
    assert run.ending() == (SIGNALS.get(name, 141), b"")
    poll = select.poll()
    poll.register(pipe, 0)
    assert poll.poll(GUARD * 1000)  # nobody can read what is written there
    os.close(pipe)
    if name != "SIGPIPE":
        os.close(reader)


@pytest.mark.parametrize("jobs", JOBS, ids=" ".join)
@pytest.mark.parametrize("key", ["Ctrl-C", "the window is closed"])
def test_on_a_terminal(here: Path, start: Start, jobs: list[str], key: str) -> None:
    import pty

    del start
    arguments = [*ARGMAP, "check", *jobs, "0.yaml", "waits.yaml", "1.yaml"]
    process, terminal = pty.fork()
    if not process:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(here)
        os.execv(arguments[0], arguments)  # noqa: S606
    pipe = is_waiting(here / "waits.yaml")
    if key == "Ctrl-C":
        os.write(terminal, b"\x03")
    else:
        os.close(terminal)
    _, ending = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(ending) == (130 if key == "Ctrl-C" else 129)
    if key == "Ctrl-C":
        shown = os.read(terminal, 10_000)
        assert shown.endswith(b"^C")
        assert b"Traceback" not in shown
        os.close(terminal)
    os.close(pipe)
