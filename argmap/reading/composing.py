"""A text to located values, read from a parser's events.

No Python object is built from a tag, no alias is followed and no scalar is taken for anything but
the text that is written; depth is bounded, and nothing recurses.
"""

from typing import TYPE_CHECKING, Any, Protocol

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

from argmap.format.keys import KEYS, MAX_DEPTH
from argmap.reading.aftermath import Aftermath, behind_blanks, line_start
from argmap.reading.cuts import Cuts
from argmap.reading.odd_blanks import with_spaces
from argmap.reading.parsers import make_parser
from argmap.reading.refused import (
    refuse_alias,
    refuse_key,
    refuse_properties,
    refuse_second_document,
    without_controls,
)
from argmap.reading.stop import Stop
from argmap.reading.syntax import explain
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.reading.stop import Collection
    from argmap.text.document import Span, Text

# Parsers have a bound of their own, 1000 in libyaml 0.2.6, and time grows with the depth.
_LAST_DEPTH = 500

# Makes a named tuple at a third of the cost of calling it.
_MAKE: Any = tuple.__new__


class Reader(Protocol):
    """Takes values as soon as they are complete, so that a large file need not be held whole."""

    def takes_entries_of(self, section: Scalar) -> bool:
        """Return whether the entries of a mapping at the top are to be handed over one by one."""

    def take_entry(self, key: Scalar, value: Value) -> None:
        """Take an entry of the mapping asked for last, which keeps nothing of it."""

    def take_section(self, section: Scalar, value: Value) -> None:
        """See the list or mapping of a key at the top, which is complete now."""


