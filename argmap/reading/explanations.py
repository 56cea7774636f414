"""Syntax errors in words that say what to write, one function for each kind."""

import re

from argmap.format.keys import KEYS
from argmap.reading.aftermath import line_end, line_start
from argmap.reading.escapes import find_bad_escape
from argmap.reading.stop import Explanation, Stop

_RULE = "invalid-yaml"
QUOTE_IT = "put the text in quotes"
_KEY_AND_VALUE = re.compile(r"([^\W\d_][\w.-]*)(?:(:(?=[^\s/]))|\s+)(.+)")
_ENTRY = re.compile(r" *- ")
_DASHES = re.compile(r"(?:- +)+")
_COLON = re.compile(r":(?:\s|\Z)")
_DASH_WITHOUT_SPACE = re.compile(r" *-(?:[^\s-]|-(?!-))")
_JOINED_KEY = re.compile(r" *(?:- +)?([^\W\d_][\w.-]*:)(?=[\[{\"'])")
_KEY_AT_END = re.compile(r"(?<![\w-])([\w-]+) +$")
_WORD_AT_END = re.compile(r" ([\w-]+)$")
_LINE_WITH_KEY = re.compile(r"[\r\n] *(?:- +)?[\w.-]+:[ \r\n]")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)?[^\s:\"'\[\]{}#]+")


def tab(stop: Stop) -> Explanation:
    """Explain a tab where YAML wants spaces."""
    return explanation(
        stop,
        stop.offset,
        "a tab cannot stand here",
        "use spaces, for YAML indents with nothing else",
    )


def sigil(stop: Stop) -> Explanation:
    """Explain a sign with which no text can begin."""
    start = stop.opening if stop.content[stop.opening] in "*&" else stop.offset
    return explanation(
        stop,
        start,
        f"a text cannot begin with {stop.content[start]} unless it is in quotes",
        QUOTE_IT,
    )


def open_quote(stop: Stop) -> Explanation:
    """Explain a quotation mark that is never closed."""
    mark = stop.content[stop.opening]
    return explanation(
        stop,
        stop.opening,
        f"the quotation mark {mark} that opens here is never closed",
        f"close it, or put a text that begins with {mark} in the other kind of quotes",
    )


def escape(stop: Stop) -> Explanation:
    """Explain an escape that YAML does not know."""
    start, end = find_bad_escape(stop) or (stop.offset, stop.offset)
    return (
        _RULE,
        (start, end),
        f"{stop.content[start:end]} is no escape of YAML",
        "write \\\\ for a backslash, or put the text in single quotes",
    )


def dash_without_space(stop: Stop) -> Explanation:
    """Explain a dash without a space behind it."""
    previous = _previous_line(stop)
    start = previous[0] if previous else stop.offset
    return explanation(
        stop, start, "a dash stands here without a space behind it", "put a space behind the dash"
    )


def is_behind_dash(stop: Stop) -> bool:
    """Return whether a dash stands before what was read last, without a space."""
    previous = _previous_line(stop)
    return previous is not None and _is_entry(previous[1])


def _is_entry(line: str) -> bool:
    """Return whether a line begins with a dash that lacks the space behind it."""
    return _DASH_WITHOUT_SPACE.match(line) is not None


def colon_in_text(stop: Stop) -> Explanation:
    """Explain a colon and a space inside a text, or behind a key that is out of place."""
    joined = _JOINED_KEY.match(stop.content, stop.line_start, stop.offset)
    if joined:
        return (
            _RULE,
            joined.span(1),
            "a colon stands here without a space behind it",
            "put a space behind the colon",
        )
    if _BARE_KEY.fullmatch(stop.before):
        return _key_out_of_place(stop)
    return explanation(
        stop,
        stop.offset,
        "a colon and a space stand inside a text, and YAML takes them for a key",
        QUOTE_IT,
    )


def _key_out_of_place(stop: Stop) -> Explanation:
    offset = stop.offset
    previous = _previous_line(stop)
    if previous is not None and _is_entry(previous[1]):
        return dash_without_space(stop)
    if previous is not None and _ENTRY.match(stop.before) and _ENTRY.match(previous[1]):
        return _entry_in_text(stop)
    if previous is not None and _is_text_of_entry(previous[1], stop):
        return _key_under_text(stop, previous[0])
    if previous is not None and (":" not in previous[1] or _with_colon(previous[1].strip())):
        return no_colon(stop._replace(opening=previous[0]))
    key = stop.line_start + len(stop.before) - len(stop.before.lstrip())
    return (
        _RULE,
        (key, offset),
        f"the key “{_short(stop.content[key:offset])}” is indented more than those above",
        "give keys of one mapping the same indent, or put the text above in quotes",
    )


