"""What commands say on standard error when something is wrong."""

import sys
from typing import TYPE_CHECKING

from argmap.harmless import one_line, path_at_start, whole_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import click

    from argmap.findings import Finding
    from argmap.workspace.passed_over import PassedOver


def say(line: str) -> None:
    """Write a line to standard error."""
    # Not click.echo: to a stream in ASCII it writes UTF-8.
    sys.stderr.write(f"{line}\n")


def complain(message: str, *more_lines: str) -> None:
    """Say why a command cannot do what was asked."""
    say(f"argmap: error: {one_line(message)}")
    for line in more_lines:
        say(whole_line(line))


def complain_of_usage(error: "click.UsageError") -> None:
    """Say what is wrong with the command line, and where its help is."""
    message = error.format_message().rstrip(".")
    where = f" (see {error.ctx.command_path} --help)" if error.ctx is not None else ""
    complain(f"{message[:1].lower()}{message[1:]}{where}")


def tell_faults(faults: "Iterable[Finding]") -> None:
    """Say why a file is no valid map, a line for each fault."""
    for fault in faults:
        say(path_at_start(f"{fault}; {fault.help}" if fault.help else str(fault)))


def tell_no_map(paths: "Sequence[str]", passed_over: "PassedOver") -> None:
    """Say that paths lead to no map, and what was passed over there and why."""
    where = ", ".join(map(one_line, paths)) or "this folder"
    why = ", ".join(passed_over.reasons()) or "no file there ends in .yaml or .yml"
    say(f"argmap: no map found in {where}: {why}")
