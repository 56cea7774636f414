"""The rule circular-support."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import findings, told


def test_a_circle_written_out_with_every_step() -> None:
    text = """
        claims:
          a: {text: A, supported_by: c}
          b: {text: B, supported_by: [other, a]}
          c:
            text: C
            supported_by:
              - premises: [other, b]
        premises: {other: O}
    """
    (found,) = findings("circular-support", text)
    assert str(found) == (
        "map.yaml:4:3: error[circular-support] claim “a” rests on itself: a → b → c → a"
    )
    assert [(str(step), step.note) for step in found.related] == [
        ("map.yaml:5:38", "a → b"),
        ("map.yaml:9:9", "b → c"),
        ("map.yaml:4:30", "c → a"),
    ]


def test_the_shortest_circle_through_the_first_of_statements_with_several_circles() -> None:
    text = """
        claims:
          a: {text: A, supported_by: [b, d]}
          b: {text: B, supported_by: c}
          c: {text: C, supported_by: d}
          d: {text: D, supported_by: a}
          aside: {text: E, supported_by: a}
    """
    assert told("circular-support", text) == [
        (
            "4:3-4 claim “a” rests on itself: a → d → a, "
            "one of several circles among 4 statements that support each other"
        )
    ]


def test_each_set_of_statements_that_support_each_other_is_a_finding() -> None:
    text = """
        claims:
          a: {text: A, supported_by: [b, c]}
          b: {text: B, supported_by: a}
          c: {text: C, supported_by: d}
          d: {text: D, supported_by: c}
    """
    assert told("circular-support", text) == [
        "4:3-4 claim “a” rests on itself: a → b → a",
        "6:3-4 claim “c” rests on itself: c → d → c",
    ]


def test_circles_with_an_attack_in_them_are_none() -> None:
    text = """
        claims:
          a: {text: A, supported_by: b}
          b: {text: B, attacked_by: a}
          c: {text: C, supported_by: {premises: d, attacked_by: c}}
        premises: {d: D}
    """
    assert told("circular-support", text) == []


def test_a_long_circle_is_shortened_in_its_middle() -> None:
    lines = [f"  c{i}: {{text: C, supported_by: c{(i + 1) % 3000}}}" for i in range(3000)]
    (found,) = findings("circular-support", "\n".join(["claims:", *lines]))
    assert found.message == (
        "claim “c0” rests on itself: c0 → c2999 → c2998 → c2997 → c2996 → … 2991 more … "
        "→ c4 → c3 → c2 → c1 → c0"
    )
    assert len(found.related) == 3000


@pytest.mark.parametrize(("size", "left_out"), [(40, 0), (41, 32)])
def test_a_circle_of_forty_is_written_out(size: int, left_out: int) -> None:
    lines = [f"  c{i}: {{text: C, supported_by: c{(i + 1) % size}}}" for i in range(size)]
    (found,) = findings("circular-support", "\n".join(["claims:", *lines]))
    assert (f"… {left_out} more …" in found.message) == bool(left_out)
    assert found.message.count(" → ") == (size if not left_out else 10)
    assert len(found.related) == size


def test_a_deep_chain_is_no_circle() -> None:
    lines = [f"  c{i}: {{text: C, supported_by: c{i + 1}}}" for i in range(3000)]
    assert told("circular-support", "\n".join(["claims:", *lines, "  c3000: C"])) == []


@given(
    st.dictionaries(
        st.integers(0, 7), st.sets(st.integers(0, 7), min_size=1), min_size=1, max_size=8
    )
)
def test_findings_are_the_strongly_connected_components(rests_on: dict[int, set[int]]) -> None:
    lines = ["claims:"]
    graph: nx.DiGraph[str] = nx.DiGraph()
    for number in range(8):
        premises = sorted(rests_on.get(number, set()) - {number})
        graph.add_edges_from((f"c{premise}", f"c{number}") for premise in premises)
        named = ", ".join(f"c{premise}" for premise in premises)
        lines.append(f"  c{number}: {{text: C, supported_by: [{named}]}}")
    components = sorted(
        sorted(nodes) for nodes in nx.strongly_connected_components(graph) if len(nodes) > 1
    )
    found = findings("circular-support", "\n".join(lines))
    assert [one.node for one in found] == [component[0] for component in components]
    for one, component in zip(found, components, strict=True):
        inside = graph.subgraph(component)
        shortest = min(
            nx.shortest_path_length(inside, following, component[0]) + 1
            for following in inside.successors(component[0])
        )
        assert len(one.related) == shortest
