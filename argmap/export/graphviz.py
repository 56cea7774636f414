"""Drawings of DOT text, made by Graphviz's program `dot`."""

import shutil
import subprocess

from argmap.export import Exported

_MISSING = """\
Graphviz is needed to draw a map, and its program dot is not on the PATH. To install it:
  Debian, Ubuntu   sudo apt install graphviz
  Fedora           sudo dnf install graphviz
  macOS            brew install graphviz
  Windows          winget install Graphviz.Graphviz
  others           https://graphviz.org/download/
Without it, argmap export writes the DOT text: --format dot"""
_SHOWN = 5


class GraphvizError(Exception):
    """Graphviz is missing, or has failed; the message says what to do."""


def draw(dot_text: str, output_format: str) -> Exported:
    """Draw DOT text in a format that `dot` knows, such as svg, png or pdf.

    What `dot` warns of is among the remarks. Raises GraphvizError if it is missing or fails.
    """
    program = shutil.which("dot")
    if program is None:
        raise GraphvizError(_MISSING)
    try:
        done = subprocess.run(  # noqa: S603 - the map goes in as data, never on the command line
            [program, f"-T{output_format}"],
            input=dot_text.encode(),
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GraphvizError(f"cannot run {program}: {error.strerror}") from error
    said = _sentences(done.stderr)
    if done.returncode < 0:
        raise GraphvizError(
            f"dot was ended by signal {-done.returncode}; the map may be too large to draw: "
            "draw a part of it, or write the DOT text with --format dot"
        )
    if done.returncode or not done.stdout:
        reason = "\n  ".join(said[:_SHOWN]) or f"exit status {done.returncode}, without a word"
        raise GraphvizError(f"dot could not draw the map as {output_format}: {reason}")
    return Exported(done.stdout, tuple(said[:_SHOWN]))


def _sentences(stderr: bytes) -> list[str]:
    lines = stderr.decode("utf-8", "replace").splitlines()
    # A library's complaint about the machine it runs on says nothing of the drawing.
    return [line.strip() for line in lines if line.strip() and "Pango-WARNING" not in line]
