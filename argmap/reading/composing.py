"""Composes values with their positions from the events of a YAML parser.

No Python object is built from a tag, no alias is followed and every scalar stays a text; depth is
bounded, and nothing recurses.
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

from argmap.format.keys import MAX_DEPTH
from argmap.reading.lines import behind_blanks
from argmap.reading.lookalike_spaces import with_spaces
from argmap.reading.parsers import make_parser
from argmap.reading.refused import (
    is_key,
    refuse_alias,
    refuse_depth,
    refuse_properties,
    refuse_second_document,
    without_controls,
)
from argmap.reading.truncated_texts import TruncatedTexts
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.reading.syntax_errors import Open
    from argmap.text.document import Text

# Parsers have a bound of their own, 1000 in libyaml 0.2.6, and time grows with the depth.
_LAST_DEPTH = 500


class Reader(Protocol):
    """Takes values as soon as they are complete, so that a large file need not be held whole."""

    def takes_entries_of(self, section: Scalar) -> bool:
        """Return whether the entries of a top-level mapping are to be handed over one by one."""

    def take_entry(self, key: Scalar, value: Value) -> None:
        """Take an entry of the mapping asked for last; the mapping does not keep it."""

    def take_section(self, section: Scalar, value: Value) -> None:
        """Take the list or mapping of a top-level key, which is complete now."""


def compose(text: "Text", faults: "Faults", reader: Reader) -> Value | None:
    """Return the value of the one document of a text, or None where there is none.

    Report all that a map may not have. A syntax error ends the document: what came before it is
    still returned.
    """
    composer = _Composer(with_spaces(text, faults), faults, reader)
    composer.run()
    return composer.root()


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
        self._stack: list[Open] = [(None, 0, False, self._document)]
        self._handing_over = False
        self._closed: Value | None = None
        self._truncated = TruncatedTexts(text.content, faults)
        self._too_deep_in = -1
        self._documents = 0
        self._plain_keys = "<<" not in text.content

    def run(self) -> None:
        """Read the document, and report a syntax error."""
        content = self.text.content
        error = self._read(content)
        if error is None:
            return
        from argmap.reading.syntax_errors import offset_of, opening_of, report_stop

        stopped = offset_of(error, content)
        read = self._last().end
        ahead = content.count("[", read, stopped) + content.count("{", read, stopped)
        if ahead > MAX_DEPTH:
            # A parser reads ahead in brackets, and its own bound may come before all of ours.
            earlier = self._read(content[:stopped], _count_events(content))
            if self.faults.cut_off:
                return
            if earlier is not None and (
                offset_of(earlier, content) < stopped
                or (
                    opening_of(earlier, content) < stopped
                    and content.startswith(("[", "{"), stopped)
                )
            ):
                error = earlier
        report_stop(error, self._stack, self._last(), self._truncated)

    def _read(  # noqa: C901, PLR0912, PLR0915 - calls would cost more than what they do
        self, content: str, skipped: int = 0
    ) -> Any:
        """Read the events of a document; return the error that ended them, if one did.

        This loop handles every value of the file, so the common cases are written in place. The
        events to be skipped were read before.
        """
        next_event = make_parser(content).get_event
        cut_ends, cut_starts = self._truncated.ends, self._truncated.starts
        stack, take_entry = self._stack, self.reader.take_entry
        made: Any
        depth, children = len(stack), stack[-1][3]
        properties = "&" in content or "!" in content
        is_plain = not (properties or cut_ends) and content.isascii()
        try:
            for _ in range(skipped):
                next_event()
            for event in iter(next_event, None):
                kind = type(event)
                if kind is ScalarEvent:
                    start, end, text = event.start_mark.index, event.end_mark.index, event.value
                    if event.style or start == end or not is_plain:
                        style = event.style
                        if properties and (event.anchor is not None or event.tag is not None):
                            start = min(refuse_properties(content, start, self.faults), end)
                            if not text and not style:
                                self._plain_keys = False
                                children.append(Unusable(start, end))
                                continue
                        if start == end and stack[-1][2]:
                            # In brackets, parsers differ on where that stands which is nothing.
                            start = end = behind_blanks(content, end)
                        if style == '"':
                            text = without_controls(text, (start, end), self.faults)
                        if not style and cut_ends:
                            is_value = len(children) % 2 or stack[-1][0] is Sequence
                            if start in cut_starts and is_value:
                                self._truncated.report_start(text, start, end)
                                if not text:
                                    children.append(Unusable(start, end))
                                    continue
                            if end in cut_ends and text:
                                self._truncated.report_end(text, end)
                        text = text.strip()
                    children.append(Scalar(text, start, end))
                elif kind is MappingStartEvent or kind is SequenceStartEvent:
                    start = event.start_mark.index
                    if properties and (event.anchor is not None or event.tag is not None):
                        start = refuse_properties(content, start, self.faults)
                    if depth > MAX_DEPTH and self._too_deep(start):
                        break
                    if len(children) % 2 == 0 and stack[-1][0] is Mapping:
                        self._plain_keys = False
                    children = []
                    stack.append((_KIND[kind], start, event.flow_style, children))
                    depth += 1
                    if depth == 3:
                        self._open_section()
                elif kind is MappingEndEvent or kind is SequenceEndEvent:
                    if (
                        depth < 4
                        or depth > MAX_DEPTH
                        or not self._plain_keys
                        or (len(children) % 2 and kind is MappingEndEvent)
                    ):
                        children = self._close(event.end_mark.index)
                        depth = len(stack)
                        continue
                    # As `_close` does, less what is rare at this depth.
                    made, start, flow, _ = stack.pop()
                    end = children[-1].end if children and not flow else event.end_mark.index
                    value = made(children, start, end if end > start else start + 1)
                    children = stack[-1][3]
                    children.append(value)
                    depth -= 1
                    if depth == 3 and self._handing_over:
                        self._closed = value
                        if len(children) == 2:
                            key: Any = children[0]
                            children.clear()
                            take_entry(key, value)
                        else:
                            self._hand_over()
                elif kind is AliasEvent:
                    self._plain_keys = False
                    span = event.start_mark.index, event.end_mark.index
                    refuse_alias(span, children[-1:] if len(children) % 2 else [], self.faults)
                    children.append(Unusable(*span))
                elif kind is DocumentStartEvent:
                    self._documents += 1
                    if self._documents == 2:
                        refuse_second_document(event.start_mark.index, self.faults)
                        break
                elif kind is StreamEndEvent:
                    break
        except yaml.YAMLError as error:
            # With its frames, the error would hold them and all that they hold in a circle.
            return error.with_traceback(None)
        return None

    def root(self) -> Value | None:
        """Return what was read, closing what a syntax error left open."""
        while len(self._stack) > 1:
            self._close(self._stack[-1][1] + 1)
        return self._document[0] if self._document else None

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

    def _close(self, end: int) -> list[Value]:
        """Close the innermost list or mapping, and return the children of the one around it."""
        stack = self._stack
        if len(stack) == 3 and self._handing_over:
            self._hand_over()
            self._handing_over = False
        kind: Any
        kind, start, flow, children = stack.pop()
        depth = len(stack)
        if children and not flow:
            end = max(children[-1].end, start + 1)
        is_unusable = depth > MAX_DEPTH
        if kind is Mapping and not (self._plain_keys and len(children) % 2 == 0):
            written, children = children, self._entries(children, start)
            is_unusable |= depth > 1 and bool(written) and not children
        value = Unusable(start, end) if is_unusable else kind(children, start, end)
        self._closed = value
        outer = stack[-1][3]
        outer.append(value)
        if depth == 3:
            if self._handing_over:
                self._hand_over()
        elif depth == 2:
            section = self._section()
            if section is not None and len(outer) % 2 == 0:
                self.reader.take_section(section, value)
        return outer

    def _section(self) -> Scalar | None:
        """Return the top-level key whose value is being read or has just been read."""
        kind, _, _, children = self._stack[1]
        if kind is not Mapping or not children:
            return None
        key = children[-1 - (len(children) + 1) % 2]
        return key if type(key) is Scalar else None

    def _open_section(self) -> None:
        """Begin to hand over entries, if the reader wants those of the section that opens."""
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
        if len(children) == 2 and self._plain_keys:
            entry: list[Any] = children
            key, value = entry
            children.clear()
            self.reader.take_entry(key, value)
            return
        rest = children[len(children) // 2 * 2 :]
        each = iter(self._entries(children, start))
        for key, value in zip(each, each, strict=True):
            self.reader.take_entry(key, value)
        children[:] = rest

    def _entries(self, children: list[Any], start: int) -> list[Any]:
        """Return keys and values, without invalid keys, their values, and a key without value."""
        if len(children) % 2:
            children = children[:-1]
        if self._plain_keys:
            return children
        return [
            part
            for key, value in zip(children[::2], children[1::2], strict=True)
            if is_key(key, start, self.faults)
            for part in (key, value)
        ]

    def _too_deep(self, start: int) -> bool:
        """Report lists and mappings that are nested too deep; return whether to stop reading.

        What is one level too deep is left out, and reading goes on behind it, up to a depth at
        which a parser might stop.
        """
        entry = self._stack[3][1]
        if entry != self._too_deep_in:
            self._too_deep_in = entry
            refuse_depth(start, self.faults)
        if len(self._stack) > _LAST_DEPTH:
            self.faults.cut_off = True
            self.faults.unclosed.update(opened for _, opened, _, _ in self._stack)
        return self.faults.cut_off


def _count_events(content: str) -> int:
    """Return how many events a parser reads before an error."""
    next_event = make_parser(content).get_event
    count = 0
    try:
        while next_event() is not None:
            count += 1
    except yaml.YAMLError:
        pass
    return count
