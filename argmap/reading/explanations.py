"""The messages for syntax errors, one function for each kind of error."""

import re

from argmap.format.keys import KEYS, LISTS
from argmap.reading.escapes import find_bad_escape
from argmap.reading.explained_ends import is_behind_quote, line_of_its_own, text_behind_quote
from argmap.reading.explained_keys import key_out_of_place
from argmap.reading.explained_lines import (
    NO_BULLET,
    begin_with_dash,
    braces_in_text,
    has_known_key,
    is_beside_dashes,
    list_below_value,
    no_id_in_front,
)
from argmap.reading.lines import begins_line, line_end, line_start
from argmap.reading.meant_keys import meant_key
from argmap.reading.refused import NO_TAGS, PROPERTY
from argmap.reading.stopping_point import (
    RULE,
    Explanation,
    StoppingPoint,
    explanation,
    lines_above,
)
from argmap.text.wording import brief, shorten

NOT_INDENTED = "this line is not indented like the lines that it belongs to"
QUOTE_IT = "put the text in quotes"
_JOINED_KEY = re.compile(r" *(?:- +)?([^\W\d_][\w.-]*:)(?=[\[{\"'])")
_KEY_AT_START = re.compile(r"[\w.-]+:(?:\s|$)")
_QUOTE_IN_BRACKETS = re.compile(r"[\[{,:] *([\"'])[^\r\n]*")
_KEY_AT_END = re.compile(r"(?<![\w-])([\w-]+) +$")
_WORD_BEFORE_BRACES = re.compile(r" *(?:- +)*([\w.-]+) *\{[^}]*$")
_WORD_AT_END = re.compile(r" ([\w-]+)$")
_KEY_BEFORE = re.compile(r"(\w+): +$")
_KEY_ABOVE = re.compile(r"[ -]*(\w+):\s*(?:#.*)?")
_WORDS = re.compile(r" *(\w+(?:[ -]\w+)*)")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)?[^\s:\"'\[\]{}#]+")


def tab(stop: StoppingPoint) -> Explanation:
    """Explain a tab where YAML wants spaces."""
    return explanation(
        stop,
        stop.offset,
        "a tab cannot stand here",
        "use spaces: YAML indents with nothing else",
    )


def sigil(stop: StoppingPoint) -> Explanation:
    """Explain a sign with which no text can begin."""
    start = stop.opening if stop.content[stop.opening] in "*&" else stop.offset
    if (
        stop.content.startswith("* ", start)
        and begins_line(stop.content, start)
        and (
            _stands_under_key_of_list(stop.content, start)
            or is_beside_dashes(stop._replace(opening=start))
        )
    ):
        entry = stop.content[start + 2 : line_end(stop.content, start)].strip()
        return explanation(stop, start, NO_BULLET, begin_with_dash(entry))
    return explanation(
        stop,
        start,
        f"a text cannot begin with {stop.content[start]} unless it is in quotes",
        QUOTE_IT,
    )


def open_quote(stop: StoppingPoint) -> Explanation:
    """Explain a quotation mark that is never closed."""
    mark = stop.content[stop.opening]
    return explanation(
        stop,
        stop.opening,
        f"the quotation mark {mark} that opens here is never closed",
        f"close it, or put a text that begins with {mark} in the other kind of quotes",
    )


def escape(stop: StoppingPoint) -> Explanation:
    """Explain an escape that YAML does not know."""
    start, end = find_bad_escape(stop) or (stop.offset, stop.offset)
    return (
        RULE,
        (start, end),
        f"{stop.content[start:end]} is no escape of YAML",
        "write \\\\ for a backslash, or put the text in single quotes",
    )


