"""What commands say on standard error when something is wrong."""

from typing import TYPE_CHECKING

import click

from argmap.reports.plain import plain, plain_start

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.findings import Finding


def complain(message: str, *more_lines: str) -> None:
    """Say why a command cannot do what was asked."""
    click.echo(f"argmap: error: {plain(message)}", err=True)
    for line in more_lines:
        click.echo(plain_start(line), err=True)


def tell_faults(faults: "Iterable[Finding]") -> None:
    """Say why a file is no valid map, a line for each fault."""
    for fault in faults:
        click.echo(plain_start(f"{fault}; {fault.help}" if fault.help else str(fault)), err=True)


def reason(error: OSError) -> str:
    """Say in a few words why a file cannot be opened or written."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "is a folder"
    said = error.strerror or str(error)
    return said[:1].lower() + said[1:]
