"""What Python users call: load a map from a file or a text, or raise one error with all faults."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.model import argument_map
from argmap.reading import read

if TYPE_CHECKING:
    from argmap.findings import Finding


class ArgumentMap(argument_map.ArgumentMap):
    """A map that notebooks show as its picture, or as its outline where Graphviz is missing."""

    def _repr_svg_(self) -> str | None:
        """Return the picture that a notebook shows, or None where Graphviz does not draw it."""
        from argmap.export.notebook import picture
        from argmap.workspace.graphviz import draw

        return picture(self, draw)

    def _repr_html_(self) -> str | None:
        """Return the outline that a notebook shows, or None where there is a picture.

        Notebooks would prefer the outline if they had both.
        """
        from argmap.export.notebook import outline

        return outline(self) if self._repr_svg_() is None else None


class InvalidMapError(ValueError):
    """A file is no valid map: `findings` are all its faults, in file order."""

    def __init__(self, findings: "list[Finding]") -> None:
        super().__init__(findings)
        self.findings = findings

    def __str__(self) -> str:
        return "\n".join(
            f"{finding}; {finding.help}" if finding.help else str(finding)
            for finding in self.findings
        )


def load(path: str | os.PathLike[str]) -> ArgumentMap:
    """Load the map in a file.

    Raise OSError if the file cannot be read, and InvalidMapError if it is no valid map.
    """
    return _valid(Path(path).read_bytes(), os.fspath(path))


def loads(text: str) -> ArgumentMap:
    """Load the map in a text; raise InvalidMapError if it is no valid map."""
    return _valid(text, "<text>")


def _valid(data: bytes | str, name: str) -> ArgumentMap:
    reading = read(data, name)
    if reading.faults:
        raise InvalidMapError(reading.faults)
    read_map = reading.map
    return ArgumentMap(read_map.graph, read_map.name, read_map.places, read_map.unknowns)