def _entry_in_text(stop: Stop) -> Explanation:
    return explanation(
        stop,
        stop.line_start + stop.before.index("-"),
        "this entry is indented more than those above, and YAML takes it for their text",
        "give the entries of one list the same indent, or put the text above in quotes",
    )


def _is_text_of_entry(line: str, stop: Stop) -> bool:
    """Return whether a line is an entry of a list, a text, and a key stands below the text."""
    if not _ENTRY.match(line) or _COLON.search(line) or _ENTRY.match(stop.before):
        return False
    return len(stop.before) - len(stop.before.lstrip()) > line.index("-")


def _key_under_text(stop: Stop, entry: int) -> Explanation:
    line = stop.content[entry : line_end(stop.content, entry)].rstrip()
    text = _DASHES.sub("", line)
    meant = _with_colon(text)
    if meant:
        start = entry + len(line) - len(text)
        return (
            _RULE,
            (start, entry + len(line)),
            "a colon is missing behind a key, or the space behind the colon",
            f"write “{_short(meant)}”",
        )
    start = stop.line_start + len(stop.before) - len(stop.before.lstrip())
    key = stop.content[start : stop.offset].rstrip()
    advice = f"begin it with a dash, “- {_short(key)}:”, below the dash above it"
    if key in KEYS:
        above = f"text: {_short(text)}" if " " in text else f"{_short(text)}:"
        advice = f"write “- {above}” above it"
    return (
        _RULE,
        (start, stop.offset),
        f"the key “{_short(key)}” stands under a text, and belongs to a mapping",
        advice,
    )


def colon_without_space(stop: Stop) -> Explanation:
    """Explain a colon in brackets that touches one of their signs."""
    return explanation(
        stop,
        stop.offset,
        "a colon stands here without a space behind it",
        f"put a space behind the colon, or {QUOTE_IT}",
    )


def no_key(stop: Stop) -> Explanation:
    """Explain a colon without a key before it."""
    return explanation(
        stop,
        stop.offset,
        "a key is missing in front of this colon",
        f"write the key, or {QUOTE_IT}",
    )


def no_colon(stop: Stop) -> Explanation:
    """Explain a key without a colon, or a text that is not indented."""
    end = line_end(stop.content, stop.opening)
    line = stop.content[stop.opening : end].strip()
    if _is_entry(line):
        return explanation(
            stop,
            stop.opening,
            "a dash stands here without a space behind it",
            f"write “- {_short(line[1:])}”",
        )
    if _is_beside_dashes(stop):
        return (
            _RULE,
            (stop.opening, stop.opening + len(line)),
            "an entry of a list stands here without its dash, or a text that is not indented",
            f"write “- {_short(line)}”, or indent the text more than the dash above it",
        )
    meant = _with_colon(line)
    if meant:
        return (
            _RULE,
            (stop.opening, stop.opening + len(line)),
            "a colon is missing behind a key, or the space behind the colon",
            f"write “{_short(meant)}”",
        )
    return (
        _RULE,
        (stop.opening, stop.opening + max(1, len(line))),
        "a key without a colon, or a text that is not indented, stands here",
        f"write “{_short(line)}:”, or indent the text more than its key",
    )


def _is_beside_dashes(stop: Stop) -> bool:
    """Return whether a line has the indent of the dashes above it."""
    of_line = stop.opening - line_start(stop.content, stop.opening)
    of_dash = stop.start - line_start(stop.content, stop.start)
    return stop.collection == "list" and not stop.in_brackets and of_line == of_dash


def open_bracket(stop: Stop) -> Explanation:
    """Explain a bracket that is never closed."""
    mark = stop.content[stop.opening]
    return explanation(
        stop,
        stop.opening,
        f"the bracket {mark} that opens here is never closed",
        f"close it with {_closing(mark)}, or put a text that begins with {mark} in quotes",
    )


