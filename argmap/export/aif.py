"""A map in the JSON of the Argument Interchange Format, as AIFdb reads and writes it.

Statements are I-nodes, supporting arguments RA-nodes and attacking ones CA-nodes (Chesñevar and
others, “Towards an Argument Interchange Format”, 2006; Lawrence and others, “AIFdb”, 2012).
Groups, for which AIF has no word, stand beside its lists under a key of their own. What else a
map says of itself and of its nodes (kinds, citations, hedges) stands under the keys `argmap`, over
which other programs read.
"""

from typing import TYPE_CHECKING, Any

from argmap.export.support.export_options import ExportOptions
from argmap.export.support.values import edges_by_ends, json_lines, json_of
from argmap.importing.aif import is_any_scheme
from argmap.views.captions import text_of

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_TYPES = {"support": "RA", "attack": "CA"}
_SCHEMES = {"support": "Default Inference", "attack": "Default Conflict"}


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: ARG001, B008
    """Return the map's nodes and edges, numbered from 1 in the map's order."""
    structure = argument_map.located
    numbers = {node: str(number) for number, node in enumerate(structure.nodes, 1)}
    has_one_source = len(argument_map.sources) == 1
    nodes = (
        _node(node, numbers[node], facts, has_one_source=has_one_source)
        for node, facts in structure.nodes.items()
    )
    edges = (
        {
            "edgeID": str(number),
            "fromID": numbers[start],
            "toID": numbers[end],
            "formEdgeID": None,
        }
        for number, (start, end) in enumerate(edges_by_ends(structure), 1)
    )
    groups = (
        {
            "groupID": group,
            "title": facts.get("title", group),
            "nodeIDs": [numbers[node] for node in facts["statements"]],
            "argmap": _less(
                facts, "statements", *([] if facts.get("title") == group else ["title"])
            ),
        }
        for group, facts in argument_map.groups.items()
    )
    about = {key: value for key, value in structure.facts.items() if key != "groups"}
    lists = {"nodes": nodes, "edges": edges, "groups": groups}
    parts = [f'"{name}": [{json_lines(found)}]' for name, found in lists.items()]
    parts += [f'"{name}": []' for name in ("schemefulfillments", "participants", "locutions")]
    parts.append(f'"argmap": {json_of(about)}')
    return "{" + ",\n".join(parts) + "}\n"


def _node(
    name: str, number: str, facts: dict[str, Any], *, has_one_source: bool
) -> dict[str, Any]:
    node = {"nodeID": number, "text": "", "type": "I", "timestamp": ""}
    more = {"id": name, **facts}
    if has_one_source and "cites" in facts:
        # As in a map: the only source need not be named at each place.
        more["cites"] = [
            {key: cite[key] for key in cite if key != "source"} for cite in facts["cites"]
        ]
    if facts["type"] == "statement":
        return {**node, "text": text_of(name, facts), "argmap": _less(more, "type", "text")}
    relation = facts["relation"]
    scheme = facts.get("scheme", _SCHEMES[relation])
    aside = ["type", "relation"]
    if not is_any_scheme(scheme):
        # What would be read as no scheme stands under our own key too.
        aside.append("scheme")
    # What it leads to is said by an edge.
    more["id"] = name.rpartition("/")[2]
    return {
        **node,
        "text": scheme,
        "type": _TYPES[relation],
        "scheme": scheme,
        "argmap": _less(more, *aside),
    }


def _less(facts: dict[str, Any], *but: str) -> dict[str, Any]:
    """Return what AIF has no key for."""
    return {key: facts[key] for key in facts if key not in but}
