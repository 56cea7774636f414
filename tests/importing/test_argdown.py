"""Argdown: what becomes of each construct, what is lost, and where it is refused."""

import re
from contextlib import suppress
from typing import Any

import pytest
from inputs import lost

from argmap.importing import Imported, format_of, read
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.source import DamagedError, Source
from argmap.model.argument_map import ArgumentMap


def imported(text: str, **options: Any) -> Imported:
    return read(text, "argdown", ImportOptions(**options), name="ferry.argdown")


def steps(found: ArgumentMap) -> list[str]:
    """Return each argument with its premises and its target, such as `a, b -> c`."""
    graph = found.graph
    types = graph.nodes(data="type")
    signs = {"support": "->", "attack": "-x"}
    said = []
    for name, facts in graph.nodes(data=True):
        if facts["type"] == "argument":
            premises = [each for each in graph.predecessors(name) if types[each] == "statement"]
            (target,) = graph.successors(name)
            said.append(f"{', '.join(premises)} {signs[facts['relation']]} {target}")
    return said


def texts(found: ArgumentMap) -> dict[str, str]:
    return {
        name: facts["text"]
        for name, facts in found.graph.nodes(data=True)
        if facts["type"] == "statement"
    }


def test_a_document_becomes_a_map() -> None:
    found = imported(
        """\
===
title: Should the ferry run?
description: A small debate.
===

[Run]: The ferry should run in winter.
  + [Road]: The road is closed in winter.
  - <Ice>: The lake freezes.
    - The ferry breaks ice.

# The road

<Snow>

(1) Snow lies on the pass. #weather
(2) Nobody clears it.
-- Modus ponens --
(3) [Road]
"""
    )
    assert (
        found.text
        == """\
argmap: 1
title: Should the ferry run?
description: A small debate.

claims:
  Run:
    text: The ferry should run in winter.
    supported_by: Road
    attacked_by: Ice
  Road:
    text: The road is closed in winter.
    supported_by:
      id: Snow
      scheme: Modus ponens
      premises:
        - text: Snow lies on the pass.
          group: the-road
          tags: [weather]
        - text: Nobody clears it.
          group: the-road

premises:
  Ice:
    text: The lake freezes.
    attacked_by: The ferry breaks ice.

groups:
  the-road: The road
"""
    )
    assert found.losses == ()


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("+", "b -> a"),
        ("<+", "b -> a"),
        ("+>", "a -> b"),
        ("-", "b -x a"),
        ("<-", "b -x a"),
        ("->", "a -x b"),
    ],
)
def test_a_relation_leads_where_its_symbol_points(symbol: str, expected: str) -> None:
    found = imported(f"[a]: One.\n  {symbol} [b]: Two.\n")
    assert (steps(found.map), found.losses) == ([expected], ())
    assert steps(imported(f"[a]: One.\n\t{symbol}[b]\r\n\r\n[b]: Two.\r\n").map) == [expected]


def test_relations_stand_as_deep_as_their_indent_says() -> None:
    text = "[a]: A.\n  + [b]: B.\n      - [c]: C.\n  + [d]: D.\n    - [e]: E.\n"
    assert steps(imported(text).map) == ["b -> a", "d -> a", "c -x b", "e -x d"]


def test_a_text_that_begins_with_a_title_is_no_json() -> None:
    assert read("[A]\n  + [B]\n").format == "argdown"
    assert read("===\ntitle: Rain\n===\n\n[A]\n").format == "argdown"
    with pytest.raises(DamagedError, match="none of the formats"):
        read("[A] alone\n")
    with pytest.raises(DamagedError, match="no JSON"):
        read("[ {\n")


def test_a_key_that_is_given_twice_is_refused() -> None:
    with pytest.raises(DamagedError) as refused:
        read("===\ntitle: A\ntitle: B\n===\n\n[A]: It rains.\n", "argdown")
    assert str(refused.value) == "line 3, column 1: “title” is given twice"


def test_a_relation_that_is_written_twice_is_one() -> None:
    found = imported("[a]: One.\n  + [b]: Two.\n\n[b]\n  +> [a]\n")
    assert (steps(found.map), found.losses) == (["b -> a"], ())


def test_the_last_text_of_a_title_counts_and_the_others_are_noted() -> None:
    found = imported("[a]: First.\n  + [b]: B.\n\n[a]: Second.\n\n[a]\n\n[a]: Third.\n")
    assert found.map.graph.nodes["a"]["text"] == "Third."
    assert found.map.graph.nodes["a"]["note"] == "Also: First. / Second."
    assert found.losses == ()


def test_a_title_without_a_text_stands_for_the_text() -> None:
    found = imported("[Trees grow]\n  + <Rain falls>\n")
    assert texts(found.map) == {"trees-grow": "Trees grow", "rain-falls": "Rain falls"}
    assert lost(found) == ["1 statement without a text, at line 1, column 1"]


