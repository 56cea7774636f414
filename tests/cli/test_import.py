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


def test_formats_are_listed(program: Program) -> None:
    assert "aif " in program("import", "--list").out
