"""A map in the JSON of the Argument Interchange Format, as AIFdb reads and writes it.

Statements are I-nodes, supporting arguments RA-nodes and attacking ones CA-nodes (Chesñevar and
others, “Towards an Argument Interchange Format”, 2006; Lawrence and others, “AIFdb”, 2012).
Groups, for which AIF has no word, stand beside its lists under a key of their own; kinds,
citations and hedges are left out.
"""

import json
from typing import TYPE_CHECKING, Any

from argmap.export.support.export_options import Options
from argmap.text.sanitizing import escaped_for_json, without_controls

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_TYPES = {"support": "RA", "attack": "CA"}
_SCHEMES = {"support": "Default Inference", "attack": "Default Conflict"}


def write(argument_map: "ArgumentMap", options: Options = Options()) -> str:  # noqa: ARG001, B008
    """Return the map's nodes and edges, numbered from 1 in the map's order."""
    graph = argument_map.graph
    numbers = {node: str(number) for number, node in enumerate(graph, 1)}
    data: dict[str, list[dict[str, Any]]] = {
        "nodes": [_node(numbers[node], facts) for node, facts in graph.nodes(data=True)],
        "edges": [
            {
                "edgeID": str(number),
                "fromID": numbers[start],
                "toID": numbers[end],
                "formEdgeID": None,
            }
            for number, (start, end) in enumerate(graph.edges, 1)
        ],
        "schemefulfillments": [],
        "participants": [],
        "locutions": [],
    }
    if argument_map.groups:
        data["groups"] = [
            {
                "groupID": without_controls(group),
                "title": without_controls(facts.get("title", group)),
                "nodeIDs": [numbers[node] for node in facts["statements"]],
            }
            for group, facts in argument_map.groups.items()
        ]
    return escaped_for_json(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"


def _node(number: str, facts: dict[str, Any]) -> dict[str, Any]:
    node = {"nodeID": number, "text": "", "type": "I", "timestamp": ""}
    if facts["type"] == "statement":
        return {**node, "text": without_controls(facts["text"])}
    relation = facts["relation"]
    scheme = without_controls(facts.get("scheme", _SCHEMES[relation]))
    return {**node, "text": scheme, "type": _TYPES[relation], "scheme": scheme}
