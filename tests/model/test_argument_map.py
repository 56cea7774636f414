"""What people ask of a map."""

import networkx as nx
import pytest

import argmap
from argmap import ArgumentMap

HEAD = "argmap: 1\ntitle: T\n"


def loads(body: str) -> ArgumentMap:
    return argmap.loads(HEAD + body)


CITY = """\
description: About a depot.
sources: {s: A source.}
recommendations:
  open:
    text: Keep it open.
    supported_by: [need, [cheap, rich]]
    attacked_by: noise
claims:
  need:
    text: It is needed.
    supported_by:
      - premises: no-bus
        attacked_by: planned
  noise: {text: It is loud., attributed_to: Residents, supported_by: loud, attacked_by: walls}
premises: {cheap: A., rich: B., no-bus: C., planned: D., loud: E., walls: F.}
groups: {money: [cheap, rich]}
expect: {accepted: open}
"""


@pytest.fixture
def city() -> ArgumentMap:
    return loads(CITY)


def test_facts(city: ArgumentMap) -> None:
    assert city.title == "T"
    assert city.description == "About a depot."
    assert city.sources == {"s": {"title": "A source."}}
    assert city.groups == {"money": {"statements": ["cheap", "rich"]}}
    assert city.expectations == {"accepted": ["open"]}
    assert repr(city) == "<ArgumentMap 'T': 9 statements, 7 arguments>"


def test_facts_that_are_not_given() -> None:
    bare = loads("claims: {a: A.}")
    assert bare.description is None
    assert (bare.sources, bare.groups, bare.expectations) == ({}, {}, {})


def test_statements_by_kind(city: ArgumentMap) -> None:
    assert city.statements("recommendation") == ["open"]
    assert city.statements("claim") == ["need", "noise"]
    assert city.statements("premise") == ["cheap", "rich", "no-bus", "planned", "loud", "walls"]
    assert city.statements() == ["open", "need", "noise", *city.statements("premise")]


def test_arguments_by_relation(city: ArgumentMap) -> None:
    assert city.arguments("support") == ["open/s1", "open/s2", "need/s1", "noise/s1"]
    assert city.arguments("attack") == ["open/a1", "need/s1/a1", "noise/a1"]
    assert set(city.arguments()) == {*city.arguments("support"), *city.arguments("attack")}


def test_arguments_for_and_against(city: ArgumentMap) -> None:
    assert city.arguments_for("open") == ["open/s1", "open/s2"]
    assert city.arguments_against("open") == ["open/a1"]
    assert city.arguments_against("need/s1") == ["need/s1/a1"]
    assert city.arguments_for("walls") == []


def test_premises_and_targets(city: ArgumentMap) -> None:
    assert city.premises_of("open/s2") == ["cheap", "rich"]
    assert city.premises_of("need/s1") == ["no-bus"]
    assert city.target_of("open/s2") == "open"
    assert city.target_of("need/s1/a1") == "need/s1"
    assert city.conclusion_of("need/s1/a1") == "need"
    assert city.arguments_from("cheap") == ["open/s2"]
    assert city.is_statement("cheap")
    assert not city.is_statement("open/s2")


def test_rests_on_goes_through_supports_alone(city: ArgumentMap) -> None:
    assert city.rests_on("open") == ["need", "cheap", "rich", "no-bus"]
    assert city.rests_on("noise") == ["loud"]
    assert city.rests_on("loud") == []


def test_leads_to_goes_through_attacks_and_undercutters_too(city: ArgumentMap) -> None:
    assert city.leads_to("no-bus") == ["open", "need"]
    assert city.leads_to("planned") == ["open", "need"]
    assert city.leads_to("walls") == ["open", "noise"]
    assert city.leads_to("open") == []


@pytest.mark.parametrize(
    "method",
    [
        "arguments_for",
        "arguments_against",
        "premises_of",
        "target_of",
        "conclusion_of",
        "arguments_from",
        "is_statement",
        "rests_on",
        "leads_to",
    ],
)
def test_what_is_not_in_the_map_is_a_key_error(city: ArgumentMap, method: str) -> None:
    with pytest.raises(KeyError):
        getattr(city, method)("nowhere")


def test_a_statement_has_no_target(city: ArgumentMap) -> None:
    with pytest.raises(KeyError):
        city.target_of("open")


def test_a_circle_rests_on_itself() -> None:
    circle = loads("""\
claims:
  a: {text: A., supported_by: b}
  b: {text: B., supported_by: [c, a]}
  c: C.
""")
    assert circle.rests_on("a") == ["a", "b", "c"]
    assert circle.leads_to("a") == ["a", "b"]
    assert circle.rests_on("c") == []


