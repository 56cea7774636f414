"""Maps whose statements are not all written yet, as every view and format shows them."""

import json
from html import unescape

import networkx as nx
import pytest
from exporting import written

import argmap
from argmap.export.notebook import outline
from argmap.model.selection import Selection, select

TEXT = """\
argmap: 1
title: Should the ferry sail on Sundays?
recommendations:
  sail:
    text: The ferry should sail on Sundays.
    supported_by:
      - [pupils-go-home, crew-is-there]
      - premises: fares-pay-for-it
        attacked_by: fares-fall
    attacked_by: crew-is-there
premises:
  pupils-go-home: Pupils go home on Sundays.
"""
DRAFT, _ = argmap.loads(TEXT, draft=True)
FINISHED = argmap.loads(
    TEXT
    + "  crew-is-there: The crew is there.\n"
    + "  fares-pay-for-it: Fares pay for it.\n"
    + "  fares-fall: Fares fall.\n"
)
UNWRITTEN = ["crew-is-there", "fares-pay-for-it", "fares-fall"]
NOTICE = "3 statements are not written yet."
VIEWS = ["dot", "html", "markdown", "mermaid"]


def plain(text: str) -> str:
    """Give a text without what Markdown and mermaid escape."""
    return unescape(text.replace("\\", "").replace("#59;", ";"))


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_counts_what_is_not_written(name: str) -> None:
    assert NOTICE in plain(written(DRAFT, name))
    assert "not written yet" not in written(FINISHED, name)


def test_one_statement_is_not_several() -> None:
    draft, _ = argmap.loads(TEXT + "  crew-is-there: C.\n  fares-fall: F.\n", draft=True)
    assert "1 statement is not written yet." in written(draft, "markdown")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("dot", "?</FONT>\N{NO-BREAK SPACE}<I>{}</I></FONT></TD>"),
        ("html", "<span>{}</span> <i>(not written yet)</i>"),
        ("markdown", "? {} (not written yet)"),
        ("mermaid", '("? {}<br>(not written yet)")'),
    ],
)
def test_what_is_not_written_is_shown_by_its_id(name: str, shown: str) -> None:
    text = written(DRAFT, name)
    for node in UNWRITTEN:
        assert shown.format(node) in plain(text)


def test_the_outline_in_a_notebook_shows_them() -> None:
    text = outline(DRAFT)
    assert NOTICE in text
    for node in UNWRITTEN:
        assert f"<bdi>? {node}</bdi> <i>(<bdi>not written yet</bdi>)</i>" in text


def test_the_map_of_an_error_says_that_it_has_faults() -> None:
    with pytest.raises(argmap.InvalidMapError) as caught:
        argmap.loads(TEXT + "  wind: {txt: Wind.}\n")
    text = outline(caught.value.map)
    faults = len(caught.value.findings)
    assert f"This map has {faults} faults, and is shown as far as it could be read" in text
    assert NOTICE in text


@pytest.mark.parametrize("name", ["markdown", "mermaid"])
def test_nothing_is_decided_by_what_is_not_written(name: str) -> None:
    text = plain(written(DRAFT, name, labels=True))
    for node in UNWRITTEN:
        assert f"? ? {node}" in text
    assert "✗" not in text.replace("0 ✗ rejected", "")


def test_a_page_says_why_they_are_undecided() -> None:
    assert "is undecided, for its text is still missing" in written(DRAFT, "html")


def test_a_part_counts_the_whole_map() -> None:
    part = select(DRAFT, Selection(depth=0))
    assert NOTICE in written(part, "markdown")
    assert "crew-is-there" not in written(part, "markdown")


def test_data_have_them_as_nodes() -> None:
    graph = nx.node_link_graph(json.loads(written(DRAFT, "json")), edges="edges")
    assert nx.utils.graphs_equal(graph, DRAFT.graph)
    nodes = json.loads(written(DRAFT, "aif"))["nodes"]
    assert [node["text"] for node in nodes if node["argmap"].get("unwritten")] == [
        node for node in DRAFT.statements() if node in UNWRITTEN
    ]
    for name in ("graphml", "csv"):
        assert all(node in written(DRAFT, name) for node in UNWRITTEN)


def test_writing_a_statement_changes_nothing_else() -> None:
    """What is drafted is where it will be: its arguments, and all that is written."""
    assert set(DRAFT.graph.edges) == set(FINISHED.graph.edges)
    rest = [node for node in FINISHED.graph if node not in UNWRITTEN]
    assert [node for node in DRAFT.graph if node not in UNWRITTEN] == rest
    for node in rest:
        assert DRAFT.graph.nodes[node] == FINISHED.graph.nodes[node]
