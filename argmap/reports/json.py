"""A list of objects for other programs, one line for each finding."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.reports import Checked, ReportStyle
from argmap.text.sanitizing import escaped_for_json

if TYPE_CHECKING:
    from argmap.findings import Finding


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:  # noqa: ARG001
    """Yield the list, in ASCII, so that it is the same in every locale."""
    before = "["
    for file in checked:
        for finding in file.findings:
            yield f"{before}\n  {dump(as_object(finding))}"
            before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def dump(value: Any) -> str:
    """Return JSON in ASCII, in which no build runner finds a command."""
    return escaped_for_json(json.dumps(value))


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
