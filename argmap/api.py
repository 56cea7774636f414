"""What Python users call: load a map from a file or a text, or raise one error with all faults."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from argmap.model import argument_map
from argmap.reading import read

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.analysis.cruxes import Cruxes
    from argmap.findings import Finding


class ArgumentMap(argument_map.ArgumentMap):
    """A map that notebooks show as its picture, or as its outline where Graphviz is missing."""

    def cruxes(
        self,
        of: "Collection[str] | None" = None,
        size: int = 2,
        *,
        deny: "Collection[str]" = (),
        grant: "Collection[str]" = (),
    ) -> "Cruxes":
        """Return what statements hang on: by default, the recommendations of the author.

        A crux is a smallest set of premises with which a statement that is accepted falls, if
        they are denied. For one that is not, it is a smallest set of premises to deny, and of
        statements marked `undeveloped` to grant or to deny, that would make it stand. Those of up
        to `size` statements are searched, under the supposition of `deny` and `grant` (see
        `labels`).

            >>> depot.cruxes().conclusions[0].cruxes
            (Crux(deny=('workers-need-it',), grant=()),)
            >>> depot.cruxes().load
            (Load(node='workers-need-it', recommendations=('keep-open',)),)

        Raise KeyError if the map has no such statement, and ValueError if one is both denied and
        granted, or if `size` is less than one.
        """
        from argmap.analysis.cruxes import find_cruxes
        from argmap.model.supposing import suppose

        if size < 1:
            raise ValueError(f"a crux has at least one statement, not {size}")
        return find_cruxes(suppose(self, self.supposed(deny, grant)), of, size)

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
    """A file is no valid map.

    `findings` are all its faults, in file order; `map` is the map as far as it could be read.
    """

    def __init__(self, findings: "list[Finding]", argument_map: ArgumentMap) -> None:
        super().__init__(findings, argument_map)
        self.findings = findings
        self.map = argument_map

    def __str__(self) -> str:
        return "\n".join(
            f"{finding}; {finding.help}" if finding.help else str(finding)
            for finding in self.findings
        )


@overload
def load(path: str | os.PathLike[str], *, draft: Literal[False] = False) -> ArgumentMap: ...
@overload
def load(
    path: str | os.PathLike[str], *, draft: Literal[True]
) -> "tuple[ArgumentMap, list[Finding]]": ...
def load(
    path: str | os.PathLike[str], *, draft: bool = False
) -> "ArgumentMap | tuple[ArgumentMap, list[Finding]]":
    """Load the map in a file.

    Raise OSError if the file cannot be read, and InvalidMapError if it is no valid map. With
    `draft`, references may lead to statements that are not written yet: return the map, which has
    a node for each (attribute `unwritten`), and the findings about these references.
    """
    return _loaded(Path(path).read_bytes(), os.fspath(path), draft=draft)


@overload
def loads(text: str, *, draft: Literal[False] = False) -> ArgumentMap: ...
@overload
def loads(text: str, *, draft: Literal[True]) -> "tuple[ArgumentMap, list[Finding]]": ...
def loads(text: str, *, draft: bool = False) -> "ArgumentMap | tuple[ArgumentMap, list[Finding]]":
    """Load the map in a text; raise InvalidMapError if it is no valid map.

    With `draft`, return the map and findings as `load` does.
    """
    return _loaded(text, "<text>", draft=draft)


def _loaded(
    data: bytes | str, name: str, *, draft: bool
) -> "ArgumentMap | tuple[ArgumentMap, list[Finding]]":
    reading = read(data, name)
    made = reading.map
    loaded = ArgumentMap(made.structure, made.name, made.places, made.unknowns)
    if reading.faults and not (draft and reading.is_all_read):
        raise InvalidMapError(reading.faults, loaded)
    return (loaded, reading.faults) if draft else loaded
