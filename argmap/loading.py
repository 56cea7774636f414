"""Maps for Python users: from a path or a text, or one exception with all that is wrong."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.reading import read

if TYPE_CHECKING:
    from argmap.findings import Finding
    from argmap.model import ArgumentMap


class InvalidMapError(ValueError):
    """A file that is no valid map: `findings` are all its faults, in file order."""

    def __init__(self, findings: "list[Finding]") -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(
            f"{finding}; {finding.help}" if finding.help else str(finding)
            for finding in self.findings
        )


def load(path: str | os.PathLike[str]) -> "ArgumentMap":
    """Load the map in a file.

    Raises OSError if the file cannot be read, and InvalidMapError if it is no valid map.
    """
    return _valid(Path(path).read_bytes(), os.fspath(path))


def loads(text: str) -> "ArgumentMap":
    """Load the map in a text; raises InvalidMapError if it is no valid map."""
    return _valid(text, "<text>")


def _valid(data: bytes | str, name: str) -> "ArgumentMap":
    reading = read(data, name)
    if reading.faults:
        raise InvalidMapError(reading.faults)
    return reading.map
