"""The web page of a map, in a browser."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from browsing import (
    OVERFLOW,
    Open,
    Visit,
    Windows,
    needs_axe,
    needs_chromium,
    violations,
    write_page,
)
from drawing import needs_dot
from hypothesis import HealthCheck, given, settings
from random_maps import HOSTILE, cleaned, random_maps

import argmap
from argmap.export import page
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import Selection, select
from argmap.workspace.graphviz import draw

pytest_plugins = ["pages"]
pytestmark = [needs_chromium]
DEPOT = """
argmap: 1
title: Should the depot stay open?
sources: {survey: {title: Survey, url: "https://example.org/survey"}}
recommendations:
  open:
    text: The depot should stay open.
    addressee: City council
    supported_by: [[need, cheap]]
    attacked_by: noise
claims:
  need:
    text: Workers need it.
    qualifier: almost certainly
    cites: {survey: {paragraph: 3, quote: no other way home}}
    supported_by: {premises: [bus, cars], scheme: argument from sign, attacked_by: plan}
  noise: {text: It keeps people awake., attributed_to: Neighbours, attacked_by: walls}
premises:
  bus: No bus runs.
  cars: {text: Few own a car., note: As of May., tags: [traffic]}
  plan: A night bus is planned.
  cheap: {text: It costs little., implicit: true}
  walls: {text: Walls were built., supported_by: []}
groups: {money: {title: What it costs, statements: [cheap]}, noise: [noise, walls]}
"""


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> Iterator[Visit]:
    """Give a window for one page after another in the same file."""
    file = tmp_path / "page.html"
    file.touch()
    visit = Visit(windows.of_kind(), file)
    yield visit
    visit.close()


@pytest.fixture
def without_graphviz(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away all that could draw."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "pygraphviz", None)


WHOLE = ["open", "need", "bus", "cars", "plan", "cheap", "noise", "walls"]
FOLDED = ["open", "need", "cheap", "noise", "walls"]


def test_a_click_on_its_sign_folds_a_branch_and_unfolds_it(opened: Open) -> None:
    visit = opened(DEPOT)
    assert visit.shown() == WHOLE
    # The sign stands before the text, where the padding of the line ends.
    left = visit.line("need").evaluate("line => parseFloat(getComputedStyle(line).paddingLeft)")
    visit.line("need").click(position={"x": left - 10, "y": 12})
    assert visit.shown() == FOLDED
    assert visit.line("need").get_attribute("aria-expanded") == "false"
    visit.line("need").click(position={"x": left - 10, "y": 12})
    assert visit.shown() == WHOLE


def test_all_is_folded_and_unfolded(opened: Open) -> None:
    visit = opened(DEPOT, "#bus")
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    assert visit.shown() == ["open"]
    assert visit.page.locator("[role=treeitem][tabindex='0']").get_attribute("id") == "open"
    visit.page.get_by_role("button", name="Unfold all").click()
    assert visit.shown() == WHOLE


def test_keys_move_and_fold_as_in_any_tree(opened: Open) -> None:
    """The keys of the ARIA Authoring Practices' tree view."""
    visit = opened(DEPOT)
    visit.line("open").focus()
    visit.press("ArrowDown", "ArrowDown")
    assert visit.focused() == "bus"
    visit.press("ArrowLeft")
    assert visit.focused() == "need"
    visit.press("ArrowLeft")
    assert visit.shown() == FOLDED
    visit.press("ArrowDown")
    assert visit.focused() == "cheap"
    visit.press("ArrowUp", "ArrowRight")
    assert visit.shown() == WHOLE
    visit.press("ArrowRight")
    assert visit.focused() == "bus"
    visit.press("ArrowRight")
    assert visit.focused() == "bus"
    visit.press("End")
    assert visit.focused() == "walls"
    visit.press("ArrowDown")
    assert visit.focused() == "walls"
    visit.press("Home")
    assert visit.focused() == "open"
    visit.press("ArrowUp")
    assert visit.focused() == "open"


