"""JUnit's XML: a test case for each file, which fails if anything is found in it."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.reports import Checked, Style
from argmap.reports.full import counted
from argmap.reports.plain import plain, plain_start

if TYPE_CHECKING:
    from argmap.findings import Finding

# What XML 1.0 has no character for, of what `plain` lets through.
_ILLEGAL = re.compile("[\ufffe\uffff]")


def report(checked: Iterable[Checked], style: Style) -> Iterator[str]:  # noqa: ARG001
    """Give the one suite of tests; it begins with its counts, so that all files come first."""
    cases: list[str] = []
    failures = 0
    for file in checked:
        failures += bool(file.findings)
        cases.append(_case(file))
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="argmap" {counts}>\n  <testsuite name="argmap" {counts}>\n'
    yield from cases
    yield "  </testsuite>\n</testsuites>\n"


def _case(file: Checked) -> str:
    case = f'    <testcase classname="argmap" name="{_escape(plain(file.name))}"'
    if not file.findings:
        return f"{case}/>\n"
    errors = sum(finding.level == "error" for finding in file.findings)
    warnings = len(file.findings) - errors
    counts = [counted(errors, "error")] * bool(errors)
    counts += [counted(warnings, "warning")] * bool(warnings)
    kind = "error" if errors else "warning"
    text = "\n".join(_escape(line) for finding in file.findings for line in _lines(finding))
    return (
        f'{case}>\n      <failure type="{kind}" message="{", ".join(counts)}">{text}</failure>\n'
        "    </testcase>\n"
    )


def _lines(finding: "Finding") -> Iterator[str]:
    place, what = plain_start(str(finding.place)), f"{finding.level}[{finding.rule}]"
    yield f"{place}: {what} {plain(finding.message)}"
    if finding.help:
        yield f"  help: {plain(finding.help)}"
    for related in finding.related:
        yield f"  {plain_start(str(related))}: {plain(related.note)}".rstrip(": ")


def _escape(text: str) -> str:
    """Give text for XML, in ASCII, so that it is the same in every locale."""
    escaped = html.escape(_ILLEGAL.sub("\ufffd", text))
    return escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")
