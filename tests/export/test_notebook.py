"""A map in a notebook: what IPython asks it for."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from drawing import needs_dot

import argmap

MAP = """\
argmap: 1
title: Should <it> stay?
recommendations: {r: {text: Keep <b>it</b>., supported_by: p, attacked_by: o}}
premises: {p: "P & Q", o: O}
"""


@pytest.fixture
def without_graphviz(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide Graphviz."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "pygraphviz", None)


@needs_dot
def test_a_notebook_shows_the_picture_alone() -> None:
    shown = argmap.loads(MAP)
    picture = shown._repr_svg_()
    assert picture is not None
    root = ET.fromstring(picture)  # noqa: S314 - Graphviz's own output
    assert root.tag.endswith("svg")
    # It fits its cell, and keeps its shape.
    assert (root.get("width"), root.get("height")) == ("100%", None)
    assert re.fullmatch(r"max-width:[\d.]+pt;height:auto", root.get("style", ""))
    assert root.get("viewBox")
    assert "Keep &lt;b&gt;it&lt;/b&gt;." in picture
    assert shown._repr_html_() is None


@pytest.mark.usefixtures("without_graphviz")
def test_without_graphviz_a_notebook_shows_the_outline() -> None:
    # Under another title, for a picture that was drawn before is kept.
    shown = argmap.loads(MAP.replace("stay", "go"))
    assert shown._repr_svg_() is None
    assert (
        shown._repr_html_()
        == """\
<div>
<p><strong><bdi>Should &lt;it&gt; go?</bdi></strong></p>
<p style="margin:0.6em 0 0 0em"><b><bdi>Keep &lt;b&gt;it&lt;/b&gt;.</bdi></b></p>
<p style="margin:0 0 0 1.5em"><i>because</i> <bdi>P &amp; Q</bdi></p>
<p style="margin:0 0 0 1.5em"><i>although</i> <bdi>O</bdi></p>
</div>"""
    )


def test_the_model_does_without_what_only_a_picture_needs() -> None:
    code = "import sys, argmap.model; print([m for m in sys.modules if 'argmap.export' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
