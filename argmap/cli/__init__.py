"""The program `argmap`: one module a command, which parses, calls and prints.

This module imports nothing of weight, so that an interrupt ends quietly as soon as it runs.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TextIO

INTERRUPTED = 130
PIPE_CLOSED = 141


def main() -> None:
    """Run the program on the command line's arguments, and end the process.

    Ends without taking the interpreter down piece by piece, which takes as long for a large map as
    checking it; and what a map is made of is no garbage to be looked for until then.
    """
    gc.disable()
    status = run(sys.argv[1:])
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run the program in this process and give its exit status, all output written."""
    try:
        # A stream that the caller has closed is None: what is written to it goes nowhere.
        sys.stdout = sys.stdout or _nowhere()
        sys.stderr = sys.stderr or _nowhere()
        from argmap.legible import ERRORS

        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors=ERRORS)
        from argmap.cli.program import run_program

        status = run_program(list(arguments))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        _discard_output()
        if sys.stderr is not None:
            sys.stderr.write(f"argmap: error: {error.strerror or error}\n")
        return 2
    return status


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open to the end


def _discard_output() -> None:
    """Send what is still buffered nowhere, so that no later flush fails on it again."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
