"""A list of objects for other programs, one line for each finding."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.reports import Checked, ReportStyle, findings
from argmap.text.json_text import json_list, json_text

if TYPE_CHECKING:
    from argmap.findings import Finding


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:  # noqa: ARG001
    """Yield the list."""
    return json_list(json_text(as_object(finding)) for finding in findings(checked))


def as_object(finding: "Finding") -> dict[str, Any]:
    """Return a finding as the object that stands for it in JSON."""
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "help": finding.help,
        "node": finding.node,
        "related": [
            {
                "file": related.file,
                "line": related.line,
                "column": related.column,
                "message": related.note,
            }
            for related in finding.related
        ],
    }
