"""Addresses in a picture: Graphviz writes them as they are, and so few are let through."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import networkx as nx
import pytest
from drawing import needs_dot
from hypothesis import given, settings
from random_maps import random_maps

import argmap
from argmap.export import FORMATS, export
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.workspace.graphviz import draw

HREF = "{http://www.w3.org/1999/xlink}href"


def links(drawn: ArgumentMap) -> set[str]:
    """Give where the links of the picture lead; it must be well-formed, and without a script.

    Each link to a place in the picture must find one there, and one alone.
    """
    root = ET.fromstring(export(drawn, FORMATS["svg"], ExportOptions(), draw).data)  # noqa: S314 - our own
    assert not [each for each in root.iter() if each.tag.endswith("script")]
    found = {each.attrib[HREF] for each in root.iter() if HREF in each.attrib}
    ids = [each.get("id") for each in root.iter()]
    within = {unquote(link[1:]) for link in found if link.startswith("#")}
    assert {name: ids.count(name) for name in within} == dict.fromkeys(within, 1)
    return found


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


@needs_dot
def test_each_statement_is_a_target_of_links_wherever_it_is_drawn() -> None:
    """In a box of its own, in one of linked premises, in an attack, in an undercutter."""
    long = "long" * 60
    text = f"""
argmap: 1
title: Should we lend tools?
recommendations:
  lend:
    text: We should lend tools.
    supported_by:
      - need
      - premises: [low-cost, a_need]
        attacked_by: [dear]
    attacked_by: [lost, low-cost]
claims:
  need: {{text: Members need them., supported_by: [seldom]}}
  {long}: {{text: They wear out., attacked_by: [seldom, lost]}}
premises:
  low-cost: Tools cost little.
  a_need: The members say so.
  dear: Prices rise.
  lost: Tools get lost.
  seldom: "Nobody uses a drill every day: 漢."
"""
    found = links(argmap.loads(text))
    ids = {"lend", "need", "low-cost", "a_need", "dear", "lost", "seldom"}
    assert {f"#{name}" for name in ids} < found
    assert len(found) == len(ids) + 1


@needs_dot
@settings(max_examples=10)
@given(random_maps())
def test_no_link_in_a_picture_is_dead(drawn: ArgumentMap) -> None:
    assert links(drawn)


@needs_dot
def test_on_a_page_a_very_long_id_leads_to_its_row() -> None:
    """In the picture it is shorter."""
    name = "long" * 60
    drawn = argmap.loads(f"argmap: 1\ntitle: T\npremises: {{{name}: It is so.}}\n")
    page = export(drawn, FORMATS["html"], ExportOptions(), draw).data.decode()
    assert f'xlink:href="#{name}"' in page
    assert f"id={name}" in page
