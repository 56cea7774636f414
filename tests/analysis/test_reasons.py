"""Why a statement or an argument has its label."""

from collections.abc import Iterator

import networkx as nx
import pytest
from drawn_maps import argued_map_texts
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap import ArgumentMap
from argmap.analysis.reasons import Reason, Reasons, in_words
from argmap.model.labelling import ACCEPTED, REJECTED, label_nodes
from argmap.model.supposing import suppose

FERRY = argmap.loads("""\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run: {text: Run it in winter., supported_by: {premises: need, attacked_by: bus}}
  paint: {text: Paint it., supported_by: rust}
  sell: Sell it.
  moor: {text: Moor it., supported_by: [storm, school], attacked_by: gap}
claims:
  need: {text: People need it., supported_by: school}
  bus: {text: A bus goes round the lake., supported_by: timetable, attacked_by: stopped}
  rust: {text: It rusts., supported_by: seen}
  seen: Somebody has seen it.
  storm: {text: A storm comes., undeveloped: true}
  gap: {text: There is no mooring., undeveloped: true}
premises:
  school: Children cross to school.
  timetable: The bus is in the timetable.
  stopped: It stopped last year.
""")


@pytest.mark.parametrize(
    ("node", "label", "why", "named"),
    [
        ("school", "accepted", "nothing attacks it", None),
        ("need", "accepted", "an argument for it stands, and nothing attacks it", "need/s1"),
        ("run/s1", "accepted", "its premises stand, and every argument against it falls", "need"),
        ("bus", "rejected", "an objection stands against it", "bus/a1"),
        ("run/s1/a1", "rejected", "a premise of it is rejected", "bus"),
        ("seen", "rejected", "nothing supports it", None),
        ("paint", "rejected", "no argument for it stands", None),
        ("storm", "undecided", "its argument is still missing", None),
        ("moor", "undecided", "an objection against it is undecided", "moor/a1"),
        ("moor/s1", "undecided", "a premise of it is undecided", "storm"),
    ],
)
def test_each_label_has_a_reason(node: str, label: str, why: str, named: str | None) -> None:
    reason = Reasons(FERRY, FERRY.labels()).of(node)

    assert (reason.label, in_words(reason), reason.decisive) == (label, why, named)


def test_a_reason_may_name_what_it_is_about() -> None:
    reason = Reasons(FERRY, FERRY.labels()).of("need")

    assert in_words(reason, "“school”") == "“school” for it stands, and nothing attacks it"
    assert in_words(reason, "“a” and “b”", 2).startswith("“a” and “b” for it stand, ")


def test_the_whole_reason_goes_down_to_premises() -> None:
    whole = [reason.node for reason in Reasons(FERRY, FERRY.labels()).whole("run")]

    assert whole == [
        "run",
        "run/s1",
        "need",
        "need/s1",
        "school",
        "run/s1/a1",
        "bus",
        "bus/a1",
        "stopped",
    ]


def named(sections: str, node: str) -> list[str]:
    """Give what the reason for a node names, down to premises."""
    argument_map = argmap.loads(f"argmap: 1\ntitle: T\n{sections}")
    return [reason.node for reason in Reasons(argument_map, argument_map.labels()).whole(node)]


KNOT = """
claims:
  a: {text: A., supported_by: [b, p]}
  b: {text: B., supported_by: [a, q]}
premises: {p: P., q: Q.}
"""


def test_what_stands_without_it_comes_first_whatever_else_rests_on_it() -> None:
    assert named(KNOT, "a") == ["a", "a/s1", "b", "b/s2", "q"]
    assert named(KNOT, "b") == ["b", "b/s1", "a", "a/s2", "p"]


def test_what_rests_on_it_is_no_reason_for_it() -> None:
    alone = KNOT.replace("[a, q]", "a")

    assert named(alone, "a") == ["a", "a/s2", "p"]
    assert named(alone, "b") == ["b", "b/s1", "a", "a/s2", "p"]


def test_an_objection_that_stands_because_of_the_fall_is_no_reason_for_it() -> None:
    sections = """
claims: {a: {text: A., attacked_by: b}, b: {text: B., supported_by: p, attacked_by: a}}
premises: {p: P.}
"""
    assert named(sections, "a") == ["a"]
    assert named(sections, "b") == ["b", "b/s1", "p", "b/a1", "a"]


def test_an_admitted_gap_is_no_reason_for_a_fall() -> None:
    sections = """
claims:
  a: {text: A., supported_by: [[gap, bare]]}
  gap: {text: G., undeveloped: true, attacked_by: {premises: p, attacked_by: a}}
  bare: B.
premises: {p: P.}
"""
    assert named(sections, "a") == ["a", "a/s1", "bare"]


