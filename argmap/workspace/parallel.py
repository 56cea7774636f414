"""Checks many files with all cores; the outcomes are in order and the same as with one process."""

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial

from argmap.workspace.checker import Checker, Outcome, Plan
from argmap.workspace.files import Input, size_of
from argmap.workspace.pool import NoProcessesError, map_in_processes, usable_cores

_FEW_FILES = 16
_FEW_BYTES = 1_500_000
"""With fewer files or bytes, starting processes takes longer than they save."""
_CHUNK_BYTES = 200_000
_CHUNK_FILES = 64


def check_all(
    files: Sequence[Input],
    plan: Plan,
    jobs: int | None,
    failure: Callable[[Exception], str] = str,
) -> Generator[tuple[int, list[Outcome]], None, None]:
    """Yield, as files are done, how many these are and their outcomes.

    Use `jobs` processes; without a number, one for each core where that is faster. `failure`
    describes an unexpected error in a sentence. Raise WorkerDiedError if a process dies.
    """
    if jobs is None:
        jobs = usable_cores() if is_faster_in_processes(files) else 1
    chunks = list(_chunks(files)) if jobs > 1 else []
    if len(chunks) > 1:
        try:
            yield from map_in_processes(partial(_prepare, plan, failure), chunks, jobs)
        except NoProcessesError:
            pass
        else:
            return
    check = _prepare(plan, failure)
    yield from (check([file]) for file in files)


def _prepare(
    plan: Plan, failure: Callable[[Exception], str]
) -> Callable[[list[Input]], tuple[int, list[Outcome]]]:
    checker = Checker(plan, failure)
    return lambda chunk: (len(chunk), list(checker.check(chunk)))


def is_faster_in_processes(files: Sequence[Input]) -> bool:
    """Return whether more processes than one are faster for so many files."""
    if len(files) < _FEW_FILES or any(file.data is not None for file in files):
        return False
    needed = _FEW_BYTES
    return any((needed := needed - (size_of(file) or 0)) <= 0 for file in files)


def _chunks(files: Sequence[Input]) -> Iterator[list[Input]]:
    """Yield files in chunks that take about the same time."""
    chunk: list[Input] = []
    size = 0
    for file in files:
        chunk.append(file)
        size += size_of(file) or 0
        if size >= _CHUNK_BYTES or len(chunk) >= _CHUNK_FILES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
