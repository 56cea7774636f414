"""Parts of maps in every format: what is left out, or is outside the group, is marked."""

import json
import re
from collections import Counter

import pytest
from drawing import drawn, needs_dot
from drawn_maps import map_texts
from exporting import exported, written
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.export import FORMATS
from argmap.export.support.themes import THEMES
from argmap.model.selection import Selection, select

FERRY = argmap.loads("""\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: school, attacked_by: {premises: bus, attacked_by: bus-stopped}}
      - [mail, road]
    attacked_by: ice
claims:
  ice: {text: The ice is a danger., supported_by: old-hull, attacked_by: [breaker, thin]}
premises:
  school: Children cross to school.
  road: The road is closed in winter.
  mail: The mail comes by boat.
  bus: A bus goes round the lake.
  bus-stopped: It stopped last year.
  old-hull: The hull is old.
  breaker: The city has an icebreaker.
  thin: The ice is thin.
groups:
  need: {title: Who needs it, statements: [run, mail]}
""")
OUTLINE = select(FERRY, Selection(depth=1))
NEED = select(FERRY, Selection(group="need"))


@needs_dot
def test_a_picture_has_a_mark_where_arguments_are_left_out() -> None:
    drawing = drawn(written(OUTLINE, "dot"))
    assert drawing.shown["run/s1"].words.startswith("+1")
    assert drawing.shown["ice"].words.endswith("+3")
    for name in ("run", "school", "run/s2", "mail"):
        assert not re.search(r"\+\d", drawing.shown[name].words.removesuffix("+3"))
    assert "+" not in "".join(part.words for part in drawn(written(FERRY, "dot")).shown.values())


@needs_dot
def test_the_picture_of_a_group_draws_faint_what_is_outside_it() -> None:
    drawing = drawn(written(NEED, "dot"))
    muted = THEMES["light"].muted
    outlines = {
        name: {each.get("COLOR") for each in part.cell.iter("TD")} | {part.look("COLOR")}
        for name, part in drawing.shown.items()
        if FERRY.is_statement(name)
    }
    outside = {name for name, colours in outlines.items() if muted in colours}
    assert outside == {"road", "ice", "breaker", "thin"}
    assert "Whoneedsit" in drawing.shown["mail"].words
    assert "Whoneedsit" not in drawing.shown["road"].words


def test_a_legend_explains_the_marks_that_there_are() -> None:
    left_out, faint = "+n: n more arguments are left out here", "faint: not in this group"
    assert left_out in written(OUTLINE, "dot", legend=True)
    assert faint not in written(OUTLINE, "dot", legend=True)
    assert faint in written(NEED, "dot", legend=True)
    assert left_out not in written(FERRY, "dot", legend=True)


def test_a_chart_has_the_marks_too() -> None:
    chart = written(OUTLINE, "mermaid")
    assert re.findall(r'^(n\d+m)\["\S*43;[13]"]$', chart, re.MULTILINE) == ["n2m", "n5m"]
    assert "\nclass n2m,n5m leftout\n" in chart
    assert len(re.findall(r"^(n\d+)m -\.- \1$", chart, re.MULTILINE)) == 2
    names = dict(re.findall(r'(n\d+)[\[(]"(?:◆|●|■) ([^<]*)<br>', written(NEED, "mermaid")))
    classes = re.findall(r"^class (\S+) (\S+)$", written(NEED, "mermaid"), re.MULTILINE)
    # The last one is obeyed, whatever the kind of a statement; marks are no statements.
    *_, (outside, last), (_, of_marks) = classes
    assert (last, of_marks) == ("outside", "leftout")
    assert {names[name] for name in outside.split(",")} == {
        "The road is closed in winter.",
        "The ice is a danger.",
        "The city has an icebreaker.",
        "The ice is thin.",
    }


def test_a_document_says_what_is_left_out_and_what_is_outside() -> None:
    outline = written(OUTLINE, "markdown")
    assert "- *because* (+1) Children cross to school.\n" in outline
    assert "- *although* The ice is a danger. (+3)\n" in outline
    assert "\n(+n) n more arguments are left out here\n" in outline
    need = written(NEED, "markdown")
    assert "**Run it in winter.** (+1)\n" in need
    assert "- *and* The road is closed in winter. (outside)\n" in need
    assert "- *although* The ice is a danger. (+1) (outside)\n" in need
    assert "\n(outside) not in this group, but an argument that is shown needs it\n" in need


