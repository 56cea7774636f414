"""An index of a map: what leads to what, and which statements are premises of nothing."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


class Index:
    """What one walk over the graph of a map finds, in file order.

    `statements` are all statements with their attributes. `targets` is the target of each
    argument: a statement, or the argument that it undercuts. `supports` and `attacks` are the
    arguments for and against each node that has any. `unused` are the statements that are a
    premise of nothing, `reused` those that are a premise of more than one argument.

    The graph must not change while its index is in use.
    """

    def __init__(self, graph: "nx.DiGraph[str]") -> None:
        self._graph = graph
        self.statements: list[tuple[str, dict[str, Any]]] = []
        self.targets: dict[str, str] = {}
        self.supports: dict[str, list[str]] = {}
        self.attacks: dict[str, list[str]] = {}
        self.unused: list[str] = []
        self.reused: list[str] = []
        nodes: Any = graph.nodes(data=True)
        for entry, (_, following) in zip(nodes, graph.adjacency(), strict=True):
            node, given = entry
            if "kind" in given:
                self.statements.append(entry)
                if len(following) != 1:
                    (self.reused if following else self.unused).append(node)
                continue
            arguments = self.supports if given["relation"] == "support" else self.attacks
            # An argument of a part of a map may have no target.
            for target in following:
                self.targets[node] = target
                arguments.setdefault(target, []).append(node)

    @cached_property
    def nodes(self) -> dict[str, dict[str, Any]]:
        """All statements and arguments with their attributes.

        The graph has them too, but its views take most of the time of drawing a large map.
        """
        return dict(iter(self._graph.nodes(data=True)))

    @cached_property
    def premises(self) -> dict[str, list[str]]:
        """The premises of each argument, without its undercutters."""
        preceding, nodes = self._graph.predecessors, self.nodes
        return {
            argument: [node for node in preceding(argument) if "kind" in nodes[node]]
            for argument, given in nodes.items()
            if "relation" in given
        }

    def is_statement(self, node: str) -> bool:
        """Return whether a node is a statement, not an argument."""
        return "kind" in self.nodes[node]
