"""The program `argmap`: one module for each command, which parses, calls and prints.

This module imports little, so that a signal ends the program quietly from the start.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

INTERRUPTED = 130
_NO_MEMORY = b"argmap: error: there is not enough memory\n"
_NOT_LOADED = b"argmap: error: argmap cannot be loaded; install it again\n"


def main() -> None:
    """Run the program with the arguments of the command line, and end the process.

    The process ends without freeing its objects, and the garbage collector is off: both take long
    for a large map.
    """
    try:
        from argmap.workspace.cleanup import end_on_signals

        end_on_signals()
        import gc

        gc.disable()
        _occupy_closed_descriptors()
        _buffer_output()
        if not os.environ.get("ARGMAP_TRACEBACK"):
            # What Python or a library writes there does not help users. Commands write to
            # sys.__stderr__.
            sys.stderr = None
        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # before signals are handled
        status = INTERRUPTED
    except MemoryError:
        _write_error(_NO_MEMORY)
        status = 2
    os._exit(status)


def run(arguments: "Sequence[str]") -> int:
    """Run the program in this process and return its exit status, all output written."""
    from argmap.workspace.cleanup import PIPE_CLOSED

    try:
        _prepare_streams()
        from argmap.cli.program import run_program

        status = run_program(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - whatever it is, a user reads one line of it
        failure = error
    else:
        return status
    # Not in the except block: an exception that is being handled holds memory.
    return _fail(failure)


def _fail(error: Exception) -> int:
    """Print in one line what has failed, and return the exit status."""
    from argmap.workspace.cleanup import PIPE_CLOSED

    if isinstance(error, MemoryError):
        error.__traceback__ = error.__context__ = None
    try:
        from argmap.cli.console import describe_failure, print_error

        print_error(describe_failure(error))
        if not isinstance(error, OSError):
            sys.stdout.flush()  # what was found before
    except BrokenPipeError:
        return PIPE_CLOSED
    except Exception:  # noqa: BLE001 - there is not even the memory to say so
        _write_error(_NO_MEMORY if isinstance(error, MemoryError) else _NOT_LOADED)
    return 2


def _write_error(line: bytes) -> None:
    try:
        os.write(2, line)
    except OSError:
        return


def _occupy_closed_descriptors() -> None:
    """Open the standard streams that are closed, or a file would get their descriptors."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _buffer_output() -> None:
    """Buffer standard output where Python runs unbuffered: a signal can cut off a long write."""
    import io

    if sys.stdout is not None and isinstance(sys.stdout.buffer, io.RawIOBase):
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sys.stdout.buffer), sys.stdout.encoding)


def _prepare_streams() -> None:
    from argmap.text.encoding import ERRORS

    # It is None where the caller has closed it; what is written is then discarded.
    sys.stdout = sys.stdout or _discarded_output()
    for stream in (sys.stdout, sys.stderr or sys.__stderr__):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ERRORS)


def _discarded_output() -> "TextIO":
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end
