"""What of a map is shown: a part of it, as a map of its own.

Views and exports show a part as they show a map. What was left out is said by the nodes of the
part themselves: `left_out` counts the arguments that the whole map has at a statement, or as
undercutters of an argument, and the part has not; `outside` marks a statement that is not in the
group, and shown because arguments of the group need it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.format.keys import Label, Relation
from argmap.model.argument_map import ArgumentMap
from argmap.model.sides import Side
from argmap.model.structure import Structure
from argmap.model.walks import reached


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What of a map to show.

    `roots` are the statements to begin with, none meaning those of `heads_of`; `depth` is how many
    arguments to go away from them; `upward` goes to what rests on them instead. `group` keeps to a
    group, and `only` to the arguments of one relation: for attacks, what leads to them too.
    """

    roots: tuple[str, ...] = ()
    depth: int | None = None
    group: str | None = None
    only: Relation | None = None
    upward: bool = False

    @property
    def is_all(self) -> bool:
        """Return whether nothing of a map is left out."""
        return not self.roots and self.depth is None and self.group is None and self.only is None


class Part(ArgumentMap):
    """A part of a map: labels and sides are those of the whole map.

    `heads` are the statements at which its trees begin, and `selection` is what it was made by.
    Of a part that goes upward, an argument may be there without its target.
    """

    def __init__(
        self,
        structure: Structure,
        whole: ArgumentMap,
        heads: Sequence[str],
        selection: Selection,
    ) -> None:
        super().__init__(structure, whole.name, whole.places, whole.unknowns)
        self.whole = whole
        self.heads = heads
        self.selection = selection

    def labels(
        self, *, deny: Collection[str] = (), grant: Collection[str] = ()
    ) -> dict[str, Label]:
        """Return the label that every node of the part has in the whole map.

        A supposition may be about any statement of the whole map.
        """
        labels = self.whole.labels(deny=deny, grant=grant)
        return {node: labels[node] for node in self.nodes}

    def sides(self) -> dict[str, Side]:
        """Return the side that every node of the part has in the whole map."""
        sides = self.whole.sides()
        return {node: sides[node] for node in self.nodes}


def whole_of(argument_map: ArgumentMap) -> ArgumentMap:
    """Return the map that a map is a part of, or itself."""
    return argument_map.whole if isinstance(argument_map, Part) else argument_map


def heads_of(
    argument_map: ArgumentMap, sides: Mapping[str, Side], *, upward: bool = False
) -> Sequence[str]:
    """Return the statements at which the trees of a map begin, so that each statement is in one.

    They are the recommendations of its author, then the roots that stand in no tree of these.
    Upward they are the statements that rest on nothing, and one of each circle left over.
    """
    if isinstance(argument_map, Part):
        return argument_map.heads
    structure = argument_map.structure
    if upward:
        heads = [node for node in argument_map.statements() if not structure.preceding(node)]
        found = reached(structure.following, heads)
        for node in argument_map.statements():
            if node not in found:
                heads.append(node)
                reached(structure.following, [node], found)
        return heads
    heads = [node for node in argument_map.statements("recommendation") if sides[node] == "own"]
    roots = argument_map.roots()
    if set(heads).issuperset(roots):
        return heads
    found = reached(structure.preceding, heads)
    return [*heads, *(root for root in roots if root not in found)]


def select(argument_map: ArgumentMap, wanted: Selection) -> ArgumentMap:
    """Return the part of a map that is wanted: the map itself where that is all of it.

    Raise KeyError if the map has no such group, or what is left of it no such root.
    """
    if wanted.is_all:
        return argument_map
    available = argument_map
    if wanted.only is not None:
        available = _restricted(available, _of_relation(available, wanted.only, wanted.upward))
    chosen, members = available, frozenset[str]()
    if wanted.group is not None:
        members = frozenset(argument_map.groups[wanted.group]["statements"])
        chosen = _restricted(available, set(_around(available, members)))
    for root in wanted.roots:
        if not chosen.is_statement(root):
            raise KeyError(root)
    heads = tuple(dict.fromkeys(wanted.roots)) or _heads(argument_map, chosen, wanted)
    step = _step(chosen, wanted)
    kept = _within(chosen, heads, step, wanted.depth)
    reached_at = frozenset(kept)
    if wanted.upward:
        kept |= _needed_upward(available, kept)
    left_out = _left_out(available, kept, reached_at, wanted)
    outside = [
        node
        for node in kept
        if wanted.group is not None and node not in members and chosen.is_statement(node)
    ]
    part = _restricted(argument_map, kept).structure
    for node, count in left_out.items():
        part.nodes[node]["left_out"] = count
    for node in outside:
        part.nodes[node]["outside"] = True
    if wanted.group is not None:
        part.facts["groups"] = {
            name: facts for name, facts in part.facts["groups"].items() if name == wanted.group
        }
    return Part(part, argument_map, heads, wanted)


def nothing_of(argument_map: ArgumentMap) -> Part:
    """Return the part of a map in which nothing is."""
    return Part(Structure(), argument_map, (), Selection())


