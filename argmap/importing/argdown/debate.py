"""What an Argdown document is about: statements and arguments, and the relations between them.

A statement may be written in several places, and so may the sketch of an argument: what has one
title is one thing. A sketch becomes a reconstructed argument by a premise–conclusion structure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.importing.argdown.lexing import ArgdownError
from argmap.importing.argdown.syntax import (
    Data,
    Document,
    Heading,
    Inference,
    Items,
    Member,
    Relation,
    RelationKind,
    Structure,
    Symbol,
)


@dataclass(slots=True, eq=False)
class Node:
    """A statement or an argument.

    `texts` are what was written of it; the last counts. `section` is the heading under which it is
    written. A reconstructed argument has steps, and the statements of its structure.
    """

    offset: int
    is_argument: bool
    title: str | None
    texts: list[str] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    data: list[Data] = field(default_factory=list)
    section: Heading | None = None
    is_defined: bool = False
    structure: "list[Node]" = field(default_factory=list)
    steps: "list[Step]" = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Step:
    """An inference of a reconstructed argument.

    Its conclusion stands at `end` in the structure; between `start` and it stand its premises,
    unless `data` say which they are.
    """

    argument: Node
    inference: Inference
    start: int
    end: int
    data: list[Data]

    @property
    def conclusion(self) -> Node:
        """Its conclusion."""
        return self.argument.structure[self.end]


class Link(NamedTuple):
    """A relation between two nodes, or of a node to a step that it undercuts."""

    kind: RelationKind
    source: Node
    target: Node | Step
    offset: int

    @property
    def key(self) -> tuple[RelationKind, int, int]:
        """What two relations have in common that are one."""
        ends = id(self.source), id(self.target)
        is_symmetric = self.kind in {RelationKind.CONTRADICTION, RelationKind.CONTRARY}
        return (self.kind, min(ends), max(ends)) if is_symmetric else (self.kind, *ends)


class Debate:
    """The statements, arguments and relations of a document, in the order of the document.

    If it is `strict`, a statement that attacks another is contrary to it. Raise ArgdownError where
    an argument has two structures.
    """

    def __init__(self, document: Document, *, strict: bool = False) -> None:
        self.statements: list[Node] = []
        self.arguments: list[Node] = []
        self.sections: list[Heading] = []
        self._titled: dict[tuple[bool, str], Node] = {}
        self._section: Heading | None = None
        self._links: list[Link] = []
        self._read(document)
        # What holds for an argument holds for its last step, which may stand behind the relation.
        links = _once(link for link in map(_of_last_step, _once(self._links)) if link)
        if strict:
            links = _once(map(_in_strict_mode, links))
        self.links = list(_without_implied(list(links)))

    def _read(self, document: Document) -> None:
        before: Node | None = None
        for block in document.blocks:
            sketch = None
            if isinstance(block, Heading):
                self._section = block
                self.sections.append(block)
            elif isinstance(block, Structure):
                self._read_structure(block, before)
            elif isinstance(block, Items):
                for member in block.members:
                    self._read_relations(member, self._node(member))
            else:
                node = self._node(block)
                self._read_relations(block, node)
                sketch = node if block.is_argument else None
            before = sketch

    def _node(self, member: Member) -> Node:
        """Return what a member is about, and note what the member says of it."""
        node = None
        if member.title is not None:
            node = self._titled.get((member.is_argument, member.title))
        if node is None:
            node = self._new(member.offset, member.is_argument, member.title)
        if not member.is_reference:
            if not node.is_defined:
                node.is_defined = True
                node.section, node.offset = self._section, member.offset
            if member.content.text:
                node.texts.append(member.content.text)
        node.tags |= member.content.tags
        if member.data:
            node.data.append(member.data)
        return node

    def _new(self, offset: int, is_argument: bool, title: str | None) -> Node:
        node = Node(offset, is_argument, title, section=self._section)
        (self.arguments if is_argument else self.statements).append(node)
        if title is not None:
            self._titled[is_argument, title] = node
        return node

    def _read_structure(self, structure: Structure, argument: Node | None) -> None:
        if argument is None:
            argument = self._new(structure.offset, is_argument=True, title=None)
        elif argument.steps:
            reason = f"<{argument.title}> has premises and a conclusion already; use another title"
            raise ArgdownError(reason, structure.offset)
        argument.section = self._section
        inference: Inference | None = None
        start = 0
        for member in structure.steps:
            if isinstance(member, Inference):
                inference = member
                continue
            step = None
            end = len(argument.structure)
            if inference:
                data = [each for each in (inference.data, member.data) if each]
                step = Step(argument, inference, start, end, data)
                argument.steps.append(step)
                self._read_relations(inference, step)
                start, inference = end, None
            node = self._node(member)
            argument.structure.append(node)
            self._read_relations(member, node, step)

    def _read_relations(
        self, top: Member | Inference, node: Node | Step, step: Step | None = None
    ) -> None:
        """Add the relations below a member or an inference, and those below them.

        What undercuts the conclusion of a step is meant for the step.
        """
        open_: list[tuple[Iterator[Relation], Node | Step]] = [(iter(top.relations), node)]
        while open_:
            relations, above = open_[-1]
            relation = next(relations, None)
            if relation is None:
                open_.pop()
                continue
            below = self._node(relation.member)
            open_.append((iter(relation.member.relations), below))
            if relation.symbol == Symbol(RelationKind.UNDERCUT, from_above=False):
                above = step if step and len(open_) == 2 else above
            kind, from_above = relation.symbol
            if from_above and isinstance(above, Node):
                self._links.append(Link(kind, above, below, relation.offset))
            else:
                self._links.append(Link(kind, below, above, relation.offset))


def _once(links: Iterable[Link]) -> Iterator[Link]:
    """Yield links, each once."""
    seen: set[tuple[RelationKind, int, int]] = set()
    for link in links:
        if link.key not in seen:
            seen.add(link.key)
            yield link


def _of_last_step(link: Link) -> Link | None:
    """Return a link that leaves from the conclusion of an argument, and undercuts its last step.

    None stands for one that leads to this conclusion, which says nothing new.
    """
    source, target = link.source, link.target
    if source.steps:
        source = source.steps[-1].conclusion
        if source is target:
            return None
    if link.kind is RelationKind.UNDERCUT and isinstance(target, Node) and target.steps:
        target = target.steps[-1]
    return link._replace(source=source, target=target)


def _in_strict_mode(link: Link) -> Link:
    nodes = (link.source, link.target)
    is_between_statements = all(isinstance(each, Node) and not each.is_argument for each in nodes)
    if is_between_statements and link.kind is RelationKind.ATTACK:
        return link._replace(kind=RelationKind.CONTRARY)
    return link


def _without_implied(links: list[Link]) -> Iterator[Link]:
    """Yield links, less attacks on an argument of whose premises one is attacked by the same."""
    attacked: set[tuple[int, int]] = set()
    for link in links:
        if link.kind not in {RelationKind.SUPPORT, RelationKind.UNDERCUT}:
            attacked.add((id(link.source), id(link.target)))
            if link.kind is not RelationKind.ATTACK:
                attacked.add((id(link.target), id(link.source)))
    premises: dict[int, set[int]] = {}
    for link in links:
        argument = link.target
        is_attack = link.kind is RelationKind.ATTACK and not link.source.is_argument
        if is_attack and isinstance(argument, Node) and argument.steps:
            if id(argument) not in premises:
                conclusions = {step.end for step in argument.steps}
                premises[id(argument)] = {
                    id(node) for at, node in enumerate(argument.structure) if at not in conclusions
                }
            if any((id(link.source), each) in attacked for each in premises[id(argument)]):
                continue
        yield link
