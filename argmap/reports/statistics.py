"""How often each rule found something, in place of what it found."""

from collections.abc import Iterable, Iterator

from argmap.reports import Checked, ReportStyle
from argmap.reports.support.counting import Count
from argmap.reports.support.paint import painter
from argmap.text.json_text import json_list, json_text

FORMATS = ("full", "concise", "json", "json-lines")


def statistics(
    output_format: str, checked: Iterable[Checked], style: ReportStyle | None = None
) -> Iterator[str]:
    """Yield a line or an object for each rule that found something, most findings first.

    Raise KeyError if the format is not one of `FORMATS`.
    """
    if output_format not in FORMATS:
        raise KeyError(output_format)
    count = Count()
    for file in checked:
        count.add(file)
    style = style or ReportStyle()
    if output_format in {"full", "concise"}:
        yield from count.table(painter(style.color))
        if output_format == "full" and count.files and not style.quiet:
            yield ("\n" if count.findings else "") + count.closing_line() + "\n"
        return
    objects = (
        json_text({"rule": rule, "level": level, "count": number})
        for number, level, rule in count.rows()
    )
    yield from json_list(objects) if output_format == "json" else (f"{each}\n" for each in objects)
