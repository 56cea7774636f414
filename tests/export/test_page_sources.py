"""The texts of sources beside the outline of a page, in a browser."""

from pathlib import Path

import pytest
from browsing import OVERFLOW, Open, Visit, needs_axe, needs_chromium, violations

from argmap.cli import run

pytest_plugins = ["pages"]
pytestmark = [needs_chromium]

DEPOT = """
argmap: 1
title: Should the depot stay open?
sources:
  survey: {title: Survey}
  law: {title: The law}
recommendations:
  open: {text: The depot should stay open., supported_by: [need, cheap]}
claims:
  need:
    text: Workers need it.
    cites: {survey: 2-3}
    supported_by: {premises: bus, cites: {survey: 4}}
premises:
  bus: {text: No bus runs., cites: {survey: {paragraph: 2, quote: there is no bus}}}
  cheap: {text: It costs little., cites: {law: 1}}
"""
SURVEY = (
    "We asked.\n\nAt night there is no bus, they say.\n\nThey walk.\n\nSo they need it.\n\nEnd."
)
TEXTS = {"survey": SURVEY, "law": "§ 1. Depots <b>are</b> cheap."}
PHONE = {"width": 390, "height": 844}


def lit(visit: Visit) -> list[str]:
    """Give the numbers of the paragraphs that are lit."""
    return visit.page.locator(".passages > :is(.passage, .chosen) > button").all_inner_texts()


def paragraph(visit: Visit, number: int, source: int = 0) -> None:
    """Click on a paragraph of a source."""
    visit.page.locator(".passages > li > button", has_text=str(number)).nth(source).click()


def test_the_paragraphs_are_numbered_and_what_is_quoted_is_marked(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS)
    text = visit.page.get_by_role("list", name="Source")
    assert text.locator(".title").all_inner_texts() == [
        "“Survey” 3 of 5 paragraphs cited",
        "“The law” 1 of 1 paragraph cited",
    ]
    assert text.locator("li > button").all_inner_texts() == ["1", "2", "3", "4", "5", "1"]
    assert text.locator("mark").all_inner_texts() == ["there is no bus"]
    assert "§ 1. Depots <b>are</b> cheap." in text.inner_text()


def test_choosing_a_statement_shows_its_passage(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS)
    visit.line("bus").locator("span").click()
    assert lit(visit) == ["2"]
    # With the passage of the step to it.
    visit.line("need").locator("span").click()
    assert lit(visit) == ["2", "3", "4"]
    visit.line("cheap").locator("span").click()
    assert lit(visit) == ["1"]
    visit.press("Escape")
    assert lit(visit) == []


def test_a_passage_is_scrolled_to(opened: Open) -> None:
    long = "\n\n".join(f"Paragraph {number} is this." for number in range(1, 2_001))
    cited = DEPOT.replace("{survey: 2-3}", "{survey: 1900}")
    visit = opened(cited, "#need", texts={"survey": long})
    visit.page.wait_for_function("() => document.querySelector('.passages > .passage')")
    assert lit(visit) == ["1900"]
    _, top, _, height = visit.box(".text")
    assert top < visit.box(".passages > .passage")[1] < top + height
    # Of a long text there is in the document what is seen.
    assert visit.page.locator(".passages > li").count() < 200


def test_choosing_a_paragraph_shows_what_cites_it(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS)
    paragraph(visit, 2)
    panel = visit.page.get_by_label("The chosen statement")
    assert "Paragraph 2: cited by 2" in panel.inner_text()
    assert panel.get_by_role("link").all_inner_texts() == ["Workers need it.", "No bus runs."]
    assert visit.marked("over")[0] == {"need", "bus"}
    paragraph(visit, 4)
    assert "the step from “No bus runs.” to “Workers need it.”" in panel.inner_text()
    paragraph(visit, 5)
    assert "nothing cites it" in panel.inner_text()
    paragraph(visit, 2)
    panel.get_by_role("link", name="No bus runs.").click()
    assert visit.marked("chosen")[0] == {"bus"}
    assert visit.focused() == "bus"


