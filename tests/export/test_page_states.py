"""What a reader can make of a page: its address, theme and keys, and who can use it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import OVERFLOW, Open, Visit, needs_axe, needs_chromium, violations

pytest_plugins = ["pages"]
pytestmark = [needs_chromium]

FERRY = """
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: [school, far], attacked_by: {premises: bus, attacked_by: stopped}}
      - cheap
    attacked_by: ice
claims:
  ice: {text: The ice is a danger., supported_by: hull, attacked_by: breaker}
  cheap: {text: It costs little., supported_by: bus}
premises:
  school: Children cross to school.
  far: The way round the lake is long.
  bus: A bus goes round the lake.
  stopped: The bus stopped last year.
  hull: The hull is old.
  breaker: The city has an icebreaker.
groups: {need: {title: Who needs it, statements: [run, school]}}
"""
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1400, "height": 900}


def test_an_answer_stands_a_level_below_what_it_answers(opened: Open) -> None:
    visit = opened(FERRY)
    levels = {
        name: int(visit.line(name).get_attribute("aria-level") or 0)
        for name in ("run", "school", "far", "bus", "stopped", "ice", "breaker")
    }
    assert levels == {
        "run": 1,
        "school": 2,
        "far": 2,
        "bus": 3,
        "stopped": 4,
        "ice": 2,
        "breaker": 3,
    }
    # An undercutter stands under none of the premises: what folds one of them hides it not.
    for name in ("school", "far"):
        assert visit.line(name).get_attribute("aria-expanded") is None
    visit.line("stopped").focus()
    visit.press("ArrowLeft")
    assert visit.focused() == "bus"
    visit.press("ArrowLeft", "ArrowLeft")
    assert visit.focused() == "run"


def test_search_selection_and_view_are_in_the_address(opened: Open) -> None:
    visit = opened(FERRY)
    visit.page.get_by_label("Search").fill("the lake")
    visit.page.get_by_label("claims").uncheck()
    visit.page.get_by_label("Part").select_option("Who needs it")
    visit.line("far").locator("span").click()
    shown = visit.shown()
    visit.page.reload()
    assert visit.page.get_by_label("Search").input_value() == "the lake"
    assert not visit.page.get_by_label("claims").is_checked()
    assert visit.page.get_by_label("Part").input_value() == "need"
    assert visit.marked("chosen")[0] == {"far"}
    assert visit.shown() == shown
    visit.page.get_by_label("Search").fill("")
    visit.page.get_by_label("claims").check()
    visit.page.get_by_label("Part").select_option("the whole map")
    visit.press("Escape")
    assert "#" not in visit.address()


def test_the_way_back_leads_to_what_was_chosen_before(opened: Open) -> None:
    visit = opened(FERRY, "#run")
    panel = visit.page.get_by_label("The chosen statement")
    panel.get_by_role("link", name="It costs little.").first.click()
    assert visit.marked("chosen")[0] == {"cheap"}
    visit.page.go_back()
    visit.page.wait_for_function("() => document.querySelector('#run.chosen')")
    visit.page.go_forward()
    visit.page.wait_for_function("() => document.querySelector('#cheap.chosen')")


def test_a_hostile_address_changes_nothing(opened: Open) -> None:
    visit = opened(FERRY)
    for address in ("#%E0%A4%A", "#nobody", "#&search=%3Cimg%20src=x%3E", "#&view=<b>&part=x"):
        visit.page.evaluate("(address) => { location.hash = address; }", address)
        visit.page.reload()
        assert visit.marked("chosen") == (set(), set())
        assert visit.page.locator("img").count() == 0


def test_the_link_to_what_is_chosen_is_copied(opened: Open) -> None:
    visit = opened(FERRY, "#ice")
    visit.page.evaluate(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; }"
    )
    visit.page.get_by_role("button", name="Copy link").click()
    said = visit.page.get_by_label("The chosen statement").get_by_text("The link is copied.")
    said.wait_for()
    assert visit.page.evaluate("window.copied") == visit.address()


GROUND = "getComputedStyle(document.body).backgroundColor"
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 29)"}


def is_kept(visit: Visit, theme: str) -> bool:
    """Whether a page opens in the theme that was chosen before.

    Now and then Chromium, when it is busy, opens a file without the storage that it has for it:
    nothing is found there, and what is stored is lost. So the theme is chosen more than once.
    """
    for _ in range(20):
        visit.page.get_by_label("Theme").select_option(theme)
        assert visit.page.evaluate(GROUND) == GROUNDS[theme]
        visit.page.reload()
        if visit.page.evaluate(GROUND) == GROUNDS[theme]:
            return True
    return False


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_switched(opened: Open, scheme: str) -> None:
    visit = opened(FERRY, color_scheme=scheme)
    assert visit.page.evaluate(GROUND) == GROUNDS[scheme]
    assert is_kept(visit, "dark")
    assert is_kept(visit, "light")
    visit.page.get_by_label("Theme").select_option("")
    assert visit.page.evaluate(GROUND) == GROUNDS[scheme]


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_the_keys_are_listed(opened: Open, viewport: dict[str, int]) -> None:
    visit = opened(FERRY, viewport=viewport)
    keys = visit.page.get_by_role("dialog", name="Keys")
    assert not keys.is_visible()
    visit.line("run").focus()
    visit.press("?")
    assert "go to the next hit" in keys.inner_text()
    visit.press("Escape")
    assert not keys.is_visible()
    assert visit.focused() == "run"
    if viewport == PHONE:
        visit.page.get_by_role("button", name="Options").click()
    visit.page.get_by_role("button", name="Keys").click()
    keys.get_by_role("button", name="Close").click()
    assert not keys.is_visible()


def test_keys_lead_to_the_search_and_to_the_picture(opened: Open) -> None:
    visit = opened(FERRY, viewport=PHONE)
    visit.line("run").focus()
    visit.press("/")
    assert visit.focused() == ":search"
    visit.page.keyboard.type("bus?/2")
    assert visit.page.get_by_label("Search").input_value() == "bus?/2"
    visit.page.get_by_label("Search").fill("")
    visit.line("run").focus()
    visit.press("2")
    assert visit.address().endswith("view=picture")
    visit.press("1")
    assert visit.line("run").is_visible()


def test_the_way_to_the_outline_keeps_the_search_and_what_is_chosen(opened: Open) -> None:
    for viewport in (WIDE, PHONE):
        visit = opened(FERRY, "#far&search=the+lake&view=picture", viewport=viewport)
        address = visit.address()
        visit.page.evaluate("document.activeElement.blur()")
        visit.page.get_by_role("link", name="Skip to the outline").press("Enter")
        assert visit.focused() == "far"
        assert visit.page.get_by_label("Search").input_value() == "the lake"
        assert visit.marked("chosen")[0] == {"far"}
        assert visit.address() == address
    visit.page.get_by_label("Search").fill("nowhere")
    visit.page.get_by_role("link", name="Skip to the outline").press("Enter")
    assert visit.focused() == ":outline"


def test_on_a_phone_search_steps_and_filters_are_at_hand(opened: Open) -> None:
    visit = opened(FERRY, viewport=PHONE)
    assert not visit.page.get_by_label("claims").is_visible()
    visit.page.get_by_label("Search").fill("ice")
    visit.page.get_by_role("button", name="Next hit").click()
    assert visit.page.locator(".hit").get_attribute("id") == "ice"
    visit.page.get_by_role("button", name="Options").click()
    visit.page.get_by_label("claims").uncheck()
    assert visit.page.locator("output").inner_text() == "1 of 9 found"
    assert visit.page.evaluate(OVERFLOW) <= 0
    visit.line("breaker").locator("span").click()
    panel = visit.page.get_by_label("The chosen statement")
    assert panel.is_visible()
    panel.get_by_role("link", name="The ice is a danger.").first.click()
    assert visit.marked("chosen")[0] == {"ice"}


@pytest.mark.parametrize("width", [1000, 1400])
def test_nothing_moves_when_something_is_found(opened: Open, width: int) -> None:
    visit = opened(FERRY, viewport={"width": width, "height": 900})
    before = visit.box("[id=':outline']")
    visit.page.get_by_label("Search").fill("the")
    assert visit.page.get_by_role("button", name="Next hit").is_visible()
    assert visit.box("[id=':outline']")[1] == before[1]


STATES: dict[str, Callable[[Visit], object]] = {
    "rest": lambda visit: visit.press("Escape"),
    "chosen": lambda visit: visit.go_to("run"),
    "falls": lambda visit: visit.go_to("ice"),
    "searched": lambda visit: visit.page.get_by_label("Search").fill("lake"),
    "hit": lambda visit: visit.page.get_by_label("Search").press("Enter"),
    "nothing found": lambda visit: visit.page.get_by_label("Search").fill("nowhere"),
    "part": lambda visit: visit.page.evaluate("location.hash = '&part=need'"),
    "folded": lambda visit: visit.page.evaluate("document.getElementById(':fold').click()"),
    "picture": lambda visit: visit.press("2"),
    "options": lambda visit: visit.page.evaluate("document.getElementById(':options').click()"),
    "keys": lambda visit: visit.page.evaluate("document.getElementById(':help').click()"),
}


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_nothing_in_any_state(
    opened: Open, scheme: str, viewport: dict[str, int]
) -> None:
    visit = opened(FERRY, color_scheme=scheme, viewport=viewport)
    for name, enter in STATES.items():
        enter(visit)
        assert (name, violations(visit)) == (name, [])


def test_forced_colours_leave_what_is_chosen_to_be_seen(opened: Open) -> None:
    visit = opened(FERRY, "#run", forced_colors="active")
    looks = (
        "(line) => [getComputedStyle(line).outlineStyle, getComputedStyle(line).borderLeftStyle]"
    )
    assert visit.line("run").evaluate(looks)[0] == "solid"
    # What speaks against it has another border than what speaks for it, in the legend too.
    legend = visit.page.locator(".legend .against")
    assert visit.line("ice").evaluate(looks)[1] == legend.evaluate(looks)[1] == "dashed"
    assert visit.line("cheap").evaluate(looks)[1] == "double"
    visit.wait_for_picture()
    fills = visit.page.locator("svg .statement :is(path, polygon)").evaluate_all(
        "shapes => shapes.map((shape) => getComputedStyle(shape).fill)"
    )
    texts = visit.page.locator("svg .statement text").evaluate_all(
        "shapes => shapes.map((shape) => getComputedStyle(shape).fill)"
    )
    assert not set(fills) & set(texts)


def test_at_200_percent_all_is_within_the_window(opened: Open, real: Path) -> None:
    """A window of half the size, as a browser makes it."""
    visit = opened(real, "#expel-troops", viewport={"width": 640, "height": 400})
    assert visit.page.evaluate(OVERFLOW) <= 0
    visit.page.get_by_role("button", name="Picture").click()
    assert visit.page.evaluate(OVERFLOW) <= 0
    assert visit.page.get_by_role("button", name="Close").is_visible()


def test_nothing_moves_by_itself(opened: Open) -> None:
    visit = opened(FERRY, reduced_motion="reduce")
    moving = visit.page.evaluate(
        "[...document.querySelectorAll('*')].filter((element) => {"
        " const style = getComputedStyle(element);"
        " return style.animationName !== 'none' || parseFloat(style.transitionDuration)"
        " || style.scrollBehavior === 'smooth'; }).length"
    )
    assert moving == 0


def test_names_of_all_controls_are_words(opened: Open) -> None:
    visit: Visit = opened(FERRY, "#run")
    names = visit.page.evaluate(
        "[...document.querySelectorAll('button, select, input')].filter((one) => one.offsetParent)"
        ".map((one) => one.ariaLabel || one.labels?.[0]?.innerText || one.innerText)"
    )
    assert len(names) > 10
    assert all(any(character.isalpha() for character in name) for name in names), names
