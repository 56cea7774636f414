"""The objections of a map: what each attacks, its answers, and whether it stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import heads_of, whole_of
from argmap.model.structure import Structure
from argmap.model.walks import reached
from argmap.views.entries import Entry, Guides, Tree
from argmap.views.relation_words import Word, word_of, word_towards

if TYPE_CHECKING:
    from argmap.model.sides import Side

_VERDICTS: dict[Label, str] = {
    "accepted": " that stands",
    "rejected": ", answered",
    "undecided": ", left open",
}
_MOST_ANSWERS = 20
"""How many answers are shown of one objection."""
_MOST_LOOKED_AT = 50
"""How many of the statements and arguments under an objection are searched for answers."""


class Objections:
    """The objections of a map as small trees, in the order of the map.

    An objection speaks against the author, or for him against a root of another; each of his
    attacks that answers none of these is one too. Below its premises stand what it attacks and
    its answers. `labels` may be none.
    """

    several = True

    def __init__(self, argument_map: ArgumentMap, labels: Mapping[str, Label]) -> None:
        self.structure = argument_map.structure
        self.nodes = self.structure.nodes
        self._map = argument_map
        self._labels = labels
        self.sides: Mapping[str, Side] = argument_map.sides()
        self._shown: set[str] = set()
        # Said where a statement is shown first.
        self._left_out = {
            node: facts["left_out"] for node, facts in self.nodes.items() if "left_out" in facts
        }
        roots = set(heads_of(argument_map, self.sides))
        targets = self.structure.targets
        attacks = [each for each in argument_map.arguments("attack") if each in targets]
        listed = {
            each for each in attacks if self.sides[each] == "other" or targets[each] in roots
        }
        answers = {answer for each in listed for answer in self._answers(each)}
        self._objections = [each for each in attacks if each in listed or each not in answers]

    def trees(self) -> Iterator[Tree]:
        """Yield a tree for each objection."""
        for number, objection in enumerate(self._objections, 1):
            verdict = _VERDICTS[self._labels[objection]] if self._labels else ""
            answers = self._answers(objection)
            count = len(answers)
            whose = "Objection" if self.sides[objection] == "other" else "The author's objection"
            heading = f"{whose}{verdict}"
            if count > _MOST_ANSWERS:
                heading += f" (the first {_MOST_ANSWERS} of {count} answers)"
            entries = self._entries(objection, answers[:_MOST_ANSWERS])
            yield Tree(
                str(number), self.structure.premises[objection][0], entries, heading=heading
            )

    def _answers(self, objection: str) -> list[str]:
        """Return the attacks that answer an objection."""
        attacked = answered_at(self.structure, objection)
        return [each for node in attacked for each in self.structure.attacks.get(node, ())]

    def closing(self) -> str:
        """Return in a line which recommendations of the author have no objection."""
        whole = whole_of(self._map)
        sides = whole.sides()
        objections = [each for each in self._objections if self.sides[each] == "other"]
        attacked = reached(self.structure.following, objections)
        free = [
            str(number)
            for number, head in enumerate(heads_of(whole, sides), 1)
            if head in self.nodes and sides[head] == "own" and head not in attacked
            if self.nodes[head]["kind"] == "recommendation"
        ]
        if not free:
            return ""
        names = f"recommendation{'s' * (len(free) > 1)}"
        return f"Without an objection: {names} {', '.join(free)} (show --root shows one)."

    def _entries(self, objection: str, answers: Iterable[str]) -> Iterator[Entry]:
        first, *linked = self.structure.premises[objection]
        left_out = self._left_out.pop(first, 0) + self._left_out.get(objection, 0)
        yield Entry(first, 0, argument=objection, opens=True, left_out=left_out)
        target = self.structure.targets[objection]
        is_step = not self.structure.is_statement(target)
        below: list[tuple[Word, str, str | None, str | None]] = [
            (Word.AND, premise, None, None) for premise in linked
        ]
        shown = self.structure.premises[target][0] if is_step else target
        towards = word_towards(self.structure, objection)
        below.append((towards, shown, None, target if is_step else None))
        for answer in answers:
            word = word_of_answer(self.structure, answer)
            for place, premise in enumerate(self.structure.premises[answer]):
                begins = answer if place == 0 else None
                below.append((Word.AND if place else word, premise, begins, None))
        pad = max(len(word.value) for word, *_ in below if word is not Word.OUTWEIGHED)
        for place, (word, statement, argument, step) in enumerate(below, 1):
            is_last = place == len(below)
            guides = Guides("└─ " if is_last else "├─ "), Guides("   " if is_last else "│  ")
            named = statement in self._shown
            self._shown.add(statement)
            yield Entry(
                statement,
                1,
                word,
                argument,
                *guides,
                pad,
                step=step,
                named=named,
                left_out=self._left_out.pop(statement, 0),
            )


def answered_at(structure: Structure, objection: str) -> list[str]:
    """Return what attacks on an objection answer: its premises, itself, or what these rest on.

    That is looked at only as far as nothing is attacked yet.
    """
    attacked = [*structure.premises[objection], objection]
    for node in attacked:
        if len(attacked) > _MOST_LOOKED_AT or any(map(structure.attacks.get, attacked)):
            break
        for support in structure.supports.get(node, ()):
            new = [support, *structure.premises[support]]
            attacked += [each for each in new if each not in attacked]
    return attacked


def word_of_answer(structure: Structure, answer: str) -> Word:
    """Return the word of an answer: what it attacks speaks for the objection, whosever it is."""
    return word_of(structure, answer, lambda _: False)
