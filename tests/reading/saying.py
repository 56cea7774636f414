"""What the reading says of a text."""

from argmap.reading import read


def said(text: bytes | str) -> list[str]:
    """Give each finding in one line: its place, its rule, its message and its help."""
    lines = []
    for finding in read(text, "map.yaml").faults:
        place = finding.place
        span = f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
        line = f"{span} {finding.rule}: {finding.message}"
        lines.append(f"{line}; {finding.help}" if finding.help else line)
    return lines