def test_a_circle_is_named_by_its_nodes_and_a_gap_is_none() -> None:
    argument_map = argmap.loads("""\
argmap: 1
title: T
claims:
  top: {text: T., supported_by: a}
  gap: {text: G., undeveloped: true}
  on-gap: {text: O., supported_by: gap}
premises: {a: {text: A., attacked_by: b}, b: {text: B., attacked_by: a}}
""")
    reasons = Reasons(argument_map, argument_map.labels())

    assert sorted(reasons.circle_behind("top")) == ["a", "a/a1", "b", "b/a1"]
    assert reasons.circle_behind("on-gap") == ()


def test_long_chains_and_many_arguments_take_linear_time() -> None:
    count = 20_000
    chain = "\n".join(f"  c{n}: {{text: C., supported_by: c{n + 1}}}" for n in range(count))
    many = ", ".join(f"c{n}" for n in range(count))
    sections = (
        f"premises: {{c{count}: P.}}\nclaims:\n  all: {{text: A., supported_by: [{many}]}}\n"
    )

    assert len(named(sections + chain, "all")) == 2 * count + 3


@settings(max_examples=300)
@given(argued_map_texts())
def test_a_reason_suffices_and_never_rests_on_itself(text: str) -> None:
    argument_map = argmap.loads(text)
    labels = argument_map.labels()
    for node in argument_map.graph:
        reasons = Reasons(argument_map, labels)
        whole = list(reasons.whole(node))
        part = {reason.node: reason for reason in whole}

        assert len(part) == len(whole)
        assert whole[0].node == node
        assert labels | {each.node: each.label for each in whole} == labels
        alone = label_nodes(argument_map.structure.part(part))
        assert alone == {each: labels[each] for each in argument_map.nodes if each in part}
        assert_grounded(part)
        circle = reasons.circle_behind(node) if labels[node] == "undecided" else ()
        for waiting, before in zip(circle, (circle[-1:] + circle)[:-1], strict=True):
            assert part[waiting].waits_for == before


def assert_grounded(part: dict[str, Reason]) -> None:
    """Assert that each decided node can be decided after all that its reason names."""
    left = {node: set(it.rests_on) for node, it in part.items() if it.label != "undecided"}
    while left:
        ready = {node for node, rests_on in left.items() if rests_on.isdisjoint(left)}
        assert ready
        for node in ready:
            del left[node]


@settings(max_examples=300)
@given(argued_map_texts())
def test_the_first_argument_that_stands_without_the_claim_is_told(text: str) -> None:
    argument_map = argmap.loads(text)
    labels = argument_map.labels()
    for claim in argument_map.statements():
        if labels[claim] == "accepted" and argument_map.graph.nodes[claim]["kind"] != "premise":
            told = Reasons(argument_map, labels).of(claim).because
            assert told == (next(standing_without(argument_map, claim)),)


def standing_without(argument_map: ArgumentMap, claim: str) -> Iterator[str]:
    """Yield the arguments for a claim that stand where the claim is left undecided."""
    graph: nx.DiGraph[str] = nx.DiGraph(argument_map.graph)
    # A premise that waits for itself is undecided, and so is a claim that rests on it alone.
    graph.remove_edges_from([(argument, claim) for argument in graph.predecessors(claim)])
    graph.add_node("it", type="statement", kind="premise", text="It.")
    graph.add_node("it/a1", type="argument", relation="attack")
    graph.add_node("for", type="argument", relation="support")
    graph.add_edges_from([("it", "it/a1"), ("it/a1", "it"), ("it", "for"), ("for", claim)])
    labels = ArgumentMap(graph).labels()
    return (each for each in argument_map.arguments_for(claim) if labels[each] == "accepted")


@settings(max_examples=100)
@given(argued_map_texts(), st.data())
def test_what_is_supposed_needs_no_reason(text: str, data: st.DataObject) -> None:
    argument_map = argmap.loads(text)
    names = st.lists(st.sampled_from(argument_map.statements()), max_size=3, unique=True)
    denied = data.draw(names)
    granted = [name for name in data.draw(names) if name not in denied]
    supposed = suppose(
        argument_map, dict.fromkeys(denied, REJECTED) | dict.fromkeys(granted, ACCEPTED)
    )
    reasons = Reasons(supposed, supposed.labels())

    for node in argument_map.graph:
        part = {reason.node: reason for reason in reasons.whole(node)}
        assert_grounded(part)
        for name in {*denied, *granted} & part.keys():
            told = in_words(part[name])
            assert told == ("it is denied" if name in denied else "it is granted")
