"""Statements that are written where they are used: the forms, and the graph that each gives."""

from typing import Any

import pytest

import argmap
from argmap.model.argument_map import ArgumentMap
from argmap.reading import read

HEAD = "argmap: 1\ntitle: T\nsources: {s: A source.}\n"
REST = "premises: {p: P., q: Q.}\n"


def loaded(supported_by: str, rest: str = "") -> ArgumentMap:
    """Load a map with a claim `c` that has this for its support, or more keys behind it."""
    body = f"claims:\n  c:\n    text: C.\n    supported_by: {supported_by}\n"
    return argmap.loads(HEAD + body + REST + rest)


def premises(supported_by: str) -> dict[str, list[str]]:
    """Give the arguments for the claim, each with its premises."""
    found = loaded(supported_by)
    return {argument: found.premises_of(argument) for argument in found.arguments_for("c")}


def facts(found: ArgumentMap, node: str) -> dict[str, Any]:
    """Give what a map says of a node, less where it stands."""
    given = found.graph.nodes[node]
    return {key: value for key, value in given.items() if key not in {"type", "line", "column"}}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It rains.", {"c/s1": ["it-rains"]}),
        ("\n      - It rains.\n      - p", {"c/s1": ["it-rains"], "c/s2": ["p"]}),
        ("\n      - - It rains.\n        - p", {"c/s1": ["it-rains", "p"]}),
        ('["It rains, they say.", p]', {"c/s1": ["it-rains-they-say"], "c/s2": ["p"]}),
        ('[["It rains.", p]]', {"c/s1": ["it-rains", "p"]}),
        ("{text: It rains.}", {"c/s1": ["it-rains"]}),
        ("{text: rain}", {"c/s1": ["rain"]}),
        ("{text: It rains., id: wet}", {"c/s1": ["wet"]}),
        ("[{text: It rains., id: wet}, p]", {"c/s1": ["wet"], "c/s2": ["p"]}),
        ("{wet: It rains.}", {"c/s1": ["wet"]}),
        ("{wet: {text: It rains.}}", {"c/s1": ["wet"]}),
        ("{wet: It rains., cold: {text: It snows.}}", {"c/s1": ["wet"], "c/s2": ["cold"]}),
        ("[wet: It rains., p]", {"c/s1": ["wet"], "c/s2": ["p"]}),
        ("[[wet: It rains., p]]", {"c/s1": ["wet", "p"]}),
        ("{premises: It rains.}", {"c/s1": ["it-rains"]}),
        ("{premises: {text: It rains., id: wet}}", {"c/s1": ["wet"]}),
        ("{premises: {wet: It rains., cold: It snows.}}", {"c/s1": ["wet", "cold"]}),
        ("{premises: [p, {wet: It rains.}], id: so}", {"c/so": ["p", "wet"]}),
        ('"p"', {"c/s1": ["p"]}),
        ("It costs 1,000 a year.", {"c/s1": ["it-costs-1-000-a-year"]}),
        ("Mistrust!", {"c/s1": ["mistrust"]}),
        ("雨が降る。", {"c/s1": ["雨が降る"]}),
        ("|\n      It rains\n      - and floods.", {"c/s1": ["it-rains-and-floods"]}),
        ('"It rains\n      - and floods."', {"c/s1": ["it-rains-and-floods"]}),
    ],
)
def test_forms_of_premises(written: str, expected: dict[str, list[str]]) -> None:
    assert premises(written) == expected


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("It rains.", "premise"),
        ("{text: It rains., cites: s}", "premise"),
        ("{text: It rains., supported_by: }", "claim"),
        ("{text: It rains., supported_by: []}", "claim"),
        ("{text: It rains., supported_by: p}", "claim"),
        ("{text: It rains., attacked_by: p}", "premise"),
        ("{text: It rains., undeveloped: true}", "claim"),
        ("{text: It rains., undeveloped: false}", "premise"),
        ("{text: It rains., kind: premise, supported_by: p}", "premise"),
        ("{text: It rains., kind: recommendation}", "recommendation"),
        ("{it-rains: {text: It rains., kind: claim}}", "claim"),
    ],
)
def test_what_kind_a_statement_in_place_is_of(written: str, kind: str) -> None:
    assert loaded(written).graph.nodes["it-rains"]["kind"] == kind


def test_attributes_of_statements_in_place() -> None:
    found = loaded(
        "{text: It rains., kind: recommendation, addressee: A, implicit: true, rejected: true, "
        "qualifier: mostly, attributed_to: B, group: g, note: N, tags: [t], cites: {s: 3}}"
    )
    assert facts(found, "it-rains") == {
        "kind": "recommendation",
        "text": "It rains.",
        "unnamed": True,
        "addressee": ["A"],
        "implicit": True,
        "rejected": True,
        "qualifier": "mostly",
        "attributed_to": "B",
        "group": "g",
        "note": "N",
        "tags": ["t"],
        "cites": [{"source": "s", "paragraph": 3}],
    }
    assert "unnamed" not in facts(loaded("{text: It rains., id: it-rains}"), "it-rains")


