"""A text to located values: what a YAML document holds, and where each piece of it stands.

Read from the parser's events. No Python object is built from a tag, no alias is followed and no
scalar is taken for anything but the text that is written; depth is bounded, and nothing recurses.
"""

import re
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from argmap.format import KEYS, MAX_DEPTH
from argmap.reading.aftermath import Aftermath
from argmap.reading.parsers import make_parser
from argmap.reading.syntax import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.reading.faults import Faults
    from argmap.text import Span, Text

# Where a plain scalar ends at one of these, YAML took the rest of the author's line for a comment.
_CUT = re.compile(r"[ \t]+(?=#[^\s])")


# Makes a named tuple at a third of the cost of calling it.
_MAKE: Any = tuple.__new__


class Scalar(NamedTuple):
    """A scalar as it is written, stripped at both ends."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


class Sequence(NamedTuple):
    """A list of values."""

    items: "list[Value]"
    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


class Mapping(NamedTuple):
    """Keys and values in turn, in the order of the file, duplicates included."""

    content: "list[Any]"
    start: int
    end: int

    @property
    def entries(self) -> "Iterator[tuple[Scalar, Value]]":
        """The keys, each with its value."""
        each = iter(self.content)
        return zip(each, each, strict=True)

    @property
    def keys(self) -> "list[Scalar]":
        """The keys alone."""
        return self.content[::2]

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


class Unusable(NamedTuple):
    """Stands for a value that was a fault already, so that nothing more is said of it."""

    start: int
    end: int

    @property
    def span(self) -> "Span":
        """Where it stands."""
        return self.start, self.end


Value = Scalar | Sequence | Mapping | Unusable


class Reader(Protocol):
    """Takes values as soon as they are complete, so that a large file need not be held whole."""

    def takes_entries_of(self, section: Scalar) -> bool:
        """Tell whether the entries of a mapping at the top are to be handed over one by one."""

    def take_entry(self, key: Scalar, value: Value) -> None:
        """Take an entry of the mapping asked for last, which keeps nothing of it."""

    def take_section(self, section: Scalar, value: Value) -> None:
        """See the list or mapping of a key at the top, which is complete now."""


def compose(text: "Text", faults: "Faults", reader: Reader) -> Value | None:
    """Give the value of the one document of a text, or None where there is none.

    Reports all that a map may not hold. A syntax error cuts the document off: what came before it
    is still given.
    """
    composer = _Composer(text, faults, reader)
    try:
        composer.run()
    except yaml.YAMLError as error:
        composer.stop(error)
    return composer.root()


_Open = tuple[type[Sequence] | type[Mapping] | None, int, bool, list[Value]]
_KIND: dict[type, type[Sequence] | type[Mapping]] = {
    MappingStartEvent: Mapping,
    SequenceStartEvent: Sequence,
}


class _Composer:
    """Builds values from events, with a stack of what is open."""

    def __init__(self, text: "Text", faults: "Faults", reader: Reader) -> None:
        self.text = text
        self.faults = faults
        self.reader = reader
        self._document: list[Value] = []
        # The kind, start, flow style and children of each list or mapping that is not closed yet;
        # a mapping's children are keys and values in turn.
        self._stack: list[_Open] = [(None, 0, False, self._document)]
        self._handing_over = False
        self._closed: Value | None = None
        self._cut_end = -1
        self._plain_keys = "<<" not in text.content
        self._cuts = set[int]()
        if "#" in text.content:
            self._cuts = {cut.start() for cut in _CUT.finditer(text.content)}

    def run(self) -> None:  # noqa: C901, PLR0912 - calls would cost more than what they do
        """Read the events of one document.

        This loop sees every value of the file, and so does the common things in place.
        """
        next_event = make_parser(self.text.content).get_event
        cuts, stack, children, make = self._cuts, self._stack, self._document, _MAKE
        properties = "&" in self.text.content or "!" in self.text.content
        documents = 0
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                start, end, text = event.start_mark.index, event.end_mark.index, event.value
                if properties and (event.anchor is not None or event.tag is not None):
                    start = self._refuse_properties(event)
                if event.style == '"':
                    text = self._without_controls(text, (start, end))
                elif cuts and end in cuts and text and not event.style:
                    self._cut_short(text, end)
                children.append(make(Scalar, (text.strip(), start, end)))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                start = event.start_mark.index
                if properties and (event.anchor is not None or event.tag is not None):
                    start = self._refuse_properties(event)
                if len(stack) > MAX_DEPTH:
                    self._too_deep(start)
                    return
                if len(children) % 2 == 0 and stack[-1][0] is Mapping:
                    self._plain_keys = False
                children = []
                stack.append((_KIND[kind], start, event.flow_style, children))
                if len(stack) == 3:
                    self._open_section()
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                children = self._close(event.end_mark.index)
            elif kind is AliasEvent:
                self._plain_keys = False
                children.append(self._alias(event))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._second_document(event.start_mark.index)
                    return
            elif kind is StreamEndEvent:
                return

    def root(self) -> Value | None:
        """Give what was read, closing what a syntax error left open."""
        while len(self._stack) > 1:
            self._close(self._stack[-1][1] + 1)
        return self._document[0] if self._document else None

    def stop(self, error: Any) -> None:
        """Report a syntax error, unless it goes with a fault that is known already."""
        last = self._last()
        self.faults.cut_off = True
        self.faults.aftermath = Aftermath(
            self.text.content,
            last.span,
            [start for _, start, is_flow, _ in self._stack if is_flow],
            is_half=isinstance(last, Scalar)
            or (isinstance(last, Mapping) and not any(key.text in KEYS for key in last.keys)),
        )
        known = self._was_cut_short(error) or self._is_behind_alias(error, last)
        if not known and not self._is_at_damage(error, last):
            rule, span, message, advice = explain(error, self.text, last.span)
            self.faults.aftermath.named = span
            self.faults.add(rule, span, message, advice)

    def _last(self) -> Value:
        """Give the last value or key that was read in the innermost list or mapping."""
        _, start, _, children = self._stack[-1]
        if children:
            last = children[-1]
            is_nothing = last.start == last.end and len(children) > 1
            return children[-2] if is_nothing else last
        if self._closed is not None and self._closed.start >= start:
            return self._closed
        return Unusable(start, start)

    def _is_behind_alias(self, error: Any, last: Value) -> bool:
        """Tell whether a syntax error is but the rest of a text that was taken for an alias."""
        stopped = error.problem_mark.index if error.problem_mark else last.end
        content = self.text.content
        is_alias = isinstance(last, Unusable) and content[last.start : last.end].startswith("*")
        return is_alias and not content[last.end : stopped].strip(" \t")

    def _is_at_damage(self, error: Any, last: Value) -> bool:
        """Tell whether a syntax error stands in or behind a line that could not be read whole."""
        content = self.text.content
        stopped = error.problem_mark.index if error.problem_mark else last.end
        start = content.rfind("\n", 0, content.rfind("\n", 0, stopped))
        end = content.find("\n", stopped)
        return self.faults.hit(content[max(start, 0) : end if end >= 0 else len(content)])

    def _was_cut_short(self, error: Any) -> bool:
        """Tell whether a syntax error is but the rest of a text that was cut short.

        The cut is a fault already, and this error goes when the text is put in quotes.
        """
        children = self._stack[-1][3]
        if not children or children[-1].end != self._cut_end:
            return False
        context = error.context or ""
        goes_on = (
            "block mapping" in context and error.problem_mark.column > error.context_mark.column
        )
        return goes_on or "flow" in context or "expected ':'" in (error.problem or "")

    def _close(self, end: int) -> list[Value]:
        """Close the innermost list or mapping, and give the children of the one around it."""
        stack = self._stack
        if len(stack) == 3 and self._handing_over:
            self._hand_over()
            self._handing_over = False
        kind, start, flow, children = stack.pop()
        if not flow and children:
            end = max(start + 1, children[-1].end)
        if kind is Mapping:
            children = self._entries(children)
        value = self._closed = _MAKE(kind, (children, start, end))
        outer = stack[-1][3]
        outer.append(value)
        if len(stack) == 3 and self._handing_over:
            self._hand_over()
        elif len(stack) == 2:
            section = self._section()
            if section is not None and len(outer) % 2 == 0:
                self.reader.take_section(section, value)
        return outer

    def _section(self) -> Scalar | None:
        """Give the key at the top of which the value is being read or has just been read."""
        kind, _, _, children = self._stack[1]
        if kind is not Mapping or not children:
            return None
        key = children[-1 - (len(children) + 1) % 2]
        return key if type(key) is Scalar else None

    def _open_section(self) -> None:
        """Begin to hand over entries, where the reader wants those of the section that opens."""
        section = self._section()
        self._handing_over = (
            self._stack[-1][0] is Mapping
            and section is not None
            and len(self._stack[1][3]) % 2 == 1
            and self.reader.takes_entries_of(section)
        )

    def _hand_over(self) -> None:
        """Hand over the entries that are complete, and keep a key that still lacks its value."""
        children = self._stack[-1][3]
        rest = children[len(children) // 2 * 2 :]
        each = iter(self._entries(children))
        for key, value in zip(each, each, strict=True):
            self.reader.take_entry(key, value)
        children[:] = rest

    def _entries(self, children: list[Any]) -> list[Any]:
        """Give keys and values, less those whose key cannot be one, and a key without value."""
        if len(children) % 2:
            children = children[:-1]
        if self._plain_keys:
            return children
        each = iter(children)
        pairs = zip(each, each, strict=True)
        return [part for key, value in pairs if self._is_key(key) for part in (key, value)]

    def _is_key(self, key: Value) -> bool:
        if isinstance(key, Unusable):
            return False
        if not isinstance(key, Scalar):
            self._no_key((key.start, key.start + 1))
            return False
        if key.text == "<<" and self.text.content[key.start] == "<":
            self.faults.add_merge_key(key.span)
            return False
        return True

    def _without_controls(self, text: str, span: "Span") -> str:
        """Replace and report the control characters that came in by an escape."""
        found = None if text.isprintable() else _CONTROL.search(text)
        if not found:
            return text
        self.faults.add(
            "invalid-value",
            span,
            f"the escaped control character U+{ord(found[0]):04X} may not stand in a map",
            "remove it",
        )
        return _CONTROL.sub("\ufffd", text)

    def _no_key(self, span: "Span") -> None:
        self.faults.add(
            "invalid-yaml",
            span,
            "a list or mapping cannot be a key",
            "write a plain word before the colon",
        )

    def _cut_short(self, text: str, end: int) -> None:
        content = self.text.content
        self._cut_end = end
        sign = content.index("#", end)
        line_end = re.compile(r"[\r\n]|\Z").search(content, sign)
        self.faults.add(
            "truncated-text",
            (sign, line_end.start() if line_end else len(content)),
            f"YAML takes this for a comment, and the text would end at “{_tail(text)}”",
            "put the text in quotes, or a space behind the # of a real comment",
            note="this would be lost",
        )

    def _alias(self, event: Any) -> Unusable:
        span = event.start_mark.index, event.end_mark.index
        children = self._stack[-1][3]
        if len(children) % 2 and isinstance(children[-1], Scalar) and children[-1].text == "<<":
            return Unusable(*span)
        self.faults.add(
            "invalid-yaml",
            span,
            "aliases are not part of a map",
            "refer to a statement by its id, or put a text that begins with * in quotes",
        )
        return Unusable(*span)

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

    def _too_deep(self, start: int) -> None:
        self.faults.cut_off = True
        self.faults.add(
            "invalid-yaml",
            (start, start + 1),
            f"more than {MAX_DEPTH} lists and mappings stand inside each other here",
            "give the inner statements entries of their own and refer to them by id",
        )

    def _second_document(self, start: int) -> None:
        self.faults.add(
            "invalid-yaml",
            (start, start + 3),
            "a second document starts here, and a map is one document",
            "put the second map in a file of its own",
        )


# Tab, newline and what YAML's own escapes name as line breaks are white space like any other.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PROPERTY = re.compile(r"\s*(![^\s,\[\]{}]*|&[^\s,\[\]{}]*)")
_BLANK = re.compile(r"[ \t]*")


def _tail(text: str) -> str:
    """Give the last words of a text."""
    words = " ".join(text.split())
    return words if len(words) <= 40 else "…" + words[-39:].lstrip()
