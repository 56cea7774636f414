"""The same maps give the same bytes, whatever Python mixes into the hashes of a run."""

import json
import os
import subprocess
import sys
from pathlib import Path

from argmap.export import FORMATS as EXPORTS
from argmap.reports import FORMATS as REPORTS

DATA = Path(__file__).parent.parent / "data"

MISTYPED = """\
argmap: 1
title: Names that are equally near
sources: {sun: Sun, son: Son}
claims:
  bright: {text: It is bright., supported_by: [lamp4, [lamp5, lamp-x]], cites: san}
  dull: {text: It is dull., suported_by: lamp1, atacked_by: lamp2}
premises:
  lamp1: One lamp burns.
  lamp2: Two lamps burn.
  lamp3: Three lamps burn.
groups: {left: [lamp1, lampA], right: [lamp2]}
expect: {accepted: [bright/s3, lamp9]}
"""
KNOTTED = """\
argmap: 1
title: Circles and answers
recommendations:
  go: {text: Go., supported_by: [[up, down], left], attacked_by: [right, wrong]}
claims:
  up: {text: Up., supported_by: [down, left]}
  down: {text: Down., supported_by: [[left, up], right]}
  left: {text: Left., supported_by: up, attacked_by: right}
  right: {text: Right., supported_by: wrong, attacked_by: [left, {premises: up, id: x}]}
  wrong: {text: Wrong., attributed_to: Others, supported_by: right}
premises: {idle: Idle., other: Idle}
groups: {moves: [up, down, left, right], rest: [idle]}
"""

# A process for each seed that runs all commands: to start Python takes longer than they do.
SCRIPT = """
import json, os, sys
from argmap.cli import run
for arguments in json.load(sys.stdin):
    print(arguments, flush=True)
    print(run(arguments), flush=True)
"""


def test_no_output_depends_on_the_seed_of_hashes(tmp_path: Path) -> None:
    maps = {"mistyped.yaml": MISTYPED, "knotted.yaml": KNOTTED}
    maps["depot.yaml"] = (DATA / "depot.yaml").read_text(encoding="utf-8")
    for name, text in maps.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "argmap.toml").write_text('select = ["al"]\nexclud = []\n', encoding="utf-8")
    commands = [
        ["check", "--isolated", "--select", "all", "--output-format", name, *maps]
        for name in REPORTS
    ]
    commands += [
        ["export", name, "--labels", "-f", made.name]
        for name in ("knotted.yaml", "depot.yaml")
        for made in EXPORTS.values()
        if not made.drawn
    ]
    commands += [["show", "--labels", "--ids", *more, *maps] for more in ([], ["--invert"])]
    commands += [
        ["cruxes", *maps, "--size", "3", "--format", form] for form in ("text", "json", "markdown")
    ]
    commands += [
        ["show", "depot.yaml", "--deny", "cost-is-low"],
        ["check", "knotted.yaml"],
        ["check", "--isolated", "--select", "un,sel,long", *maps],
        ["show", "knotted.yaml", "--root", "ight", "--group", "mov"],
        ["export", "knotted.yaml", "--root", "ight"],
        ["rule", "supported"],
        ["sho"],
    ]
    outputs = {run_all(commands, tmp_path, seed) for seed in range(8)}
    assert len(outputs) == 1
    (output,) = outputs
    assert b"did you mean" in output
    assert b"Traceback" not in output


def run_all(commands: list[list[str]], folder: Path, seed: int) -> bytes:
    """Run the program once for each command, and give all that it has written."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(commands).encode(),
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )
    return done.stdout
