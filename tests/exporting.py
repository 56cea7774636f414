"""Maps in other formats, for tests, where no Graphviz draws."""

from typing import Any, NoReturn

from argmap.export import FORMATS, Exported, GraphvizError, export
from argmap.export.support.export_options import ExportOptions
from argmap.model.argument_map import ArgumentMap


def exported(argument_map: ArgumentMap, name: str, **options: Any) -> Exported:
    """Return a map in a format, with what its reader should know."""
    return export(argument_map, FORMATS[name], ExportOptions(**options), _no_drawing)


def written(argument_map: ArgumentMap, name: str, **options: Any) -> str:
    """Return the text of a map in a format."""
    return exported(argument_map, name, **options).data.decode()


def _no_drawing(*_: str) -> NoReturn:
    raise GraphvizError("there is no picture here")
