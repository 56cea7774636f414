"""The picture of a page: zoom, pan, and what is in the document of it, in a browser."""

import re
from pathlib import Path

import pytest
from browsing import OVERFLOW, Open, Visit, needs_axe, needs_chromium, violations
from drawing import needs_dot

import argmap
from argmap.export import Exported
from argmap.export.page.page import export
from argmap.export.support.export_options import ExportOptions

pytest_plugins = ["pages"]
pytestmark = [needs_chromium]

DEPOT = """
argmap: 1
title: Should the depot stay open?
recommendations:
  open: {text: The depot should stay open., supported_by: [[need, cheap]], attacked_by: noise}
claims:
  need: {text: Workers need it., supported_by: {premises: [bus, cars], attacked_by: plan}}
  noise: {text: It keeps people awake., attacked_by: walls}
premises:
  bus: No bus runs.
  cars: Few own a car.
  plan: A night bus is planned.
  cheap: It costs little.
  walls: Walls were built.
"""
PHONE = {"width": 390, "height": 844}
PLACE = """() => {
  const box = document.querySelector(".canvas .near").getBoundingClientRect();
  return [box.left, box.top, box.width];
}"""
WITHIN = """(shape) => {
  const box = shape.getBoundingClientRect();
  const frame = document.querySelector(".canvas").getBoundingClientRect();
  return box.left >= frame.left && box.right <= frame.right
    && box.top >= frame.top && box.bottom <= frame.bottom && box.width > 40;
}"""
FINGERS = """(steps) => {
  const canvas = document.querySelector(".canvas"), frame = canvas.getBoundingClientRect();
  for (const [type, pointerId, x, y] of steps) canvas.dispatchEvent(new PointerEvent(type, {
    pointerId, clientX: frame.left + x, clientY: frame.top + y, bubbles: true,
  }));
}"""


def place(visit: Visit) -> tuple[float, float, float]:
    """Give where the picture begins and how wide it is, in the window."""
    left, top, width = visit.page.evaluate(PLACE)
    return left, top, width


@pytest.fixture
def depot(opened: Open) -> Visit:
    """Give the page of a small map with its picture."""
    visit = opened(DEPOT)
    visit.wait_for_picture()
    return visit


@needs_dot
def test_the_wheel_makes_it_larger_where_the_pointer_is_and_smaller(depot: Visit) -> None:
    left, top, width = place(depot)
    x, y = left + width / 4, top + 40
    depot.page.mouse.move(x, y)
    depot.page.mouse.wheel(0, -400)
    depot.page.wait_for_function(f"() => ({PLACE})()[2] > {1.5 * width}")
    now = place(depot)
    assert (x - now[0]) / now[2] == pytest.approx((x - left) / width, abs=0.01)
    depot.page.mouse.wheel(0, 400)
    depot.page.wait_for_function(f"() => ({PLACE})()[2] < {1.01 * width}")


@needs_dot
def test_a_drag_moves_it_and_chooses_nothing(depot: Visit) -> None:
    left, top, width = place(depot)
    x, y, _, _ = depot.box("svg .statement")
    depot.page.mouse.move(x + 20, y + 20)
    depot.page.mouse.down()
    depot.page.mouse.move(x + 60, y + 50, steps=4)
    depot.page.mouse.up()
    assert place(depot) == pytest.approx((left + 40, top + 30, width), abs=1)
    assert depot.marked("chosen") == (set(), set())
    depot.page.locator("svg .statement text").first.click()
    assert len(depot.marked("chosen")[1]) == 1


@needs_dot
def test_two_fingers_pinch_it(depot: Visit) -> None:
    _, _, width = place(depot)
    down = [["pointerdown", 1, 200, 200], ["pointerdown", 2, 300, 200]]
    depot.page.evaluate(
        FINGERS, [*down, ["pointermove", 1, 150, 200], ["pointermove", 2, 350, 200]]
    )
    assert place(depot)[2] == pytest.approx(2 * width, rel=0.02)
    depot.page.evaluate(FINGERS, [["pointerup", 1, 150, 200], ["pointerup", 2, 350, 200]])


