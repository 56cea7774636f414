"""What the tests of files on disk share."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FINE = "argmap: 1\ntitle: A map\nclaims: {a: {text: A, undeveloped: true}}\n"
ERROR = "argmap: 1\ntitle: A map\nclaims: {night: The depot opens at night.}\n"
CIRCULAR = """\
argmap: 1
title: It goes round
claims:
  a: {text: A is so., attacked_by: b}
  b: {text: B is so., attacked_by: a}
"""
"""For a map with a circle, networkx is loaded."""


class Checked(NamedTuple):
    """What a command ended with and wrote."""

    status: int
    out: str
    err: str


Program = Callable[..., Checked]
Git = Callable[..., str]


def write(path: str | Path, text: str | bytes = FINE) -> Path:
    """Write a file, and the folders that it needs."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def found(program: Program, *arguments: str) -> list[str]:
    """Give the files that `argmap check` would check."""
    return program("check", "--show-files", *arguments).out.splitlines()
