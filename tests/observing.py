"""What the tests of rules share."""

import json
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


def premises(*texts: str) -> str:
    """Return the section with some premises, the first of which is “p0” in line 4."""
    quoted = (json.dumps(text, ensure_ascii=False) for text in texts)
    lines = [f"  p{number}: {text}" for number, text in enumerate(quoted)]
    return "\n".join(["premises:", *lines])
