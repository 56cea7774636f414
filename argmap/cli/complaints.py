"""What commands say on standard error when something is wrong."""

import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

from argmap.text.sanitizing import one_line, path_at_start, whole_line
from argmap.workspace.opening import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.findings import Finding
    from argmap.workspace.passed_over import PassedOver

TRACEBACK = "ARGMAP_TRACEBACK"
"""The environment variable that asks for the traceback of an unexpected exception."""


def stream() -> TextIO | None:
    """Return standard error, or None if it is closed.

    The program hides it from Python and from libraries, which sets `sys.stderr` to None.
    """
    return sys.stderr or sys.__stderr__


def say(line: str) -> None:
    """Write a line to standard error; go on where it is full, for that changes no exit status."""
    file = stream()
    if file is None:
        return
    try:
        file.write(f"{line}\n")
        file.flush()
    except BrokenPipeError:
        raise
    except OSError:
        return


def complain(message: str, *more_lines: str) -> None:
    """Say why a command cannot do what was asked."""
    say(f"argmap: error: {one_line(message)}")
    for line in more_lines:
        say(whole_line(line))


def tell_faults(faults: "Iterable[Finding]") -> None:
    """Say why a file is no valid map, a line for each fault."""
    for fault in faults:
        say(path_at_start(f"{fault}; {fault.help}" if fault.help else str(fault)))


def tell_no_map(paths: "Sequence[str]", passed_over: "PassedOver") -> None:
    """Say that paths lead to no map, and what was passed over there and why."""
    where = ", ".join(map(one_line, paths)) or "this folder"
    why = ", ".join(passed_over.reasons()) or "no file there ends in .yaml or .yml"
    say(f"argmap: no map found in {where}: {why}")


def failure(error: Exception) -> str:
    """Say in one sentence what has failed, for an exception that no command expects.

    Print its traceback too, where the environment asks for it.
    """
    if os.environ.get(TRACEBACK):
        import traceback

        with contextlib.suppress(OSError):
            traceback.print_exception(error, file=stream())
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, OSError):
        # Whatever else has no name says itself what has failed.
        return f"{error.filename or 'cannot write standard output'}: {reason(error)}"
    if isinstance(error, ImportError):
        return f"a module cannot be loaded: {error}"
    said = f"{type(error).__name__}: {error}"
    return f"this is a bug in argmap ({said}); please report it with what {TRACEBACK}=1 shows"
