"""AIF and xAIF: what becomes of nodes and edges, and what is lost."""

import json
from typing import Any

import pytest
from inputs import lost

from argmap.importing import Imported, read
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.source import DamagedError


def aif(nodes: dict[Any, str], *edges: tuple[Any, Any], **more: Any) -> str:
    """Return AIF of nodes by id, each written `TYPE text`, and edges."""
    listed = []
    for name, written in nodes.items():
        kind, _, text = written.partition(" ")
        listed.append({"nodeID": name, "text": text, "type": kind})
    ends = [{"edgeID": n, "fromID": a, "toID": b} for n, (a, b) in enumerate(edges)]
    return json.dumps({"nodes": listed, "edges": ends, "locutions": [], **more})


def imported(text: str, **options: Any) -> Imported:
    return read(text, options=ImportOptions(**options), name="ferry.json")


def test_inferences_support_and_conflicts_attack() -> None:
    nodes = {
        1: "I The ferry should run.",
        2: "I The road is closed.",
        3: "I There is no bridge.",
        4: "I The lake freezes.",
        5: "RA Default Inference",
        6: "CA Default Conflict",
    }
    found = imported(aif(nodes, (2, 5), (3, 5), (5, 1), (4, 6), (6, 1)))
    assert (
        found.text
        == """\
argmap: 1
title: ferry

claims:
  the-ferry-should-run:
    text: The ferry should run.
    supported_by:
      - [the-road-is-closed, there-is-no-bridge]
    attacked_by: the-lake-freezes

premises:
  the-road-is-closed: The road is closed.
  there-is-no-bridge: There is no bridge.
  the-lake-freezes: The lake freezes.
"""
    )
    assert (found.format, found.losses) == ("aif", ())


def test_a_conflict_with_an_inference_undercuts_it() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "I C.", 4: "I D.", 5: "RA RA", 6: "CA CA", 7: "CA CA"}
    found = imported(aif(nodes, (2, 5), (5, 1), (3, 6), (6, 5), (4, 7), (7, 6)))
    assert found.map.target_of("a/s1/a1/a1") == "a/s1/a1"
    assert found.map.premises_of("a/s1/a1") == ["c"]
    assert found.map.premises_of("a/s1/a1/a1") == ["d"]


def test_each_conclusion_of_an_inference_has_an_argument_of_its_own() -> None:
    found = imported(aif({1: "I A.", 2: "I B.", 3: "I C.", 4: "RA"}, (1, 4), (4, 2), (4, 3)))
    assert sorted(found.map.arguments()) == ["b/s1", "c/s1"]
    assert lost(found) == ["1 argument with several conclusions, written once for each, at node 4"]


def test_an_undercutter_of_two_steps_is_written_below_each() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "I C.", 4: "RA", 5: "RA", 6: "CA"}
    found = imported(aif(nodes, (2, 4), (4, 1), (3, 5), (5, 1), (2, 6), (6, 4), (6, 5)))
    assert [name for name in found.map.arguments() if name.count("/") > 1] == [
        "a/s1/a1",
        "a/s2/a1",
    ]
    assert lost(found) == ["1 undercutter of several arguments, written once for each, at node 6"]


def test_circles_of_undercutters_are_cut() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "I C.", 4: "RA", 5: "CA", 6: "CA", 7: "CA", 8: "CA"}
    edges = [
        (2, 4),
        (4, 1),
        (2, 5),
        (3, 6),
        (5, 4),
        (6, 5),
        (5, 6),
        (2, 7),
        (3, 8),
        (7, 8),
        (8, 7),
    ]
    found = imported(aif(nodes, *edges))
    assert found.map.arguments() == ["a/s1", "a/s1/a1", "a/s1/a1/a1"]
    assert lost(found) == [
        "1 undercutter of several arguments, written once for each, at node 5",
        "2 circles of undercutters cut, the first at node 5",
        "2 undercutters of nothing that is kept left out, the first at node 7",
    ]


def test_an_inference_for_an_inference_gives_it_its_premises() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "I C.", 4: "RA", 5: "RA"}
    found = imported(aif(nodes, (2, 4), (4, 1), (3, 5), (5, 4)))
    assert found.map.premises_of("a/s1") == ["b", "c"]
    assert lost(found) == [
        "1 inference for inferences, their premises joined to those of the inference, at node 5"
    ]


def test_what_is_no_argument_is_left_out_and_counted() -> None:
    nodes = {
        1: "I A.",
        2: "I B.",
        3: "RA",
        4: "RA",
        5: "CA",
        6: "PA",
        7: "I C.",
        8: "Zz",
        9: "L x",
    }
    nodes |= {10: "L y", 11: "CA"}
    edges = [(2, 3), (3, 1), (1, 3), (4, 1), (2, 5), (1, 99), (1, 2), (9, 11), (11, 10)]
    found = imported(aif(nodes, *edges))
    assert list(found.map.graph) == ["a", "a/s1", "b"]
    assert lost(found) == [
        "1 node without an id or of no known type left out, at nodes[7]",
        "1 edge without two known ends left out, at edges[5]",
        "1 edge from a statement to a statement left out, at edges[6]",
        "1 preference (PA) left out, at node 6",
        "2 locutions left out, the first at node 9",
        "1 statement without arguments left out, at node 7",
        "1 conflict between locutions left out, at node 11",
        "1 argument without a premise left out, at node 4",
        "1 statement among the premises of an argument for or against itself left out, at node 3",
        "1 argument without a conclusion left out, at node 5",
    ]
    assert "c" in imported(aif(nodes, *edges), everything=True).map.statements()


