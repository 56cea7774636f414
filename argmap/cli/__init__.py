"""The program `argmap`: one module a command, which parses, calls and prints.

This module imports nothing of weight, so that a signal ends the program quietly from the start.
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
    """Run the program on the command line's arguments, and end the process.

    End without taking the interpreter down piece by piece, which takes as long for a large map as
    checking it; and what a map is made of is no garbage to be looked for until then.
    """
    try:
        from argmap.workspace.cleanup import end_on_signals

        end_on_signals()
        import gc

        gc.disable()
        _occupy_closed_descriptors()
        if not os.environ.get("ARGMAP_TRACEBACK"):
            # What Python or a library writes there of itself helps no user. What commands say
            # goes to sys.__stderr__.
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
    # Here, as an exception that is being handled keeps the memory of all that led to it.
    return _fail(failure)


def _fail(error: Exception) -> int:
    """Say in one line what has failed, and return the exit status."""
    from argmap.workspace.cleanup import PIPE_CLOSED

    if isinstance(error, MemoryError):
        error.__traceback__ = error.__context__ = None
    try:
        from argmap.cli.complaints import complain, failure

        complain(failure(error))
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
    """Open what the caller has closed of the standard streams, or a file would take its number."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _prepare_streams() -> None:
    import io

    from argmap.text.encoding import ERRORS

    # Where the caller has closed it, it is None: what is written to it goes nowhere.
    sys.stdout = sys.stdout or _nowhere()
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # Where Python runs unbuffered, a signal cuts a long write short, and the rest is lost.
        buffered = io.BufferedWriter(sys.stdout.buffer)
        sys.stdout = io.TextIOWrapper(buffered, sys.stdout.encoding)
    for stream in (sys.stdout, sys.stderr or sys.__stderr__):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ERRORS)


def _nowhere() -> "TextIO":
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end
