"""The forms that a map may take, and the graph that each gives."""

from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap

HEAD = "argmap: 1\ntitle: T\n"


def graph_of(body: str) -> Any:
    return argmap.loads(HEAD + body).graph


def supports(written: str) -> dict[str, list[str]]:
    """Give the arguments for the statement `it`, each with its premises."""
    body = f"claims:\n  it: {{text: It., supported_by: {written}}}\n  a: A.\n  b: B.\n  c: C.\n"
    graph = graph_of(body)
    return {name: list(graph.predecessors(name)) for name in graph.predecessors("it")}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a", {"it/s1": ["a"]}),
        ("[a]", {"it/s1": ["a"]}),
        ("[a, b]", {"it/s1": ["a"], "it/s2": ["b"]}),
        ("[[a, b]]", {"it/s1": ["a", "b"]}),
        ("[[b, a], c]", {"it/s1": ["b", "a"], "it/s2": ["c"]}),
        ("{premises: a}", {"it/s1": ["a"]}),
        ("{premises: [a, b]}", {"it/s1": ["a", "b"]}),
        ("[{premises: a}, b]", {"it/s1": ["a"], "it/s2": ["b"]}),
        ("{premises: a, id: by-analogy}", {"it/by-analogy": ["a"]}),
        ("[{premises: a, id: x}, b]", {"it/x": ["a"], "it/s2": ["b"]}),
        ("[]", {}),
        ("", {}),
    ],
)
def test_arguments_for_a_statement(written: str, expected: dict[str, list[str]]) -> None:
    assert supports(written) == expected


def test_supports_and_attacks_are_counted_apart() -> None:
    graph = graph_of(
        "claims:\n  it: {text: It., attacked_by: [a, b], supported_by: [b, a]}\n  a: A.\n  b: B.\n"
    )
    assert list(graph.predecessors("it")) == ["it/a1", "it/a2", "it/s1", "it/s2"]
    assert graph.nodes["it/a1"]["relation"] == "attack"
    assert graph.nodes["it/s1"]["relation"] == "support"


def test_undercutters_attack_arguments_to_any_depth() -> None:
    graph = graph_of("""\
claims:
  it:
    text: It.
    supported_by:
      - premises: a
        id: step
        attacked_by:
          - b
          - premises: [a, b]
            attacked_by: {premises: c, id: last}
premises: {a: A., b: B., c: C.}
""")
    assert list(graph) == [
        "it",
        "it/step",
        "it/step/a1",
        "it/step/a2",
        "it/step/a2/last",
        "a",
        "b",
        "c",
    ]
    assert list(graph.successors("it/step/a2/last")) == ["it/step/a2"]
    assert list(graph.predecessors("it/step")) == ["a", "it/step/a1", "it/step/a2"]


