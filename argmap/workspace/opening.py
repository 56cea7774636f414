"""Reads files, up to a limit of their size."""

import os
import stat

MEGABYTE = 1024 * 1024

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# Without it, opening a pipe waits for a writer.
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)


class UnreadableError(Exception):
    """A file that cannot be read: `reason` says why in a few words."""

    def __init__(self, reason: str, *, is_missing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_missing = is_missing


class TooLargeError(UnreadableError):
    """A file that is too large; `start` is what was read of it."""

    def __init__(self, largest: int, start: bytes) -> None:
        super().__init__(f"it is larger than {largest // MEGABYTE} MB")
        self.start = start


def read_regular(path: str, largest: int) -> bytes:
    """Return the content of a regular file; a link is not followed.

    Raise UnreadableError if it is not a regular file, is too large, or cannot be opened.
    """
    return _read(path, largest, _FLAGS | _NO_LINK | _NO_WAIT, regular=True)


def read_any(path: str, largest: int, *, follow: bool) -> bytes:
    """Return the content of a file or a pipe, read to its end; `follow` permits a link.

    Raise UnreadableError if it is too large, or cannot be opened.
    """
    return _read(path, largest, _FLAGS | (0 if follow else _NO_LINK), regular=False)


def reason(error: OSError | ValueError) -> str:
    """Return in a few words why a file cannot be opened or written."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    if isinstance(error, ValueError):  # a NUL or a lone surrogate in it
        return "this is not a valid path"
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]


def _read(path: str, largest: int, flags: int, *, regular: bool) -> bytes:
    try:
        descriptor = os.open(path, flags)
        try:
            if regular and not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableError("it is not a regular file")
            with open(descriptor, "rb", closefd=False) as opened:
                data = opened.read(largest + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise UnreadableError(
            reason(error), is_missing=isinstance(error, FileNotFoundError)
        ) from error
    if len(data) > largest:
        raise TooLargeError(largest, data)
    return data
