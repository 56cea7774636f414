"""Reads YAML that is no map: the values of a document, with their lines and columns."""

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from argmap.format.keys import MAX_DEPTH
from argmap.importing.support.source import DamagedError
from argmap.reading.parsers import make_parser
from argmap.text.sanitizing import one_line, without_controls
from argmap.text.wording import brief


class Written(str):
    """A text as it is written, which knows where it stands."""

    __slots__ = ("column", "line")

    line: int
    column: int

    @classmethod
    def at(cls, text: str, line: int, column: int) -> "Written":
        """Return a text that stands on a line and column."""
        made = cls(text)
        made.line, made.column = line, column
        return made

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"line {self.line}, column {self.column}"


YamlValue = Written | list[Any] | dict[Any, Any]
"""A text, a list of values, or values by their keys, which are texts."""


def read_yaml(content: str, line: int = 1, column: int = 1) -> YamlValue | None:
    """Return the value of a YAML document, or None for an empty one.

    The document begins on a line and column of its file. Every scalar stays a text. Raise
    DamagedError for what is no YAML, and for a key that is given twice.
    """
    reader = _Reader(line)
    try:
        reader.read(" " * (column - 1) + without_controls(content, " "))
    except yaml.YAMLError as error:
        raise reader.damaged(error) from error
    return reader.root[0] if reader.root else None


class _Reader:
    """Builds values from events, with a stack of what is open."""

    def __init__(self, line: int) -> None:
        self.root: list[Any] = []
        self._line = line
        self._open: list[tuple[list[Any], NodeEvent | None]] = [(self.root, None)]
        self._named: dict[str, Any] = {}

    def read(self, content: str) -> None:
        """Read the first document."""
        next_event = make_parser(content).get_event
        documents = 0
        for event in iter(next_event, None):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents == 2:
                    return
            elif isinstance(event, CollectionEndEvent):
                children, start = self._open.pop()
                is_list = isinstance(start, SequenceStartEvent)
                self._add(children if is_list else _mapping(children), start)
            elif isinstance(event, ScalarEvent):
                self._add(Written.at(event.value, *self._position(event.start_mark)), event)
            elif isinstance(event, AliasEvent):
                if event.anchor not in self._named:
                    raise self._refused(event, f"*{event.anchor} refers to nothing before it")
                self._add(self._named[event.anchor], None)
            elif isinstance(event, NodeEvent):
                if len(self._open) > MAX_DEPTH:
                    raise self._refused(event, "lists and mappings stand in each other too deep")
                self._open.append(([], event))

    def _add(self, value: Any, event: NodeEvent | None) -> None:
        self._open[-1][0].append(value)
        if event is not None and event.anchor is not None:
            self._named[event.anchor] = value

    def damaged(self, error: yaml.YAMLError) -> DamagedError:
        """Return what is said of a syntax error."""
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", "")
        return DamagedError(f"this is no YAML: {problem}", self._place(mark) if mark else "")

    def _refused(self, event: NodeEvent, reason: str) -> DamagedError:
        return DamagedError(reason, self._place(event.start_mark))

    def _place(self, mark: Any) -> str:
        line, column = self._position(mark)
        return f"line {line}, column {column}"

    def _position(self, mark: Any) -> tuple[int, int]:
        return self._line + mark.line, mark.column + 1


def _mapping(children: list[Any]) -> dict[Any, Any]:
    """Return a mapping of keys and values in turn, without keys that are no texts."""
    found: dict[Any, Any] = {}
    for key, value in zip(children[::2], children[1::2], strict=False):
        if not isinstance(key, Written):
            continue
        if key in found:
            raise DamagedError(f"“{brief(one_line(key))}” is given twice", key.place)
        found[key] = value
    return found
