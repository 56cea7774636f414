"""How often each rule found something, in place of what it found."""

from collections import Counter
from collections.abc import Iterable, Iterator

from argmap.findings import Level
from argmap.reports import Checked, ReportStyle
from argmap.reports.full import Count
from argmap.reports.json import dump
from argmap.reports.support.paint import LEVEL, painter

FORMATS = ("full", "concise", "json", "json-lines")

_Row = tuple[int, Level, str]


def statistics(
    output_format: str, checked: Iterable[Checked], style: ReportStyle | None = None
) -> Iterator[str]:
    """Yield a line or an object for each rule that found something, most findings first.

    Raise KeyError if the format is not one of `FORMATS`.
    """
    if output_format not in FORMATS:
        raise KeyError(output_format)
    count = Count()
    found: Counter[tuple[Level, str]] = Counter()
    for file in checked:
        count.add(file)
        found.update((finding.level, finding.rule) for finding in file.findings)
    rows = sorted(
        ((number, level, rule) for (level, rule), number in found.items()),
        key=lambda row: (-row[0], row[2], row[1]),
    )
    style = style or ReportStyle()
    if output_format in {"full", "concise"}:
        yield from _table(rows, style)
        if output_format == "full" and count.files and not style.quiet:
            yield ("\n" if rows else "") + count.closing_line() + "\n"
    else:
        yield from _objects(rows, in_list=output_format == "json")


def _table(rows: list[_Row], style: ReportStyle) -> Iterator[str]:
    paint = painter(style.color)
    width = max((len(str(number)) for number, _, _ in rows), default=0)
    for number, level, rule in rows:
        yield f"{number:>{width}}  {paint(f'{level}[{rule}]', LEVEL[level])}\n"


def _objects(rows: list[_Row], *, in_list: bool) -> Iterator[str]:
    lines = [dump({"rule": rule, "level": level, "count": number}) for number, level, rule in rows]
    if in_list:
        yield "[\n  " + ",\n  ".join(lines) + "\n]\n" if lines else "[]\n"
    else:
        yield from (f"{line}\n" for line in lines)
