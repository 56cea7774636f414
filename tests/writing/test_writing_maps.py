"""Maps that are no text are written in canonical form: reading that gives the map back."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing_maps import Writer, arguments_of_a_map

import argmap
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import Selection, select
from argmap.reading import read
from argmap.writing.comparing import difference
from argmap.writing.formatting import format_map
from argmap.writing.maps import write_map

FERRY = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - The mail comes by boat.
      - text: Children cross to school.
        supported_by: {premises: The school is on the other side., id: by-map}
        attacked_by:
          - premises: A bus goes round the lake.
            outweighed_by: The bus takes two hours.
            attacked_by: No bus came on Monday.
    attacked_by: ice
claims:
  ice: {text: "The ice is a danger: it is thick.", undeveloped: true}
groups: {mail: [ice], danger: {title: ice, statements: [run]}}
expect:
  accepted: [run/s1]
  rejected: [run/a1]
"""


def assert_faithful(text: str) -> str:
    """Assert that what is written of a map is that map, in the form of `argmap fmt`."""
    before = read(text, "map.yaml")
    assert before.is_all_read
    written = write_map(before.map)
    assert difference(before, read(written, "map.yaml")) is None
    assert format_map(written.encode(), "map.yaml").text == written
    return written


def test_statements_without_an_id_stand_in_place() -> None:
    written = assert_faithful(FERRY)
    assert "      - The mail comes by boat.\n" in written
    assert "premises:\n  " not in written


def test_a_group_whose_title_is_an_id_keeps_its_title() -> None:
    assert read(assert_faithful(FERRY), "").map.groups["danger"]["title"] == "ice"


@settings(max_examples=150)
@given(st.data())
def test_what_is_written_of_a_random_map_is_that_map(data: st.DataObject) -> None:
    roots = data.draw(arguments_of_a_map())
    assert_faithful(Writer(data.draw, has_groups=data.draw(st.booleans())).map(roots))


def test_a_draft_keeps_its_references() -> None:
    draft = "argmap: 1\ntitle: T\nclaims: {a: {text: A., supported_by: [b, [c, d]]}}\n"
    assert "supported_by:\n      - b\n      - [c, d]" in assert_faithful(draft)


@pytest.mark.parametrize(
    "wanted", [Selection(roots=("ice",)), Selection(group="danger"), Selection(depth=1)]
)
def test_a_part_is_a_map_of_its_own(wanted: Selection) -> None:
    part = select(argmap.loads(FERRY), wanted)
    reading = read(write_map(part), "part.yaml")
    assert reading.faults == []
    assert len(reading.map.graph) == len(part.graph)


KEYS_AS_IDS = """\
argmap: 1
title: T
premises:
  tags: A.
  outweighed_by: G.
  note: {text: B., tags: [x]}
  a: {text: C., tags: [x]}
  b: D.
  implicit: {text: E., tags: [x]}
  c: F.
"""


def test_a_statement_named_like_a_key_is_not_taken_for_it() -> None:
    roots = ("a", "implicit", "c", "note", "outweighed_by")
    part = select(argmap.loads(KEYS_AS_IDS), Selection(roots=roots))
    assert read(write_map(part), "part.yaml").faults == []
    assert_faithful(KEYS_AS_IDS)


def test_what_is_deeper_than_a_file_can_be_stands_in_sections() -> None:
    deep: nx.DiGraph[str] = nx.DiGraph(title="T")
    for number in range(100):
        given = {"type": "statement", "kind": "claim", "text": f"Text {number}."}
        deep.add_node(f"text-{number}", unnamed=True, **given)
        if number:
            argument = f"text-{number - 1}/s1"
            deep.add_node(argument, type="argument", relation="support")
            deep.add_edge(f"text-{number}", argument)
            deep.add_edge(argument, f"text-{number - 1}")
    reading = read(write_map(ArgumentMap(deep)), "deep.yaml")
    assert reading.faults == []
    assert len(reading.map.arguments()) == 99
