"""What Graphviz makes of DOT text, for tests."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from picture_measures import Box, box_at, curve

needs_dot = pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz's dot is not installed"
)
_AS_WIDE_AS_HELVETICA = (
    *("Helvetica", "Arial", "Arimo", "Liberation Sans", "Nimbus Sans", "TeX Gyre Heros"),
    "FreeSans",
)


def _font() -> str:
    """Give the font in which Graphviz draws, as far as fontconfig tells."""
    if shutil.which("fc-match") is None:
        return "an unknown font"
    command = ["fc-match", "--format=%{family[0]}", "Helvetica"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


needs_helvetica = pytest.mark.skipif(
    not _font().startswith(_AS_WIDE_AS_HELVETICA),
    reason=f"boxes are as wide as their font: {_font()} is no font with the widths of Helvetica",
)


@dataclass
class Drawing:
    """A drawing as Graphviz describes it: nodes and clusters by name, and edges.

    `steps` are the edges of the map's graph: an argument that is drawn as an edge is two of them.
    """

    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    clusters: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, Box] = field(default_factory=dict)
    edges: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    @property
    def steps(self) -> list[tuple[str, str]]:
        found = []
        for tail, head, about in self.edges:
            if "argument" in about.get("class", ""):
                found += [(tail, about["id"]), (about["id"], head)]
            else:
                found.append((tail, head))
        return sorted(found)

    def lines(self) -> Iterator[tuple[str, str, list[tuple[float, float]]]]:
        """Give points along every edge, which is drawn in Bézier curves, with its ends."""
        for tail, head, about in self.edges:
            points = [
                (float(x), float(y))
                for kind, x, y in (f"-,{point}".split(",")[-3:] for point in about["pos"].split())
                if kind == "-"
            ]
            along = []
            for start in range(0, len(points) - 3, 3):
                along += curve(points[start : start + 4])
            yield tail, head, along

    def box(self, node: str) -> Box:
        """Give the box of a node."""
        about = self.nodes[node]
        return box_at(about["pos"], about["width"], about["height"])


def drawn(dot_text: str) -> Drawing:
    """Lay out DOT text with Graphviz, which must have nothing to remark, and read it back."""
    done = subprocess.run(
        ["dot", "-Tjson"], input=dot_text.encode(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    described = json.loads(done.stdout, strict=False)
    drawing = Drawing()
    names = {}
    for thing in described.get("objects", []):
        names[thing["_gvid"]] = thing["name"]
        if "nodes" in thing or thing["name"].startswith("cluster"):
            members = thing.get("nodes", [])
            drawing.clusters[thing["name"]] = members
            if "lp" in thing:
                box = box_at(thing["lp"], thing["lwidth"], thing["lheight"])
                drawing.titles[thing["name"]] = box
        else:
            drawing.nodes[thing["name"]] = thing
    for name, members in drawing.clusters.items():
        drawing.clusters[name] = [names[member] for member in members]
    for edge in described.get("edges", []):
        drawing.edges.append((names[edge["tail"]], names[edge["head"]], edge))
    return drawing


def words(label: str) -> str:
    """Give what a label in Graphviz's markup says, without a space."""
    text = html.unescape(re.sub(r"<[^<>]*>", " ", label)).replace("\\\\", "\\")
    return "".join(text.split())
