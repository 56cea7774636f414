"""The option --watch: a command runs again whenever what it reads has changed."""

import gc
import sys
import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NoReturn

import click

from argmap.cli import console
from argmap.cli.usage_errors import status_of

_CLEAR = "\x1b[H\x1b[2J"


def option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --watch; its other options are told to it as ever."""

    @click.option(
        "--watch",
        is_flag=True,
        help="Run again whenever a map, a source's text or the settings change.",
    )
    @wraps(command)
    def watched(*arguments: Any, watch: bool, **given: Any) -> Any:
        if watch:
            _repeat(lambda: command(*arguments, **given), given)
        return command(*arguments, **given)

    return watched


def _repeat(command: Callable[[], object], given: Mapping[str, Any]) -> NoReturn:
    """Run a command again and again, until a signal ends the process.

    Whatever is wrong with what it reads may be mended, so that no error ends it.
    """
    from argmap.workspace.files import STDIN

    if STDIN in given["paths"]:
        raise click.UsageError("--watch needs files, for standard input is read only once")
    try:
        from argmap.workspace.watching import Watch
    except ImportError:
        raise click.UsageError(
            "--watch needs the package watchfiles; install it: pip install '.[watch]'"
        ) from None
    watch = Watch(given["paths"], config=given.get("config"), allow_outside=given["allow_outside"])
    while True:
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
        _run(command)
        sys.stdout.flush()
        gc.collect()  # which is switched off while the program runs
        if not given.get("quiet"):
            at = time.strftime("%H:%M:%S")
            console.print_message(f"argmap: {at}, waiting for a change; Ctrl-C ends")
        watch.wait()


def _run(command: Callable[[], object]) -> None:
    try:
        status_of(command)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the next change may end it
        failure = error
    else:
        return
    # Not in the except block: an exception that is being handled holds memory.
    console.print_error(console.describe_failure(failure))
