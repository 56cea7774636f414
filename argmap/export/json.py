"""A map as networkx's node-link JSON, with all attributes.

`networkx.node_link_graph(data, edges="edges")` gives the graph back.
"""

from typing import TYPE_CHECKING

from argmap.export.support.export_options import ExportOptions
from argmap.export.support.values import edges_by_ends, json_lines, json_of

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: ARG001, B008
    """Return the map's graph as JSON, a line for each node and edge."""
    structure = argument_map.located
    nodes = ({**facts, "id": node} for node, facts in structure.nodes.items())
    edges = ({"source": start, "target": end} for start, end in edges_by_ends(structure))
    return (
        f'{{"directed": true, "multigraph": false, "graph": {json_of(structure.facts)},\n'
        f'"nodes": [{json_lines(nodes)}],\n"edges": [{json_lines(edges)}]}}\n'
    )
