"""On whose side statements and arguments are: fixed maps, and the law compared on random ones."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.model.argument_map import ArgumentMap


def loads(body: str) -> ArgumentMap:
    return argmap.loads(f"argmap: 1\ntitle: T\n{body}")


def on_the_other_side(argument_map: ArgumentMap) -> list[str]:
    return [node for node, side in argument_map.sides().items() if side == "other"]


def test_whoever_uses_a_premise_defends_it() -> None:
    shared = loads("""\
recommendations:
  pool: {text: Build a pool., supported_by: children, attacked_by: [[children, noise]]}
premises:
  children: {text: Many children live here., attacked_by: moved}
  noise: Children are noisy.
  moved: {text: Most families have moved., attributed_to: The registry}
""")
    assert on_the_other_side(shared) == ["pool/a1", "children/a1", "noise", "moved"]


def test_what_is_own_from_outside_of_its_circle_may_be_on_both_sides_in_it() -> None:
    circle = loads("""\
recommendations:
  go: {text: Go., supported_by: a}
claims:
  a: {text: A., supported_by: b}
  b: {text: B., attacked_by: a, supported_by: p}
premises: {p: P.}
""")
    # b is own as a reason for a, and the other way round through the attack of a on b.
    assert on_the_other_side(circle) == ["b/a1"]


def test_two_statements_that_attack_each_other() -> None:
    rivals = loads("claims: {a: {text: A., attacked_by: b}, b: {text: B., attacked_by: a}}")
    assert on_the_other_side(rivals) == ["a/a1", "b"]


@pytest.mark.parametrize("kind", ["claims", "recommendations"])
def test_a_root_of_somebody_else_is_on_the_other_side(kind: str) -> None:
    quoted = loads(
        f"{kind}: {{a: {{text: A., attributed_to: X, attacked_by: p}}}}\npremises: {{p: P.}}"
    )
    assert on_the_other_side(quoted) == ["a"]


def test_what_is_rejected_is_on_the_other_side_and_what_attacks_it_is_own() -> None:
    record = loads("""\
recommendations:
  pool: {text: Build a pool., supported_by: [fun, {premises: cheap, rejected: true}]}
  gym: {text: Build a gym., rejected: true, supported_by: health, attacked_by: space}
premises:
  fun: {text: It is fun., rejected: true, attacked_by: boring}
  cheap: It is cheap.
  boring: It is boring.
  health: It is healthy.
  space: It needs space.
""")
    assert on_the_other_side(record) == ["pool/s2", "gym", "gym/s1", "fun", "cheap", "health"]


def by_definition(argument_map: ArgumentMap) -> dict[str, str]:
    """Give the sides as the format's semantics define them, component by component."""
    graph, roots = argument_map.graph, set(argument_map.roots())
    rejected = {node for node, given in graph.nodes.items() if "rejected" in given}
    other = {"own": "other", "other": "own"}
    found: dict[str, set[str]] = {node: set() for node in graph}

    def passed(node: str, target: str) -> set[str]:
        attacks = graph.nodes[node].get("relation") == "attack"
        return {other[side] if attacks else side for side in found[target]}

    condensed = nx.condensation(graph)
    for number in reversed(list(nx.topological_sort(condensed))):
        members = condensed.nodes[number]["members"]
        for node in members:
            outside = [passed(node, end) for end in graph.successors(node) if end not in members]
            sides = set().union(*outside)
            if node in roots:
                sides.add("other" if "attributed_to" in graph.nodes[node] else "own")
            found[node] = {"own"} if len(sides) == 2 else sides
        found |= {node: {"other"} for node in members if node in rejected}
        while True:
            before = {node: set(found[node]) for node in members}
            for node in members:
                for end in graph.successors(node):
                    if end in members and node not in rejected:
                        found[node] |= passed(node, end)
            if before == {node: found[node] for node in members}:
                break
    return {
        node: min(sides)
        if len(sides) == 1
        else ("other" if graph.nodes[node].get("relation") == "attack" else "own")
        for node, sides in found.items()
    }


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Draw a map of claims that support, attack and undercut each other, in circles too."""
    count = draw(st.integers(1, 7))
    ids = [f"c{number}" for number in range(count)]
    lines = ["claims:"]
    for name in ids:
        others = [other for other in ids if other != name]
        lines.append(f"  {name}:\n    text: Claim {name}.")
        if draw(st.integers(0, 4)) == 0:
            lines.append("    attributed_to: Somebody")
        if draw(st.integers(0, 4)) == 0:
            lines.append("    rejected: true")
        for key in ("supported_by", "attacked_by"):
            entries = draw(st.lists(st.sampled_from(others), max_size=2)) if others else []
            if entries:
                lines.append(f"    {key}:")
            for premise in entries:
                undercut = draw(st.none() | st.sampled_from(ids))
                under = f", attacked_by: {undercut}" if undercut else ""
                under += ", rejected: true" if draw(st.integers(0, 4)) == 0 else ""
                lines.append(f"      - {{premises: {premise}{under}}}")
    return "\n".join(lines)


@given(maps())
def test_sides_are_those_of_the_definition(body: str) -> None:
    argument_map = loads(body)
    assert argument_map.sides() == by_definition(argument_map)
