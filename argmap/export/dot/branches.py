"""A tree of boxes, cut into branches for each of which a sheet of paper has room."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

Extent = tuple[float, float]
"""How much room something takes along the direction of a picture, and across it."""


class Branch(NamedTuple):
    """Boxes that hang together, in order of reading; and those that hang on them, but elsewhere.

    `along` has how much room its ranks take, `across` is how broad it is.
    """

    boxes: list[str]
    cut: list[str]
    along: list[float]
    across: float

    @property
    def root(self) -> str:
        """The box on which the others hang."""
        return self.boxes[0]


class Limits(NamedTuple):
    """How much room a sheet has, and of that for a branch which is continued from elsewhere.

    `sign` is how much a sign takes that a branch goes on elsewhere.
    """

    room: Extent
    continued: Extent
    sign: Extent


class _Kept(NamedTuple):
    """What stays with a box of all that hangs on it, and the room of these."""

    boxes: frozenset[str]
    along: list[float]
    across: float


def branches_of(
    boxes: Sequence[str],
    below: Mapping[str, Sequence[str]],
    extents: Mapping[str, Extent],
    limits: Limits,
    *,
    is_continued: bool,
) -> Iterator[Branch]:
    """Cut a tree, given by its boxes in order of reading, into few branches; yield them in order.

    From the ends up, a box keeps what hangs on it as long as the room lasts, the narrowest first:
    so the fewest branches are made. What is no box of the tree is cut off. `is_continued` tells
    whether the tree itself is continued from elsewhere.
    """
    kept: dict[str, _Kept] = {}
    for box in reversed(boxes):
        is_first = box == boxes[0] and not is_continued
        room = limits.room if is_first else limits.continued
        kept[box] = _kept(extents[box], below.get(box, ()), kept, room, limits.sign)
    waiting = [boxes[0]]
    while waiting:
        root = waiting.pop()
        branch = Branch([], [], kept[root].along, kept[root].across)
        following = [root]
        while following:
            box = following.pop()
            branch.boxes.append(box)
            for each in below.get(box, ()):
                if each not in kept[box].boxes:
                    branch.cut.append(each)
            following += [each for each in reversed(below.get(box, ())) if each in kept[box].boxes]
        yield branch
        waiting += [each for each in reversed(branch.cut) if each in kept]


def _kept(
    own: Extent, following: Sequence[str], kept: Mapping[str, _Kept], room: Extent, sign: Extent
) -> _Kept:
    """Choose what stays with a box, which takes so much room itself."""
    own_along, own_across = own
    chosen: set[str] = set()
    along: list[float] = []
    across = 0.0
    for each in sorted(filter(kept.__contains__, following), key=lambda name: kept[name].across):
        branch = kept[each]
        longer = [max(pair) for pair in zip_longest(along, branch.along, fillvalue=0.0)]
        broader = across + branch.across
        beside = sign[1] if len(chosen) + 1 < len(following) else 0
        if own_along + sum(longer) <= room[0] and max(own_across, broader + beside) <= room[1]:
            chosen.add(each)
            along, across = longer, broader
    if len(chosen) < len(following):
        along = [max(sign[0], sum(along[:1])), *along[1:]]
        across += sign[1]
    return _Kept(frozenset(chosen), [own_along, *along], max(own_across, across))
