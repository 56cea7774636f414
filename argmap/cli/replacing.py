"""Writing files whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def replace(path: str, data: bytes) -> None:
    """Write a file in one step, as `replacing` does. Raises OSError if it cannot be written."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """Open a file that is written in one step: whatever happens, it holds old data or new.

    A link is followed and stays; permissions of the old file stay; what is no file, such as a
    device, is written to. Raises OSError if it cannot be written, at the start where that can be
    known.
    """
    try:
        old = Path(path).stat()
    except FileNotFoundError:
        mode = None
    else:
        if not stat.S_ISREG(old.st_mode):
            with Path(path).open("wb") as file:
                yield file
            return
        mode = stat.S_IMODE(old.st_mode)
        # The folder alone would permit to replace a file that is not to be written.
        with open(path, "r+b"):  # noqa: PTH123 - nothing is read
            pass
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
