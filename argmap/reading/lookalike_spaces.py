"""Characters that look like spaces, or like nothing, and that YAML takes for letters."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import ScalarEvent

from argmap.reading.lines import line_end, line_start
from argmap.reading.parsers import make_parser
from argmap.text.document import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.reading.faults import Faults
    from argmap.text.document import Span

_WIDE = "\xa0\u1680\u202f\u205f\u2800\u3000\u3164" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = "\xad\u180e\u2060" + "".join(map(chr, range(0x200B, 0x2010)))
LOOKALIKES = _WIDE + _UNSEEN
"""Characters that look like a space, or like nothing."""
_AS_SEEN = str.maketrans({**dict.fromkeys(_WIDE, " "), **dict.fromkeys(_UNSEEN)})
_LEFT_OUT = str.maketrans(dict.fromkeys(LOOKALIKES))
_AS_SPACES = str.maketrans(dict.fromkeys(LOOKALIKES, " "))
_LOOKALIKE = f"[{LOOKALIKES}]"
_PLACES = ("indent", "alone", "behind_dash", "behind_colon")
# Each round finds what the one before could not reach, and takes as long as reading the file.
_MOST_ROUNDS = 5


@cache
def _line() -> re.Pattern[str]:
    """Return what finds a line that has such a character before a key or a dash.

    Before it stands another of these, or nothing. It is compiled for a file that needs it.
    """
    return re.compile(
        rf"(?:\A|(?<=[\r\n])) *+(?:- ++)*+(?=(?P<content>[^\s#]|{_LOOKALIKE}))(?:"
        rf"(?P<indent>{_LOOKALIKE}(?: *{_LOOKALIKE})*+) *+(?:(?P<dash>-)|[^\s:]++ *+:)"
        rf"(?=[ \t\r\n]|\Z)"
        rf"|(?P<alone>{_LOOKALIKE}(?: *{_LOOKALIKE})*+)[ \t]*+(?=[\r\n]|\Z)"
        rf"|-(?P<behind_dash>{_LOOKALIKE}++)"
        rf"|[\w.-]++:(?P<behind_colon>{_LOOKALIKE}++))"
    )


def with_spaces(text: Text, faults: "Faults") -> Text:
    """Return a text with spaces for the lookalikes that are mistakes, and report these.

    They are mistakes where YAML needs a space: in the indentation of a key, and between a dash or
    a key's colon and what follows; and in a line of nothing else. Inside a text they are allowed,
    so a parser finds the texts. In the indentation they are replaced by as many spaces as they
    look like, or, where the line does not fit then, removed.
    """
    content = text.content
    if not any(map(content.__contains__, LOOKALIKES)) or not _line().search(content):
        return text
    mistakes: dict[int, re.Match[str]] = {}
    left_out: set[int] = set()
    for _ in range(_MOST_ROUNDS):
        found, stopped = _find_mistakes(content)
        new = {line.start(): line for line in found if line.start() not in mistakes}
        misfits = {start for start in stopped if start in mistakes} - left_out
        if not new and not misfits:
            break
        mistakes |= new
        left_out |= misfits
        content = _corrected(text.content, mistakes, left_out)
    for line in mistakes.values():
        _report(line, faults)
    return Text(content, text.name)


def _corrected(content: str, mistakes: dict[int, re.Match[str]], left_out: set[int]) -> str:
    """Return a text with corrected lines, which keep their length."""
    pieces: list[str] = []
    behind = 0
    for start in sorted(mistakes):
        line = mistakes[start]
        first, end = _span(line)
        blanks = content[first:end]
        if line["indent"]:
            read_as = blanks.translate(_LEFT_OUT if start in left_out else _AS_SEEN)
            rest = line_end(content, end) if line["dash"] else line.end()
        else:
            read_as, rest = blanks.translate(_AS_SPACES), end
        filler = " " * (len(blanks) - len(read_as))
        pieces += content[behind:first], read_as, content[end:rest], filler
        behind = rest
    return "".join(pieces) + content[behind:]


def _span(line: re.Match[str]) -> "Span":
    return next(line.span(place) for place in _PLACES if line[place])


def _report(line: re.Match[str], faults: "Faults") -> None:
    span = _span(line)
    blank = line.string[span[0]]
    name = unicodedata.name(blank, "blank").lower()
    is_needless = line["alone"] or (blank in _UNSEEN and line["indent"])
    faults.add(
        "invalid-yaml",
        span,
        f"{'an' if name[0] in 'aeiou' else 'a'} {name} stands here, which YAML takes for a letter",
        "remove it" if is_needless else "write an ordinary space",
    )


def _find_mistakes(content: str) -> tuple[list[re.Match[str]], set[int]]:
    """Return the lines with mistakes, and the starts of the lines at a syntax error."""
    lines = list(_line().finditer(content))
    found: list[re.Match[str]] = []
    number = 0
    try:
        for start, end in _plain_scalars(content):
            while number < len(lines) and lines[number].start("content") < start:
                number += 1
            first = number
            while number < len(lines) and lines[number].start("content") < end:
                line = lines[number]
                if line.start("content") == start or _is_entry(line, lines[first], start):
                    found.append(line)
                number += 1
    except yaml.YAMLError as error:
        stopped = _lines_at(error, content)
        found += (line for line in lines[number:] if line.start() in stopped)
        return found, stopped
    return found, set()


def _plain_scalars(content: str) -> "Iterator[Span]":
    """Yield where the scalars without quotes stand; raise YAMLError for a syntax error."""
    for event in iter(make_parser(content).get_event, None):
        kind: type = type(event)
        if kind is ScalarEvent and not event.style:
            yield event.start_mark.index, event.end_mark.index


def _is_entry(line: re.Match[str], first: re.Match[str], start: int) -> bool:
    """Return whether a line inside a text was meant as an entry of a list.

    `first` is the first line of its kind in the text, which starts at `start`.
    """
    both = line["behind_dash"] and first["behind_dash"]
    return bool(line["dash"] or (both and first.start("content") == start))


def _lines_at(error: Any, content: str) -> set[int]:
    """Return the start of the line at which a parser stopped, and that of the last before it."""
    mark = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    if mark is None or (context and content.startswith(('"', "'"), context.index)):
        return set()
    own = line_start(content, min(mark.index, len(content)))
    stopped = {own, line_start(content, len(content[:own].rstrip(" \t\r\n")))}
    begun = line_start(content, context.index) if context else own
    first = _line().match(content, begun)
    return stopped | {begun} if first and first["alone"] else stopped
