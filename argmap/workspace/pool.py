"""Calls a function on items in several processes, and yields the results in order.

The standard library's pools run threads in the parent, and wait for them at the end: a signal that
comes while one of them holds a lock is never handled. Here the parent has one thread, and can be
ended at any time.
"""

import os
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from argmap.workspace.cleanup import (
    SIGNALS,
    cleaning_up,
    leave_signals_to_parent,
    signals_held,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_AHEAD = 4
"""How many items for each process are given out ahead of the result that is due next."""
_KILL_TIMEOUT = 1.0
"""How many seconds to wait for the end of a killed process."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class NoProcessesError(Exception):
    """Processes cannot be started; some systems do not permit it."""


class WorkerDiedError(Exception):
    """A process ended before its work was done, such as for lack of memory."""


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_in_processes(
    prepare: Callable[[], Callable[[Item], Result]], items: Sequence[Item], processes: int
) -> Generator[Result, None, None]:
    """Yield the result of each item, in order, computed by several processes.

    Each process calls `prepare` once; it returns the function from an item to its result. An
    exception in a process is raised here. When the iterator is closed, or a signal ends this
    process, the others are killed; when this process is killed, they end.

    Raise NoProcessesError before any result if none can be started, and WorkerDiedError if one
    ends.
    """
    workers: list[_Worker] = []
    with cleaning_up(lambda: _kill(workers)):
        try:
            for _ in range(min(processes, len(items))):
                _start(workers, prepare, items)
        except (OSError, ImportError, NotImplementedError) as error:
            raise NoProcessesError from error
        try:
            yield from _in_order(workers, len(items))
        except (EOFError, ConnectionError) as error:
            raise WorkerDiedError from error
        _kill(workers)


class _Worker(NamedTuple):
    """A process, and the channel that sends numbers of items to it and receives results."""

    process: "BaseProcess"
    channel: "Connection[int, Any]"


class _Failed(NamedTuple):
    """Stands for the result where an exception was raised instead."""

    error: Exception


def _start(workers: list[_Worker], prepare: Any, items: Sequence[Any]) -> None:
    import multiprocessing
    import threading

    # Forking is fastest, and safe where this process has no other thread.
    method = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, prepare, items), daemon=True)
    with signals_held(), _blocked_signals():
        process.start()
        workers.append(_Worker(process, ours))
    theirs.close()


@contextmanager
def _blocked_signals() -> Iterator[None]:
    """Block signals, also for a process that is started here, until that can handle them."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_order(workers: list[_Worker], count: int) -> Iterator[Any]:
    """Yield results in the order of their items; give out items only a few ahead."""
    from multiprocessing.connection import wait

    idle = list(workers)
    busy: dict[Connection[int, Any], tuple[_Worker, int]] = {}
    ready: dict[int, Any] = {}
    given = 0
    for number in range(count):
        while True:
            while idle and given < min(count, number + len(workers) * _AHEAD):
                worker = idle.pop(0)
                worker.channel.send(given)
                busy[worker.channel] = worker, given
                given += 1
            has_come = number in ready
            for channel in wait(list(busy), timeout=0 if has_come else None):
                worker, done = busy.pop(channel)  # type: ignore[call-overload]
                ready[done] = worker.channel.recv()
                idle.append(worker)
            if has_come:
                break
        result = ready.pop(number)
        if isinstance(result, _Failed):
            raise result.error
        yield result


def _kill(workers: list[_Worker]) -> None:
    for worker in workers:
        worker.process.kill()
    for worker in workers:
        worker.process.join(_KILL_TIMEOUT)


def _serve(channel: "Connection[Any, int]", prepare: Any, items: Sequence[Any]) -> None:
    """Run a worker until the parent closes the channel or ends."""
    leave_signals_to_parent()
    try:
        import threading

        with suppress(RuntimeError):  # no memory for a thread
            threading.Thread(target=_end_with_parent, daemon=True).start()
        work = prepare()
        while True:
            item = items[channel.recv()]
            try:
                result = work(item)
            except Exception as error:  # noqa: BLE001 - the parent raises it
                result = _Failed(error)
            channel.send(result)
    finally:
        os._exit(1)


def _end_with_parent() -> None:
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