def parts_of_groups(argument_map: ArgumentMap, most: int) -> dict[str, dict[str, int]]:
    """Return the nodes that `select` keeps of each group, without making the parts.

    Each node has the number of arguments that are left out at it. Groups overlap in what attacks
    them: the last groups are missing where nodes, and edges to them, are more than `most`.
    """
    nodes, found = argument_map.nodes, dict[str, dict[str, int]]()
    for name, group in argument_map.groups.items():
        kept = set()
        for node in _around(argument_map, frozenset(group["statements"])):
            most -= 1 + len(argument_map.structure.preceding(node))
            if most < 0:
                return found
            kept.add(node)
        left_out = _left_out(argument_map, kept, kept, Selection(group=name))
        found[name] = {
            node: left_out.get(node, 0) + nodes[node].get("left_out", 0) for node in kept
        }
    return found


def _heads(argument_map: ArgumentMap, chosen: ArgumentMap, wanted: Selection) -> Sequence[str]:
    """Return the statements to begin with where none are named."""
    if wanted.upward:
        return heads_of(chosen, {}, upward=True)
    if wanted.group is None:
        return heads_of(argument_map, argument_map.sides())
    members = argument_map.groups[wanted.group]["statements"]
    places = {node: place for place, node in enumerate(members)}
    return sorted(chosen.roots(), key=lambda root: places.get(root, len(places)))


def _of_relation(argument_map: ArgumentMap, relation: Relation, upward: bool) -> set[str]:
    """Return all statements, and the arguments of a relation.

    With the attacks come those on whose way, away from the heads, an attack is, and upward the
    steps that they undercut.
    """
    found = set(argument_map.arguments(relation))
    if relation == "attack":
        structure = argument_map.structure
        found = reached(structure.preceding if upward else structure.following, found)
        if upward:
            reached(lambda node: _undercut_by(argument_map, node), list(found), found)
    return found | set(argument_map.statements())


def _around(argument_map: ArgumentMap, members: Collection[str]) -> Iterator[str]:
    """Yield statements, the supports between them, and every attack on what is yielded."""
    structure, nodes = argument_map.structure, argument_map.nodes
    kept = set(members)
    waiting = list(members)
    for node in waiting:
        yield node
        for argument in structure.preceding(node):
            relation = nodes[argument].get("relation")
            if relation is None or argument in kept:
                continue
            if relation != "attack" and node not in members:
                continue
            premises = argument_map.premises_of(argument)
            if relation == "attack" or any(premise in members for premise in premises):
                found = [argument, *(premise for premise in premises if premise not in kept)]
                kept.update(found)
                waiting += found


def _within(
    argument_map: ArgumentMap,
    heads: Iterable[str],
    step: Callable[[str], Iterable[str]],
    depth: int | None,
) -> set[str]:
    """Return what is at most so many arguments away from statements, and these."""
    nodes = argument_map.nodes
    kept = set(heads)
    # What is as far away as the rest of the level waits in `level`, what is further in `beyond`.
    level, distance = list(kept), 0
    while level:
        beyond: list[str] = []
        for node in level:
            for following in step(node):
                further = "relation" in nodes[following]
                if following in kept or (further and depth is not None and distance >= depth):
                    continue
                kept.add(following)
                (beyond if further else level).append(following)
        level, distance = beyond, distance + 1
    return kept


def _left_out(
    argument_map: ArgumentMap,
    kept: Collection[str],
    reached_at: Collection[str],
    wanted: Selection,
) -> dict[str, int]:
    """Count at each node the arguments that are not kept, and next to it on the way.

    `reached_at` are the kept nodes at which the way goes on; upward it goes on at steps that are
    kept because they are named: what is left out there is where they lead.
    """
    nodes, step = argument_map.nodes, _step(argument_map, wanted)
    counts: dict[str, int] = {}
    for node in kept:
        is_on_the_way = node in reached_at
        if not is_on_the_way and "relation" not in nodes[node]:
            continue
        missing = [
            following
            for following in step(node)
            if following not in kept and ("relation" in nodes[following] or not is_on_the_way)
        ]
        if missing:
            counts[node] = len(missing)
    return counts


def _needed_upward(argument_map: ArgumentMap, kept: Collection[str]) -> set[str]:
    """Return the steps that kept arguments undercut, and all premises of both."""
    arguments = {node for node in kept if not argument_map.is_statement(node)}
    steps = {step for argument in arguments for step in _undercut_by(argument_map, argument)}
    return steps.union(*map(argument_map.premises_of, arguments | steps))


def _undercut_by(argument_map: ArgumentMap, node: str) -> list[str]:
    """Return the step that an argument undercuts, if it does; nothing of a statement."""
    if argument_map.is_statement(node) or argument_map.is_statement(
        target := argument_map.target_of(node)
    ):
        return []
    return [target]


def _step(argument_map: ArgumentMap, wanted: Selection) -> Callable[[str], Iterable[str]]:
    """Return what gives the nodes that come next on the way away from the heads."""
    structure = argument_map.structure
    return structure.following if wanted.upward else structure.preceding


def _restricted(argument_map: ArgumentMap, kept: Collection[str]) -> ArgumentMap:
    """Return these nodes of a map and what is between them, in the order of the map."""
    structure = argument_map.structure.part(kept)
    members = {
        name: [node for node in facts["statements"] if node in kept]
        for name, facts in argument_map.groups.items()
    }
    structure.facts["groups"] = {
        name: {**argument_map.groups[name], "statements": nodes}
        for name, nodes in members.items()
        if nodes
    }
    structure.facts["expect"] = {
        label: [node for node in nodes if node in kept]
        for label, nodes in argument_map.expectations.items()
    }
    return ArgumentMap(structure, argument_map.name, argument_map.places, argument_map.unknowns)