def test_what_outweighs_an_objection_is_counted_after_what_attacks_it() -> None:
    found = argmap.loads(
        HEAD
        + """\
claims:
  c:
    text: C.
    supported_by: p
    attacked_by:
      - premises: It is dear.
        rejected: true
        outweighed_by:
          - It saves more.
          - premises: [p, q]
            id: both
        attacked_by: {dear: It is cheap., cheap: {text: It is paid already.}}
"""
        + REST
    )
    assert facts(found, "c/a1") == {"relation": "attack", "rejected": True}
    assert {name: facts(found, name) for name in found.arguments_against("c/a1")} == {
        "c/a1/a1": {"relation": "attack"},
        "c/a1/a2": {"relation": "attack"},
        "c/a1/a3": {"relation": "attack", "outweighs": True},
        "c/a1/both": {"relation": "attack", "outweighs": True},
    }
    assert found.premises_of("c/a1/a3") == ["it-saves-more"]
    assert found.labels()["c/a1"] == "rejected"


def test_nodes_stand_in_the_order_of_the_file() -> None:
    found = argmap.loads(
        HEAD
        + """\
claims:
  c:
    supported_by:
      - - It rains.
        - supported_by:
            - It drips.
          text: It is wet.
          attacked_by: It was dry.
      - attacked_by: It is not.
        premises: {low: Clouds are low.}
    text: C.
  d: {text: D., supported_by: p}
premises: {p: P.}
"""
    )
    assert list(found.graph) == [
        "c",
        "c/s1",
        "it-rains",
        "it-is-wet/s1",
        "it-drips",
        "it-is-wet",
        "it-is-wet/a1",
        "it-was-dry",
        "c/s2",
        "c/s2/a1",
        "it-is-not",
        "low",
        "d",
        "d/s1",
        "p",
    ]


def test_a_statement_stands_at_its_id_or_else_at_its_text() -> None:
    found = argmap.loads(
        HEAD
        + """\
claims:
  c:
    text: C.
    supported_by:
      - It rains.
      - {text: It pours., id: pours}
      - snows: It snows.
      - cites: s
        text: "It drips."
"""
    )
    places = {
        name: (given["line"], given["column"])
        for name, given in found.graph.nodes(data=True)
        if given["type"] == "statement"
    }
    assert places == {
        "c": (5, 3),
        "it-rains": (8, 9),
        "pours": (9, 31),
        "snows": (10, 9),
        "it-drips": (12, 15),
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The city's buses don’t run.", "the-citys-buses-dont-run"),
        ("IT RAINS", "it-rains"),
        ("… and so – it is", "and-so-it-is"),
        ("Ärger über Öl", "ärger-über-öl"),
        ("e\N{COMBINING ACUTE ACCENT}t\N{COMBINING ACUTE ACCENT}e", "ét́e"),
        ("\N{COMBINING ACUTE ACCENT}x is y", "x-is-y"),
        ("3.5 % of 100²", "3-5-of-100"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("?! …", "statement"),
        (
            "one two three four five six seven eight nine ten",
            "one-two-three-four-five-six-seven-eight",
        ),
        ("a " * 30, "-".join("a" * 20)),
        ("x" * 50 + " y", "x" * 40),
        ("y " + "x" * 50, "y"),
        ("." * 300 + " far away", "far-away"),
    ],
)
def test_a_statement_without_an_id_is_named_after_its_first_words(text: str, name: str) -> None:
    written = f"{{text: {text!r}}}".replace("'", '"') if "’" not in text else f'{{text: "{text}"}}'
    assert premises(written) == {"c/s1": [name]}


def test_names_that_are_taken_are_counted() -> None:
    found = argmap.loads(
        HEAD
        + """\
claims:
  c:
    text: C.
    supported_by:
      - {text: It rains.}
      - {text: It rains!, supported_by: p}
      - {text: It rains 3., cites: s}
      - {text: It rains?}
  it-rains: It rains indeed.
  d:
    text: D.
    supported_by: {id: it-rains-4, text: It did.}
premises: {p: P.}
"""
    )
    assert [found.premises_of(name)[0] for name in found.arguments_for("c")] == [
        "it-rains-2",
        "it-rains-3",
        "it-rains-3-2",
        "it-rains-5",
    ]
    assert found.premises_of("it-rains-3/s1") == ["p"]


def test_an_id_in_place_can_be_referred_to_from_anywhere() -> None:
    found = argmap.loads(
        HEAD
        + """\
claims:
  early: {text: E., supported_by: wet}
  c:
    text: C.
    supported_by:
      text: It is so.
      supported_by: {wet: It rains.}
expect: {accepted: [wet, early]}
groups: {weather: [wet], wet: Wet things}
"""
    )
    assert found.arguments_from("wet") == ["early/s1", "it-is-so/s1"]
    assert found.groups == {
        "weather": {"statements": ["wet"]},
        "wet": {"title": "Wet things", "statements": []},
    }


