"""A line at a wrong indent, twice, missing or with a wrong dash is one finding, which mends it."""

import re
from collections.abc import Callable, Iterator

import pytest

from argmap.findings import Finding
from argmap.reading import read

NESTED = """\
argmap: 1
title: Should the ferry sail in winter?
sources:
  log:
    title: Log of the ferry
    paragraphs: 20
recommendations:
  sail:
    text: The ferry should sail in winter.
    cites: {log: 3}
    supported_by:
      - text: Islanders have no other way to work.
        supported_by:
          - premises:
              - No bridge leads to the island.
              - id: few-boats
                text: Few islanders own a boat.
                cites:
                  log:
                    paragraph: 4
                    quote: "few own a boat"
            scheme: argument from sign
            attacked_by: A bridge is planned.
      - - Sailing costs little.
        - {text: The budget has room., implicit: true}
      - ice-is-rare: Ice is rare.
    attacked_by:
      storms:
        text: Storms stop the ferry.
        supported_by: The sea is rough in winter.
      cold:
        text: The cabin is cold.
        attacked_by:
          - premises: few-boats
            outweighed_by: A heater was built in.
"""
FLAT = """\
argmap: 1
title: Should the ferry sail in winter?
sources: {log: The log.}
recommendations:
  sail:
    text: The ferry should sail in winter.
    addressee: The council
    supported_by:
      - need
      - [cheap, budget]
    attacked_by:
      - storms
claims:
  need:
    text: Islanders have no other way to work.
    tags: [winter, work]
    supported_by:
      - premises: [no-bridge, few-boats]
        scheme: argument from sign
        attacked_by: [bridge]
  storms: Storms stop the ferry.
premises:
  no-bridge: No bridge leads to the island.
  few-boats:
    text: Few islanders own a boat.
    cites:
      log:
        paragraph: 4
        quote: "few own a boat"
  cheap: {text: Sailing costs little., cites: log}
  budget: {text: The budget has room., implicit: true}
  bridge: A bridge is planned.
groups:
  money: {title: Money, statements: [cheap, budget]}
  need:
    - no-bridge
expect:
  rejected: [storms]
"""
LIST = re.compile(r"(\s*)- (.*)")
INDENT = re.compile(r"indent (?:this line|lines (\d+) to (\d+)) by (\d+) spaces? (more|less)")
LINE_ABOVE = re.compile(
    r"write “(.*)” in a line above it, (?:behind (\d+) spaces|at the start of the line)"
)
INSTEAD = re.compile(r"(?:put a space behind the colon|leave one out): (.*)")
Slip = Callable[[str], Iterator[list[str]]]
"""Yields lines that may stand for a line."""


def moved(line: str) -> Iterator[list[str]]:
    for by in (-6, -4, -3, -2, -1, 1, 2, 3, 4):
        indent = len(line) - len(line.lstrip()) + by
        if indent >= 0:
            yield [" " * indent + line.lstrip()]


def doubled(line: str) -> Iterator[list[str]]:
    yield [line, line]


def removed(_: str) -> Iterator[list[str]]:
    yield []


def with_another_dash(line: str) -> Iterator[list[str]]:
    entry = LIST.fullmatch(line)
    indent = " " * (len(line) - len(line.lstrip()))
    if entry:
        yield [f"{indent}- - {entry[2]}"]
        yield [f"{indent}-- {entry[2]}"]
        yield [f"{indent}-{entry[2]}"]
        yield [f"{indent}{entry[2]}"]
        yield [f"{indent}  {entry[2]}"]
    else:
        yield [f"{indent}- {line.lstrip()}"]


def with_another_sign(line: str) -> Iterator[list[str]]:
    for sign in re.finditer(r": ?|[\[{]", line):
        before, after = line[: sign.start()], line[sign.end() :]
        yield [f"{before}{sign[0].strip()}{sign[0].strip()} {after}".rstrip()]
        if sign[0][0] == ":":
            yield [f"{before} {after}".rstrip()]
            if after:
                yield [f"{before}:{after}"]


def with_nothing(line: str) -> Iterator[list[str]]:
    key, colon, _ = line.partition(": ")
    yield [f"{key}:" if colon else f'{line} ""']


def misspelt(line: str) -> Iterator[list[str]]:
    key = re.match(r"\s*(?:- )*([a-z_]{5,}):", line)
    if key:
        start, end = key.span(1)
        yield [line[: end - 2] + line[end - 1 :]]
        yield [line[:start] + line[start].upper() + line[start + 1 :]]
        yield [line[: start + 2] + " " + line[start + 2 :]]


def variants(text: str, slip: Slip) -> Iterator[str]:
    lines = text.splitlines()
    for number, line in enumerate(lines):
        for new in slip(line):
            yield "\n".join([*lines[:number], *new, *lines[number + 1 :], ""])


def obeyed(text: str, finding: Finding) -> str | None:
    """Return a text after what the help says, where it says it to the letter."""
    lines = text.splitlines()
    at, place, advice = finding.place.line - 1, finding.place, finding.help or ""
    if found := INDENT.fullmatch(advice):
        start, end = (int(found[1]) - 1, int(found[2])) if found[1] else (at, at + 1)
        by = " " * int(found[3])
        for line in range(start, end):
            lines[line] = by + lines[line] if found[4] == "more" else lines[line].removeprefix(by)
    elif found := LINE_ABOVE.fullmatch(advice):
        lines.insert(at, " " * int(found[2] or 0) + found[1])
    elif (found := INSTEAD.fullmatch(advice)) and not advice.endswith("…"):
        before, after = lines[at][: place.column - 1], lines[at][place.end_column - 1 :]
        lines[at] = before + found[1] + after
    elif advice == "write this line behind the next":
        lines[at : at + 2] = lines[at + 1], lines[at]
    elif advice == "remove one of the two":
        del lines[at]
    else:
        return None
    return "\n".join([*lines, ""])


@pytest.mark.parametrize("text", [NESTED, FLAT], ids=["nested", "flat"])
@pytest.mark.parametrize(
    "slip",
    [moved, doubled, removed, with_another_dash, with_another_sign, with_nothing, misspelt],
)
def test_a_slip_in_a_line_is_one_finding_with_a_place_and_a_help(text: str, slip: Slip) -> None:
    assert not read(text, "map.yaml").faults
    for variant in variants(text, slip):
        found = read(variant, "map.yaml").faults
        assert len(found) < 2, (variant, found)
        for finding in found:
            assert finding.help, (variant, finding)
            assert 0 < finding.place.line <= len(variant.splitlines()) + 1
            mended = obeyed(variant, finding)
            assert mended is None or not read(mended, "map.yaml").faults, (variant, finding)
