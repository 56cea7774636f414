"""A map as GraphML, which yEd and Gephi open; values that are nested stand in it as JSON text."""

from typing import TYPE_CHECKING

import networkx as nx

from argmap.export.options import Options
from argmap.export.values import flat
from argmap.harmless import without_controls

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def write(argument_map: "ArgumentMap", options: Options = Options()) -> str:  # noqa: ARG001, B008
    """Give the map's graph as GraphML; `networkx.read_graphml` gives it back."""
    graph = argument_map.graph
    flattened: nx.DiGraph[str] = nx.DiGraph()
    flattened.graph.update({key: flat(value) for key, value in graph.graph.items()})
    for node, facts in graph.nodes(data=True):
        values = {key: flat(value) for key, value in facts.items()}
        flattened.add_node(without_controls(node), **values)
    flattened.add_edges_from(
        (without_controls(start), without_controls(end)) for start, end in graph.edges
    )
    return "\n".join(nx.generate_graphml(flattened)) + "\n"
