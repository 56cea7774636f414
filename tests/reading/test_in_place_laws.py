"""A map that is written in place is the map that the same statements make in sections."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from writing_maps import Statement, Writer, arguments_of_a_map

from argmap.checking.runner import check
from argmap.findings import Finding
from argmap.reading import Reading, read

# What these say depends on which of two comes first in the file.
ORDERED = {
    "circular-support",
    "duplicate-argument",
    "supports-and-attacks",
    "rejected-recommendation",
    "undecided-recommendation",
}


def read_without_faults(text: str) -> Reading:
    reading = read(text, "map.yaml")
    assert not reading.faults, (text, reading.faults)
    return reading


def content_of(reading: Reading) -> Any:
    """Give all that is in a map less lines, order and which names are made from texts."""
    graph = reading.map.graph
    nodes = {
        name: {key: value for key, value in facts.items() if key not in ADDED}
        for name, facts in graph.nodes(data=True)
    }
    groups = {
        name: {**group, "statements": set(group["statements"])}
        for name, group in reading.map.groups.items()
    }
    return nodes, set(graph.edges), {**graph.graph, "groups": groups}


ADDED = {"line", "column", "unnamed"}


def findings_of(reading: Reading) -> list[tuple[str, ...]]:
    return sorted(
        (finding.rule, *(() if finding.rule in ORDERED else (named(finding), finding.node or "")))
        for finding in check(reading)
    )


def named(finding: Finding) -> str:
    """Give a message without first words, which stand where the lines shown have them not."""
    return re.sub(r" \(“.*?”\)", "", finding.message)


@given(st.data(), arguments_of_a_map(), st.booleans())
def test_in_place_and_flat_are_the_same_map(
    data: st.DataObject, roots: list[Statement], has_groups: bool
) -> None:
    in_place = read_without_faults(Writer(data.draw, has_groups=has_groups).map(roots))
    ids = {
        facts["text"]: name
        for name, facts in in_place.map.graph.nodes(data=True)
        if facts["type"] == "statement"
    }
    flat = read_without_faults(Writer(data.draw, ids, has_groups=has_groups).map(roots))
    assert content_of(in_place) == content_of(flat)
    assert in_place.map.labels() == flat.map.labels()
    # In a circle that nothing leaves, the root is what comes first in the file.
    if set(in_place.map.roots()) == set(flat.map.roots()):
        assert in_place.map.sides() == flat.map.sides()
        assert findings_of(in_place) == findings_of(flat)


@given(st.data(), arguments_of_a_map())
def test_the_order_of_keys_and_the_forms_do_not_matter(
    data: st.DataObject, roots: list[Statement]
) -> None:
    one, other = (read_without_faults(Writer(data.draw).map(roots)) for _ in range(2))
    assert content_of(one) == content_of(other)


@given(st.data(), arguments_of_a_map())
def test_statements_come_in_the_order_of_their_texts(
    data: st.DataObject, roots: list[Statement]
) -> None:
    text = Writer(data.draw).map(roots)
    reading = read_without_faults(text)
    graph = reading.map.graph
    unnamed = [name for name, facts in graph.nodes(data=True) if "unnamed" in facts]
    places = [(graph.nodes[name]["line"], graph.nodes[name]["column"]) for name in unnamed]
    assert places == sorted(places)


@given(st.data(), arguments_of_a_map())
def test_each_place_is_that_of_the_id_or_else_of_the_text(
    data: st.DataObject, roots: list[Statement]
) -> None:
    text = Writer(data.draw).map(roots)
    lines = text.split("\n")
    reading = read_without_faults(text)
    for name, facts in reading.map.graph.nodes(data=True):
        if facts["type"] == "statement":
            there = lines[facts["line"] - 1][facts["column"] - 1 :].lstrip("\"'")
            wanted = facts["text"] if "unnamed" in facts else name
            assert there.startswith(wanted.replace('"', '\\"')), (there, wanted)
            start, end = reading.map.places.texts[name]
            assert facts["text"].partition(" ")[0] in text[start:end]


@given(st.data(), arguments_of_a_map())
def test_names_are_made_of_words_and_each_is_there_once(
    data: st.DataObject, roots: list[Statement]
) -> None:
    graph = read_without_faults(Writer(data.draw).map(roots)).map.graph
    for name, facts in graph.nodes(data=True):
        if "unnamed" in facts:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
            assert facts["text"].lower().startswith(name.partition("-")[0])


@given(st.data(), arguments_of_a_map())
def test_both_parsers_read_the_same(data: st.DataObject, roots: list[Statement]) -> None:
    text = Writer(data.draw).map(roots)
    one = read_without_faults(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(yaml, "__with_libyaml__", False)
        other = read_without_faults(text)
    assert list(one.map.graph.nodes(data=True)) == list(other.map.graph.nodes(data=True))
    assert set(one.map.graph.edges) == set(other.map.graph.edges)
