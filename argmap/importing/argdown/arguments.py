"""The arguments of an Argdown document: its inferences and relations as arguments of a map."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from argmap.importing.argdown.debate import Debate, Link, Node, Step
from argmap.importing.argdown.notes import Notes
from argmap.importing.argdown.syntax import Inference, RelationKind
from argmap.importing.support.contents import Argument, Statement

_TAGS = "{} argument{s} with tags, which are left out"
_ATTACK = "{} attack{s} on an argument turned into an undercutter of its last step"
_SUPPORT = "{} support{s} of an argument turned into a premise of its last step"
_UNDERCUT = "{} undercutter{s} of what has no single step turned into an attack"
_MUTUAL = "{} contradiction{s} turned into two attacks"
_USES = "{} premise number{s} left out that no earlier statement has"
_IMPLIED = "implied"
_MUTUALLY = {RelationKind.CONTRADICTION, RelationKind.CONTRARY}
_AGAINST = {RelationKind.ATTACK, RelationKind.UNDERCUT}


def implied_conclusions(debate: Debate, notes: Notes) -> set[Node]:
    """Return the conclusions that are written only because Argdown has no attack without one.

    They are marked as implied, and serve no other purpose than to attack.
    """
    last = {argument.structure[-1] for argument in debate.arguments if argument.steps}
    uses = Counter(node for argument in debate.arguments for node in argument.structure)
    kinds: dict[Node, set[RelationKind]] = {}
    attacked: set[Any] = set()
    for link in debate.links:
        kinds.setdefault(link.source, set()).add(link.kind)
        attacked.add(link.target)
    return {
        node
        for node in last
        if uses[node] == 1
        and node not in attacked
        and node in kinds
        and kinds[node] <= _AGAINST
        and any(notes.values(data).get(_IMPLIED) == "true" for data in node.data)
    }


def arguments_of(
    debate: Debate, statements: dict[Node, Statement], attacks: set[Node], notes: Notes
) -> list[Argument]:
    """Return the arguments of a debate, in the order of the document."""
    relations = _Relations(statements, attacks, notes)
    for argument in debate.arguments:
        if argument.steps:
            relations.add_steps(argument)
    # What undercuts a sketch is meant for the step from it, which a relation makes.
    for link in debate.links:
        if not _undercuts_sketch(link):
            relations.add_link(link)
    relations.find_steps()
    for link in filter(_undercuts_sketch, debate.links):
        relations.add_link(link)
    return relations.in_order()


def _undercuts_sketch(link: Link) -> bool:
    return link.kind is RelationKind.UNDERCUT and isinstance(link.target, Node)


class _Relations:
    """Makes arguments of inferences and relations."""

    def __init__(
        self, statements: dict[Node, Statement], attacks: set[Node], notes: Notes
    ) -> None:
        self._statements = statements
        self._attacks = attacks
        self._notes = notes
        self._steps: dict[Inference, Argument] = {}
        self._of_attacks: dict[Node, Argument] = {}
        self._found: list[tuple[int, Argument]] = []
        self._from: dict[Statement, list[Argument]] = {}

    def in_order(self) -> list[Argument]:
        """Return all arguments, in the order of the document."""
        self._found.sort(key=lambda each: each[0])
        return [argument for _, argument in self._found]

    def add_steps(self, node: Node) -> None:
        """Add an argument for each inference of a reconstructed argument."""
        for step in node.steps:
            inference = step.inference
            is_attack = step.conclusion in self._attacks
            argument = Argument(
                "attack" if is_attack else "support",
                [self._statements[premise] for premise in self._premises(step)],
                [] if is_attack else [self._statements[step.conclusion]],
                name=node.title or "",
                place=self._notes.place(inference.offset),
                facts={"scheme": ", ".join(inference.rules)},
            )
            if is_attack:
                self._of_attacks[step.conclusion] = argument
            self._steps[inference] = argument
            self._found.append((inference.offset, argument))
        # What is said of the whole argument is said of its last step.
        argument.facts["note"] = " / ".join(dict.fromkeys(node.texts))
        self._notes.drop_data(node.data)
        if node.tags:
            self._notes.lose(_TAGS, node.offset)

    def _premises(self, step: Step) -> Iterator[Node]:
        """Yield the premises of a step: those that it names, else those before its conclusion.

        The conclusion before those is one of them.
        """
        self._notes.drop_data(step.data, "uses", _IMPLIED)
        structure = step.argument.structure
        named = [self._notes.values(data).get("uses") for data in step.data]
        numbers = [number for uses in named if isinstance(uses, list) for number in uses]
        known = []
        for number in numbers:
            at = int(number) - 1 if isinstance(number, str) and number.isdecimal() else -1
            if 0 <= at < step.end:
                known.append(structure[at])
            else:
                self._notes.lose(_USES, step.inference.offset)
        yield from known or structure[step.start : step.end]

    def add_link(self, link: Link) -> None:
        """Add what a relation says."""
        kind, source, target, offset = link
        if kind in _MUTUALLY and isinstance(target, Node):
            self._notes.lose(_MUTUAL, offset)
            self._add("attack", source, self._statements[target], offset)
            self._add("attack", target, self._statements[source], offset)
        elif isinstance(target, Step):
            self._add("attack", source, self._steps[target.inference], offset)
        elif target.steps:
            step = self._steps[target.steps[-1].inference]
            if kind is RelationKind.SUPPORT:
                self._notes.lose(_SUPPORT, offset)
                step.premises.append(self._statements[source])
            else:
                self._notes.lose(_ATTACK, offset)
                self._add("attack", source, step, offset)
        elif kind is RelationKind.UNDERCUT:
            statement = self._statements[target]
            steps = self._from.get(statement, [])
            if target.is_argument and len(steps) == 1:
                self._add("attack", source, steps[0], offset)
            else:
                self._notes.lose(_UNDERCUT, offset)
                self._add("attack", source, statement, offset)
        else:
            relation = "support" if kind is RelationKind.SUPPORT else "attack"
            self._add(relation, source, self._statements[target], offset)

    def _add(self, relation: Any, source: Node, target: Statement | Argument, offset: int) -> None:
        """Add an argument of one premise, or say what an attack with a structure attacks."""
        if source in self._of_attacks:
            self._of_attacks[source].targets.append(target)
            return
        premises = [self._statements[source]]
        place = self._notes.place(offset)
        self._found.append((offset, Argument(relation, premises, [target], place=place)))

    def find_steps(self) -> None:
        """Note which arguments each statement is a premise of."""
        for _, argument in self._found:
            for premise in argument.premises:
                self._from.setdefault(premise, []).append(argument)
