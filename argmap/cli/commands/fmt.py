"""The command `argmap fmt`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from argmap.cli import console, layout, maps, options
from argmap.text.wording import counted

if TYPE_CHECKING:
    from argmap.reading import Reading
    from argmap.workspace.checker import Checker, Outcome
    from argmap.workspace.files import Finder, Input
    from argmap.writing.formatting import Formatted, Layout
    from argmap.writing.suppressing import Judged


@dataclass(frozen=True, slots=True)
class _Request:
    """What is to be done with each file."""

    layout: "Layout"
    check: bool
    diff: bool
    color: console.ColorChoice


@click.command(
    name="fmt",
    epilog="""\b
Examples:
  argmap fmt                     the maps in this folder and below
  argmap fmt depot.yaml --diff   show what would change
  argmap fmt --check maps/       fail if something would change, as in CI
  argmap fmt - < draft.yaml      standard input, to standard output

\b
Exit status: 0 formatted; 1 a map has faults and is left as it is, or with
--check, would change; 2 wrong usage, or a file that cannot be read or written.""",
)
@options.paths
@click.option("--check", is_flag=True, help="Write nothing; fail if something would change.")
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--nest", is_flag=True, help="Move what is used once into the place of its use.")
@click.option("--unname", is_flag=True, help="Drop ids in place that nothing refers to.")
@click.option("--flatten", is_flag=True, help="Move all statements into sections.")
@options.maps_only
@options.allow_outside
@options.color
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - as click calls it
    context: click.Context,
    paths: tuple[str, ...],
    check: bool,
    diff: bool,
    nest: bool,
    unname: bool,
    flatten: bool,
    maps_only: bool,
    allow_outside: bool,
    color: console.ColorChoice,
) -> None:
    """Write maps in one form.

    PATHS are files, folders in which maps are searched, or - for standard input; without one, the
    current folder. Keys get one order, texts are folded, lists stand in brackets where they fit.
    Statements keep their order, and comments what they stand beside. Before a file is replaced,
    the result is read: it must be the same map, with the same comments.
    """
    from argmap.rules import RULES
    from argmap.workspace.checker import Checker, Plan
    from argmap.workspace.files import Finder
    from argmap.workspace.settings_files import Overrides
    from argmap.writing.formatting import Layout

    if flatten and (nest or unname):
        raise click.UsageError("--flatten undoes --nest and --unname; keep one")
    overrides = Overrides(select=tuple(RULES), ignore=())
    plan = Plan(overrides, maps_only=maps_only, allow_outside=allow_outside)
    finder = Finder(allow_outside=allow_outside)
    wanted = Layout(nest=nest, unname=unname, flatten=flatten)
    request = _Request(wanted, check, diff, color)
    run = _Run(Checker(plan), finder, request)
    for file in finder.find(paths):
        run.format(file)
    run.report(paths)
    context.exit(run.status)


class _Run:
    """Formats one file after the other, and says what was done."""

    def __init__(self, checker: "Checker", finder: "Finder", request: _Request) -> None:
        self.status = 0
        self._checker = checker
        self._finder = finder
        self._request = request
        self._changed = self._same = 0
        self._is_printed = False

    def format(self, found: "Input") -> None:
        """Format a file, or say why it is not formatted."""
        from argmap.workspace.checker import Outcome
        from argmap.writing.formatting import UnfaithfulError, format_map

        file = self._checker.select(found)
        if isinstance(file, Outcome):
            self._skip(file)
            return
        try:
            formatted = format_map(file.data or b"", file.name, self._request.layout, self._judge)
        except UnfaithfulError as error:
            self._fail(
                f"{file.name} is left as it is: {error} would not be the same when it is read "
                "again. This is a bug in argmap; please report it with the file"
            )
            return
        if formatted.data is None:
            console.print_faults(formatted.reading.faults)
            self.status = max(self.status, 1)
        else:
            self._keep(file, formatted, formatted.data)

    def report(self, paths: tuple[str, ...]) -> None:
        """Say how many files were changed."""
        if not self._changed + self._same and not self.status:
            console.print_no_map(paths, self._finder.skipped)
            return
        parts = []
        if self._changed:
            would = " would be" if self._request.check or self._request.diff else ""
            parts.append(f"{counted(self._changed, 'map')}{would} formatted")
        if self._same:
            they_are = "it is" if self._same == 1 else "they are"
            parts.append(f"{counted(self._same, 'map')} left as {they_are}")
        if parts and not self._is_printed:
            console.print_message(", ".join(parts))

    def _keep(self, file: "Input", formatted: "Formatted", data: bytes) -> None:
        """Write a formatted file, or show what would change."""
        from argmap.text.sanitizing import path_at_start

        changes = data != file.data
        if changes and self._request.diff:
            before, after = formatted.reading.text.content, formatted.text or ""
            layout.print_difference(before, after, file.name, self._request.color)
        if self._request.check:
            if changes:
                console.print_message(f"{path_at_start(file.name)} would be formatted")
                self.status = max(self.status, 1)
        elif not self._request.diff and (changes or file.is_stdin):
            self._is_printed |= file.is_stdin
            if not maps.write_back(file, data):
                self.status = 2
                return
        self._changed += changes
        self._same += not changes

    def _judge(self, reading: "Reading") -> "list[Judged]":
        """Return what rules find in a map, if comments suppress any of it on its line."""
        from argmap.reading.lines import line_end
        from argmap.writing.suppressing import Judged

        text, found = reading.text, []
        for finding, suppression in self._checker.suppressed(reading):
            comment = None
            if suppression is not None:
                start = text.content.rindex("#", 0, suppression.span[0])
                comment = text.content[start : line_end(text.content, start)].rstrip()
            at = text.starts[finding.place.line - 1] + finding.place.column - 1
            found.append(Judged(finding.rule, finding.node, at, comment))
        return found

    def _skip(self, outcome: "Outcome") -> None:
        self._finder.skipped.add(outcome.skipped)
        for line in outcome.problems:
            self._fail(line)

    def _fail(self, message: str) -> None:
        console.print_error(message)
        self.status = 2
