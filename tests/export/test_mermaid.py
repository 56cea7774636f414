"""Charts, read by mermaid's own parser from npm."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_maps import on_one_line, random_maps

import argmap
from argmap.cli import run
from argmap.export import mermaid
from argmap.export.support.export_options import DIRECTIONS, ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.views import captions

MODULES = Path(os.environ.get("ARGMAP_NODE_MODULES", "node_modules")).absolute()
needs_mermaid = pytest.mark.skipif(
    shutil.which("node") is None
    or not all((MODULES / name).is_dir() for name in ("mermaid", "jsdom")),
    reason="needs node, and npm's mermaid and jsdom in the folder of ARGMAP_NODE_MODULES",
)
SMALL = """
argmap: 1
title: Should it stay open?
recommendations: {open: {text: Keep it open., supported_by: [[need, cheap]], attacked_by: noise}}
claims:
  need: {text: Workers need it., supported_by: {premises: bus, attacked_by: plan}}
  noise: {text: It is loud., attributed_to: neighbours}
premises:
  bus: No bus runs.
  plan: A bus is planned.
  cheap: {text: It costs little., implicit: true}
groups: {money: {title: What it costs, statements: [cheap]}}
"""


def read(charts: list[str]) -> list[dict[str, Any]]:
    """Give what mermaid reads in charts."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("mermaid_reader.mjs")), str(MODULES)],
        input=json.dumps(charts),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def shown(label: str) -> list[str]:
    """Give the lines of a label as a browser shows them, without the joiners that are not seen."""
    # Mermaid replaces codes, cleans the HTML that this gives, and replaces codes again.
    lines = (decoded(html.escape(decoded(line), quote=False)) for line in label.split("<br>"))
    return [on_one_line(line.replace("\N{WORD JOINER}", "")) for line in lines]


def decoded(text: str) -> str:
    """Replace codes as mermaid does, which writes &# as ﬂ°° meanwhile."""
    return html.unescape(text.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";"))


def test_the_text_of_a_small_map() -> None:
    chart = mermaid.write(argmap.loads(SMALL), ExportOptions(labels=True, ids=False))
    for line in (
        'title: "Should it stay open?"',
        "flowchart BT",
        'subgraph g1["What it costs"]',
        '  n10["✓ ■ It costs little.<br>(implicit)"]',
        'n1["✗ ◆ Keep it open."]',
        'n2(["✗ and"])',
        'n6(["✓ unless"])',
        'n7("✗ ● It is loud.<br>(says neighbours)")',
        "n2 --> n1",
        "n7 -.- n3",
        "n3 -.-x n1",
        "class n10 implicit",
        "class n1,n2,n3,n4,n5,n7 rejected",
    ):
        assert f"{line}\n" in chart


def test_words_join_premises_and_introduce_attacks() -> None:
    words = argmap.loads("""
argmap: 1
title: Words
claims:
  c:
    text: C
    supported_by:
      - a
      - {premises: [a, b], attacked_by: u}
    attacked_by:
      - b
      - {premises: [u, v], attacked_by: {premises: [w, b], attacked_by: a}}
premises: {a: A, b: B, u: U, v: V, w: W}
""")
    chart = mermaid.write(words)
    written = re.findall(r'\(\["(.*)"\]\)', chart)
    assert written == ["because", "and", "unless", "although", "although", "but", "but"]


def test_a_group_contains_the_arguments_for_and_against_its_statements_in_grey() -> None:
    chart = mermaid.write(
        argmap.loads("""
argmap: 1
title: T
claims:
  c: {text: C, supported_by: {premises: a, attacked_by: u}}
  d: {text: D, supported_by: c}
premises: {a: A, u: U}
groups: {all: [c, a]}
"""),
        ExportOptions(ids=False),
    )
    group = chart.partition("subgraph")[2].partition("\nend\n")[0]
    assert [line.strip() for line in group.splitlines()[1:]] == [
        'n1("● C")',
        'n2(["because"])',
        'n3(["unless"])',
        'n6["■ A"]',
    ]
    assert "\nclassDef group fill:#f3f5f6," in chart
    assert "\nclass g1 group\n" in chart


def test_a_statement_of_a_group_that_is_not_there_stands_outside() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(title="T", groups={"g": {"statements": ["a"]}})
    for name, group in (("a", "g"), ("b", "lost")):
        graph.add_node(name, type="statement", kind="claim", text=name.upper(), group=group)
    chart = mermaid.write(ArgumentMap(graph), ExportOptions(ids=False)).splitlines()
    assert chart[4:8] == ['subgraph g1["g"]', '  n1("● A")', "end", 'n2("● B")']


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3 to 1: 50% of a_b", "3 to 1#58; 50#37; of a_b"),
        ("US$ 5 or $$x$$", "US#36; 5 or #64258;°°36;#36;x#64258;°°36;#36;"),
        ("fa:fa-car", "fa#64258;°°58;fa-car"),
        ("1. first", "#64258;°°49;. first"),
        (r"C:\new", "C#58;#64258;°°92;new"),
        ("ﬂ°°35¶ß ¶3", "ﬂ\u2060#176;#176;35¶\u2060ß ¶3"),
    ],
)
def test_signs_are_codes_and_what_codes_do_not_hide_comes_late(text: str, label: str) -> None:
    assert mermaid.escaped(text) == label


