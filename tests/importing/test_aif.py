"""AIF and xAIF: what becomes of nodes and edges, and what is lost."""

import json
from typing import Any

import pytest

from argmap.importing import Imported, read
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.source import DamagedError


def aif(nodes: dict[Any, str], *edges: tuple[Any, Any], **more: Any) -> str:
    """Return AIF of nodes by id, each written `TYPE text`, and edges."""
    listed = []
    for name, written in nodes.items():
        kind, _, text = written.partition(" ")
        listed.append({"nodeID": name, "text": text, "type": kind})
    ends = [{"edgeID": n, "fromID": a, "toID": b} for n, (a, b) in enumerate(edges)]
    return json.dumps({"nodes": listed, "edges": ends, "locutions": [], **more})


def imported(text: str, **options: Any) -> Imported:
    return read(text, options=ImportOptions(**options), name="ferry.json")


def lost(found: Imported) -> list[str]:
    return [str(loss) for loss in found.losses]


def test_inferences_support_and_conflicts_attack() -> None:
    nodes = {
        1: "I The ferry should run.",
        2: "I The road is closed.",
        3: "I There is no bridge.",
        4: "I The lake freezes.",
        5: "RA Default Inference",
        6: "CA Default Conflict",
    }
    found = imported(aif(nodes, (2, 5), (3, 5), (5, 1), (4, 6), (6, 1)))
    assert (
        found.text
        == """\
argmap: 1
title: ferry

claims:
  the-ferry-should-run:
    text: The ferry should run.
    supported_by:
      - [the-road-is-closed, there-is-no-bridge]
    attacked_by: the-lake-freezes

premises:
  the-road-is-closed: The road is closed.
  there-is-no-bridge: There is no bridge.
  the-lake-freezes: The lake freezes.
"""
    )
    assert (found.format, found.losses) == ("aif", ())


def test_a_conflict_with_an_inference_undercuts_it() -> None:
    nodes = {1: "I A.", 2: "I B.", 3: "I C.", 4: "I D.", 5: "RA RA", 6: "CA CA", 7: "CA CA"}
    found = imported(aif(nodes, (2, 5), (5, 1), (3, 6), (6, 5), (4, 7), (7, 6)))
    assert found.map.target_of("a/s1/a1/a1") == "a/s1/a1"
    assert found.map.premises_of("a/s1/a1") == ["c"]
    assert found.map.premises_of("a/s1/a1/a1") == ["d"]


def test_what_is_no_aif_is_refused_with_a_place() -> None:
    with pytest.raises(DamagedError, match="line 1, column"):
        read('{"nodes": [')
    with pytest.raises(DamagedError, match="none of the formats"):
        read("The ferry should run.")
