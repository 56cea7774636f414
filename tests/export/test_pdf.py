"""A map as a PDF: it says its language and its title, as screen readers want them."""

from io import BytesIO

import pytest
from drawing import needs_dot
from pypdf import PdfReader

import argmap
from argmap.export import FORMATS, Exported, export
from argmap.export.support.export_options import ExportOptions
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
        assert "pip install 'argmap[pdf]'" in remark