@needs_dot
def test_keys_move_it_and_change_its_size(depot: Visit) -> None:
    depot.page.locator(".canvas").focus()
    depot.page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
    left, top, width = place(depot)
    depot.press("ArrowLeft", "ArrowDown")
    assert place(depot) == pytest.approx((left + 60, top - 60, width), abs=1)
    depot.press("+")
    assert place(depot)[2] == pytest.approx(1.25 * width, rel=0.01)
    depot.press("-", "-")
    assert place(depot)[2] == pytest.approx(0.8 * width, rel=0.01)
    depot.press("0")
    assert place(depot) == pytest.approx((left, top, width), abs=1)


@needs_dot
def test_it_goes_to_what_is_chosen(opened: Open, real: Path) -> None:
    visit = opened(real)
    visit.wait_for_picture()
    for name in ("expel-troops", "vote-settles-nothing"):
        visit.go_to(name)
        visit.page.wait_for_function(
            f"() => [...document.querySelectorAll('svg .chosen.statement')].some({WITHIN})"
        )
    # What is seen well already stays where it is.
    before = place(visit)
    visit.page.locator("svg .chosen text").first.click()
    assert place(visit) == before


@needs_dot
def test_what_is_lit_has_an_outline_of_its_colour(opened: Open) -> None:
    visit = opened(DEPOT, "#need")
    visit.wait_for_picture()
    strokes = {
        side: visit.page.locator(f"svg .{side}.statement").first.evaluate(
            "(box) => getComputedStyle(box.querySelector('path, polygon')).stroke"
        )
        for side in ("chosen", "under", "against", "over")
    }
    assert len(set(strokes.values())) == 4
    assert strokes["against"] == "rgb(163, 63, 0)"


@needs_dot
def test_on_a_phone_it_is_one_tap_away(opened: Open, real: Path) -> None:
    visit = opened(real, "#expel-troops", viewport=PHONE)
    assert not visit.page.locator(".canvas").is_visible()
    visit.page.get_by_role("button", name="Picture").click()
    visit.wait_for_picture()
    _, top, _, height = visit.box(".canvas")
    assert top < 150
    assert top + height <= 844
    visit.page.wait_for_function(
        f"() => [...document.querySelectorAll('svg .chosen.statement')].some({WITHIN})"
    )
    # Above what comes up from below.
    _, top, _, height = visit.box("svg .chosen.statement")
    assert top + height < visit.box(".facts")[1]
    assert visit.page.evaluate(OVERFLOW) <= 0
    assert visit.address().endswith("#expel-troops&view=picture")
    visit.page.get_by_role("button", name="Close").click()
    visit.page.get_by_role("button", name="Outline").click()
    assert not visit.page.locator(".canvas").is_visible()
    assert visit.line("expel-troops").is_visible()


LOWEST = """() => {
  const { left, right, bottom } = document.querySelector(".canvas").getBoundingClientRect();
  const boxes = [...document.querySelectorAll("svg .statement")].map(
    (box) => box.getBoundingClientRect()
  ).filter((box) => box.left > left && box.right < right && box.bottom < bottom);
  const lowest = boxes.reduce((one, other) => one.bottom > other.bottom ? one : other);
  return [lowest.left + lowest.width / 2, lowest.top + lowest.height / 2];
}"""
SEEN = """() => {
  const box = document.querySelector("svg .chosen.statement")?.getBoundingClientRect();
  const panel = document.querySelector(".facts").getBoundingClientRect();
  const frame = document.querySelector(".canvas").getBoundingClientRect();
  return box && box.top >= frame.top && box.bottom <= Math.min(frame.bottom, panel.top);
}"""


