"""The side of each statement and argument of a map: the author's or an opponent's."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Literal

from argmap.model.walks import components_from_the_roots, reached

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model.structure import Structure
    from argmap.model.unknowns import Unknowns

Side = Literal["own", "other"]

_OWN, _OTHER, _BOTH = 1, 2, 3
"""The sides from which a node is reached, as bits."""
_AGAINST = {0: 0, _OWN: _OTHER, _OTHER: _OWN, _BOTH: _BOTH}


def sides_of(structure: "Structure", roots: Iterable[str]) -> dict[str, Side]:
    """Return the side of every node, in file order.

    A root is on the own side, or on the other one if it is attributed to somebody. A supporting
    argument is on the side of its target, an attacking one on the side against it, a premise on
    the sides of the arguments that use it. What is marked rejected is on the other side, wherever
    it stands. Sides are decided from the roots down, one strongly connected component at a time.
    What is reached both ways from outside its component is on the own side alone: whoever uses a
    premise defends it. Inside a component a node may be on both sides; then it counts as other if
    it is an attack, and else as own.
    """
    nodes, following = structure.nodes, structure.following
    rejected = {node for node, given in nodes.items() if given.get("rejected")}
    reached: dict[str, int] = {
        root: _OTHER if "attributed_to" in nodes[root] else _OWN for root in roots
    }
    if not structure.attacks and not rejected and _OTHER not in reached.values():
        return dict.fromkeys(nodes, "own")
    attacks = {node for node, given in nodes.items() if given.get("relation") == "attack"}

    def passed_on(node: str, targets: Iterable[str]) -> int:
        sides = 0
        for target in targets:
            sides |= reached.get(target, 0)
        return _AGAINST[sides] if node in attacks else sides

    for component in components_from_the_roots(structure):
        for node in component:
            targets: Iterable[str] = following(node)
            if len(component) > 1:
                targets = [target for target in targets if target not in component]
            sides = reached.get(node, 0) | passed_on(node, targets)
            reached[node] = _OWN if sides == _BOTH else sides
            if node in rejected:
                reached[node] = _OTHER
        if len(component) > 1:
            _spread(structure, component, reached, passed_on, rejected)
    return {
        node: "other"
        if reached[node] == _OTHER or (reached[node] == _BOTH and node in attacks)
        else "own"
        for node in nodes
    }


def unknown_sides(structure: "Structure", roots: Iterable[str], unknowns: "Unknowns") -> set[str]:
    """Return the nodes of whose side nothing is known, because a part could not be read.

    They lead to a root of which it is not known whose it is, to what may be marked rejected, or to
    a statement that a faulty reference may mean.
    """
    starts = {root for root in roots if unknowns.has(root, "attributed_to")}
    starts |= {node for node in unknowns.keys if unknowns.has(node, "rejected")}
    starts &= structure.nodes.keys()
    starts |= unknowns.meant & structure.nodes.keys()
    return reached(structure.preceding, starts) if starts else starts


def _spread(
    structure: "Structure",
    component: Collection[str],
    reached: dict[str, int],
    passed_on: "Callable[[str, Iterable[str]], int]",
    rejected: set[str],
) -> None:
    """Pass the sides of a component's nodes on to its other nodes that are not rejected."""
    waiting = [node for node in component if reached[node]]
    while waiting:
        target = waiting.pop()
        for node in structure.preceding(target):
            if node in component and node not in rejected:
                sides = reached[node] | passed_on(node, (target,))
                if sides != reached[node]:
                    reached[node] = sides
                    waiting.append(node)