def test_attributes_of_arguments() -> None:
    graph = graph_of("""\
sources: {s: S.}
claims:
  it:
    text: It.
    supported_by: {premises: a, scheme: sign, qualifier: perhaps, note: Well., cites: 3}
  a: A.
""")
    assert graph.nodes["it/s1"] == {
        "type": "argument",
        "relation": "support",
        "scheme": "sign",
        "qualifier": "perhaps",
        "note": "Well.",
        "cites": [{"source": "s", "paragraph": 3}],
        "line": 7,
        "column": 19,
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("s", [{"source": "s"}]),
        ("[s]", [{"source": "s"}]),
        ("3", [{"source": "s", "paragraph": 3}]),
        ("3-4", [{"source": "s", "paragraph": [3, 4]}]),
        ("[3, 5-6]", [{"source": "s", "paragraph": 3}, {"source": "s", "paragraph": [5, 6]}]),
        ("{s: 3}", [{"source": "s", "paragraph": 3}]),
        ("{s: 3-4}", [{"source": "s", "paragraph": [3, 4]}]),
        ("{s: p. 12}", [{"source": "s", "locator": "p. 12"}]),
        (
            "{s: [3, p. 12]}",
            [{"source": "s", "paragraph": 3}, {"source": "s", "locator": "p. 12"}],
        ),
        ("{s: {paragraph: 3-4}}", [{"source": "s", "paragraph": [3, 4]}]),
        ("{s: {locator: p. 12}}", [{"source": "s", "locator": "p. 12"}]),
        ("{s: {locator: 3}}", [{"source": "s", "locator": "3"}]),
        ("{s: {quote: So it is.}}", [{"source": "s", "quote": "So it is."}]),
        (
            "{s: [{paragraph: 1, quote: One.}, {paragraph: 1, quote: Two.}]}",
            [
                {"source": "s", "paragraph": 1, "quote": "One."},
                {"source": "s", "paragraph": 1, "quote": "Two."},
            ],
        ),
        ("[{s: 1}, {s: 2}]", [{"source": "s", "paragraph": 1}, {"source": "s", "paragraph": 2}]),
        ("{s: }", [{"source": "s"}]),
        ("[]", None),
        ("", None),
    ],
)
def test_citations_of_the_one_source(written: str, expected: list[dict[str, Any]] | None) -> None:
    graph = graph_of(f"sources: {{s: S.}}\npremises:\n  a: {{text: A., cites: {written}}}\n")
    assert graph.nodes["a"].get("cites") == expected


def test_citations_of_several_sources() -> None:
    graph = graph_of(
        "sources: {s: S., t: T.}\npremises:\n  a: {text: A., cites: [s, {t: 3, s: p. 1}]}\n"
    )
    assert graph.nodes["a"]["cites"] == [
        {"source": "s"},
        {"source": "t", "paragraph": 3},
        {"source": "s", "locator": "p. 1"},
    ]


def test_sources_may_stand_behind_what_cites_them() -> None:
    graph = graph_of("premises:\n  a: {text: A., cites: 3}\nsources: {s: S.}\n")
    assert graph.nodes["a"]["cites"] == [{"source": "s", "paragraph": 3}]


def test_sources_in_full_and_in_short() -> None:
    graph = graph_of("""\
sources:
  s: A title
  t: {title: Another, author: [Ann, Bob], date: 2024-03-01, paragraphs: 12}
claims: {a: A.}
""")
    assert graph.graph["sources"] == {
        "s": {"title": "A title"},
        "t": {
            "title": "Another",
            "author": ["Ann", "Bob"],
            "date": "2024-03-01",
            "paragraphs": 12,
        },
    }


def test_attributes_of_statements() -> None:
    graph = graph_of("""\
recommendations:
  r:
    text: Do it.
    addressee: [Rome, Oslo]
    implicit: true
    undeveloped: false
    qualifier: perhaps
    attributed_to: Somebody
    note: Well.
    tags: [one, two]
""")
    assert graph.nodes["r"] == {
        "type": "statement",
        "kind": "recommendation",
        "text": "Do it.",
        "addressee": ["Rome", "Oslo"],
        "implicit": True,
        "undeveloped": False,
        "qualifier": "perhaps",
        "attributed_to": "Somebody",
        "note": "Well.",
        "tags": ["one", "two"],
        "line": 4,
        "column": 3,
    }


def test_empty_lists_and_sections_mean_none() -> None:
    graph = graph_of("""\
sources:
recommendations: {}
claims: {a: {text: A., tags: [], supported_by: , attacked_by: [], cites: []}}
premises:
groups:
expect: {accepted: [], rejected: }
""")
    assert {name: graph.nodes[name] for name in graph} == {
        "a": {"type": "statement", "kind": "claim", "text": "A.", "line": 5, "column": 10}
    }
    assert graph.graph == {"title": "T"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("on", "on"),
        ("1.10", "1.10"),
        ("2024-03-01", "2024-03-01"),
        ("0x1F", "0x1F"),
        ("null", "null"),
        ("~", "~"),
        ("'  It is so.  '", "It is so."),
        ('"One\\ttwo\\nthree"', "One\ttwo\nthree"),
        ("One\n    and two", "One and two"),
        (">-\n    One\n    and two", "One and two"),
        ("|\n    One\n    and two\n", "One\nand two"),
        ("One # a comment", "One"),
        ("The city ranks#1", "The city ranks#1"),
        ("'The city ranks #1'", "The city ranks #1"),
        ("It's", "It's"),
        ("a:b", "a:b"),
        ("“Quoted”", "“Quoted”"),
    ],
)
def test_scalars_are_the_text_that_is_written(written: str, read: str) -> None:
    assert graph_of(f"claims:\n  a: {written}\n").nodes["a"]["text"] == read


