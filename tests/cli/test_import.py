"""`argmap import`: its command line, what it reads and how it writes."""

import json
from pathlib import Path

from disk import Program, write

AIF = json.dumps(
    {
        "nodes": [
            {"nodeID": "1", "text": "The ferry should run.", "type": "I"},
            {"nodeID": "2", "text": "The road is closed.", "type": "I"},
            {"nodeID": "3", "text": "Default Inference", "type": "RA"},
            {"nodeID": "4", "text": "Ann : The road is closed.", "type": "L"},
        ],
        "edges": [{"fromID": "2", "toID": "3"}, {"fromID": "3", "toID": "1"}],
    }
)
MAP = """\
argmap: 1
title: ferry

claims:
  the-ferry-should-run:
    text: The ferry should run.
    supported_by: the-road-is-closed

premises:
  the-road-is-closed: The road is closed.
"""
LOSS = "aif: 1 locution left out, at node 4\n"


def test_a_map_goes_to_standard_output_and_losses_to_standard_error(program: Program) -> None:
    write("ferry.json", AIF)
    assert program("import", "ferry.json") == (0, MAP, LOSS)


def test_a_map_goes_to_a_file(program: Program) -> None:
    write("ferry.json", AIF)
    assert program("import", "ferry.json", "-o", "ferry.yaml") == (0, "", LOSS)
    assert Path("ferry.yaml").read_text("utf-8") == MAP


def test_several_go_on_after_a_damaged_one(program: Program) -> None:
    write("ferry.json", AIF)
    write("bad.json", "{")
    ended = program("import", "bad.json", "ferry.json", "-o", "maps/")
    assert ended.status == 1
    assert "bad.json: line 1, column 2: this is no JSON" in ended.err
    assert f"ferry.json: {LOSS}" in ended.err
    assert Path("maps/ferry.yaml").read_text("utf-8") == MAP
    assert [path.name for path in Path("maps").iterdir()] == ["ferry.yaml"]


def test_with_strict_a_loss_ends_with_1(program: Program) -> None:
    assert program("import", "--strict", "-", stdin=AIF.encode()).status == 1


def test_a_statement_can_be_made_a_recommendation(program: Program) -> None:
    write("ferry.json", AIF)
    said = program("import", "ferry.json", "--recommend", "the-ferry-should-run")
    assert "recommendations:\n  the-ferry-should-run:\n" in said.out
    refused = program("import", "ferry.json", "--recommend", "the-ferry")
    assert refused.status == 2
    assert "there is no statement “the-ferry”" in refused.err


DEBATE = json.dumps(
    {
        "nodes": [
            {"nodeID": 1, "text": "The ferry should run.", "type": "I"},
            {"nodeID": 2, "text": "The lake freezes.", "type": "I"},
            {"nodeID": 3, "text": "CA", "type": "CA"},
            {"nodeID": 4, "text": "Ann : it should", "type": "L"},
            {"nodeID": 5, "text": "Ben : the lake freezes", "type": "L"},
        ],
        "edges": [{"fromID": 2, "toID": 3}, {"fromID": 3, "toID": 1}],
    }
)


def test_a_debate_suppresses_the_rules_for_authors_that_find_something(program: Program) -> None:
    written = program("import", "-", stdin=DEBATE.encode()).out
    assert written.startswith("# argmap: ignore-file[unanswered-objection]\nargmap: 1\n")
    write("debate.yaml", written)
    assert program("check", "debate.yaml").status == 0
    assert program("fmt", "--check", "debate.yaml").status == 0


def test_a_map_can_be_read_from_a_pipe(program: Program) -> None:
    written = program("import", "-", stdin=AIF.encode())
    shown = program("show", "-", stdin=written.out.encode())
    assert "● The ferry should run." in shown.out


def test_a_damaged_input_is_refused_with_a_place(program: Program) -> None:
    write("bad.json", '{"nodes": [{"nodeID": 1}], "edges": {}}')
    assert program("import", "bad.json") == (
        1,
        "",
        "argmap: error: bad.json: edges: a list is expected here\n",
    )


def test_a_map_needs_no_import(program: Program) -> None:
    write("map.yaml", MAP)
    ended = program("import", "map.yaml")
    assert (ended.status, ended.out) == (1, "")
    assert "this is a map already" in ended.err


def test_an_input_is_never_written_over(program: Program) -> None:
    write("ferry.json", AIF)
    ended = program("import", "ferry.json", "-o", "ferry.json")
    assert ended.status == 2
    assert Path("ferry.json").read_text("utf-8") == AIF


def test_two_inputs_are_not_written_to_one_map(program: Program) -> None:
    write("a/ferry.json", AIF)
    write("b/ferry.json", DEBATE)
    ended = program("import", "a/ferry.json", "b/ferry.json", "-o", "maps/")
    assert ended.status == 2
    assert "b/ferry.json is not written: maps/ferry.yaml is the map of a/ferry.json" in ended.err
    assert Path("maps/ferry.yaml").read_text("utf-8") == MAP


def test_several_inputs_need_a_folder_and_what_is_missing_is_said(program: Program) -> None:
    write("ferry.json", AIF)
    assert program("import", "ferry.json", "ferry.json").status == 2
    assert program("import", "none.json").err == (
        "argmap: error: none.json: no such file or folder\n"
    )


def test_losses_obey_nothing(program: Program) -> None:
    hostile = "\x1b[2J\u202e##[error]x"
    graph = json.loads(AIF)
    graph["nodes"].append({"nodeID": hostile, "text": "x", "type": "I"})
    said = program("import", "-", stdin=json.dumps(graph).encode()).err
    assert "left out, at node \ufffd[2J\ufffd#\ufffd[error]x\n" in said


def test_formats_are_listed(program: Program) -> None:
    assert "aif " in program("import", "--list").out
