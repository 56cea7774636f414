"""Writing to standard output, or not."""

import sys
from collections.abc import Iterable

from argmap.workspace.cleanup import end_without_reader

_CHUNK = 8192
_STDOUT = ("-", "/dev/stdout", "/dev/fd/1")


def named_file(output: str | None) -> str | None:
    """Return the file that an option names, or None if it is standard output by some name."""
    return None if output in _STDOUT else output


def to_standard_output() -> None:
    """Tell that the output of this run goes there: the run ends when nobody reads it any more."""
    end_without_reader(1)


def write(pieces: Iterable[str]) -> None:
    """Write text as it is made, a few thousand characters at a time.

    So the first lines are there at once, and a reader that leaves is noticed even where Python
    runs unbuffered, when it drops the rest of a long write to a closed pipe without a word.
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
