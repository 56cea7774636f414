"""Why a node of a map has its label, as steps that read aloud, whatever shows them."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.analysis.reasons import Ground, Reason, Reasons, in_words
from argmap.model.labelling import ACCEPTED, REJECTED, UNDECIDED

if TYPE_CHECKING:
    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

VERDICTS: "dict[Label, str]" = {
    ACCEPTED: "stands",
    REJECTED: "falls",
    UNDECIDED: "is undecided",
}
"""What is said of a node with a label."""


class Part(NamedTuple):
    """One of the things that a reason names, in words: the objection “…” falls.

    `node` is a statement, or an argument, which is named by its premises. `before` are the words
    before it, and `verdict` those behind it, where there are any. `clause` says why, where nothing
    else is named that would. `is_attack` tells that it speaks against. Where an argument is named
    by its `target` too, `towards` is the word before that.
    """

    before: str
    node: str
    verdict: str
    clause: str = ""
    is_attack: bool = False
    towards: str = ""
    target: str = ""


class Reference(Enum):
    """Where a reason is to be found that is not given here, in words."""

    ABOVE = ", as shown above"
    BELOW = ", as shown below"
    CIRCLE = ": a circle, in which each waits for the next"


def behind(part: Part, reference: Reference | None = None) -> str:
    """Return all words behind a part: its verdict, and why, or where that is shown."""
    said = f"{part.verdict}, for {part.clause}" if part.clause else part.verdict
    return said + reference.value if reference else said


class Step(NamedTuple):
    """A line of a reason: a part, and how far it is indented.

    `reference` stands for the steps that explain it where they are not given here. `is_last` tells
    that the sentence ends with it, and `is_repeated` that the statement was named before.
    """

    level: int
    part: Part
    is_last: bool
    reference: Reference | None = None
    is_repeated: bool = False

    @property
    def behind(self) -> str:
        """All words behind the name in the step, and the sign that ends it."""
        said = behind(self.part, self.reference)
        return said and said + ("." if self.is_last else ",")


class Explanation:
    """Tells the reasons of a map, step by step."""

    def __init__(self, argument_map: "ArgumentMap", reasons: Reasons) -> None:
        self._structure = argument_map.structure
        self._reasons = reasons

    def named(self, node: str) -> list[str]:
        """Return the statements by which a node is named: an argument by its premises."""
        return [node] if self._structure.is_statement(node) else self._structure.premises[node]

    def opening(self, node: str) -> Part:
        """Return the first step, which says what label a node has."""
        reason = self._reasons.of(node)
        if self._structure.is_statement(node):
            return Part("", node, VERDICTS[reason.label], _clause(reason))
        is_attack = self._is_attack(node)
        before, towards = self._called(node)
        verdict, target = self._outcome(reason), self._structure.targets[node]
        if reason.ground is Ground.PREMISES_STAND and not self.parts(node):
            # It stands as the premises do by which it is named.
            reason = reason._replace(ground=Ground.GIVEN, because=())
        return Part(before, node, verdict, _clause(reason), is_attack, towards, target)

    def parts(self, node: str) -> list[Part]:
        """Return what the reason for a node names, in the order in which it is told."""
        reason = self._reasons.of(node)
        because, is_statement = reason.because, self._structure.is_statement(node)
        told: list[Part] = []
        match reason.ground:
            case Ground.SUPPORTED:
                told = self._standing(because[0], "because")
            case Ground.PREMISES_STAND:
                # The opening has named the premises: those that are given need no more words.
                premises = [each for each in because if self._statement("", each).verdict]
                told = self._statements(premises, "because")
            case Ground.ATTACKED if is_statement:
                told = self._standing(because[0], "for", "stands against it", "and with it")
            case Ground.ATTACKED:
                told = self._standing(because[0], "for")
            case Ground.PREMISE_FALLS | Ground.PREMISE_OPEN:
                told = [self._statement("for", because[0])]
            case Ground.SUPPORT_FALLS | Ground.SUPPORT_OPEN:
                words = ["for the reason"] + ["and the reason"] * (len(because) - 1)
                told = [self._failing(*each) for each in zip(because, words, strict=True)]
            case Ground.ATTACK_OPEN if len(because) > 1:
                told = self._standing(because[0], "it would stand because")
                told.append(self._failing(because[-1], f"but {self._called(because[-1])[0]}"))
            case Ground.ATTACK_OPEN:
                told = [self._failing(because[-1], f"for {self._called(because[-1])[0]}")]
        for number, attack in enumerate(reason.falling):
            word = "and" if told or number else "for"
            called = self._called(attack)[0] if is_statement else self._of_this_step(attack)
            told.append(self._failing(attack, f"{word} {called}"))
        return told

    def _standing(
        self, argument: str, first: str, verdict: str = "", then: str = "and"
    ) -> list[Part]:
        """Return the parts of an argument that stands: premises, and undercutters that fall."""
        told = self._statements(self._structure.premises[argument], first, then)
        told[0] = told[0]._replace(
            verdict=verdict or told[0].verdict, is_attack=self._is_attack(argument)
        )
        for undercutter in self._reasons.of(argument).falling:
            told.append(self._failing(undercutter, f"and {self._of_this_step(undercutter)}"))
        return told

    def _statements(self, names: Sequence[str], first: str, then: str = "and") -> list[Part]:
        words = [first, *[then] * (len(names) - 1)][: len(names)]
        return [self._statement(*each) for each in zip(words, names, strict=True)]

    def _failing(self, argument: str, before: str) -> Part:
        """Return the part for an argument that does not stand.

        One that fails because of its only premise is told as that premise.
        """
        reason, is_attack = self._reasons.of(argument), self._is_attack(argument)
        if reason.ground in {Ground.PREMISE_FALLS, Ground.PREMISE_OPEN}:
            (*others, premise) = self._structure.premises[argument]
            if not others:
                return self._statement(before, premise)._replace(is_attack=is_attack)
        return Part(before, argument, self._outcome(reason), _clause(reason), is_attack)

    def _called(self, argument: str) -> tuple[str, str]:
        """Return what an argument is called, and the word between it and its target."""
        if self._structure.nodes[argument].get("outweighs"):
            return "the reason", "to outweigh"
        return ("the objection", "to") if self._is_attack(argument) else ("the reason", "for")

    def _of_this_step(self, undercutter: str) -> str:
        """Return what an undercutter is called beside the argument that it attacks."""
        return f"{' '.join(self._called(undercutter))} this step"

    def _is_attack(self, argument: str) -> bool:
        return bool(self._structure.nodes[argument]["relation"] == "attack")

    def _outcome(self, reason: Reason) -> str:
        """Say what becomes of an argument: one may fail although nothing is wrong in itself."""
        if reason.ground not in {Ground.ATTACKED, Ground.ATTACK_OPEN}:
            return VERDICTS[reason.label]
        outweighs = "outweighs" in self._structure.nodes[reason.because[0]]
        if reason.label == REJECTED:
            return "is outweighed" if outweighs else "does not count"
        return "may be outweighed" if outweighs else "may not count"

    def _statement(self, before: str, statement: str) -> Part:
        """Return the part for a statement, with what decides it where that is soon said."""
        reason = self._reasons.of(statement)
        clause = _clause(reason)
        if clause and reason.ground is Ground.GIVEN:
            return Part(before, statement, "")
        return Part(before, statement, VERDICTS[reason.label], clause)

    def steps(self, node: str, deepest: int) -> Iterator[Step]:
        """Yield the whole reason for a node, each statement explained once, down to its premises.

        Where a step would be indented more than `deepest` levels, its reason follows below, with
        an opening of its own.
        """
        below = {node: None}
        explained = {node}
        named: set[str] = set()
        while below:
            start = next(iter(below))
            del below[start]
            stack = [(0, self.opening(start))]
            while stack:
                level, part = stack.pop()
                opens = bool(self._reasons.of(part.node).rests_on) and not part.clause
                reference = None
                if opens and level:
                    if part.node in explained:
                        reference = self.again(part.node)
                    elif level == deepest:
                        below[part.node] = None
                    if part.node in below:
                        reference = Reference.BELOW
                    explained.add(part.node)
                    opens = reference is None
                is_last = not (opens or stack)
                yield Step(level, part, is_last, reference, part.node in named)
                named.add(part.node)
                if opens:
                    stack += [(level + 1, each) for each in reversed(self.parts(part.node))]

    def again(self, node: str) -> Reference:
        """Return what stands for the reason for a node that was given before."""
        # An undecided node waits for one other, so that only a circle comes back to it.
        is_open = self._reasons.of(node).label == UNDECIDED
        return Reference.CIRCLE if is_open else Reference.ABOVE


def _clause(reason: Reason) -> str:
    """Return why a node has its label where the reason names no other node."""
    return "" if reason.rests_on else in_words(reason)


def as_object(reasons: Reasons, node: str) -> dict[str, Any]:
    """Return the reason for a node as the object that stands for it in JSON."""
    label = reasons.of(node).label
    return {
        "node": node,
        "label": label,
        "reason": [
            {
                "node": reason.node,
                "label": reason.label,
                "ground": reason.ground.value,
                "because": reason.because,
                "falling": reason.falling,
            }
            for reason in reasons.whole(node)
        ],
        "circle": reasons.circle_behind(node) if label == UNDECIDED else [],
    }
