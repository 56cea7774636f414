"""`argmap export` to DOT, and what Graphviz draws of it."""

import html
import json
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from contrast import contrast
from drawing import drawn, needs_dot, needs_helvetica, words
from drawn_maps import argued_map_texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from picture_measures import measures_of

import argmap
from argmap.export.dot import picture as dot
from argmap.export.support.export_options import DIRECTIONS, ExportOptions
from argmap.export.support.themes import THEMES
from argmap.model.argument_map import ArgumentMap
from argmap.views.entries import View
from argmap.views.outline import Outline

SMALL = """
argmap: 1
title: Should it stay open?
sources: {survey: {title: A survey, author: The office, url: "https://example.org/s"}}
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    addressee: City council
    supported_by:
      - need
      - premises: [cheap, paid]
        attacked_by: prices-rise
    attacked_by: noise
claims:
  need: {text: Shift workers need it., qualifier: almost certainly, supported_by: no-bus}
premises:
  no-bus: {text: No bus runs at night., cites: [3, 5-6]}
  cheap: {text: Staying open costs little., cites: survey}
  paid: {text: The budget has room for it., implicit: true}
  prices-rise: {text: Prices rise., cites: {survey: p. 2}}
  noise: {text: It is loud., attributed_to: The neighbours, cites: 7}
groups:
  costs: {title: What it costs, statements: [cheap, paid, prices-rise]}
"""
HOSTILE = [
    r'say "hi" \N \G \l \\ \"',
    "<b>bold</b> &lt; &amp; & </TABLE> --> ]]> <BR/>",
    "back\\",
    "שלום עולם, זה טקסט מימין לשמאל",
    "漢字かな交じり文は空白なしで続くので折り返しが必要です",
    "👩‍👩‍👧‍👦 family \u202e reversed \u200f",
    "}; subgraph cluster_x { a -> b [label=<x>] // /* #",
    "w" * 10_000,
    "漢" * 10_000,
    "&<>'\"" * 2_000,
    "\\" * 10_000,
    "👩‍👩‍👧‍👦" * 1_500,
    "👩‍" * 5_000,
    "\u202e" * 10_000,
]


def test_the_text_of_a_small_map() -> None:
    expected = Path(__file__).with_name("small.dot").read_text(encoding="utf-8")
    assert dot.write(argmap.loads(SMALL)) == expected


@needs_dot
def test_statements_and_arguments_are_drawn() -> None:
    small = argmap.loads(SMALL)
    drawing = drawn(dot.write(small))
    assert set(small.statements()) < set(drawing.shown)
    assert drawing.steps == sorted(small.graph.edges)


@needs_dot
def test_linked_premises_share_a_box_and_a_lone_premise_is_an_edge() -> None:
    drawing = drawn(dot.write(argmap.loads(SMALL)))
    assert [drawing.shown[name].box for name in ("cheap", "paid")] == ["keep-open/s2"] * 2
    assert "and" in drawing.shown["keep-open/s2"].words
    assert "keep-open/s1" not in drawing.nodes
    assert [about["id"] for *_, about in drawing.edges if "class" in about] == [
        "keep-open/s1",
        "need/s1",
    ]


@needs_dot
@pytest.mark.parametrize(
    ("direction", "axis", "sign"), [("BT", 1, 1), ("TB", 1, -1), ("LR", 0, 1), ("RL", 0, -1)]
)
def test_premises_lead_to_conclusions_in_the_direction_that_is_asked_for(
    direction: Any, axis: int, sign: int
) -> None:
    drawing = drawn(dot.write(argmap.loads(SMALL), ExportOptions(direction=direction)))
    for tail, head, _ in drawing.edges:
        before, after = drawing.box(tail), drawing.box(head)
        start, end = (before, after) if sign > 0 else (after, before)
        assert start[axis + 2] < end[axis]


SHARED = """
argmap: 1
title: T
recommendations:
  one: {text: Do this., supported_by: [[both, a]]}
  two: {text: Do that., supported_by: [[b, both], c]}
  three: {text: Do it., supported_by: both}
claims: {both: {text: What all of this rests on., supported_by: d, attacked_by: e}}
premises: {a: A., b: B., c: C., d: D., e: E.}
"""


