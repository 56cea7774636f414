"""What if: maps, and reasons, under a supposition."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import Checked

from argmap.export import FORMATS

Program = Callable[..., Checked]

FERRY = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run: {text: Run it in winter., supported_by: [[school, road]], attacked_by: ice}
  heat: {text: Heat the cabin., supported_by: [school, old]}
  paint: {text: Paint it., supported_by: ugly}
claims:
  ice: {text: The ice is a danger., supported_by: old, attacked_by: breaker}
  ugly: {text: It is ugly., undeveloped: true}
premises:
  road: The road is closed.
  school: Children cross to school.
  old: The hull is old.
  breaker: The city has an icebreaker.
"""
NOTICE = "Supposed: “Children cross to school” is denied and “It is ugly” is granted."
CHANGES = "Then “Run it in winter” falls, and “Paint it” rises."
SUPPOSED = ("--deny", "school", "--grant", "ugly")


@pytest.fixture(autouse=True)
def _ferry(home: Path) -> None:  # noqa: ARG001
    Path("ferry.yaml").write_text(FERRY, "utf-8")


def test_a_tree_shows_labels_and_marks_what_has_changed(program: Program) -> None:
    said = program("show", "ferry.yaml", "--width", "100", *SUPPOSED).out
    assert f"winter?\n{NOTICE}\n{CHANGES}\n◆ recommendation" in said
    assert "✗ ◆ Run it in winter. (stood before) (falls: its argument fails)\n" in said
    assert "because ✗ ■ Children cross to school. (denied)\n" in said
    assert "✓ ◆ Heat the cabin.\n" in said
    assert "✓ ◆ Paint it. (was undecided before)\n" in said
    assert "because ✓ ● It is ugly. (granted; undeveloped)\n" in said


def test_the_order_of_a_map_is_that_of_its_file_under_a_supposition_too(program: Program) -> None:
    as_it_is = program("show", "ferry.yaml", "--labels").out
    supposed = program("show", "ferry.yaml", "--grant", "road").out
    assert supposed.replace(" (granted)", "").splitlines()[3:] == as_it_is.splitlines()[1:]
    assert "Supposed: “The road is closed” is granted.\nNothing else changes.\n" in supposed


def test_a_part_of_a_map_changes_with_what_is_not_shown(program: Program) -> None:
    said = program("show", "ferry.yaml", "--root", "ice", "--depth", "0", "--deny", "breaker").out
    assert "✓ ● The ice is a danger. (fell before)" in said
    assert "Then “Run it in winter” falls, and “The ice is a danger” rises." in said


@pytest.mark.parametrize("name", ["markdown", "html", "mermaid", "dot"])
def test_exports_say_what_has_changed(program: Program, name: str) -> None:
    said = program("export", "ferry.yaml", "-f", name, *SUPPOSED).out
    for each in ("Children cross to school” is denied", "stood before", "denied", "granted"):
        assert each in said


def test_data_has_what_has_changed(program: Program) -> None:
    said = program("export", "ferry.yaml", "-f", "json", *SUPPOSED).out
    nodes = {node["id"]: node for node in json.loads(said)["nodes"]}
    assert nodes["school"]["supposed"] == "rejected"
    assert nodes["run"]["was"] == "accepted"
    assert not {"was", "supposed"} & nodes["heat"].keys()


@pytest.mark.parametrize("name", sorted(name for name in FORMATS if not FORMATS[name].drawn))
def test_nothing_is_said_where_nothing_is_supposed(program: Program, name: str) -> None:
    said = program("export", "ferry.yaml", "-f", name, "--labels").out
    assert "supposed" not in said.casefold()
    assert "stood before" not in said


def test_the_reason_is_that_under_the_supposition(program: Program) -> None:
    said = program("why", "run", "ferry.yaml", "--width", "100", "--deny", "school").out
    assert said.splitlines() == [
        "Supposed: “Children cross to school” is denied.",
        "Then “Run it in winter” falls.",
        "",
        "“Run it in winter.” (stood before) falls,",
        "  for the reason “Children cross to school.” and “The road is closed.” falls,",
        "    for “Children cross to school.” (denied) falls, for it is denied.",
    ]
    (reason,) = json.loads(program("why", "run", "ferry.yaml", *SUPPOSED, "-f", "json").out)
    assert [step["ground"] for step in reason["reason"]] == [
        "support-falls",
        "premise-falls",
        "supposed",
    ]


@pytest.mark.parametrize(
    "command", [("show",), ("show", "--summary"), ("cruxes",), ("why", "run")], ids=" ".join
)
def test_what_is_supposed_is_said_in_ascii_too(program: Program, command: tuple[str, ...]) -> None:
    said = program(*command, "ferry.yaml", *SUPPOSED, "--charset", "ascii").out
    assert 'Supposed: "Children cross to school" is denied and "It is ugly" is' in said
    assert said.isascii()


def test_many_statements_that_fall_are_counted(program: Program) -> None:
    steps = {f"c{n}": {"text": f"Step {n}.", "supported_by": f"c{n + 1}"} for n in range(9)}
    Path("long.yaml").write_text(
        json.dumps({"argmap": 1, "title": "T", "claims": steps, "premises": {"c9": "End."}}),
        "utf-8",
    )
    said = program("show", "long.yaml", "--deny", "c9", "--width", "100").out
    assert "Then “Step 0”, “Step 1”, “Step 2” and 6 more fall." in said


@pytest.mark.parametrize("command", [["show"], ["export"], ["cruxes"], ["why", "run"]])
def test_what_is_supposed_must_be_a_statement_and_not_both(
    program: Program, command: list[str]
) -> None:
    done = program(*command, "ferry.yaml", "--deny", "scool")
    assert done.status == 2
    assert "there is no statement “scool”; did you mean school?" in done.err
    done = program(*command, "ferry.yaml", "--deny", "old", "--grant", "old")
    assert done.status == 2
    assert "“old” is granted too" in done.err
