"""networkx's node-link JSON, with the attributes that argmap gives to nodes."""

from typing import Any

from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.json_values import id_of, list_of, object_of, objects, text_of
from argmap.importing.support.own_keys import OwnKeys
from argmap.importing.support.source import DamagedError, Source

_NO_NODE = "{} node{s} that are no statement and no argument left out"
_NO_EDGE = "{} edge{s} without two known ends left out"
_EDGES = ("edges", "links")


def recognizes(source: Source) -> bool:
    """Return whether an input has nodes that say that they are statements."""
    nodes = (source.json_object() or {}).get("nodes")
    return any(node.get("type") == "statement" for node in objects(nodes))


def read(source: Source, options: ImportOptions) -> Contents:  # noqa: ARG001 - as all formats do
    """Return what a graph in JSON says."""
    found = source.json()
    if not isinstance(found, dict):
        raise DamagedError("an object with nodes and edges is expected here")
    return _Reader(found).contents()


class _Reader:
    """Reads a graph in node-link JSON."""

    def __init__(self, found: dict[str, Any]) -> None:
        self._found = found
        self._contents = Contents()
        self._about = object_of(found, "graph")
        self._keys = OwnKeys(self._about, self._contents, "graph")
        self._nodes: dict[str, Statement | Argument] = {}

    def contents(self) -> Contents:
        """Return what the graph says."""
        for number, node in enumerate(list_of(self._found, "nodes")):
            self._read_node(node, f"nodes[{number}]")
        key = next((key for key in _EDGES if key in self._found), _EDGES[0])
        for number, edge in enumerate(list_of(self._found, key)):
            self._read_edge(edge, f"{key}[{number}]")
        self._read_groups()
        self._keys.expect(self._about.get("expect"), self._nodes.get, "graph.expect")
        return self._contents

    def _read_node(self, node: Any, place: str) -> None:
        """Read a node, which has an id that no other has."""
        name = id_of(node.get("id")) if isinstance(node, dict) else None
        if name is None or name in self._nodes:
            self._contents.losses.add(_NO_NODE, place)
        elif node.get("type") == "statement":
            statement = self._keys.statement(node, text_of(node.get("text")), place)
            self._nodes[name] = statement
            self._contents.statements.append(statement)
        elif node.get("type") == "argument" and node.get("relation") in ("support", "attack"):
            argument = self._keys.argument(node, node["relation"], place)
            self._nodes[name] = argument
            self._contents.arguments.append(argument)
        else:
            self._contents.losses.add(_NO_NODE, place)

    def _read_edge(self, edge: Any, place: str) -> None:
        """Read an edge: from a premise to its argument, or from an argument to its target."""
        ends = [edge.get("source"), edge.get("target")] if isinstance(edge, dict) else []
        start, end = [self._nodes.get(id_of(name) or "") for name in ends] or [None, None]
        if isinstance(start, Statement) and isinstance(end, Argument):
            end.premises.append(start)
        elif isinstance(start, Argument) and end is not None:
            start.targets.append(end)
        else:
            self._contents.losses.add(_NO_EDGE, place)

    def _read_groups(self) -> None:
        for name, facts in object_of(self._about, "groups", "graph").items():
            place = f"graph.groups.{name}"
            group = facts if isinstance(facts, dict) else {}
            listed = group.get("statements")
            self._keys.group(name, group.get("title"), listed, self._nodes.get, place)
