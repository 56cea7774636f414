"""Where the text of a map names its statements, arguments, sources and groups.

Reading a map keeps none of these places but those that findings need, so they are found by a
walk over the values of the text, which the declaration of the keys leads.
"""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from argmap.format import keys as form
from argmap.format.keys import Record, Shape
from argmap.reading.misplaced import Form, form_of
from argmap.reading.values import Mapping, Scalar, Sequence, Value
from argmap.text.document import Span

Named = Literal["statement", "argument", "node", "source", "group"]
"""What is named: `argument` by its own `id`, `node` by the whole id of a node."""


class Mention(NamedTuple):
    """A scalar that names something, if anything has that name: it may be a text too.

    `within` is the span of the mapping of which it is the `id`.
    """

    named: Named
    scalar: Scalar
    within: Span | None = None


def mentions(root: Mapping | None) -> Iterator[Mention]:
    """Yield all names in the values of a map without faults, in any order."""
    waiting: list[_Found] = [] if root is None else [_ToWalk(_record(form.MAP), root)]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Mention):
            yield found
        else:
            waiting += found.walk(found.value)


class _ToWalk(NamedTuple):
    walk: "_Walk"
    value: Value


_Found = Mention | _ToWalk
_Walk = Callable[[Value], Iterator[_Found]]


def _record(record: Record, named: Named = "statement") -> _Walk:
    """Return what walks over a mapping with fixed keys, whose `id` names it."""

    def walk(value: Value) -> Iterator[_Found]:
        for key, inner in value.entries if isinstance(value, Mapping) else ():
            shape = record.keys[key.text].shape
            if shape is Shape.ID and isinstance(inner, Scalar):
                yield Mention(named, inner, value.span)
            elif shape in _WALKS:
                yield _ToWalk(_WALKS[shape], inner)

    return walk


def _by_id(named: Named, entry: _Walk) -> _Walk:
    """Return what walks over a mapping from names to entries."""

    def walk(value: Value) -> Iterator[_Found]:
        for key, inner in value.entries if isinstance(value, Mapping) else ():
            yield Mention(named, key)
            yield _ToWalk(entry, inner)

    return walk


def _names(named: Named) -> _Walk:
    """Return what walks over a name or a list of names."""

    def walk(value: Value) -> Iterator[_Found]:
        listed = value.items if isinstance(value, Sequence) else [value]
        return (Mention(named, each) for each in listed if isinstance(each, Scalar))

    return walk


def _nothing(_: Value) -> Iterator[_Found]:
    return iter(())


def _arguments(value: Value) -> Iterator[_Found]:
    """Walk over arguments and premises, which have the same forms."""
    if isinstance(value, Sequence):
        yield from (_ToWalk(_arguments, item) for item in value.items)
    elif isinstance(value, Scalar):
        yield Mention("statement", value)
    elif isinstance(value, Mapping):
        shape = form_of({key.text for key in value.keys})
        if shape is Form.ARGUMENT:
            yield _ToWalk(_record(form.ATTACK, "argument"), value)
        elif shape is Form.STATEMENT:
            yield _ToWalk(_record(form.IN_PLACE), value)
        else:
            yield _ToWalk(_STATEMENTS, value)


def _cites(value: Value) -> Iterator[_Found]:
    """Walk over sources. A place in the only source, with none in front, has keys too."""
    for item in value.items if isinstance(value, Sequence) else [value]:
        if isinstance(item, Mapping):
            yield from (Mention("source", key) for key in item.keys)
        elif isinstance(item, Scalar):
            yield Mention("source", item)


def _group(value: Value) -> Iterator[_Found]:
    """Walk over a group: what is no mapping may be one statement, or a list of them."""
    walk = _record(form.GROUP) if isinstance(value, Mapping) else _names("statement")
    return walk(value)


_STATEMENTS = _by_id("statement", _record(form.UNDER_ID))
_WALKS: dict[Shape, _Walk] = {
    Shape.GROUP: _names("group"),
    Shape.NODES: _names("node"),
    Shape.STATEMENT_LIST: _names("statement"),
    Shape.PREMISES: _arguments,
    Shape.ARGUMENTS: _arguments,
    Shape.CITES: _cites,
    Shape.SOURCES: _by_id("source", _nothing),
    Shape.STATEMENTS: _STATEMENTS,
    Shape.GROUPS: _by_id("group", _group),
    Shape.EXPECTATIONS: _record(form.EXPECTATIONS),
}
"""What walks over a value of each shape in which names stand."""
