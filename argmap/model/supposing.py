"""A map under a supposition: statements that are denied or granted, and what that changes."""

from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap


class SupposedMap(ArgumentMap):
    """A map whose labels are those under what is `supposed`.

    A statement that is supposed has the attribute `supposed`, its label; any other one whose label
    that changes has the attribute `was`, its label in the map as it is.
    """

    def __init__(self, argument_map: ArgumentMap, supposed: dict[str, Label]) -> None:
        structure = argument_map.structure
        structure = structure.part(structure.nodes)
        super().__init__(structure, argument_map.name, argument_map.places, argument_map.unknowns)
        self._supposed = supposed
        before, now = argument_map.labels(), self.labels()
        for name in self.statements():
            if name in supposed:
                self.nodes[name]["supposed"] = supposed[name]
            elif before[name] != now[name]:
                self.nodes[name]["was"] = before[name]

    @property
    def supposition(self) -> dict[str, Label]:
        """The labels that statements are supposed to have."""
        return self._supposed


def suppose(argument_map: ArgumentMap, supposed: dict[str, Label]) -> ArgumentMap:
    """Return a map under a supposition; the map itself if nothing is supposed.

    Of a map that was not read to its end no labels are known, and so nothing changes.
    """
    if not supposed or argument_map.unknowns.cut_off:
        return argument_map
    return SupposedMap(argument_map, supposed)
