"""Goal Structuring Notation in YAML, as gsn2x reads it.

Goals and solutions are statements. What supports a goal is one argument of linked premises, and
each strategy an argument of its own, whose scheme is the text of the strategy. Counter goals and
counter solutions attack what they challenge.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from argmap.format.keys import Kind
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.inline import plain
from argmap.importing.support.source import DamagedError, Source
from argmap.importing.support.yaml_values import Written, read_yaml

_ATTRIBUTE = "{} attribute{s} left out, such as url or classes"
_MODULE = "{} value{s} about modules left out"
_DEFEATED = "{} mark{s} of defeat left out: labels tell what falls"
_UNREAD = "{} module{s} that could not be read left out"
_TWICE = "{} element{s} with an id that another has left out"
_NO_TYPE = "{} element{s} of no known type left out"
_UNKNOWN = "{} reference{s} to what is not there left out"
_CONTEXT = "{} context{s} kept in the note of what they are for"
_JUSTIFICATION = "{} justification{s} of what has no argument kept in its note"
_ASSUMPTION = "{} assumption{s} of what has no argument, kept as statement{s} alone"
_NESTED = "{} time{s} a strategy stands below another, its premises joined to those of this"
_UNDEVELOPED = "{} support{s} by a strategy that has none: what it supports is undeveloped"
_TOO_OFTEN = "{} note{s} left out where texts would have to be written too often"
_CHALLENGE = "{} challenge{s} to what is no statement and no argument left out"
_RELATION = "{} challenge{s} to a relation that is not there, turned into an attack"

_SIGNS = re.compile(r"^(?:C?G|C?Sn|[SCAJ])[\w.-]*:[ \t\r]*(?:[{#].*)?$", re.MULTILINE)
_ATTRIBUTES = re.compile(
    r"(?:^[ \t]+|[{,][ \t]*)"
    r"(?:supportedBy|inContextOf|challenges|undeveloped|nodeType|text)[ \t]*:",
    re.MULTILINE,
)
_MODULES = re.compile(r"^module:[ \t\r]*\n(?:[ \t].*\n)*?[ \t]+uses:", re.MULTILINE)
_MAP = re.compile(r"^argmap[ \t]*:", re.MULTILINE)
_TYPES = {
    "CG": "CounterGoal",
    "G": "Goal",
    "CSn": "CounterSolution",
    "Sn": "Solution",
    "S": "Strategy",
    "C": "Context",
    "A": "Assumption",
    "J": "Justification",
}
"""The types by the beginnings of ids; the first that fits counts."""
_KINDS: dict[str, Kind] = {
    "Goal": "claim",
    "CounterGoal": "claim",
    "Solution": "premise",
    "CounterSolution": "premise",
    "Assumption": "premise",
}
_READ = {"text", "supportedBy", "inContextOf", "challenges", "undeveloped", "nodeType"}
_DEFEATS = {"defeated", "defeatedRelation"}
_MOST_MODULES = 1_000
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
    return has_elements or _MODULES.search(text) is not None


def read(source: Source, options: ImportOptions) -> Contents:
    """Return what an input says, with the modules that it uses."""
    reader = _Reader(options)
    reader.read_modules(source)
    return reader.contents()


@dataclass(slots=True, eq=False)
class _Element:
    """An element: its type, its attributes, and where it is."""

    name: str
    type: str
    values: dict[Any, Any]
    place: str
    arguments: list[Argument] = field(default_factory=list)
    """The arguments for a goal, or that of a strategy."""

    @property
    def text(self) -> str:
        """Its text, or its id if it has none."""
        written = self.values.get("text")
        return (plain(written) if isinstance(written, str) else "") or self.name

    def names(self, key: str) -> list[Written]:
        """Return the ids under a key: a list, or one that stands alone."""
        return list(dict.fromkeys(_texts(self.values.get(key))))

    @property
    def is_undeveloped(self) -> bool:
        """Whether it admits that it lacks its argument."""
        return self.values.get("undeveloped") == "true"


class _Reader:
    """Reads modules, and makes contents of their elements."""

    def __init__(self, options: ImportOptions) -> None:
        self._options = options
        self._contents = Contents()
        self._losses = self._contents.losses
        self._elements: dict[str, _Element] = {}
        self._statements: dict[str, Statement] = {}
        self._attacks: dict[tuple[str, str], Argument] = {}
        self._nested: set[str] = set()
        self._supporting: set[str] = set()
        self._left = 0

    def read_modules(self, source: Source) -> None:
        """Read a file, and the files that its modules use; each once."""
        waiting = [("", source)]
        seen = {posixpath.basename(source.name.replace("\\", "/"))}
        while waiting:
            path, each = waiting.pop(0)
            found = read_yaml(each.text)
            self._left += _LEAST_NOTED + _MOST_NOTED * len(each.text)
            if not isinstance(found, dict):
                raise DamagedError("elements such as G1: are expected here", path or "line 1")
            self._read_elements(found, path)
            module = found.get("module")
            if not isinstance(module, dict):
                continue
            self._read_module(module, path)
            for name in _texts(module.get("uses")):
                used = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
                if used in seen or len(seen) >= _MOST_MODULES:
                    continue
                seen.add(used)
                try:
                    waiting.append((used, Source.of(self._options.open_file(used), used)))
                except (OSError, DamagedError):
                    self._losses.add(_UNREAD, self._place(name, path))

    def _read_module(self, module: dict[Any, Any], path: str) -> None:
        about = self._contents.about
        for key, value in module.items():
            meant = {"name": "title", "brief": "description"}.get(key)
            if meant and not path and isinstance(value, str):
                about[meant] = plain(value)
            elif key != "uses" and not (meant and path):
                self._losses.add(_MODULE, self._place(key, path))

    def _read_elements(self, found: dict[Any, Any], path: str) -> None:
        for name, value in found.items():
            if name == "module":
                continue
            values = value if isinstance(value, dict) else {}
            place = self._place(name, path)
            given = values.get("nodeType")
            starts = (kind for start, kind in _TYPES.items() if name.startswith(start))
            kind = given if given in _TYPES.values() else next(starts, None)
            if kind is None:
                self._losses.add(_NO_TYPE, place)
            elif name in self._elements:
                self._losses.add(_TWICE, place)
            else:
                self._elements[str(name)] = _Element(str(name), str(kind), values, place)
                for key in values:
                    if key in _DEFEATS:
                        self._losses.add(_DEFEATED, self._place(key, path))
                    elif key not in _READ:
                        self._losses.add(_ATTRIBUTE, self._place(key, path))

    @staticmethod
    def _place(written: Written, path: str) -> str:
        return f"{path}, {written.place}" if path else written.place

    def contents(self) -> Contents:
        """Return what the elements say."""
        for name, element in self._elements.items():
            if element.type in _KINDS:
                self._supporting.update(element.names("supportedBy"))
                self._statements[name] = made = self._contents.statement(
                    element.text, name, element.place, kind=_KINDS[element.type]
                )
                if element.is_undeveloped and made.kind == "claim":
                    made.facts["undeveloped"] = True
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
            for name in element.names("challenges")
        ]
        # What challenges a relation may challenge one that a challenge makes.
        for element, name in sorted(challenges, key=lambda each: "->" in each[1]):
            self._add_challenge(element, name)
        return self._contents

    def _known(self, element: _Element, key: str) -> Iterator[_Element]:
        """Yield the elements that stand under a key of another."""
        for name in element.names(key):
            if name in self._elements:
                yield self._elements[name]
            else:
                self._losses.add(_UNKNOWN, element.place)

    def _add_strategy(self, element: _Element) -> None:
        """Add the argument of a strategy; its conclusions are found where goals name it."""
        premises: dict[Statement, None] = {}
        left = _MOST_NESTED if element.name in self._supporting else 0
        seen = {element.name}
        waiting = list(self._known(element, "supportedBy"))
        while waiting:
            each = waiting.pop(0)
            if each.type != "Strategy":
                if each.name in self._statements:
                    premises[self._statements[each.name]] = None
            elif each.name not in seen and left:
                left -= 1
                seen.add(each.name)
                self._nested.add(each.name)
                self._losses.add(_NESTED, each.place)
                waiting += self._known(each, "supportedBy")
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

    def _add_supports(self, element: _Element) -> None:
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
            elif each.name in self._statements:
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

    def _add_context(self, element: _Element) -> None:
        """Add what stands in the context of a goal or a strategy."""
        for each in self._known(element, "inContextOf"):
            if each.type == "Context":
                self._losses.add(_CONTEXT, each.place)
                self._note(self._noted(element), each)
            elif each.type == "Assumption":
                for argument in element.arguments:
                    argument.premises.append(self._statements[each.name])
                if not element.arguments:
                    self._losses.add(_ASSUMPTION, each.place)
            elif each.type == "Justification":
                if not element.arguments:
                    self._losses.add(_JUSTIFICATION, each.place)
                first = element.arguments[0] if element.arguments else self._noted(element)
                self._note(first, each)

    def _note(self, noted: Statement | Argument | None, element: _Element) -> None:
        """Add the text of an element to the note of a statement or an argument."""
        text = element.text
        self._left -= len(text)
        if self._left < 0:
            self._losses.add(_TOO_OFTEN, element.place)
        elif noted is not None:
            before = noted.facts.get("note")
            noted.facts["note"] = f"{before} / {text}" if before else text

    def _noted(self, element: _Element) -> Statement | Argument | None:
        if element.type == "Strategy":
            return element.arguments[0]
        return self._statements.get(element.name)

    def _add_challenge(self, element: _Element, name: Written) -> None:
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


def _texts(value: Any) -> Iterator[Written]:
    """Yield the texts of a list, or the one that stands for it."""
    listed = value if isinstance(value, list) else [value]
    yield from (each for each in listed if isinstance(each, Written) and each)
