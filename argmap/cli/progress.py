"""A progress bar on standard error, which leaves no trace."""

import os
import sys
import time
from types import TracebackType
from typing import Self

from argmap.cli.console import stderr

_MANY = 100
_INTERVAL = 0.1
_STDERR = 2
_ERASE_LINE_AND_SHOW_CURSOR = b"\r\x1b[2K\x1b[?25h"


class ProgressBar:
    """Shows how many files are checked, on a terminal and if there are many."""

    def __init__(self, files: int, *, wanted: bool) -> None:
        self._done = 0
        self._next = time.monotonic() + _INTERVAL
        self._shares_terminal = sys.stdout is not None and sys.stdout.isatty()
        self._shown = False
        # A dumb terminal cannot erase what it has shown.
        terminal = stderr()
        can_show = terminal is not None and terminal.isatty() and os.environ.get("TERM") != "dumb"
        self._wanted = wanted and files >= _MANY and can_show
        if self._wanted:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            self._progress = Progress(
                TextColumn("checking"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("maps"),
                console=Console(file=terminal),
                transient=True,
                auto_refresh=False,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._progress.add_task("", total=files)

    def advance(self, files: int) -> None:
        """Count files that are done; update the bar at most ten times a second."""
        self._done += files
        if self._wanted and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            self._progress.update(self._task, completed=self._done)
            if self._shown:
                self._progress.refresh()
            else:
                self._progress.start()
                self._progress.refresh()
                self._shown = True

    def make_room(self) -> None:
        """Remove the bar before something is written to the same terminal."""
        if self._shares_terminal:
            self.hide()

    def hide(self) -> None:
        """Remove the bar."""
        if self._shown:
            self._progress.stop()
            self._shown = False

    def erase(self) -> None:
        """Erase the bar when a signal ends the process, whatever it interrupted."""
        if self._shown:
            self._shown = False
            os.write(_STDERR, _ERASE_LINE_AND_SHOW_CURSOR)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hide()
