"""The index of a map says what the map itself says, for all nodes at once."""

from drawn_maps import map_texts
from hypothesis import given

import argmap
from argmap.model.argument_map import ArgumentMap
from argmap.model.index import Index

FERRY = argmap.loads("""\
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
""")


def test_what_leads_to_what() -> None:
    index = Index(FERRY.graph)

    assert index.targets == {"run/s1": "run", "run/s1/a1": "run/s1", "run/a1": "run"}
    assert index.premises == {
        "run/s1": ["school", "road"],
        "run/s1/a1": ["bus"],
        "run/a1": ["ice"],
    }
    assert index.supports == {"run": ["run/s1"]}
    assert index.attacks == {"run": ["run/a1"], "run/s1": ["run/s1/a1"]}
    assert index.unused == ["run", "hull"]
    assert index.reused == []


@given(map_texts().map(argmap.loads))
def test_it_says_what_the_map_says(drawn: ArgumentMap) -> None:
    index = Index(drawn.graph)
    uses = {node: len(drawn.arguments_from(node)) for node in drawn.statements()}

    assert [node for node, _ in index.statements] == drawn.statements()
    assert list(index.targets) == drawn.arguments()
    assert [node for node in index.nodes if index.is_statement(node)] == drawn.statements()
    for argument in drawn.arguments():
        assert index.targets[argument] == drawn.target_of(argument)
        assert index.premises[argument] == drawn.premises_of(argument)
    for node in drawn.graph:
        assert index.supports.get(node, []) == drawn.arguments_for(node)
        assert index.attacks.get(node, []) == drawn.arguments_against(node)
    assert index.unused == [node for node, count in uses.items() if not count]
    assert index.reused == [node for node, count in uses.items() if count > 1]