def test_the_name_of_a_scheme_is_kept_unless_it_says_nothing() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "RA Default Inference", 4: "RA Modus Ponens", 5: "CA CA"}
    edges = [(2, 3), (3, 1), (2, 4), (4, 1), (2, 5), (5, 1)]
    graph = json.loads(aif(nodes, *edges))
    graph["nodes"][4]["scheme"] = "Conflict From Bias"
    schemes = {
        name: facts.get("scheme")
        for name, facts in imported(json.dumps(graph)).map.graph.nodes(data=True)
        if facts["type"] == "argument"
    }
    assert schemes == {"a/s1": None, "a/s2": "Modus Ponens", "a/a1": "Conflict From Bias"}


REPHRASED = aif(
    {1: "I A.", 2: "I B.", 3: "RA", 4: "I B again.", 5: "MA", 6: "I And B.", 7: "MA"},
    *((4, 3), (3, 1), (4, 5), (5, 2), (6, 7), (7, 4)),
)


def test_other_wordings_are_merged_into_a_note() -> None:
    found = imported(REPHRASED)
    assert found.map.premises_of("a/s1") == ["b"]
    assert found.map.graph.nodes["b"]["note"] == "Other wordings: B again. / And B."
    (loss,) = found.losses
    assert (loss.count, loss.first) == (2, "node 4")


def test_arguments_that_become_the_same_are_one() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "RA", 4: "I B again.", 5: "MA", 6: "RA", 7: "I C.", 8: "CA"}
    edges = [(2, 3), (3, 1), (4, 5), (5, 2), (4, 6), (6, 1), (7, 8), (8, 6)]
    found = imported(aif(nodes, *edges))
    assert found.map.arguments() == ["a/s1", "a/s1/a1"]
    assert lost(found)[1:] == [
        "1 argument left out, the same as another since wordings are merged, at node 6"
    ]
    assert len(imported(aif(nodes, *edges), rephrase="drop").map.arguments()) == 3


def test_other_wordings_can_be_arguments_or_left_out() -> None:
    support = imported(REPHRASED, rephrase="support")
    assert support.map.premises_of("b/s1") == ["b-again"]
    assert support.map.graph.nodes["b/s1"]["scheme"] == "rephrase"
    assert lost(support) == ["2 rephrases turned into arguments, the first at node 5"]
    drop = imported(REPHRASED, rephrase="drop")
    assert drop.map.statements() == ["a", "b-again"]
    assert lost(drop) == [
        "2 statements without arguments left out, the first at node 2",
        "2 rephrases left out, the first at node 5",
    ]


SPOKEN = aif(
    {1: "I A.", 2: "I B.", 3: "CA", 4: "L Ann : a", 5: "L b", 6: "YA", 7: "YA", 8: "L Cy : b"},
    *((2, 3), (3, 1), (4, 6), (6, 1), (5, 7), (7, 2), (8, 7)),
    locutions=[{"nodeID": "5", "personID": 9}],
    participants=[{"participantID": "9", "firstname": "Ben", "surname": "Lee"}],
)


def test_speakers_are_named_where_they_are_asked_for() -> None:
    assert "attributed_to" not in imported(SPOKEN).text
    nodes = imported(SPOKEN, speakers=True).map.graph.nodes
    assert nodes["a"]["attributed_to"] == "Ann"
    assert nodes["b"]["attributed_to"] == "Ben Lee and Cy"


def test_what_several_people_say_is_a_debate() -> None:
    assert imported(SPOKEN).is_debate
    assert not imported(REPHRASED).is_debate


def test_what_is_attacked_and_not_supported_lacks_its_argument() -> None:
    nodes = imported(SPOKEN).map.graph.nodes
    assert (nodes["a"]["kind"], nodes["a"]["undeveloped"]) == ("claim", True)
    assert nodes["b"]["kind"] == "premise"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_xaif_is_unwrapped_and_bytes_may_have_a_mark(encoding: str) -> None:
    wrapped = json.dumps({"AIF": json.loads(REPHRASED), "text": "…"}).encode(encoding)
    assert read(wrapped).text == imported(REPHRASED).text.replace(
        "title: ferry", "title: Argument map"
    )


def test_what_stands_beside_the_graph_is_counted() -> None:
    graph = json.loads(aif({1: "I It rains.", 2: "RA", 3: "I Wet."}, (1, 2), (2, 3)))
    graph["descriptorfulfillments"] = [{"nodeID": 1}]
    graph["schemefulfillments"] = [{"nodeID": 2, "schemeID": 72}]
    found = imported(json.dumps({"AIF": graph, "text": "It rains.", "dialog": True, "OVA": {}}))
    assert lost(found) == ["2 parts beside nodes and edges left out, the first at text"]


def test_foreign_text_is_nothing_but_text() -> None:
    hostile = "note: [x]\x1b[2J\x07 #1\u2028{a: b} *c &d !e"
    graph = json.loads(aif({1: f"I {hostile}", 2: "I note", 3: "RA"}, (1, 3), (3, 2)))
    graph["nodes"][2]["scheme"] = hostile
    found = imported(json.dumps(graph))
    (premise,) = found.map.premises_of("note-2/s1")
    assert found.map.graph.nodes[premise]["text"] == "note: [x] [2J #1 {a: b} *c &d !e"
    assert found.map.graph.nodes["note-2/s1"]["scheme"] == hostile.replace("\x1b", " ").replace(
        "\x07", " "
    )


def test_what_is_no_aif_is_refused_with_a_place() -> None:
    with pytest.raises(DamagedError, match="line 1, column"):
        read('{"nodes": [')
    with pytest.raises(DamagedError, match="none of the formats"):
        read("The ferry should run.")
    with pytest.raises(DamagedError, match="no UTF-8 text") as raised:
        read(b"caf\xe9")
    assert raised.value.place == "byte 4"
    with pytest.raises(DamagedError, match="--all"):
        imported(aif({1: "I A."}))
