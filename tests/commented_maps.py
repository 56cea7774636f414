"""What the tests of suppressions share."""

from textwrap import dedent

from argmap.checking.runner import Configuration, check
from argmap.reading import read
from argmap.rules import RULES

HEAD = "argmap: 1\ntitle: A map\n"

BODY = "claims: {open: {text: Open., undeveloped: true}}\n"


def told(text: str, *rules: str, suppressions: bool = True) -> list[str]:
    """Give what is found in the body of a map, whose first line is line 3."""
    reading = read(HEAD + dedent(text).lstrip("\n"), "map.yaml")
    assert reading.faults == []
    configuration = Configuration(rules=rules or RULES, suppressions=suppressions)
    return [
        f"{found.place.line}:{found.place.column}-{found.place.end_column} "
        f"{found.level}[{found.rule}] {found.message}"
        for found in check(reading, configuration)
    ]


def found_rules(text: str, *rules: str, suppressions: bool = True) -> list[str]:
    """Give the lines and rules of what is found."""
    lines = told(text, *rules, suppressions=suppressions)
    return [f"{line.split(':')[0]} {line.split('[')[1].split(']')[0]}" for line in lines]