@pytest.mark.parametrize(
    ("supports", "roots"),
    [
        ("a, b", ["a", "b"]),
        ("a, b <- a", ["b"]),
        ("a <- b, b, c <- d, d", ["a", "c"]),
        # a circle that nothing leaves ends in its first statement
        ("c, a <- b, b <- a c", ["a"]),
        # or in its first recommendation
        ("a <- r, r <- q, q <- a", ["r"]),
        # a circle that leads on does not end in itself
        ("z <- a, a <- b, b <- a", ["z"]),
        # two circles are two ends
        ("a <- b, b <- a, c <- d, d <- c", ["a", "c"]),
    ],
)
def test_roots(supports: str, roots: list[str]) -> None:
    sections: dict[str, list[str]] = {"claims": [], "recommendations": []}
    for entry in supports.split(", "):
        name, _, premises = entry.partition(" <- ")
        given = f"  {name}: {{text: It., supported_by: [{', '.join(premises.split())}]}}\n"
        sections["recommendations" if name in "rq" else "claims"].append(given)
    body = "".join(f"{section}:\n{''.join(given)}" for section, given in sections.items())
    assert loads(body).roots() == roots


def test_attacks_and_undercutters_lead_on_to_a_root() -> None:
    body = (
        "claims:\n  a: {text: A., supported_by: {premises: b, attacked_by: c}, attacked_by: d}\n"
    )
    assert loads(f"{body}  b: B.\n  c: C.\n  d: D.\n").roots() == ["a"]


def test_sides_of_the_city(city: ArgumentMap) -> None:
    sides = city.sides()
    assert [node for node in city.graph if sides[node] == "other"] == [
        "open/a1",
        "need/s1/a1",
        "noise",
        "noise/s1",
        "planned",
        "loud",
    ]


def test_an_opponent_speaks_against_his_attackers() -> None:
    opposed = loads("""\
recommendations:
  leave: {text: Leave., attributed_to: Parliament, supported_by: vote, attacked_by: trap}
premises: {vote: They voted., trap: It is a trap.}
""")
    assert opposed.sides() == {
        "leave": "other",
        "leave/s1": "other",
        "leave/a1": "own",
        "vote": "other",
        "trap": "own",
    }


def test_what_is_reached_both_ways_is_on_the_own_side() -> None:
    both = loads("claims: {a: {text: A., supported_by: p, attacked_by: p}}\npremises: {p: P.}\n")
    assert both.sides() == {"a": "own", "a/s1": "own", "a/a1": "other", "p": "own"}


def test_a_deep_chain_has_its_ends() -> None:
    deep = 10_000
    body = "".join(f"  s{n}: {{text: S., supported_by: s{n + 1}}}\n" for n in range(deep))
    chain = loads(f"claims:\n{body}  s{deep}: End.\n")
    assert chain.roots() == ["s0"]
    assert set(chain.sides().values()) == {"own"}
    assert len(chain.rests_on("s0")) == deep
    assert len(chain.leads_to(f"s{deep}")) == deep


def test_a_big_fan_has_one_root() -> None:
    wide = 10_000
    premises = ", ".join(f"p{n}" for n in range(wide))
    body = "premises:\n" + "".join(f"  p{n}: P.\n" for n in range(wide))
    fan = loads(f"claims: {{a: {{text: A., supported_by: [[{premises}], {premises}]}}}}\n{body}")
    assert fan.roots() == ["a"]
    assert len(fan.premises_of("a/s1")) == wide
    assert len(fan.arguments_for("a")) == wide + 1
    assert len(fan.rests_on("a")) == wide


def test_a_big_circle_has_one_root() -> None:
    size = 10_000
    body = "".join(f"  s{n}: {{text: S., supported_by: s{(n + 1) % size}}}\n" for n in range(size))
    circle = loads(f"claims:\n{body}")
    assert circle.roots() == ["s0"]
    assert len(circle.rests_on("s7")) == size


@pytest.mark.parametrize("name", ["\u00c5land", "A\u030aland", "\u212bland"])
def test_a_node_is_known_by_its_id_in_any_normal_form(name: str) -> None:
    island = loads(
        "recommendations: {sail: {text: Sail., supported_by: A\u030aland}}\n"
        "claims:\n  \u00c5land:\n    text: It is near.\n"
        "    supported_by: {premises: map, attacked_by: fog}\n"
        "premises: {map: The map says so., fog: The map is old.}"
    )
    assert island.is_statement(name)
    assert island.arguments_for(name) == ["\u00c5land/s1"]
    assert island.arguments_against(f"{name}/s1") == ["\u00c5land/s1/a1"]
    assert island.arguments_from(name) == ["sail/s1"]
    assert island.premises_of(f"{name}/s1") == ["map"]
    assert island.target_of(f"{name}/s1") == "\u00c5land"
    assert island.conclusion_of(f"{name}/s1/a1") == "\u00c5land"
    assert island.rests_on(name) == ["map"]
    assert island.leads_to(name) == ["sail"]
    with pytest.raises(KeyError, match="nowhere"):
        island.arguments_for("nowhere")


def test_a_node_of_a_graph_built_in_python_is_known_as_it_is() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(title="T")
    graph.add_node("e\u0301", type="statement", kind="premise", text="It is so.")
    assert ArgumentMap(graph).is_statement("e\u0301")
