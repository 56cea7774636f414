"""Parts of maps on the command line: `show` and `export` select the same of a map."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import Program
from drawn_maps import map_texts
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.cli import run
from argmap.format.keys import Relation
from argmap.model.selection import Selection, select

FERRY = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: [school, road], attacked_by: {premises: bus, attacked_by: bus-stopped}}
      - mail
    attacked_by: ice
claims:
  ice: {text: The ice is a danger., supported_by: old-hull, attacked_by: breaker}
premises:
  school: Children cross to school.
  road: The road is closed in winter.
  mail: The mail comes by boat.
  bus: A bus goes round the lake.
  bus-stopped: It stopped last year.
  old-hull: The hull is old.
  breaker: The city has an icebreaker.
groups:
  need: {title: Who needs it, statements: [run, school]}
"""

Printed = Callable[..., str]


@pytest.fixture
def printed(ran: Program) -> Printed:
    """Give a function that runs a command on the map in a text, and gives what it prints."""

    def running(text: str, *command: str, status: int = 0) -> str:
        done = ran(*command, "-", stdin=text.encode())
        assert done.status == status
        return done.err if status else done.out

    return running


def tree(printed: str) -> list[str]:
    """Give the lines of the trees and the footnotes."""
    return printed.split("\n\n", 1)[1].rsplit("\n\n", 1)[0].splitlines()


def test_a_group_has_stubs_for_what_its_arguments_need(printed: Printed) -> None:
    shown = printed(FERRY, "show", "--group", "need", "--width", "100")
    assert shown.startswith("Should the ferry run in winter?\nGroup: Who needs it\n")
    assert tree(shown) == [
        "Recommendation",
        "◆ Run it in winter. (+1)",
        "├┬ because ■ Children cross to school.",
        "│├ and     ■ The road is closed in winter. (outside)",
        "│└┬ unless ■ A bus goes round the lake. (outside)",
        "│ └─ but ■ It stopped last year. (outside)",
        "└─ although ● The ice is a danger. (+1) (outside)",
        "   └─ but ■ The city has an icebreaker. (outside)",
        "",
        "(+n) n more arguments are left out here: see them without --group",
        "(outside) not in this group, but an argument that is shown needs it",
    ]
    assert "1 ◆ recommendation · 1 ● claim · 5 of 7 ■ premises · 5 of 7 arguments" in shown


def test_a_depth_counts_undercutters_too(printed: Printed) -> None:
    assert tree(printed(FERRY, "show", "--depth", "1", "--width", "100"))[1:5] == [
        "◆ Run it in winter.",
        "├┬ because (+1) ■ Children cross to school.",
        "│└ and     ■ The road is closed in winter.",
        "├─ because ■ The mail comes by boat.",
    ]


def test_upward_an_undercutter_leads_to_the_step_and_on(printed: Printed) -> None:
    shown = printed(FERRY, "show", "--invert", "--root", "bus-stopped", "--width", "100")
    assert tree(shown)[1:] == [
        "■ It stopped last year.",
        "└─ undercuts the step from “A bus goes round the lake.”",
        "   └─ undercuts the step from “Children cross to school.”",
        "      └┬ therefore ◆ Run it in winter.",
        "       └ with      ■ The road is closed in winter.",
    ]
    cut = printed(FERRY, "show", "--invert", "--root", "bus-stopped", "--depth=1", "--width=100")
    assert tree(cut)[1:3] == [
        "■ It stopped last year.",
        "└─ undercuts the step from “A bus goes round the lake.” (+1)",
    ]


@pytest.mark.parametrize("width", ["24", "40"])
def test_a_long_chain_of_undercutters_goes_on_at_the_margin(printed: Printed, width: str) -> None:
    undercutter = "p9"
    for number in range(8, -1, -1):
        undercutter = f"{{premises: p{number}, attacked_by: {undercutter}}}"
    premises = "".join(f"  p{number}: Point {number}.\n" for number in range(10))
    text = f"argmap: 1\ntitle: T\nclaims: {{c: {{text: The end., supported_by: {undercutter}}}}}\n"
    shown = printed(
        f"{text}premises:\n{premises}", "show", "--invert", "--root=p9", "--width", width
    )
    assert max(map(len, shown.splitlines())) <= int(width)
    assert "goes on" in shown
    assert shown.count("The end.") == 1
    read = " ".join(re.sub("[│├└─┬]", " ", shown).split())
    assert all(f"the step from “Point {number}.”" in read for number in range(9))


@pytest.mark.parametrize("command", [["show"], ["export"]])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--root", "ruin"], "there is no statement “ruin”; did you mean run?"),
        (["--root", "lake"], "there is no statement “lake”; argmap show --ids shows the ids"),
        (
            ["--root", "mail", "--group", "need"],
            "there is no statement “mail” in the group “need”; argmap show --ids shows the ids",
        ),
        (["--group", "lake"], "there is no group “lake”; the groups are need"),
    ],
)
def test_an_unknown_name_is_refused_in_the_same_words(
    printed: Printed, command: list[str], options: list[str], said: str
) -> None:
    assert said in printed(FERRY, *command, *options, status=2)