def test_a_page_counts_what_it_shows() -> None:
    page = written(NEED, "html")
    assert "<h2>Group: Who needs it</h2>" in page
    assert '<option value="">all that is shown</option>' in page
    assert "</i> 1 recommendation</span>" in page
    assert "</i> 4 of 8 premises</span>" in page
    assert "(+n) n more arguments are left out here." in page
    assert "<span>Run it in winter.</span> <small class=more>(+1)</small>" in page
    assert re.search(r'<li [^\n]* class="claim outside" [^\n]*The ice is a danger', page)
    whole = written(FERRY, "html")
    assert " of 8 premises" not in whole
    # What waits until a group is chosen says it, and is not seen.
    assert "left out" not in re.sub('<span id=":signs" hidden>[^<]*', "", whole)


@pytest.mark.parametrize("format_name", ["json", "graphml"])
def test_data_says_it_of_the_nodes(format_name: str) -> None:
    for part in (OUTLINE, NEED):
        text = written(part, format_name)
        assert "left_out" in text
        assert ("outside" in text) == (part is NEED)
    assert "left_out" not in written(FERRY, format_name)


@pytest.mark.parametrize("format_name", ["json", "csv", "graphml", "aif"])
def test_data_of_a_part_has_its_statements_alone(format_name: str) -> None:
    text = written(NEED, format_name)
    for node in FERRY.statements():
        assert (json.dumps(FERRY.graph.nodes[node]["text"])[1:-1] in text) == (node in NEED.graph)


MARKS = {
    "dot": r"\+(\d+)",
    "html": r"<small class=more>\(\+(\d+)\)",
    "markdown": r"\(\+(\d+)\)",
    "mermaid": r"\b43;(\d+)",
    "argdown": r"[/;] \+(\d+)",
}
"""How formats for people say at a node how many arguments are left out there."""


def said_to_be_left_out(format_name: str, text: str) -> Counter[int]:
    """Give the numbers of arguments that a format says are left out, each as often as it does."""
    mark = MARKS.get(format_name)
    if mark is None:
        return Counter(0 for _ in re.findall("left_out|left out|not in this part", text))
    return Counter(map(int, re.findall(mark, text)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=map_texts(), data=st.data())
def test_every_view_of_a_part_holds_or_counts_every_objection_to_what_it_shows(
    text: str, data: st.DataObject
) -> None:
    """Within the depth that was asked for it holds them, at its end it counts them."""
    given_map = json.loads(text)
    for section in ("recommendations", "claims"):
        for name in given_map[section]:
            given_map[section][name]["text"] = f"Text of {name}."
    whole = argmap.loads(json.dumps(given_map))
    roots = data.draw(st.sampled_from([(), ("n0",), ("n1",), ("n1", "n0")]))
    depth = data.draw(st.sampled_from([None, 0, 1, 2]))
    group = data.draw(st.sampled_from([None, "g"]))
    try:
        part = select(whole, Selection(roots=roots, depth=depth, group=group))
    except KeyError:  # A root is not in the group, nor against what is.
        assume(False)
    held, counted = set(), Counter[int]()
    for node, facts in part.graph.nodes(data=True):
        counted[facts.get("left_out", 0)] += 1
        for objection in whole.arguments_against(node):
            if objection in part.graph:
                held.update(whole.premises_of(objection))
            else:
                assert depth is not None
                assert facts["left_out"] >= 1
    del counted[0]
    for name, made in FORMATS.items():
        if made.drawn:
            continue
        given = exported(part, name)
        shown = given.data.decode()
        missing = [premise for premise in held if f"Text of {premise}." not in shown]
        assert (name, missing) == (name, [])
        said = said_to_be_left_out(name, "\n".join([shown, *given.remarks]))
        assert name not in MARKS or said >= counted, name
        assert bool(said) == bool(counted), name
