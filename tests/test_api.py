"""The package's public door: load, loads, and the error that carries every fault."""

import copy
import gc
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import networkx as nx
import pytest

import argmap
from argmap.findings import Finding
from argmap.writing.formatting import format_map

GOOD = "argmap: 1\ntitle: T\nclaims: {a: {text: A., supported_by: b}, b: B.}\n"
BAD = "argmap: 1\ntitle: T\nclaims: {a: {text: A., supported_by: bb}, b: B., c d: C.}\n"


def test_load_takes_a_path(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, "utf-8")
    for given in (path, str(path)):
        loaded = argmap.load(given)
        assert loaded.name == str(path)
        assert list(loaded.graph.edges) == [("a/s1", "a"), ("b", "a/s1")]


def test_loads_takes_a_text() -> None:
    assert argmap.loads(GOOD).statements() == ["a", "b"]


def test_one_error_carries_every_fault(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, "utf-8")
    with pytest.raises(argmap.InvalidMapError) as caught:
        argmap.load(path)
    assert all(isinstance(finding, Finding) for finding in caught.value.findings)
    assert [finding.rule for finding in caught.value.findings] == [
        "undefined-statement",
        "invalid-id",
    ]
    assert str(caught.value).splitlines() == [
        (
            f"{path}:3:38: error[undefined-statement] no statement has the id “bb”; "
            "did you mean b? If it is a text, write {text: bb}"
        ),
        (
            f"{path}:3:50: error[invalid-id] “c d” cannot be the id of a claim; "
            "write c-d, here and where it is referred to"
        ),
    ]


def test_the_error_is_a_value_error_that_can_be_pickled() -> None:
    with pytest.raises(ValueError, match="title") as caught:
        argmap.loads("argmap: 1\nclaims: {a: A.}\n")
    error = caught.value
    assert isinstance(error, argmap.InvalidMapError)
    assert pickle.loads(pickle.dumps(error)).findings == error.findings  # noqa: S301 - our own


DRAFT = "argmap: 1\ntitle: T\nclaims: {a: {text: A., supported_by: [later, b]}, b: B.}\n"


def test_a_draft_comes_with_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT, "utf-8")
    draft, findings = argmap.load(path, draft=True)
    assert draft.name == str(path)
    assert draft.statements() == ["a", "later", "b"]
    assert draft.graph.nodes["later"] == {
        "type": "statement",
        "kind": "claim",
        "text": "",
        "undeveloped": True,
        "unwritten": True,
        "line": 3,
        "column": 39,
    }
    assert draft.labels()["later"] == "undecided"
    assert [(found.rule, found.place.column) for found in findings] == [
        ("undefined-statement", 39)
    ]
    with pytest.raises(argmap.InvalidMapError):
        argmap.load(path)


def test_a_finished_map_is_a_draft_without_findings() -> None:
    draft, findings = argmap.loads(GOOD, draft=True)
    assert findings == []
    assert nx.utils.graphs_equal(draft.graph, argmap.loads(GOOD).graph)


@pytest.mark.parametrize(
    "text", [BAD, DRAFT.replace("title: T", "titel: T"), f"{DRAFT}groups: [", ""]
)
def test_a_draft_has_no_other_faults(text: str) -> None:
    with pytest.raises(argmap.InvalidMapError) as caught:
        argmap.loads(text, draft=True)
    assert {found.rule for found in caught.value.findings} - {"undefined-statement"}


def test_the_error_has_the_map_as_far_as_it_was_read() -> None:
    with pytest.raises(argmap.InvalidMapError) as caught:
        argmap.loads(BAD)
    read = caught.value.map
    assert isinstance(read, argmap.ArgumentMap)
    assert read.statements() == ["a", "bb", "b", "c d"]
    assert read.arguments_for("a") == ["a/s1"]
    assert pickle.loads(pickle.dumps(caught.value)).map.title == "T"  # noqa: S301 - our own
    with pytest.raises(argmap.InvalidMapError) as caught:
        argmap.loads("a: [")
    assert caught.value.map.statements() == []


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        argmap.load(tmp_path / "none.yaml")


