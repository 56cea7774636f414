"""JUnit's XML: a test case for each file, which fails where the run fails for it."""

import html
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.reports import Checked, ReportStyle
from argmap.text.sanitizing import escaped_for_xml, one_line, path_at_start
from argmap.text.wording import counted

if TYPE_CHECKING:
    from argmap.findings import Finding


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:
    """Yield the one suite of tests; its counts come first, so all files are checked before."""
    cases = [_Case(file) for file in checked]
    warnings = sum(case.warnings for case in cases)
    too_many = style.max_warnings is not None and warnings > style.max_warnings
    failures = sum(case.fails(too_many=too_many) for case in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="argmap" {counts}>\n  <testsuite name="argmap" {counts}>\n'
    for case in cases:
        yield from case.lines(too_many=too_many)
    yield "  </testsuite>\n</testsuites>\n"


class _Case:
    """The test case of a file: its findings as text, kept until it is known which of them fail."""

    def __init__(self, file: Checked) -> None:
        self._name = _escape(one_line(file.name))
        self._strict = file.strict
        self._found = [(finding.level, "\n".join(_lines(finding))) for finding in file.findings]
        self.warnings = sum(level == "warning" for level, _ in self._found)

    def fails(self, *, too_many: bool) -> bool:
        """Return whether the run fails for this file, where all have too many warnings or not."""
        warnings_fail = self._strict or too_many
        return len(self._found) > (0 if warnings_fail else self.warnings)

    def lines(self, *, too_many: bool) -> Iterator[str]:
        """Yield the element: what fails as its failure, and the rest as its output."""
        case = f'    <testcase classname="argmap" name="{self._name}"'
        if not self._found:
            yield f"{case}/>\n"
            return
        yield f"{case}>\n"
        failing = ("error", "warning") if self._strict or too_many else ("error",)
        failed = "\n".join(text for level, text in self._found if level in failing)
        if failed:
            errors = len(self._found) - self.warnings
            numbers = {"error": errors, "warning": self.warnings * ("warning" in failing)}
            counts = ", ".join(counted(number, what) for what, number in numbers.items() if number)
            yield f'      <failure type="{"error" if errors else "warning"}" message="{counts}">'
            yield f"{_escape(failed)}</failure>\n"
        others = "\n".join(text for level, text in self._found if level not in failing)
        if others:
            yield f"      <system-out>{_escape(others)}</system-out>\n"
        yield "    </testcase>\n"


def _lines(finding: "Finding") -> Iterator[str]:
    place, what = path_at_start(str(finding.place)), f"{finding.level}[{finding.rule}]"
    yield f"{place}: {what} {one_line(finding.message)}"
    if finding.help:
        yield f"  help: {one_line(finding.help)}"
    for related in finding.related:
        yield f"  {path_at_start(str(related))}: {one_line(related.note)}".rstrip(": ")


def _escape(text: str) -> str:
    """Return text for XML, in ASCII, so that it is the same in every locale."""
    return escaped_for_xml(html.escape(text)).encode("ascii", "xmlcharrefreplace").decode("ascii")
