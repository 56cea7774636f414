"""Goal Structuring Notation in YAML, as gsn2x reads it.

Goals and solutions are statements. What supports a goal is one argument of linked premises, and
each strategy an argument of its own, whose scheme is the text of the strategy. Counter goals and
counter solutions attack what they challenge.
"""

import re
from collections.abc import Iterator

from argmap.format.keys import Kind
from argmap.importing.gsn.elements import Element, read_elements
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.source import Source
from argmap.importing.support.yaml_values import Written

_UNKNOWN = "{} reference{s} to what is not there left out"
_MISPLACED = "{} reference{s} to an element of a type that cannot stand there left out"
_UNUSED = "{} unused element{s} left out, such as contexts"
_TOO_MANY = "{} reference{s} to strategies below too many others left out"
_CONTEXT = "{} context{s} kept in the note of what they are for"
_JUSTIFICATION = "{} justification{s} of what has no argument kept in its note"
_ASSUMPTION = "{} assumption{s} of what has no argument, kept as statement{s} alone"
_NESTED = "{} time{s} a strategy stands below another, all of it joined to this"
_UNDEVELOPED = "{} support{s} by a strategy that has none: what it supports is undeveloped"
_TOO_OFTEN = "{} note{s} left out where texts would have to be written too often"
_CHALLENGE = "{} challenge{s} to what is no statement and no argument left out"
_RELATION = "{} challenge{s} to a relation that is not there, turned into an attack"

_SIGNS = re.compile(
    r"^[\"']?(?:C?G|C?Sn|[SCAJ])[\w.-]*[\"']?[ \t]*:[ \t\r]*(?:[{#].*)?$", re.MULTILINE
)
_ATTRIBUTES = re.compile(
    r"(?:^[ \t]+|[{,][ \t]*)"
    r"(?:supportedBy|inContextOf|challenges|undeveloped|nodeType|text)[ \t]*:",
    re.MULTILINE,
)
_TYPED = re.compile(
    r"(?:^[ \t]+|[{,][ \t]*)nodeType[ \t]*:[ \t]*"
    r"(?:Counter(?:Goal|Solution)|Goal|Solution|Strategy|Context|Assumption|Justification)\b",
    re.MULTILINE,
)
_MODULES = re.compile(r"^module:[ \t\r]*\n(?:[ \t].*\n)*?[ \t]+uses:", re.MULTILINE)
_MAP = re.compile(r"^argmap[ \t]*:", re.MULTILINE)
_KINDS: dict[str, Kind] = {
    "Goal": "claim",
    "CounterGoal": "claim",
    "Solution": "premise",
    "CounterSolution": "premise",
    "Assumption": "premise",
}
_SORTS = {
    "supportedBy": {*_KINDS, "Strategy"},
    "inContextOf": {"Context", "Assumption", "Justification"},
}
"""The types of what can stand under a key."""
_ASIDE = {"Context", "Justification"}
"""The types of what is no statement and no argument, and so has no context itself."""
_LEAST_NOTED = 100_000
_MOST_NOTED = 10
"""How many times longer all notes together may be than the files, whatever refers to what."""
_MOST_NESTED = 100
"""How many strategies below one are joined to it at most."""


def recognizes(source: Source) -> bool:
    """Return whether an input has elements with the ids and attributes of gsn2x."""
    text = source.text
    if source.looks_like_json or _MAP.search(text):
        return False
    has_elements = _SIGNS.search(text) is not None and _ATTRIBUTES.search(text) is not None
    return has_elements or _TYPED.search(text) is not None or _MODULES.search(text) is not None


def read(source: Source, options: ImportOptions) -> Contents:
    """Return what an input says, with the modules that it uses."""
    contents = Contents()
    elements, length = read_elements(source, options, contents)
    return _Reader(contents, elements, _LEAST_NOTED + _MOST_NOTED * length).contents()


