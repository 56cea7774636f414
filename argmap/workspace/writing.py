"""Writes files atomically: whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from argmap.workspace.cleanup import cleaning_up
from argmap.workspace.files import LARGEST, Input
from argmap.workspace.opening import UnreadableError, read_regular, reason


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

    A link is followed and kept; permissions and owner of the old file are kept, the owner where
    the system allows it; a device or a pipe is written to directly. A signal that ends the process
    leaves nothing behind. Raise OSError if it cannot be written, at the start where that can be
    known.
    """
    old: os.stat_result | None = None
    with contextlib.suppress(FileNotFoundError):
        old = Path(path).stat()
    if old is not None and not stat.S_ISREG(old.st_mode):
        with Path(path).open("wb") as file:
            yield file
        return
    with _replacing(Path(os.path.realpath(path)), old) as file:
        yield file


_REMOVED = "it was removed since it was read"


class UnwritableError(Exception):
    """A file that is left as it is: `reason` says why in a few words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def rewrite(file: Input, data: bytes) -> None:
    """Replace the data of a file that was read, in one step, as `replacing` does.

    What is replaced is the file that was read: a link to it was followed then, if that is allowed.
    Raise UnwritableError if it cannot be written, is no regular file, has other names, which would
    keep the old data, or has changed since.
    """
    place = file.place or file.name

    def refuse_changed() -> None:
        if read_regular(place, LARGEST) != file.data:
            raise UnwritableError("it changed since it was read; run argmap again")

    try:
        old = os.lstat(place)
        if not stat.S_ISREG(old.st_mode):
            raise UnwritableError("it is not a regular file")
        if old.st_nlink > 1:
            raise UnwritableError("a hard link to it would keep the old text; remove one of them")
        refuse_changed()
        with _replacing(Path(place), old, refuse_changed) as opened:
            opened.write(data)
    except UnreadableError as error:
        raise UnwritableError(_REMOVED if error.is_missing else error.reason) from error
    except FileNotFoundError as error:
        raise UnwritableError(_REMOVED) from error
    except OSError as error:
        said = reason(error)
        if error.filename not in {None, place}:
            said = f"no file can be made in its folder: {said}"
        raise UnwritableError(said) from error


@contextmanager
def _replacing(
    target: Path, old: os.stat_result | None, check: Callable[[], None] = lambda: None
) -> Iterator[BinaryIO]:
    """Open a file that takes the place of another, if there is an `old` one, once it is written.

    `check` is called last and may raise an exception.
    """
    if old is not None:
        # The permissions of the folder would allow replacing a file that is write-protected.
        with target.open("r+b"):
            pass
    with _beside(target) as beside:
        # Until it has the permissions of the old one, nobody else may read it.
        permissions = 0o666 if old is None else 0o600
        with open(beside, "xb", opener=lambda path, how: os.open(path, how, permissions)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _make_alike(beside, target, old)
        check()
        beside.replace(target)


def _make_alike(made: Path, target: Path, old: os.stat_result) -> None:
    """Give a new file owner, permissions and extended attributes of the one that it replaces."""
    permissions = stat.S_IMODE(old.st_mode)
    if hasattr(os, "chown") and not _give(made, old.st_uid, old.st_gid):
        _give(made, -1, old.st_gid)
        if made.stat().st_gid != old.st_gid:
            # Another group gets no more than everybody has.
            permissions = permissions & ~0o070 | (permissions & 0o007) << 3
    shutil.copystat(target, made)
    made.chmod(permissions)
    os.utime(made)


def _give(file: Path, owner: int, group: int) -> bool:
    """Give a file to an owner and a group; return whether the system allows it."""
    try:
        os.chown(file, owner, group)
    except OSError:
        return False
    return True


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield the path of a temporary file, which is removed if an error or a signal comes."""
    # A name has at most 255 bytes, and a character at most 4.
    beside = target.with_name(f".{target.name[:50]}.{secrets.token_hex(6)}.tmp")
    with cleaning_up(lambda: _remove(beside)):
        yield beside


def _remove(*files: Path) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
