"""A map as networkx's node-link JSON, with all attributes.

`networkx.node_link_graph(data, edges="edges")` gives the graph back.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argmap.export.support.export_options import ExportOptions
from argmap.export.support.values import clean, compact
from argmap.text.sanitizing import escaped_for_json

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: ARG001, B008
    """Return the map's graph as JSON, a line for each node and edge."""
    graph = argument_map.graph
    nodes = ({**facts, "id": node} for node, facts in graph.nodes(data=True))
    edges = ({"source": start, "target": end} for start, end in graph.edges)
    return (
        f'{{"directed": true, "multigraph": false, "graph": {_json(graph.graph)},\n'
        f'"nodes": [{_lines(nodes)}],\n"edges": [{_lines(edges)}]}}\n'
    )


def _lines(values: Iterable[dict[str, Any]]) -> str:
    return ",\n".join(map(_json, values))


def _json(value: Any) -> str:
    return escaped_for_json(compact(clean(value)))
