"""SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS.

The run's results come before its tool, which lists the rules that they refer to, so that a
thousand files are not held in memory at once.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.reports import Checked, ReportStyle, findings
from argmap.reports.support.fingerprints import Fingerprints
from argmap.reports.support.paths import uri
from argmap.text.json_text import json_text
from argmap.text.sanitizing import one_line
from argmap.version import __version__

if TYPE_CHECKING:
    from argmap.findings import Finding, Place

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:
    """Yield the log of one run."""
    rules: dict[str, int] = {}
    fingerprints = Fingerprints(style)
    yield f'{{\n"$schema": {json_text(_SCHEMA)},\n"version": "2.1.0",\n'
    yield '"runs": [{\n"columnKind": "unicodeCodePoints",\n"results": ['
    before = "\n"
    for finding in findings(checked):
        number = rules.setdefault(finding.rule, len(rules))
        yield before + json_text(_result(finding, number, fingerprints.of(finding), style))
        before = ",\n"
    yield f'\n],\n"tool": {json_text(_tool(rules))}\n}}]\n}}\n'


def _result(
    finding: "Finding", rule_number: int, fingerprint: str, style: ReportStyle
) -> dict[str, Any]:
    help_line = f"\n{one_line(finding.help)}" if finding.help else ""
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_number,
        "level": finding.level,
        "message": {"text": _without_links(one_line(finding.message) + help_line)},
        "locations": [_location(finding.place, style)],
        "partialFingerprints": {"argmapFinding/v1": fingerprint},
    }
    if finding.node is not None:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.node}]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place, style), **_noted(place)}
            for number, place in enumerate(finding.related, 1)
        ]
    return result


def _location(place: "Place", style: ReportStyle) -> dict[str, Any]:
    address = uri(place.file, style)
    at = {"uri": address}
    if not address.startswith("file:"):
        at["uriBaseId"] = "%SRCROOT%"
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": at, "region": region}}


def _noted(place: "Place") -> dict[str, Any]:
    return {"message": {"text": _without_links(one_line(place.note))}} if place.note else {}


def _without_links(text: str) -> str:
    """Return a text in which no words of a map are a link (section 3.11.6 of the standard)."""
    return text.replace("](", "] (")


def _tool(rules: Iterable[str]) -> dict[str, Any]:
    driver = {
        "name": "argmap",
        "version": __version__,
        "rules": [_descriptor(name) for name in rules],
    }
    return {"driver": driver}


def _descriptor(name: str) -> dict[str, Any]:
    from argmap.rules import rule

    its_rule = rule(name)
    return {
        "id": name,
        "shortDescription": {"text": its_rule.summary},
        "fullDescription": {"text": its_rule.page.partition("\n## ")[0].strip()},
        "help": {"text": its_rule.page, "markdown": its_rule.page},
        "defaultConfiguration": {"level": its_rule.level, "enabled": its_rule.default},
    }
