"""What argmap exports it imports again, less what was reported as lost: the law of both."""

import json
from typing import Any

import pytest
from every_key import whole_map
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import exported
from writing_maps import Writer, arguments_of_a_map

import argmap
from argmap.export import FORMATS as EXPORTS
from argmap.export import export
from argmap.export.support.export_options import ExportOptions
from argmap.importing import Imported, read
from argmap.importing.support.import_options import REPHRASES, ImportOptions, Rephrase
from argmap.importing.support.source import DamagedError
from argmap.model.selection import Selection, select
from argmap.reading import read as read_map
from argmap.workspace.graphviz import draw
from argmap.writing.comparing import difference
from argmap.writing.formatting import format_map


def there_and_back(name: str, text: str) -> Imported:
    """Return what an export of a map is read as, and assert that it is the same map.

    `argmap fmt` would change nothing in it.
    """
    imported = read(exported(name, text))
    assert format_map(imported.text.encode(), "map").text == imported.text
    assert imported.format == name
    assert difference(read_map(text, "map"), read_map(imported.text, "map")) is None
    return imported


@pytest.mark.parametrize("name", ["aif", "json"])
@settings(max_examples=60)
@given(st.data())
def test_nothing_is_lost_in_json(name: str, data: st.DataObject) -> None:
    roots = data.draw(arguments_of_a_map())
    text = Writer(data.draw, has_groups=data.draw(st.booleans())).map(roots)
    assert there_and_back(name, text).losses == ()


EXPECTING = """\
argmap: 1
title: Should the ferry run in winter?
sources: {log: {title: The log of the ferry, author: [Ann, Ben], paragraphs: 9}}
recommendations:
  run:
    text: Run it in winter.
    addressee: [The city]
    supported_by:
      - {premises: [mail, "The road is closed."], id: by-need, scheme: Default Inference}
      - {premises: mail, scheme: RA, cites: {log: [{quote: It came., locator: p. 1}, 3-4]}}
    attacked_by:
      - {premises: ice, outweighed_by: mail, attacked_by: {premises: thin, attacked_by: ice}}
premises: {mail: {text: The mail comes by boat., cites: [2, 3]}, ice: Ice!, thin: It is thin.}
groups: {need: {title: need, statements: [mail]}, ice: [thin, ice], none: Nothing}
expect: {accepted: [ice, run/a1/a1/a1], rejected: [run/a1/a1], undecided: [run/by-need, run/s2]}
"""


@pytest.mark.parametrize("name", ["aif", "json"])
def test_expectations_schemes_and_titles_are_kept(name: str) -> None:
    imported = there_and_back(name, EXPECTING)
    assert imported.losses == ()
    assert imported.map.groups["ice"]["statements"] == ["thin", "ice"]
    assert imported.map.premises_of("run/by-need") == ["mail", "the-road-is-closed"]


@pytest.mark.parametrize("name", ["aif", "json"])
def test_every_key_is_kept(name: str) -> None:
    text, _ = whole_map()
    assert there_and_back(name, text).losses == ()


def test_ids_in_json_may_be_numbers() -> None:
    nodes: list[dict[str, Any]] = [
        {"id": 1, "type": "statement", "text": "It rains."},
        {"id": 2, "type": "statement", "text": "It is wet."},
        {"id": 3, "type": "argument", "relation": "support"},
    ]
    edges = [{"source": 1, "target": 3}, {"source": 3, "target": 2}]
    groups = {"rain": {"title": "Rain", "statements": [1]}}
    found = read(json.dumps({"graph": {"groups": groups}, "nodes": nodes, "links": edges}))
    assert list(found.map.graph.predecessors("2/3")) == ["1"]
    assert found.map.graph.nodes["1"]["group"] == "rain"
    assert not found.losses


PLACES = {"aif": "node 3", "json": "nodes[2]", "markdown": "line 9"}


@pytest.mark.parametrize("name", ["aif", "json", "markdown"])
def test_what_a_part_and_a_draft_have_not_is_reported(name: str) -> None:
    draft = "argmap: 1\ntitle: T\nclaims: {a: {text: A., supported_by: [b, c]}, c: C., d: D.}\n"
    drafted, _ = argmap.loads(draft, draft=True)
    part = select(drafted, Selection(roots=("a", "d"), depth=0))
    data = export(part, EXPORTS[name], ExportOptions(), draw).data
    # In Markdown a paragraph says what the signs of these places mean.
    lost = ["{} place", "{} paragraph"] if name == "markdown" else ["{} place"]
    assert [loss.what.partition("{s}")[0] for loss in read(data).losses] == lost
    data = export(drafted, EXPORTS[name], ExportOptions(), draw).data
    imported = read(data)
    assert [str(loss) for loss in imported.losses] == [
        f"1 statement not written yet, with its id as text, at {PLACES[name]}"
    ]
    facts = imported.map.graph.nodes["b"]
    assert (facts["text"], facts["kind"], facts["undeveloped"]) == ("b", "claim", True)
    assert set(imported.map.statements()) == {"a", "b", "c", "d"}


@st.composite
def graphs(draw: st.DrawFn) -> str:
    """Draw AIF in which anything may lead to anything."""
    types = draw(st.lists(st.sampled_from(TYPES), min_size=1, max_size=14))
    numbers = st.integers(0, len(types) - 1)
    edges = draw(st.lists(st.tuples(numbers, numbers), max_size=40))
    texts = st.sampled_from(["A.", "B.", "note", "", "a1"])
    return json.dumps(
        {
            "nodes": [
                {"nodeID": number, "type": each, "text": draw(texts)}
                for number, each in enumerate(types)
            ],
            "edges": [{"fromID": start, "toID": end} for start, end in edges],
        }
    )


TYPES = ["I", "I", "I", "RA", "CA", "CA", "MA", "L", "YA"]


@settings(max_examples=300)
@given(graphs(), st.sampled_from(REPHRASES), st.booleans())
def test_any_graph_becomes_a_map_that_comes_back_whole(
    text: str, rephrase: Rephrase, everything: bool
) -> None:
    try:
        imported = read(text, "aif", ImportOptions(rephrase=rephrase, everything=everything))
    except DamagedError:
        return
    for name in ("aif", "json"):
        assert there_and_back(name, imported.text).losses == ()
