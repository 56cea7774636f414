"""The command `argmap check`."""

import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import console, options, watching
from argmap.cli.usage_errors import Failure
from argmap.reports import FORMATS
from argmap.workspace.memory import freeing_memory
from argmap.workspace.opening import reason

if TYPE_CHECKING:
    from argmap.cli.progress import ProgressBar
    from argmap.reports import Checked
    from argmap.workspace.checker import Outcome, Plan
    from argmap.workspace.files import Input
    from argmap.workspace.skipped import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """The arguments of the command; no `output_file` means standard output."""

    paths: tuple[str, ...]
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    extend_select: tuple[str, ...] | None
    no_suppressions: bool
    allow_outside: bool
    maps_only: bool
    stdin_filename: str | None
    config: str | None
    isolated: bool
    jobs: int | None
    strict: bool
    max_warnings: int | None
    exit_zero: bool
    output_format: str
    output_file: str | None
    statistics: bool
    show_files: bool
    quiet: bool
    color: console.ColorChoice

    def plan(self) -> "Plan":
        """Return what is to be done with every file."""
        from argmap.workspace.checker import Plan
        from argmap.workspace.settings_files import Overrides

        overrides = Overrides(
            file=self.config,
            isolated=self.isolated,
            select=self.select,
            ignore=self.ignore,
            extend_select=self.extend_select,
        )
        return Plan(
            overrides,
            suppressions=not self.no_suppressions,
            maps_only=self.maps_only,
            allow_outside=self.allow_outside,
        )