class _Reader:
    """Makes contents of elements; the notes may have a length that is `left`."""

    def __init__(self, contents: Contents, elements: dict[str, Element], left: int) -> None:
        self._contents = contents
        self._losses = contents.losses
        self._elements = elements
        self._statements: dict[str, Statement] = {}
        self._attacks: dict[tuple[str, str], Argument] = {}
        self._nested: set[str] = set()
        self._supporting: set[str] = set()
        self._left = left

    def contents(self) -> Contents:
        """Return what the elements say."""
        for name, element in self._elements.items():
            if element.type in _KINDS:
                self._supporting.update(element.references["supportedBy"])
                self._statements[name] = made = self._contents.statement(
                    element.text, name, element.place, kind=_KINDS[element.type]
                )
                if element.is_undeveloped and made.kind == "claim":
                    made.facts["undeveloped"] = True
        self._report_unused()
        for element in self._elements.values():
            if element.type == "Strategy":
                self._add_strategy(element)
        for element in self._elements.values():
            if element.name in self._statements:
                self._add_supports(element)
        for element in self._elements.values():
            self._add_context(element)
        self._add_arguments()
        challenges = [
            (element, name)
            for element in self._elements.values()
            for name in element.references["challenges"]
        ]
        # What challenges a relation may challenge one that a challenge makes.
        for element, name in sorted(challenges, key=lambda each: "->" in each[1]):
            self._add_challenge(element, name)
        return self._contents

    def _report_unused(self) -> None:
        """Report what leads to nothing, and no place in a map is for what stands alone."""
        keys = ("supportedBy", "inContextOf", "challenges")
        used = {
            name.partition("->")[0].strip()
            for element in self._elements.values()
            for key in keys
            for name in element.references[key]
        }
        for name, element in self._elements.items():
            is_strategy = element.type == "Strategy" and bool(element.references["supportedBy"])
            if element.type not in _KINDS and not is_strategy and name not in used:
                self._losses.add(_UNUSED, element.place)

    def _known(self, element: Element, key: str) -> Iterator[Element]:
        """Yield the elements that stand under a key of another."""
        for name in element.references[key]:
            found = self._elements.get(name)
            if found is None:
                self._losses.add(_UNKNOWN, element.place)
            elif element.type in _ASIDE or found.type not in _SORTS[key]:
                self._losses.add(_MISPLACED, element.place)
            else:
                yield found

    def _add_strategy(self, element: Element) -> None:
        """Add the argument of a strategy; its conclusions are found where goals name it.

        What supports a strategy below it, supports it.
        """
        premises: dict[Statement, None] = {}
        left = _MOST_NESTED if element.name in self._supporting else 0
        seen = {element.name}
        waiting = list(self._known(element, "supportedBy"))
        while waiting:
            each = waiting.pop(0)
            if each.type != "Strategy":
                premises[self._statements[each.name]] = None
            elif each.name not in seen and left:
                left -= 1
                seen.add(each.name)
                self._nested.add(each.name)
                self._losses.add(_NESTED, each.place)
                element.joined.append(each)
                waiting += self._known(each, "supportedBy")
            elif each.name not in seen and element.name in self._supporting:
                self._losses.add(_TOO_MANY, each.place)
        element.arguments.append(
            Argument(
                "support",
                list(premises),
                [],
                name=element.name,
                place=element.place,
                facts={"scheme": element.text},
            )
        )

    def _add_supports(self, element: Element) -> None:
        """Add the arguments for a statement: that of its supports, and those of strategies."""
        statement = self._statements[element.name]
        direct: list[Statement] = []
        for each in self._known(element, "supportedBy"):
            if each.type == "Strategy":
                argument = each.arguments[0]
                if argument.premises:
                    argument.targets.append(statement)
                    element.arguments.append(argument)
                else:
                    self._losses.add(_UNDEVELOPED, each.place)
                    statement.facts["undeveloped"] = True
            else:
                direct.append(self._statements[each.name])
        if direct:
            argument = Argument("support", direct, [statement], place=element.place)
            element.arguments.insert(0, argument)

    def _add_arguments(self) -> None:
        """Hand on the arguments for statements, and last the strategies that support nothing."""
        elements = self._elements.values()
        found = [each for each in elements if each.type != "Strategy"]
        found += (each for each in elements if each.type == "Strategy" and each.arguments)
        arguments = dict.fromkeys(argument for each in found for argument in each.arguments)
        self._contents.arguments += (
            argument
            for argument in arguments
            if argument.targets or (argument.premises and argument.name not in self._nested)
        )

    def _add_context(self, element: Element) -> None:
        """Add what stands in the context of an element, and of the strategies joined to it."""
        if element.name in self._nested and not element.arguments[0].targets:
            return
        first = element.arguments[0] if element.arguments else None
        for joined in element.joined:
            self._note(first, joined)
        for each in (
            context
            for one in (element, *element.joined)
            for context in self._known(one, "inContextOf")
        ):
            if each.type == "Context":
                self._losses.add(_CONTEXT, each.place)
                self._note(self._noted(element), each)
            elif each.type == "Assumption":
                for argument in element.arguments:
                    argument.premises.append(self._statements[each.name])
                if not element.arguments:
                    self._losses.add(_ASSUMPTION, each.place)
            else:
                if not element.arguments:
                    self._losses.add(_JUSTIFICATION, each.place)
                self._note(first or self._noted(element), each)

    def _note(self, noted: Statement | Argument | None, element: Element) -> None:
        """Add the text of an element to the note of a statement or an argument."""
        text = element.text
        self._left -= len(text)
        if self._left < 0:
            self._losses.add(_TOO_OFTEN, element.place)
        elif noted is not None:
            before = noted.facts.get("note")
            noted.facts["note"] = f"{before} / {text}" if before else text

    def _noted(self, element: Element) -> Statement | Argument | None:
        if element.type == "Strategy":
            return element.arguments[0]
        return self._statements.get(element.name)

    def _add_challenge(self, element: Element, name: Written) -> None:
        """Add the attack of a counter goal or counter solution."""
        start, arrow, end = (each.strip() for each in name.partition("->"))
        targets: list[Statement | Argument] = [*self._between(start, end)] if arrow else []
        challenged = self._elements.get(start)
        if challenged is not None and not targets:
            if arrow:
                self._losses.add(_RELATION, element.place)
            if challenged.type == "Strategy":
                targets += challenged.arguments
            elif start in self._statements:
                targets.append(self._statements[start])
        if element.name not in self._statements or not targets:
            self._losses.add(_CHALLENGE, element.place)
            return
        attack = Argument("attack", [self._statements[element.name]], targets, place=element.place)
        self._contents.arguments.append(attack)
        if not arrow:
            self._attacks[element.name, start] = attack

    def _between(self, start: str, end: str) -> Iterator[Argument]:
        """Yield the arguments that a relation between two elements stands for."""
        for names in ((start, end), (end, start)):
            if names in self._attacks:
                yield self._attacks[names]
        if start not in self._elements or end not in self._elements:
            return
        strategy, premise = self._elements[end], self._statements.get(end)
        for argument in self._elements[start].arguments:
            if argument in strategy.arguments or premise in argument.premises:
                yield argument
