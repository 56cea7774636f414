"""Workflow commands, which GitHub shows beside the lines of a pull request.

See “Workflow commands for GitHub Actions” in GitHub's documentation, and for what is escaped, the
functions escapeData and escapeProperty of its toolkit.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.reports import Checked, ReportStyle, findings
from argmap.text.sanitizing import one_line

if TYPE_CHECKING:
    from argmap.findings import Finding, Place

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:
    """Yield a command for each finding, and nothing where there is none."""
    for finding in findings(checked):
        properties = ",".join(
            f"{name}={_escape(str(value), _PROPERTY)}"
            for name, value in _properties(finding.place, style).items()
        )
        title = _escape(finding.rule, _PROPERTY)
        message = _escape(_message(finding), _DATA)
        yield f"::{finding.level} {properties},title={title}::{message}\n"


def _properties(place: "Place", style: ReportStyle) -> dict[str, str | int]:
    """Return where it is; GitHub takes columns only where they are on one line."""
    properties: dict[str, str | int] = {
        "file": style.path(place.file),
        "line": place.line,
        "endLine": place.end_line,
    }
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    return properties


def _message(finding: "Finding") -> str:
    help_line = f"\nhelp: {one_line(finding.help)}" if finding.help else ""
    return one_line(finding.message) + help_line


def _escape(text: str, signs: dict[int, str]) -> str:
    return one_line(text.translate(signs))
