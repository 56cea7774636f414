"""The command `argmap import`: arguments in other formats as maps."""

import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli import console, options
from argmap.cli.usage_errors import refuse
from argmap.importing import FORMATS
from argmap.importing.support.import_options import REPHRASES, ImportOptions, Rephrase
from argmap.text.sanitizing import one_line

if TYPE_CHECKING:
    from argmap.importing import Imported
    from argmap.workspace.files import Finder

_MEANT_FOR_AUTHORS = ("unanswered-objection", "long-statement", "rejected-recommendation")
"""Rules that say little of a debate, which speaks for nobody."""


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be done with each file; `output` is a file, or a folder where it is said to be.

    No `output` means standard output.
    """

    output: str | None
    is_folder: bool
    format_name: str | None
    options: ImportOptions
    has_several: bool


@click.command(
    name="import",
    epilog="""\b
Examples:
  argmap import debate.json -o debate.yaml
  argmap import debate.json | argmap show -
                               a look at it
  argmap import corpus/*.json -o maps/
                               a map for each file, in a folder
  argmap import --list         the formats that are read

\b
Exit status: 0 written; 1 a file is damaged or in none of the formats, or with
--strict something is lost; 2 wrong usage, or a file that cannot be read or
written.""",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=options.AnyPath())
@click.option(
    "--from",
    "format_name",
    type=click.Choice(FORMATS, case_sensitive=False),
    help="The format; without it, what the file looks like.",
)
@options.listing(
    [f"{made.name:10} {made.description}" for made in FORMATS.values()],
    "List the formats.",
)
@click.option(
    "-o",
    "--output",
    type=options.OutputPath(),
    metavar="FILE",
    help="Write to a file, or for several into a folder: maps/",
)
@click.option("--strict", is_flag=True, help="End with 1 if anything is lost.")
@click.option(
    "--recommend",
    multiple=True,
    metavar="ID",
    help="Make the statement ID a recommendation; may be repeated.",
)
@click.option(
    "--rephrase",
    type=click.Choice(REPHRASES, case_sensitive=False),
    default="merge",
    show_default=True,
    help="What becomes of other wordings of a statement in AIF.",
)
@click.option("--speakers", is_flag=True, help="Say who made each statement, in AIF.")
@click.option("--all", "everything", is_flag=True, help="Keep statements without arguments.")
@options.allow_outside
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - as click calls it
    context: click.Context,
    files: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    strict: bool,
    recommend: tuple[str, ...],
    rephrase: Rephrase,
    speakers: bool,
    everything: bool,
    allow_outside: bool,
) -> None:
    """Turn arguments in other formats into maps.

    FILE is a file, or - for standard input. What it is is told from what it holds. A map is
    written to standard output, or with -o to a file. What a map cannot hold is said on standard
    error, a line for each sort of it.
    """
    from argmap.workspace.files import Finder

    is_folder = output is not None and (output.endswith("/") or Path(output).is_dir())
    has_several = len(files) > 1
    if has_several and not is_folder:
        raise click.UsageError("several files need a folder to write to: -o maps/")
    if has_several and recommend:
        raise click.UsageError("--recommend takes a statement of one file; name one file")
    if output is None:
        console.end_when_output_is_closed()
    chosen = ImportOptions(
        recommend=recommend, rephrase=rephrase, speakers=speakers, everything=everything
    )
    request = _Request(output, is_folder, format_name, chosen, has_several)
    run = _Run(Finder(allow_outside=allow_outside), request, allow_outside=allow_outside)
    for file in files:
        run.convert(file)
    context.exit(max(run.status, int(strict and run.has_losses)))


class _Run:
    """Converts one file after the other."""

    def __init__(self, finder: "Finder", request: _Request, *, allow_outside: bool) -> None:
        self.status = 0
        self.has_losses = False
        self._allow_outside = allow_outside
        self._finder = finder
        self._request = request
        self._written: dict[str, str] = {}

    def convert(self, path: str) -> None:
        """Convert a file, or say why it is not converted."""
        from argmap.importing import read
        from argmap.importing.support.building import NoStatementError
        from argmap.importing.support.source import DamagedError
        from argmap.workspace.texts import folder_of, read_beside
        from argmap.writing.formatting import UnfaithfulError

        file = self._finder.file(path)
        if file.data is None:
            self._fail(f"{file.name}: {file.error}", 2)
            return
        name = "" if file.is_stdin else file.name
        request = self._request
        beside = partial(read_beside, folder=folder_of(name), allow_outside=self._allow_outside)
        options = replace(request.options, open_file=beside)
        try:
            imported = read(file.data, request.format_name, options, name=name)
        except DamagedError as error:
            self._fail(f"{file.name}: {error}", 1)
        except UnfaithfulError as error:
            self._fail(f"{file.name}: {error}. This is a bug in argmap; please report it", 2)
        except NoStatementError as error:
            refuse(error.name, error.known, "--recommend")
        else:
            if self._write(file.name, imported):
                self._report(file.name, imported)

    def _write(self, name: str, imported: "Imported") -> bool:
        """Write a map to where it is wanted; return whether it was written."""
        from argmap.workspace import writing
        from argmap.workspace.files import is_same_file
        from argmap.workspace.opening import reason

        data = _with_suppressions(imported).encode()
        output = self._output(name)
        if output is None:
            sys.stdout.buffer.write(data)
            return True
        if is_same_file(name, output):
            self._fail(f"{output} is the file that is read; name another output file", 2)
            return False
        if output in self._written:
            other = self._written[output]
            self._fail(f"{name} is not written: {output} is the map of {other} already", 2)
            return False
        self._written[output] = name
        try:
            Path(output).parent.mkdir(parents=True, exist_ok=True)
            writing.replace(output, data)
        except OSError as error:
            self._fail(f"cannot write {output}: {reason(error)}", 2)
            return False
        return True

    def _output(self, name: str) -> str | None:
        """Return the path of the map of a file, or None for standard output."""
        output = self._request.output
        if output is None or not self._request.is_folder:
            return output
        return str(Path(output, f"{Path(name).stem.strip('<>')}.yaml"))

    def _report(self, name: str, imported: "Imported") -> None:
        """Print what is lost."""
        from argmap.text.sanitizing import path_at_start

        before = f"{path_at_start(name)}: " if self._request.has_several else ""
        for loss in imported.losses:
            self.has_losses = True
            console.print_message(f"{before}{imported.format}: {one_line(str(loss))}")

    def _fail(self, message: str, status: int) -> None:
        console.print_error(message)
        self.status = max(self.status, status)


def _with_suppressions(imported: "Imported") -> str:
    """Return the text of a map; that of a debate suppresses rules that are meant for authors.

    They are those of them that find something.
    """
    if not imported.is_debate:
        return imported.text
    from argmap.checking.runner import Configuration, check
    from argmap.reading import read

    found = check(read(imported.text, imported.map.name), Configuration(_MEANT_FOR_AUTHORS))
    rules = [rule for rule in _MEANT_FOR_AUTHORS if any(each.rule == rule for each in found)]
    if not rules:
        return imported.text
    return f"# argmap: ignore-file[{', '.join(rules)}]\n{imported.text}"
