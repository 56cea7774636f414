"""Runs a command line, and says what is wrong with it where it is not understood."""

from collections.abc import Callable

import click


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
