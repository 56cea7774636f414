"""Which statements stand."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap import ArgumentMap

DEPOT = Path(__file__).parents[1] / "data" / "depot.yaml"


def labels(sections: str) -> dict[str, str]:
    return dict(argmap.loads(f"argmap: 1\ntitle: T\n{sections}").labels())


def test_the_worked_example() -> None:
    found = argmap.load(DEPOT).labels()
    assert found["keep-open"] == "accepted"
    assert found["keep-open/s1"] == "rejected"
    assert found["keep-open/s2"] == "accepted"
    assert found["keep-open/a1"] == "rejected"
    assert found["shift-workers-need-it"] == "rejected"
    assert found["shift-workers-need-it/s1"] == "rejected"
    assert found["shift-workers-need-it/s1/a1"] == "accepted"
    assert found["noise"] == "rejected"


def test_a_premise_stands_until_something_that_stands_attacks_it() -> None:
    found = labels("premises: {a: A, b: {text: B, attacked_by: a}, c: {text: C, attacked_by: b}}")
    assert found == {
        "a": "accepted",
        "b": "rejected",
        "b/a1": "accepted",
        "c": "accepted",
        "c/a1": "rejected",
    }


def test_a_claim_that_nothing_supports_falls_unless_the_gap_is_admitted() -> None:
    found = labels("claims: {bare: B, gap: {text: G, undeveloped: true}}")
    assert found == {"bare": "rejected", "gap": "undecided"}


def test_a_circle_alone_is_undecided_and_a_ground_decides_it() -> None:
    circle = "claims: {a: {text: A, supported_by: [b%s]}, b: {text: B, supported_by: a}}\n"
    found = labels(circle % "")
    assert found["a"] == found["b"] == "undecided"
    found = labels(circle % ", p" + "premises: {p: P}")
    assert found["a"] == found["b"] == "accepted"


def test_two_statements_that_attack_each_other_are_undecided() -> None:
    found = labels("premises: {a: {text: A, attacked_by: b}, b: {text: B, attacked_by: a}}")
    assert set(found.values()) == {"undecided"}


def test_a_cost_that_is_outweighed_is_an_answered_objection() -> None:
    found = labels(
        """
recommendations:
  act:
    text: Act
    supported_by: gain
    attacked_by: [{premises: cost, attacked_by: outweighed}]
premises: {gain: G, cost: C, outweighed: O}
"""
    )
    assert found["act"] == "accepted"
    assert found["cost"] == "accepted"
    assert found["act/a1"] == "rejected"


SUPPOSED = """
recommendations: {act: {text: Act, supported_by: need, attacked_by: cost}}
claims: {need: {text: N, supported_by: p}, gap: {text: G, undeveloped: true}}
premises: {p: P, cost: {text: C, attacked_by: gap}, café: C}
"""


def test_a_supposition_overrules_what_leads_to_a_statement() -> None:
    found = argmap.loads(f"argmap: 1\ntitle: T\n{SUPPOSED}")
    assert found.labels()["act"] == "undecided"
    assert found.labels(grant=["gap"])["act"] == "accepted"
    under = found.labels(deny=["p"], grant=["gap", "need"])
    assert (under["p"], under["need"], under["act"]) == ("rejected", "accepted", "accepted")
    assert found.labels(deny=["need", "cost"])["act"] == "rejected"


def test_a_supposition_names_statements_of_the_map_in_any_form_of_unicode() -> None:
    found = argmap.loads(f"argmap: 1\ntitle: T\n{SUPPOSED}")
    assert found.labels(deny=["cafe\u0301"])["café"] == "rejected"
    for unknown in "nobody", "act/s1":
        with pytest.raises(KeyError):
            found.labels(deny=[unknown])
    with pytest.raises(ValueError, match="both denied and granted: p"):
        found.labels(deny=["p"], grant=["p"])


@pytest.mark.parametrize("length", [10_000])
def test_long_chains_need_no_recursion(length: int) -> None:
    links = "\n".join(f"  c{n}: {{text: C{n}, supported_by: c{n + 1}}}" for n in range(length))
    found = labels(f"claims:\n{links}\npremises: {{c{length}: P}}")
    assert set(found.values()) == {"accepted"}


Plan = list[tuple[str, bool, list[tuple[str, list[int], list[list[int]]]]]]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Give kinds, gaps and arguments of a few statements, with undercutters of undercutters."""
    count = draw(st.integers(1, 6))
    premises = st.lists(st.integers(0, count - 1), min_size=1, max_size=2, unique=True)
    argument = st.tuples(
        st.sampled_from(["supported_by", "attacked_by"]), premises, st.lists(premises, max_size=2)
    )
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(["recommendations", "claims", "premises"]),
                st.booleans(),
                st.lists(argument, max_size=3),
            ),
            min_size=count,
            max_size=count,
        )
    )


