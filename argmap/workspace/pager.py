"""Output that goes through the user's pager where it does not fit on the screen, as git's does."""

import contextlib
import io
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TextIO

from argmap.text.widths import columns
from argmap.workspace.cleanup import cleaning_up, signals_held

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_DEFAULTS = {"LESS": "FRX", "LV": "-c"}
"""What pagers are told where the user tells them nothing: to keep colours, and the screen."""
_FOR_SHELL = frozenset("|&;<>()$`*?[#~=%{!\n")
"""Characters of a command that only a shell understands."""
_STYLE = re.compile(r"\x1b\[[\d;]*m")


class Screen(NamedTuple):
    """How many lines fit on a screen, and how many columns they have."""

    lines: int
    columns: int


@contextmanager
def paged(terminal: TextIO, command: str, screen: Screen) -> Iterator[TextIO]:
    """Give a stream in place of a terminal; what does not fit on a screen goes through a pager.

    The end of the block, and a signal too, waits until the user leaves the pager. Writing raises
    BrokenPipeError once the user has left it. If the pager cannot be started, all is written to
    the terminal.
    """
    pager = _Pager(terminal, command, screen)
    output = io.TextIOWrapper(
        io.BufferedWriter(pager), encoding=terminal.encoding, errors=terminal.errors
    )
    with cleaning_up(pager.leave):
        try:
            yield output
        finally:
            with contextlib.suppress(BrokenPipeError):
                output.flush()
            pager.end()


class _Pager(io.RawIOBase):
    """Keeps what is written until it is more than a screen, and then starts the pager."""

    def __init__(self, terminal: TextIO, command: str, screen: Screen) -> None:
        self._terminal = terminal
        self._command = command
        self._screen = screen
        self._kept = bytearray()
        self._lines = 0
        self._counted = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe = -1
        self._write = self._keep

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        """Return True: what is written is for a terminal."""
        return True

    def write(self, data: "ReadableBuffer") -> int:
        written = bytes(data)
        self._write(written)
        return len(written)

    def end(self) -> None:
        """Show what fits on the screen, or wait until the user leaves the pager."""
        if self._write == self._keep:
            self._show(self._kept)
        self._write = self._discard
        self.leave()

    def leave(self) -> None:
        """Wait until the user leaves the pager, if there is one.

        A signal may call this while another method runs, also while this one does.
        """
        pipe, self._pipe = self._pipe, -1
        if pipe >= 0:
            os.close(pipe)
        process = self._process
        if process is not None and process.returncode is None:
            # Not Popen.wait, which holds a lock.
            _, status = os.waitpid(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)

    def _keep(self, data: bytes) -> None:
        self._kept += data
        if not self._fits():
            self._write = self._pass if self._start() else self._show
            self._write(bytes(self._kept))

    def _fits(self) -> bool:
        """Return whether what is kept fits on the screen; count the lines that it takes there."""
        end = self._kept.rfind(b"\n") + 1
        self._lines += sum(map(self._lines_of, self._kept[self._counted : end].splitlines()))
        self._counted = end
        rest = self._lines_of(self._kept[end:]) if end < len(self._kept) else 0
        return self._lines + rest <= self._screen.lines

    def _lines_of(self, line: bytes | bytearray) -> int:
        text = _STYLE.sub("", line.decode(self._terminal.encoding, "replace"))
        return max(-(-columns(text) // self._screen.columns), 1)

    def _start(self) -> bool:
        """Start the pager, and return whether that was possible."""
        is_for_shell = not _FOR_SHELL.isdisjoint(self._command)
        env = _DEFAULTS | os.environ
        if self._terminal.encoding.lower() == "utf-8":
            env.setdefault("LESSCHARSET", "utf-8")
        reading, writing = os.pipe()
        try:
            with signals_held():
                self._process = subprocess.Popen(  # noqa: S603 - the user's own command
                    self._command if is_for_shell else shlex.split(self._command),
                    shell=is_for_shell,
                    stdin=reading,
                    env=env,
                )
                self._pipe = writing
        except (OSError, ValueError):
            os.close(writing)
        finally:
            os.close(reading)
        return self._process is not None

    def _pass(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            if self._pipe < 0:
                raise BrokenPipeError
            left = left[os.write(self._pipe, left) :]

    def _show(self, data: bytes | bytearray) -> None:
        self._terminal.buffer.write(data)
        self._terminal.flush()

    def _discard(self, data: bytes) -> None:
        """Discard what could not be written, which a stream writes again when it is freed."""
