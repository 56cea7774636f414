"""Counts of findings: the closing line, and a table by rule."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.reports.support.paint import LEVEL, Paint
from argmap.text.wording import counted

if TYPE_CHECKING:
    from argmap.findings import Level
    from argmap.reports import Checked

Row = tuple[int, "Level", str]
"""How many findings of a rule there are, at which level."""


class Count:
    """Counts the files that were checked, and what was found in them."""

    def __init__(self) -> None:
        self.files = 0
        self._with_findings = 0
        self._found: Counter[tuple[Level, str]] = Counter()

    def add(self, file: "Checked") -> None:
        """Count a file and what was found in it."""
        self.files += 1
        self._with_findings += bool(file.findings)
        self._found.update((finding.level, finding.rule) for finding in file.findings)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self._found.total()

    def rows(self) -> list[Row]:
        """Return how often each rule found something, most findings first."""
        rows = [(number, level, rule) for (level, rule), number in self._found.items()]
        return sorted(rows, key=lambda row: (-row[0], row[2], row[1]))

    def table(self, paint: Paint) -> Iterator[str]:
        """Yield a line for each rule that found something."""
        rows = self.rows()
        width = max((len(str(number)) for number, _, _ in rows), default=0)
        for number, level, rule in rows:
            yield f"{number:>{width}}  {paint(f'{level}[{rule}]', LEVEL[level])}\n"

    def closing_line(self) -> str:
        """Return such as `2 errors and 1 warning in 2 of 5 maps`."""
        maps = counted(self.files, "map")
        if not self.findings:
            return f"{maps} checked, nothing found"
        levels: Counter[Level] = Counter()
        for number, level, _ in self.rows():
            levels[level] += number
        both: tuple[Level, ...] = ("error", "warning")
        found = " and ".join(counted(levels[level], level) for level in both if levels[level])
        return f"{found} in {maps if self.files == 1 else f'{self._with_findings} of {maps}'}"
