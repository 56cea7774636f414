"""What a syntax error means, in words that say what to write.

A parser tells where it stopped. What is wrong there comes from the text that stands there and from
the lists and mappings that are open, never from the parser's message, so that the same is said
whichever parser, of whatever version, read the file.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.format.keys import KEYS
from argmap.reading.aftermath import behind_blanks, line_end, line_start

if TYPE_CHECKING:
    from argmap.text.document import Span

Explanation = tuple[str, "Span", str, str]
Collection = Literal["list", "mapping"]

_RULE = "invalid-yaml"
_QUOTE_IT = "put the text in quotes"
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)?", re.DOTALL)
_KNOWN_ESCAPES = set('0abt\tnvfre "/\\N_LP\n\r')
_QUOTED = re.compile(r""""[^"\\]*+(?:\\.[^"\\]*+)*+"|'[^']*+(?:''[^']*+)*+'""", re.DOTALL)
_KEY_AND_VALUE = re.compile(r"([^\W\d_][\w.-]*)(?:(:(?=[^\s/]))|\s+)(.+)")
_ENTRY = re.compile(r" *- ")
_DASH_WITHOUT_SPACE = re.compile(r" *-[^\s-]")
_JOINED_KEY = re.compile(r" *(?:- +)?([^\W\d_][\w.-]*:)(?=[\[{\"'])")
_KEY_AT_END = re.compile(r"(?<![\w-])([\w-]+) +$")
_WORD_AT_END = re.compile(r" ([\w-]+)$")
_LINE_WITH_KEY = re.compile(r"[\r\n] *(?:- +)?[\w.-]+:[ \r\n]")
_BARE_KEY = re.compile(r"[ \t]*(?:- +)?[^\s:\"'\[\]{}#]+")


class Stop(NamedTuple):
    """Where a parser stopped: at `offset`, in what begins at `opening`.

    `collection` is the innermost list or mapping that is open, if there is one, which begins at
    `start`, in brackets or not; `last` is where the last value or key stands that was read in it.
    """

    content: str
    offset: int
    opening: int
    collection: Collection | None
    start: int
    in_brackets: bool
    last: "Span"

    @property
    def character(self) -> str:
        """What stands there, or nothing at the end of the text."""
        return self.content[self.offset : self.offset + 1]

    @property
    def unread(self) -> str:
        """The first character of the word or text that could not be read to its end, if it is one.

        Nothing, if it is a list or mapping: that began before what was read last.
        """
        is_new = self.opening > self.start or self.collection is None
        if self.last[1] <= self.opening < self.offset and is_new:
            return self.content[self.opening]
        return ""

    @property
    def line_start(self) -> int:
        """Where its line starts."""
        return line_start(self.content, self.offset)

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.content[self.line_start : self.offset]

    @property
    def wants_value(self) -> bool:
        """Tell whether a value should stand there, rather than something behind a value."""
        if self.collection is None and self.last == (0, 0):
            return True
        return behind_blanks(self.content, self.last[1]) < self.offset


def explain(stop: Stop) -> Explanation:
    """Return rule, span, message and help for a syntax error."""
    for applies, describe in _EXPLANATIONS:
        if applies(stop):
            return describe(stop)
    return _explanation(stop, stop.offset, "this is not valid YAML", f"{_QUOTE_IT} if it is one")


def _tab(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a tab cannot stand here",
        "use spaces, for YAML indents with nothing else",
    )


def _sigil(stop: Stop) -> Explanation:
    start = stop.opening if stop.content[stop.opening] in "*&" else stop.offset
    return _explanation(
        stop,
        start,
        f"a text cannot begin with {stop.content[start]} unless it is in quotes",
        _QUOTE_IT,
    )


def _open_quote(stop: Stop) -> Explanation:
    mark = stop.content[stop.opening]
    return _explanation(
        stop,
        stop.opening,
        f"the quotation mark {mark} that opens here is never closed",
        f"close it, or put a text that begins with {mark} in the other kind of quotes",
    )


def _escape(stop: Stop) -> Explanation:
    start, end = _find_bad_escape(stop) or (stop.offset, stop.offset)
    return (
        _RULE,
        (start, end),
        f"{stop.content[start:end]} is no escape of YAML",
        "write \\\\ for a backslash, or put the text in single quotes",
    )


def _find_bad_escape(stop: Stop) -> "Span | None":
    """Return where an escape stands that YAML does not know, if a text in quotes has one."""
    if stop.unread != '"':
        return None
    text = _QUOTED.match(stop.content, stop.opening)
    end = text.end() if text else len(stop.content)
    for found in _ESCAPE.finditer(stop.content, stop.opening, end):
        if found.start() > stop.offset:
            break
        if _is_bad_escape(found[0]):
            return found.span()
    return None


def _is_bad_escape(escape: str) -> bool:
    if len(escape) <= 2:
        return escape[1:] not in _KNOWN_ESCAPES
    digits = escape[2:]
    code = int(digits, 16)
    return code > 0x10FFFF or 0xD800 <= code <= 0xDFFF


def _dash_without_space(stop: Stop) -> Explanation:
    previous = _previous_line(stop)
    start = previous[0] if previous else stop.offset
    return _explanation(
        stop, start, "a dash stands here without a space behind it", "put a space behind the dash"
    )


def _is_behind_dash(stop: Stop) -> bool:
    previous = _previous_line(stop)
    return previous is not None and _is_entry(previous[1])


def _is_entry(line: str) -> bool:
    """Tell whether a line begins with a dash that lacks the space behind it."""
    return _DASH_WITHOUT_SPACE.match(line) is not None


def _colon_in_text(stop: Stop) -> Explanation:
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
        if previous is not None and _ENTRY.match(stop.before) and _ENTRY.match(previous[1]):
            return _entry_in_text(stop)
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


def _entry_in_text(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.line_start + stop.before.index("-"),
        "this entry is indented more than those above, and YAML takes it for their text",
        "give the entries of one list the same indent, or put the text above in quotes",
    )


def _colon_without_space(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a colon stands here without a space behind it",
        f"put a space behind the colon, or {_QUOTE_IT}",
    )


def _no_key(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a key is missing in front of this colon",
        f"write the key, or {_QUOTE_IT}",
    )


def _no_colon(stop: Stop) -> Explanation:
    end = line_end(stop.content, stop.opening)
    line = stop.content[stop.opening : end].strip()
    if _is_entry(line):
        return _explanation(
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
    """Tell whether a line has the indent of the dashes above it."""
    of_line = stop.opening - line_start(stop.content, stop.opening)
    of_dash = stop.start - line_start(stop.content, stop.start)
    return stop.collection == "list" and not stop.in_brackets and of_line == of_dash


def _open_bracket(stop: Stop) -> Explanation:
    mark = stop.content[stop.opening]
    return _explanation(
        stop,
        stop.opening,
        f"the bracket {mark} that opens here is never closed",
        f"close it with {_closing(mark)}, or put a text that begins with {mark} in quotes",
    )


def _in_brackets(stop: Stop) -> Explanation:
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


def _text_behind_quote(stop: Stop) -> Explanation:
    if _LINE_WITH_KEY.search(stop.content, *stop.last):
        return _open_quote(stop._replace(opening=stop.last[0]))
    return _explanation(
        stop,
        stop.offset,
        "text goes on behind the closing quotation mark",
        "put the whole text in quotes of the other kind",
    )


def _text_behind_bracket(stop: Stop) -> Explanation:
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


def _list_among_keys(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a list entry stands where a key should be",
        "indent the list under its key, or remove the dash",
    )


def _key_among_entries(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a key stands where a list entry should be",
        "indent it otherwise, or begin the entry with a dash",
    )


def _list_behind_key(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "a list cannot begin on the line of its key",
        f"begin it on the next line, or {_QUOTE_IT}",
    )


def _no_value(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        f"{stop.character or 'the end of the file'} stands where a value should be",
        "write the value, or put a text that begins so in quotes",
    )


def _outside(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "this stands outside the map, which ended above",
        "give it the indent of the first key, and remove a line of dots above it",
    )


def _directive(stop: Stop) -> Explanation:
    return _explanation(
        stop, stop.opening, "this directive cannot be read", "remove the line that begins with %"
    )


def _tag(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.opening,
        "tags are not part of a map, and nothing is built from them",
        "remove the tag, or put a text that begins with ! in quotes",
    )


def _block_scalar(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.opening,
        f"behind {stop.content[stop.opening]} the line must end, and the text begin on the next",
        f"begin the text on the next line, or {_QUOTE_IT}",
    )


def _misplaced(stop: Stop) -> Explanation:
    return _explanation(
        stop,
        stop.offset,
        "this line is indented otherwise than the lines that it belongs to",
        "give keys of one mapping the same indent",
    )


def _is_open_quote(stop: Stop) -> bool:
    if stop.unread not in {'"', "'"}:
        return False
    text = _QUOTED.match(stop.content, stop.opening)
    return text is None or text.end() > stop.offset


def _is_directive(stop: Stop) -> bool:
    """Tell whether a line begins with % where a parser stopped, or where it began."""
    return any(
        stop.content.startswith("%", at) and line_start(stop.content, at) == at
        for at in (stop.opening, stop.offset)
    )


def _is_tag(stop: Stop) -> bool:
    begins = stop.content.startswith("!", stop.opening) and stop.opening >= stop.last[1]
    return begins or (stop.character == "!" and stop.unread == "&")


def _is_sigil(stop: Stop) -> bool:
    """Tell whether a text begins with a sign that no text can begin with, there at least."""
    is_first = stop.opening == stop.offset and stop.character in {"@", "`", "%", "|", ">"}
    return is_first or stop.unread in {"*", "&"}


def _is_colon_in_word(stop: Stop) -> bool:
    """Tell whether a colon in brackets touches one of their signs: `{s:[1]}`."""
    follower = stop.content[stop.offset + 1 : stop.offset + 2]
    return bool(stop.unread) and stop.character == ":" and follower in set(",?[]{}")


def _is_inside_line(stop: Stop) -> bool:
    """Tell whether a sign of YAML stands, outside brackets, behind something else on its line."""
    is_sign = not stop.content[stop.offset + 1 : stop.offset + 2].strip()
    return is_sign and not stop.in_brackets and stop.before.strip(" \t-") != ""


def _is_open_bracket(stop: Stop) -> bool:
    """Tell whether the file goes on as if the bracket had been closed."""
    if not stop.in_brackets or stop.wants_value:
        return False
    rest = stop.content[stop.offset :].lstrip()
    opening_line = line_start(stop.content, stop.opening)
    return not rest or (
        stop.line_start > opening_line
        and _indent(stop.content, stop.line_start) <= _indent(stop.content, opening_line)
        and stop.character not in "]}"
    )


def _lacks_value(stop: Stop) -> bool:
    return stop.wants_value and (stop.in_brackets or stop.character in set(",]}"))


def _behind_quote(stop: Stop) -> bool:
    before = stop.before.rstrip()
    return bool(before) and before[-1] in "\"'" and stop.character not in "]},:"


_Test = Callable[[Stop], bool]
_EXPLANATIONS: tuple[tuple[_Test, Callable[[Stop], Explanation]], ...] = (
    # A word or text that could not be read to its end.
    (lambda stop: _find_bad_escape(stop) is not None, _escape),
    (_is_open_quote, _open_quote),
    (lambda stop: stop.character == "\t", _tab),
    (lambda stop: stop.unread in {"|", ">"}, _block_scalar),
    (_is_directive, _directive),
    (_is_tag, _tag),
    (_is_sigil, _sigil),
    (_is_colon_in_word, _colon_without_space),
    (lambda stop: stop.unread != "", _no_colon),
    # A sign that cannot stand where it stands.
    (lambda stop: stop.character == "-" and _is_inside_line(stop), _list_behind_key),
    (lambda stop: stop.character == "?" and _is_inside_line(stop), _sigil),
    (lambda stop: stop.character == ":" and _is_inside_line(stop), _colon_in_text),
    (lambda stop: stop.character == ":" and not stop.in_brackets, _no_key),
    (_is_open_bracket, _open_bracket),
    (_lacks_value, _no_value),
    (lambda stop: stop.in_brackets, _in_brackets),
    # A list, a mapping or the map itself that does not go on so.
    (lambda stop: stop.collection is None, _outside),
    (_behind_quote, _text_behind_quote),
    (lambda stop: stop.before.rstrip().endswith(("]", "}")), _text_behind_bracket),
    (_is_behind_dash, _dash_without_space),
    (lambda stop: stop.collection == "list", _key_among_entries),
    (lambda stop: stop.character == "-", _list_among_keys),
    (lambda stop: stop.collection == "mapping", _misplaced),
)


def _explanation(stop: Stop, start: int, message: str, help_line: str) -> Explanation:
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


def _indent(content: str, line_start: int) -> int:
    end = line_start
    while content[end : end + 1] in (" ", "-") and end < len(content):
        end += 1
    return end - line_start


def _previous_line(stop: Stop) -> tuple[int, str] | None:
    """Return the start of the text and the text of the last line before that is not blank."""
    end = len(stop.content[: stop.line_start].rstrip())
    if not end:
        return None
    start = line_start(stop.content, end)
    line = stop.content[start : line_end(stop.content, end)]
    return start + len(line) - len(line.lstrip()), line
