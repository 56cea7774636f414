"""A map as GraphML, which yEd and Gephi open; values that are nested stand in it as JSON text.

Written here and not by networkx, whose writer takes several times as long.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.export.support.export_options import ExportOptions
from argmap.export.support.values import flat
from argmap.text.sanitizing import escaped_for_xml, without_controls

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# A parser takes other white space in an attribute for spaces.
_ATTRIBUTE = _ESCAPES | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: ARG001, B008
    """Return the map's graph as GraphML; `networkx.read_graphml` gives it back."""
    return escaped_for_xml("\n".join(_Graph(argument_map).lines())) + "\n"


class _Graph:
    def __init__(self, argument_map: "ArgumentMap") -> None:
        self._structure = argument_map.located
        self._keys: dict[tuple[str, str, type], str] = {}

    def lines(self) -> Iterator[str]:
        data = self._data("graph", self._structure.facts)
        names = {
            node: without_controls(node).translate(_ATTRIBUTE) for node in self._structure.nodes
        }
        nodes = [
            f'<node id="{names[node]}">{self._data("node", facts)}</node>'
            for node, facts in self._structure.nodes.items()
        ]
        yield _HEAD
        for (name, place, kind), key in self._keys.items():
            title = without_controls(name).translate(_ATTRIBUTE)
            yield f'<key id="{key}" for="{place}" attr.name="{title}" attr.type="{_TYPES[kind]}"/>'
        yield f'<graph edgedefault="directed">{data}'
        yield from nodes
        for start, end in self._structure.links():
            yield f'<edge source="{names[start]}" target="{names[end]}"/>'
        yield "</graph>\n</graphml>"

    def _data(self, place: str, facts: Mapping[str, Any]) -> str:
        found = []
        for name, given in facts.items():
            value = flat(given)
            key = self._keys.setdefault((name, place, type(value)), f"d{len(self._keys)}")
            if isinstance(value, str):
                written = value.translate(_ESCAPES)
            else:
                written = repr(value).lower() if isinstance(value, bool) else repr(value)
            found.append(f'<data key="{key}">{written}</data>')
        return "".join(found)