def in_brackets(stop: Stop) -> Explanation:
    """Explain what stands in brackets where a comma or a bracket should."""
    mark = stop.content[stop.opening]
    key = _KEY_AT_END.search(stop.before)
    if stop.character in "[{" and key and key[1] in KEYS:
        start = stop.line_start + key.start(1)
        return (
            _RULE,
            (start, start + len(key[1])),
            "a colon is missing behind a key",
            f"write “{key[1]}:”",
        )
    word = _WORD_AT_END.search(stop.before)
    if stop.character == ":" and word and word[1] in KEYS:
        return (
            _RULE,
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
    if is_behind_quote(stop):
        return text_behind_quote(stop)
    return explanation(
        stop, stop.offset, "a comma is missing here", f"write a comma, or {QUOTE_IT}"
    )


def is_behind_quote(stop: Stop) -> bool:
    """Return whether a quoted text has just ended."""
    before = stop.before.rstrip()
    return bool(before) and before[-1] in "\"'" and stop.character not in "]},:"


def text_behind_quote(stop: Stop) -> Explanation:
    """Explain a text that goes on behind its closing quotation mark."""
    if _LINE_WITH_KEY.search(stop.content, *stop.last):
        return open_quote(stop._replace(opening=stop.last[0]))
    return explanation(
        stop,
        stop.offset,
        "text goes on behind the closing quotation mark",
        "put the whole text in quotes of the other kind",
    )


def text_behind_bracket(stop: Stop) -> Explanation:
    """Explain a text that goes on behind a closing bracket."""
    mark = stop.before.rstrip()[-1]
    if stop.character in "]}":
        return explanation(
            stop,
            stop.offset,
            f"{stop.character} stands here, but all brackets are closed",
            "remove it, or put the whole text in quotes",
        )
    return explanation(
        stop,
        stop.offset,
        f"text goes on behind the closing bracket {mark}",
        "put the whole text in quotes",
    )


def list_among_keys(stop: Stop) -> Explanation:
    """Explain a list entry where a key should be."""
    return explanation(
        stop,
        stop.offset,
        "a list entry stands where a key should be",
        "indent the list under its key, or remove the dash",
    )


def key_among_entries(stop: Stop) -> Explanation:
    """Explain a key where a list entry should be."""
    return explanation(
        stop,
        stop.offset,
        "a key stands where a list entry should be",
        "indent it otherwise, or begin the entry with a dash",
    )


def list_behind_key(stop: Stop) -> Explanation:
    """Explain a list that begins on the line of its key."""
    return explanation(
        stop,
        stop.offset,
        "a list cannot begin on the line of its key",
        f"begin it on the next line, or {QUOTE_IT}",
    )


def no_value(stop: Stop) -> Explanation:
    """Explain a sign where a value should be."""
    return explanation(
        stop,
        stop.offset,
        f"{stop.character or 'the end of the file'} stands where a value should be",
        "write the value, or put a text that begins so in quotes",
    )


def outside(stop: Stop) -> Explanation:
    """Explain what stands outside of the map."""
    return explanation(
        stop,
        stop.offset,
        "this stands outside the map, which ended above",
        "give it the indent of the first key, and remove a line of dots above it",
    )


def directive(stop: Stop) -> Explanation:
    """Explain a directive."""
    return explanation(
        stop, stop.opening, "this directive cannot be read", "remove the line that begins with %"
    )


def tag(stop: Stop) -> Explanation:
    """Explain a tag."""
    return explanation(
        stop,
        stop.opening,
        "tags are not part of a map, and nothing is built from them",
        "remove the tag, or put a text that begins with ! in quotes",
    )


def block_scalar(stop: Stop) -> Explanation:
    """Explain a block scalar that cannot be read."""
    return explanation(
        stop,
        stop.opening,
        f"behind {stop.content[stop.opening]} the line must end, and the text begin on the next",
        f"begin the text on the next line, or {QUOTE_IT}",
    )


def misplaced(stop: Stop) -> Explanation:
    """Explain a line that is indented otherwise than its neighbours."""
    return explanation(
        stop,
        stop.offset,
        "this line is indented otherwise than the lines that it belongs to",
        "give keys of one mapping the same indent",
    )


def explanation(stop: Stop, start: int, message: str, help_line: str) -> Explanation:
    """Return an explanation at one character."""
    return _RULE, (start, min(start + 1, len(stop.content))), message, help_line


def _with_colon(line: str) -> str | None:
    """Return a line as it may be meant, if a key begins it that lacks its colon, or its space."""
    found = _KEY_AND_VALUE.match(line)
    if found and (found[1] in KEYS or found[2]):
        return f"{found[1]}: {found[3]}"
    return None


def _closing(mark: str) -> str:
    return "]" if mark == "[" else "}"


def _short(line: str) -> str:
    return line if len(line) <= 40 else line[:39].rstrip() + "…"


def _previous_line(stop: Stop) -> tuple[int, str] | None:
    """Return the start of the text and the text of the last line before that is not blank."""
    end = len(stop.content[: stop.line_start].rstrip())
    if not end:
        return None
    start = line_start(stop.content, end)
    line = stop.content[start : line_end(stop.content, end)]
    return start + len(line) - len(line.lstrip()), line
