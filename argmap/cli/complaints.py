"""What commands say on standard error when something is wrong."""

from typing import TYPE_CHECKING

import click

from argmap.reports.plain import plain, plain_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.findings import Finding
    from argmap.workspace.passed_over import PassedOver


def complain(message: str, *more_lines: str) -> None:
    """Say why a command cannot do what was asked."""
    click.echo(f"argmap: error: {plain(message)}", err=True)
    for line in more_lines:
        click.echo(plain_start(line), err=True)


def tell_faults(faults: "Iterable[Finding]") -> None:
    """Say why a file is no valid map, a line for each fault."""
    for fault in faults:
        click.echo(plain_start(f"{fault}; {fault.help}" if fault.help else str(fault)), err=True)


def tell_no_map(paths: "Sequence[str]", passed_over: "PassedOver") -> None:
    """Say that paths lead to no map, and what was passed over there and why."""
    where = ", ".join(map(plain, paths)) or "this folder"
    why = ", ".join(passed_over.reasons()) or "no file there ends in .yaml or .yml"
    click.echo(f"argmap: no map found in {where}: {why}", err=True)