@needs_dot
def test_a_shared_statement_is_drawn_once_and_elsewhere_by_its_number_and_first_words() -> None:
    shown = argmap.loads(SHARED)
    drawing = drawn(dot.write(shown))
    assert drawing.steps == sorted(shown.graph.edges)
    assert drawing.shown["both"].box == "one/s1"
    assert drawing.references == [("two/s1", "both"), ("three/s1", "both")]
    assert drawing.shown["both"].words.startswith("[1]both")
    assert "[1]Whatallofthisrestson" in drawing.shown["two/s1"].words
    assert "[1]Whatallofthisrestson" in words(drawing.nodes["three/s1"]["label"])


@needs_dot
def test_a_shared_statement_can_have_lines_to_all_its_uses() -> None:
    shown = argmap.loads(SHARED)
    drawing = drawn(dot.write(shown, ExportOptions(shared="lines")))
    assert drawing.steps == sorted(shown.graph.edges)
    assert drawing.shown["both"].box == "both"
    assert [head for tail, head, _ in drawing.edges if tail == "both"] == [
        "one/s1",
        "two/s1",
        "three",
    ]
    assert drawing.references == []


GROUPED = """
argmap: 1
title: T
recommendations:
  r: {text: Do it., supported_by: [a, d], group: why}
claims:
  a: {text: A., supported_by: [b, c], group: facts}
  d: {text: D., supported_by: f, group: why}
premises:
  b: {text: B., group: facts}
  c: {text: C., group: facts}
  f: {text: F., group: why}
groups: {why: Why we should, facts: What is known}
"""


@needs_dot
def test_a_group_has_a_frame_where_its_boxes_stand_together_and_else_a_tint() -> None:
    drawing = drawn(dot.write(argmap.loads(GROUPED)))
    assert {name: set(members) for name, members in drawing.clusters.items()} == {
        "cluster_facts": {"a", "b", "c"}
    }
    assert "Whatisknown" not in drawing.shown["a"].words
    tints = {tint.fill for tint in THEMES["light"].tints}
    for name in ("r", "d", "f"):
        assert drawing.shown[name].words.startswith("Whyweshould")
        fills = {cell.get("BGCOLOR") for cell in drawing.shown[name].cell.iter("TD")}
        assert len(fills & tints) == 1


@needs_dot
@pytest.mark.parametrize(("style", "named"), [("tint", 6), ("none", 0)])
def test_groups_can_do_without_frames(style: Any, named: int) -> None:
    drawing = drawn(dot.write(argmap.loads(GROUPED), ExportOptions(groups=style)))
    assert drawing.clusters == {}
    titles = ("Whyweshould", "Whatisknown")
    assert sum(shown.words.startswith(titles) for shown in drawing.shown.values()) == named


@needs_dot
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_title_of_a_group_is_at_the_top_left(direction: Any) -> None:
    drawing = drawn(dot.write(argmap.loads(GROUPED), ExportOptions(direction=direction)))
    left, bottom, right, top = drawing.titles["cluster_facts"]
    boxes = [drawing.box(name) for name in ("a", "b", "c")]
    assert bottom >= max(box[3] for box in boxes)
    assert left <= min(box[0] for box in boxes) + 2
    assert top > bottom
    assert right > left


def supported(conclusions: dict[str, list[str]]) -> str:
    """Return the text of a map: of statements, each with reasons, the names of their premises."""
    claims = {
        name: {
            "text": "It is so, as everybody knows.",
            "supported_by": [reason.split() for reason in reasons],
        }
        for name, reasons in conclusions.items()
    }
    names = {name: None for reasons in conclusions.values() for name in " ".join(reasons).split()}
    premises = {name: "It is so." for name in names if name not in claims}
    return json.dumps({"argmap": 1, "title": "T", "claims": claims, "premises": premises})


SHAPES = {
    "5 trees": supported({f"c{n}": [f"p{n}", f"q{n}"] for n in range(5)}),
    "40 trees of linked premises": supported({f"c{n}": [f"p{n} q{n}"] for n in range(40)}),
    "120 trees": supported({f"c{n}": [f"p{n}"] for n in range(120)}),
    "40 reasons for one statement": supported({"c": [f"p{n}" for n in range(40)]}),
    "two reasons for each of 127": supported(
        {f"s{n}": [f"s{2 * n}", f"s{2 * n + 1}"] for n in range(1, 128)}
    ),
    "a chain with 20 reasons in its midst": supported(
        {f"c{n}": [f"c{n + 1}", *(f"p{k}" for k in range(20) if n == 3)] for n in range(6)}
    ),
}