def build(plan: Plan, order: list[int]) -> ArgumentMap:
    """Write a plan down with its statements in an order, and load it."""
    sections: dict[str, list[str]] = {"recommendations": [], "claims": [], "premises": []}
    for number in order:
        kind, undeveloped, arguments = plan[number]
        lines = [f"  s{number}:", "    text: T"]
        if undeveloped:
            lines.append("    undeveloped: true")
        for relation in "supported_by", "attacked_by":
            lines.append(f"    {relation}:")
            for name, (its_relation, premises, undercutters) in enumerate(arguments):
                kept = [f"s{premise}" for premise in premises if premise != number]
                if its_relation != relation or not kept:
                    continue
                lines.append(f"      - premises: [{', '.join(kept)}]")
                lines.append(f"        id: n{name}")
                indent = " " * 8
                for depth, undercutter in enumerate(undercutters):
                    attackers = ", ".join(f"s{premise}" for premise in undercutter)
                    lines.append(f"{indent}attacked_by:")
                    lines.append(f"{indent}  - premises: [{attackers}]")
                    lines.append(f"{indent}    id: u{depth}")
                    indent += "    "
        sections[kind] += lines
    text = "\n".join(
        ["argmap: 1", "title: T"]
        + [line for kind, lines in sections.items() for line in [f"{kind}:", *lines]]
    )
    return argmap.loads(text)


def naive(argument_map: ArgumentMap, supposed: dict[str, str]) -> dict[str, str]:
    """Apply the table of labels to all nodes at once, until nothing changes."""
    graph = argument_map.graph
    found = dict.fromkeys(graph, "undecided")
    while True:
        now = {node: _row(argument_map, node, found) for node in graph} | supposed
        if now == found:
            return found
        found = now


def _row(argument_map: ArgumentMap, node: str, found: dict[str, str]) -> str:
    attacks = [found[attack] for attack in argument_map.arguments_against(node)]
    facts = argument_map.graph.nodes[node]
    if facts["type"] == "argument":
        premises = [found[premise] for premise in argument_map.premises_of(node)]
        stands = set(premises) == {"accepted"} and set(attacks) <= {"rejected"}
        falls = "rejected" in premises or "accepted" in attacks
    elif facts["kind"] == "premise":
        stands = set(attacks) <= {"rejected"}
        falls = "accepted" in attacks
    else:
        supports = [found[support] for support in argument_map.arguments_for(node)]
        stands = "accepted" in supports and set(attacks) <= {"rejected"}
        unsupported = set(supports) <= {"rejected"} and (supports or not facts.get("undeveloped"))
        falls = "accepted" in attacks or bool(unsupported)
    return "accepted" if stands else "rejected" if falls else "undecided"


@settings(max_examples=200, deadline=None)
@given(plan=plans(), seed=st.randoms(use_true_random=False))
def test_labels_are_the_least_fixed_point_whatever_the_order(
    plan: Plan, seed: random.Random
) -> None:
    order = list(range(len(plan)))
    argument_map = build(plan, order)
    found = argument_map.labels()
    assert found == naive(argument_map, {})
    denied, granted = seed.choice(argument_map.statements()), "s0"
    if denied != granted:
        supposed = {denied: "rejected", granted: "accepted"}
        under = argument_map.labels(deny=[denied], grant=[granted])
        assert under == naive(argument_map, supposed)
    seed.shuffle(order)
    assert build(plan, order).labels() == found
