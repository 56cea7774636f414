"""The maps that come with the project."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import argmap
from argmap.cli import run
from argmap.format import keys as form

PROJECT = Path(__file__).parent.parent
NIGHT_DEPOT = PROJECT / "maps" / "night-depot.yaml"
SOLEIMANI_STRIKE = PROJECT / "maps" / "soleimani-strike.yaml"
ASSIGNMENT_EXPRESSIONS = PROJECT / "maps" / "assignment-expressions.yaml"


def test_all_pass_the_strict_check(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    count = len(list((PROJECT / "maps").glob("*.yaml")))
    assert count >= 3
    assert run(["check", "--isolated", "--strict", "maps"]) == 0
    assert capsys.readouterr().out == f"{count} maps checked, nothing found\n"


def test_all_are_in_the_canonical_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    assert run(["fmt", "--check", "maps"]) == 0


@pytest.mark.parametrize("path", [SOLEIMANI_STRIKE, NIGHT_DEPOT], ids=lambda path: path.stem)
def test_a_map_says_in_place_what_it_said_in_sections(path: Path) -> None:
    flat = json.loads((PROJECT / f"tests/data/{path.stem}.json").read_text("utf-8"))
    nested = argmap.load(path)
    labels = nested.labels()
    nodes = nested.graph.nodes
    statements = {
        name: {"kind": nodes[name]["kind"], "text": nodes[name]["text"], "label": labels[name]}
        for name in nested.statements()
    }
    arguments = {
        name: {
            "relation": nodes[name]["relation"],
            "premises": nested.premises_of(name),
            "target": nested.target_of(name),
            "label": labels[name],
        }
        for name in nested.arguments()
    }
    # The night depot says more than it did then.
    assert flat["statements"].items() <= statements.items()
    assert flat["arguments"].items() <= arguments.items()


def test_the_map_of_the_strike_says_nothing_that_it_did_not_say_in_sections() -> None:
    flat = json.loads((PROJECT / "tests/data/soleimani-strike.json").read_text("utf-8"))
    strike = argmap.load(SOLEIMANI_STRIKE)
    assert sorted(flat["statements"]) == sorted(strike.statements())
    assert sorted(flat["arguments"]) == sorted(strike.arguments())


def test_ten_statements_take_at_most_25_lines() -> None:
    text = """\
argmap: 1
title: Should the school have a garden?
recommendations:
  garden:
    text: The school should have a garden.
    supported_by:
      - Pupils learn what grows where.
      - - The yard has room for it.
        - The parents would dig it.
      - text: It costs little.
        supported_by: The town gives away compost.
    attacked_by:
      - text: Nobody waters it in the holidays.
        attacked_by: The caretaker lives next door.
      - premises: Bees come.
        outweighed_by: Fruit needs bees.
"""
    assert len(argmap.loads(text).statements()) == 10
    assert len(text.splitlines()) <= 25


def test_a_decision_says_why_each_alternative_was_turned_down() -> None:
    decision = argmap.load(ASSIGNMENT_EXPRESSIONS)
    nodes, labels = decision.graph.nodes, decision.labels()
    recommendations = decision.statements("recommendation")
    turned_down = {name for name in recommendations if nodes[name].get("rejected")}
    assert len(turned_down) >= 5
    assert turned_down == {name for name in recommendations if labels[name] == "rejected"}
    for name in turned_down:
        assert decision.arguments_for(name)
        assert "accepted" in {labels[argument] for argument in decision.arguments_against(name)}
    outweighing = [each for each in decision.arguments() if nodes[each].get("outweighs")]
    assert {labels[decision.target_of(each)] for each in outweighing} == {"rejected"}
    in_groups = [name for group in decision.groups.values() for name in group["statements"]]
    assert sorted(in_groups) == sorted(decision.statements())


def test_the_night_depot_uses_every_key_of_the_format() -> None:
    used: defaultdict[str, set[str]] = defaultdict(set)
    for record, mapping in _mappings(yaml.safe_load(NIGHT_DEPOT.read_text("utf-8"))):
        used[record.name].update(mapping)
    # Few keys make sense for all kinds of statements, or of arguments.
    statements = {
        record.name for record in (*form.STATEMENTS.values(), form.UNDER_ID, form.IN_PLACE)
    }
    arguments = {record.name for record in form.ARGUMENTS.values()}
    for record in form.RECORDS:
        alike = next((each for each in (statements, arguments) if record.name in each), None)
        found = set().union(*(used[name] for name in alike or {record.name}))
        assert set(record.keys) <= found, record.name


def _mappings(root: dict[str, Any]) -> Iterator[tuple[form.Record, dict[str, Any]]]:
    """Give the mappings with fixed keys in a map, with what they are."""
    waiting: list[tuple[form.Record, Any]] = [
        (form.MAP, root),
        (form.EXPECTATIONS, root["expect"]),
    ]
    waiting += [(form.SOURCE, source) for source in root["sources"].values()]
    waiting += [(form.GROUP, group) for group in root["groups"].values()]
    for section, kind in form.SECTIONS.items():
        waiting += [(form.STATEMENTS[kind], statement) for statement in root[section].values()]
    while waiting:
        record, value = waiting.pop()
        if not isinstance(value, dict):
            continue
        yield record, value
        for key in set(form.RELATIONS) & value.keys():
            relation = form.RELATIONS[key]
            for entry in _listed(value[key]):
                if isinstance(entry, dict) and "premises" in entry:
                    waiting.append((form.ARGUMENTS[relation], entry))
                else:
                    waiting += _in_place(entry)
        if "premises" in value and record is not form.MAP:
            waiting += _in_place(value["premises"])
        if "cites" in value:
            for cited in _listed(value["cites"]):
                places = cited.values() if isinstance(cited, dict) else ()
                waiting += [(form.PASSAGE, place) for each in places for place in _listed(each)]


def _in_place(premises: Any) -> Iterator[tuple[form.Record, Any]]:
    """Yield the statements that stand in place, with their records."""
    for premise in _listed(premises):
        if isinstance(premise, list):
            yield from _in_place(premise)
        elif isinstance(premise, dict) and "text" in premise:
            yield form.IN_PLACE, premise
        elif isinstance(premise, dict):
            yield from ((form.UNDER_ID, statement) for statement in premise.values())


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_the_night_depot_expects_every_label_and_gets_it() -> None:
    depot = argmap.load(NIGHT_DEPOT)
    assert set(depot.expectations) == set(form.LABELS)
    labels = depot.labels()
    for label, nodes in depot.expectations.items():
        assert {labels[node] for node in nodes} == {label}


def test_the_night_depot_quotes_its_text_and_cites_all_of_it() -> None:
    depot = argmap.load(NIGHT_DEPOT)
    text = (NIGHT_DEPOT.parent / depot.sources["report"]["text"]).read_text(encoding="utf-8")
    paragraphs = text.strip().split("\n\n")
    assert len(paragraphs) == depot.sources["report"]["paragraphs"]
    quotes = 0
    cited: set[int] = set()
    for _, node in depot.graph.nodes(data=True):
        for citation in node.get("cites", []):
            paragraph = citation.get("paragraph", 0)
            first, last = paragraph if isinstance(paragraph, list) else (paragraph, paragraph)
            cited.update(range(first, last + 1))
            if "quote" in citation:
                quotes += 1
                for piece in citation["quote"].split(" […] "):
                    assert piece in paragraphs[first - 1]
    assert quotes >= 5
    assert cited - {0} == set(range(1, len(paragraphs) + 1))
