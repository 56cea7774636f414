"""One line for each finding, an object as in `json`."""

from collections.abc import Iterable, Iterator

from argmap.reports import Checked, ReportStyle, findings
from argmap.reports.json import as_object
from argmap.text.json_text import json_text


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:  # noqa: ARG001
    """Yield a line for each finding, and nothing where there is none."""
    return (json_text(as_object(finding)) + "\n" for finding in findings(checked))
