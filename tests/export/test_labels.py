"""`argmap export --labels`: what stands and what falls, in every format for readers."""

from pathlib import Path

import pytest
from drawing import drawn, needs_dot

import argmap
from argmap.cli import run
from argmap.export import markdown
from argmap.export.dot import picture as dot
from argmap.export.support.export_options import ExportOptions
from argmap.export.support.themes import THEMES
from argmap.model.supposing import suppose

MAP = """
argmap: 1
title: T
recommendations:
  open: {text: Keep it open., supported_by: [[need, cheap]], attacked_by: noise}
claims:
  need: {text: Workers need it., supported_by: {premises: bus, attacked_by: plan}}
  noise: {text: It is loud., supported_by: loud, attacked_by: walls}
  later: {text: It may change., undeveloped: true}
premises: {bus: No bus runs., plan: One is planned., cheap: Cheap., loud: Loud., walls: Walls.}
"""


@needs_dot
def test_the_picture_has_a_sign_on_every_statement_and_joint() -> None:
    shown = argmap.loads(MAP)
    drawing = drawn(dot.write(shown, ExportOptions(labels=True)))
    signs = {"accepted": "✓", "rejected": "✗", "undecided": "?"}
    labels = shown.labels()
    assert {labels[node] for node in shown.statements()} == {*signs}
    for node, part in drawing.shown.items():
        name = node if shown.is_statement(node) else ""
        assert part.words.startswith(name + signs[labels[node]])
    for node, about in drawing.nodes.items():
        assert labels[node] in about["class"].split()
    assert drawing.shown["open/s1"].words.startswith("✗")
    assert drawing.shown["need/s1"].words.startswith("✗")


@needs_dot
def test_what_falls_fades() -> None:
    theme = THEMES["light"]
    drawing = drawn(dot.write(argmap.loads(MAP), ExportOptions(labels=True)))
    (cell,) = (each for each in drawing.shown["open"].cell.iter("TD") if each.get("BORDER") == "3")
    assert cell.get("BGCOLOR") == theme.background
    colours = {about["id"]: about["color"] for *_, about in drawing.edges}
    assert colours["open/s1:open"] == theme.fallen
    assert colours["noise/a1:noise"] == theme.attack.outline


@needs_dot
def test_what_a_supposition_changes_stands_out() -> None:
    shown = argmap.loads(MAP)
    supposed = suppose(shown, shown.supposed((), ("noise",)))
    drawing = drawn(dot.write(supposed, ExportOptions(labels=True)))
    borders = {
        name: {each.get("BORDER") for each in part.cell.iter() if each.get("BORDER")}
        for name, part in drawing.shown.items()
        if shown.is_statement(name)
    }
    changed = {name for name, widths in borders.items() if "4" in widths}
    assert changed == {"noise"}
    assert "granted" in drawing.shown["noise"].words


def test_the_legend_explains_the_signs_where_they_are_shown() -> None:
    said = "stands, if the premises are granted"
    assert said in dot.write(argmap.loads(MAP), ExportOptions(labels=True, legend=True))
    assert said not in dot.write(argmap.loads(MAP), ExportOptions(legend=True))


def test_markdown_says_what_stands() -> None:
    document = markdown.write(argmap.loads(MAP), ExportOptions(labels=True))
    for line in (
        "**✗ Keep it open.** (falls: its argument fails)",
        "- *because* ✗ Workers need it. (falls: its argument fails)",
        "- *although* ✗ It is loud. (falls: an objection stands)",
        "  - *because* (undercut) ✓ No bus runs.",
        "5 ✓ accepted · 3 ✗ rejected · 1 ? undecided, if the premises are granted",
    ):
        assert f"{line}\n" in document
    assert "✓" not in markdown.write(argmap.loads(MAP))


def test_a_part_of_a_map_keeps_the_labels_of_the_whole(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    cut = ["--root", "noise", "--depth", "0", "--labels", "--format", "markdown"]
    assert run(["export", str(tmp_path / "map.yaml"), *cut]) == 0
    assert "**✗ It is loud.** (falls: an objection stands)" in capfd.readouterr().out