@needs_dot
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1400, "height": 900}])
@pytest.mark.parametrize("view", ["Whole", "Larger"])
def test_what_is_known_of_a_box_does_not_cover_it(
    opened: Open, real: Path, viewport: dict[str, int], view: str
) -> None:
    visit = opened(real, "#&view=picture", viewport=viewport)
    visit.wait_for_picture()
    visit.page.get_by_role("button", name=view).click(click_count=4)
    visit.page.mouse.click(*visit.page.evaluate(LOWEST))
    visit.page.wait_for_function(SEEN)


@needs_dot
def test_names_and_tips_are_words(opened: Open) -> None:
    visit = opened(DEPOT)
    visit.wait_for_picture()
    tips = visit.page.locator("svg title").all_text_contents()
    assert (
        "“Workers need it.” and “It costs little.” support “The depot should stay open.”" in tips
    )
    assert "No bus runs." in tips
    assert not [tip for tip in tips if re.search(r"[→>/]|^[a-z]+$", tip)]
    assert visit.page.locator("svg [*|title]").count() == 0
    picture = visit.page.get_by_role("img")
    assert picture.get_attribute("aria-label") == "Should the depot stay open?"


LINKED = """
argmap: 1
title: T
claims:
  a: {text: A is so., supported_by: [[b, c]], attacked_by: {premises: d, outweighed_by: e}}
premises: {b: B., c: C., d: D., e: E.}
"""


@needs_dot
def test_all_that_is_drawn_says_what_it_is_and_leads_to_a_statement(opened: Open) -> None:
    visit = opened(LINKED)
    visit.wait_for_picture()
    shown = visit.page.locator("svg .near > g")
    both, against = "“B.” and “C.” support “A is so.”", "“D.” speaks against “A is so.”"
    assert sorted(shown.locator("> title").all_text_contents()) == [
        "A is so.", both, both, against, against
    ]  # fmt: skip
    assert shown.locator("title", has_text="“E.” outweighs the step from “D.”").count() == 1
    for said in (both, against):
        visit.press("Escape")
        line = shown.filter(has=visit.page.get_by_text(said, exact=True)).and_(
            visit.page.locator(".edge")
        )
        line.locator("path").dispatch_event("click")
        assert visit.marked("chosen") == ({"a"}, {"a"})


