"""Writes files atomically: whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from argmap.workspace.cleanup import cleaning_up


def create(files: Mapping[str, bytes]) -> None:
    """Write new files, each in one step: all of them, or none.

    Raise FileExistsError, with the `filename`, if one exists, even if it was made a moment ago,
    and OSError if one cannot be written.
    """
    for path in files:
        if os.path.lexists(path):
            raise _exists(path)
    made: list[Path] = []
    with cleaning_up(lambda: _remove(*made)):
        for path, data in files.items():
            _create(path, data)
            made.append(Path(path))


def _create(path: str, data: bytes) -> None:
    with _beside(Path(path)) as beside:
        beside.write_bytes(data)
        try:
            # Unlike a renaming, this fails where there is a file of that name.
            Path(path).hardlink_to(beside)
        except FileExistsError as error:
            raise _exists(path) from error
        except (NotImplementedError, OSError):
            # A file system without links.
            with Path(path).open("xb") as made:
                made.write(data)
        _remove(beside)


def _exists(path: str) -> FileExistsError:
    return FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)


def replace(path: str, data: bytes) -> None:
    """Write a file in one step, as `replacing` does. Raise OSError if it cannot be written."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """Open a file that is replaced in one step: whatever happens, it has the old data or the new.

    A link is followed and kept; the permissions of the old file are kept; a device or a pipe is
    written to directly. A signal that ends the process leaves nothing behind. Raise OSError if
    it cannot be written, at the start where that can be known.
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
        # The permissions of the folder would allow replacing a file that is write-protected.
        with open(path, "r+b"):
            pass
    target = Path(os.path.realpath(path))
    with _beside(target) as beside:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield the path of a temporary file, which is removed if an error or a signal comes."""
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    with cleaning_up(lambda: _remove(beside)):
        yield beside


def _remove(*files: Path) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
