"""Every format gives back what it was given, read with a reader of its own."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from random_maps import cleaned, random_maps, unordered

import argmap
from argmap.export import FORMATS, aif, export, format_of, graphml, markdown
from argmap.export import csv as table
from argmap.export import json as node_link
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.views.captions import source_line
from argmap.workspace.graphviz import draw

often = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def nodes_and_edges(graph: "nx.Graph[Any]") -> tuple[Any, ...]:
    """Give all that a graph holds, in its order, as any format holds it."""
    nodes = [(node, cleaned(facts)) for node, facts in graph.nodes(data=True)]
    return cleaned(graph.graph), nodes, sorted(graph.edges)


@often
@given(random_maps())
def test_json_gives_the_graph_back(drawn: ArgumentMap) -> None:
    read = nx.node_link_graph(json.loads(node_link.write(drawn)), edges="edges")
    assert nodes_and_edges(read) == nodes_and_edges(drawn.graph)


@often
@given(random_maps())
def test_graphml_gives_the_graph_back(drawn: ArgumentMap) -> None:
    def nested(values: dict[str, Any]) -> dict[str, Any]:
        return {
            key: json.loads(value) if key in _NESTED else value for key, value in values.items()
        }

    read = nx.read_graphml(io.BytesIO(graphml.write(drawn).encode()))
    read.graph = {
        key: value for key, value in nested(read.graph).items() if not key.endswith("_default")
    }
    for node in read:
        facts = nested(dict(read.nodes[node]))
        read.nodes[node].clear()
        read.nodes[node].update(facts)
    assert isinstance(read, nx.DiGraph)
    assert nodes_and_edges(read) == nodes_and_edges(drawn.graph)


_NESTED = {"addressee", "tags", "cites", "sources", "groups", "expect"}


@often
@given(random_maps())
def test_csv_gives_every_cell_back(drawn: ArgumentMap) -> None:
    text = table.write(drawn)
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    def cell(value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        return (
            str(value) if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
        )

    about = {key: drawn.graph.graph.get(key) for key in ("title", "description", "language")}
    expected = [{"type": "map", **cleaned({key: about[key] for key in about if about[key]})}]
    expected += [
        {"type": "source", "id": name, **facts} for name, facts in cleaned(drawn.sources).items()
    ]
    expected += [{"id": node, **cleaned(facts)} for node, facts in drawn.graph.nodes(data=True)]
    expected += [
        {"type": "group", "id": name, **facts} for name, facts in cleaned(drawn.groups).items()
    ]
    expected += [{"type": "edge", "from": start, "to": end} for start, end in drawn.graph.edges]
    for row, facts in zip(rows, expected, strict=True):
        for column, written in row.items():
            exact = cell(facts[column]) if column in facts else ""
            if exact.lstrip("'").startswith(tuple("=+-@\t\r\n＝＋－＠")):
                exact = f"'{exact}"
            assert unordered(written) == unordered(exact)
        assert set(facts) <= set(row)


def test_a_formula_is_told_from_a_text_that_looks_like_one_in_a_table() -> None:
    texts = ["=1+1", "'=1+1", "''+a", "'a'", "it's"]
    graph: nx.DiGraph[str] = nx.DiGraph(title="T")
    for number, text in enumerate(texts):
        graph.add_node(f"p{number}", type="statement", kind="premise", text=text)
    rows = csv.DictReader(io.StringIO(table.write(ArgumentMap(graph)), newline=""))
    written = [row["text"] for row in rows if row["type"] == "statement"]
    assert written == ["'" + text for text in texts[:3]] + texts[3:]


@often
@given(random_maps())
def test_aif_has_every_node_edge_and_scheme(drawn: ArgumentMap) -> None:
    read = json.loads(aif.write(drawn))
    names = dict(zip([node["nodeID"] for node in read["nodes"]], drawn.graph, strict=True))
    for node in read["nodes"]:
        facts = cleaned(drawn.graph.nodes[names[node["nodeID"]]])
        if facts["type"] == "statement":
            assert (node["type"], node["text"]) == ("I", facts["text"])
            continue
        attacks = facts["relation"] == "attack"
        assert node["type"] == ("CA" if attacks else "RA")
        default = "Default Conflict" if attacks else "Default Inference"
        assert node["scheme"] == node["text"] == facts.get("scheme", default)
    edges = [(names[edge["fromID"]], names[edge["toID"]]) for edge in read["edges"]]
    # By their ends, for the premises of an argument have an order.
    assert edges == [(start, end) for end in drawn.graph for start in drawn.graph.pred[end]]
    assert read["locutions"] == read["participants"] == read["schemefulfillments"] == []
    assert [
        (group["groupID"], group["title"], [names[node] for node in group["nodeIDs"]])
        for group in read["groups"]
    ] == [
        (name, facts.get("title", name), facts["statements"])
        for name, facts in cleaned(drawn.groups).items()
    ]


def prose(document: str) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Read Markdown: its blocks, each with its place (h2, li…) and what is read, and its notes."""
    body, notes = [], {}
    for line in document.split("\n"):
        note = re.fullmatch(r"\[\^(\d+)\]: (.*)", line)
        if note is None:
            body.append(line)
        else:
            ((_, notes[note[1]]),) = blocks(note[2])
    return blocks("\n".join(body)), notes


