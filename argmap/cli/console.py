"""Prints for commands: text on standard output, messages on standard error."""

import contextlib
import os
import sys
from contextvars import ContextVar
from typing import TYPE_CHECKING, Literal, TextIO

from argmap.text.sanitizing import one_line, path_at_start, whole_line
from argmap.workspace.cleanup import end_without_reader
from argmap.workspace.opening import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.findings import Finding
    from argmap.workspace.skipped import Skipped

ColorChoice = Literal["auto", "always", "never"]

TRACEBACK = "ARGMAP_TRACEBACK"
"""The environment variable that asks for the traceback of an unexpected exception."""
_messages: "ContextVar[TextIO | None]" = ContextVar("messages", default=None)
_CHUNK = 8192
_STDOUT = 1


def print_pieces(pieces: "Iterable[str]") -> None:
    """Print text as it is made, a few thousand characters at a time.

    So the first lines appear at once. Where Python runs unbuffered, it silently drops the rest of
    a long write to a closed pipe; short writes show that the reader has gone.
    """
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size > _CHUNK:
            sys.stdout.write("".join(waiting))
            waiting.clear()
            size = 0
    sys.stdout.write("".join(waiting))


def end_when_output_is_closed() -> None:
    """End the process as soon as nobody reads standard output any more.

    A command calls it once it knows that its result goes there.
    """
    end_without_reader(_STDOUT)


def use_color(choice: ColorChoice) -> bool:
    """Return whether to write colour to standard output, by option and environment."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_columns() -> int | None:
    """Return the width of the terminal that shows standard output, or None if none does."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def limited_encoding() -> str | None:
    """Return the encoding of standard output, or None if it has all characters."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return None if encoding.lower().replace("-", "").startswith("utf") else encoding


def stderr() -> TextIO | None:
    """Return standard error, or None if it is closed.

    The program hides it from Python and from libraries: it sets `sys.stderr` to None.
    """
    return _messages.get() or sys.stderr or sys.__stderr__


@contextlib.contextmanager
def messages_among(output: TextIO) -> "Iterator[None]":
    """Print messages in the order of what is printed to `output`, where they share a terminal."""
    file = stderr()
    token = _messages.set(output if file is not None and file.isatty() else None)
    try:
        yield
    finally:
        _messages.reset(token)


def print_message(line: str) -> None:
    """Print a line on standard error; ignore an error of writing, which changes no exit status."""
    file = stderr()
    if file is None:
        return
    try:
        file.write(f"{line}\n")
        file.flush()
    except BrokenPipeError:
        raise
    except OSError:
        return


def print_error(message: str, *more_lines: str) -> None:
    """Print an error message, with further lines."""
    print_message(f"argmap: error: {one_line(message)}")
    for line in more_lines:
        print_message(whole_line(line))


def print_faults(faults: "Iterable[Finding]") -> None:
    """Print why a file is not a valid map, a line for each fault."""
    for fault in faults:
        print_message(path_at_start(f"{fault}; {fault.help}" if fault.help else str(fault)))


def print_no_map(paths: "Sequence[str]", skipped: "Skipped") -> None:
    """Print that there is no map at these paths, and what was skipped there and why."""
    where = ", ".join(map(one_line, paths)) or "this folder"
    why = ", ".join(skipped.reasons()) or "no file there ends in .yaml or .yml"
    print_message(f"argmap: no map found in {where}: {why}")


def describe_failure(error: Exception) -> str:
    """Return what has failed as a sentence, for an exception that no command expects.

    Print its traceback too, where the environment asks for it.
    """
    if os.environ.get(TRACEBACK):
        import traceback

        with contextlib.suppress(OSError):
            traceback.print_exception(error, file=stderr())
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    if isinstance(error, OSError):
        # An error without a file's name is one of writing standard output.
        what = "cannot write standard output"
        if error.filename is not None:
            what = os.fsdecode(error.filename)
        return f"{what}: {reason(error)}"
    if isinstance(error, ImportError):
        return f"a module cannot be loaded: {error}"
    said = f"{type(error).__name__}: {error}"
    return f"this is a bug in argmap ({said}); please report it with what {TRACEBACK}=1 shows"
