"""Finds out what a syntax error means, and explains it.

A parser reports where it stopped. What is wrong there is found from the text and the lists and
mappings that are open there, never from the parser's message, so that the explanation is the same
for every parser and version.
"""

from collections.abc import Callable

from argmap.reading import explained_ends as ends
from argmap.reading import explained_keys as keys
from argmap.reading import explained_lines as lines
from argmap.reading import explanations as say
from argmap.reading.escapes import QUOTED, find_bad_escape
from argmap.reading.lines import indent, line_start
from argmap.reading.stopping_point import Explanation, StoppingPoint


def explain(stop: StoppingPoint) -> Explanation:
    """Return rule, span, message and help for a syntax error."""
    return next(describe for applies, describe in _EXPLANATIONS if applies(stop))(stop)


def _is_open_quote(stop: StoppingPoint) -> bool:
    if stop.unread not in {'"', "'"}:
        return False
    text = QUOTED.match(stop.content, stop.opening)
    return text is None or text.end() > stop.offset


def _is_directive(stop: StoppingPoint) -> bool:
    """Return whether a line begins with % where a parser stopped, or where it began."""
    return any(
        stop.content.startswith("%", at) and line_start(stop.content, at) == at
        for at in (stop.opening, stop.offset)
    )


def _is_tag(stop: StoppingPoint) -> bool:
    begins = stop.content.startswith("!", stop.opening) and stop.opening >= stop.last[1]
    return begins or (stop.character == "!" and stop.unread == "&")


def _is_sigil(stop: StoppingPoint) -> bool:
    """Return whether a text begins with a character with which no text can begin."""
    is_first = stop.opening == stop.offset and stop.character in {"@", "`", "%", "|", ">"}
    return is_first or stop.unread in {"*", "&"}


def _is_colon_in_word(stop: StoppingPoint) -> bool:
    """Return whether a colon in brackets has no space before a bracket or comma: `{s:[1]}`."""
    follower = stop.content[stop.offset + 1 : stop.offset + 2]
    return bool(stop.unread) and stop.character == ":" and follower in set(",?[]{}")


def _is_inside_line(stop: StoppingPoint) -> bool:
    """Return whether an indicator of YAML is outside brackets, behind other text on its line."""
    is_sign = not stop.content[stop.offset + 1 : stop.offset + 2].strip()
    return is_sign and not stop.in_brackets and stop.before.strip(" \t-") != ""


def _is_open_bracket(stop: StoppingPoint) -> bool:
    """Return whether the file continues as if the bracket were closed."""
    if not stop.in_brackets or stop.wants_value:
        return False
    rest = stop.content[stop.offset :].lstrip()
    opening_line = line_start(stop.content, stop.opening)
    return not rest or (
        stop.line_start > opening_line
        and indent(stop.content, stop.line_start) <= indent(stop.content, opening_line)
        and stop.character not in "]}"
    )


def _lacks_value(stop: StoppingPoint) -> bool:
    return stop.wants_value and (stop.in_brackets or stop.character in set(",]}"))


_Test = Callable[[StoppingPoint], bool]
_EXPLANATIONS: tuple[tuple[_Test, Callable[[StoppingPoint], Explanation]], ...] = (
    # A word or text that could not be read to its end.
    (lambda stop: find_bad_escape(stop) is not None, say.escape),
    (_is_open_quote, say.open_quote),
    (lambda stop: stop.character == "\t", say.tab),
    (lambda stop: stop.unread in {"|", ">"}, say.block_scalar),
    (_is_directive, say.directive),
    (_is_tag, say.tag),
    (_is_sigil, say.sigil),
    (_is_colon_in_word, say.colon_without_space),
    (
        lambda stop: stop.unread == "/" and stop.content.startswith("//", stop.opening),
        lambda stop: lines.slashes(stop, stop.opening),
    ),
    (lambda stop: stop.unread != "", lines.no_colon),
    # An indicator in a wrong place.
    (lambda stop: stop.character == "-" and _is_inside_line(stop), say.list_behind_key),
    (lambda stop: stop.character == "?" and _is_inside_line(stop), say.sigil),
    (lambda stop: stop.character == ":" and _is_inside_line(stop), say.colon_in_text),
    (lambda stop: stop.character == ":" and not stop.in_brackets, say.no_key),
    (_is_open_bracket, say.open_bracket),
    (_lacks_value, say.no_value),
    (lambda stop: stop.in_brackets, say.in_brackets),
    # A list, a mapping or the map itself cannot continue so.
    (
        ends.is_behind_quoted_lines,
        lambda stop: say.open_quote(stop._replace(opening=stop.last[0])),
    ),
    (lambda stop: stop.collection is None, say.outside),
    (ends.is_behind_quote, ends.text_behind_quote),
    (lambda stop: stop.before.rstrip().endswith(("]", "}")), ends.text_behind_bracket),
    (lines.is_behind_dash, lines.dash_without_space),
    (lines.is_at_touching_dash, lines.touching_dash),
    (keys.is_under_quoted_text, keys.key_under_quoted_text),
    (lambda stop: stop.collection == "list", keys.key_among_entries),
    (lambda stop: stop.character == "-", say.list_among_keys),
    (lambda _: True, say.misplaced),
)
