"""Drawings of DOT text, made by Graphviz: its program `dot`, or the one within pygraphviz."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from argmap.export import Exported, GraphvizError
from argmap.text.sanitizing import escaped_for_xml
from argmap.workspace.programs import run

__all__ = ["GraphvizError", "draw"]

_MISSING = """\
Graphviz is needed to draw a map, and its program dot is not on the PATH
Nor is there pygraphviz, which brings its own. To install one of them:
  with pip         pip install 'pygraphviz>=2'  (argmap's extra "graphviz")
  Debian, Ubuntu   sudo apt install graphviz
  Fedora           sudo dnf install graphviz
  macOS            brew install graphviz
  Windows          winget install Graphviz.Graphviz
  others           https://graphviz.org/download/
Without it, argmap export writes the DOT text: --format dot"""
_SHOWN = 5
_ENDS = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82", "pdf": b"%%EOF"}
"""The last bytes of a complete drawing."""
# In an SVG drawing: the id of a box or a line, and that of a group that holds a link alone.
_OWN_ID = re.compile(r'<g id="([^"]*)" class=')
_ID_OF_LINK = re.compile(r'<g id="a_([^"]*)"(?=><a )')
# When a PDF was drawn.
_TIME = re.compile(rb"/CreationDate \(D:[^)]*\)")
SECONDS = 120
"""How long a drawing may take; Graphviz needs seconds for hundreds of statements."""
_ENVIRONMENT = (
    *("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "WINDIR", "PATHEXT"),
    *("TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LC_CTYPE"),
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS"),
    *("FONTCONFIG_FILE", "FONTCONFIG_PATH"),
    *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"),
    *("PYTHONHOME", "PYTHONPATH"),
)
"""The variables that a program and its libraries need to find their fonts and files. Others are
not passed on, such as those that name folders to load plugins and pictures from."""
_OF_THE_MACHINE = re.compile(r"Pango-WARNING|\AFontconfig (?:warning|error)")


def draw(dot_text: str, output_format: str) -> Exported:
    """Draw DOT text in a format that `dot` knows, such as svg, png or pdf.

    Where `dot` is not on the PATH, pygraphviz draws. Warnings of Graphviz are among the remarks.
    Raise GraphvizError if there is neither, or if it fails.
    """
    command = _command(output_format)
    try:
        done = run(  # the map goes in as data, never on the command line
            command,
            dot_text.encode(),
            env=_environment(),
            timeout=SECONDS,
        )
    except OSError as error:
        raise GraphvizError(f"cannot run {command[0]}: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise GraphvizError(
            f"dot was stopped after {SECONDS} seconds; draw a part of the map, with --depth, "
            "--root or --group, or write the DOT text with --format dot"
        ) from error
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
        raise GraphvizError(f"dot wrote only a part of the drawing as {output_format}; try again")
    drawing = _without_time(done.stdout)
    if output_format == "svg":
        drawing = escaped_for_xml(_with_targets(drawing.decode("utf-8", "replace"))).encode()
    return Exported(drawing, tuple(said[:_SHOWN]))


def _environment() -> dict[str, str]:
    """Return the environment of a program that draws."""
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    # With SERVER_NAME, Graphviz opens no file that a map could name; the time in a PDF is as long
    # as the name of its zone.
    return kept | {"PATH": _search_path(), "SERVER_NAME": "argmap", "TZ": "UTC"}


def _search_path() -> str:
    """Return the PATH without the current folder, which may be a stranger's."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(filter(os.path.isabs, folders))


def _without_time(drawing: bytes) -> bytes:
    """Return a drawing without the time at which it was made, so that the same map gives the same.

    Spaces replace it: a PDF has offsets in bytes.
    """
    if not drawing.startswith(b"%PDF"):
        return drawing
    return _TIME.sub(lambda found: b" " * len(found[0]), drawing)


def _with_targets(svg: str) -> str:
    """Return an SVG drawing in which cells have the ids that links lead to.

    Graphviz writes `a_` before the id of each group that holds a link, also where the group is a
    cell, of which nothing else has the id.
    """
    own = set(_OWN_ID.findall(svg))
    return _ID_OF_LINK.sub(lambda found: "<g" if found[1] in own else f'<g id="{found[1]}"', svg)


def _command(output_format: str) -> list[str]:
    program = shutil.which("dot", path=_search_path())
    # On Windows the current folder is searched even so.
    if program is not None and os.path.isabs(program):
        return [program, f"-T{output_format}"]
    if find_spec("pygraphviz") is None:
        raise GraphvizError(_MISSING)
    # A process of its own, for Graphviz warns on the standard error and can crash. -P keeps this
    # folder, which has a json.py and a csv.py, off the module path.
    script = Path(__file__).with_name("bundled_graphviz.py")
    return [sys.executable, "-P", str(script), output_format]


def _sentences(stderr: bytes) -> list[str]:
    lines = stderr.decode("utf-8", "replace").splitlines()
    # Warnings of libraries about the machine are not about the drawing.
    return [line.strip() for line in lines if line.strip() and not _OF_THE_MACHINE.search(line)]
