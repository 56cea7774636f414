"""Runs a command line, and says what is wrong with it where it is not understood."""

from collections.abc import Callable, Collection
from typing import Any, NoReturn

import click


class Failure(click.ClickException):
    """An error with exit status 2, and further lines about it."""

    exit_code = 2

    def __init__(self, message: str, *more_lines: str) -> None:
        super().__init__(message)
        self._more_lines = more_lines

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - as click calls it
        """Print the error."""
        from argmap.cli.console import print_error

        print_error(self.message, *self._more_lines)


def refuse(
    name: str, known: Collection[str], option: str, where: str = "", *, what: str = "statement"
) -> NoReturn:
    """Raise click.BadParameter for a name that is not among the known ones.

    The nearest of these is proposed, or else it is said how to see them.
    """
    from argmap.text.suggesting import Suggester
    from argmap.text.wording import names_of

    otherwise = "argmap show --ids shows the ids"
    if what == "rule":
        otherwise = "argmap rule lists them all"
    elif what in {"group", "source"}:
        otherwise = names_of(what, list(known))
    advice = Suggester(known).advice(name, otherwise)
    raise click.BadParameter(f"there is no {what} “{name}”{where}; {advice}", param_hint=option)


def status_of(command: Callable[[], object]) -> int:
    """Run a command and return its exit status; print what is wrong with the command line."""
    try:
        command()
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.UsageError as error:
        from argmap.cli.console import print_error

        print_error(_wrong_usage(error))
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return 0


def _wrong_usage(error: click.UsageError) -> str:
    """Return in one sentence what is wrong with the command line."""
    said = error.format_message().rstrip(".")
    if error.ctx and isinstance(error, click.NoSuchOption | click.MissingParameter):
        said += f" (see {error.ctx.command_path} --help)"
    return said[:1].lower() + said[1:]
