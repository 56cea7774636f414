"""The command `argmap new`."""

from pathlib import Path
from shlex import quote

import click

from argmap.cli import console, options
from argmap.cli.usage_errors import Failure
from argmap.text.wording import counted


@click.command(
    name="new",
    epilog="""\b
Examples:
  argmap new depot.yaml                      an example, with a text depot.txt
  argmap new minutes.yaml --from-text minutes.txt
                                             a map of what a text argues

\b
Exit status: 0 written; 2 wrong usage, a file that exists already or cannot be
written, or a text that cannot be read.""",
)
@click.argument("file", metavar="FILE", type=options.AnyPath())
@click.option(
    "--from-text",
    "text",
    type=options.AnyPath(),
    metavar="FILE",
    help="Start on this text: declare it as the source, and count its paragraphs.",
)
@options.allow_outside
def command(file: str, text: str | None, allow_outside: bool) -> None:
    """Write a small map to start from.

    It is complete, its comments explain its parts, and it quotes a text, which is written beside
    it. With --from-text it is a map on a text of yours, with a recommendation to fill in. Nothing
    that exists is overwritten.
    """
    from argmap.text.sanitizing import one_line, path_at_start
    from argmap.workspace import starting
    from argmap.workspace.opening import UnreadableError, reason
    from argmap.workspace.writing import create

    if Path(file).suffix not in {".yaml", ".yml"}:
        proposal = Path(file).stem.strip("-") or "my-map"
        raise Failure(
            f"the name of a map ends in .yaml or .yml: argmap new {quote(proposal + '.yaml')}"
        )
    try:
        if text is None:
            files = starting.example(file)
            names = path_at_start(" and ".join(reversed(files)))
            said = f"{names} are written. Put your own argument in their place, and then:"
        else:
            data, count = starting.on_text(file, text, allow_outside=allow_outside)
            files = {file: data}
            has = f"{one_line(text)} has {counted(count, 'paragraph')}."
            said = f"{path_at_start(file)} is written. {has} Say what it argues, and then:"
        create(files)
    except UnreadableError as error:
        raise Failure(f"{file if text is None else text}: {error.reason}") from error
    except FileExistsError as error:
        raise Failure(f"{error.filename} exists already; give the map another name") from error
    except OSError as error:
        raise Failure(f"{file} cannot be written: {reason(error)}") from error
    shown = one_line(quote(file)) + " --allow-outside" * allow_outside
    console.print_message(said)
    console.print_message(f"  argmap check {shown}    what is wrong with it")
    console.print_message(f"  argmap show {shown}     how it reads")