def test_texts_lose_markup_and_keep_words() -> None:
    found = imported(
        "[a]: It *is* __very__ [cold](http:/\\/x.org/a_b), see @[b] and @<c>,\n"
        "  .A. :heart: x \\* y. #tag #(two words)\n  + [b]: An #inner tag /* unseen */ stays.\n"
    )
    assert texts(found.map) == {
        "a": "It is very cold, see b and c, ∀ ❤ x * y.",
        "b": "An #inner tag stays.",
    }
    assert found.map.graph.nodes["a"]["tags"] == ["tag", "two words"]
    assert found.map.graph.nodes["b"]["tags"] == ["inner"]
    assert lost(found) == [
        "1 comment left out, at line 3, column 24",
        "2 emphasis marks left out, the first at line 1, column 9",
        "1 link written without the address, at line 1, column 23",
        "2 mentions of a title written as the title alone, the first at line 1, column 54",
    ]


def test_comments_are_no_lines() -> None:
    found = imported(
        "// One\n/* Two\n\nthree */\n\n[a]: A. <!-- Four -->\n// Five\n  + [b]: B.\n\n"
        "// Six\n\n[c]: C.\n  + [a] // Seven"
    )
    assert steps(found.map) == ["b -> a", "a -> c"]
    assert lost(found) == ["6 comments left out, the first at line 1, column 1"]


def test_an_inference_may_take_lines_have_data_and_name_its_premises() -> None:
    found = imported(
        "<Long>: All in all. #t\n\n"
        "(1) [a]: A.\n(2) [b]: B.\n--\nRule one, rule two\n{uses: [1, 9]}\n--\n(3) [c]: C.\n"
        "(4) [d]: D.\n----\n(5) [e]: E.\n"
    )
    assert steps(found.map) == ["a -> c", "c, d -> e"]
    assert found.map.graph.nodes["c/Long"]["scheme"] == "Rule one, rule two"
    assert found.map.graph.nodes["e/Long"]["note"] == "All in all."
    assert lost(found) == [
        "1 premise number left out that no earlier statement has, at line 5, column 1",
        "1 argument with tags, which are left out, at line 1, column 1",
    ]


RECONSTRUCTED = "<A>\n\n(1) [p]: P.\n----\n(2) [q]: Q.\n----\n(3) [r]: R.\n\n"


@pytest.mark.parametrize(
    ("more", "expected", "said"),
    [
        ("[r]\n  <- [x]: X.", ["p -> q", "q -> r", "x -x r"], []),
        ("<A>\n  -> [x]: X.", ["p -> q", "q -> r", "r -x x"], []),
        ("<A>\n  +> [r]", ["p -> q", "q -> r"], []),
        ("<A>\n  <_ [x]: X.", ["p -> q", "q -> r", "x -x r/A"], []),
        (
            "<A>\n  <- [x]: X.",
            ["p -> q", "q -> r", "x -x r/A"],
            ["1 attack on an argument turned into an undercutter of its last step"],
        ),
        (
            "<A>\n  <+ [x]: X.",
            ["p -> q", "q, x -> r"],
            ["1 support of an argument turned into a premise of its last step"],
        ),
        ("[x]: X.\n  -> <A>\n  -> [p]", ["x -x p", "p -> q", "q -> r"], []),
        (
            "[p]\n  <_ [x]: X.",
            ["x -x p", "p -> q", "q -> r"],
            ["1 undercutter of what has no single step turned into an attack"],
        ),
    ],
)
def test_relations_of_a_reconstructed_argument(
    more: str, expected: list[str], said: list[str]
) -> None:
    found = imported(f"{RECONSTRUCTED}{more}\n")
    assert sorted(steps(found.map)) == sorted(expected)
    assert [loss.partition(", at")[0] for loss in lost(found)] == said


def test_what_undercuts_an_inference_stands_below_it_or_below_its_conclusion() -> None:
    below = "(1) [p]: P.\n----\n  <_ [x]: X.\n(2) [q]: Q.\n"
    behind = "(1) [p]: P.\n----\n(2) [q]: Q.\n  <_ [x]: X.\n    - [y]: Y.\n"
    assert steps(imported(below).map) == ["p -> q", "x -x q/s1"]
    assert steps(imported(behind).map) == ["p -> q", "x -x q/s1", "y -x x"]


def test_what_undercuts_a_sketch_undercuts_its_one_step() -> None:
    one = "[a]: A.\n  + <S>: S.\n    _ [u]: U.\n"
    assert steps(imported(one).map) == ["S -> a", "u -x a/s1"]
    two = imported(f"{one}\n[b]: B.\n  - <S>\n")
    assert sorted(steps(two.map)) == ["S -> a", "S -x b", "u -x S"]
    assert lost(two) == [
        "1 undercutter of what has no single step turned into an attack, at line 3, column 5"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a]: A.\n  >< [b]: B.\n    >< [a]\n", "1 contradiction turned into two attacks"),
        (
            "===\nmodel: {mode: strict}\n===\n\n[a]: A.\n  - [b]: B.\n    -> [a]\n",
            "1 contradiction turned into two attacks",
        ),
    ],
)
def test_what_contradicts_attacks_both_ways(text: str, said: str) -> None:
    found = imported(text)
    assert sorted(steps(found.map)) == ["a -x b", "b -x a"]
    assert said in [loss.partition(", at")[0] for loss in lost(found)]