def test_a_star_unfolds_what_stands_beside(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    visit.line("open").focus()
    visit.press("ArrowRight", "ArrowDown")
    assert visit.shown() == ["open", "need", "cheap", "noise"]
    visit.press("*")
    assert visit.shown() == WHOLE


def test_typing_goes_to_the_next_text_that_begins_so(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.evaluate("Date.now = () => window.time; window.time = 10000")
    visit.line("open").focus()
    visit.press("w")
    assert visit.focused() == "need"
    visit.page.evaluate("window.time += 900")
    visit.press("i", "t", " ", "c")
    assert visit.focused() == "cheap"
    visit.press("ArrowDown")
    assert visit.focused() == "noise"


def test_enter_chooses_and_escape_lets_go(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.line("open").focus()
    visit.press("ArrowDown", "Enter")
    assert visit.marked("chosen")[0] == {"need"}
    assert visit.line("need").get_attribute("aria-selected") == "true"
    assert visit.address().endswith("#need")
    assert visit.focused() == "need"
    visit.press("Escape")
    assert visit.marked("chosen") == (set(), set())
    assert not visit.page.get_by_label("The chosen statement").is_visible()
    assert "#" not in visit.address()


def test_the_tree_has_one_stop_for_the_tab_key_which_a_filter_does_not_hide(opened: Open) -> None:
    visit = opened(DEPOT, "#cars")
    assert visit.page.locator("[role=treeitem][tabindex='0']").get_attribute("id") == "cars"
    visit.page.get_by_label("Search").fill("walls")
    stop = visit.page.locator("[role=treeitem][tabindex='0']")
    assert stop.count() == 1
    assert stop.is_visible()


@needs_dot
def test_a_chosen_statement_is_lit_up_in_both_views(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.line("need").locator("span").click()
    assert visit.marked("chosen") == ({"need"}, {"need"})
    assert visit.marked("under") == ({"bus", "cars"}, {"bus", "cars"})
    assert visit.marked("against") == ({"plan"}, {"plan"})
    assert visit.marked("over") == ({"open"}, {"open"})
    assert visit.marked("faded")[1] == {"cheap", "noise", "walls"}


@needs_dot
def test_what_answers_an_objection_speaks_for_what_is_attacked(opened: Open) -> None:
    visit = opened(FERRY)
    visit.line("run").locator("span").click()
    assert visit.marked("against")[0] == {"bus", "hull", "ice"}
    answers = {"stopped", "breaker", "thin"}
    assert answers <= visit.marked("under")[0]
    assert visit.marked("against")[0] == visit.marked("against")[1]
    assert visit.marked("faded")[1] == set()


@needs_dot
def test_a_click_in_the_picture_chooses_too(opened: Open, real: Path) -> None:
    visit = opened(real)
    visit.wait_for_picture()
    visit.page.locator("svg .statement").nth(70).locator("text").first.click()
    outline, picture = visit.marked("chosen")
    assert outline == picture
    (name,) = outline
    assert visit.address().endswith(f"#{name}")
    assert visit.line(name).evaluate(IN_SIGHT)


def test_the_details_say_what_is_known_of_a_statement(opened: Open) -> None:
    visit = opened(DEPOT, "#need")
    details = visit.page.get_by_label("The chosen statement")
    for said in (
        "Workers need it.",
        "claim (almost certainly)",
        "¶3",
        "no other way home ¶3",
        "2 statements speak for it",
        "1 statement speaks against it",
        "1 statement depends on it",
        "Reasons (1)",
        "“No bus runs.” and “Few own a car.”",
        "against this step:",
        "for “The depot should stay open.”, with “It costs little.”",
        "for the reason “No bus runs.” and “Few own a car.” does not count,\nfor “A night bus is",
    ):
        assert said in details.inner_text()
    link = details.get_by_role("link", name="¶3")
    assert link.get_attribute("href") == "https://example.org/survey"
    visit.line("cars").locator("span").click()
    assert "As of May." in details.inner_text()
    assert "traffic" in details.inner_text()
    visit.line("cheap").locator("span").click()
    assert "premise (implicit)" in details.inner_text()
    assert "What it costs" in details.inner_text()
    visit.line("noise").locator("span").click()
    assert "says Neighbours" in details.inner_text()
    assert "Objections (1)" in details.inner_text()
    assert "It falls,\n\nfor “Walls were built.” stands against it." in details.inner_text()


def test_each_reason_and_each_objection_is_a_link(opened: Open) -> None:
    visit = opened(FERRY, "#run")
    details = visit.page.get_by_label("The chosen statement")
    details.get_by_role("link", name="The ice is a danger.").first.click()
    assert visit.address().endswith("#ice")
    assert visit.focused() == "ice"
    objections = details.locator("h3", has_text="Objections (2)").locator("+ ul > li")
    assert objections.all_inner_texts() == [
        "“The city has an icebreaker.”",
        "“The ice is thin.” and “The road is closed.”",
    ]
    assert details.locator("h2 .rejected").count() == 1
    visit.page.go_back()
    visit.page.wait_for_function("() => document.activeElement.id === 'run'")


def test_a_reason_is_told_step_by_step_each_once(opened: Open) -> None:
    visit = opened(
        """
argmap: 1
title: T
claims:
  top: {text: Top., supported_by: [[a, b]], attacked_by: open}
  a: {text: A., supported_by: shared}
  b: {text: B., supported_by: shared}
  shared: {text: Shared., supported_by: p}
premises:
  p: P.
  open: {text: Open., attacked_by: other}
  other: {text: Other., attacked_by: open}
""",
        "#top",
    )
    details = visit.page.get_by_label("The chosen statement")
    steps = details.locator("h3", has_text="Why").locator("~ ul").first
    assert steps.get_by_role("listitem").all_inner_texts() == [
        "it would stand because “A.” stands,",
        "because “Shared.” stands,",
        "because “P.”",
        "and “B.” stands,",
        "because “Shared.” stands, as shown above,",
        "but the objection “Open.” is undecided,",
        "for the objection “Other.” is undecided,",
        "for the objection “Open.” is undecided: a circle, in which each waits for the next.",
    ]
    steps.get_by_role("link", name="Other.").click()
    assert visit.address().endswith("#other")
    assert visit.page.get_by_role("heading", name="Other.").is_visible()


def test_what_outweighs_an_objection_is_no_objection_to_it(opened: Open) -> None:
    weighed = FERRY.replace("attacked_by: ice", "attacked_by: {premises: ice, outweighed_by: far}")
    visit = opened(weighed, "#run")
    details = visit.page.get_by_label("The chosen statement")
    objection = details.locator("h3", has_text="Objections (1)").locator("+ ul").inner_text()
    assert [line for line in objection.splitlines() if line][:3] == [
        "“The ice is a danger.”",
        "outweighed by:",
        "“The way round the lake is long.”",
    ]
    visit.line("far").locator("span").click()
    used = details.locator("h3", has_text="Where it is used").locator("+ ul > li")
    assert used.all_inner_texts() == [
        "for “Run it in winter.”, with “Children cross to school.”",
        "to outweigh the step from “The ice is a danger.”",
    ]


def test_the_page_of_a_part_gives_the_reasons_of_the_whole(opened: Open) -> None:
    visit = opened(select(argmap.loads(DEPOT), Selection(roots=("open",), depth=1)), "#noise")
    details = visit.page.get_by_label("The chosen statement")
    assert visit.shown() == ["open", "need", "cheap", "noise"]
    assert "“Walls were built.” stands against it" in details.inner_text()
    visit.line("need").locator("span").click()
    assert "“No bus runs.” and “Few own a car.” does not count" in details.inner_text()
    visit.line("open").locator("span").first.click()
    assert "Recommendation to City council" in details.inner_text()
    details.get_by_role("button", name="Close").click()
    assert not details.is_visible()
    assert visit.focused() == "open"


IN_SIGHT = """(line) => {
  const box = line.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return line.contains(at);
}"""


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (800, 1100), (390, 844)])
def test_a_link_to_a_statement_lands_where_it_is_seen(
    opened: Open, real: Path, width: int, height: int
) -> None:
    """Below the tools, beside its details: also in the picture, where that is beside it."""
    size = {"width": width, "height": height}
    visit = opened(real, "#vote-settles-nothing", viewport=size)
    visit.page.wait_for_function("() => document.activeElement.id === 'vote-settles-nothing'")
    visit.page.wait_for_function(IN_SIGHT, arg=visit.line("vote-settles-nothing").element_handle())
    box = visit.page.locator("svg .chosen.statement")
    if box.count() and width > 960:
        visit.page.wait_for_function(IN_SIGHT, arg=box.element_handle())


def test_a_link_lands_below_the_tools_in_a_slow_browser_too(
    opened: Open, real: Path, windows: Windows
) -> None:
    """It may scroll there before it has drawn anything or told any size."""
    size = {"width": 1400, "height": 901}
    windows.of_kind(viewport=size).add_init_script(
        "ResizeObserver.prototype.observe = () => {}; window.requestAnimationFrame = () => 0"
    )
    visit = opened(real, "#vote-settles-nothing", viewport=size)
    _, _, _, height = visit.box("[role=search]")
    room = visit.page.evaluate("getComputedStyle(document.documentElement).scrollPaddingTop")
    assert height < float(room.removesuffix("px")) < height + 40


def test_what_is_known_of_a_statement_does_not_cover_it(opened: Open, real: Path) -> None:
    """On a phone it comes up from below, where the reader's finger may be."""
    visit = opened(real, viewport={"width": 390, "height": 844})
    seen = visit.page.locator("[role=treeitem][id]").evaluate_all(
        "lines => lines.filter(line => line.getBoundingClientRect().bottom < innerHeight)"
        ".map(line => line.id)"
    )
    assert len(seen) > 1
    line = visit.line(seen[-1])
    box = line.bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 12)
    assert visit.page.get_by_label("The chosen statement").is_visible()
    assert line.evaluate(IN_SIGHT)


def test_links_within_the_page_unfold_what_they_lead_to(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    visit.go_to("cars")
    assert "cars" in visit.shown()


def test_what_stands_elsewhere_is_a_link_there(opened: Open) -> None:
    visit = opened("argmap: 1\ntitle: T\nclaims: {a: {text: A., supported_by: [[p, b]]}, "
                   "b: {text: B., supported_by: p}}\npremises: {p: P.}\n")  # fmt: skip
    visit.line("a").focus()
    visit.press("End")
    assert visit.focused() == "#p"
    visit.press("Enter")
    assert visit.focused() == "p"
    assert visit.marked("chosen")[0] == {"p"}


def test_the_search_keeps_what_is_linked_and_the_way_to_it(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    visit.page.get_by_label("Search").fill("CAR few")
    assert visit.shown() == ["open", "need", "bus", "cars", "cheap"]
    assert visit.page.locator("mark").all_inner_texts() == ["Few", "car"]
    assert visit.page.locator("output").inner_text() == "1 of 8 found"
    assert "faded" in str(visit.line("need").get_attribute("class"))
    assert "faded" not in str(visit.line("cars").get_attribute("class"))
    visit.press("ArrowDown")
    assert visit.focused() == "cars"
    visit.page.get_by_label("Search").fill("nowhere")
    assert visit.shown() == []
    assert visit.page.locator("output").inner_text() == "0 of 8 found"
    visit.page.get_by_label("Search").fill("")
    assert visit.shown() == ["open"]
    assert visit.page.locator("mark").count() == 0


def test_hits_are_counted_and_gone_through(opened: Open) -> None:
    visit = opened(FERRY)
    visit.page.get_by_label("Search").fill("the ice")
    found = visit.page.locator("output")
    assert found.inner_text() == "3 of 12 found"
    for keys, said, name in (
        ("Enter", "Hit 1 of 3", "ice"),
        ("Enter", "Hit 2 of 3", "breaker"),
        ("Enter", "Hit 3 of 3", "thin"),
        ("Enter", "Hit 1 of 3", "ice"),
        ("Shift+Enter", "Hit 3 of 3", "thin"),
    ):
        visit.press(keys)
        assert found.inner_text() == said
        assert visit.page.locator(".hit").get_attribute("id") == name
        assert visit.line(name).evaluate(IN_SIGHT)
    visit.page.get_by_role("button", name="Previous hit").click()
    assert found.inner_text() == "Hit 2 of 3"
    visit.page.get_by_role("button", name="Next hit").click()
    assert found.inner_text() == "Hit 3 of 3"
    visit.press("Tab")


def test_an_undercutter_that_is_found_stays_with_its_step(opened: Open) -> None:
    visit = opened(FERRY)
    visit.page.get_by_label("Search").fill("stopped")
    assert visit.shown() == ["run", "school", "far", "bus", "stopped"]


def test_kinds_and_groups_are_filters(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.get_by_label("premises").uncheck()
    # With the premise that is linked to a claim.
    assert visit.shown() == ["open", "need", "cheap", "noise"]
    assert "faded" in str(visit.line("cheap").get_attribute("class"))
    visit.page.get_by_label("claims").uncheck()
    assert visit.shown() == ["open"]
    for kind in ("premises", "claims"):
        visit.page.get_by_label(kind).check()
    visit.page.get_by_label("Part").select_option("What it costs")
    # With what it is linked to, which is not in the group.
    assert visit.shown() == ["open", "need", "cheap"]
    assert "faded" in str(visit.line("need").get_attribute("class"))
    visit.wait_for_picture()
    if visit.page.locator("svg").count():
        assert "cheap" not in visit.marked("faded")[1]
        assert "noise" in visit.marked("faded")[1]


FERRY = """
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: [school, far], attacked_by: {premises: bus, attacked_by: stopped}}
      - [mail, closed]
      - cheap
    attacked_by: ice
claims:
  ice: {text: The ice is a danger., supported_by: hull, attacked_by: [breaker, [thin, closed]]}
  cheap: {text: It costs little., supported_by: bus}
premises:
  school: Children cross to school.
  far: The way round the lake is long.
  mail: The mail comes by boat.
  closed: The road is closed.
  bus: A bus goes round the lake.
  stopped: The bus stopped last year.
  hull: The hull is old.
  breaker: The city has an icebreaker.
  thin: The ice is thin.
groups: {need: {title: Who needs it, statements: [run, school]}, cost: [cheap]}
"""
LINES = """() => [...document.querySelectorAll("[role=treeitem]")].filter(
  (line) => line.offsetParent
).map((line) => [
  line.classList.contains("faded") ? "faint" : "",
  line.innerText.replace(/\\s+/g, " ").replace(/^Recommendation /, "").trim(),
  getComputedStyle(line, "::after").content.replace(/^"|"$|none|normal/g, "").trim(),
].filter(Boolean).join(" "))"""


def test_a_chosen_group_has_its_objections_its_undercutters_and_their_answers(
    opened: Open,
) -> None:
    """What `argmap show --group` shows, and faintly the lines in which that stands."""
    visit = opened(FERRY)
    before = visit.page.evaluate(LINES)
    visit.page.get_by_label("Part").select_option("Who needs it")
    assert visit.page.evaluate(LINES) == [
        "Run it in winter. (+2)",
        "because Children cross to school.",
        "and The way round the lake is long. (outside)",
        "unless A bus goes round the lake. (outside)",
        "but The bus stopped last year. (outside)",
        "faint because The mail comes by boat.",
        "and The road is closed. (outside)",
        "although The ice is a danger. (+1) (outside)",
        "but The city has an icebreaker. (outside)",
        "but The ice is thin. (outside)",
        "and The road is closed. (see there)",
    ]
    assert visit.page.locator("output").inner_text() == "9 of 12 found"
    footer = visit.page.get_by_role("contentinfo")
    assert "(outside) not in this group" in footer.inner_text()
    visit.page.get_by_label("Part").select_option("the whole map")
    assert visit.page.evaluate(LINES) == before
    assert "outside" not in footer.inner_text()


SCHOOL = "“Children cross to school.”"


@needs_dot
def test_the_picture_fades_the_arguments_that_a_chosen_group_has_not(opened: Open) -> None:
    visit = opened(FERRY)
    visit.page.get_by_label("Part").select_option("Who needs it")
    assert visit.marked("faded")[1] == {"cheap", "hull", "mail"}
    assert visit.marked("beyond")[1] == {
        *("far", "bus", "stopped", "closed", "ice", "breaker", "thin")
    }
    clear = visit.page.locator("svg .argument[data-node]:not(.faded) > title").all_text_contents()
    faded = visit.page.locator("svg .argument.faded[data-node] > title").all_text_contents()
    assert sorted(clear) == [
        f"“A bus goes round the lake.” speaks against the step from {SCHOOL}",
        f"{SCHOOL} and “The way round the lake is long.” support “Run it in winter.”",
        "“The bus stopped last year.” speaks against the step from “A bus goes round the lake.”",
        "“The city has an icebreaker.” speaks against “The ice is a danger.”",
        "“The ice is a danger.” speaks against “Run it in winter.”",
        "“The ice is thin.” and “The road is closed.” speak against “The ice is a danger.”",
    ]
    assert len(faded) == 4


def test_the_page_of_a_group_shows_the_same_where_the_group_is_chosen(opened: Open) -> None:
    part = select(argmap.loads(FERRY), Selection(group="need", depth=1))
    visit = opened(part)
    before = visit.page.evaluate(LINES)
    assert "unless A bus goes round the lake. (outside)" not in before
    assert "although The ice is a danger. (+3) (outside)" in before
    visit.page.get_by_label("Part").select_option("Who needs it")
    assert visit.page.evaluate(LINES) == before


def test_paper_says_nothing_of_a_group_as_it_has_the_whole_outline(opened: Open) -> None:
    visit = opened(FERRY)
    visit.page.get_by_label("Part").select_option("Who needs it")
    visit.show_on("print")
    lines = visit.page.evaluate(LINES)
    assert len(lines) == 14
    assert not any("outside" in line or "(+" in line for line in lines)


@pytest.mark.usefixtures("without_graphviz")
def test_groups_for_which_there_is_no_room_are_not_listed(tmp_path: Path) -> None:
    """A long dispute about one objection is part of every group that the objection attacks."""
    count = 1_000
    claims = "".join(f"  c{at}: {{text: C {at}., attacked_by: d0}}\n" for at in range(count))
    dispute = "".join(
        f"  d{at}: {{text: D {at}., attacked_by: d{at + 1}}}\n" for at in range(count)
    )
    groups = "".join(f"  g{at}: [c{at}]\n" for at in range(count))
    text = f"argmap: 1\ntitle: T\nclaims:\n{claims}{dispute}  d{count}: End.\ngroups:\n{groups}"
    file = tmp_path / "page.html"
    write_page(argmap.loads(text), file)
    written = file.read_text(encoding="utf-8")
    assert len(written) < 20 * len(text)
    listed = written.count("<option value=g") + written.count('<option value="g')
    assert 1 < listed < count
    assert f"<p>{count - listed} more groups are not listed, as" in written
    assert (
        "not listed" not in page.export(argmap.loads(FERRY), ExportOptions(), draw).data.decode()
    )


NOTED = """
argmap: 1
title: T
claims:
  a:
    text: A.
    supported_by:
      - {premises: p, note: Said nowhere in so many words.}
      - {premises: b, note: Nor is this.}
  b: {text: B., note: Nobody asked., supported_by: p}
premises: {p: P.}
"""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_notes_stand_in_the_outline(opened: Open, media: Literal["screen", "print"]) -> None:
    visit = opened(NOTED, "#b")
    details = visit.page.get_by_label("The chosen statement").inner_text()
    assert details.count("Nobody asked.") == 1
    visit.show_on(media)
    assert visit.page.evaluate(LINES)[1:] == [
        "because (note on this step: Said nowhere in so many words.) P.",
        "because (note on this step: Nor is this.) B. (note: Nobody asked.)",
        "because P. (see there)",
    ]


def test_linked_premises_and_undercutters_are_joined(opened: Open) -> None:
    """A bracket begins at the first premise and ends at the last line of the step."""
    visit = opened(DEPOT)

    def pieces(name: str) -> list[str]:
        found: list[str] = (
            visit.line(name)
            .locator("s")
            .evaluate_all("pieces => pieces.map((piece) => piece.className).sort()")
        )
        return found

    assert pieces("need") == ["l1 a"]
    assert pieces("bus") == ["l1", "l2 a"]
    assert pieces("cars") == ["l1", "l2 m"]
    assert pieces("plan") == ["l1", "l2 z u"]
    assert visit.line("plan").get_attribute("aria-level") == "4"
    assert pieces("cheap") == ["l1 z"]
    assert pieces("noise") == pieces("walls") == []


@needs_dot
def test_the_picture_grows_and_shrinks(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.wait_for_picture()
    width = "document.querySelector('.canvas .near').getBoundingClientRect().width"
    fitted = visit.page.evaluate(width)
    visit.page.get_by_role("button", name="Larger").click()
    assert visit.page.evaluate(width) == pytest.approx(1.25 * fitted, rel=0.01)
    visit.page.get_by_role("button", name="Smaller").click()
    visit.page.get_by_role("button", name="Smaller").click()
    assert visit.page.evaluate(width) == pytest.approx(0.8 * fitted, rel=0.01)
    visit.page.get_by_role("button", name="Whole").click()
    assert visit.page.evaluate(width) == pytest.approx(fitted, rel=0.01)


@pytest.mark.usefixtures("without_graphviz")
def test_without_graphviz_the_page_says_so_and_works(opened: Open) -> None:
    visit = opened(DEPOT, "#need")
    picture = visit.page.get_by_role("region", name="Picture")
    assert "There is no picture: Graphviz is needed" in picture.inner_text()
    assert visit.marked("chosen")[0] == {"need"}
    visit.page.get_by_label("Search").fill("bus")
    assert visit.shown() == ["open", "need", "bus", "cars", "plan", "cheap"]


def test_a_map_of_one_statement_has_a_page(opened: Open) -> None:
    visit = opened("argmap: 1\ntitle: T\npremises: {p: P.}\n", "#p")
    assert visit.shown() == ["p"]
    assert visit.page.get_by_label("Part").count() == 0
    assert "nothing attacks it" in visit.page.get_by_label("The chosen statement").inner_text()


@pytest.mark.usefixtures("without_graphviz")
def test_a_chain_of_thousands_is_shown_searched_and_folded(opened: Open) -> None:
    claims = "".join(
        f"  c{number}: {{text: Claim {number}., supported_by: [[c{number + 1}, p]]}}\n"
        for number in range(3_000)
    )
    text = f"argmap: 1\ntitle: Chain\nclaims:\n{claims}premises: {{p: Ground., c3000: End.}}\n"
    visit = opened(text, "#c3000")
    assert visit.focused() == "c3000"
    assert "3000 statements depend on it" in visit.page.get_by_role("main").inner_text()
    visit.page.get_by_label("Search").fill("claim 2777.")
    visit.press("Enter")
    assert visit.line("c2777").evaluate(IN_SIGHT)
    assert visit.page.evaluate(NODES) < 5_000
    visit.page.get_by_label("Search").fill("")
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    assert visit.shown() == ["c0"]


NODES = "document.querySelectorAll('*').length"

HOSTILE_IDS = ["été", "漢字", "ע", "a.b-c_d", "0", "constructor", "__proto__", "9.é"]


def hostile_map() -> ArgumentMap:
    """Give a map all of whose texts are hostile, and whose ids are of many scripts."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(title=" ".join(HOSTILE[:-4]), description=HOSTILE[3])
    graph.graph["sources"] = {"s": {"title": HOSTILE[4], "url": "javascript:alert(1)"}}
    graph.graph["groups"] = {
        "__proto__": {"title": HOSTILE[3], "statements": ["été"]},
        "g": {"statements": []},
    }
    graph.add_node("root", type="statement", kind="claim", text="root")
    graph.add_node("root/s1", type="argument", relation="support", scheme=HOSTILE[3])
    graph.add_edge("root/s1", "root")
    for name, text in zip(HOSTILE_IDS * 4, HOSTILE, strict=False):
        name = f"{name}{HOSTILE.index(text)}" if name in graph else name  # noqa: PLW2901 - unique
        cites = [{"source": "s", "locator": text, "quote": text}]
        graph.add_node(
            name, type="statement", kind="premise", text=text, note=text, tags=[text],
            qualifier=text, attributed_to=text, cites=cites, group="__proto__",
        )  # fmt: skip
        graph.add_edge(name, "root/s1")
    return ArgumentMap(graph)


CHOSEN_IN_TURN = """(names) => names.map((name) => {
  document.getElementById(name).querySelector(":scope > span").click();
  const details = document.getElementById(":details");
  const quotes = [...details.querySelectorAll("blockquote")].map((quote) => quote.firstChild.data);
  return [details.querySelector("h2").textContent, quotes];
})"""


@pytest.mark.parametrize("width", [1400, 360])
def test_hostile_text_is_nothing_but_text(opened: Open, width: int) -> None:
    drawn = hostile_map()
    visit = opened(drawn, viewport={"width": width, "height": 800})
    names = drawn.statements()
    for name, (text, quotes) in zip(
        names, visit.page.evaluate(CHOSEN_IN_TURN, names), strict=True
    ):
        given = drawn.graph.nodes[name]
        assert text == cleaned(given["text"])
        assert quotes == [cleaned(cite["quote"]) for cite in given.get("cites", [])]
    assert visit.page.evaluate("document.querySelectorAll('script, style').length") == 3
    assert visit.page.evaluate("document.querySelectorAll('[onclick], [href^=java]').length") == 0
    assert visit.page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("fragment", ["", "#vote-settles-nothing"])
def test_a_phone_shows_all_of_its_width(opened: Open, real: Path, fragment: str) -> None:
    visit = opened(real, fragment, viewport={"width": 360, "height": 740})
    assert visit.page.evaluate(OVERFLOW) <= 0
    outside = "line => line.getBoundingClientRect().right > innerWidth"
    lines = visit.page.locator("[role=treeitem], h1, form > *, section > *:not(:has(svg))")
    assert not any(lines.evaluate_all(f"lines => lines.map({outside})"))


def test_paper_has_all_of_the_outline_and_none_of_the_tools(opened: Open) -> None:
    visit = opened(DEPOT, "#need")
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    visit.show_on("print")
    assert visit.shown() == WHOLE
    # Nor does it show what was chosen.
    looks = "line => [getComputedStyle(line).outlineStyle, getComputedStyle(line).backgroundColor]"
    assert visit.line("need").evaluate(looks) == ["none", "rgba(0, 0, 0, 0)"]
    for hidden in (visit.page.get_by_label("Search"), visit.page.locator(".facts")):
        assert not hidden.is_visible()
    for button in visit.page.locator("button").all():
        assert not button.is_visible()


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_axe_finds_nothing(opened: Open, scheme: str, width: int, height: int) -> None:
    """Neither in the page at rest, nor with a chosen statement, nor while searching."""
    visit = opened(DEPOT, color_scheme=scheme, viewport={"width": width, "height": height})
    for enter in ("", "#open", "#need", "#noise"):
        visit.page.evaluate("where => { location.hash = where; }", enter)
        assert (enter, violations(visit)) == (enter, [])
    visit.page.get_by_label("Search").fill("is")
    assert violations(visit) == []


@needs_axe
@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 390)])
def test_axe_finds_nothing_in_the_real_map(
    opened: Open, real: Path, scheme: str, width: int
) -> None:
    visit = opened(
        real, "#expel-troops", color_scheme=scheme, viewport={"width": width, "height": 844}
    )
    assert violations(visit) == []


CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
STATES: dict[str, Callable[[Visit], object]] = {
    "whole": lambda visit: visit.press("Escape"),
    "chosen": lambda visit: visit.go_to("vote-settles-nothing"),
    "rejected": lambda visit: visit.go_to("expel-troops"),
    "searched": lambda visit: visit.page.get_by_label("Search").fill("iraq"),
    "group": lambda visit: visit.page.get_by_label("Part").select_option(index=1),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_four_and_a_half(
    opened: Open, real: Path, scheme: str
) -> None:
    visit = opened(real, color_scheme=scheme)
    for state, enter in STATES.items():
        enter(visit)
        worst, text = visit.page.evaluate(CONTRAST)
        assert worst >= 4.5, (state, text)


READ = """() => {
  const map = JSON.parse(document.getElementById(":map").textContent);
  const text = (line) => line.querySelector(":scope > span").textContent;
  const lines = [...document.querySelectorAll("[role=treeitem][id]")];
  const options = [...document.querySelectorAll("#\\\\:group option[value]:not([value=''])")];
  return {
    map,
    lines: lines.map((line) => [line.id, [line.classList[0], text(line)]]),
    notes: lines.map((line) => line.querySelector(":scope > span ~ i")?.textContent),
    heading: document.querySelector("h1").textContent,
    groups: options.map((option) => [option.value, option.textContent]),
  };
}"""


def steps_in(steps: list[list[Any]], names: list[str]) -> list[str]:
    """Describe the steps of a page: by their premises, their relation and what they lead to."""

    def step(place: int) -> str:
        relation, target, *premises = steps[place]
        end = names[target] if target < len(names) else step(target - len(names))
        return f"{sorted(names[premise] for premise in premises)} {relation} {end}"

    return [step(place) for place in range(len(steps))]


def described(drawn: ArgumentMap) -> list[str]:
    """Describe the nodes of a map: statements by their ids, arguments as `steps_in` does."""

    def node(name: str) -> str:
        if drawn.is_statement(name):
            return name
        facts = drawn.graph.nodes[name]
        relation = "outweighs" if "outweighs" in facts else facts["relation"]
        return f"{sorted(drawn.premises_of(name))} {relation} {node(drawn.target_of(name))}"

    return list(map(node, drawn.graph))


@pytest.mark.usefixtures("without_graphviz")
@settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(drawn=random_maps())
def test_all_of_a_map_is_on_its_page(window: Visit, drawn: ArgumentMap) -> None:
    """Read back in the browser: statements in the outline, steps and groups from its data."""
    write_page(drawn, window.file)
    visit = window
    visit.page.reload()
    read = visit.page.evaluate(READ)
    graph = drawn.graph
    statements = {name: graph.nodes[name] for name in drawn.statements()}
    assert len(read["lines"]) == len(statements)
    assert dict(read["lines"]) == {
        name: [facts["kind"], cleaned(facts["text"])] for name, facts in statements.items()
    }
    assert read["heading"] == cleaned(drawn.title)
    names = [name for name, _ in read["lines"]]
    assert read["map"]["ids"] == names
    for number, name in enumerate(names):
        facts, about = graph.nodes[name], read["map"]["about"].get(str(number), {})
        tags = [["tags", ", ".join(cleaned(facts["tags"]))]] if facts.get("tags") else []
        assert about.get("details", []) == tags
        assert ("note" not in facts) or f"note: {cleaned(facts['note'])}" in read["notes"][number]
    nodes = [*names, *steps_in(read["map"]["steps"], names)]
    assert sorted(nodes) == sorted(described(drawn))
    places = read["map"]["lines"]
    assert sorted(
        (step, statement)
        for statement, step in zip(places[1::4], places[2::4], strict=True)
        if step
    ) == [
        (number, premise)
        for number, (_, _, *premises) in enumerate(read["map"]["steps"], len(names))
        for premise in sorted(premises)
    ]
    members = {
        name: [nodes[number] for number in group[1]]
        for name, group in read["map"]["groups"].items()
    }
    for name, (_, inside, others, left_out) in read["map"]["groups"].items():
        part = select(drawn, Selection(group=name))
        assert sorted(nodes[number] for number in [*inside, *others]) == sorted(described(part))
        assert {nodes[number]: count for number, count in left_out} == {
            node: facts["left_out"]
            for node, facts in part.graph.nodes.items()
            if "left_out" in facts
        }
    assert members == {name: group["statements"] for name, group in drawn.groups.items()}
    assert read["groups"] == [
        [name, cleaned(group.get("title", name))] for name, group in drawn.groups.items()
    ]


WHOLLY_SEEN = """() => {
  const canvas = document.querySelector(".canvas");
  const frame = canvas.getBoundingClientRect();
  const shapes = [...canvas.querySelectorAll("svg :is(.near, .far)")];
  const drawn = shapes.map((shape) => shape.getBoundingClientRect()).find(({ width }) => width);
  const filled = Math.max(drawn.width / frame.width, drawn.height / frame.height);
  return frame.height >= 200 && frame.bottom <= innerHeight && filled > 0.7
    && drawn.left >= frame.left - 1 && drawn.right <= frame.right + 1
    && drawn.top >= frame.top - 1 && drawn.bottom <= frame.bottom + 1;
}"""


@needs_dot
@pytest.mark.parametrize(("width", "height"), [(360, 740), (700, 450), (1000, 700)])
def test_the_picture_is_seen_whole_at_first_on_any_screen(
    opened: Open, real: Path, width: int, height: int
) -> None:
    visit = opened(real, viewport={"width": width, "height": height})
    if width < 960:
        visit.page.get_by_role("button", name="Picture").click()
    visit.wait_for_picture()
    for buttons in ((), ("Larger", "Whole")):
        for button in buttons:
            visit.page.get_by_role("button", name=button).click()
        assert visit.page.evaluate(WHOLLY_SEEN)
    visit.page.get_by_role("button", name="Larger").click()
    assert not visit.page.evaluate(WHOLLY_SEEN)


def test_a_long_title_of_a_group_stays_on_the_screen(opened: Open) -> None:
    wide = DEPOT.replace("What it costs", "What it costs and who pays for it and when " * 3)
    visit = opened(wide, viewport={"width": 360, "height": 700})
    assert visit.page.evaluate(OVERFLOW) <= 0


def test_the_page_says_which_step_an_undercutter_attacks(opened: Open) -> None:
    visit = opened(DEPOT)
    said = visit.line("plan").get_attribute("aria-description")
    assert said == "against the step from “No bus runs.”"
    assert visit.line("bus").get_attribute("aria-description") is None


def test_what_is_said_of_a_step_is_told_with_its_conclusion(opened: Open) -> None:
    noted = DEPOT.replace("scheme: argument", "note: Both count., scheme: argument")
    visit = opened(noted, "#need")
    details = visit.page.get_by_label("The chosen statement")
    assert "Note on the step from “No bus runs.”: Both count." in details.inner_text()


def test_choosing_what_a_search_hides_ends_the_search(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.get_by_label("Search").fill("car")
    assert "walls" not in visit.shown()
    visit.page.evaluate("location.hash = 'walls'")
    visit.page.wait_for_function("() => document.getElementById('walls').offsetParent !== null")
    assert visit.page.get_by_label("Search").input_value() == ""
    assert visit.focused() == "walls"


def test_a_search_folds_again_what_was_folded_though_a_statement_is_chosen(opened: Open) -> None:
    visit = opened(DEPOT, "#walls")
    visit.page.get_by_role("button", name="Fold all", exact=True).click()
    search = visit.page.get_by_label("Search")
    search.fill("car")
    assert "cars" in visit.shown()
    search.fill("")
    assert visit.shown() == ["open"]


def test_a_search_finds_ids(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.get_by_label("Search").fill("walls")
    assert "walls" in visit.shown()
    assert "cars" not in visit.shown()


def test_keys_act_on_the_line_that_has_the_focus_however_it_came(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.line("cars").evaluate("(line) => line.focus()")
    visit.press("Enter")
    assert visit.marked("chosen")[0] == {"cars"}


def test_the_way_back_lets_go_of_what_was_chosen(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.page.evaluate("location.hash = 'cars'")
    visit.page.wait_for_function("() => document.querySelector('.chosen')")
    visit.page.go_back()
    visit.page.wait_for_function("() => !document.querySelector('.chosen')")
    assert not visit.page.get_by_label("The chosen statement").is_visible()


def test_escape_in_the_details_leads_back_to_the_outline(opened: Open) -> None:
    visit = opened(DEPOT, "#cars")
    visit.page.get_by_role("button", name="Close").focus()
    visit.press("Escape")
    assert visit.focused() == "cars"


def test_all_but_the_data_is_small(real: Path) -> None:
    """Script, style and frame: what is not outline, picture or facts."""
    page = real.read_text(encoding="utf-8")
    beside = re.sub(r"(?s)<noscript.*?</noscript>|<script type.*?</script>", "", page)
    assert len(beside.encode()) < 80_000