def colon_in_text(stop: StoppingPoint) -> Explanation:
    """Explain a colon and a space inside a text, or behind a key that is out of place."""
    joined = _JOINED_KEY.match(stop.content, stop.line_start, stop.offset)
    if joined:
        return (
            RULE,
            joined.span(1),
            "a colon stands here without a space behind it",
            "put a space behind the colon",
        )
    below_value = list_below_value(stop)
    if below_value:
        return below_value
    in_front = _WORD_BEFORE_BRACES.match(stop.before)
    if in_front:
        start, end = (stop.line_start + at for at in in_front.span(1))
        rest = stop.content[end : line_end(stop.content, end)].strip()
        meant = brief(f"{in_front[1]}: {rest}", 40)
        return RULE, (start, end), "a colon is missing behind a key", f"write “{meant}”"
    words = _WORDS.fullmatch(stop.before)
    if _BARE_KEY.fullmatch(stop.before) or (words and meant_key(words[1])):
        return key_out_of_place(stop)
    key = _WORD_AT_END.search(stop.before)
    advice = QUOTE_IT
    is_open = any(stop.before.rfind(one) > stop.before.rfind(other) for one, other in ("[]", "{}"))
    if key and key[1] in KEYS and not is_open:
        advice += f", or {line_of_its_own(stop.content, stop.line_start + key.start(1))}"
    return braces_in_text(stop) or explanation(
        stop,
        stop.offset,
        "a colon and a space stand inside a text, and YAML takes them for a key",
        advice,
    )


def colon_without_space(stop: StoppingPoint) -> Explanation:
    """Explain a colon in brackets that touches one of their signs."""
    return explanation(
        stop,
        stop.offset,
        "a colon stands here without a space behind it",
        f"put a space behind the colon, or {QUOTE_IT}",
    )


def no_key(stop: StoppingPoint) -> Explanation:
    """Explain a colon without a key before it."""
    return explanation(
        stop,
        stop.offset,
        "a key is missing in front of this colon",
        f"write the key, or {QUOTE_IT}",
    )


def open_bracket(stop: StoppingPoint) -> Explanation:
    """Explain a bracket that is never closed."""
    mark = stop.content[stop.opening]
    quote = _QUOTE_IN_BRACKETS.search(
        stop.content, stop.opening, line_end(stop.content, stop.opening)
    )
    if quote and stop.content.count(quote[1], quote.start(1), quote.end()) % 2:
        return open_quote(stop._replace(opening=quote.start(1)))
    return explanation(
        stop,
        stop.opening,
        f"the bracket {mark} that opens here is never closed",
        f"close it with {_closing(mark)}{_around(stop)}, "
        f"or put a text that begins with {mark} in quotes",
    )


def _around(stop: StoppingPoint) -> str:
    """Return how to close what is open around the innermost bracket, behind its own close."""
    outer = "".join(map(_closing, stop.around))
    return f", and what is open around it with {shorten(outer)}" if outer else ""


def in_brackets(stop: StoppingPoint) -> Explanation:
    """Explain what stands in brackets where a comma or a bracket should."""
    mark = stop.content[stop.opening]
    key = _KEY_AT_END.search(stop.before)
    if stop.character in "[{" and key and (key[1] in KEYS or _begins_entry(stop, key.start(1))):
        start = stop.line_start + key.start(1)
        return (
            RULE,
            (start, start + len(key[1])),
            "a colon is missing behind a key",
            f"write “{key[1]}:”",
        )
    word = _WORD_AT_END.search(stop.before)
    if stop.character == ":" and word and word[1] in KEYS:
        return (
            RULE,
            (stop.line_start + word.start(1), stop.offset),
            f"a comma is missing in front of the key “{word[1]}”",
            f"write the comma, or {QUOTE_IT}",
        )
    if stop.character == ":":
        return colon_in_text(stop._replace(opening=stop.offset))
    if stop.character in "]}":
        return explanation(
            stop,
            stop.offset,
            f"{stop.character} stands here, but the bracket {mark} is still open",
            f"close it with {_closing(mark)}",
        )
    if is_behind_quote(stop) and stop.character not in "\"'":
        return text_behind_quote(stop)
    return explanation(
        stop, stop.offset, "a comma is missing here", f"write a comma, or {QUOTE_IT}"
    )


def _begins_entry(stop: StoppingPoint, start: int) -> bool:
    """Return whether a word stands where a key does, in braces."""
    is_first = stop.before[:start].rstrip().endswith(("{", ","))
    return is_first and stop.content[stop.opening] == "{"


