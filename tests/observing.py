"""What the tests of rules share."""

from textwrap import dedent

from argmap.analysis.quotes import SourceText
from argmap.checking.runner import Configuration, check
from argmap.findings import Finding
from argmap.reading import read


def findings(rule: str, text: str, **sources: str | None) -> list[Finding]:
    """Give what one rule finds in the body of a map, whose first line is line 3.

    `sources` are the texts of sources by id, None for one that is not there.
    """
    written = "argmap: 1\ntitle: A map\n" + dedent(text).lstrip("\n")
    reading = read(written, "map.yaml")
    assert reading.faults == []
    texts = {source: SourceText(given, "no such file") for source, given in sources.items()}
    return check(reading, Configuration(rules=(rule,)), texts)


def told(rule: str, text: str, **sources: str | None) -> list[str]:
    """Give the same as lines: where, what, and what stands there."""
    return [
        f"{found.place.line}:{found.place.column}-{found.place.end_column} {found.message}"
        for found in findings(rule, text, **sources)
    ]
