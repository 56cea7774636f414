"""The argument map: statements and arguments on a graph."""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Any

import networkx as nx

from argmap.format.keys import Kind, Label, Relation
from argmap.model.places import Places
from argmap.model.sides import Side, sides_of
from argmap.model.unknowns import Unknowns
from argmap.model.walks import reached
from argmap.text.normalizing import nfc


class ArgumentMap:
    """A map as a directed graph, with methods for what people ask of it.

    `graph` is a `networkx.DiGraph`. Its nodes are statements and arguments (attribute `type`); its
    edges run in the direction of the argument, from a premise to its argument and from an argument
    to its target, which is a statement or, for an undercutter, another argument. Statements and
    arguments are named by their node ids, in any of Unicode's normal forms; lists of them are in
    file order.

    `name` is what messages call the map; `places` has the positions of its parts in its text, and
    `unknowns` what could not be read, where it was read from a faulty file.
    """

    def __init__(
        self,
        graph: "nx.DiGraph[str]",
        name: str = "<map>",
        places: Places | None = None,
        unknowns: Unknowns | None = None,
    ) -> None:
        self.graph = graph
        self.name = name
        self.places = Places() if places is None else places
        self.unknowns = Unknowns() if unknowns is None else unknowns

    def __repr__(self) -> str:
        return (
            f"<ArgumentMap {self.title!r}: {len(self.statements())} statements, "
            f"{len(self.arguments())} arguments>"
        )

    @property
    def title(self) -> str:
        """The title of the map; empty where a faulty map has none."""
        title: str = self.graph.graph.get("title", "")
        return title

    @property
    def description(self) -> str | None:
        """What the map is about, in a few sentences."""
        return self.graph.graph.get("description")

    @property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The sources by id, each with the values that the map gives for its keys."""
        sources: dict[str, dict[str, Any]] = self.graph.graph.get("sources", {})
        return sources

    @property
    def groups(self) -> dict[str, dict[str, Any]]:
        """The groups by id in the order of reading, each with its `statements`."""
        groups: dict[str, dict[str, Any]] = self.graph.graph.get("groups", {})
        return groups

    @property
    def expectations(self) -> dict[str, list[str]]:
        """The nodes that must get a label, by label."""
        expected: dict[str, list[str]] = self.graph.graph.get("expect", {})
        return expected

    def statements(self, kind: Kind | None = None) -> list[str]:
        """Return the statements, or those of one kind: recommendation, claim or premise."""
        return [
            node
            for node, given in self.graph.nodes(data=True)
            if "kind" in given and kind in (None, given["kind"])
        ]

    def arguments(self, relation: Relation | None = None) -> list[str]:
        """Return the arguments, or those of one relation: support or attack."""
        return [
            node
            for node, given in self.graph.nodes(data=True)
            if "relation" in given and relation in (None, given["relation"])
        ]

    def arguments_for(self, statement: str) -> list[str]:
        """Return the arguments that support a statement.

        Raise KeyError if the map has no such statement.
        """
        return self._arguments_to(statement, "support")

    def arguments_against(self, node: str) -> list[str]:
        """Return the arguments that attack a statement, or the undercutters of an argument.

        Raise KeyError if the map has no such node.
        """
        return self._arguments_to(node, "attack")

    def _arguments_to(self, node: str, relation: Relation) -> list[str]:
        nodes = self.graph.nodes
        return [
            argument
            for argument in self.graph.pred[self._known(node)]
            if nodes[argument].get("relation") == relation
        ]

    def _known(self, node: str) -> str:
        """Return the form of an id that the graph has, if it has the node."""
        return node if node in self.graph else nfc(node)

    def premises_of(self, argument: str) -> list[str]:
        """Return the premises of an argument: more than one are linked.

        Raise KeyError if the map has no such node.
        """
        return [node for node in self.graph.pred[self._known(argument)] if self.is_statement(node)]

    def target_of(self, argument: str) -> str:
        """Return the target of an argument: a statement, or the argument that it undercuts.

        Raise KeyError if the map has no such argument.
        """
        if self.is_statement(argument):
            raise KeyError(argument)
        target: str = next(iter(self.graph.succ[self._known(argument)]))
        return target

    def conclusion_of(self, argument: str) -> str:
        """Return the statement that an argument, or the argument that it undercuts, is about.

        Raise KeyError if the map has no such argument.
        """
        conclusion = self.target_of(argument)
        while not self.is_statement(conclusion):
            conclusion = self.target_of(conclusion)
        return conclusion

    def arguments_from(self, statement: str) -> list[str]:
        """Return the arguments in which a statement is a premise.

        Raise KeyError if the map has no such statement.
        """
        return list(self.graph.succ[self._known(statement)])

    def is_statement(self, node: str) -> bool:
        """Return whether a node is a statement, not an argument.

        Raise KeyError if the map has no such node.
        """
        return bool(self.graph.nodes[self._known(node)]["type"] == "statement")

    def rests_on(self, statement: str) -> list[str]:
        """Return all statements that a statement rests on, through supporting arguments alone.

        It is among them itself if its support runs in a circle. Raise KeyError if the map has no
        such statement.
        """
        nodes, before = self.graph.nodes, self.graph.predecessors

        def supported_by(node: str) -> Iterator[str]:
            return (each for each in before(node) if nodes[each].get("relation") != "attack")

        if not self.is_statement(statement):
            raise KeyError(statement)
        found = reached(supported_by, supported_by(self._known(statement)))
        return [node for node in self.statements() if node in found]

    def leads_to(self, statement: str) -> list[str]:
        """Return all statements that a statement speaks for or against, however far away.

        It is among them itself if it stands in a circle. Raise KeyError if the map has no such
        statement.
        """
        found = reached(self.graph.successors, self.graph.succ[self._known(statement)])
        return [node for node in self.statements() if node in found]

    def roots(self) -> list[str]:
        """Return the statements in which the map's arguments end.

        They are the statements that are a premise of nothing. Where statements lead only to each
        other (a strongly connected component that nothing leaves), the first recommendation among
        them is the root, else the first statement.
        """
        graph = self.graph
        sinks = [node for node, following in graph.out_degree() if not following]
        others = graph.nodes - reached(graph.predecessors, sinks)
        roots = set(sinks)
        if others:
            order = {node: place for place, node in enumerate(graph)}
            # A graph of its own: walking a view of this one takes ten times as long.
            rest: nx.DiGraph[str] = nx.DiGraph(
                (node, end) for node in others for end in graph.successors(node)
            )
            for component in nx.strongly_connected_components(rest):
                following = chain.from_iterable(map(graph.successors, component))
                if not component.issuperset(following):
                    continue
                statements = sorted(filter(self.is_statement, component), key=order.__getitem__)
                recommended = (
                    node for node in statements if graph.nodes[node]["kind"] == "recommendation"
                )
                roots.add(next(recommended, statements[0]))
        return [node for node in graph if node in roots]

    @property
    def supposition(self) -> dict[str, Label]:
        """The labels that statements are supposed to have, in a map under a supposition."""
        return {}

    def labels(
        self, *, deny: Collection[str] = (), grant: Collection[str] = ()
    ) -> dict[str, Label]:
        """Return every node's label: accepted, rejected or undecided, if premises are granted.

        Under a supposition, the statements in `deny` are rejected and those in `grant` accepted,
        whatever leads to them. See `argmap.model.labelling` for what labels mean and where they
        come from.

        Raise KeyError if the map has no such statement, and ValueError if one is in both.
        """
        from argmap.model.labelling import label_nodes

        unknown, supposed = self.unknowns.undecided, self.supposed(deny, grant)
        supposed = self.supposition | supposed
        return label_nodes(self.graph, unknown=unknown, supposed=supposed)

    def supposed(self, deny: Collection[str], grant: Collection[str]) -> dict[str, Label]:
        """Return the labels that a supposition gives to statements.

        Raise KeyError if the map has no such statement, and ValueError if one is in both.
        """
        denied, granted = self.statements_named(deny), self.statements_named(grant)
        both = [name for name in denied if name in granted]
        if both:
            raise ValueError(f"both denied and granted: {', '.join(both)}")
        supposed: dict[str, Label] = dict.fromkeys(denied, "rejected")
        return supposed | dict.fromkeys(granted, "accepted")

    def statements_named(self, names: Collection[str]) -> list[str]:
        """Return statements as the graph names them, each once.

        Raise KeyError if the map has no such statement.
        """
        for name in names:
            if not self.is_statement(name):
                raise KeyError(name)
        return list(dict.fromkeys(map(self._known, names)))

    def sides(self) -> dict[str, Side]:
        """Return the side of every node: `own` is the author's, `other` is an opponent's.

        See `argmap.model.sides` for how they are decided.
        """
        return sides_of(self.graph, self.roots())
