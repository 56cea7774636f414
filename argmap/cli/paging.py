"""The option --pager: what does not fit on the screen goes through the user's pager."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack, redirect_stdout
from functools import wraps
from typing import Any

import click

from argmap.cli import console


def option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --pager; its other options are told to it as ever."""

    @click.option(
        "--pager/--no-pager",
        default=None,
        help="Page output with ARGMAP_PAGER, PAGER or less, or never; without this option, where "
        "it does not fit on the terminal.",
    )
    @wraps(command)
    def paging(*arguments: Any, pager: bool | None, **given: Any) -> Any:
        wanted = None if pager is False or given.get("watch") else _pager()
        if wanted is None:
            return command(*arguments, **given)
        import shutil

        from argmap.workspace.pager import Screen, paged

        size = shutil.get_terminal_size()
        lines = 0 if pager else size.lines - 1  # the last one is for what the user types next
        with ExitStack() as stack:
            output = stack.enter_context(paged(sys.stdout, wanted, Screen(lines, size.columns)))
            stack.enter_context(redirect_stdout(output))
            stack.enter_context(console.messages_among(output))
            return command(*arguments, **given)

    return paging


def _pager() -> str | None:
    """Return the command of the user's pager, or None where nothing is to be paged."""
    if os.name != "posix" or not sys.stdout.isatty() or os.environ.get("TERM") in {None, "dumb"}:
        return None
    for name in ("ARGMAP_PAGER", "PAGER"):
        if name in os.environ:
            command = os.environ[name].strip()
            return None if command in {"", "cat"} else command
    return "less"