@pytest.mark.parametrize("command", [["show"], ["export"]])
def test_a_map_without_groups_says_so(printed: Printed, command: list[str]) -> None:
    text = "argmap: 1\ntitle: T\npremises: {p: P.}\n"
    said = printed(text, *command, "--group", "need", status=2)
    assert "there is no group “need”; the map has no groups" in said


def test_of_several_maps_those_with_the_root_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text(FERRY)
    (tmp_path / "b.yaml").write_text("argmap: 1\ntitle: B\npremises: {p: P.}\ngroups: {g: [p]}\n")
    assert run(["show", str(tmp_path), "--root", "p"]) == 0
    assert capsys.readouterr().out.startswith("B\n\n")
    assert run(["show", str(tmp_path), "--root", "run", "--group", "g"]) == 2
    assert "there is no statement “run” in the group “g”" in capsys.readouterr().err


def shown_and_exported(text: str, options: list[str]) -> tuple[set[str], set[str]]:
    """Give the ids of the statements that `show` prints, and that `export` writes."""
    written = []
    for command in (["show", "--ids", "--width", "1000"], ["export", "--format", "json"]):
        stdin, stdout = sys.stdin, sys.stdout
        sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
        sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        try:
            assert run([*command, "-", *options]) == 0
            sys.stdout.seek(0)
            written.append(sys.stdout.read())
        finally:
            sys.stdin, sys.stdout = stdin, stdout
    nodes = json.loads(written[1])["nodes"]
    statements = {node["id"] for node in nodes if node["type"] == "statement"}
    return set(re.findall("<(.*?)>", written[0])), statements


@settings(max_examples=60, deadline=None)
@given(text=map_texts(), data=st.data())
def test_show_and_export_select_the_same(text: str, data: st.DataObject) -> None:
    part = st.sampled_from([[], ["--group=g"], ["--root=n1"], ["--root=n1", "--root=n0"]])
    depth = st.sampled_from([[], *([f"--depth={number}"] for number in range(4))])
    options = data.draw(part) + data.draw(depth)
    shown, exported = shown_and_exported(text, options)
    assert shown == exported


NOTED = """
argmap: 1
title: Should the ferry run?
recommendations:
  run:
    text: Run it.
    supported_by:
      - {premises: school, note: It counts twice.}
      - {premises: [school, fuel], attacked_by: {premises: ice, note: In winter alone.}}
premises: {school: Children cross to school., fuel: Fuel is cheap., ice: The ice is thick.}
groups:
  need: {title: Who needs it, statements: [run, school]}
  later: {title: Later, statements: []}
"""


def test_a_note_stands_at_each_use_of_a_premise(printed: Printed) -> None:
    shown = printed(NOTED.replace("[school, fuel]", "school"), "show", "--width", "100")
    assert "├─ because ■ Children cross to school. (note on this step: It counts twice.)" in shown
    upward = printed(NOTED, "show", "--invert", "--root", "ice", "--width", "100")
    assert "undercuts the step from “Children cross to school.” (note on this step: In" in upward


def test_only_one_relation_is_counted_against_what_was_asked_for(printed: Printed) -> None:
    alone = printed(NOTED, "show", "--only", "support", "--root", "school")
    assert "were asked for" not in alone
    whole = printed(NOTED, "show", "--only", "support", "--width", "100")
    assert "Only supports were asked for: objections and undercutters (1) are left out." in whole


def test_a_root_that_a_group_does_not_show_is_refused(printed: Printed) -> None:
    unattacked = NOTED.replace(", attacked_by: {premises: ice, note: In winter alone.}", "")
    options = ["--group", "need", "--only", "attack", "--root", "fuel"]
    said = printed(unattacked, "show", *options, status=2)
    assert "no statement “fuel” in the group “need”" in said


def test_a_group_without_statements_is_refused(printed: Printed) -> None:
    said = printed(NOTED, "show", "--group", "later", status=2)
    assert "the group “later” has no statements" in said


def test_upward_nothing_is_said_to_be_left_out_that_is_shown(printed: Printed) -> None:
    shown = printed(NOTED, "show", "--invert", "--root", "ice", "--root", "run", "--depth", "1")
    assert "(+1)" not in shown


def test_the_advice_says_which_option_shows_more(printed: Printed) -> None:
    for options, advice in (
        (["--depth", "0"], "see them with --root, or a greater --depth"),
        (["--group", "need"], "see them without --group"),
        (["--group", "need", "--depth", "0"], "without --group, or with a greater --depth"),
    ):
        shown = printed(NOTED, "show", *options, "--width", "120")
        assert ("(+" in shown) == (advice in shown)


