"""A map on one screen: its recommendations, what speaks for and against them, and its groups."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.analysis.cruxes import find_cruxes
from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import heads_of, whole_of
from argmap.model.sides import Side
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.objections import answered_at, word_of_answer
from argmap.views.relation_words import Word, word_of

MOST = 20
"""How many trees are summed up one by one."""
_LONG = 60
"""How many characters of the title of a group are enough to know it by."""


@dataclass(frozen=True, slots=True)
class Step:
    """An argument in short: its word, the first of its premises, and its label, if it is known."""

    word: Word
    premise: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class TreeInShort:
    """A tree by its root: its number, its label, and what speaks for and against it.

    What the author turns down is not among the `reasons` for his own statement, and what attacks
    it is not among the `objections`. `objection` is the first argument against it or against one
    of its steps that stands, or else the first with an `answer`, or else the first. The root falls
    if one of the premises is denied that it `hangs_on`; these are all that do so if they are
    `complete`.
    """

    number: int
    root: str
    is_opposed: bool
    label: Label | None
    reasons: int
    objections: int
    objection: Step | None
    answer: Step | None
    hangs_on: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The trees in short, how many `more` there are, and the titles and sizes of groups."""

    trees: tuple[TreeInShort, ...]
    more: int
    groups: tuple[tuple[str, int], ...]


def summary_of(
    argument_map: ArgumentMap, labels: Mapping[str, Label], sides: Mapping[str, Side]
) -> Summary:
    """Return what a map comes to, or a part of one.

    `labels` and `sides` are those of the whole map; without labels, none are known.
    """
    return _Summing(argument_map, labels, sides).summary()


class _Summing:
    def __init__(
        self, argument_map: ArgumentMap, labels: Mapping[str, Label], sides: Mapping[str, Side]
    ) -> None:
        self._map = argument_map
        self._whole = whole_of(argument_map)
        self._labels = labels
        self._sides = sides
        self._structure = self._whole.structure
        self._answers: dict[str, str | None] = {}

    def summary(self) -> Summary:
        heads = heads_of(self._map, self._sides)
        shown = heads[:MOST]
        standing = [
            head
            for head in shown
            if self._sides[head] == "own" and self._labels.get(head) == "accepted"
        ]
        cruxes = find_cruxes(self._whole, standing, 1, self._sides).conclusions if standing else ()
        hangs_on = {
            found.node: (tuple(crux.deny[0] for crux in found.cruxes), found.complete)
            for found in cruxes
        }
        trees = tuple(
            self._tree(number, head, *hangs_on.get(head, ((), True)))
            for number, head in enumerate(shown, 1)
        )
        groups = tuple(
            (brief(captions.group_title(name, group), _LONG), len(group["statements"]))
            for name, group in self._map.groups.items()
        )
        return Summary(trees, len(heads) - len(shown), groups)

    def _tree(
        self, number: int, head: str, hangs_on: tuple[str, ...], complete: bool
    ) -> TreeInShort:
        structure = self._structure
        supports, attacks = structure.supports, structure.attacks
        # What attacks a step that the author turns down speaks for him.
        steps = [each for each in supports.get(head, ()) if self._sides[each] == self._sides[head]]
        reasons = [each for each in steps if not self._rests_on_rejected(each)]
        objections = [each for node in (head, *steps) for each in attacks.get(node, ())]
        objection = answer = None
        if objections:
            objection, answer = self._told(objections)
        return TreeInShort(
            number,
            head,
            self._sides[head] == "other",
            self._labels.get(head),
            len(reasons),
            len(objections),
            None if objection is None else self._step(objection, self._word(objection)),
            None if answer is None else self._step(answer, word_of_answer(structure, answer)),
            hangs_on,
            complete,
        )

    def _rests_on_rejected(self, argument: str) -> bool:
        """Return whether an argument of the author has a premise that he turns down."""
        premises = self._structure.premises[argument]
        return self._sides[argument] == "own" and any(
            self._sides[premise] == "other" for premise in premises
        )

    def _told(self, objections: list[str]) -> tuple[str, str | None]:
        """Return the objection to tell of, and the argument that answers it."""
        for objection in objections:
            if self._labels.get(objection) == "accepted":
                return objection, None
        for objection in objections:
            for node in answered_at(self._structure, objection):
                answer = self._answer(node)
                if answer is not None:
                    return objection, answer
        return objections[0], None

    def _answer(self, node: str) -> str | None:
        """Return the first argument against a node that stands; many objections may share one."""
        if node not in self._answers:
            attacks = self._structure.attacks.get(node, ())
            standing = (each for each in attacks if self._labels.get(each) == "accepted")
            self._answers[node] = next(standing, None)
        return self._answers[node]

    def _step(self, argument: str, word: Word) -> Step:
        return Step(word, self._structure.premises[argument][0], self._labels.get(argument))

    def _word(self, objection: str) -> Word:
        return word_of(self._structure, objection, lambda node: self._sides[node] == "own")
