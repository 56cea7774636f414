"""What the tests of reports share."""

from argmap.checking.runner import check
from argmap.reading import read
from argmap.reports import Checked, ReportStyle, report
from argmap.workspace.repository import RepositoryPaths

DEPOT = """\
argmap: 1
title: Émile’s map
claims:
  a: {text: A, supported_by: [b], undeveloped: true}
premises:
  b: B
  é: E
"""
FINE = "argmap: 1\ntitle: A map\nclaims: {a: {text: A, undeveloped: true}}\n"


def checked(text: str = DEPOT, name: str = "depot.yaml") -> Checked:
    """Check a map by the rules that run by default."""
    reading = read(text, name)
    return Checked(name, check(reading), reading.text)


def printed(output_format: str, *files: Checked, color: bool = False) -> str:
    """Return the report of some files in a format, as the command writes it."""
    style = ReportStyle(color, path=RepositoryPaths().of)
    return "".join(report(output_format, files, style))