def test_headings_are_groups_and_one_above_all_is_the_title() -> None:
    found = imported(
        "# The ferry\n\n[a]: A.\n\n## For {isGroup: true}\n\n[a]\n  + [b]: B.\n\n"
        "### Costs\n\n[c]: C.\n  + [b]\n"
    )
    about = found.map.graph.graph
    assert about["title"] == "The ferry"
    assert about["groups"] == {
        "For": {"title": "For", "statements": ["b"]},
        "Costs": {"title": "Costs", "statements": ["c"]},
    }
    assert lost(found) == [
        "1 value in braces left out, at line 5, column 9",
        "1 heading below another turned into a group beside it, at line 10, column 1",
    ]


def test_untitled_texts_in_no_relation_are_left_out_unless_all_is_wanted() -> None:
    text = "Some prose\nof two lines.\n\n* [a]: A.\n* An item\n\n[a]\n  + B.\n"
    found = imported(text)
    assert texts(found.map) == {"a": "A.", "b": "B."}
    assert lost(found) == [
        "2 untitled texts in no relation left out, the first at line 1, column 1"
    ]
    assert len(texts(imported(text, everything=True).map)) == 4


def test_settings_and_values_are_reported() -> None:
    found = imported(
        "===\ntitle: T\nmap: {x: 1}\n===\n\n[a]: A. {color: red}\n  + [b] {\n  source: S\n}\n"
    )
    assert lost(found) == [
        "1 value of the front matter left out, at line 3, column 1",
        "2 values in braces left out, the first at line 6, column 10",
        "1 statement without a text, at line 7, column 5",
    ]


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("[a]: A.\n\n  + [b]\n", "line 3, column 3", "directly below"),
        ("[a]: A.\n+ [b]\n", "line 2, column 1", "further in"),
        ("[a] and more\n", "line 1, column 5", "empty line"),
        ("[a]: see [b] here\n", "line 1, column 10", "write \\[ for a bracket"),
        ("a: snake_case\n  + b\n", "line 1, column 9", "write \\_ for the character alone"),
        ("[a]: A.\n  + [b] \\\n", "line 2, column 9", "backslash"),
        ("(1) P.\n(2) Q.\n", "line 3, column 1", "conclusion"),
        ("(1) P.\n----\n", "line 3, column 1", "conclusion"),
        ("(1) <a>\n----\n(2) Q.\n", "line 1, column 5", "statement"),
        ("(1) P.\n----\n  - [u]\n(2) Q.\n", "line 3, column 3", "undercut"),
        ("(1) P.\n-- rule\n(2) Q.\n", "line 2, column 1", "hyphens"),
        ("[a]: A.\n  >< <b>\n", "line 2, column 6", "statement"),
        ("===\ntitle: T\n===\n[a]: A.\n", "line 4, column 1", "empty line"),
        ("===\ntitle: [T\n===\n\n[a]: A.\n", "line ", "YAML"),
        ("[a]: A. {b: [}\n  + c\n", "line 1,", "YAML"),
        ("[a]: A.\n  + [b]: B. {c: {d: e}: f: g}\n", "line 2,", "YAML"),
        (
            f"{RECONSTRUCTED}<A>\n\n(1) [s]: S.\n----\n(2) [t]: T.\n",
            "line 11, column 1",
            "another title",
        ),
        ("* [a]: A.\n1. [b]: B.\n", "line 2, column 1", "list"),
        ("", "line 1, column 1", "statement"),
    ],
)
def test_what_is_no_argdown_is_refused_with_a_place(text: str, place: str, reason: str) -> None:
    with pytest.raises(DamagedError, match=re.escape(reason)) as refused:
        imported(text)
    assert refused.value.place.startswith(place)


@pytest.mark.parametrize(
    "text",
    [
        "[a]: A.\n  + b",
        "[a]\n  -> <b>",
        "Some text\n    <+ other text",
        "(1) p\n-----\n(2) q",
        "<a>: A sketch.",
        "# Heading\n\n[a] #tag\n  - [b] {x: y}\n",
    ],
)
def test_argdown_is_recognized(text: str) -> None:
    assert format_of(Source(text)).name == "argdown"


def test_long_and_deep_documents_are_read_in_linear_time() -> None:
    deep = "".join(f"{' ' * depth}{'+ ' * bool(depth)}[s{depth}]: S.\n" for depth in range(600))
    assert len(imported(deep).map.graph) == 1199
    for piece in ("[a", "<a", "@[", "{", "{},", "_a ", "*a ", ".a", ":a", "/*", "<!--", "[a]("):
        text = f"[a]: A.\n  + [b]: B.\n\n{piece * 50_000}\n"
        with suppress(DamagedError):
            imported(text)