def grid(argument_map: argmap.ArgumentMap, columns: int = 50) -> bytes:
    """Give a drawing of a large map as Graphviz might make it: a box for each statement."""
    boxes = "".join(
        f'<g id="{name}" class="node statement claim"><title>{name}</title><g id="a_{name}">'
        f'<a xlink:href="#{name}" xlink:title="tip"><polygon fill="#fdf0c8" stroke="#8a6009" '
        f'points="{x},{y} {x},{y + 60} {x + 150},{y + 60} {x + 150},{y} {x},{y}"/>'
        f'<text text-anchor="start" x="{x}" y="{y + 20}">{name}</text></a></g></g>\n'
        for place, name in enumerate(argument_map.statements())
        for x, y in [(200 * (place % columns), 100 * (place // columns))]
    )
    rows = 1 + len(argument_map.statements()) // columns
    return (
        f'<svg width="{200 * columns}pt" height="{100 * rows}pt" '
        f'viewBox="0 0 {200 * columns} {100 * rows}" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink"><g id="graph0" class="graph" '
        f'transform="scale(1 1) rotate(0) translate(0 0)">{boxes}</g></svg>'
    ).encode()


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of a map of 5,000 statements, with a picture that is drawn fast."""
    claims = "".join(
        f"  s{n}: {{text: Statement {n} is this., supported_by: [[s{2 * n + 1}, s{2 * n + 2}]]}}\n"
        for n in range(2_500)
    )
    premises = "".join(f"  s{n}: Premise {n}.\n" for n in range(2_500, 5_001))
    drawn = argmap.loads(f"argmap: 1\ntitle: T\nclaims:\n{claims}premises:\n{premises}")
    file = tmp_path_factory.mktemp("large") / "page.html"
    exported = export(drawn, ExportOptions(), lambda *_: Exported(grid(drawn)))
    file.write_bytes(exported.data)
    return file


NODES = "document.querySelectorAll('*').length"
MOST = 5_000


def test_of_a_large_map_there_is_in_the_document_what_is_seen(opened: Open, large: Path) -> None:
    visit = opened(large)
    visit.wait_for_picture()

    def stays_small() -> None:
        visit.page.evaluate("() => new Promise((done) => setTimeout(done, 200))")
        assert visit.page.evaluate(NODES) < MOST

    stays_small()
    visit.page.get_by_role("button", name="Unfold all").click()
    stays_small()
    visit.line("s0").focus()
    visit.press("End")
    assert visit.page.evaluate("document.activeElement.role") == "treeitem"
    stays_small()
    visit.press("ArrowUp", "ArrowUp", "Home")
    assert visit.focused() == "s0"
    visit.press("Enter")
    stays_small()
    visit.page.get_by_label("Search").fill("is")
    stays_small()
    visit.page.get_by_label("Search").fill("premise 4777")
    visit.press("Enter")
    assert visit.page.locator(".hit").get_attribute("id") == "s4777"
    visit.page.get_by_role("button", name="Larger").click(click_count=4)
    stays_small()


def test_scrolling_shows_every_line_in_its_place(opened: Open, large: Path) -> None:
    visit = opened(large)
    visit.page.get_by_role("button", name="Unfold all").click()
    middle = "() => document.elementFromPoint(300, 500).closest('[role=treeitem]')?.innerText"
    seen = set()
    for _ in range(12):
        visit.page.mouse.move(300, 500)
        visit.page.mouse.wheel(0, 3_000)
        visit.page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
        seen.add(visit.page.evaluate(middle))
    assert len(seen) == 12
    assert None not in seen


def test_from_far_away_it_is_shapes_and_from_near_it_has_texts(opened: Open, large: Path) -> None:
    visit = opened(large)
    visit.wait_for_picture()
    assert visit.page.locator(".canvas .far path").count() >= 1
    assert visit.page.locator(".canvas .near > *").count() == 0
    visit.go_to("s4000")
    visit.page.wait_for_function(
        f"() => [...document.querySelectorAll('svg .chosen.statement')].some({WITHIN})"
    )
    assert 0 < visit.page.locator(".canvas .near > *").count() < 500
    visit.page.get_by_role("button", name="Whole").click()
    visit.page.wait_for_function("() => document.querySelector('.canvas .far path.chosen')")


def test_a_click_from_far_away_chooses_what_is_there_and_goes_to_it(
    opened: Open, large: Path
) -> None:
    visit = opened(large)
    visit.wait_for_picture()
    left, top, width, height = visit.page.evaluate(
        "(({ left, top, width, height }) => [left, top, width, height])"
        "(document.querySelector('.canvas .far').getBoundingClientRect())"
    )
    # The middle of the box in the 21st column of the 31st row: see `grid`.
    names = [f"s{number}" for number in range(5_001)]
    visit.page.mouse.click(
        left + width * (20 * 200 + 75) / (49 * 200 + 150),
        top + height * (30 * 100 + 30) / (100 * 100 + 60),
    )
    assert visit.marked("chosen")[1] == {names[30 * 50 + 20]}
    visit.page.wait_for_function(
        f"() => [...document.querySelectorAll('svg .chosen.statement')].some({WITHIN})"
    )


@needs_axe
def test_axe_finds_nothing_in_a_large_page(opened: Open, large: Path) -> None:
    visit = opened(large, "#s4000")
    visit.wait_for_picture()
    assert violations(visit) == []


@needs_dot
def test_without_scripts_the_picture_and_the_whole_outline_are_there(opened: Open) -> None:
    visit = opened(DEPOT, java_script_enabled=False)
    assert visit.page.locator(".canvas svg .statement").count() == 8
    lines = visit.page.locator("#\\:outline li")
    assert lines.count() == 8
    assert all(line.is_visible() for line in lines.all())
    assert "No bus runs." in lines.nth(2).inner_text()
    assert not visit.page.get_by_label("Search").is_visible()
    assert not visit.page.locator("button").first.is_visible()