@needs_mermaid
def test_mermaid_reads_the_small_map() -> None:
    ((chart),) = read([mermaid.write(argmap.loads(SMALL))])
    assert chart["direction"] == "BT"
    assert chart["groups"] == [{"title": "What it costs", "nodes": ["n10"]}]
    looks = {(edge["type"], edge["stroke"]) for edge in chart["edges"]}
    assert looks == {
        ("arrow_point", "normal"),
        ("arrow_open", "normal"),
        ("arrow_cross", "dotted"),
        ("arrow_open", "dotted"),
    }


@needs_mermaid
def test_any_map_comes_back_from_mermaid() -> None:
    drawn: list[tuple[ArgumentMap, Any, str]] = []

    @settings(
        max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
    )
    @given(random_maps(), st.sampled_from(DIRECTIONS))
    def write(each: ArgumentMap, direction: Any) -> None:
        drawn.append((each, direction, mermaid.write(each, ExportOptions(direction=direction))))

    # All in one go, for node takes seconds to load mermaid.
    write()
    charts = read([text for *_, text in drawn])
    for (each, direction, text), chart in zip(drawn, charts, strict=True):
        assert "error" not in chart
        assert chart["direction"] == direction
        title = yaml.safe_load(text.split("---\n")[1])["title"]
        assert on_one_line(
            title.replace("ﬂ°lt¶ß", "<").replace("\N{WORD JOINER}", "")
        ) == on_one_line(each.title)
        names = {f"n{number}": node for number, node in enumerate(each.graph, 1)}
        edges = [(names[edge["start"]], names[edge["end"]]) for edge in chart["edges"]]
        assert edges == list(each.graph.edges)
        assert {names[node["id"]] for node in chart["nodes"]} == set(each.graph)
        for node in chart["nodes"]:
            facts = each.graph.nodes[names[node["id"]]]
            classes = {facts.get("kind") or facts["relation"]}
            if facts.get("implicit"):
                classes.add("implicit")
            assert set(node["classes"]) == classes
            if "text" in facts:
                symbol = captions.SYMBOLS[facts["kind"]]
                assert shown(node["text"])[0] == f"{symbol} {on_one_line(facts['text'])}"
        groups = [
            (shown(group["title"])[0], {names[node] for node in group["nodes"]})
            for group in chart["groups"]
        ]
        of_arguments = {node: each.conclusion_of(node) for node in each.arguments()}
        assert groups == [
            (
                on_one_line(group.get("title", name)),
                {
                    *group["statements"],
                    *(node for node, end in of_arguments.items() if end in group["statements"]),
                },
            )
            for name, group in each.groups.items()
        ]


def star(arguments: int, text: str = "T") -> str:
    """Give the text of a map with one claim, and so many arguments of two edges for it."""
    names = ", ".join(f"p{number}" for number in range(arguments))
    premises = "".join(f"  p{number}: {text}\n" for number in range(arguments))
    claim = f"{{text: C, supported_by: [{names}]}}"
    return f"argmap: 1\ntitle: T\nclaims: {{c: {claim}}}\npremises:\n{premises}"


@pytest.mark.parametrize(
    ("arguments", "text", "said"),
    [
        (250, "T", ""),
        (251, "T", "the chart has 502 edges, and mermaid draws 500 unless maxEdges is raised"),
        (1, "𠀀" * 25_000, "characters, and mermaid draws 50000 unless maxTextSize is raised"),
        (20, "long " * 600, "characters, and mermaid draws 50000 unless maxTextSize is raised"),
    ],
)
def test_a_chart_too_large_for_mermaid_is_said_on_standard_error(
    arguments: int,
    text: str,
    said: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "map.yaml").write_text(star(arguments, text), encoding="utf-8")
    assert run(["export", str(tmp_path / "map.yaml"), "--format", "mermaid"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("---\n")
    assert said in err
    assert ("; draw a part of the map, with --root" in err) == bool(said)
    assert bool(err) == bool(said)


@needs_mermaid
def test_mermaid_refuses_what_it_is_said_to_refuse() -> None:
    good, many = read([mermaid.write(argmap.loads(star(count))) for count in (250, 251)])
    assert len(good["edges"]) == 500
    assert re.search("Edge limit exceeded", many["error"])
