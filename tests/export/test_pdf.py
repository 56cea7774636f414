"""A map as a PDF: it says its language and its title, as screen readers want them."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from drawing import needs_dot
from pypdf import PdfReader

import argmap
from argmap.export import FORMATS, Exported, GraphvizError, export
from argmap.export.support.export_options import ExportOptions
from argmap.export.support.paper import PAPERS, SIZES
from argmap.workspace.graphviz import draw

MAP = """\
argmap: 1
title: Soll das Depot
  nachts öffnen?
{}premises: {{p: Es ist laut.}}
"""


def drawn(language: str) -> Exported:
    """Draw the map with a line that may name its language."""
    read = argmap.loads(MAP.format(language))
    return export(read, FORMATS["pdf"], ExportOptions(), draw)


@needs_dot
@pytest.mark.parametrize(
    ("written", "language"), [("language: de\n", "de"), ("language: pt-BR\n", "pt-BR"), ("", "en")]
)
def test_a_pdf_names_the_language_of_its_map(written: str, language: str) -> None:
    exported = drawn(written)
    pdf = PdfReader(BytesIO(exported.data), strict=True)
    assert str(pdf.root_object["/Lang"]) == language
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Soll das Depot nachts öffnen?"
    assert "Es ist laut." in pdf.pages[0].extract_text()
    assert exported.remarks == ()


@needs_dot
@pytest.mark.parametrize(("written", "remarks"), [("language: de\n", 1), ("", 0)])
def test_without_pypdf_a_map_in_another_language_is_drawn_with_a_remark(
    monkeypatch: pytest.MonkeyPatch, written: str, remarks: int
) -> None:
    monkeypatch.setattr("argmap.export.pdf.find_spec", lambda _: None)
    exported = drawn(written)
    assert exported.data.startswith(b"%PDF")
    assert len(exported.remarks) == remarks
    for remark in exported.remarks:
        assert "pip install '.[pdf]'" in remark


OP_ED = argmap.load(Path(__file__).parents[2] / "maps" / "soleimani-strike.yaml")


@pytest.fixture(scope="module")
def atlas() -> PdfReader:
    """Give the pages of a map of a hundred statements on A4."""
    exported = export(OP_ED, FORMATS["pdf"], ExportOptions(paper="a4"), draw)
    assert exported.remarks == ()
    return PdfReader(BytesIO(exported.data), strict=True)


def texts(pdf: PdfReader) -> list[str]:
    """Return what each page says, on one line."""
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


@needs_dot
def test_the_first_page_lists_the_arguments_with_their_verdicts(atlas: PdfReader) -> None:
    first = texts(atlas)[0]
    assert OP_ED.title in first
    assert "Stephen Hadley" in first
    for name in OP_ED.statements("recommendation"):
        text = OP_ED.graph.nodes[name]["text"]
        if text in first:
            page = int(first.split(text)[1].split()[1])
            assert text in texts(atlas)[page - 1]
    assert first.count("accepted") == 13
    assert first.count("rejected") == 1


@needs_dot
def test_every_statement_is_in_full_on_some_page(atlas: PdfReader) -> None:
    pages = texts(atlas)
    shown = "".join("".join(page.split()) for page in pages[1:-1])
    for name in OP_ED.statements():
        assert "".join(OP_ED.graph.nodes[name]["text"].split()) in shown


@needs_dot
def test_where_a_branch_goes_on_each_of_two_pages_names_the_other(atlas: PdfReader) -> None:
    pages = texts(atlas)
    onward = {
        (here, int(there))
        for here, page in enumerate(pages, 1)
        for sign in re.findall(r"continues on((?:,? page \d+)+)", page)
        for there in re.findall(r"\d+", sign)
    }
    back = {
        (int(there), here)
        for here, page in enumerate(pages, 1)
        for there in re.findall(r"continued from page (\d+)", page)
    }
    assert onward
    assert onward == back


@needs_dot
def test_references_and_signs_lead_to_the_page_that_they_name(atlas: PdfReader) -> None:
    numbers = {page.indirect_reference: number for number, page in enumerate(atlas.pages, 1)}
    pages = texts(atlas)
    for here, page in enumerate(atlas.pages, 1):
        links = [link.get_object() for link in page.annotations or []]
        ends = {numbers[link["/Dest"][0]] for link in links}
        named = set(map(int, re.findall(r"page (\d+)", pages[here - 1])))
        assert named <= ends <= named | {here}


@needs_dot
def test_on_one_sheet_a_reference_leads_to_the_box_of_its_statement() -> None:
    read = argmap.loads(
        "argmap: 1\ntitle: T\nclaims:\n"
        "  c: {text: The council should open the depot., supported_by: p}\n"
        "  d: {text: It costs little., supported_by: p}\npremises: {p: It is paid.}\n"
    )
    exported = export(read, FORMATS["pdf"], ExportOptions(), draw)
    (sheet,) = PdfReader(BytesIO(exported.data), strict=True).pages
    (link,) = [link.get_object() for link in sheet.annotations or []]
    assert link["/Dest"][0] == sheet.indirect_reference
    assert link["/Dest"][1] == "/XYZ"


@needs_dot
def test_pages_are_numbered_and_end_with_the_legend(atlas: PdfReader) -> None:
    pages = texts(atlas)
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number} of {len(pages)}" in page
    assert "Implicit premise: relied on, never said." in pages[-1]
    titles = [str(mark.title) for mark in atlas.outline if not isinstance(mark, list)]
    assert (titles[0], titles[-1]) == ("Contents", "Legend")
    assert len(titles) == 16
    assert str(atlas.root_object["/Lang"]) == "en"


@needs_dot
def test_no_text_on_paper_is_smaller_than_eight_points(atlas: PdfReader) -> None:
    sizes: list[float] = []

    def see(text: str, matrix: Any, line: Any, _: Any, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * line[3] * matrix[3]))

    for page in atlas.pages:
        page.extract_text(visitor_text=see)
    assert min(sizes) > 7.9


def on_a4(text: str) -> PdfReader:
    """Return a map in pages, in print that is large enough."""
    exported = export(argmap.loads(text), FORMATS["pdf"], ExportOptions(paper="a4"), draw)
    assert exported.remarks == ()
    return PdfReader(BytesIO(exported.data), strict=True)


def advice(premises: dict[str, str], reasons: object, recommendations: int = 1) -> str:
    """Return the text of a map of recommendations that have the same reasons."""
    section = {
        f"r{number}": {"text": f"Do it, {number}.", "supported_by": reasons}
        for number in range(recommendations)
    }
    sections = {"recommendations": section, "premises": premises}
    return json.dumps({"argmap": 1, "title": "T", **sections})


@needs_dot
def test_an_argument_that_is_larger_than_a_page_goes_on_in_further_boxes() -> None:
    premises = {f"p{n}": f"Of what there is to say, this is number {n}. " * 3 for n in range(30)}
    undercutter = {"premises": ["u"], "attacked_by": ["v"]}
    linked = {"premises": [*premises], "attacked_by": [undercutter]}
    more = {"u": "It does not follow.", "v": "It does."}
    pages = texts(on_a4(advice(premises | more, [linked])))
    shown = " ".join(pages)
    for name, text in (premises | more).items():
        assert f"{name} ■ {' '.join(text.split())}" in shown
    (onward,) = re.findall(r"continues on pages 3–(\d+)", pages[1])
    for page in pages[2 : int(onward)]:
        assert "continued from page 2" in page
        assert "and" in page.split()


@needs_dot
def test_a_text_that_is_larger_than_a_page_goes_on_in_further_boxes() -> None:
    words = [f"word-{number}" for number in range(1000)]
    pages = texts(on_a4(advice({"p": " ".join(words)}, ["p"])))
    shown = " ".join(pages).split()
    # Where the text goes on, its first words are named again.
    assert [*dict.fromkeys(word for word in shown if word in {*words})] == words
    count = pages[-2].split(" of ")[-1].split()[0]
    assert f"part 2 of {count}" in " ".join(pages)


@needs_dot
def test_of_many_recommendations_those_with_short_arguments_share_pages() -> None:
    alone, together = (
        len(on_a4(advice({"p": "It is so."}, ["p"], count)).pages) for count in (12, 40)
    )
    assert alone == 1 + 12 + 1
    assert together < alone


@needs_dot
@pytest.mark.parametrize("paper", PAPERS)
def test_pages_have_the_size_of_the_paper(paper: Any) -> None:
    read = argmap.loads(MAP.format(""))
    exported = export(read, FORMATS["pdf"], ExportOptions(paper=paper), draw)
    for page in PdfReader(BytesIO(exported.data)).pages:
        size = float(page.mediabox.width), float(page.mediabox.height)
        assert size == pytest.approx(SIZES[paper])


@needs_dot
def test_the_whole_sheet_has_the_colour_of_the_theme() -> None:
    options = ExportOptions(paper="slide", theme="dark")
    exported = export(argmap.loads(MAP.format("")), FORMATS["pdf"], options, draw)
    for page in PdfReader(BytesIO(exported.data)).pages:
        contents = page.get_contents()
        assert contents is not None
        assert contents.get_data().startswith(b"q 0.071 0.094 0.114 rg 0 0 960 540 re f ")


@needs_dot
def test_without_pypdf_there_are_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.export.pdf.find_spec", lambda _: None)
    read = argmap.loads(MAP.format(""))
    with pytest.raises(GraphvizError, match=r"pip install '.\[pdf\]'"):
        export(read, FORMATS["pdf"], ExportOptions(paper="a4"), draw)