def compose(text: "Text", faults: "Faults", reader: Reader) -> Value | None:
    """Return the value of the one document of a text, or None where there is none.

    Reports all that a map may not hold. A syntax error cuts the document off: what came before it
    is still given.
    """
    composer = _Composer(with_spaces(text, faults), faults, reader)
    composer.run()
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
        self._cuts = Cuts(text.content, faults)
        self._too_deep_in = -1
        self._documents = 0
        self._plain_keys = "<<" not in text.content

    def run(self) -> None:
        """Read the document, and report a syntax error."""
        content = self.text.content
        number, error = self._read(content)
        if error is None:
            return
        stopped = _offset(error, content)
        read = self._last().end
        ahead = content.count("[", read, stopped) + content.count("{", read, stopped)
        if ahead > MAX_DEPTH:
            # A parser reads ahead in brackets, and its own bound may come before all of ours.
            _, earlier = self._read(content[:stopped], number)
            if self.faults.cut_off:
                return
            if earlier is not None and (
                _offset(earlier, content) < stopped
                or (
                    _opening(earlier, content) < stopped
                    and content.startswith(("[", "{"), stopped)
                )
            ):
                error = earlier
        self._stop(error)

    def _read(  # noqa: C901, PLR0912, PLR0915 - calls would cost more than what they do
        self, content: str, skipped: int = 0
    ) -> tuple[int, Any]:
        """Read the events of a document; return their number, and the error that ended them.

        This loop sees every value of the file, and so does the common things in place. The events
        to be skipped were read before.
        """
        next_event = make_parser(content).get_event
        cut_ends, cut_starts = self._cuts.ends, self._cuts.starts
        stack, make = self._stack, _MAKE
        children = stack[-1][3]
        properties = "&" in content or "!" in content
        number = skipped
        try:
            for _ in range(skipped):
                next_event()
            for number, event in enumerate(  # noqa: B007 - the number is wanted on an error too
                iter(next_event, None), skipped + 1
            ):
                kind = type(event)
                if kind is ScalarEvent:
                    start, end, text = event.start_mark.index, event.end_mark.index, event.value
                    if properties and (event.anchor is not None or event.tag is not None):
                        start = min(refuse_properties(content, start, self.faults), end)
                    if start == end and stack[-1][2]:
                        # Where nothing is written in brackets, parsers differ on where it stands.
                        start = end = behind_blanks(content, end)
                    if event.style == '"':
                        text = without_controls(text, (start, end), self.faults)
                    elif cut_ends and not event.style:
                        if start in cut_starts and (len(children) % 2 or stack[-1][0] is Sequence):
                            self._cuts.report_start(text, start, end)
                            if not text:
                                children.append(Unusable(start, end))
                                continue
                        if end in cut_ends and text:
                            self._cuts.report_end(text, end)
                    children.append(make(Scalar, (text.strip(), start, end)))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    start = event.start_mark.index
                    if properties and (event.anchor is not None or event.tag is not None):
                        start = refuse_properties(content, start, self.faults)
                    if len(stack) > MAX_DEPTH and self._too_deep(start):
                        break
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
                    children.append(self._alias((event.start_mark.index, event.end_mark.index)))
                elif kind is DocumentStartEvent:
                    self._documents += 1
                    if self._documents == 2:
                        refuse_second_document(event.start_mark.index, self.faults)
                        break
                elif kind is StreamEndEvent:
                    break
        except yaml.YAMLError as error:
            return number, error
        return number, None

    def root(self) -> Value | None:
        """Return what was read, closing what a syntax error left open."""
        while len(self._stack) > 1:
            self._close(self._stack[-1][1] + 1)
        return self._document[0] if self._document else None

    def _stop(self, error: Any) -> None:
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
        content = self.text.content
        offset = _offset(error, content)
        opening = _opening(error, content)
        kind, start, in_brackets, _ = self._stack[-1]
        stop = Stop(content, offset, opening, _NAMES[kind], start, in_brackets, last.span)
        if in_brackets and stop.wants_value and offset in self._cuts.starts:
            self._cuts.report_start("", offset, offset)
        elif not (
            self._was_cut_short(stop)
            or self._is_behind_alias(stop, last)
            or self._is_at_damage(stop)
        ):
            rule, span, message, advice = explain(stop)
            self.faults.aftermath.named = span
            self.faults.add(rule, span, message, advice)

    def _last(self) -> Value:
        """Return the last value or key that was read in the innermost list or mapping."""
        _, start, _, children = self._stack[-1]
        if children:
            last = children[-1]
            is_nothing = last.start == last.end and len(children) > 1
            return children[-2] if is_nothing else last
        if self._closed is not None and self._closed.start >= start:
            return self._closed
        return Unusable(start, start)

    def _is_behind_alias(self, stop: Stop, last: Value) -> bool:
        """Return whether a syntax error is but the rest of a text that was taken for an alias."""
        content = self.text.content
        is_alias = isinstance(last, Unusable) and content.startswith("*", last.start, last.end)
        return is_alias and not content[last.end : stop.offset].strip(" \t")

    def _is_at_damage(self, stop: Stop) -> bool:
        """Tell whether a syntax error stands in or behind a line that is not read as it stands."""
        content = self.text.content
        start = max(content.rfind("\n", 0, content.rfind("\n", 0, stop.offset)), 0)
        end = content.find("\n", stop.offset)
        lines = content[start : end if end >= 0 else len(content)]
        return self.faults.hit(lines) or not self.faults.text.content.startswith(lines, start)

    def _was_cut_short(self, stop: Stop) -> bool:
        """Return whether a syntax error is but the rest of a text that was cut short.

        The cut is a fault already, and this error goes when the text is put in quotes.
        """
        children = self._stack[-1][3]
        if not children or children[-1].end != self._cuts.last:
            return False
        if stop.in_brackets or stop.unread:
            return True
        indent = stop.start - line_start(stop.content, stop.start)
        return stop.collection == "mapping" and stop.offset - stop.line_start > indent

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
            children = self._entries(children, start)
        value = _MAKE(kind, (children, start, end))
        if len(stack) > MAX_DEPTH:
            value = Unusable(start, end)
        self._closed = value
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
        """Return the key at the top of which the value is being read or has just been read."""
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
        _, start, _, children = self._stack[-1]
        rest = children[len(children) // 2 * 2 :]
        each = iter(self._entries(children, start))
        for key, value in zip(each, each, strict=True):
            self.reader.take_entry(key, value)
        children[:] = rest

    def _entries(self, children: list[Any], start: int) -> list[Any]:
        """Return keys and values, less those whose key cannot be one, and a key without value."""
        if len(children) % 2:
            children = children[:-1]
        if self._plain_keys:
            return children
        each = iter(children)
        pairs = zip(each, each, strict=True)
        return [part for key, value in pairs if self._is_key(key, start) for part in (key, value)]

    def _is_key(self, key: Value, mapping: int) -> bool:
        if isinstance(key, Unusable):
            return False
        if not isinstance(key, Scalar):
            refuse_key((key.start, key.start + 1), self.faults)
            return False
        if key.text == "<<" and self.text.content[key.start] == "<":
            self.faults.add_merge_key(key.span, mapping)
            return False
        return True

    def _alias(self, span: "Span") -> Unusable:
        """Report an alias, unless it is that of a merge key, which is reported itself."""
        children = self._stack[-1][3]
        key = children[-1] if len(children) % 2 else None
        if not (isinstance(key, Scalar) and key.text == "<<"):
            refuse_alias(span, self.faults)
        return Unusable(*span)

    def _too_deep(self, start: int) -> bool:
        """Report lists and mappings that are nested too deep, and tell whether to read on.

        What is one level too deep is left out, and the reading goes on behind it, up to a depth
        at which a parser might stop.
        """
        entry = self._stack[3][1]
        if entry != self._too_deep_in:
            self._too_deep_in = entry
            self.faults.add(
                "invalid-yaml",
                (start, start + 1),
                f"more than {MAX_DEPTH} lists and mappings stand inside each other here",
                "give the inner statements entries of their own and refer to them by id",
            )
        self.faults.cut_off |= len(self._stack) > _LAST_DEPTH
        return self.faults.cut_off


_NAMES: "dict[type | None, Collection | None]" = {Mapping: "mapping", Sequence: "list", None: None}


def _offset(error: Any, content: str) -> int:
    """Return where a parser stopped."""
    mark = getattr(error, "problem_mark", None)
    return min(mark.index, len(content)) if mark else 0


def _opening(error: Any, content: str) -> int:
    """Return where that begins in which a parser stopped."""
    mark = getattr(error, "context_mark", None)
    return mark.index if mark else _offset(error, content)
