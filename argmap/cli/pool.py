"""Checks many files with all cores, in order, and gives the same as one process gives."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from pathlib import Path

from argmap.cli.checking import Checker, Outcome, Plan
from argmap.workspace.files import Input

_FEW_FILES = 16
_FEW_BYTES = 1_500_000
"""Below these, starting processes takes longer than they save."""
_CHUNK_BYTES = 200_000
_CHUNK_FILES = 64
_AHEAD = 4
"""How many chunks a process may be ahead of the report."""


class WorkerDiedError(Exception):
    """A process ended that should have gone on, such as for want of memory."""


def usable_cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worth_processes(files: Sequence[Input]) -> bool:
    """Tell whether more processes than one are faster for so many files."""
    if len(files) < _FEW_FILES or any(file.data is not None for file in files):
        return False
    needed = _FEW_BYTES
    return any((needed := needed - _size(file)) <= 0 for file in files)


def check_with_processes(
    files: Sequence[Input], plan: Plan, jobs: int
) -> Iterator[tuple[int, list[Outcome]]]:
    """Check files with so many processes; give, chunk by chunk, their number and what came of it.

    Raises OSError or ImportError, before any result, where processes cannot be started, and
    WorkerDiedError if one ends.
    """
    others = multiprocessing.active_children()
    executor = _start(plan, jobs)
    try:
        waiting: deque[tuple[int, Future[list[Outcome]]]] = deque()
        for chunk in _chunks(files):
            waiting.append((len(chunk), _submit(executor, chunk)))
            if len(waiting) > jobs * _AHEAD:
                size, future = waiting.popleft()
                yield size, future.result()
        while waiting:
            size, future = waiting.popleft()
            yield size, future.result()
    except BrokenProcessPool as error:
        raise WorkerDiedError from error
    except BaseException:
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _start(plan: Plan, jobs: int) -> ProcessPoolExecutor:
    # Where nothing else runs in this process, a copy of it is there at once.
    method = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    return ProcessPoolExecutor(
        jobs, multiprocessing.get_context(method), initializer=_prepare, initargs=(plan,)
    )


def _submit(executor: ProcessPoolExecutor, chunk: list[Input]) -> "Future[list[Outcome]]":
    """Hand a chunk to a process; one that is started by it knows no interrupt from its birth."""
    if not hasattr(signal, "pthread_sigmask"):
        return executor.submit(_work, chunk)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return executor.submit(_work, chunk)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_checker: Checker


def _prepare(plan: Plan) -> None:
    """Make a process ready: it leaves interrupts to its parent, and goes when that goes."""
    global _checker  # noqa: PLW0603 - a process has one checker for all its chunks
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _checker = Checker(plan)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _work(chunk: list[Input]) -> list[Outcome]:
    return list(_checker.check(chunk))


def _chunks(files: Sequence[Input]) -> Iterator[list[Input]]:
    """Cut files into pieces that take about the same time."""
    chunk: list[Input] = []
    size = 0
    for file in files:
        chunk.append(file)
        size += _size(file)
        if size >= _CHUNK_BYTES or len(chunk) >= _CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(file: Input) -> int:
    if file.data is not None:
        return len(file.data)
    with contextlib.suppress(OSError, ValueError):
        return Path(file.name).stat().st_size
    return 0
