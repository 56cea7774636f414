"""Findings as text, one module a format, and the registry that lists them.

A format is a module with a function `report`, which takes checked files one by one and yields text
in pieces, so that a thousand files are not held in memory at once. To add a format, copy a
module and list its name below.
"""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from argmap.findings import Finding
    from argmap.text.document import Text

FORMATS = (
    "full",
    "concise",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "junit",
    "sarif",
)


class Checked(NamedTuple):
    """One file that was checked, what was found in it in file order, and its text.

    Where it is `strict`, warnings fail too.
    """

    name: str
    findings: "Sequence[Finding]"
    text: "Text"
    strict: bool = False


def findings(checked: "Iterable[Checked]") -> "Iterator[Finding]":
    """Yield what was found in files that were checked."""
    return (finding for file in checked for finding in file.findings)


class ReportStyle(NamedTuple):
    """How a report is to look, where its format leaves that open.

    With `quiet` there is no closing line. `columns` is the width of the terminal, None where the
    report goes elsewhere; `encoding` is that of the output, None where it has all characters.
    `path` returns the path by which reports for other programs name a file. With more warnings
    than `max_warnings` the run fails.
    """

    color: bool = False
    quiet: bool = False
    columns: int | None = None
    path: "Callable[[str], str]" = str
    encoding: str | None = None
    max_warnings: int | None = None


def report(
    output_format: str, checked: "Iterable[Checked]", style: ReportStyle | None = None
) -> "Iterator[str]":
    """Return the report of a format in pieces, as files are checked.

    Raise KeyError if there is no such format.
    """
    if output_format not in FORMATS:
        raise KeyError(output_format)
    module = import_module(f"argmap.reports.{output_format.replace('-', '_')}")
    pieces: Iterator[str] = module.report(checked, style or ReportStyle())
    return pieces
