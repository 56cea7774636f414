"""What the tests of rules share."""

from textwrap import dedent

from argmap.checking import Configuration, check
from argmap.findings import Finding
from argmap.reading import read


def findings(rule: str, text: str) -> list[Finding]:
    """Give what one rule finds in the body of a map, whose first line is line 3."""
    written = "argmap: 1\ntitle: A map\n" + dedent(text).lstrip("\n")
    reading = read(written, "map.yaml")
    assert reading.faults == []
    return check(reading, Configuration(rules=(rule,)))


def told(rule: str, text: str) -> list[str]:
    """Give the same as lines: where, what, and what stands there."""
    return [
        f"{found.place.line}:{found.place.column}-{found.place.end_column} {found.message}"
        for found in findings(rule, text)
    ]
