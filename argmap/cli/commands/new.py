"""The command `argmap new`."""

from pathlib import Path
from shlex import quote

import click

from argmap.cli import options
from argmap.format.template import TEMPLATE


@click.command(
    name="new",
    epilog="""\b
Examples:
  argmap new depot.yaml

\b
Exit status: 0 written; 2 wrong usage, or a file that exists already or
cannot be written.""",
)
@click.argument("file", metavar="FILE", type=options.AnyPath())
@click.pass_context
def command(context: click.Context, file: str) -> None:
    """Write a small map to start from.

    It is complete, and its comments explain its parts. FILE must not exist yet.
    """
    from argmap.cli.console import print_error, print_message
    from argmap.text.sanitizing import one_line, path_at_start
    from argmap.workspace.opening import reason
    from argmap.workspace.writing import create

    if Path(file).suffix not in {".yaml", ".yml"}:
        proposal = Path(file).stem.strip("-") or "my-map"
        print_error(
            f"the name of a map ends in .yaml or .yml: argmap new {quote(proposal + '.yaml')}"
        )
        context.exit(2)
    try:
        create(file, TEMPLATE.encode())
    except FileExistsError:
        print_error(f"{file} exists already; give another name")
        context.exit(2)
    except OSError as error:
        print_error(f"{file} cannot be written: {reason(error)}")
        context.exit(2)
    name, shown = path_at_start(file), one_line(quote(file))
    print_message(f"{name} is written. Put your own argument in its place, and then:")
    print_message(f"  argmap check {shown}    what is wrong with it")
    print_message(f"  argmap show {shown}     how it reads")
