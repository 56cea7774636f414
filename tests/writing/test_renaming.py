"""A renamed map is the map of before, under another name, and nothing else of its text changes."""

import codecs
import re
from pathlib import Path
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from writing_maps import SECTIONS, Statement, Writer, arguments_of_a_map

from argmap.reading import Reading, read
from argmap.writing.mentions import mentions
from argmap.writing.renaming import Renaming, RenamingError, What, rename

EVERY_KEY = Path(__file__).parent.parent.parent / "maps" / "night-depot.yaml"
NEW = "zebra-é"
COMMENT = re.compile(r"# [^\s#]+: rain, \[snow\] [0-9]+")
ENCODINGS = {b"": "utf-8", codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le"}


@st.composite
def files(draw: st.DrawFn, roots: list[Statement], *, has_groups: bool) -> bytes:
    """Write a map down, with comments that hold ids, and an expectation of its nodes."""
    text = Writer(draw, has_groups=has_groups).map(roots)
    nodes = read(text, "m").map.graph.nodes
    named = [
        name
        for name in nodes
        if "unnamed" not in nodes[name.partition("/")[0]] and "/s" not in name
    ]
    expected = draw(st.lists(st.sampled_from(named), max_size=4, unique=True))
    if expected:
        text += f"expect: {{undecided: {expected}}}\n".replace("'", draw(st.sampled_from("'\"")))
    lines = text.splitlines()
    for at in draw(st.sets(st.integers(0, len(lines) - 1), max_size=5)):
        comment = f"# {draw(st.sampled_from(named))}: rain, [snow] {at}"
        lines[at] = draw(st.sampled_from([f"{lines[at]}  {comment}", f"{comment}\n{lines[at]}"]))
    ended = "\n".join([*lines, ""]).replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    mark, encoding = draw(st.sampled_from(list(ENCODINGS.items())))
    return mark + ended.encode(encoding)


def read_without_faults(data: bytes) -> Reading:
    reading = read(data, "m.yaml", keep_values=True)
    assert reading.faults == []
    return reading


def names_of(reading: Reading) -> list[tuple[What, str]]:
    """Give what can be renamed in a map, each with its name."""
    graph = reading.map.graph
    nodes: list[tuple[What, str]] = [
        ("node", name)
        for name, given in graph.nodes(data=True)
        if ("kind" in given and "unnamed" not in given)
        or re.search("/(?![sa][0-9]+$)[^/]+$", name)
    ]
    sources: list[tuple[What, str]] = [("source", name) for name in reading.map.sources]
    groups: list[tuple[What, str]] = [("group", name) for name in reading.map.groups]
    return [*nodes, *sources, *groups]


def content_of(reading: Reading) -> Any:
    graph = reading.map.graph
    nodes = [
        (name, {key: value for key, value in given.items() if key != "column"})
        for name, given in graph.nodes(data=True)
    ]
    facts = graph.graph
    return nodes, set(graph.edges), facts, [*facts.get("sources", {})], [*facts.get("groups", {})]


def under_the_new_name(reading: Reading, what: str, old: str, new: str) -> Any:
    """Give what a map holds, with another name for one thing in it."""
    graph = reading.map.graph

    def node(name: str) -> str:
        is_meant = what == "node" and f"{name}/".startswith(f"{old}/")
        return f"{new}{name[len(old) :]}" if is_meant else name

    def other(name: str, kind: str) -> str:
        return new if (kind, name) == (what, old) else name

    renamed = nx.relabel_nodes(graph, {name: node(name) for name in graph})
    for facts in renamed.nodes.values():
        if "group" in facts:
            facts["group"] = other(facts["group"], "group")
        for citation in facts.get("cites", []):
            citation["source"] = other(citation["source"], "source")
    facts = dict(graph.graph)
    if "groups" in facts:
        facts["groups"] = {
            other(name, "group"): {**each, "statements": list(map(node, each["statements"]))}
            for name, each in facts["groups"].items()
        }
    if "expect" in facts:
        facts["expect"] = {label: list(map(node, ids)) for label, ids in facts["expect"].items()}
    facts["sources"] = {other(name, "source"): each for name, each in facts["sources"].items()}
    renamed.graph = facts
    reading.map.graph = renamed
    return content_of(reading)


@given(st.data(), arguments_of_a_map(), st.booleans())
def test_a_renamed_map_is_the_same_map(
    data: st.DataObject, roots: list[Statement], has_groups: bool
) -> None:
    before = data.draw(files(roots, has_groups=has_groups))
    reading = read_without_faults(before)
    what, old = data.draw(st.sampled_from(names_of(reading)))
    new = old.rpartition("/")[0] + "/" * ("/" in old) + NEW
    renamed = rename(reading, before, Renaming.of(what, old, NEW))

    after = read_without_faults(renamed.data)
    assert content_of(after) == under_the_new_name(reading, what, old, new)
    assert COMMENT.findall(renamed.content) == COMMENT.findall(reading.text.content)
    pieces = re.split(NEW, renamed.content)
    assert len(pieces) == renamed.places + 1
    assert old.rpartition("/")[2].join(pieces) == reading.text.content
    back = rename(after, renamed.data, Renaming.of(what, new, old))
    assert back.data == before


ODD = ["text", "outweighed_by", "quote", "supported-by", "no", "12", "rain", "ice-falls", "s1"]


@given(st.data(), arguments_of_a_map(), st.sampled_from(ODD))
def test_an_odd_name_is_refused_or_is_but_a_name(
    data: st.DataObject, roots: list[Statement], new: str
) -> None:
    before = data.draw(files(roots, has_groups=True))
    reading = read_without_faults(before)
    what, old = data.draw(st.sampled_from(names_of(reading)))
    try:
        renamed = rename(reading, before, Renaming.of(what, old, new))
    except RenamingError:
        return
    after = read_without_faults(renamed.data)
    assert texts_of(after) == texts_of(reading)
    assert len(after.map.graph.edges) == len(reading.map.graph.edges)


def texts_of(reading: Reading) -> list[str]:
    return [facts["text"] for facts in reading.map.graph.nodes.values() if "text" in facts]


def test_every_name_in_the_map_with_every_key_can_be_changed_and_changed_back() -> None:
    before = EVERY_KEY.read_bytes()
    reading = read_without_faults(before)
    for what, old in names_of(reading):
        new = old.rpartition("/")[0] + "/" * ("/" in old) + NEW
        renamed = rename(reading, before, Renaming.of(what, old, new))
        after = read_without_faults(renamed.data)
        assert rename(after, renamed.data, Renaming.of(what, new, old)).data == before


def test_every_name_of_a_large_map_is_found_at_once() -> None:
    count = 20_000
    lines = [f"  c{n}: {{text: C, supported_by: [[c{n + 1}, hub]]}}\n" for n in range(count)]
    ends = f"  c{count}: C\n  hub: {{text: H, undeveloped: true}}\n"
    text = f"argmap: 1\ntitle: T\n{next(iter(SECTIONS.values()))}:\n{''.join(lines)}{ends}"
    reading = read(text, "m.yaml", keep_values=True)
    assert rename(reading, text.encode(), Renaming.of("node", "hub", "new")).places == count + 1
    assert sum(1 for _ in mentions(reading.values)) == 3 * count + 2
