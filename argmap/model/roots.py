"""The roots of a map: the statements in which its arguments end."""

from itertools import chain
from typing import TYPE_CHECKING

from argmap.model.walks import circles, reached

if TYPE_CHECKING:
    from argmap.model.structure import Structure


def roots_of(structure: "Structure") -> list[str]:
    """Return the roots of a map, in file order.

    They are the statements that are a premise of nothing. Where statements lead only to each
    other (a strongly connected component that nothing leaves), the first recommendation among
    them is the root, else the first statement.
    """
    nodes, following = structure.nodes, structure.following
    uses, targets = structure.uses, structure.targets
    sinks = [node for node in nodes if node not in uses and node not in targets]
    others = nodes.keys() - reached(structure.preceding, sinks)
    if not others:
        return sinks
    roots, order = set(sinks), {node: place for place, node in enumerate(nodes)}
    for circle in circles(others, following):
        if circle.issuperset(chain.from_iterable(map(following, circle))):
            statements = sorted(filter(structure.is_statement, circle), key=order.__getitem__)
            recommended = (node for node in statements if nodes[node]["kind"] == "recommendation")
            roots.add(next(recommended, statements[0]))
    return [node for node in nodes if node in roots]
