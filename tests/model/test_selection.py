"""Parts of maps: what a root, a depth and a group select, and what is left out."""

import networkx as nx
import pytest
from drawn_maps import map_texts
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import Selection, select

MAPS = map_texts().map(argmap.loads)
FERRY = argmap.loads("""\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: [school, road], attacked_by: {premises: bus, attacked_by: bus-stopped}}
    attacked_by: ice
claims:
  ice: {text: The ice is a danger., supported_by: old-hull, attacked_by: breaker}
premises:
  school: Children cross to school.
  road: The road is closed in winter.
  bus: A bus goes round the lake.
  bus-stopped: It stopped last year.
  old-hull: The hull is old.
  breaker: The city has an icebreaker.
groups:
  need: {title: Who needs it, statements: [run, school]}
  danger: [breaker]
""")


def nodes(argument_map: ArgumentMap) -> set[str]:
    return set(argument_map.graph)


def left_out(argument_map: ArgumentMap) -> dict[str, int]:
    return dict(argument_map.graph.nodes(data="left_out"))  # type: ignore[arg-type]


def counted(argument_map: ArgumentMap) -> dict[str, int]:
    return {node: count for node, count in left_out(argument_map).items() if count}


def test_all_of_a_map_is_the_map_itself() -> None:
    assert select(FERRY, Selection()) is FERRY


def test_an_undercutter_is_one_argument_further_than_the_argument() -> None:
    first = select(FERRY, Selection(depth=1))
    assert nodes(first) == {"run", "run/s1", "school", "road", "run/a1", "ice"}
    assert counted(first) == {"run/s1": 1, "ice": 2}
    second = select(FERRY, Selection(depth=2))
    assert nodes(second) == nodes(FERRY) - {"run/s1/a1/a1", "bus-stopped"}
    assert counted(second) == {"run/s1/a1": 1}
    assert not counted(select(FERRY, Selection(depth=3)))


def test_a_group_comes_with_what_is_said_against_it_and_its_answers() -> None:
    need = select(FERRY, Selection(group="need"))
    assert nodes(need) == nodes(FERRY) - {"ice/s1", "old-hull"}
    outside = {node for node, is_outside in need.graph.nodes(data="outside") if is_outside}
    assert outside == {"road", "bus", "bus-stopped", "ice", "breaker"}
    assert counted(need) == {"ice": 1}
    assert need.groups == {"need": {"title": "Who needs it", "statements": ["run", "school"]}}
    assert nodes(select(FERRY, Selection(group="danger"))) == {"breaker"}


def test_upward_a_step_that_is_undercut_is_on_the_way() -> None:
    def upward(depth: int | None) -> ArgumentMap:
        return select(FERRY, Selection(roots=("bus",), depth=depth, upward=True))

    assert nodes(upward(None)) == {"bus", "run/s1/a1", "run/s1", "school", "road", "run"}
    assert nodes(upward(1)) == {"bus", "run/s1/a1", "run/s1", "school", "road"}
    assert counted(upward(1)) == {"run/s1": 1}
    assert counted(upward(2)) == {}


def test_linked_premises_keep_their_order() -> None:
    text = "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: [[z, a, m]]}}\n"
    whole = argmap.loads(f"{text}premises: {{a: A., m: M., z: Z.}}")
    assert select(whole, Selection(depth=1)).premises_of("c/s1") == ["z", "a", "m"]


@pytest.mark.parametrize(
    "wanted", [Selection(roots=("lake",)), Selection(group="lake"), Selection(roots=("run/s1",))]
)
def test_what_is_not_there_cannot_be_selected(wanted: Selection) -> None:
    with pytest.raises(KeyError):
        select(FERRY, wanted)


def test_of_a_group_only_what_is_in_it_can_be_a_root() -> None:
    with pytest.raises(KeyError):
        select(FERRY, Selection(group="danger", roots=("run",)))


@given(drawn=MAPS, depth=st.integers(0, 4), data=st.data())
def test_a_depth_keeps_what_some_way_reaches_with_so_many_arguments(
    drawn: ArgumentMap, depth: int, data: st.DataObject
) -> None:
    roots = data.draw(st.lists(st.sampled_from(drawn.statements()), min_size=1, unique=True))
    for upward in (False, True):
        ways: nx.DiGraph[str] = nx.DiGraph()
        ways.add_nodes_from(drawn.graph)
        ways.add_weighted_edges_from(
            (start, end, 0 if drawn.is_statement(end) else 1)
            for edge in drawn.graph.edges
            for start, end in [edge if upward else edge[::-1]]
        )
        near = set(nx.multi_source_dijkstra_path_length(ways, set(roots), cutoff=depth))
        if upward:
            # And the steps that are undercut, and all premises.
            arguments = near - set(drawn.statements())
            steps = {drawn.target_of(each) for each in arguments} - set(drawn.statements())
            near |= steps.union(*map(drawn.premises_of, arguments | steps))
        part = select(drawn, Selection(roots=tuple(roots), depth=depth, upward=upward))
        assert nodes(part) == near


@given(drawn=MAPS, depth=st.none() | st.integers(0, 3))
def test_whatever_is_left_out_is_counted_where_it_is_missing(
    drawn: ArgumentMap, depth: int | None
) -> None:
    for wanted in (Selection(depth=depth), Selection(depth=depth, group="g")):
        part = select(drawn, wanted)
        for node in part.graph:
            missing = set(drawn.graph.predecessors(node)) - nodes(part)
            assert left_out(part)[node] == (len(missing) or None)
            assert not any(map(drawn.is_statement, missing))


@given(drawn=MAPS)
def test_no_group_drops_an_objection(drawn: ArgumentMap) -> None:
    part = select(drawn, Selection(group="g"))
    for node in part.graph:
        assert part.arguments_against(node) == drawn.arguments_against(node)


@given(drawn=MAPS, depth=st.integers(0, 3))
def test_labels_and_sides_are_those_of_the_whole(drawn: ArgumentMap, depth: int) -> None:
    for wanted in (Selection(depth=depth), Selection(group="g")):
        part = select(drawn, wanted)
        assert part.labels() == {node: drawn.labels()[node] for node in part.graph}
        assert part.sides() == {node: drawn.sides()[node] for node in part.graph}
