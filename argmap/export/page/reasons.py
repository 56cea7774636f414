"""Why statements have their labels, in sentences."""

from typing import TYPE_CHECKING

from argmap.analysis.reasons import Ground, in_words, reason_for
from argmap.text.wording import brief, listing
from argmap.views.captions import text_of

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
        reason = reason_for(self._map, self._labels, statement)
        premises = []
        if reason.ground is Ground.ATTACKED and reason.node is not None:
            premises = self._map.premises_of(reason.node)
        texts = [f"“{brief(text_of(premise, self._nodes[premise]))}”" for premise in premises]
        said = in_words(reason, listing(texts, "and"), len(texts) or 1)
        return f"{self._labels[statement].capitalize()}: {said}."