def test_a_copy_of_the_graph_can_be_changed_and_is_a_map_again() -> None:
    loaded = argmap.loads(GOOD)
    graph = loaded.graph
    assert loaded.graph is graph
    for twin in (graph.copy(), nx.DiGraph(graph)):
        assert nx.utils.graphs_equal(graph, twin)
        assert list(twin) == list(graph)
        twin.remove_node("a/s1")
        assert argmap.ArgumentMap(twin).graph is twin
        assert argmap.ArgumentMap(twin).roots() == ["a", "b"]
    assert list(graph.edges) == [("a/s1", "a"), ("b", "a/s1")]


def test_the_graph_of_a_map_is_not_changed() -> None:
    loaded = argmap.loads(GOOD)
    graph = loaded.graph
    for twin in (graph, pickle.loads(pickle.dumps(graph)), copy.deepcopy(graph)):  # noqa: S301 - our own
        assert nx.utils.graphs_equal(graph, twin)
        with pytest.raises(nx.NetworkXError):
            twin.remove_node("a/s1")
    nodes, statements = loaded.nodes, dict(loaded.structure.statements)
    graph.nodes["a"]["note"] = "Seen by the map as well."
    for seen in (nodes, loaded.nodes, statements, dict(loaded.structure.statements)):
        assert seen["a"]["note"] == "Seen by the map as well."


def test_the_graph_is_made_as_networkx_would_make_it() -> None:
    graph = argmap.loads(GOOD).graph
    built: nx.DiGraph[str] = nx.DiGraph(**graph.graph)
    built.add_nodes_from((node, dict(given)) for node, given in graph.nodes(data=True))
    built.add_edges_from(graph.edges)
    assert nx.utils.graphs_equal(graph, built)
    assert list(graph.edges) == list(built.edges)
    for node in graph:
        assert set(graph.predecessors(node)) == set(built.predecessors(node))
    assert nx.is_directed_acyclic_graph(graph)


def test_a_map_can_be_copied_and_pickled() -> None:
    loaded = argmap.loads(GOOD)
    for twin in (copy.deepcopy(loaded), pickle.loads(pickle.dumps(loaded))):  # noqa: S301 - our own
        assert nx.utils.graphs_equal(twin.graph, loaded.graph)
        assert twin.places == loaded.places


def modules_after(statement: str) -> set[str]:
    """Give the top-level modules that a fresh Python holds after a statement."""
    script = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


HEAVY = {"networkx", "yaml", "rich", "click"}


def test_importing_the_package_is_cheap() -> None:
    assert not modules_after("import argmap\nargmap.loads") & {"rich", "click"}
    assert not modules_after("import argmap") & HEAVY


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_needs_no_map_pays_for_none(option: str) -> None:
    loaded = modules_after(f"from argmap.cli import run\nrun([{option!r}])\nsys.stdout.flush()")
    assert loaded & HEAVY == {"click"}


@pytest.mark.parametrize("use", ["labels()", "sides()", "roots()", "leads_to('b')"])
def test_networkx_is_loaded_for_its_graph_alone(use: str) -> None:
    loading = f"import argmap\nloaded = argmap.loads({GOOD!r})"
    assert "networkx" not in modules_after(f"{loading}\nloaded.{use}")
    assert "networkx" in modules_after(f"{loading}\nloaded.graph")


@pytest.mark.parametrize("command", ["check", "show", "show --summary", "cruxes", "why a", "fmt"])
def test_a_command_on_a_map_without_a_circle_loads_no_networkx(
    tmp_path: Path, command: str
) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(GOOD, encoding="utf-8")
    running = f"from argmap.cli import run\nrun([*{command.split()}, {str(path)!r}])"
    assert "networkx" not in modules_after(f"{running}\nsys.stdout.flush()")


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="argmap"):
        argmap.nonsense  # noqa: B018 - the access is the test


def test_the_public_names_are_listed() -> None:
    assert set(dir(argmap)) == set(argmap.__all__)
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None


STOPPED = "argmap: 1\ntitle: T\nclaims:\n  a: {text: A., supported_by: ["


@pytest.mark.parametrize("text", [GOOD, BAD, STOPPED])
def test_a_map_is_freed_without_the_garbage_collector(text: str) -> None:
    """The collector is off while many files are checked, and would slow the reading down."""

    def read_and_forget() -> None:
        with suppress(argmap.InvalidMapError):
            argmap.loads(text)
        format_map(text.encode(), "a.yaml")

    read_and_forget()
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        read_and_forget()
        gc.collect()
        held = {type(each) for each in gc.garbage if type(each).__module__.startswith("argmap")}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert held == set()
