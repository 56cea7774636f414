"""One slip for several faults: what a wrong indent or a missing dash brings about is said once.

What may be meant is tried: the text is read with a line corrected, and where that mends several
faults and brings about no other, the correction is what is reported.
"""

from typing import TYPE_CHECKING, NamedTuple

from argmap.findings import Finding
from argmap.model.argument_map import ArgumentMap
from argmap.reading.cause_search import MOST_READ, Read, Search
from argmap.reading.faulty_lines import Correction
from argmap.reading.only_fault import OnlyFault, may_be_elsewhere

if TYPE_CHECKING:
    from argmap.reading.faults import Faults

_MOST_MEANT = 300_000
"""How many characters a text has at most that is read as it may be meant."""
_MOST_FAULTS = 100


def with_common_causes(faults: "Faults", argument_map: ArgumentMap, read: Read) -> list[Finding]:
    """Return the faults of a text, with one in the place of those that one slip explains.

    `argument_map` is what was read of it; `read` returns the faults of another text.
    """
    found = faults.in_order()
    is_only = len(found) == 1
    is_told = not may_be_elsewhere(faults, found[0]) if is_only else not found
    if is_told or not _is_bounded(faults, found):
        return found
    search = OnlyFault if is_only else Search
    return search(faults, found, argument_map, read).run()


class Meant(NamedTuple):
    """A text as it may be meant, with lines corrected: `corrections`, in the order of the text."""

    content: str
    corrections: list[Correction]

    def line(self, number: int) -> int | None:
        """Return where a line of the text stands in this one, or None if that is not plain."""
        behind = 0
        for each in self.corrections:
            is_in_place = each.lines is None or len(each.lines) == each.end - each.first == 1
            if each.first < number <= each.end and not is_in_place:
                return None
            behind += each.added if each.end < number else 0
        return number + behind


def as_meant(faults: "Faults", argument_map: ArgumentMap, read: Read) -> Meant | None:
    """Return a text with lines corrected that are at fault, if some can be.

    `argument_map` is what was read of it; `read` returns the faults of another text.
    """
    found = faults.in_order()
    if not found or len(faults.text.content) > _MOST_MEANT or not _is_bounded(faults, found):
        return None
    search = Search(faults, found, argument_map, read)
    likely = list(search.corrections())
    if not likely and len(found) > 1:
        search.fewest = 1
        likely = list(search.corrections())
    corrections: list[Correction] = []
    for correction, _ in sorted(likely, key=lambda each: each[0].first):
        if not corrections or corrections[-1].end <= correction.first:
            corrections.append(correction)
    return Meant(search.corrected(corrections), corrections) if corrections else None


def _is_bounded(faults: "Faults", found: list[Finding]) -> bool:
    """Return whether a text is to be searched for what is meant by its lines."""
    are_few = len(found) <= _MOST_FAULTS and len(faults.text.content) <= MOST_READ
    return are_few and not faults.damaged
