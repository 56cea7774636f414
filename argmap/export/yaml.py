"""A map, or a part of one, as a map file in canonical form."""

from typing import TYPE_CHECKING

from argmap.export.support.export_options import ExportOptions
from argmap.writing.maps import write_map

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: ARG001, B008
    """Return the map in canonical form."""
    return write_map(argument_map)