def list_among_keys(stop: StoppingPoint) -> Explanation:
    """Explain a list entry where a key should be."""
    key = _KEY_AT_START.match(stop.content, stop.start)
    if key is not None and _is_first_of_list(stop):
        entry = stop.content[stop.start : line_end(stop.content, stop.start)].rstrip()
        others = ""
        if stop.content[stop.start + len(entry) : stop.line_start].strip():
            others = (
                ", and indent the other keys of this entry like that"
                if key[0].rstrip()[:-1] in KEYS
                else ", and begin each entry below it with a dash too"
            )
        return (
            RULE,
            (stop.start, stop.start + len(entry)),
            "a dash is missing in front of this line, for it is the first entry of a list",
            f"write “- {brief(entry, 40)}”{others}",
        )
    return explanation(
        stop,
        stop.offset,
        "a list entry stands where a key should be",
        "write a key and a colon in place of the dash, or leave out what stands behind the key of "
        "the list",
    )


def _is_first_of_list(stop: StoppingPoint) -> bool:
    """Return whether a mapping begins where a list may stand, at the indent of the dash below."""
    column = stop.start - line_start(stop.content, stop.start)
    return (
        column == stop.offset - stop.line_start
        and begins_line(stop.content, stop.start)
        and _stands_under_key_of_list(stop.content, stop.start)
    )


def _stands_under_key_of_list(content: str, offset: int) -> bool:
    """Return whether a key that takes a list is all that the line above holds."""
    above = _KEY_ABOVE.fullmatch(next(lines_above(content, offset), ""))
    return above is not None and above[1] in LISTS


def list_behind_key(stop: StoppingPoint) -> Explanation:
    """Explain a list that begins on the line of its key."""
    key = _KEY_BEFORE.search(stop.before)
    is_of_list = key is not None and key[1] in LISTS
    return explanation(
        stop,
        stop.offset,
        "a list cannot begin on the line of its key",
        f"begin it on the next line, or {QUOTE_IT}"
        if is_of_list
        else f"{QUOTE_IT}, or begin a list on the next line",
    )


def no_value(stop: StoppingPoint) -> Explanation:
    """Explain a sign where a value should be, or the end of the file in brackets."""
    if stop.character == "," and stop.before.rstrip().endswith(","):
        return explanation(stop, stop.offset, "two commas stand here", "leave one out")
    advice = "put a text that begins so in quotes, or write the value that is missing"
    if not stop.character:
        closed = _closing(stop.content[stop.start]) + "".join(map(_closing, stop.around))
        advice = f"write the value that is missing, and close what is open with {shorten(closed)}"
    return explanation(
        stop,
        stop.offset,
        f"{stop.character or 'the end of the file'} stands where a value should be",
        advice,
    )


def outside(stop: StoppingPoint) -> Explanation:
    """Explain what stands outside of the map."""
    line = stop.content[stop.offset : line_end(stop.content, stop.offset)]
    return explanation(
        stop,
        stop.offset,
        "this stands outside the map, which ended above",
        "give it the indent of the first key, and remove a line of dots above it"
        if _KEY_AT_START.match(line)
        else "remove it, or write it as the text of a statement",
    )


def directive(stop: StoppingPoint) -> Explanation:
    """Explain a directive."""
    return explanation(
        stop, stop.opening, "this directive cannot be read", "remove the line that begins with %"
    )


def tag(stop: StoppingPoint) -> Explanation:
    """Explain a tag."""
    found = PROPERTY.match(stop.content, stop.opening)
    return RULE, found.span() if found else (stop.opening, stop.opening + 1), *NO_TAGS


def block_scalar(stop: StoppingPoint) -> Explanation:
    """Explain a block scalar that cannot be read."""
    return explanation(
        stop,
        stop.opening,
        f"behind {stop.content[stop.opening]} the line must end, and the text begin on the next",
        f"begin the text on the next line, or {QUOTE_IT}",
    )


def misplaced(stop: StoppingPoint) -> Explanation:
    """Explain a line that is not indented like its neighbours."""
    last, _ = stop.last
    is_first = stop.content.startswith("{", last) and begins_line(stop.content, last)
    if is_first and has_known_key(stop.content[last : line_end(stop.content, last)]):
        return no_id_in_front(stop, last)
    return explanation(
        stop,
        stop.offset,
        NOT_INDENTED,
        "give keys of one mapping the same indent",
    )


def _closing(mark: str) -> str:
    return "]" if mark == "[" else "}"
