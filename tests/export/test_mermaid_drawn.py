"""Charts, drawn by mermaid from npm in a headless Chromium, as they come."""

from typing import Any

import networkx as nx
import pytest
from browsing import MODULES, Windows, needs_chromium
from random_maps import HOSTILE, on_one_line

from argmap.export import mermaid
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.views import captions

MERMAID = MODULES / "mermaid" / "dist" / "mermaid.min.js"
pytest_plugins = ["pages"]
pytestmark = [
    needs_chromium,
    pytest.mark.skipif(
        not MERMAID.is_file(), reason="needs npm's mermaid in the folder of ARGMAP_NODE_MODULES"
    ),
]
# What is longer is too much for a chart.
TEXTS = [text for text in HOSTILE if len(text) < 1_000] + [
    "It costs $$x$$, $$$ and US$ 5 or $6",
    "$$a$$<br>$$b$$ \\(x\\)",
    "fab:fa-github fa:fa-car fas:fa-a fak:fa-b_c",
    "`**bold**` **bold** _i_ __c__ *i* a_b_c ~~gone~~ ~x~",
    "one<br>two <br/>three</p><p>four",
    r"C:\\new\\table \\\\n \n",
    "click here",
    "end",
    "- item",
    "+ item",
    "1.",
    "---",
    "## heading",
    "> quoted",
    "www.example.org WWW.example.org ftp://example.org",
    "&#36; &dollar; #36; ﬂ°°36¶ß ﬂ°lt¶ß ¶3",
    "%% no comment",
    "A taxi, 50% off: \u201cso what?\u201d it\u2019s §2 \u2013 40\u00a0°C",
    "style n1 fill:#f00; linkStyle 0 stroke:#f00;",
]
_DRAW = """async (charts) => {
  const drawn = [];
  for (const [number, chart] of charts.entries()) {
    const { svg } = await mermaid.render(`chart${number}`, chart);
    document.body.innerHTML = svg;
    const labels = (kind) => Object.fromEntries(
      [...document.querySelectorAll(`g.${kind}`)].map((element) => [
        element.id, element.querySelector(".nodeLabel").innerText,
      ]),
    );
    const title = document.querySelector(".flowchartTitleText")?.textContent;
    const about = document.querySelector("svg > desc")?.textContent;
    drawn.push({ title, about, nodes: labels("node"), groups: labels("cluster") });
  }
  return drawn;
}"""


@pytest.fixture(scope="module")
def browser(windows: Windows) -> Any:
    """Give a page in which mermaid is loaded, and nothing of it set."""
    page = windows.of_kind()
    page.add_script_tag(path=MERMAID)
    return page


def read(label: str) -> list[str]:
    """Give the lines of a label without the joiners that are not seen."""
    return [on_one_line(line) for line in label.replace("\N{WORD JOINER}", "").split("\n")]


def test_any_text_is_drawn_to_the_letter(browser: Any) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(title="T", groups={}, sources={})
    expected = {}
    symbols = list(captions.SYMBOLS.items())
    for number, text in enumerate(TEXTS, 1):
        name, (kind, symbol) = f"s{number}", symbols[number % 3]
        facts = {"kind": kind, "text": text, "qualifier": text, "group": f"g{number}"}
        graph.add_node(name, type="statement", **facts)
        graph.graph["groups"][f"g{number}"] = {"title": text, "statements": [name]}
        sign = "✓" if kind == "premise" else "✗"
        expected[f"n{number}"] = [
            f"{sign} {symbol} {on_one_line(text)}",
            on_one_line(f"({text}; {name})"),
        ]
        expected[f"g{number}"] = [on_one_line(text)]
    drawn = browser.evaluate(
        _DRAW, [mermaid.write(ArgumentMap(graph), ExportOptions(labels=True))]
    )[0]
    # The picture's names for nodes: chart0-flowchart-n1-0; and for groups: chart0-g1.
    found = {name.split("-")[-2]: read(label) for name, label in drawn["nodes"].items()}
    found |= {name.split("-")[-1]: read(label) for name, label in drawn["groups"].items()}
    assert found == expected


def test_any_title_is_drawn_to_the_letter(browser: Any) -> None:
    charts = []
    for title in TEXTS:
        graph: nx.DiGraph[str] = nx.DiGraph(title=title)
        graph.add_node("c", type="statement", kind="claim", text="C")
        charts.append(mermaid.write(ArgumentMap(graph)))
    for title, drawn in zip(TEXTS, browser.evaluate(_DRAW, charts), strict=True):
        assert on_one_line(" ".join(read(drawn["title"]))) == on_one_line(title)


def test_any_description_is_told_to_the_letter(browser: Any) -> None:
    charts = []
    for text in TEXTS:
        graph: nx.DiGraph[str] = nx.DiGraph(title="T", description=text, sources={"s": {}})
        graph.graph["sources"]["s"] = {"title": "Survey", "author": text}
        graph.add_node("c", type="statement", kind="claim", text="C")
        charts.append(mermaid.write(ArgumentMap(graph)))
    for text, drawn in zip(TEXTS, browser.evaluate(_DRAW, charts), strict=True):
        said = on_one_line(f"{text} Source: {text}, “Survey”.")
        assert on_one_line(" ".join(read(drawn["about"]))) == said


def test_arguments_are_drawn_with_their_words(browser: Any) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(title="T")
    for name in "abc":
        graph.add_node(name, type="statement", kind="claim", text=name.upper())
    graph.add_node("for", type="argument", relation="support")
    graph.add_edges_from([("a", "for"), ("b", "for"), ("for", "c")])
    graph.add_node("undercutter", type="argument", relation="attack")
    graph.add_edges_from([("c", "undercutter"), ("undercutter", "for")])
    drawn = browser.evaluate(_DRAW, [mermaid.write(ArgumentMap(graph), ExportOptions(ids=False))])[
        0
    ]
    assert list(drawn["nodes"].values()) == ["● A", "● B", "● C", "and", "unless"]
