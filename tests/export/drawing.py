"""What Graphviz makes of DOT text, for tests."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

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
class Shown:
    """A statement or an argument in a drawing: the cell that it is, and the box it stands in."""

    name: str
    cell: ET.Element
    box: str

    @property
    def words(self) -> str:
        """What it says, without a space."""
        return "".join("".join(self.cell.itertext()).replace("\\\\", "\\").split())

    def look(self, attribute: str) -> str | None:
        """Return an attribute of the cell."""
        return self.cell.get(attribute)


@dataclass
class Drawing:
    """A drawing as Graphviz describes it: nodes and clusters by name, and edges.

    `shown` are the statements and arguments that are drawn in full, `references` those that are
    named in an argument alone. `steps` are the edges of the map's graph, as they are drawn.
    """

    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    clusters: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, Box] = field(default_factory=dict)
    edges: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    shown: dict[str, Shown] = field(default_factory=dict)
    references: list[tuple[str, str]] = field(default_factory=list)
    steps: list[tuple[str, str]] = field(default_factory=list)
    ends: dict[tuple[str, str], str] = field(default_factory=dict)

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

    def read_box(self, node: str, about: dict[str, Any]) -> None:
        """Read what is drawn in a node."""
        root = ET.fromstring(f"<r>{about['label']}</r>")  # noqa: S314 - Graphviz's own output
        if "reference" in about["class"].split():
            self.references.append((node, _unquoted(about["URL"])))
        else:
            self.shown[node] = Shown(node, root, node)
            self._read(root, node, node)

    def read_edge(self, tail: str, head: str, about: dict[str, Any]) -> None:
        """Read what leads to what."""
        end = self.ends[head, about["headport"].partition(":")[0].strip('"')]
        if "argument" in about.get("class", ""):
            if tail not in self.shown:
                (tail,) = (premise for box, premise in self.references if box == tail)
            self.steps += [(tail, about["id"]), (about["id"], end)]
        else:
            self.steps.append((tail, end))

    def _read(self, element: ET.Element, node: str, owner: str) -> None:
        for each in element:
            name = each.get("ID", "").replace("\\\\", "\\")
            if name:
                self.shown[name] = Shown(name, each, node)
                self.steps.append((name, owner))
            elif each.tag == "TD" and each.get("HREF", "").startswith("#"):
                premise = _unquoted(each.get("HREF", ""))
                self.references.append((owner, premise))
                self.steps.append((premise, owner))
            if each.get("PORT"):
                self.ends[node, each.get("PORT", "")] = name or owner
            self._read(each, node, name or owner)


def _unquoted(anchor: str) -> str:
    return unquote(anchor.removeprefix("#"))


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
        elif thing.get("style") != "invis":
            drawing.nodes[thing["name"]] = thing
            drawing.read_box(thing["name"], thing)
    for name, members in drawing.clusters.items():
        drawing.clusters[name] = [names[member] for member in members]
    for edge in described.get("edges", []):
        if edge.get("style") != "invis":
            ends = names[edge["tail"]], names[edge["head"]]
            drawing.edges.append((*ends, edge))
            drawing.read_edge(*ends, edge)
    drawing.steps.sort()
    return drawing


def words(label: str) -> str:
    """Give what a label in Graphviz's markup says, without a space."""
    text = html.unescape(re.sub(r"<[^<>]*>", " ", label)).replace("\\\\", "\\")
    return "".join(text.split())
