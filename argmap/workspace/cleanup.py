"""Cleans up before a signal ends the process, and ends it.

A signal handler that raises an exception is not enough: Python drops an exception that is raised
within a destructor or a callback, and the process goes on. So the handler itself cleans up and
ends the process.
"""

import contextlib
import os
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""The signals that ask a process to end."""
PIPE_CLOSED = 141
_TICK = 0.1
"""The seconds between interruptions of blocking calls, and between looks for a reader."""

_actions: dict[object, Callable[[], object]] = {}


class _Handling:
    """Whether signals are handled here, and which signal waits until it may be handled."""

    installed = False
    held = 0
    pending: int | None = None


def end_on_signals() -> None:
    """Make each signal that asks the process to end do so: at once, quietly, after cleaning up.

    The exit status is 128 plus the signal's number, as in a shell. A signal that the parent
    has set to be ignored, as nohup does, stays ignored.
    """
    _Handling.installed = True
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _on_signal)
    if hasattr(signal, "setitimer"):
        # Python handles a signal that comes just before a blocking call when that call ends.
        signal.signal(signal.SIGALRM, lambda *_: None)
        signal.setitimer(signal.ITIMER_REAL, _TICK, _TICK)


def end_without_reader(output: int) -> None:
    """End the process soon after the reader of its output leaves, even if nothing is written.

    `output` is a file descriptor. Only a pipe or a socket has a reader that can leave. Do nothing
    where `end_on_signals` was not called, or where the system has no timers.
    """
    if not _Handling.installed or not hasattr(signal, "setitimer"):
        return
    import select

    mode = os.fstat(output).st_mode
    if not (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)):
        return
    reader = select.poll()
    reader.register(output, 0)  # errors are reported without being asked for

    def look(_: int, __: FrameType | None) -> None:
        if reader.poll(0):
            _end(PIPE_CLOSED)

    signal.signal(signal.SIGALRM, look)


def leave_signals_to_parent() -> None:
    """Ignore signals in a child process, and forget what its parent cleans up."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    _actions.clear()


@contextmanager
def cleaning_up(action: Callable[[], object]) -> Iterator[None]:
    """Call `action` if an exception or a signal ends the block."""
    key = object()
    _actions[key] = action
    try:
        yield
    except BaseException:
        action()
        raise
    finally:
        del _actions[key]


@contextmanager
def signals_held() -> Iterator[None]:
    """Delay a signal that comes during the block until its end.

    For a short block only, which creates what is to be cleaned up: a process that was started
    cannot be killed before its number is stored.
    """
    _Handling.held += 1
    try:
        yield
    finally:
        _Handling.held -= 1
        if not _Handling.held and _Handling.pending is not None:
            _end(_Handling.pending)


def _on_signal(number: int, _: FrameType | None) -> None:
    _end(128 + number)


def _end(status: int) -> None:
    if _Handling.held:
        _Handling.pending = status
        return
    _Handling.held += 1  # a second signal must not disturb the cleaning up
    try:
        for action in reversed(list(_actions.values())):
            with contextlib.suppress(Exception):
                action()
    finally:
        os._exit(status)