def blocks(document: str) -> list[tuple[str, str]]:
    """Give the blocks of a Markdown text, in which there may be nothing but prose."""
    found: list[tuple[str, str]] = []
    place: list[str] = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(document):
        if token.nesting:
            place = [*place, token.tag] if token.nesting == 1 else place[:-1]
            continue
        assert token.type == "inline"
        nothing = ("html_inline", "<!-- -->")
        parts = [each for each in token.children or [] if (each.type, each.content) != nothing]
        assert {part.type for part in parts} <= PROSE
        found.append(("/".join(place), "".join(part.content for part in parts)))
    return found


PROSE = {"text", "text_special"} | {
    f"{kind}_{end}" for kind in ("strong", "em", "link") for end in ("open", "close")
}


@often
@given(random_maps())
def test_markdown_says_every_statement_and_citation(drawn: ArgumentMap) -> None:
    document = markdown.write(drawn)
    read, notes = prose(document)
    said = [unordered(words) for _, words in read]
    cited = list(map(unordered, notes.values()))
    assert (read[0][0], said[0]) == ("h1", unordered(drawn.title))
    for _, facts in drawn.graph.nodes(data=True):
        if "kind" in facts:
            for key in {"text", "qualifier", "attributed_to"} & facts.keys():
                assert any(unordered(facts[key]) in words for words in said)
        for cite in facts.get("cites", ()):
            source, quote = drawn.sources[cite["source"]], cite.get("quote", "")
            # Only the first footnote of a source names one that is long in full.
            named = source["title"] if len(source_line(source)) <= 300 else ""
            assert any(unordered(source["title"]) in note for note in cited)
            assert any(unordered(named) in note and unordered(quote) in note for note in cited)
    marks = re.findall(r"\[\^(\d+)\]", re.sub(r"\\.", "", document))
    assert set(marks) == set(notes)


@pytest.mark.parametrize("name", ["html", "markdown", "mermaid", "dot"])
def test_what_is_granted_and_outweighed_reads_the_same_in_every_format(name: str) -> None:
    cost = "{premises: It costs money., outweighed_by: It saves time.}"
    act = f"{{text: Act now., supported_by: It is time., attacked_by: {cost}}}"
    text = f"argmap: 1\ntitle: T\nrecommendations: {{act: {act}}}\n"
    written = export(argmap.loads(text), FORMATS[name], ExportOptions(), draw).data.decode()
    assert "granted, but outweighed" in written
    assert "unless" not in written.split("<script", 1)[0]


@pytest.mark.parametrize(("given", "said"), [("language: de\n", "de"), ("", "en")])
def test_a_page_says_the_language_of_its_map(given: str, said: str) -> None:
    text = f"argmap: 1\ntitle: Darf man das?\n{given}premises: {{p: Man darf.}}\n"
    written = export(argmap.loads(text), FORMATS["html"], ExportOptions(), draw).data.decode()
    assert f'<html lang="{said}">' in written


def test_every_format_is_reached_by_its_ending() -> None:
    for name, made in FORMATS.items():
        for suffix in made.suffixes:
            found = format_of(f"a.map{suffix.upper()}")
            assert found is not None
            assert found.name == name


TEXTUAL = [name for name, made in FORMATS.items() if not made.drawn]
CONTROLS = [chr(code) for code in range(0xA0) if chr(code) not in "\t\n\r" and not 31 < code < 127]


@pytest.mark.parametrize("name", TEXTUAL)
def test_controls_in_a_map_built_in_python_are_replaced(name: str) -> None:
    text = "x".join([*CONTROLS, "\ud800", "\uffff"])
    graph: nx.DiGraph[str] = nx.DiGraph(title=text, groups={"g": {"title": text}})
    graph.graph["sources"] = {"s": {"title": text, "url": f"https://example.org/{text}"}}
    graph.graph["groups"]["g"]["statements"] = ["p"]
    graph.add_node("p", type="statement", kind="premise", text=text, note=text, group="g")
    graph.nodes["p"]["cites"] = [{"source": "s", "locator": text}]
    written = export(
        ArgumentMap(graph), FORMATS[name], ExportOptions(wrap=200), draw
    ).data.decode()
    assert "x".join(["\ufffd"] * (len(CONTROLS) + 2)) in written
    assert not set(written).intersection(CONTROLS)


@pytest.mark.parametrize("name", TEXTUAL)
def test_any_value_of_a_map_built_in_python_is_written(name: str) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(title="T", made=date(2024, 5, 1), by={"b", "a"})
    facts = {"weight": 0.5, "seen": date(2024, 5, 2), "raw": b"r", "pair": (1, {2: None})}
    graph.add_node("p", type="statement", kind="premise", text="P", **facts)
    written = export(ArgumentMap(graph), FORMATS[name], ExportOptions(), draw).data.decode()
    if name == "json":
        read = nx.node_link_graph(json.loads(written), edges="edges")
        assert read.graph == {"title": "T", "made": "2024-05-01", "by": ["a", "b"]}
        assert read.nodes["p"]["seen"] == "2024-05-02"
        assert read.nodes["p"]["pair"] == [1, {"2": None}]


@pytest.mark.parametrize("name", ["json", "graphml", "mermaid", "aif", "csv", "markdown", "dot"])
def test_a_deep_map_is_written(name: str) -> None:
    claims = "".join(f"  s{n}: {{text: T, supported_by: s{n + 1}}}\n" for n in range(12_000))
    deep = argmap.loads(f"argmap: 1\ntitle: T\nclaims:\n{claims}premises: {{s12000: T}}\n")
    assert len(export(deep, FORMATS[name], ExportOptions(), draw).data) > 100_000
