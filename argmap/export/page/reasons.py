"""Why statements have their labels, as the script of a page is told it."""

from typing import TYPE_CHECKING, Any

from argmap.analysis import reasons
from argmap.model.labelling import ACCEPTED
from argmap.text.wording import brief
from argmap.views.captions import text_of
from argmap.views.explanation import VERDICTS, Explanation, Part, behind

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap


class Reasons:
    """The reasons of the whole map, of which a page may show a part, with its nodes by `numbers`.

    The script puts steps together to the whole reason for a statement.
    """

    def __init__(
        self, whole: "ArgumentMap", labels: "dict[str, Label]", numbers: dict[str, int]
    ) -> None:
        self._nodes = whole.nodes
        self._numbers = numbers
        self._reasons = reasons.Reasons(whole, labels)
        self._explanation = Explanation(whole, self._reasons)
        given = reasons.in_words(reasons.Reason("", ACCEPTED, reasons.Ground.GIVEN))
        self._phrases: dict[tuple[str, str, str, int], int] = {
            ("", behind(Part("", "", VERDICTS[ACCEPTED], given)), "", 0): 0
        }

    def facts(self) -> dict[str, Any]:
        """Return the reasons by the numbers of nodes, and the phrases in them.

        A phrase is what stands before and behind a name, what stands behind it where its reason
        was given before, if it has one, and whether it speaks against. The script adds the comma
        or the full stop, as it knows where the sentence ends. A reason is the place of a phrase
        for the node itself, then its parts: the place of a phrase, and the node that is named, or
        the text of one that the page has not. It is left out for what stands because nothing
        attacks it, which is said of most.
        """
        why: dict[str, list[Any]] = {}
        for node, number in self._numbers.items():
            reason, is_statement = self._reasons.of(node), "kind" in self._nodes[node]
            # An argument that stands is told as its premises.
            if reason.rests_on if is_statement else reason.label != ACCEPTED:
                opening = self._phrase(self._explanation.opening(node))
                why[str(number)] = [opening, *map(self._part, self._explanation.parts(node))]
        return {"why": why, "phrases": list(self._phrases)}

    def _part(self, part: Part) -> list[Any]:
        node = self._numbers.get(part.node)
        named: list[Any] = [node]
        if node is None:
            names = self._explanation.named(part.node)
            named = [brief(text_of(name, self._nodes[name])) for name in names]
        return [self._phrase(part), *named]

    def _phrase(self, part: Part) -> int:
        opens = bool(self._reasons.of(part.node).rests_on) and part.node in self._numbers
        again = behind(part, self._explanation.again(part.node)) if opens else ""
        phrase = (part.before, behind(part), again, int(part.is_attack))
        return self._phrases.setdefault(phrase, len(self._phrases))
