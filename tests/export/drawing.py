"""What Graphviz makes of DOT text, for tests."""

import html
import json
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from typing import Any

import pytest

needs_dot = pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz's dot is not installed"
)


@dataclass
class Drawing:
    """A drawing as Graphviz describes it: nodes and clusters by name, and edges.

    `steps` are the edges of the map's graph: an argument that is drawn as an edge is two of them.
    """

    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    clusters: dict[str, list[str]] = field(default_factory=dict)
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

    def box(self, node: str) -> tuple[float, float, float, float]:
        """Give left, bottom, right and top of a node, in points."""
        about = self.nodes[node]
        x, y = (float(number) for number in about["pos"].split(","))
        width, height = float(about["width"]) * 72, float(about["height"]) * 72
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2


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
