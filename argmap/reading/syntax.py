"""What a syntax error means, in words that say what to write.

Both YAML parsers tell where they stopped and in what; the sentence comes from the text that stands
there, so that it is the same whichever parser read the file.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.format import KEYS
from argmap.reading.aftermath import line_start

if TYPE_CHECKING:
    from argmap.text import Span, Text

Explanation = tuple[str, "Span", str, str]

_RULE = "invalid-yaml"
_QUOTE_IT = "put the text in quotes"
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)?", re.DOTALL)
_KNOWN_ESCAPES = set('0abt\tnvfre "/\\N_LP\n\r')
_KEY_AND_VALUE = re.compile(r"([^\W\d_][\w.-]*)(?:(:(?=[^\s/]))|\s+)(.+)")
_ODD_BLANK = re.compile(r"(?:\A|(?<=[\r\n])) *(?:(?:- +)?[\w.-]+:)?([^\S \t\r\n])")
_DASH_WITHOUT_SPACE = re.compile(r" *-[^\s-]")
_JOINED_KEY = re.compile(r" *(?:- +)?([^\W\d_][\w.-]*:)(?=[\[{\"'])")
_KEY_AT_END = re.compile(r"(?<![\w-])([\w-]+) +$")
_WORD_AT_END = re.compile(r" ([\w-]+)$")
_LINE_WITH_KEY = re.compile(r"[\r\n] *(?:- +)?[\w.-]+:[ \r\n]")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)?[^\s:\"'\[\]{}#]+")


class _Stop(NamedTuple):
    """Where a parser stopped: at `offset`, within what began at `opening`, for `problem`.

    `last` is where the value or key stands that was read before.
    """

    content: str
    offset: int
    opening: int
    context: str
    problem: str
    last: "Span"

    @property
    def character(self) -> str:
        return self.content[self.offset : self.offset + 1]

    @property
    def line_start(self) -> int:
        return line_start(self.content, self.offset)

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.content[self.line_start : self.offset]


def explain(error: Any, text: "Text", last: "Span") -> Explanation:
    """Give rule, span, message and help for a parser's syntax error.

    `last` is where the last value or key stands that was read in the innermost list or mapping.
    """
    content = text.content
    offset = min(error.problem_mark.index, len(content)) if error.problem_mark else 0
    opening = error.context_mark.index if error.context_mark else offset
    stop = _Stop(content, offset, opening, error.context or "", error.problem or "", last)
    for applies, describe in _EXPLANATIONS:
        if applies(stop):
            return describe(stop)
    return _explanation(stop, offset, "this is not valid YAML", f"{_QUOTE_IT} if it is one")


def _tab(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a tab cannot stand here",
        "use spaces, for YAML indents with nothing else",
    )


def _sigil(stop: _Stop) -> Explanation:
    start = stop.opening if stop.content[stop.opening] in "*&" else stop.offset
    return _explanation(
        stop,
        start,
        f"a text cannot begin with {stop.content[start]} unless it is in quotes",
        _QUOTE_IT,
    )


def _open_quote(stop: _Stop) -> Explanation:
    mark = stop.content[stop.opening]
    return _explanation(
        stop,
        stop.opening,
        f"the quotation mark {mark} that opens here is never closed",
        f"close it, or put a text that begins with {mark} in the other kind of quotes",
    )


def _escape(stop: _Stop) -> Explanation:
    for found in _ESCAPE.finditer(stop.content, stop.opening):
        if _is_bad_escape(found[0]):
            return (
                _RULE,
                found.span(),
                f"{found[0]} is no escape of YAML",
                "write \\\\ for a backslash, or put the text in single quotes",
            )
    return _explanation(stop, stop.opening, "an escape in this text is none of YAML's", _QUOTE_IT)


def _is_bad_escape(escape: str) -> bool:
    if len(escape) <= 2:
        return escape[1:] not in _KNOWN_ESCAPES
    digits = escape[2:]
    code = int(digits, 16)
    return code > 0x10FFFF or 0xD800 <= code <= 0xDFFF


def _odd_blank(stop: _Stop) -> Explanation:
    found = _find_odd_blank(stop)
    offset = found.start(1) if found else stop.offset
    name = unicodedata.name(stop.content[offset], "blank").lower()
    return _explanation(
        stop,
        offset,
        f"a {name} stands here, which YAML takes for a letter",
        "write an ordinary space",
    )


def _find_odd_blank(stop: _Stop) -> re.Match[str] | None:
    """Find a blank that is no space before a key or behind its colon, in this line or the last."""
    previous = _previous_line(stop)
    start = line_start(stop.content, previous[0]) if previous else stop.line_start
    return _ODD_BLANK.search(stop.content, start, _line_end(stop.content, stop.offset))


def _dash_without_space(stop: _Stop) -> Explanation:
    previous = _previous_line(stop)
    start = previous[0] if previous else stop.offset
    return _explanation(
        stop, start, "a dash stands here without a space behind it", "put a space behind the dash"
    )


def _is_behind_dash(stop: _Stop) -> bool:
    previous = _previous_line(stop)
    return "block" in stop.context and previous is not None and _is_entry(previous[1])


def _is_entry(line: str) -> bool:
    """Tell whether a line begins with a dash that lacks the space behind it."""
    return _DASH_WITHOUT_SPACE.match(line) is not None


def _colon_in_text(stop: _Stop) -> Explanation:
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
        offset = stop.offset
        previous = _previous_line(stop)
        if previous is not None and _is_entry(previous[1]):
            return _dash_without_space(stop)
        if previous is not None and (":" not in previous[1] or _with_colon(previous[1].strip())):
            return _no_colon(stop._replace(opening=previous[0]))
        key = stop.line_start + len(stop.before) - len(stop.before.lstrip())
        return (
            _RULE,
            (key, offset),
            f"the key “{_short(stop.content[key:offset])}” is indented more than those above",
            "give keys of one mapping the same indent, or put the text above in quotes",
        )
    return _explanation(
        stop,
        stop.offset,
        "a colon and a space stand inside a text, and YAML takes them for a key",
        _QUOTE_IT,
    )


def _colon_without_space(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a colon stands here without a space behind it",
        f"put a space behind the colon, or {_QUOTE_IT}",
    )


def _no_key(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a key is missing in front of this colon",
        f"write the key, or {_QUOTE_IT}",
    )


def _no_colon(stop: _Stop) -> Explanation:
    end = _line_end(stop.content, stop.opening)
    line = stop.content[stop.opening : end].strip()
    if _is_entry(line):
        return _explanation(
            stop,
            stop.opening,
            "a dash stands here without a space behind it",
            f"write “- {_short(line[1:])}”",
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


def _open_bracket(stop: _Stop) -> Explanation:
    mark = stop.content[stop.opening]
    return _explanation(
        stop,
        stop.opening,
        f"the bracket {mark} that opens here is never closed",
        f"close it with {_closing(mark)}, or put a text that begins with {mark} in quotes",
    )


def _in_brackets(stop: _Stop) -> Explanation:
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
            f"write the comma, or {_QUOTE_IT}",
        )
    if stop.character == ":":
        return _colon_in_text(stop._replace(opening=stop.offset))
    if stop.character in "]}":
        return _explanation(
            stop,
            stop.offset,
            f"{stop.character} stands here, but the bracket {mark} is still open",
            f"close it with {_closing(mark)}",
        )
    if _behind_quote(stop):
        return _text_behind_quote(stop)
    return _explanation(
        stop, stop.offset, "a comma is missing here", f"write a comma, or {_QUOTE_IT}"
    )


def _text_behind_quote(stop: _Stop) -> Explanation:
    if _LINE_WITH_KEY.search(stop.content, *stop.last):
        return _open_quote(stop._replace(opening=stop.last[0]))
    return _explanation(
        stop,
        stop.offset,
        "text goes on behind the closing quotation mark",
        "put the whole text in quotes of the other kind",
    )


def _text_behind_bracket(stop: _Stop) -> Explanation:
    mark = stop.before.rstrip()[-1]
    if stop.character in "]}":
        return _explanation(
            stop,
            stop.offset,
            f"{stop.character} stands here, but all brackets are closed",
            "remove it, or put the whole text in quotes",
        )
    return _explanation(
        stop,
        stop.offset,
        f"text goes on behind the closing bracket {mark}",
        "put the whole text in quotes",
    )


def _list_among_keys(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a list entry stands where a key should be",
        "indent the list under its key, or remove the dash",
    )


def _key_among_entries(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a key stands where a list entry should be",
        "indent it otherwise, or begin the entry with a dash",
    )


def _list_behind_key(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a list cannot begin on the line of its key",
        f"begin it on the next line, or {_QUOTE_IT}",
    )


def _no_value(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        f"{stop.character or 'the end of the file'} stands where a value should be",
        "write the value, or put a text that begins so in quotes",
    )


def _outside(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "this stands outside the map, which ended above",
        "give it the indent of the first key, and remove a line of dots above it",
    )


def _directive(stop: _Stop) -> Explanation:
    return _explanation(
        stop, stop.opening, "this directive cannot be read", "remove the line that begins with %"
    )


def _tag(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.opening,
        "tags are not part of a map, and nothing is built from them",
        "remove the tag, or put a text that begins with ! in quotes",
    )


def _block_scalar(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.opening,
        f"behind {stop.content[stop.opening]} the line must end, and the text begin on the next",
        f"begin the text on the next line, or {_QUOTE_IT}",
    )


def _misplaced(stop: _Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "this line is indented otherwise than the lines that it belongs to",
        "give keys of one mapping the same indent",
    )


def _is_open_bracket(stop: _Stop) -> bool:
    """Tell whether the file goes on as if the bracket had been closed."""
    if "flow" not in stop.context or "node" in stop.context:
        return False
    rest = stop.content[stop.offset :].lstrip()
    opening_line = line_start(stop.content, stop.opening)
    return not rest or (
        stop.line_start > opening_line
        and _indent(stop.content, stop.line_start) <= _indent(stop.content, opening_line)
        and stop.character not in "]}"
    )


def _behind_quote(stop: _Stop) -> bool:
    before = stop.before.rstrip()
    return bool(before) and before[-1] in "\"'" and stop.character not in "]},:"


_Test = Callable[[_Stop], bool]
_EXPLANATIONS: tuple[tuple[_Test, Callable[[_Stop], Explanation]], ...] = (
    (lambda stop: _find_odd_blank(stop) is not None, _odd_blank),
    (lambda stop: "escape" in stop.problem or "hexdecimal" in stop.problem, _escape),
    (lambda stop: "quoted" in stop.context, _open_quote),
    (lambda stop: "found a tab" in stop.problem, _tab),
    (lambda stop: "unexpected ':'" in stop.problem, _colon_without_space),
    (lambda stop: "block scalar" in stop.context, _block_scalar),
    (lambda stop: "directive" in stop.context or "incompatible" in stop.problem, _directive),
    (lambda stop: "tag" in stop.context or "tag handle" in stop.problem, _tag),
    (lambda stop: stop.character == "\t", _tab),
    (lambda stop: "alias" in stop.context or "anchor" in stop.context, _sigil),
    (lambda stop: "cannot start any token" in stop.problem, _sigil),
    (lambda stop: "not allowed" in stop.problem and stop.character == "-", _list_behind_key),
    (lambda stop: "not allowed" in stop.problem and stop.character == "?", _sigil),
    (lambda stop: "not allowed" in stop.problem, _colon_in_text),
    (lambda stop: "could not find expected ':'" in stop.problem, _no_colon),
    (_is_open_bracket, _open_bracket),
    (lambda stop: "node" in stop.context, _no_value),
    (lambda stop: "flow" in stop.context, _in_brackets),
    (lambda stop: "document start" in stop.problem, _outside),
    (_behind_quote, _text_behind_quote),
    (lambda stop: stop.before.rstrip().endswith(("]", "}")), _text_behind_bracket),
    (lambda stop: "block" in stop.context and stop.character == ":", _no_key),
    (_is_behind_dash, _dash_without_space),
    (lambda stop: "block mapping" in stop.context and stop.character == "-", _list_among_keys),
    (lambda stop: "block collection" in stop.context, _key_among_entries),
    (lambda stop: "block mapping" in stop.context, _misplaced),
)


def _explanation(stop: _Stop, start: int, message: str, help_line: str) -> Explanation:
    return _RULE, (start, min(start + 1, len(stop.content))), message, help_line


def _with_colon(line: str) -> str | None:
    """Give a line as it may be meant, if a key begins it that lacks its colon, or its space."""
    found = _KEY_AND_VALUE.match(line)
    if found and (found[1] in KEYS or found[2]):
        return f"{found[1]}: {found[3]}"
    return None


def _closing(mark: str) -> str:
    return "]" if mark == "[" else "}"


def _short(line: str) -> str:
    return line if len(line) <= 40 else line[:39].rstrip() + "…"


def _line_end(content: str, offset: int) -> int:
    ends = [end for end in (content.find("\n", offset), content.find("\r", offset)) if end >= 0]
    return min(ends, default=len(content))


def _indent(content: str, line_start: int) -> int:
    end = line_start
    while content[end : end + 1] in (" ", "-") and end < len(content):
        end += 1
    return end - line_start


def _previous_line(stop: _Stop) -> tuple[int, str] | None:
    """Give the start of the text and the text of the last line before that is not blank."""
    start = stop.line_start
    while start > 0:
        end = start - 1
        start = line_start(stop.content, end)
        line = stop.content[start:end].rstrip("\r")
        if line.strip():
            return start + len(line) - len(line.lstrip()), line
    return None
