"""A text to located values: what a YAML document holds, and where each piece of it stands.

Read from the parser's events. No Python object is built from a tag, no alias is followed and no
scalar is taken for anything but the text that is written; depth is bounded, and nothing recurses.
"""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from argmap.format import MAX_DEPTH
from argmap.reading.parsers import make_parser
from argmap.reading.syntax import explain

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text import Span, Text

# Where a plain scalar ends at one of these, YAML took the rest of the author's line for a comment.
_CUT = re.compile(r"[ \t]+(?=#[^\s])")


class Scalar:
    """A scalar as it is written, stripped at both ends."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


class Sequence:
    """A list of values."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.items: list[Value] = []

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


class Mapping:
    """Keys and values in the order of the file, duplicates included."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.entries: list[tuple[Scalar, Value]] = []

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


class Unusable:
    """Stands for a value that was a fault already, so that nothing more is said of it."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


Value = Scalar | Sequence | Mapping | Unusable


class Document(NamedTuple):
    """A YAML document as far as it could be read.

    `root` is None where there is none; `complete` is false where a syntax error ended it early.
    """

    root: Value | None
    complete: bool


def compose(text: "Text", faults: "Faults") -> Document:
    """Read the one document of a text, reporting all that a map may not hold."""
    composer = _Composer(text, faults)
    try:
        composer.run()
    except yaml.YAMLError as error:
        faults.add(*explain(error, text))
        return Document(composer.root, complete=False)
    return Document(composer.root, composer.complete)


class _Composer:
    """Builds values from events, with a stack of the containers that are open."""

    def __init__(self, text: "Text", faults: "Faults") -> None:
        self.text = text
        self.faults = faults
        self.root: Value | None = None
        self.complete = True
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Value | None] = []
        self._flow: list[bool] = []
        self._cuts = {cut.start() for cut in _CUT.finditer(text.content)}

    def run(self) -> None:
        """Read events up to the end of the first document, and see what follows it."""
        parser = make_parser(self.text.content)
        handlers: dict[type[Event], Any] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._start_mapping,
            SequenceStartEvent: self._start_sequence,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
        }
        next_event = parser.get_event
        documents = 0
        while True:
            event = next_event()
            handle = handlers.get(type(event))
            if handle is not None:
                handle(event)
                if len(self._open) > MAX_DEPTH:
                    self._too_deep(event)
                    return
            elif type(event) is DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._second_document(event)
                    return
            elif type(event) is StreamEndEvent:
                return

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            start = self._refuse_properties(event)
        text = event.value
        if not event.style and end in self._cuts and text:
            self._cut_short(text, start, end)
        value = Scalar(text.strip(), start, end)
        self._check_characters(value, text)
        self._attach(value)

    def _check_characters(self, value: Scalar, text: str) -> None:
        """Refuse control characters that came in by an escape."""
        if text.isprintable():
            return
        for character in text:
            if character < " " and character not in "\t\n" or "\x7f" <= character < "\xa0":
                if character == "\x85":
                    continue
                self.faults.add(
                    "invalid-value",
                    value.span,
                    f"the escaped control character U+{ord(character):04X} may not stand in a map",
                    "remove it",
                )
                value.text = value.text.replace(character, "\ufffd")
                return

    def _cut_short(self, text: str, start: int, end: int) -> None:
        content = self.text.content
        sign = content.index("#", end)
        line_end = re.compile(r"[\r\n]|\Z").search(content, sign)
        self.faults.add(
            "truncated-text",
            (sign, line_end.start() if line_end else len(content)),
            f"YAML takes this for a comment, and the text would end at “{_tail(text)}”",
            "put the text in quotes, or a space behind the # of a real comment",
            note="this would be lost",
        )

    def _start_mapping(self, event: Any) -> None:
        self._start(event, Mapping)

    def _start_sequence(self, event: Any) -> None:
        self._start(event, Sequence)

    def _start(self, event: Any, kind: type[Sequence | Mapping]) -> None:
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            start = self._refuse_properties(event)
        container = kind(start)
        self._attach(container)
        self._open.append(container)
        self._keys.append(None)
        self._flow.append(bool(event.flow_style))

    def _end(self, event: Any) -> None:
        container = self._open.pop()
        self._keys.pop()
        if self._flow.pop():
            container.end = event.end_mark.index
        elif isinstance(container, Mapping) and container.entries:
            key, value = container.entries[-1]
            container.end = max(key.end, value.end)
        elif isinstance(container, Sequence) and container.items:
            container.end = max(container.start + 1, container.items[-1].end)

    def _attach(self, value: Value) -> None:
        """Put a value where it belongs: the document, a list, or a mapping as key or value."""
        if not self._open:
            self.root = value
            return
        container = self._open[-1]
        if isinstance(container, Sequence):
            container.items.append(value)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(value)
            return
        self._keys[-1] = None
        if isinstance(key, Scalar):
            container.entries.append((key, value))

    def _key(self, value: Value) -> Value:
        if isinstance(value, Scalar):
            if value.text == "<<" and self.text.content[value.start] == "<":
                self.faults.add(
                    "invalid-yaml",
                    value.span,
                    "merge keys are not part of a map",
                    "write the keys out, and refer to a statement by its id",
                )
                return Unusable(value.start, value.end)
            return value
        if not isinstance(value, Unusable):
            self.faults.add(
                "invalid-yaml",
                (value.start, value.start + 1),
                "a list or mapping cannot be a key",
                "write a plain word before the colon",
            )
        return value

    def _alias(self, event: Any) -> None:
        span = event.start_mark.index, event.end_mark.index
        self.faults.add(
            "invalid-yaml",
            span,
            "aliases are not part of a map",
            "refer to a statement by its id, or put a text that begins with * in quotes",
        )
        self._attach(Unusable(*span))

    def _refuse_properties(self, event: Any) -> int:
        """Report an anchor and a tag, and give the offset at which the value itself starts."""
        offset: int = event.start_mark.index
        content = self.text.content
        while found := _PROPERTY.match(content, offset):
            span = found.start(1), found.end(1)
            if found[1].startswith("!"):
                self.faults.add(
                    "invalid-yaml",
                    span,
                    "tags are not part of a map, and nothing is built from them",
                    "remove the tag, or put a text that begins with ! in quotes",
                )
            else:
                self.faults.add(
                    "invalid-yaml",
                    span,
                    "anchors are not part of a map",
                    "refer to a statement by its id, or put a text that begins with & in quotes",
                )
            offset = found.end()
        rest = _BLANK.match(content, offset)
        return rest.end() if rest else offset

    def _too_deep(self, event: Any) -> None:
        self.complete = False
        self.faults.add(
            "invalid-yaml",
            (event.start_mark.index, event.start_mark.index + 1),
            f"more than {MAX_DEPTH} lists and mappings stand inside each other here",
            "give the inner statements entries of their own and refer to them by id",
        )

    def _second_document(self, event: Any) -> None:
        start = event.start_mark.index
        self.faults.add(
            "invalid-yaml",
            (start, start + 3),
            "a second document starts here, and a map is one document",
            "put the second map in a file of its own",
        )


_PROPERTY = re.compile(r"\s*(![^\s,\[\]{}]*|&[^\s,\[\]{}]*)")
_BLANK = re.compile(r"[ \t]*")


def _tail(text: str) -> str:
    """Give the last words of a text."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else "…" + words[-39:].lstrip()
