"""The command `argmap check`."""

import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import options
from argmap.cli.complaints import complain, failure, say, tell_no_map
from argmap.reports import FORMATS
from argmap.workspace.memory import freeing_memory
from argmap.workspace.opening import reason

if TYPE_CHECKING:
    from argmap.cli.progress import ProgressBar
    from argmap.reports import Checked
    from argmap.workspace.checker import Checker, Outcome, Plan
    from argmap.workspace.files import Input
    from argmap.workspace.passed_over import PassedOver
    from argmap.workspace.settings_files import Overrides

_RULES = "RULE,..."


@click.command(
    cls=options.Sectioned,
    sections={
        "Rules": ("select", "ignore", "extend_select", "no_suppressions"),
        "Files": (
            *("allow_outside", "maps_only", "stdin_filename", "config", "isolated", "jobs"),
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
  argmap check --output-format concise    one line a finding, for an editor
  argmap check - < draft.yaml             standard input

\b
Settings are read from argmap.toml, or [tool.argmap] in pyproject.toml, next
to a map or above it. A comment suppresses a finding on its line or the next:
  # argmap: ignore[unsupported-claim] the survey is not out yet

\b
Exit status: 0 no errors; 1 errors, invalid maps included; 2 wrong usage,
bad settings, or a path that cannot be opened.""",
)
@click.argument("paths", nargs=-1, type=options.AnyPath())
@click.option(
    "--select",
    multiple=True,
    metavar=_RULES,
    shell_complete=options.complete_rules,
    help="Run these rules in place of the usual ones; all runs every rule.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar=_RULES,
    shell_complete=options.complete_rules,
    help="Do not run these rules.",
)
@click.option(
    "--extend-select",
    multiple=True,
    metavar=_RULES,
    shell_complete=options.complete_rules,
    help="Run these rules too.",
)
@click.option("--no-suppressions", is_flag=True, help="Obey no comments in maps.")
@options.allow_outside
@click.option(
    "--maps-only", is_flag=True, help="Pass over named files that are no maps, or are excluded."
)
@click.option(
    "--stdin-filename",
    type=options.AnyPath(),
    metavar="NAME",
    help="The path of what standard input holds.",
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
    help="Use N processes; without it, one a core where that is faster.",
)
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
    metavar="FORMAT",
    help=f"How to report: {', '.join(FORMATS)}.",
)
@click.option(
    "-o",
    "--output-file",
    type=options.AnyPath(),
    metavar="FILE",
    help="Write the report to a file.",
)
@click.option("--statistics", is_flag=True, help="Count findings by rule instead.")
@click.option("--show-files", is_flag=True, help="List the files, and check nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Report findings alone, without a count.")
@options.color
@click.pass_context
def command(context: click.Context, /, paths: tuple[str, ...], **given: Any) -> None:
    """Tell what is wrong with maps, as a linter does.

    PATHS are files, folders in which maps are searched, or - for standard input; without one, the
    current folder. Hidden folders, what git ignores and links that lead outside are passed over.
    """
    from argmap.cli.output import named_file
    from argmap.workspace.checker import NO_FOLDER, Plan
    from argmap.workspace.files import Finder
    from argmap.workspace.pool import WorkerDiedError
    from argmap.workspace.settings_files import MisconfiguredError

    _refuse_what_does_not_go_together(given)
    plan = Plan(
        _overrides(given),
        suppressions=not given["no_suppressions"],
        maps_only=given["maps_only"],
        allow_outside=given["allow_outside"],
    )
    finder = Finder(allow_outside=given["allow_outside"])
    files = list(finder.find(paths, stdin_filename=given["stdin_filename"] or NO_FOLDER))
    given["output_file"] = named_file(given["output_file"])
    if given["output_file"] is not None:
        _refuse_to_overwrite_a_map(given["output_file"], files)
    run = _Run(given, finder.passed_over)
    try:
        run.go(files, plan)
    except MisconfiguredError as error:
        for line in error.lines:
            complain(line)
        context.exit(2)
    except _OutputError as error:
        complain(f"cannot write {given['output_file']}: {error}")
        context.exit(2)
    except WorkerDiedError:
        complain("a process that checked maps has died; try --jobs 1")
        context.exit(2)
    if not run.files and not run.failed and not given["quiet"]:
        tell_no_map(paths, finder.passed_over)
    context.exit(run.status(given["max_warnings"], exit_zero=given["exit_zero"]))


def _refuse_what_does_not_go_together(given: dict[str, Any]) -> None:
    from argmap.reports.statistics import FORMATS as COUNTED

    if given["config"] is not None and given["isolated"]:
        raise click.UsageError("--config names settings, and --isolated reads none; keep one")
    if given["statistics"] and given["output_format"] not in COUNTED:
        raise click.UsageError(
            f"--statistics has no form for {given['output_format']}; take {', '.join(COUNTED)}"
        )
    if given["statistics"] and given["show_files"]:
        raise click.UsageError("--show-files checks nothing that --statistics could count")


def _refuse_to_overwrite_a_map(output: str, files: "Sequence[Input]") -> None:
    from argmap.workspace.files import is_map, is_same_file, read_input

    for file in files:
        if is_same_file(file.name, output) and (
            file.named or is_map(read_input(file).data or b"")
        ):
            raise click.UsageError(f"{output} is a map to be checked; name another output file")


def _overrides(given: dict[str, Any]) -> "Overrides":
    from argmap.checking.settings import ConfigurationError, parse_rules
    from argmap.workspace.settings_files import Overrides

    named: dict[str, tuple[str, ...] | None] = {}
    for option in ("select", "ignore", "extend_select"):
        try:
            named[option] = (
                parse_rules(given[option], may_be_fault=option != "ignore")
                if given[option]
                else None
            )
        except ConfigurationError as error:
            hint = f"--{option.replace('_', '-')}"
            raise click.BadParameter("; ".join(error.problems), param_hint=hint) from error
    return Overrides(
        given["config"], given["isolated"], **named, allow_outside=given["allow_outside"]
    )


class _OutputError(Exception):
    """The report cannot be written, for the reason that this says."""


class _Run:
    """One run of the checker, which counts what matters to the exit status."""

    def __init__(self, given: dict[str, Any], passed_over: "PassedOver") -> None:
        self.files = 0
        self.failed = False
        self._given = given
        self._passed_over = passed_over
        self._errors = 0
        self._warnings = 0
        self._strict_warnings = 0
        self._complaints: set[tuple[str, ...]] = set()

    def go(self, files: "Sequence[Input]", plan: "Plan") -> None:
        """Check files and write the report; what goes wrong is said at once."""
        from argmap.cli.progress import ProgressBar
        from argmap.workspace.checker import Checker
        from argmap.workspace.cleanup import cleaning_up

        # First, for the configuration may be one that cannot be obeyed.
        checker = Checker(plan)
        with (
            self._output() as write,
            ProgressBar(len(files), wanted=not self._given["quiet"]) as bar,
            cleaning_up(bar.erase),
            closing(self._outcomes(checker, files, plan)) as outcomes,
        ):
            self._write(outcomes, write, bar)

    @freeing_memory
    def _write(
        self,
        outcomes: "Iterator[tuple[int, list[Outcome]]]",
        write: "Callable[[str], object]",
        bar: "ProgressBar",
    ) -> None:
        for piece in self._report(self._told(outcomes, bar)):
            bar.make_room()
            write(piece)

    @contextmanager
    def _output(self) -> "Iterator[Callable[[str], object]]":
        """Give what writes the report, to a file whole or not at all."""
        from argmap.cli.output import to_standard_output

        name = self._given["output_file"]
        if name is None:
            to_standard_output()
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

    def _outcomes(
        self, checker: "Checker", files: "Sequence[Input]", plan: "Plan"
    ) -> "Generator[tuple[int, list[Outcome]], None, None]":
        """Give, as files are done, how many these are and what came of them."""
        if self._given["show_files"]:
            return ((1, list(checker.files([file]))) for file in files)
        from argmap.workspace.parallel import check_all

        return check_all(files, plan, self._given["jobs"], failure)

    def _told(
        self, outcomes: "Iterator[tuple[int, list[Outcome]]]", bar: "ProgressBar"
    ) -> "Iterator[Outcome]":
        """Give the outcomes of maps that were checked, and say what became of others."""
        for done, some in outcomes:
            for outcome in some:
                self._say(outcome, bar)
                if outcome.was_checked:
                    self._count(outcome)
                    yield outcome
            bar.advance(done)

    def _say(self, outcome: "Outcome", bar: "ProgressBar") -> None:
        self._passed_over.excluded += outcome.passed_over == "excluded"
        self._passed_over.no_map += outcome.passed_over == "no map"
        lines = outcome.misconfigured
        if outcome.error is not None:
            lines = (f"{outcome.name}: {outcome.error}",)
        self.failed = self.failed or bool(lines)
        if lines and lines not in self._complaints:
            self._complaints.add(lines)
            bar.hide()
            for line in lines:
                complain(line)
        if outcome.remark is not None:
            bar.hide()
            say(f"argmap: {outcome.remark}")

    def _count(self, outcome: "Outcome") -> None:
        errors = sum(finding.level == "error" for finding in outcome.findings)
        warnings = len(outcome.findings) - errors
        self.files += 1
        self._errors += errors
        self._warnings += warnings
        if outcome.strict or self._given["strict"]:
            self._strict_warnings += warnings

    def _report(self, outcomes: "Iterator[Outcome]") -> Iterator[str]:
        from argmap.reports import Style, report
        from argmap.reports.statistics import statistics
        from argmap.text.sanitizing import path_at_start
        from argmap.workspace.repository import Roots

        if self._given["show_files"]:
            return (f"{path_at_start(outcome.name)}\n" for outcome in outcomes)
        color = self._given["color"]
        in_file = self._given["output_file"] is not None
        use_color = color == "always" if in_file else options.use_color(color)
        columns = None if in_file else options.columns()
        encoding = None if in_file else options.lacking_encoding()
        quiet, max_warnings = self._given["quiet"], self._given["max_warnings"]
        style = Style(use_color, quiet, columns, Roots().of, encoding, max_warnings)
        form = statistics if self._given["statistics"] else report
        return form(self._given["output_format"], self._checked(outcomes), style)

    def _checked(self, outcomes: "Iterator[Outcome]") -> "Iterator[Checked]":
        from argmap.reports import Checked

        for outcome in outcomes:
            strict = outcome.strict or self._given["strict"]
            yield Checked(outcome.name, outcome.findings, outcome.text, strict)

    def status(self, max_warnings: int | None, *, exit_zero: bool) -> int:
        """Give the exit status: 2 wins over 1, and 1 over 0."""
        if self.failed:
            return 2
        too_many = max_warnings is not None and self._warnings > max_warnings
        return int(bool(self._errors or self._strict_warnings or too_many) and not exit_zero)
