"""Outlines: how items argue, and what `argmap export --format markdown` has written."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inputs import exported
from writing_maps import Statement, Writer, arguments_of_a_map

import argmap
from argmap.importing import Imported, read
from argmap.model.argument_map import ArgumentMap


def outline(text: str) -> Imported:
    return read(text, "outline", name="ferry.md")


def arguments(argument_map: ArgumentMap) -> list[str]:
    """Return the arguments in words, with an undercutter behind what it undercuts."""
    graph = argument_map.graph

    def said(argument: str) -> str:
        facts, target = graph.nodes[argument], argument_map.target_of(argument)
        sign = "+" if facts["relation"] == "support" else "0" if "outweighs" in facts else "-"
        premises = " & ".join(
            graph.nodes[each]["text"] for each in argument_map.premises_of(argument)
        )
        is_statement = argument_map.is_statement(target)
        below = graph.nodes[target]["text"] if is_statement else f"({said(target)})"
        return f"{premises} {sign}> {below}"

    return sorted(map(said, argument_map.arguments()))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("- A\n  - B\n  - C\n", ["B +> A", "C +> A"]),
        ("- A\n    - B\n\t- C\n", ["B +> A", "C +> A"]),
        ("1. A\n   1. B\n   2. C\n", ["B +> A", "C +> A"]),
        ("- A\n  - Pro: B\n  - Con: C\n", ["B +> A", "C -> A"]),
        ("- A\n  + B\n  - C\n", ["B +> A", "C -> A"]),
        ("- A\n  - + B\n  - - C\n", ["B +> A", "C -> A"]),
        ("- A\n  - *because* B\n  - *and* C\n  - *but* D\n", ["B & C +> A", "D -> A"]),
        ("- A\n  - because b\n  - Although c\n", ["B +> A", "C -> A"]),
        ("- A\n  - B\n    - *unless* C\n", ["B +> A", "C -> (B +> A)"]),
        ("- A\n  - Pros\n    - B\n  - Cons:\n    - C\n", ["B +> A", "C -> A"]),
        ("# A\n- Pro: B\n- Con: C\n", ["B +> A", "C -> A"]),
        ("# T\n\n- A\n  - B\n- C\n", ["B +> A"]),
        ("# T\n## A\n- B\n## C\n- D\n", ["B +> A", "D +> C"]),
        ("A\n===\n\nB\n---\n- C\n", ["C +> B"]),
        ("# T\n## A\n### B\n- C\n### Cons\n- D\n", ["B +> A", "C +> B", "D -> A"]),
        ("- A\r\n  - B\r\n", ["B +> A"]),
    ],
)
def test_what_is_nested_argues_for_what_is_above(written: str, wanted: list[str]) -> None:
    assert arguments(outline(written).map) == wanted


def test_a_text_is_read_without_markup() -> None:
    found = outline("- **A** \\*b\\* 2 * 3 `c` [d](http://e.f) &amp; g_h\n  goes on\n\n  and on\n")
    assert found.map.graph.nodes[found.map.statements()[0]]["text"] == (
        "A *b* 2 * 3 c d & g_h goes on and on"
    )


def test_one_text_in_two_places_is_one_statement() -> None:
    assert len(outline("- A\n  - B\n- C\n  - B\n").map.statements()) == 3


def test_a_title_and_what_stands_below_it_are_about_the_map() -> None:
    found = outline("# T\n\nOne.\n\nTwo.\n\n- A\n\nThree.\n")
    assert (found.map.title, found.map.description) == ("T", "One. Two.")
    assert [str(loss) for loss in found.losses] == [
        "1 paragraph outside of lists left out, at line 9"
    ]


HELD = {"implicit", "undeveloped", "rejected", "attributed_to", "note"}
"""Keys that an export says in words of their own."""


def held(statement: Statement, *, is_root: bool = True) -> None:
    """Leave of a statement, and of what stands below it, what an outline holds."""
    statement.facts = {
        name: value
        for name, value in statement.facts.items()
        if name in HELD and not (is_root and name == "attributed_to")
    }
    if statement.kind == "recommendation" and not is_root:
        statement.kind = "claim"
    below = [statement.arguments]
    while below:
        for argument in (each for listed in below.pop().values() for each in listed):
            argument.facts = {}
            below.append(argument.arguments)
            for premise in argument.premises:
                if isinstance(premise, Statement):
                    held(premise, is_root=False)


def facts_of(argument_map: ArgumentMap) -> dict[str, Any]:
    nodes = argument_map.graph.nodes
    return {
        nodes[name]["text"]: {key: nodes[name].get(key) for key in HELD}
        for name in argument_map.statements()
    }


def members(argument_map: ArgumentMap) -> dict[str, list[str]]:
    nodes = argument_map.graph.nodes
    return {
        facts.get("title", name): [nodes[each]["text"] for each in facts["statements"]]
        for name, facts in argument_map.groups.items()
        if facts["statements"]
    }


@settings(max_examples=80)
@given(st.data())
def test_the_arguments_of_an_export_are_kept(data: st.DataObject) -> None:
    roots = data.draw(arguments_of_a_map())
    text = Writer(data.draw).map(roots)
    before, found = argmap.loads(text), read(exported("markdown", text))
    assert found.format == "outline"
    assert arguments(found.map) == arguments(before)
    assert members(found.map) == members(before)
    cited = sum(len(facts.get("cites", ())) for _, facts in before.graph.nodes(data=True))
    losses = Counter({loss.what: loss.count for loss in found.losses})
    assert bool(cited) == bool(losses["{} citation{s} (footnotes) left out"])


@settings(max_examples=80)
@given(st.data())
def test_what_an_export_says_in_words_is_kept_and_nothing_is_lost(data: st.DataObject) -> None:
    roots = data.draw(arguments_of_a_map())
    for root in roots:
        held(root)
    text = Writer(data.draw).map(roots)
    before, found = argmap.loads(text), read(exported("markdown", text))
    assert arguments(found.map) == arguments(before)
    assert facts_of(found.map) == facts_of(before)
    assert [loss for loss in found.losses if "heading" not in loss.what] == []


def test_a_sentence_in_bold_above_the_first_tree_of_an_export_is_no_statement() -> None:
    """A draft says how much is missing, a supposition what it changes; a statement has a tree."""
    trees = "## Claim\n\n**Do it.**\n\n- *because* ? it\\_pays (denied; not written yet)\n"
    read_in = outline(f"# T\n\nOf May.\n\n**2 statements are not written yet.**\n\n{trees}")
    assert list(read_in.map.statements()) == ["do-it", "it_pays"]
    assert read_in.map.facts["description"] == "Of May."
    supposed = outline(f"# T\n\n**Supposed: “Do it” is denied.**\n\n{trees}")
    assert list(supposed.map.statements()) == ["do-it", "it_pays"]
    said = [str(loss) for loss in supposed.losses]
    assert said[0] == "1 notice above the first statement left out, at line 3"
    assert "1 statement not written yet, with its id as text, at line 9" in said
    alone = outline("# T\n\n**Do it.**\n\n- *because* It pays.\n")
    assert arguments(alone.map) == ["It pays. +> Do it."]


def test_a_rejected_alternative_of_an_export_is_one_again() -> None:
    text = (
        "argmap: 1\ntitle: T\nrecommendations:\n"
        "  stay: {text: The market should stay., supported_by: It is central.}\n"
        "  move: {text: It should move., rejected: true, attacked_by: No bus stops there.}\n"
    )
    found = read(exported("markdown", text))
    assert facts_of(found.map) == facts_of(argmap.loads(text))