@pytest.mark.parametrize(
    "name", ["a", "7", "a.b_c-d", "été", "ночь", "夜間", "क्षि", "٣", "null", "no"]
)
def test_ids_of_any_script(name: str) -> None:
    graph = graph_of(f"claims:\n  it: {{text: It., supported_by: {name}}}\n  {name}: A.\n")
    assert list(graph.predecessors("it/s1")) == [name]


def test_ids_are_compared_in_nfc() -> None:
    graph = graph_of("claims:\n  it: {text: It., supported_by: e\u0301}\n  \u00e9: A.\n")
    assert list(graph.predecessors("it/s1")) == ["\u00e9"]


def test_columns_count_characters() -> None:
    graph = graph_of("claims: {é: {text: “😀” é., supported_by: b}, b: B.}\n")
    assert graph.nodes["é/s1"]["column"] == 42
    assert graph.nodes["b"]["column"] == 46


def test_groups_keep_the_order_of_reading() -> None:
    graph = graph_of(
        "claims: {a: A., b: B., c: C.}\n"
        "groups: {second: [c, a], first: {title: One, statements: [b]}}\n"
    )
    assert list(graph.graph["groups"].items()) == [
        ("second", {"statements": ["c", "a"]}),
        ("first", {"title": "One", "statements": ["b"]}),
    ]
    assert [graph.nodes[node]["group"] for node in "abc"] == ["second", "first", "second"]


def test_expectations_of_statements_and_arguments() -> None:
    graph = graph_of(
        "claims: {a: {text: A., supported_by: b}, b: B.}\n"
        "expect: {undecided: b, rejected: [a/s1]}\n"
    )
    assert graph.graph["expect"] == {"undecided": ["b"], "rejected": ["a/s1"]}


def test_a_whole_map_in_braces() -> None:
    graph = argmap.loads("{argmap: 1, title: T, claims: {a: A.}}").graph
    assert list(graph) == ["a"]


@given(st.permutations(["sources: {s: S.}", "claims: {a: {text: A., supported_by: b, cites: 1}}",
                        "premises: {b: {text: B., cites: s}}", "groups: {g: [b, a]}",
                        "expect: {accepted: a}", "title: T", "argmap: 1"]))  # fmt: skip
def test_the_order_of_sections_does_not_matter(sections: list[str]) -> None:
    graph = argmap.loads("\n".join(sections)).graph
    for _, given_attributes in graph.nodes(data=True):
        del given_attributes["line"], given_attributes["column"]
    assert nx.utils.graphs_equal(graph, _BUILT)
    assert graph.graph == _BUILT.graph


def _build() -> "nx.DiGraph[str]":
    """Build the same graph with networkx alone."""
    built: nx.DiGraph[str] = nx.DiGraph(
        title="T",
        sources={"s": {"title": "S."}},
        groups={"g": {"statements": ["b", "a"]}},
        expect={"accepted": ["a"]},
    )
    cited = [{"source": "s", "paragraph": 1}]
    built.add_node("a", type="statement", kind="claim", text="A.", cites=cited, group="g")
    built.add_node("a/s1", type="argument", relation="support")
    built.add_node(
        "b", type="statement", kind="premise", text="B.", cites=[{"source": "s"}], group="g"
    )
    built.add_edge("b", "a/s1")
    built.add_edge("a/s1", "a")
    return built


_BUILT = _build()
