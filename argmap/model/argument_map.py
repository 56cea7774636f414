"""The argument map: statements and arguments on a graph."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap.format.keys import Kind, Label, Relation
from argmap.model.labelling import label_nodes
from argmap.model.places import Places
from argmap.model.roots import roots_of
from argmap.model.sides import Side, sides_of
from argmap.model.structure import Facts, Structure
from argmap.model.unknowns import Unknowns
from argmap.model.walks import reached
from argmap.text.normalizing import nfc

if TYPE_CHECKING:
    import networkx as nx


class ArgumentMap:
    """A map as a directed graph, with methods for what people ask of it.

    `graph` is a `networkx.DiGraph`. Its nodes are statements and arguments (attribute `type`); its
    edges run in the direction of the argument, from a premise to its argument and from an argument
    to its target, which is a statement or, for an undercutter, another argument. Statements and
    arguments are named by their node ids, in any of Unicode's normal forms; lists of them are in
    file order.

    A map can be made of such a graph, which must not be changed afterwards. `name` is what
    messages call the map; `places` has the positions of its parts in its text, and `unknowns` what
    could not be read, where it was read from a faulty file.
    """

    def __init__(
        self,
        graph: "nx.DiGraph[str] | Structure",
        name: str = "<map>",
        places: Places | None = None,
        unknowns: Unknowns | None = None,
    ) -> None:
        # Each of the two is made from the other, when it is asked for.
        if isinstance(graph, Structure):
            self.structure = graph
        else:
            self.graph = graph
        self.name = name
        self.places = Places() if places is None else places
        self.unknowns = Unknowns() if unknowns is None else unknowns

    @cached_property
    def structure(self) -> Structure:
        """The statements and arguments with their links: what the graph says, without networkx."""
        return Structure.of(self.graph)

    @cached_property
    def graph(self) -> "nx.DiGraph[str]":
        """The map as a graph of networkx, which cannot be changed: `nx.DiGraph(graph)` can."""
        import networkx as nx

        graph: nx.DiGraph[str] = nx.freeze(self.located.graph())
        return graph

    @cached_property
    def located(self) -> Structure:
        """The structure, with the `line` and `column` of all nodes that stand in a text."""
        self.places.locate(self.structure.nodes)
        return self.structure

    @property
    def nodes(self) -> dict[str, Facts]:
        """All statements and arguments with their attributes, less `line` and `column`."""
        return self.structure.nodes

    @property
    def facts(self) -> Facts:
        """What the map says of itself: its title, sources, groups and the like."""
        return self.structure.facts

    def __repr__(self) -> str:
        return (
            f"<ArgumentMap {self.title!r}: {len(self.statements())} statements, "
            f"{len(self.arguments())} arguments>"
        )

    @property
    def title(self) -> str:
        """The title of the map; empty where a faulty map has none."""
        title: str = self.facts.get("title", "")
        return title

    @property
    def description(self) -> str | None:
        """What the map is about, in a few sentences."""
        return self.facts.get("description")

    @property
    def sources(self) -> dict[str, dict[str, Any]]:
        """The sources by id, each with the values that the map gives for its keys."""
        sources: dict[str, dict[str, Any]] = self.facts.get("sources", {})
        return sources

    @property
    def groups(self) -> dict[str, dict[str, Any]]:
        """The groups by id in the order of reading, each with its `statements`."""
        groups: dict[str, dict[str, Any]] = self.facts.get("groups", {})
        return groups

    @property
    def expectations(self) -> dict[str, list[str]]:
        """The nodes that must get a label, by label."""
        expected: dict[str, list[str]] = self.facts.get("expect", {})
        return expected

    def statements(self, kind: Kind | None = None) -> list[str]:
        """Return the statements, or those of one kind: recommendation, claim or premise."""
        return [node for node, given in self.structure.statements if kind in (None, given["kind"])]

    def arguments(self, relation: Relation | None = None) -> list[str]:
        """Return the arguments, or those of one relation: support or attack."""
        return [
            node
            for node, given in self.nodes.items()
            if "relation" in given and relation in (None, given["relation"])
        ]

    def arguments_for(self, statement: str) -> list[str]:
        """Return the arguments that support a statement.

        Raise KeyError if the map has no such statement.
        """
        return list(self.structure.supports.get(self._known(statement), ()))

    def arguments_against(self, node: str) -> list[str]:
        """Return the arguments that attack a statement, or the undercutters of an argument.

        Raise KeyError if the map has no such node.
        """
        return list(self.structure.attacks.get(self._known(node), ()))

    def _known(self, node: str) -> str:
        """Return a node as the graph names it.

        Raise KeyError if the map has no such node.
        """
        if node in self.nodes:
            return node
        name = nfc(node)
        if name not in self.nodes:
            raise KeyError(node)
        return name

    def premises_of(self, argument: str) -> list[str]:
        """Return the premises of an argument: more than one are linked.

        Raise KeyError if the map has no such node.
        """
        return list(self.structure.premises.get(self._known(argument), ()))

    def target_of(self, argument: str) -> str:
        """Return the target of an argument: a statement, or the argument that it undercuts.

        Raise KeyError if the map has no such argument.
        """
        return self.structure.targets[self._known(argument)]

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
        return list(self.structure.following(self._known(statement)))

    def is_statement(self, node: str) -> bool:
        """Return whether a node is a statement, not an argument.

        Raise KeyError if the map has no such node.
        """
        return self.structure.is_statement(self._known(node))

    def rests_on(self, statement: str) -> list[str]:
        """Return all statements that a statement rests on, through supporting arguments alone.

        It is among them itself if its support runs in a circle. Raise KeyError if the map has no
        such statement.
        """
        supports, premises = self.structure.supports, self.structure.premises

        def supported_by(name: str) -> Iterator[str]:
            return chain.from_iterable(map(premises.__getitem__, supports.get(name, ())))

        (name,) = self.statements_named([statement])
        found = reached(supported_by, supported_by(name))
        return [node for node in self.statements() if node in found]

    def leads_to(self, statement: str) -> list[str]:
        """Return all statements that a statement speaks for or against, however far away.

        It is among them itself if it stands in a circle. Raise KeyError if the map has no such
        statement.
        """
        following = self.structure.following
        found = reached(following, following(self._known(statement)))
        return [node for node in self.statements() if node in found]

    def roots(self) -> list[str]:
        """Return the statements in which the map's arguments end; see `argmap.model.roots`."""
        return list(self._roots)

    @cached_property
    def _roots(self) -> list[str]:
        return roots_of(self.structure)

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
        supposed = self.supposition | self.supposed(deny, grant)
        return label_nodes(self.structure, unknown=self.unknowns.undecided, supposed=supposed)

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
        return sides_of(self.structure, self._roots)
