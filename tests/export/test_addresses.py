"""Addresses in a picture: Graphviz writes them as they are, and so few are let through."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from drawing import needs_dot

import argmap
from argmap.export import FORMATS, export
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.workspace.graphviz import draw

HREF = "{http://www.w3.org/1999/xlink}href"


def links(drawn: ArgumentMap) -> set[str]:
    """Give where the links of the picture lead; it must be well-formed, and without a script."""
    root = ET.fromstring(export(drawn, FORMATS["svg"], ExportOptions(), draw).data)  # noqa: S314 - our own
    assert not [each for each in root.iter() if each.tag.endswith("script")]
    return {each.attrib[HREF] for each in root.iter() if HREF in each.attrib}


@needs_dot
@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://example.org/a?b=c#d", True),
        ("https://example.org/?a=1&b=2", False),
        ('https://example.org/"><script>alert(1)</script>', False),
        ("https://example.org/'x", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_a_plain_address_is_a_link(tmp_path: Path, url: str, is_link: bool) -> None:
    file = tmp_path / "map.yaml"
    source = json.dumps({"s": {"title": "S", "url": url}})
    file.write_text(
        f"argmap: 1\ntitle: T\nsources: {source}\npremises: {{p: {{text: P, cites: 4}}}}\n",
        encoding="utf-8",
    )
    found = links(argmap.load(file))
    assert (url in found) == is_link
    assert found - {url} == {"#p"}
    assert b"<svg" in export(argmap.load(file), FORMATS["html"], ExportOptions(), draw).data


@needs_dot
def test_no_id_is_markup() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(title="T")
    graph.add_node('x"><script>alert(1)</script>', type="statement", kind="claim", text="A")
    assert links(ArgumentMap(graph)) == {"#x%22%3E%3Cscript%3Ealert%281%29%3C/script%3E"}
