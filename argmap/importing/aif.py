"""The Argument Interchange Format, as AIFdb writes it, and xAIF, which wraps it.

Statements are I-nodes, supporting arguments RA-nodes and attacking ones CA-nodes; MA-nodes say
that one statement rephrases another. Locutions (L-nodes), and what joins them to each other and to
statements (TA and YA), say who said what when, for which a map has no word.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from argmap.format.keys import Relation
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.json_values import id_of, list_of, object_of, objects, text_of
from argmap.importing.support.own_keys import OwnKeys
from argmap.importing.support.source import DamagedError, Source
from argmap.importing.support.tidying import tidied
from argmap.model.walks import reached
from argmap.text.wording import listing

if TYPE_CHECKING:
    from argmap.importing.support.losses import Losses

_RELATIONS: dict[str, Relation] = {"RA": "support", "CA": "attack"}
_OF_LOCUTIONS = {
    "L": "{} locution{s} left out",
    "YA": "{} link{s} between locutions and statements (YA) left out",
    "TA": "{} transition{s} between locutions (TA) left out",
    "PA": "{} preference{s} (PA) left out",
}
_BETWEEN_LOCUTIONS = {
    "RA": "{} inference{s} between locutions left out",
    "CA": "{} conflict{s} between locutions left out",
    "MA": "{} rephrase{s} between locutions left out",
}
_NO_NODE = "{} node{s} without an id or of no known type left out"
_NO_EDGE = "{} edge{s} without two known ends left out"
_UNUSED = "{} statement{s} without arguments left out"
_JOINED = "{} inference{s} for inferences, their premises joined to those of the inference"
_MERGED = (
    "{} statement{s} merged with other wordings, and kept in a note (a rephrase may be a question "
    "and its answer: --rephrase support keeps both)"
)
_DOUBLE = "{} argument{s} left out, the same as another since wordings are merged"
_SUPPORTS = "{} rephrase{s} turned into arguments"
_DROPPED = "{} rephrase{s} left out"
_BARE_EDGE = "{} edge{s} from a statement to a statement left out"
_BESIDE = "{} part{s} beside nodes and edges left out"
_READ = {
    *("AIF", "nodes", "edges", "locutions", "participants", "groups", "argmap"),
    # They say again which scheme a node has.
    "schemefulfillments",
}
_TYPES = {"I", "MA", *_RELATIONS, *_OF_LOCUTIONS}
_ENDS = ("fromID", "toID")
_NO_SCHEMES = {"RA", "CA", "MA"}
_NAME = ("firstname", "surname")
_LEAST_JOINED = 1_000
"""How many premises can be joined to those of other inferences at least."""


def recognizes(source: Source) -> bool:
    """Return whether an input has nodes and edges as AIF has them, of which there may be none."""
    found = _unwrapped(source.json_object()) or {}
    nodes = found.get("nodes")
    has_ids = any("nodeID" in node for node in objects(nodes))
    return "edges" in found and (has_ids or (nodes == [] and "locutions" in found))


def read(source: Source, options: ImportOptions) -> Contents:
    """Return what an input in AIF says."""
    whole = source.json()
    found = _unwrapped(whole)
    if found is None:
        raise DamagedError("an object with nodes and edges is expected here")
    contents = _Reader(found, options).contents()
    for key, value in (whole | found).items():
        if key not in _READ and value and not isinstance(value, (bool, int, float)):
            contents.losses.add(_BESIDE, key)
    return contents


def _unwrapped(found: Any) -> dict[str, Any] | None:
    """Return the graph in JSON, without what xAIF wraps around it."""
    if isinstance(found, dict) and isinstance(found.get("AIF"), dict):
        found = found["AIF"]
    return found if isinstance(found, dict) else None


class _Graph:
    """Nodes by their ids, and what stands before and behind each."""

    def __init__(self, found: dict[str, Any], losses: "Losses") -> None:
        self.nodes: dict[str, dict[str, Any]] = {}
        self.before: dict[str, list[str]] = {}
        self.behind: dict[str, list[str]] = {}
        for number, node in enumerate(list_of(found, "nodes")):
            name = id_of(node.get("nodeID")) if isinstance(node, dict) else None
            if name is None or name in self.nodes or text_of(node.get("type")) not in _TYPES:
                losses.add(_NO_NODE, f"nodes[{number}]")
            else:
                self.nodes[name], self.before[name], self.behind[name] = node, [], []
        seen: set[tuple[str, str]] = set()
        for number, edge in enumerate(list_of(found, "edges")):
            ends = [id_of(edge.get(key)) for key in _ENDS] if isinstance(edge, dict) else [None]
            if any(end not in self.nodes for end in ends):
                losses.add(_NO_EDGE, f"edges[{number}]")
                continue
            start, end = map(str, ends)
            if (start, end) not in seen:
                seen.add((start, end))
                self.behind[start].append(end)
                self.before[end].append(start)
                if self.type(start) == self.type(end) == "I":
                    losses.add(_BARE_EDGE, f"edges[{number}]")

    def type(self, name: str) -> str:
        """Return the type of a node, such as RA."""
        return str(self.nodes[name]["type"])

    def of_type(self, names: Iterable[str], *types: str) -> list[str]:
        """Return those of some nodes that are of some types."""
        return [name for name in names if self.type(name) in types]

    def around(self, name: str) -> list[str]:
        """Return what stands before and behind a node."""
        return self.before[name] + self.behind[name]


class _Reader:
    """Reads a graph in AIF."""

    def __init__(self, found: dict[str, Any], options: ImportOptions) -> None:
        self._found = found
        self._options = options
        self._contents = Contents()
        self._losses: Losses = self._contents.losses
        self._keys = OwnKeys(object_of(found, "argmap"), self._contents, "argmap")
        self._graph = _Graph(found, self._losses)
        self._nodes = self._graph.nodes
        self._statements: dict[str, Statement] = {}
        self._arguments: dict[str, Argument] = {}
        self._reworded: set[Statement | Argument] = set()

    def contents(self) -> Contents:
        """Return what the graph says."""
        for name in self._nodes:
            kind = self._graph.type(name)
            if kind in _OF_LOCUTIONS:
                self._losses.add(_OF_LOCUTIONS[kind], _place(name))
        self._read_statements()
        self._read_arguments()
        self._read_groups()
        self._read_expectations()
        self._read_speakers()
        if not self._contents.statements and self._graph.of_type(self._nodes, "I"):
            raise DamagedError(
                "no statement here has an argument; --all keeps those that have none"
            )
        return self._contents

    def _read_statements(self) -> None:
        """Add the statements, those that are merged as one."""
        merged = self._merged() if self._options.rephrase == "merge" else {}
        used = self._used(merged)
        for name in self._graph.of_type(self._nodes, "I"):
            node = self._nodes[name]
            stands = merged.get(name, name)
            if "argmap" not in node and stands not in used and not self._options.everything:
                self._losses.add(_UNUSED, _place(name))
            elif name == stands:
                self._statements[name] = self._statement(name, node)
                self._contents.statements.append(self._statements[name])
        wordings: dict[Statement, dict[str, None]] = {}
        for name, into in merged.items():
            if name != into and into in self._statements:
                self._losses.add(_MERGED, _place(name))
                statement = self._statements[name] = self._statements[into]
                wordings.setdefault(statement, {})[_text(self._nodes[name])] = None
        self._reworded.update(wordings)
        for statement, texts in wordings.items():
            others = " / ".join(text for text in texts if text not in {"", statement.text})
            if others:
                known = statement.facts.get("note", "")
                statement.facts["note"] = f"{known} Other wordings: {others}".strip()

    def _used(self, merged: dict[str, str]) -> set[str]:
        """Return the statements that have arguments, or for which one stands that has."""
        joins = ("RA", "CA", "MA") if self._options.rephrase == "support" else ("RA", "CA")
        return {
            merged.get(name, name)
            for join in self._graph.of_type(self._nodes, *joins)
            for name in self._graph.around(join)
        }

    def _statement(self, name: str, node: dict[str, Any]) -> Statement:
        if "argmap" not in node:
            return Statement(_text(node), place=_place(name))
        given = object_of(node, "argmap", _place(name))
        return self._keys.statement(given, text_of(node.get("text")), _place(name))

    def _merged(self) -> dict[str, str]:
        """Return for each statement that is rephrased which one stands for it in the map.

        Among those that rephrase each other it is the first that rephrases no other.
        """
        neighbours: dict[str, list[str]] = {}
        rephrasing: set[str] = set()
        for node in self._graph.of_type(self._nodes, "MA"):
            before = self._graph.of_type(self._graph.before[node], "I")
            behind = self._graph.of_type(self._graph.behind[node], "I")
            if before and behind:
                rephrasing.update(before)
                for one, other in pairwise(before + behind):
                    neighbours.setdefault(one, []).append(other)
                    neighbours.setdefault(other, []).append(one)
        merged: dict[str, str] = {}
        order = {name: place for place, name in enumerate(self._nodes)}
        for start in sorted(neighbours, key=order.__getitem__):
            if start in merged:
                continue
            component = reached(neighbours.__getitem__, [start])
            in_order = sorted(component, key=order.__getitem__)
            stands = next((each for each in in_order if each not in rephrasing), in_order[0])
            merged |= dict.fromkeys(in_order, stands)
        return merged

    def _read_arguments(self) -> None:
        """Add the arguments, which may lead to each other."""
        joined: nx.DiGraph[str] = nx.DiGraph()
        for name, node in self._nodes.items():
            kind = str(node["type"])
            if kind not in _BETWEEN_LOCUTIONS:
                continue
            around = self._graph.around(name)
            if self._graph.of_type(around, "L") and not self._graph.of_type(around, "I"):
                self._losses.add(_BETWEEN_LOCUTIONS[kind], _place(name))
            elif kind in _RELATIONS:
                given = object_of(node, "argmap", _place(name))
                argument = self._keys.argument(given, _RELATIONS[kind], _place(name))
                argument.premises = self._known(self._graph.before[name])
                argument.facts = _scheme(node) | argument.facts
                self._arguments[name] = argument
            else:
                self._read_rephrase(name)
        for name, argument in self._arguments.items():
            argument.targets += self._known(self._graph.behind[name])
            for target in self._graph.behind[name]:
                if target not in self._arguments:
                    continue
                if argument.relation == "attack":
                    argument.targets.append(self._arguments[target])
                else:
                    self._losses.add(_JOINED, _place(name))
                    joined.add_edge(name, target)
        self._join(joined)
        self._drop_doubles()
        self._contents.arguments += (
            argument
            for name, argument in self._arguments.items()
            if argument.targets or name not in joined or not joined.out_degree(name)
        )

    def _drop_doubles(self) -> None:
        """Leave out arguments that have become the same because statements were merged."""
        firsts: dict[Any, Argument] = {}
        same: dict[Statement | Argument, Argument] = {}
        for name, argument in list(self._arguments.items()):
            ends = frozenset(argument.premises), frozenset(argument.targets)
            if self._reworded.isdisjoint(ends[0] | ends[1]):
                continue
            first = firsts.setdefault((argument.relation, *ends, repr(argument.facts)), argument)
            if first is not argument:
                same[argument] = first
                del self._arguments[name]
                self._losses.add(_DOUBLE, argument.place)
        for argument in self._arguments.values():
            argument.targets = [same.get(target, target) for target in argument.targets]

    def _known(self, names: Iterable[str]) -> list[Statement]:
        return [self._statements[name] for name in names if name in self._statements]

    def _join(self, joined: "nx.DiGraph[str]") -> None:
        """Add the premises of inferences to those of the inferences that they lead to."""
        left = 3 * len(self._nodes) + _LEAST_JOINED
        for component in reversed(list(nx.strongly_connected_components(joined))):
            # Of a circle, each has the premises that come into it.
            for name in component:
                for target in joined.successors(name):
                    more = self._arguments[name].premises[:left]
                    left -= len(more)
                    self._arguments[target].premises += more

    def _read_rephrase(self, name: str) -> None:
        before = self._known(self._graph.before[name])
        behind = self._known(self._graph.behind[name])
        if self._options.rephrase == "drop" or not before or not behind:
            self._losses.add(_DROPPED, _place(name))
        elif self._options.rephrase == "support":
            self._losses.add(_SUPPORTS, _place(name))
            facts = _scheme(self._nodes[name]) or {"scheme": "rephrase"}
            self._contents.arguments.append(
                Argument("support", before, [*behind], place=_place(name), facts=facts)
            )

    def _read_groups(self) -> None:
        """Read the groups, for which AIF has no word: argmap writes them beside the nodes."""
        for number, group in enumerate(objects(self._found.get("groups"))):
            place = f"groups[{number}]"
            name, given = text_of(group.get("groupID")), object_of(group, "argmap", place)
            title = given.get("title", None if group.get("title") == name else group.get("title"))
            self._keys.group(name, title, group.get("nodeIDs"), self._statements.get, place)

    def _read_expectations(self) -> None:
        """Read what a map expects of its nodes, which it calls by their names there."""
        found: dict[tuple[Any, str], Statement | Argument] = {
            (None, statement.name): statement for statement in self._contents.statements
        }
        for argument in self._arguments.values():
            own = argument.name
            found |= {(target, own): argument for target in argument.targets}

        def node(name: str) -> Statement | Argument | None:
            known: Statement | Argument | None = None
            for part in name.split("/"):
                known = found.get((known, part))
                if known is None:
                    break
            return known

        expected = object_of(self._found, "argmap").get("expect")
        self._keys.expect(expected, node, "argmap.expect")

    def _read_speakers(self) -> None:
        """Note whether several people speak, and who has said what, if that is asked for."""
        names = {
            id_of(person.get("participantID")): " ".join(filter(None, map(person.get, _NAME)))
            for person in objects(self._found.get("participants"))
            if all(isinstance(person.get(key, ""), str) for key in _NAME)
        }
        persons = {
            id_of(locution.get("nodeID")): id_of(locution.get("personID"))
            for locution in objects(self._found.get("locutions"))
        }
        speakers: dict[str, str] = {}
        for name in self._graph.of_type(self._nodes, "L"):
            before, colon, _ = _text(self._nodes[name]).partition(" : ")
            said = names.get(persons.get(name)) or (before if colon else "")
            if said:
                speakers[name] = said
        self._contents.is_debate = len(set(speakers.values())) > 1
        if not self._options.speakers:
            return
        people: dict[Statement, dict[str, None]] = {}
        for name, statement in self._statements.items():
            for link in self._graph.of_type(self._graph.before[name], "YA"):
                for said in self._graph.before[link]:
                    if said in speakers:
                        people.setdefault(statement, {})[speakers[said]] = None
        for statement, those in people.items():
            statement.facts["attributed_to"] = listing([*those], "and")


def _text(node: dict[str, Any]) -> str:
    return " ".join(tidied(text_of(node.get("text"))).split())


def _place(name: str) -> str:
    return f"node {name}"


def _scheme(node: dict[str, Any]) -> dict[str, str]:
    """Return the scheme of an inference, a conflict or a rephrase, unless that is any."""
    name = text_of(node.get("scheme")) or _text(node)
    return {} if is_any_scheme(name) else {"scheme": name}


def is_any_scheme(name: str) -> bool:
    """Return whether the name of a scheme says nothing but what type a node has."""
    return not name or name in _NO_SCHEMES or name.startswith("Default ")
