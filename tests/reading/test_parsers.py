"""PyYAML's own parser reads what libyaml reads, and refuses what libyaml refuses."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.reading import Reading, read

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="libyaml is missing")

MAP = """\
argmap: 1
title: "Is it so?"
sources: {s: {title: S, paragraphs: 9}}
claims:
  a:
    text: 'It is so: yes'
    supported_by:
      - [b, c]
      - premises: d
        attacked_by: [e]
    cites: {s: [1, 2-3]}
  d: >-
    folded text
    more of it
premises:
  b: {text: plain text here, cites: {s: 3}}
  c: "two
    lines"
  e: |
    block

    text
"""


def read_by_both(text: bytes | str) -> tuple[Reading, Reading]:
    with pytest.MonkeyPatch.context() as patch:
        by_libyaml = read(text, "map.yaml")
        patch.setattr(yaml, "__with_libyaml__", False)
        return by_libyaml, read(text, "map.yaml")


def graph(reading: Reading) -> Any:
    graph = reading.map.graph
    return list(graph.nodes(data=True)), list(graph.edges), graph.graph, reading.map.places


def is_yaml(text: str) -> bool:
    """Tell whether a text is YAML, with no tag but words: the parsers take others in two ways."""
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    tags = (getattr(event, "tag", None) for event in events)
    return bool(events) and all(re.fullmatch(r"(?:!|tag:.*:)[\w-]*", tag or "!") for tag in tags)


def assert_alike(text: bytes | str) -> None:
    """Compare what was read and what was said; of a text that is no YAML, that it was refused."""
    by_libyaml, by_python = read_by_both(text)
    assert bool(by_libyaml.faults) == bool(by_python.faults)
    if is_yaml(by_libyaml.text.content):
        assert by_libyaml.faults == by_python.faults
        assert graph(by_libyaml) == graph(by_python)


def assert_places_inside(reading: Reading) -> None:
    lines = re.split("\r\n|\r|\n", reading.text.content)
    for fault in reading.faults:
        for place in (fault.place, *fault.related):
            assert (place.line, place.column) <= (place.end_line, place.end_column)
            assert 1 <= place.line <= place.end_line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1


@pytest.mark.parametrize(
    "value",
    [
        "a\ttab inside",
        "\ta tab in front",
        "a tab behind\t# and a comment",
        "why? because",
        "{text: why? because}",
        "{text: why?, note: how?}",
        "{text: x:y}",
        "{text:x}",
        "{text: a:]}",
        "[?, b]",
        "{? : b}",
        "{text: , note: }",
        "!tag x",
        "[!tag, x]",
        "!<tag:x> y",
        "!a!b y",
        "!a,b y",
        "!!",
        "!a!",
        "! y",
        "!%41 y",
        "!<> y",
        "|\n\ttab",
        "|\n    x\n  \ty",
        "|2-\n    x\n",
        "|-2\n    x\n",
        "|0\n    x\n",
        "| # comment\n    x\n",
        ">#comment\n    x\n",
        ">-\t\n    x\n",
        '"\\ud800"',
        '"\\U00110000"',
        '"\\q"',
        '"\\x4"',
        "'open",
        "- x",
        "%x",
        "x\n  y\n z",
        "x\n---\nargmap: 1",
        "x\n...\ny",
        "x\n%FOO\n---\n",
        "x #y\n     z",
        "&a x",
        "*a",
        "& x",
    ],
)
def test_what_the_parsers_take_differently_by_themselves(value: str) -> None:
    assert_alike(f"argmap: 1\ntitle: T\nclaims:\n  a: {value}\n")


@pytest.mark.parametrize(
    "line",
    ["%YAML 1.1", "%YAML 1.2", "%YAML 1.3", "%YAML 2.0", "%YAML x", "%TAG ! x", "%FOO", "# none"],
)
def test_directives(line: str) -> None:
    assert_alike(f"{line}\n---\n{MAP}")


PIECES = [
    *":#\"'[]{},-&*!|>%@\t\n\r \\?`~=<.ax1\x01\x85\u2028\ufeffé",
    "- ", ": ", "\n  ", " #", "---\n", "...\n", "\r\n", "? ", "!!str ", "&a ", "*a", "<<: ",
    "|\n", ">2\n", "\\x41", "\\ud800",
]  # fmt: skip

edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 4), st.sampled_from(["", "", *PIECES])),
    min_size=1,
    max_size=3,
)


def edited(text: str, changes: list[tuple[float, int, str]]) -> str:
    """Replace some characters at some places by a piece."""
    for where, length, piece in changes:
        start = round(where * len(text))
        text = text[:start] + piece + text[start + length :]
    return text


@settings(deadline=None, max_examples=150)
@given(edits)
@example([(0.5, 0, "\t")])
@example([(1, 0, "{")])
@example([(1, 0, "!"), (1, 0, "!")])
@example([(0.451171875, 0, "!"), (0.453125, 0, "? "), (0.453125, 0, "!")])
def test_the_parsers_agree_on_maps_gone_wrong(changes: list[tuple[float, int, str]]) -> None:
    text = edited(MAP, changes)
    assert_alike(text)
    assert_places_inside(read(text, "map.yaml"))


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_byte_soup_is_never_too_much(soup: bytes | str) -> None:
    by_libyaml, by_python = read_by_both(soup)
    assert_places_inside(by_libyaml)
    assert_places_inside(by_python)
    assert by_libyaml.faults
    assert by_python.faults
