"""Runs other programs, and kills them when this process ends."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence

from argmap.workspace.cleanup import cleaning_up, signals_held


def run(
    command: Sequence[str],
    data: bytes,
    *,
    env: Mapping[str, str] | None = None,
    timeout: float | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """Run a program with `data` as its standard input, and return its output.

    It is killed, with the processes that it has started, if an exception or a signal ends this.
    Raise OSError if it cannot be started, and subprocess.TimeoutExpired if it takes too long.
    """
    started: list[subprocess.Popen[bytes]] = []
    with cleaning_up(lambda: _kill(started)):
        with signals_held():
            started.append(
                subprocess.Popen(  # noqa: S603 - a list, which no shell reads
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    env=env,
                    start_new_session=True,
                )
            )
        output, errors = started[0].communicate(data, timeout)
    return subprocess.CompletedProcess(command, started[0].returncode, output, errors)


def _kill(started: "list[subprocess.Popen[bytes]]") -> None:
    for process in started:
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):  # it has ended already
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not yet written has no reader
                    stream.close()