@click.command(
    cls=options.Sectioned,
    sections={
        "Rules": ("select", "ignore", "extend_select", "no_suppressions"),
        "Files": (
            *("allow_outside", "maps_only", "stdin_filename", "config", "isolated", "jobs"),
            "watch",
        ),
        "Exit status": ("strict", "max_warnings", "exit_zero"),
        "Output": (
            *("output_format", "output_file", "statistics", "show_files", "quiet", "color"),
        ),
    },
    name="check",
    epilog="""\b
Examples:
  argmap check                            the maps in this folder and below
  argmap check maps/ draft.yaml           those in another folder, and a file
  argmap check --strict maps/             fail on warnings too, as in CI
  argmap check --extend-select uncited-claim,hidden-argument
                                          rules that do not run by themselves
  argmap check --output-format concise    one line per finding, for an editor
  argmap check - < draft.yaml             standard input

\b
Settings are read from argmap.toml, or [tool.argmap] in pyproject.toml, next
to a map or above it. A comment suppresses a finding on its line or the next:
  # argmap: ignore[unsupported-claim] the survey is not out yet

\b
Exit status: 0 no errors; 1 errors, invalid maps included; 2 wrong usage,
bad settings, or a path that cannot be opened.""",
)
@options.paths
@options.rules("--select", "Run these rules in place of the usual ones; all runs every rule.")
@options.rules("--ignore", "Do not run these rules.", may_be_fault=False)
@options.rules("--extend-select", "Run these rules too.")
@click.option("--no-suppressions", is_flag=True, help="Ignore comments that suppress findings.")
@options.allow_outside
@options.maps_only
@click.option(
    "--stdin-filename",
    type=options.AnyPath(),
    metavar="NAME",
    help="Treat standard input as the file of this path.",
)
@click.option(
    "--config", type=options.AnyPath(), metavar="FILE", help="Read settings from this file only."
)
@click.option("--isolated", is_flag=True, help="Read no settings.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Use N processes; by default, one per core where that is faster.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings, as on errors.")
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
    metavar="FORMAT",
    help=f"How to report: {', '.join(FORMATS)}.",
)
@click.option(
    "-o",
    "--output-file",
    type=options.OutputPath(),
    metavar="FILE",
    help="Write the report to a file.",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule instead.")
@click.option("--show-files", is_flag=True, help="List the files, and check nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Report findings alone, without a count.")
@options.color
@watching.option
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Find what is wrong with maps, as a linter does.

    PATHS are files, folders in which maps are searched, or - for standard input; without one, the
    current folder. Hidden folders, what git ignores and links that lead outside are skipped.
    """
    from argmap.workspace.files import STDIN_NAME, Finder
    from argmap.workspace.pool import WorkerDiedError
    from argmap.workspace.settings_files import MisconfiguredError

    request = _Request(**given)
    _refuse_conflicting_options(request)
    finder = Finder(allow_outside=request.allow_outside)
    files = list(finder.find(request.paths, stdin_filename=request.stdin_filename or STDIN_NAME))
    if request.output_file is not None:
        _refuse_to_overwrite_a_map(request.output_file, files)
    run = _Run(request, finder.skipped)
    try:
        run.check(files)
    except MisconfiguredError as error:
        for line in error.lines:
            console.print_error(line)
        context.exit(2)
    except _OutputError as error:
        raise Failure(f"cannot write {request.output_file}: {error}") from error
    except WorkerDiedError as error:
        raise Failure("a process that checked maps has died; try --jobs 1") from error
    if not run.counts.files and not run.counts.failed and not request.quiet:
        console.print_no_map(request.paths, finder.skipped)
    context.exit(run.counts.exit_status(request.max_warnings, exit_zero=request.exit_zero))


def _refuse_conflicting_options(request: _Request) -> None:
    from argmap.reports.statistics import FORMATS as COUNTED

    if request.config is not None and request.isolated:
        raise click.UsageError("--config names settings, and --isolated reads none; keep one")
    if request.statistics and request.output_format not in COUNTED:
        raise click.UsageError(
            f"--statistics cannot be written as {request.output_format}; use {', '.join(COUNTED)}"
        )
    if request.statistics and request.show_files:
        raise click.UsageError("--show-files checks nothing for --statistics to count; keep one")


def _refuse_to_overwrite_a_map(output: str, files: "Sequence[Input]") -> None:
    from argmap.workspace.files import is_map, is_same_file, read_input

    for file in files:
        if is_same_file(file.name, output) and (
            file.named or is_map(read_input(file).data or b"")
        ):
            raise click.UsageError(f"{output} is a map to be checked; name another output file")


@dataclass(slots=True)
class _Counts:
    """Counts on which the exit status of a run depends.

    `failing_warnings` are those in files where warnings fail too; `failed` is true if a file could
    not be checked.
    """

    files: int = 0
    errors: int = 0
    warnings: int = 0
    failing_warnings: int = 0
    failed: bool = False

    def add(self, checked: "Checked") -> None:
        """Count a file that was checked."""
        errors = sum(finding.level == "error" for finding in checked.findings)
        warnings = len(checked.findings) - errors
        self.files += 1
        self.errors += errors
        self.warnings += warnings
        self.failing_warnings += warnings if checked.strict else 0

    def exit_status(self, max_warnings: int | None, *, exit_zero: bool) -> int:
        """Return the exit status: 2 comes before 1, and 1 before 0."""
        if self.failed:
            return 2
        too_many = max_warnings is not None and self.warnings > max_warnings
        return int(bool(self.errors or self.failing_warnings or too_many) and not exit_zero)


class _Run:
    """One run of the checker: writes the report, counts findings and prints errors at once."""

    def __init__(self, request: _Request, skipped: "Skipped") -> None:
        self.counts = _Counts()
        self._request = request
        self._skipped = skipped
        self._printed: set[tuple[str, ...]] = set()

    def check(self, files: "Sequence[Input]") -> None:
        """Check files and write the report.

        Raise MisconfiguredError if the settings that the command line names cannot be obeyed,
        WorkerDiedError if a process dies, and _OutputError if the report cannot be written.
        """
        from argmap.cli.progress import ProgressBar
        from argmap.workspace.cleanup import cleaning_up

        outcomes = _outcomes(files, self._request)
        with (
            _output(self._request.output_file) as write,
            ProgressBar(len(files), wanted=not self._request.quiet) as bar,
            cleaning_up(bar.erase),
            closing(outcomes),
        ):
            self._write(outcomes, write, bar)

    @freeing_memory
    def _write(
        self,
        outcomes: "Iterator[tuple[int, list[Outcome]]]",
        write: Callable[[str], object],
        bar: "ProgressBar",
    ) -> None:
        for piece in _report(self._checked(outcomes, bar), self._request):
            bar.make_room()
            write(piece)

    def _checked(
        self, outcomes: "Iterator[tuple[int, list[Outcome]]]", bar: "ProgressBar"
    ) -> "Iterator[Checked]":
        """Yield each map that was checked, and print why the other files were not."""
        from argmap.reports import Checked

        for done, some in outcomes:
            for outcome in some:
                self._print_problems(outcome, bar)
                if outcome.was_checked:
                    strict = outcome.strict or self._request.strict
                    checked = Checked(outcome.name, outcome.findings, outcome.text, strict)
                    self.counts.add(checked)
                    yield checked
            bar.advance(done)

    def _print_problems(self, outcome: "Outcome", bar: "ProgressBar") -> None:
        """Print why a file was not checked, each reason once, and the remark on it."""
        self._skipped.add(outcome.skipped)
        lines = outcome.problems
        self.counts.failed = self.counts.failed or bool(lines)
        if lines and lines not in self._printed:
            self._printed.add(lines)
            bar.hide()
            for line in lines:
                console.print_error(line)
        if outcome.remark is not None:
            bar.hide()
            console.print_message(f"argmap: {outcome.remark}")


def _outcomes(
    files: "Sequence[Input]", request: _Request
) -> "Generator[tuple[int, list[Outcome]], None, None]":
    """Return an iterator that yields, as files are done, their number and their outcomes.

    Raise MisconfiguredError at once if the settings that are named cannot be obeyed.
    """
    from argmap.workspace.checker import Checker
    from argmap.workspace.parallel import check_all

    plan = request.plan()
    checker = Checker(plan)
    if request.show_files:
        return ((1, list(checker.files([file]))) for file in files)
    return check_all(files, plan, request.jobs, console.describe_failure)


class _OutputError(Exception):
    """The report cannot be written; the message says why."""


@contextmanager
def _output(name: str | None) -> Iterator[Callable[[str], object]]:
    """Yield a function that writes the report; a file is written as a whole or not at all."""
    if name is None:
        console.end_when_output_is_closed()
        yield sys.stdout.write
        return
    from argmap.workspace.writing import replacing

    try:
        with replacing(name) as file:
            yield lambda piece: file.write(piece.encode(errors="backslashreplace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputError(reason(error)) from error


def _report(checked: "Iterator[Checked]", request: _Request) -> Iterator[str]:
    """Return the report in pieces."""
    from argmap.reports import ReportStyle, report
    from argmap.reports.statistics import statistics
    from argmap.text.sanitizing import path_at_start
    from argmap.workspace.repository import RepositoryPaths

    if request.show_files:
        return (f"{path_at_start(each.name)}\n" for each in checked)
    in_file = request.output_file is not None
    style = ReportStyle(
        color=request.color == "always" if in_file else console.use_color(request.color),
        quiet=request.quiet,
        columns=None if in_file else console.terminal_columns(),
        path=RepositoryPaths().of,
        encoding=None if in_file else console.limited_encoding(),
        max_warnings=request.max_warnings,
    )
    form = statistics if request.statistics else report
    return form(request.output_format, checked, style)
