"""Drawing with Graphviz: found, missing, failing."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from drawing import needs_dot

from argmap.cli import run
from argmap.export.dot import picture as dot
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap
from argmap.workspace.graphviz import GraphvizError, draw

SVG = "{http://www.w3.org/2000/svg}"

MAP = """\
argmap: 1
title: T
recommendations: {r: {text: Do it., supported_by: p}}
premises: {p: P}
"""


needs_pygraphviz = pytest.mark.skipif(
    find_spec("pygraphviz") is None, reason="the extra argmap[graphviz] is not installed"
)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a folder with a map, which is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program of the name dot first on the PATH."""
    program = folder / "bin" / "dot"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


def without_dot(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no program on the PATH."""
    (folder / "empty").mkdir()
    monkeypatch.setenv("PATH", str(folder / "empty"))


@needs_dot
@pytest.mark.parametrize(
    ("name", "start"), [("map.svg", b"<?xml"), ("map.PNG", b"\x89PNG"), ("map.pdf", b"%PDF")]
)
def test_the_ending_of_the_file_says_the_format(folder: Path, name: str, start: bytes) -> None:
    assert run(["export", "map.yaml", "-o", name]) == 0
    assert (folder / name).read_bytes().startswith(start)


@needs_dot
def test_a_drawing_has_the_ids_links_and_tooltips_of_statements(folder: Path) -> None:
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 0
    drawing = (folder / "map.svg").read_text(encoding="utf-8")
    assert '<g id="r" class="node statement recommendation">' in drawing
    assert 'xlink:href="#r" xlink:title="Do it.&#10;(recommendation: r)"' in drawing
    assert '<g id="r/s1" class="edge argument support">' in drawing


@needs_dot
@pytest.mark.parametrize("text", [r"a \N \G \\ b", "<b> &lt; &amp;lt;", "“quoted” \U0001f600"])
def test_a_text_is_shown_to_the_letter(folder: Path, text: str) -> None:
    """In the text of the picture, in its tooltips and in its title."""
    Path("map.yaml").write_text(
        f"argmap: 1\ntitle: '{text}'\npremises:\n  p: '{text}'\n", encoding="utf-8"
    )
    assert run(["export", "map.yaml", "--no-ids", "--wrap", "60", "-o", "map.svg"]) == 0
    tree = ET.fromstring((folder / "map.svg").read_bytes())  # noqa: S314 - written a line above
    shown = [(element.text or "").strip("\xa0") for element in tree.iter(f"{SVG}text")]
    assert shown.count(text) == 2
    tooltips = [link.get("{http://www.w3.org/1999/xlink}title") for link in tree.iter(f"{SVG}a")]
    assert f"{text}\n(premise: p)" in tooltips
    title = tree.find(f"{SVG}g/{SVG}title")
    assert title is not None
    assert title.text == text


def test_without_graphviz_the_error_says_how_to_get_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_dot(folder, monkeypatch)
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("argmap: error: Graphviz is needed to draw a map")
    assert "\n  Debian, Ubuntu   sudo apt install graphviz\n" in said
    for way in ("pygraphviz", "apt install graphviz", "brew install graphviz"):
        assert way in said
    assert not (folder / "map.svg").exists()
    assert run(["export", "map.yaml"]) == 0


@needs_pygraphviz
@pytest.mark.parametrize(
    ("name", "start"), [("map.svg", b"<?xml"), ("map.png", b"\x89PNG"), ("map.pdf", b"%PDF")]
)
def test_without_the_program_pygraphviz_draws(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    start: bytes,
) -> None:
    without_dot(folder, monkeypatch)
    assert run(["export", "map.yaml", "-o", name]) == 0
    assert capsys.readouterr().err == ""
    drawing = (folder / name).read_bytes()
    assert drawing.startswith(start)
    if name == "map.svg":
        assert b'<g id="r" class="node statement recommendation">' in drawing
        assert b">Do it.</text>" in drawing


@needs_pygraphviz
def test_the_program_is_preferred_to_pygraphviz(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(folder, monkeypatch, "cat > /dev/null; echo '<svg>mine</svg>'")
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 0
    assert (folder / "map.svg").read_text(encoding="utf-8") == "<svg>mine</svg>\n"


@needs_pygraphviz
def test_when_pygraphviz_fails_its_reason_is_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_dot(folder, monkeypatch)
    with pytest.raises(GraphvizError, match=r"could not draw the map as tiff9: .*tiff9"):
        draw("digraph { a -> b }", "tiff9")
    with pytest.raises(GraphvizError, match=r"could not draw the map as svg: .*syntax error"):
        draw("digraph { a -> ", "svg")


def test_when_graphviz_fails_its_reason_is_given_and_the_old_file_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(folder, monkeypatch, "echo half; echo 'no such plugin' >&2; exit 1")
    (folder / "map.svg").write_text("old", encoding="utf-8")
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 2
    assert capsys.readouterr().err == (
        "argmap: error: dot could not draw the map as svg: no such plugin\n"
    )
    assert (folder / "map.svg").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["bin", "map.svg", "map.yaml"]


def test_when_graphviz_crashes_a_smaller_part_is_advised(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(folder, monkeypatch, "kill -SEGV $$")
    assert run(["export", "map.yaml", "-f", "svg"]) == 2
    assert "dot was ended by signal 11" in capsys.readouterr().err


def test_what_graphviz_warns_of_is_passed_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = "cat > /dev/null; echo '<svg>drawn</svg>'; echo 'too large, scaled' >&2"
    stand_in(folder, monkeypatch, script)
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 0
    assert capsys.readouterr().err == "argmap: warning: too large, scaled\n"
    assert (folder / "map.svg").read_text(encoding="utf-8") == "<svg>drawn</svg>\n"


def test_half_a_drawing_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "map.svg").write_text("old", encoding="utf-8")
    stand_in(folder, monkeypatch, "cat > /dev/null; printf '<svg>half'")
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 2
    said = "argmap: error: dot wrote only a part of the drawing as svg; try again\n"
    assert capsys.readouterr().err == said
    assert (folder / "map.svg").read_text(encoding="utf-8") == "old"


@needs_dot
@pytest.mark.parametrize("name", ["map.svg", "map.png", "map.pdf"])
def test_the_same_map_gives_the_same_bytes(folder: Path, name: str) -> None:
    drawings = []
    for seed, zone in (("1", "UTC"), ("2", "Europe/Berlin")):
        subprocess.run(
            [sys.executable, "-m", "argmap", "export", "map.yaml", "-o", name],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
        )
        drawings.append((folder / name).read_bytes())
    assert drawings[0] == drawings[1]
    # Graphviz writes there when it has drawn, in seconds: the same twice is no proof.
    assert not re.search(rb"/CreationDate \(D:", drawings[0])


def test_a_page_goes_without_a_drawing_that_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(folder, monkeypatch, "cat > /dev/null; echo '<svg>&nothing;</svg>'")
    assert run(["export", "map.yaml", "-o", "map.html"]) == 0
    said = capsys.readouterr().err
    assert said.startswith(
        "argmap: warning: the page has no picture: dot has given a drawing that is no SVG"
    )
    page = (folder / "map.html").read_text(encoding="utf-8")
    assert "There is no picture: dot has given a drawing that is no SVG" in page
    assert "Do it." in page


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'out of ink' >&2; exit 1", "dot could not draw the map as svg: out of ink"),
        ("kill -SEGV $$", "dot was ended by signal 11"),
    ],
)
def test_a_page_without_a_picture_is_said_on_standard_error(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    script: str,
    reason: str,
) -> None:
    stand_in(folder, monkeypatch, script)
    assert run(["export", "map.yaml", "-o", "map.html"]) == 0
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"argmap: warning: the page has no picture: {reason}")


def test_a_page_without_graphviz_is_said_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_dot(folder, monkeypatch)
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    assert run(["export", "map.yaml", "-o", "map.html"]) == 0
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith("argmap: warning: the page has no picture: Graphviz is needed")


def test_what_graphviz_says_is_not_obeyed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    orders = r"printf '::error::forged\n##vso[x]y \033[31m\302\233 \342\200\256\n' >&2"
    stand_in(folder, monkeypatch, f"cat > /dev/null; echo '<svg></svg>'; {orders}")
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 0
    warned = capsys.readouterr().err
    stand_in_again = folder / "bin" / "dot"
    stand_in_again.write_text(f"#!/bin/sh\n{orders}; exit 1\n", encoding="utf-8")
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 2
    for said in warned, capsys.readouterr().err:
        assert "forged" in said
        assert not re.search("##\\w*\\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
        assert not re.search(r"(?m)^\s*::", said)


SAYS_ITS_ENVIRONMENT = "cat > /dev/null; echo \"<svg><!-- $(env | tr -d '-') --></svg>\""


def test_a_program_that_draws_gets_what_it_needs_of_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(folder, monkeypatch, SAYS_ITS_ENVIRONMENT)
    for name in ("API_TOKEN", "GVBINDIR", "GV_FILE_PATH", "DOTFONTPATH", "LD_PRELOAD_NOT"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("LANG", "C.UTF8")
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 0
    drawn = (folder / "map.svg").read_text(encoding="utf-8")
    assert "secret" not in drawn
    assert "LANG=C.UTF8" in drawn
    assert "SERVER_NAME=" in drawn


@pytest.mark.parametrize("path", ["", ".", "bin", "{empty}:", ":{empty}", "{empty}:bin:."])
def test_no_program_of_the_current_folder_draws(
    folder: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """The folder may be a stranger's."""
    stand_in(folder, monkeypatch, "touch ran; echo '<svg>mine</svg>'")
    shutil.copy(folder / "bin" / "dot", folder / "dot")
    (folder / "empty").mkdir()
    monkeypatch.setenv("PATH", path.format(empty=folder / "empty"))
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 2
    assert not (folder / "ran").exists()


def test_a_drawing_that_takes_too_long_is_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in(folder, monkeypatch, "exec sleep 1000")
    monkeypatch.setattr("argmap.workspace.graphviz.SECONDS", 0)
    assert run(["export", "map.yaml", "-o", "map.svg"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "argmap: error: dot was stopped after 0 seconds; draw a part of the map"
    )
    assert "--depth" in said
    assert not (folder / "map.svg").exists()
    assert run(["export", "map.yaml", "-o", "map.html"]) == 0
    assert "the page has no picture: dot was stopped" in capsys.readouterr().err


# Brackets, and whatever means something to Graphviz, to its markup or to nobody.
LABELS = [
    *(chr(code) for code in range(0x21, 0x7F)),
    *[r"\N", r"\G", r"\E", r"\T", r"\L", r"\l", r"\n", r"\\", r"<b>", r"</b>", r"<br/>"],
]
LABELS += ["&amp;", "&lt;", "&#93;", "]]", "[]", "{}", "]]>", "<!--", "-->", "<![CDATA["]
LABELS += ["a]", "]a", "a&", "%", "%s", "%n"]
LABELS += [
    "\u200b",
    "\u00ad",
    "\u2060",
    "\u200f",
    "\u3164",
    "é",
    "\u6f22",
    "\U0001f469\u200d\U0001f52c",
]


@needs_dot
@pytest.mark.parametrize("labels", [LABELS[each::4] for each in range(4)])
def test_any_text_is_drawn_wherever_it_stands(labels: list[str]) -> None:
    """Alone in a title, in statements and groups, and in what is said of them."""
    for text in labels:
        graph: nx.DiGraph[str] = nx.DiGraph(title=text, sources={"s": {"title": text}})
        graph.graph["groups"] = {"g": {"title": text, "statements": ["q"]}}
        cites = [{"source": "s", "locator": text, "quote": text}]
        said = {"qualifier": text, "note": text, "cites": cites}
        named = {"attributed_to": text, "addressee": [text]}
        about = {"type": "statement", "text": text}
        graph.add_node("r", kind="recommendation", **about, **said, **named)
        graph.add_node("q", kind="claim", group="g", **about)
        graph.add_node("p", kind="premise", implicit=True, **about)
        graph.add_node("r/s1", type="argument", relation="support", scheme=text, **said)
        graph.add_edges_from([("p", "r/s1"), ("q", "r/s1"), ("r/s1", "r")])
        drawn = draw(dot.write(ArgumentMap(graph), ExportOptions(labels=True)), "svg")
        assert drawn.remarks == ()
        tree = ET.fromstring(drawn.data)  # noqa: S314 - Graphviz's own output
        shown = [(each.text or "").strip("\xa0") for each in tree.iter(f"{SVG}text")]
        assert shown.count(text) >= 4


@needs_dot
@pytest.mark.parametrize("output_format", ["png", "pdf"])
def test_a_lone_bracket_is_drawn_in_every_format(folder: Path, output_format: str) -> None:
    Path("map.yaml").write_text(
        "argmap: 1\ntitle: ']'\nsources: {s: ']', t: T}\n"
        "premises: {p: {text: ']', cites: {s: ']'}}}\n",
        encoding="utf-8",
    )
    assert run(["export", "map.yaml", "-o", f"map.{output_format}"]) == 0
    assert (folder / f"map.{output_format}").stat().st_size > 500