@needs_dot
@pytest.mark.parametrize("shape", SHAPES)
def test_pictures_are_near_the_shape_of_a_page(shape: str) -> None:
    measured = measures_of(dot.write(argmap.loads(SHAPES[shape])))
    assert 1 / 3 < measured.width / measured.height < 3
    assert measured.through == 0
    # Lines that end at one place may cross just before it.
    assert measured.crossings == 0 or "reasons" in shape


@needs_dot
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(argued_map_texts())
def test_the_picture_shows_in_full_what_the_outline_does(text: str) -> None:
    shown = argmap.loads(text)
    pointers = [
        entry.statement
        for tree in Outline(shown, View(once=True)).trees()
        for entry in tree.entries
        if entry.mark is not None
    ]
    drawing = drawn(dot.write(shown))
    assert sorted(premise for _, premise in drawing.references) == sorted(pointers)


@needs_dot
def test_attacks_differ_from_supports_by_line_arrow_and_word() -> None:
    drawing = drawn(dot.write(argmap.loads(SMALL)))
    looks = {
        about["id"]: (about.get("style"), about.get("arrowhead")) for *_, about in drawing.edges
    }
    assert looks["need/s1"] == (None, None)
    assert looks["keep-open/a1:keep-open"] == ("dashed", "tee")
    assert drawing.shown["keep-open/a1"].words.startswith("although")
    assert drawing.shown["keep-open/s2/a1"].words.startswith("unless")
    assert drawing.shown["keep-open/s2/a1"].box == "keep-open/s2"


@needs_dot
def test_an_answer_to_an_objection_reads_but() -> None:
    answered = SMALL.replace(
        "attacked_by: noise", "attacked_by: {premises: noise, attacked_by: [cheap]}"
    )
    drawing = drawn(dot.write(argmap.loads(answered)))
    assert drawing.shown["keep-open/a1/a1"].words.startswith("but")


@needs_dot
def test_undercutters_of_undercutters_to_any_depth_are_drawn() -> None:
    attack: object = "p0"
    for number in range(1, 12):
        attack = {"premises": f"p{number}", "attacked_by": attack}
    written = {
        "argmap": 1,
        "title": "T",
        "claims": {"c": {"text": "C.", "supported_by": attack}},
        "premises": {f"p{number}": f"P {number}." for number in range(12)},
    }
    shown = argmap.loads(json.dumps(written))
    for direction in DIRECTIONS:
        drawing = drawn(dot.write(shown, ExportOptions(direction=direction)))
        assert drawing.steps == sorted(shown.graph.edges)


def test_what_is_said_beside_a_text() -> None:
    text = words(dot.write(argmap.loads(SMALL)))
    for said in (
        "◆ The city should keep the depot open at night. (to City council)",
        "● Shift workers need it. (almost certainly)",
        "■ It is loud. (says The neighbours) ¶7",
        "no-bus ■ No bus runs at night. ¶3, ¶5–6",
        "■ Prices rise. p. 2",
        "■ Staying open costs little. survey",
        "The office, “A survey”",
        "paid ■ The budget has room for it. (implicit)",
    ):
        assert "".join(said.split()) in text


def test_a_hedge_in_the_words_of_a_mark_is_none() -> None:
    hedged = SMALL.replace("qualifier: almost certainly", "qualifier: implicit")
    (line,) = (line for line in dot.write(argmap.loads(hedged)).splitlines() if '"#need"' in line)
    assert "(implicit)" in line
    assert 'class="statement claim"' in line
    assert "dashed" not in line


def test_a_citation_leads_to_its_source() -> None:
    text = dot.write(argmap.loads(SMALL))
    assert text.count('HREF="https://example.org/s" TITLE="https://example.org/s">') == 4


def test_ids_and_citations_can_be_left_out() -> None:
    text = dot.write(argmap.loads(SMALL), ExportOptions(ids=False, cites=False))
    assert ">keep-open<" not in text
    assert "¶3, ¶5–6</FONT>" not in text
    assert ">(implicit)<" in text