GROUPED = """\
claims:
  c:
    text: C.
    group: costs
    supported_by:
      - text: It is cheap.
        attacked_by: {text: It is dear., supported_by: {listed: It cost 7., own: It sank.}}
      - premises: p
        attacked_by: {text: It leaks., group: needs}
  d: {text: D., supported_by: {floats: It floats.}}
premises: {p: P.}
"""


def test_a_statement_in_place_is_in_the_group_of_the_one_above_it() -> None:
    groups = "groups: {needs: {title: Needs, statements: [listed, d]}, costs: [own]}\n"
    assert argmap.loads(HEAD + GROUPED + groups).groups == {
        "needs": {"title": "Needs", "statements": ["listed", "d", "it-leaks", "floats"]},
        "costs": {"statements": ["own", "c", "it-is-cheap", "it-is-dear"]},
    }


def test_without_a_section_groups_are_made_by_those_who_name_them() -> None:
    found = argmap.loads(HEAD + GROUPED)
    assert list(found.groups.items()) == [
        ("costs", {"statements": ["c", "it-is-cheap", "it-is-dear", "listed", "own"]}),
        ("needs", {"statements": ["it-leaks"]}),
    ]
    assert "group" not in found.graph.nodes["floats"]
    assert found.graph.nodes["own"]["group"] == "costs"


@pytest.mark.parametrize(("written", "members"), [("a", ["a"]), ("[a]", ["a"]), ("Costs", [])])
def test_a_group_may_be_a_statement_or_a_title(written: str, members: list[str]) -> None:
    found = argmap.loads(HEAD + f"claims: {{a: A.}}\ngroups: {{g: {written}}}\n")
    assert found.groups["g"]["statements"] == members
    assert found.groups["g"].get("title") == (None if members else "Costs")


def test_a_map_may_name_its_language() -> None:
    assert argmap.loads(f"{HEAD}language: de-CH\n{REST}").graph.graph["language"] == "de-CH"


def test_fifteen_levels_of_argument_fit() -> None:
    lines = ["claims:", "  c:", "    text: C."]
    indent = "    "
    for level in range(15):
        lines += [
            f"{indent}supported_by:",
            f"{indent}  - premises:",
            f"{indent}      p{level}: It is so.",
            f"{indent}    attacked_by:",
            f"{indent}      - premises:",
            f"{indent}          - text: It is not so, says {level}.",
        ]
        indent += " " * 12
    graph = argmap.loads(HEAD + "\n".join(lines) + "\n").graph
    assert len(graph) == 1 + 15 * 4
    assert "p14" in graph


def test_what_is_not_written_yet_stands_at_its_first_reference() -> None:
    reading = read(
        HEAD
        + """\
claims:
  c:
    text: C.
    supported_by:
      - - {text: It is so., supported_by: [wet, cold]}
        - wet
        - dry
    attacked_by: cold
""",
        "map.yaml",
    )
    assert [(str(fault.place), len(fault.related)) for fault in reading.faults] == [
        ("map.yaml:8:44", 1),
        ("map.yaml:8:49", 1),
        ("map.yaml:10:11", 0),
    ]
    nodes = reading.map.graph.nodes
    assert [(nodes[name]["line"], nodes[name]["column"]) for name in ("wet", "cold", "dry")] == [
        (8, 44),
        (8, 49),
        (10, 11),
    ]


def test_a_statement_that_is_not_written_comes_where_it_is_first_referred_to() -> None:
    graph = read(
        """\
argmap: 1
title: T
recommendations:
  go:
    attacked_by: [{premises: far, attacked_by: late}, far]
    supported_by:
      - text: It is near.
        supported_by: [late, early]
      - [dry, far]
    text: We should go.
premises:
  early: It is early.
""",
        "map.yaml",
    ).map.graph
    lines = {name: given["line"] for name, given in graph.nodes(data=True) if "kind" in given}
    assert list(lines.items()) == [
        ("go", 4),
        ("far", 5),
        ("late", 5),
        ("it-is-near", 7),
        ("dry", 9),
        ("early", 12),
    ]
    assert [graph.nodes[name]["column"] for name in ("far", "late", "dry")] == [30, 48, 10]
    assert list(graph) == list(graph.adj)


def test_ten_statements_take_at_most_25_lines() -> None:
    text = """\
argmap: 1
title: Should the library lend tools?
recommendations:
  lend-tools:
    text: The library should lend tools.
    supported_by:
      - Most tools are used once a year.
      - - A shelf costs little.
        - The budget has room for it.
      - text: Neighbours would meet.
        supported_by: They would ask each other how a tool is used.
    attacked_by:
      - premises: Tools break.
        outweighed_by: A deposit pays for the repair.
      - text: A saw can hurt somebody.
        attacked_by: Dangerous tools stay out.
"""
    written = argmap.loads(text)
    assert len(written.statements()) == 10
    assert text.count("\n") <= 25
    assert written.labels()["lend-tools"] == "accepted"
