"""The command `argmap check`."""

import sys
from typing import TYPE_CHECKING, TextIO

import click

from argmap.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.reports import Checked

FORMATS = ("full", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif")


@click.command(
    name="check",
    epilog="""\b
Examples:
  argmap check                            the maps in this folder and below
  argmap check maps/ draft.yaml           those in another folder, and a file
  argmap check --strict maps/             fail on warnings too, as in CI
  argmap check --output-format concise    one line a finding, for an editor
  argmap check - < draft.yaml             standard input

\b
Exit status: 0 no errors; 1 errors, invalid maps included; 2 wrong usage,
or a path that cannot be opened.""",
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--strict", is_flag=True, help="Let warnings fail as errors do.")
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Fail if there are more warnings than this.",
)
@click.option("--exit-zero", is_flag=True, help="Report errors, but do not fail for them.")
@click.option(
    "--output-format",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="How to report: in source lines, a line a finding, or for a program.",
)
@click.option(
    "-o",
    "--output-file",
    type=click.File("w", encoding="utf-8", errors="backslashreplace", lazy=False),
    metavar="FILE",
    help="Write the report to a file.",
)
@click.option(
    "--stdin-filename",
    default="<stdin>",
    metavar="NAME",
    help="What to call standard input, where the path is -.",
)
@click.option("-q", "--quiet", is_flag=True, help="Report findings alone, without a count.")
@options.color
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...],
    *,
    strict: bool,
    max_warnings: int | None,
    exit_zero: bool,
    output_format: str,
    output_file: TextIO | None,
    stdin_filename: str,
    quiet: bool,
    color: str,
) -> None:
    """Tell what is wrong with maps, as a linter does.

    PATHS are files, folders in which maps are searched, or - for standard input; without one, the
    current folder. Folders that are hidden and files that git ignores are passed over.
    """
    from argmap.reading import collecting_paused
    from argmap.reports import Style, report

    run = _Run()
    use_color = options.use_color(color) if output_file is None else color == "always"
    write = (output_file or sys.stdout).write
    with collecting_paused():
        checked = run.check(paths, stdin_filename)
        for piece in report(output_format, checked, Style(use_color, quiet)):
            write(piece)
    if not run.files and not run.unreadable and not quiet:
        click.echo(f"argmap: no map found in {', '.join(paths) or 'this folder'}", err=True)
    click.get_current_context().exit(run.status(0 if strict else max_warnings, exit_zero))


class _Run:
    """One run of the checker, which counts what matters to the exit status."""

    def __init__(self) -> None:
        self.files = 0
        self.unreadable = 0
        self.errors = 0
        self.warnings = 0

    def check(self, paths: "Sequence[str]", stdin_filename: str) -> "Iterator[Checked]":
        """Check what the paths name, file by file; what cannot be opened is reported at once."""
        from argmap.checking import Configuration, check
        from argmap.cli.files import read_inputs
        from argmap.reading import read
        from argmap.reports import Checked
        from argmap.reports.plain import plain

        configuration = Configuration()
        for given in read_inputs(paths, stdin_filename=stdin_filename):
            if given.data is None:
                self.unreadable += 1
                click.echo(f"argmap: error: {plain(given.name)}: {given.error}", err=True)
                continue
            reading = read(given.data, given.name)
            findings = check(reading, configuration)
            self.files += 1
            errors = sum(finding.level == "error" for finding in findings)
            self.errors += errors
            self.warnings += len(findings) - errors
            yield Checked(given.name, findings, reading.text)

    def status(self, max_warnings: int | None, exit_zero: bool) -> int:
        """Give the exit status: 2 wins over 1, and 1 over 0."""
        if self.unreadable:
            return 2
        too_many = max_warnings is not None and self.warnings > max_warnings
        return int((self.errors > 0 or too_many) and not exit_zero)
