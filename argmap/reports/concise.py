"""One line for each finding: its place, level, rule and message."""

from collections.abc import Iterable, Iterator

from argmap.reports import Checked, ReportStyle, findings
from argmap.reports.support.paint import LEVEL, painter
from argmap.text.sanitizing import one_line, path_at_start


def report(checked: Iterable[Checked], style: ReportStyle) -> Iterator[str]:
    """Yield a line for each finding, and nothing where there is none."""
    paint = painter(style.color)
    for finding in findings(checked):
        level = paint(f"{finding.level}[{finding.rule}]", LEVEL[finding.level])
        yield f"{path_at_start(str(finding.place))}: {level} {one_line(finding.message)}\n"