def test_a_source_is_linked_only_on_the_web() -> None:
    link = "javascript:alert(1)"
    text = dot.write(argmap.loads(SMALL.replace("https://example.org/s", link)))
    assert link not in text


def test_a_width_is_kept() -> None:
    wide = "Four in five shift workers own no car and have no other way home at night."
    narrow = dot.write(
        argmap.loads(f"argmap: 1\ntitle: T\npremises: {{p: {wide}}}"), ExportOptions(wrap=12)
    )
    label = narrow.partition("&#9632;</FONT>&#160;")[2].partition("</TD>")[0]
    lines = [line.strip("\xa0") for line in html.unescape(label).split("<BR/>")]
    assert " ".join(lines) == wide
    assert max(map(len, lines)) <= 12


def test_lines_of_a_text_hang_behind_its_sign() -> None:
    text = dot.write(argmap.loads(SMALL), ExportOptions(wrap=12))
    label = text.partition("&#9679;</FONT>&#160;")[2].partition("</TD>")[0]
    first, *rest = label.split("<BR/>")
    assert not first.startswith("&#160;")
    assert rest
    assert all(line.startswith("&#160;&#160;&#160;") for line in rest)


def test_the_sign_of_a_text_stands_where_reading_begins() -> None:
    text = "argmap: 1\ntitle: T\npremises: {a: It is loud at night., b: רועש כאן מאוד בלילה}\n"
    shown = drawn(dot.write(argmap.loads(text), ExportOptions(ids=False, wrap=9))).shown
    assert shown["a"].words == "■Itisloudatnight."
    assert shown["b"].words == "רועשכאןמאודבלילה■"


@needs_dot
def test_the_legend_explains_what_the_picture_has() -> None:
    shared = "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: p}, d: {text: D.%s}}\n"
    for more, is_told in ((", supported_by: p", True), ("", False)):
        read = argmap.loads(f"{shared % more}premises: {{p: P.}}\n")
        assert (
            "refers to the statement that bears it" in dot.write(read, ExportOptions(legend=True))
        ) == is_told


@needs_dot
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_legend_explains_the_signs_in_every_direction(direction: Any) -> None:
    small = argmap.loads(SMALL)
    drawing = drawn(dot.write(small, ExportOptions(direction=direction, legend=True)))
    signs = {name for name in drawing.shown if name.startswith("legend:")}
    assert {drawing.shown[name].box for name in signs} == {"legend:"}
    assert {"legend:claim", "legend:implicit", "legend:undercutter"} < signs
    assert set(small.statements()) < drawing.shown.keys()


@needs_dot
@needs_helvetica
def test_boxes_have_the_shape_of_a_page() -> None:
    sentence = "The council wants to keep the depot open at night, for those who work late. "
    premises = "".join(f"  p{count}: {sentence * count}\n" for count in (1, 2, 5, 20))
    drawing = drawn(dot.write(argmap.loads(f"argmap: 1\ntitle: T\npremises:\n{premises}")))
    for node in drawing.nodes:
        left, bottom, right, top = drawing.box(node)
        assert 1.2 < (right - left) / (top - bottom) < 1.9


@needs_dot
def test_no_two_boxes_overlap() -> None:
    small = argmap.loads(SMALL)
    drawing = drawn(dot.write(small, ExportOptions(legend=True)))
    boxes = [drawing.box(node) for node in drawing.nodes]
    for one, other in combinations(boxes, 2):
        assert one[0] > other[2] or other[0] > one[2] or one[1] > other[3] or other[1] > one[3]


@pytest.mark.parametrize("name", THEMES)
def test_texts_and_lines_stand_out_from_their_ground(name: Any) -> None:
    theme = THEMES[name]
    assert contrast(theme.text, theme.background) >= 4.5
    assert contrast(theme.muted, theme.background) >= 4.5
    for paint in (*theme.kinds.values(), theme.group, theme.support, theme.attack):
        assert contrast(paint.text, paint.fill) >= 4.5
        assert contrast(paint.muted, paint.fill) >= 4.5
    for paint in theme.kinds.values():
        assert contrast(paint.muted, theme.background) >= 4.5
    for sign in theme.labels.values():
        grounds = [paint.fill for paint in (*theme.kinds.values(), theme.support, theme.attack)]
        for ground in (*grounds, theme.group.fill, theme.background):
            assert contrast(sign, ground) >= 4.5
    for ground in (theme.background, theme.group.fill):
        assert contrast(theme.fallen, ground) >= 4.5
        for paint in (*theme.kinds.values(), theme.group, theme.support, theme.attack):
            assert contrast(paint.outline, ground) >= 4.5
            assert contrast(paint.outline, paint.fill) >= 4.5