ONLY: tuple[Relation, ...] = ("support", "attack")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=map_texts(), data=st.data())
def test_every_part_that_is_shown_holds_or_counts_every_objection_to_what_it_shows(
    printed: Printed, text: str, data: st.DataObject
) -> None:
    """As in every format of `export`: see test_selected_parts.py."""
    root = data.draw(st.sampled_from([None, "n0", "n1"]))
    group = data.draw(st.sampled_from([None, "g"]))
    depth = data.draw(st.sampled_from([None, 0, 1, 2]))
    only = data.draw(st.sampled_from([None, None, *ONLY]))
    named = re.sub(r'"(n\d)": {"text": "Some text\."', r'"\1": {"text": "Text of \1."', text)
    whole = argmap.loads(named)
    roots = () if root is None else (root,)
    try:
        part = select(whole, Selection(roots=roots, depth=depth, group=group, only=only))
    except KeyError:
        assume(False)
    given_options = {"--root": root, "--group": group, "--depth": depth, "--only": only}
    options = [
        word
        for name, value in given_options.items()
        if value is not None
        for word in (name, str(value))
    ]
    shown = printed(named, "show", *options, "--width", "120")
    left_out = 0
    for node, facts in part.graph.nodes(data=True):
        texts = [node] if whole.is_statement(node) else whole.premises_of(node)
        is_shown = all(f"Text of {name}." in shown for name in texts)
        if only == "attack" and (not is_shown or facts.get("relation") == "support"):
            continue  # It lists the objections and their answers, and nothing else.
        assert is_shown
        left_out += facts.get("left_out", 0)
        for objection in whole.arguments_against(node):
            if objection in part.graph:
                premises = whole.premises_of(objection)
                assert [name for name in premises if f"Text of {name}." not in shown] == []
            elif only == "support":
                assert "Only supports were asked for" in shown
            else:
                assert depth is not None
                assert facts["left_out"] >= 1
    assert sum(map(int, re.findall(r"\(\+(\d+)\)", shown))) >= left_out


TWO_TREES = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run: {text: Run it., supported_by: school}
  repair: {text: Repair it., supported_by: old}
  stop: {text: Stop it., attributed_to: The harbour, supported_by: old}
premises:
  school: Children cross to school.
  old: The hull is old.
groups:
  repairs: [repair]
"""


@pytest.mark.parametrize("command", [["show"], ["export", "-f", "markdown"]])
@pytest.mark.parametrize(
    ("wanted", "root", "others"),
    [
        (["--root", "2"], "Repair it.", ["Run it.", "Stop it."]),
        (["--root", "3"], "Stop it.", ["Run it.", "Repair it."]),
        (["--root", "1", "--group", "repairs"], "Repair it.", ["Run it.", "Stop it."]),
    ],
)
def test_a_root_may_be_the_number_of_a_tree(
    printed: Printed, command: list[str], wanted: list[str], root: str, others: list[str]
) -> None:
    text = printed(TWO_TREES, *command, *wanted)
    assert root in text.replace("\\", "")
    assert not [other for other in others if other in text]


def test_inverted_the_numbers_are_those_of_the_inverted_trees(printed: Printed) -> None:
    assert "2. Premise" in printed(TWO_TREES, "show", "--invert")
    assert "Run it." not in printed(TWO_TREES, "show", "--invert", "--root", "2")


def test_an_id_that_looks_like_a_number_is_an_id(printed: Printed) -> None:
    text = TWO_TREES.replace("  old:", "  3:").replace("supported_by: old", 'supported_by: "3"')
    shown = printed(text, "show", "--root", "3", "--root", "1")
    assert [line for line in tree(shown) if line[:1] in {"◆", "■"}] == [
        "■ The hull is old.",
        "◆ Run it.",
    ]


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999999"])
def test_a_tree_that_is_not_there_is_wrong_usage(printed: Printed, number: str) -> None:
    assert printed(TWO_TREES, "show", "--root", number, status=2).endswith(
        f"there is no statement or tree “{number}”; the trees are 1 to 3\n"
    )


DEEP_ANSWER = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run: {text: Run it in winter., attacked_by: ice}
claims:
  ice: {text: The ice is a danger., supported_by: [accident, thick], attacked_by: hull}
  thick: {text: The ice is thick., attacked_by: mild}
premises:
  accident: There was an accident in 1987.
  hull: The hull is of steel.
  mild: The last winters were mild.
"""


def test_each_attack_is_listed_as_an_objection_or_as_an_answer(printed: Printed) -> None:
    """Below an objection stand its nearest answers; one that lies deeper stands for itself."""
    shown = printed(DEEP_ANSWER, "show", "--only", "attack")
    assert shown.split("\n\n")[1:3] == [
        (
            "1. Objection, answered\n"
            "● The ice is a danger.\n"
            "├─ against ◆ Run it in winter. (unsupported)\n"
            "└─ but     ■ The hull is of steel."
        ),
        (
            "2. The author's objection that stands\n"
            "■ The last winters were mild.\n"
            "└─ against ● The ice is thick. (unsupported)"
        ),
    ]