def test_keys_go_through_the_paragraphs(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS)
    visit.page.locator(".passages > li > button").first.focus()
    visit.press("ArrowDown", "Enter")
    assert lit(visit) == ["2"]
    visit.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    assert visit.address().endswith("paragraph=law.1")
    visit.press("ArrowUp", "Enter")
    assert visit.address().endswith("paragraph=survey.5")


def test_what_is_chosen_is_in_the_address(opened: Open) -> None:
    visit = opened(DEPOT, "#&paragraph=survey.3&view=source", texts=TEXTS)
    assert lit(visit) == ["3"]
    assert "Paragraph 3" in visit.page.get_by_label("The chosen statement").inner_text()
    visit.go_to("need")
    assert lit(visit) == ["2", "3", "4"]


def test_on_a_phone_the_source_is_one_tap_away(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS, viewport=PHONE)
    text = visit.page.get_by_role("list", name="Source")
    assert not text.is_visible()
    visit.line("bus").locator("span").click()
    visit.page.get_by_role("button", name="Source").click()
    text.wait_for(state="visible")
    assert lit(visit) == ["2"]
    assert visit.page.evaluate(OVERFLOW) <= 0
    visit.page.get_by_role("button", name="Outline").click()
    assert visit.line("bus").is_visible()


def test_on_a_phone_a_passage_is_seen_between_the_tools_and_what_is_known(opened: Open) -> None:
    long = "\n\n".join(f"Paragraph {number} is this." for number in range(1, 100))
    cited = DEPOT.replace("{survey: 2-3}", "{survey: 60}").replace("{survey: 4}", "{survey: 61}")
    visit = opened(cited, "#need&view=source", texts={"survey": long}, viewport=PHONE)
    visit.page.wait_for_function("() => document.querySelector('.passages > .passage')")
    _, tools, _, height = visit.box("[id=':tools']")
    _, passage, _, line = visit.box(".passages > .passage")
    assert tools + height <= visit.box(".text")[1] <= passage
    assert passage + line <= visit.box(".facts")[1]


def test_picture_and_source_share_a_place(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS)
    assert visit.page.get_by_role("list", name="Source").is_visible()
    visit.page.get_by_role("button", name="Picture").click()
    assert not visit.page.get_by_role("list", name="Source").is_visible()
    visit.press("3")
    assert visit.page.get_by_role("list", name="Source").is_visible()


def test_without_scripts_the_texts_are_there(opened: Open) -> None:
    visit = opened(DEPOT, texts=TEXTS, java_script_enabled=False)
    assert "At night there is no bus, they say." in visit.page.locator("main").inner_text()


@needs_axe
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing(opened: Open, width: int) -> None:
    visit = opened(DEPOT, "#&view=source", texts=TEXTS, viewport={"width": width, "height": 844})
    assert violations(visit) == []
    paragraph(visit, 2)
    assert violations(visit) == []


def test_texts_are_never_on_a_page_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.yaml").write_text(
        DEPOT.replace("{title: Survey}", "{title: Survey, text: survey.txt}").replace(
            "{title: The law}", "{title: The law, text: gone.txt}"
        ),
        encoding="utf-8",
    )
    (tmp_path / "survey.txt").write_text(SURVEY, encoding="utf-8")
    assert run(["export", "map.yaml", "-o", "page.html"]) == 0
    assert "They walk." not in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run(["export", "map.yaml", "--with-sources", "-o", "page.html"]) == 0
    assert "They walk." in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "the text of source “law” is not on the page" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [["map.yaml", "-f", "svg"], ["-", "-f", "html"]])
def test_texts_go_into_pages_of_maps_in_files(
    arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--with-sources", *arguments]) == 2
    assert "--with-sources" in capfd.readouterr().err or arguments[0] == "-"