# What a map may hold; see the tests of reading for the rest.
CHARACTERS = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"
)
TEXTS = (st.sampled_from(HOSTILE) | st.text(CHARACTERS, min_size=1, max_size=60)).filter(
    lambda text: text.strip() != ""
)
IDS = st.builds(
    lambda first, rest: unicodedata.normalize("NFC", first + rest),
    st.sampled_from("aZ9éß漢ע"),
    st.text(st.sampled_from("aé-_.5漢ü"), max_size=4).filter(lambda rest: not rest.endswith(".")),
)


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Draw the text of a map with hostile texts, circles, linked premises and undercutters."""
    ids = draw(st.lists(IDS, min_size=1, max_size=7, unique=True))

    def argument(target: str, depth: int) -> dict[str, Any]:
        others = [name for name in ids if name != target]
        found: dict[str, Any] = {
            "premises": draw(
                st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True)
            )
        }
        if draw(st.booleans()):
            found["qualifier"] = draw(TEXTS)
        if depth and draw(st.booleans()):
            found["attacked_by"] = [argument("", depth - 1)]
        return found

    sections: dict[str, Any] = {"recommendations": {}, "claims": {}, "premises": {}}
    for name in ids:
        statement: dict[str, Any] = {"text": draw(TEXTS), "implicit": draw(st.booleans())}
        for key in ("supported_by", "attacked_by"):
            if len(ids) > 1 and draw(st.booleans()):
                statement[key] = [
                    argument(name, 2) for _ in range(draw(st.integers(min_value=1, max_value=2)))
                ]
        sections[draw(st.sampled_from(sorted(sections)))][name] = statement
    half = len(ids) // 2
    groups = {"g": {"title": draw(TEXTS), "statements": ids[:half]}, "é": ids[half : half + 1]}
    title = draw(TEXTS)
    return json.dumps(
        {"argmap": "1", "title": title, **sections, "groups": groups}, ensure_ascii=False
    )


@needs_dot
@pytest.mark.parametrize(
    "word", ["漢", "&", '"', "\\", "<", "👩‍👩‍👧‍👦", "👩‍", "\u200d", "\ufe0f", "\u202e"]
)
def test_ten_thousand_characters_in_one_word_are_drawn_wherever_they_stand(word: str) -> None:
    word *= 10_000 // len(word)
    cites = [{"source": "s", "locator": word, "quote": word}]
    said = {"note": word, "qualifier": word, "cites": cites}
    whose = {"addressee": [word], "attributed_to": word}
    graph: nx.DiGraph[str] = nx.DiGraph(title=word, sources={"s": {"title": word}})
    graph.graph["groups"] = {"g": {"title": word, "statements": ["c"]}}
    graph.add_node("c", type="statement", kind="claim", text=word, group="g", **said, **whose)
    graph.add_node("p", type="statement", kind="premise", text="P")
    graph.add_node("c/s1", type="argument", relation="support", scheme=word, **said)
    graph.add_edges_from([("p", "c/s1"), ("c/s1", "c")])
    drawing = drawn(dot.write(ArgumentMap(graph)))
    assert drawing.shown.keys() == set(graph)
    assert drawing.shown["c"].words.count(word) >= 4


@needs_dot
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(maps(), st.sampled_from(DIRECTIONS))
def test_any_map_comes_back_from_graphviz(text: str, direction: Any) -> None:
    written = argmap.loads(text)
    drawing = drawn(dot.write(written, ExportOptions(direction=direction)))
    assert drawing.steps == sorted(written.graph.edges)
    arguments = {about["id"] for *_, about in drawing.edges if "class" in about}
    assert set(drawing.shown) | arguments == set(written.graph)
    for name in written.statements():
        statement = written.graph.nodes[name]
        assert "".join(statement["text"].split()) in drawing.shown[name].words
