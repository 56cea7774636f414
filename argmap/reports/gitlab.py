"""A Code Quality report, which GitLab shows in a merge request.

See “Code Quality report format” in GitLab's documentation.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.reports import Checked, ReportStyle, findings
from argmap.reports.support.fingerprints import Fingerprints
from argmap.text.json_text import json_list, json_text
from argmap.text.sanitizing import one_line

if TYPE_CHECKING:
    from argmap.findings import Finding, Level

_SEVERITY: "dict[Level, str]" = {"error": "major", "warning": "minor"}


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:
    """Yield the list of findings."""
    fingerprints = Fingerprints(style)
    return json_list(
        json_text(_as_object(finding, fingerprints, style)) for finding in findings(checked)
    )


def _as_object(
    finding: "Finding", fingerprints: Fingerprints, style: ReportStyle
) -> dict[str, Any]:
    place = finding.place
    return {
        "description": one_line(finding.message),
        "check_name": finding.rule,
        "fingerprint": fingerprints.of(finding),
        "severity": _SEVERITY[finding.level],
        "location": {
            "path": style.path(place.file),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
