"""Why statements have their labels, in sentences."""

from typing import TYPE_CHECKING

from argmap.model.labelling import ACCEPTED, REJECTED, UNDECIDED, defeaters
from argmap.text.wording import brief

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap


class Reasons:
    """Sentences that say why statements have their labels: those of the whole map."""

    def __init__(self, whole: "ArgumentMap", labels: "dict[str, Label]") -> None:
        self._map = whole
        self._nodes = whole.graph.nodes
        self._labels = labels
        self._places: dict[str, int] = {}

    def place_of(self, statement: str) -> int:
        """Return the place of a statement's reason among all."""
        return self._places.setdefault(self._reason(statement), len(self._places))

    def all(self) -> list[str]:
        """Return the reasons that were asked for."""
        return list(self._places)

    def _reason(self, statement: str) -> str:
        label = self._labels[statement]
        if label == UNDECIDED:
            return "Undecided: no argument for or against it settles the matter."
        if label == REJECTED:
            return self._downfall(statement)
        arguments = {
            (self._nodes[argument]["relation"], self._labels[argument])
            for argument in self._map.graph.predecessors(statement)
        }
        if ("support", ACCEPTED) in arguments:
            ground = "an argument for it stands"
        elif self._nodes[statement]["kind"] == "premise":
            ground = "it is taken as given"
        else:
            ground = "it is taken as given, its argument to be written out"
        attacked = any(relation == "attack" for relation, _ in arguments)
        return f"Accepted: {ground}{', and what is said against it fails' if attacked else ''}."

    def _downfall(self, statement: str) -> str:
        causes = defeaters(self._map.graph, self._labels, statement)
        if not causes:
            return "Rejected: nothing supports it."
        if self._nodes[causes[0]]["relation"] == "support":
            return "Rejected: every argument for it fails."
        premises = self._map.premises_of(causes[0])
        against = (brief(self._nodes[premise]["text"]) for premise in premises)
        return f"Rejected, for this stands against it: {' '.join(against)}"
