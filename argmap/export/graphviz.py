"""Drawings of DOT text, made by Graphviz: its program `dot`, or the one within pygraphviz."""

import os
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from argmap.export import Exported, GraphvizError
from argmap.workspace.programs import run

__all__ = ["GraphvizError", "draw"]

_MISSING = """\
Graphviz is needed to draw a map: neither its program dot is on the PATH, nor is pygraphviz
there, which brings its own. To install one of them:
  with pip         pip install 'pygraphviz>=2'  (argmap's extra "graphviz")
  Debian, Ubuntu   sudo apt install graphviz
  Fedora           sudo dnf install graphviz
  macOS            brew install graphviz
  Windows          winget install Graphviz.Graphviz
  others           https://graphviz.org/download/
Without it, argmap export writes the DOT text: --format dot"""
_SHOWN = 5
_ENDS = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82", "pdf": b"%%EOF"}
"""How a drawing ends that is whole."""
# When a PDF was drawn.
_TIME = re.compile(rb"/CreationDate \(D:[^)]*\)")
_OF_THE_MACHINE = re.compile(r"Pango-WARNING|\AFontconfig (?:warning|error)")


def draw(dot_text: str, output_format: str) -> Exported:
    """Draw DOT text in a format that `dot` knows, such as svg, png or pdf.

    Where `dot` is not on the PATH, pygraphviz draws. What Graphviz warns of is among the remarks.
    Raises GraphvizError if there is neither, or if it fails.
    """
    command = _command(output_format)
    try:
        done = run(  # the map goes in as data, never on the command line
            command,
            dot_text.encode(),
            # The time in a PDF is as long as the name of its zone.
            env={**os.environ, "TZ": "UTC"},
        )
    except OSError as error:
        raise GraphvizError(f"cannot run {command[0]}: {error.strerror}") from error
    said = _sentences(done.stderr)
    if done.returncode < 0:
        raise GraphvizError(
            f"dot was ended by signal {-done.returncode}; the map may be too large to draw: "
            "draw a part of it, or write the DOT text with --format dot"
        )
    if done.returncode or not done.stdout:
        reason = "\n  ".join(said[:_SHOWN]) or f"exit status {done.returncode}, without a word"
        raise GraphvizError(f"dot could not draw the map as {output_format}: {reason}")
    if not done.stdout.rstrip().endswith(_ENDS.get(output_format, b"")):
        raise GraphvizError(f"dot has given but a part of the map as {output_format}; try again")
    return Exported(_without_time(done.stdout), tuple(said[:_SHOWN]))


def _without_time(drawing: bytes) -> bytes:
    """Give a drawing without the time at which it was made, so that the same map gives the same.

    Spaces take its place, for a PDF counts its bytes.
    """
    if not drawing.startswith(b"%PDF"):
        return drawing
    return _TIME.sub(lambda found: b" " * len(found[0]), drawing)


def _command(output_format: str) -> list[str]:
    program = shutil.which("dot")
    if program is not None:
        return [program, f"-T{output_format}"]
    if find_spec("pygraphviz") is None:
        raise GraphvizError(_MISSING)
    # A process of its own, for Graphviz warns on the standard error and can crash. -P keeps this
    # folder, which has a json.py and a csv.py, off the module path.
    script = Path(__file__).with_name("bundled.py")
    return [sys.executable, "-P", str(script), output_format]


def _sentences(stderr: bytes) -> list[str]:
    lines = stderr.decode("utf-8", "replace").splitlines()
    # A library's complaint about the machine it runs on says nothing of the drawing.
    return [line.strip() for line in lines if line.strip() and not _OF_THE_MACHINE.search(line)]
