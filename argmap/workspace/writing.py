"""Writing files whole or not at all."""

import os
import secrets
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO


def replace(path: str, data: bytes) -> None:
    """Write a file in one step, as `replacing` does. Raises OSError if it cannot be written."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """Open a file that is written in one step: whatever happens, it holds old data or new.

    A link is followed and stays; permissions of the old file stay; what is no file, such as a
    device, is written to. A signal that ends the process leaves nothing behind. Raises OSError if
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
        # The folder alone would permit to replace a file that is not to be written.
        with open(path, "r+b"):  # noqa: PTH123 - nothing is read
            pass
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    with _ending_in_order():
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


class _Ended(BaseException):
    """A signal has come that ends the process."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Have signals that end a process end the block first, as an interrupt does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _: FrameType | None) -> None:
        raise _Ended(number)

    ending = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
    waiting = [each for each in set(ending) if signal.getsignal(each) is signal.SIG_DFL]
    for each in waiting:
        signal.signal(each, end)
    try:
        yield
    except _Ended as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        signal.raise_signal(ended.number)
    finally:
        for each in waiting:
            signal.signal(each, signal.SIG_DFL)
