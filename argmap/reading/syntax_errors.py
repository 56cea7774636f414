"""Syntax errors: what is reported where a parser stopped, beside faults that are known already."""

from typing import TYPE_CHECKING, Any

from argmap.format.keys import KEYS
from argmap.reading.follow_on_faults import FollowOnFaults
from argmap.reading.lines import line_start
from argmap.reading.stopping_point import StoppingPoint
from argmap.reading.syntax import explain
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.reading.stopping_point import Collection
    from argmap.reading.truncated_texts import TruncatedTexts

Open = tuple[type[Sequence] | type[Mapping] | None, int, bool, list[Value]]
"""A list or mapping that is not closed: its kind, start, whether in brackets, and its children."""

_NAMES: "dict[type | None, Collection | None]" = {Mapping: "mapping", Sequence: "list", None: None}


def offset_of(error: Any, content: str) -> int:
    """Return where a parser stopped."""
    mark = getattr(error, "problem_mark", None)
    return min(mark.index, len(content)) if mark else 0


def opening_of(error: Any, content: str) -> int:
    """Return the start of the text or collection in which a parser stopped."""
    mark = getattr(error, "context_mark", None)
    return mark.index if mark else offset_of(error, content)


def report_stop(error: Any, stack: list[Open], last: Value, truncated: "TruncatedTexts") -> None:
    """Report a syntax error, unless it follows from a fault that was reported already.

    `stack` holds what is open, innermost last, and `last` is what was read before; `truncated`
    knows the text, its faults, and where texts in it are cut short.
    """
    content, faults = truncated.content, truncated.faults
    faults.cut_off = True
    faults.follow_on = FollowOnFaults(
        content,
        last.span,
        [start for _, start, is_flow, _ in stack if is_flow],
        is_half=isinstance(last, Scalar)
        or (isinstance(last, Mapping) and not any(key.text in KEYS for key in last.keys)),
    )
    kind, start, in_brackets, children = stack[-1]
    offset, opening = offset_of(error, content), opening_of(error, content)
    opened = "".join(content[at] for _, at, is_flow, _ in reversed(stack) if is_flow)
    stop = StoppingPoint(
        content, offset, opening, _NAMES[kind], start, in_brackets, last.span, opened[1:]
    )
    if in_brackets and stop.wants_value and offset in truncated.starts:
        truncated.report_start("", offset, offset)
    elif not (
        _is_behind_truncated_text(stop, children, truncated)
        or _is_behind_alias(stop, last)
        or _is_at_damage(stop, faults)
        or _closes_another_bracket(stop, children)
    ):
        rule, span, message, advice = explain(stop)
        faults.follow_on.named = span
        if stop.is_about_lines:
            start = line_start(content, span[0])
            faults.origins = [at for at in (stop.start, stop.last[0]) if at < start]
        faults.add(rule, span, message, advice, follows=True)


def _is_behind_truncated_text(
    stop: StoppingPoint, children: list[Value], truncated: "TruncatedTexts"
) -> bool:
    """Return whether a syntax error is only the rest of a text that was truncated.

    That is a fault already, and this error disappears when the text is put in quotes.
    """
    if not children or children[-1].end != truncated.last:
        return False
    if stop.in_brackets or stop.unread:
        return True
    indent = stop.start - line_start(stop.content, stop.start)
    return stop.collection == "mapping" and stop.offset - stop.line_start > indent


def _is_behind_alias(stop: StoppingPoint, last: Value) -> bool:
    """Return whether a syntax error is only the rest of a text that was taken for an alias.

    Or it is the next line of a list with such signs.
    """
    is_alias = isinstance(last, Unusable) and stop.content.startswith("*", last.start, last.end)
    between = stop.content[last.end : stop.offset]
    is_next = not between.strip() and stop.content.startswith("*", stop.offset)
    return is_alias and (is_next or not between.strip(" \t"))


def _closes_another_bracket(stop: StoppingPoint, children: list[Value]) -> bool:
    """Return whether a list is closed that opens with a brace: that it has no keys is said."""
    is_brace = stop.in_brackets and stop.content.startswith("{", stop.start)
    has_no_keys = any(isinstance(key, Mapping | Sequence) for key in children[::2])
    return is_brace and stop.character == "]" and has_no_keys


def _is_at_damage(stop: StoppingPoint, faults: "Faults") -> bool:
    """Return whether a syntax error is in or behind a line whose characters were replaced."""
    content = stop.content
    start = max(content.rfind("\n", 0, content.rfind("\n", 0, stop.offset)), 0)
    end = content.find("\n", stop.offset)
    lines = content[start : end if end >= 0 else len(content)]
    return faults.is_damaged(lines) or not faults.text.content.startswith(lines, start)
