"""The structure of a map says what its graph says, for all nodes at once."""

import pytest
from drawn_maps import map_texts
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.model.argument_map import ArgumentMap
from argmap.model.structure import Structure

TEXT = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: [school, road], attacked_by: bus}
    attacked_by: ice
premises:
  school: Children cross to school.
  road: The road is closed in winter.
  bus: A bus goes round the lake.
  ice: The ice is a danger to children, who cross to school.
  hull: The hull is old.
"""
FERRY = argmap.loads(TEXT)


def test_what_leads_to_what() -> None:
    structure = FERRY.structure

    assert structure.targets == {"run/s1": "run", "run/s1/a1": "run/s1", "run/a1": "run"}
    assert structure.premises == {
        "run/s1": ["school", "road"],
        "run/s1/a1": ["bus"],
        "run/a1": ["ice"],
    }
    assert structure.supports == {"run": ["run/s1"]}
    assert structure.attacks == {"run": ["run/a1"], "run/s1": ["run/s1/a1"]}
    assert structure.unused == ["run", "hull"]
    assert structure.reused == []


@given(map_texts().map(argmap.loads))
def test_it_says_what_the_map_says(drawn: ArgumentMap) -> None:
    structure = drawn.structure
    uses = {node: len(drawn.arguments_from(node)) for node in drawn.statements()}

    assert [node for node, _ in structure.statements] == drawn.statements()
    assert list(structure.targets) == drawn.arguments()
    assert [node for node in structure.nodes if structure.is_statement(node)] == drawn.statements()
    for argument in drawn.arguments():
        assert structure.targets[argument] == drawn.target_of(argument)
        assert structure.premises[argument] == drawn.premises_of(argument)
    for node in drawn.graph:
        assert structure.supports.get(node, []) == drawn.arguments_for(node)
        assert structure.attacks.get(node, []) == drawn.arguments_against(node)
    assert structure.unused == [node for node, count in uses.items() if not count]
    assert structure.reused == [node for node, count in uses.items() if count > 1]


@given(map_texts().map(argmap.loads))
def test_a_graph_of_networkx_says_the_same(drawn: ArgumentMap) -> None:
    structure, again = drawn.structure, Structure.of(drawn.graph)

    for links in ("premises", "targets", "arguments_to", "uses"):
        assert getattr(again, links) == getattr(structure, links)
    assert list(again.nodes.items()) == list(structure.nodes.items())
    assert again.facts == structure.facts
    assert list(structure.links()) == list(drawn.graph.edges)
    assert structure.link_count == drawn.graph.number_of_edges()
    for node in structure.nodes:
        assert list(structure.following(node)) == list(drawn.graph.successors(node))
        assert list(structure.preceding(node)) == list(drawn.graph.predecessors(node))


@given(map_texts().map(argmap.loads), st.data())
def test_a_part_has_what_is_between_its_nodes(drawn: ArgumentMap, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(list(drawn.nodes))))
    part, graph = drawn.structure.part(kept), drawn.graph.subgraph(kept)

    assert list(part.nodes) == [node for node in drawn.nodes if node in kept]
    assert set(part.links()) == set(graph.edges)
    assert Structure.of(graph).uses.keys() == part.uses.keys()
    assert Structure.of(graph).arguments_to.keys() == part.arguments_to.keys()
    for facts in part.nodes.values():
        facts["note"] = "Of the part alone."
    assert all(facts.get("note") != "Of the part alone." for facts in drawn.nodes.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The hull is old.", "The hull is new."),
        ("[school, road]", "[road]"),
        ("    attacked_by: ice", "    attacked_by: bus"),
        ("title: Should", "title: May"),
        ("  hull: The hull is old.\n", ""),
    ],
)
def test_structures_are_equal_that_say_the_same(old: str, new: str) -> None:
    assert FERRY.structure.equals(argmap.loads(f"# About a ferry.\n{TEXT}").structure)
    assert not FERRY.structure.equals(argmap.loads(TEXT.replace(old, new, 1)).structure)
