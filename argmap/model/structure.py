"""The structure of an argument: statements, arguments, and what leads to what."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Facts = dict[str, Any]
"""The attributes of a statement or an argument, or of a map."""


class Structure:
    """Statements and arguments, with the links between them, in file order.

    `facts` are what the map says of itself, and `nodes` its statements and arguments with their
    attributes. `premises` are those of each argument, and `targets` what each argument leads to: a
    statement, or the argument that it undercuts; in a part of a map it may be missing.
    `arguments_to` are the arguments for and against each node that has any, `attacks` those
    against it, and `uses` the arguments in which a statement is a premise, for each that is one.

    It says what a networkx graph of the map says, and takes a third of its time and memory; most
    commands need no more. It must not change when it has been asked what it computes.
    """

    def __init__(self, facts: Facts | None = None) -> None:
        self.facts: Facts = {} if facts is None else facts
        self.nodes: dict[str, Facts] = {}
        self.premises: dict[str, list[str]] = {}
        self.targets: dict[str, str] = {}
        self.arguments_to: dict[str, list[str]] = {}
        self.attacks: dict[str, list[str]] = {}
        self.uses: dict[str, list[str]] = {}

    @classmethod
    def of(cls, graph: "nx.DiGraph[str]") -> "Structure":
        """Return what a graph of networkx says; attributes are shared with it."""
        structure = cls(graph.graph)
        structure.nodes = nodes = dict(graph.nodes.items())
        for node, given in nodes.items():
            before, following = list(graph.predecessors(node)), list(graph.successors(node))
            arguments = [each for each in before if "kind" not in nodes[each]]
            if arguments:
                structure.arguments_to[node] = arguments
            attacks = [each for each in arguments if nodes[each]["relation"] == "attack"]
            if attacks:
                structure.attacks[node] = attacks
            if "kind" not in given:
                structure.premises[node] = [each for each in before if "kind" in nodes[each]]
                structure.targets.update((node, target) for target in following[:1])
            elif following:
                structure.uses[node] = following
        return structure

    def join(self, argument: str, premises: list[str], target: str, *, is_attack: bool) -> None:
        """Make the links of an argument: from its premises, and to its target."""
        self.premises[argument] = premises
        uses, arguments_to = self.uses, self.arguments_to
        for premise in premises:
            if premise in uses:
                uses[premise].append(argument)
            else:
                uses[premise] = [argument]
        self.targets[argument] = target
        if target in arguments_to:
            arguments_to[target].append(argument)
        else:
            arguments_to[target] = [argument]
        if is_attack:
            self.attacks.setdefault(target, []).append(argument)

    def following(self, node: str) -> Sequence[str]:
        """Return what a node leads to: of a statement, the arguments in which it is a premise."""
        target = self.targets.get(node)
        return self.uses.get(node, ()) if target is None else (target,)

    def preceding(self, node: str) -> Sequence[str]:
        """Return what leads to a node: the premises of an argument, then the arguments to it."""
        premises, arguments = self.premises.get(node), self.arguments_to.get(node, ())
        return [*premises, *arguments] if premises and arguments else premises or arguments

    def equals(self, other: "Structure") -> bool:
        """Return whether another structure says the same, its nodes in any order."""
        return (
            self.nodes == other.nodes
            and self.premises == other.premises
            and self.targets == other.targets
            and self.facts == other.facts
        )

    @property
    def link_count(self) -> int:
        """How many links there are."""
        return sum(map(len, self.premises.values())) + len(self.targets)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield all links, from what leads to what it leads to."""
        return ((node, target) for node in self.nodes for target in self.following(node))

    def is_statement(self, node: str) -> bool:
        """Return whether a node is a statement, not an argument.

        Raise KeyError if there is no such node.
        """
        return "kind" in self.nodes[node]

    @cached_property
    def statements(self) -> list[tuple[str, Facts]]:
        """All statements with their attributes."""
        return [entry for entry in self.nodes.items() if "kind" in entry[1]]

    @cached_property
    def supports(self) -> dict[str, list[str]]:
        """The arguments for each statement that has any."""
        attacks, nodes = self.attacks, self.nodes
        supports = dict(self.arguments_to)
        for target in attacks:
            supports[target] = [
                each for each in supports[target] if nodes[each]["relation"] == "support"
            ]
            if not supports[target]:
                del supports[target]
        return supports

    @cached_property
    def unused(self) -> list[str]:
        """The statements that are a premise of nothing."""
        missing = len(self.nodes) - len(self.premises) - len(self.uses)
        unused: list[str] = []
        # Most are at the beginning of a file: what follows need not be looked at.
        for node, given in self.nodes.items():
            if len(unused) == missing:
                break
            if "kind" in given and node not in self.uses:
                unused.append(node)
        return unused

    @cached_property
    def reused(self) -> list[str]:
        """The statements that are a premise of more than one argument."""
        several = {statement for statement, uses in self.uses.items() if len(uses) > 1}
        return [node for node in self.nodes if node in several] if several else []

    def part(self, kept: Collection[str]) -> "Structure":
        """Return some nodes, with copies of their attributes, and the links between them."""

        def among(links: dict[str, list[str]]) -> dict[str, list[str]]:
            return {
                node: among_kept
                for node, ends in links.items()
                if node in kept and (among_kept := [end for end in ends if end in kept])
            }

        part = Structure(dict(self.facts))
        part.nodes = {node: dict(given) for node, given in self.nodes.items() if node in kept}
        none: dict[str, list[str]] = {node: [] for node in self.premises if node in kept}
        part.premises = none | among(self.premises)
        part.arguments_to, part.uses = among(self.arguments_to), among(self.uses)
        part.attacks = among(self.attacks)
        part.targets = {
            argument: target
            for argument, target in self.targets.items()
            if argument in kept and target in kept
        }
        return part

    def graph(self) -> "nx.DiGraph[str]":
        """Return a graph of networkx that says the same, and shares the attributes."""
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.graph.update(self.facts)
        graph.add_nodes_from(self.nodes.items())
        for argument, premises in self.premises.items():
            graph.add_edges_from((premise, argument) for premise in premises)
            if argument in self.targets:
                graph.add_edge(argument, self.targets[argument])
        self.facts = graph.graph
        self.nodes.update(graph.nodes.items())
        vars(self).pop("statements", None)
        return graph
