"""Lines whose dash or colon is missing, or stands elsewhere, in words that say what to write."""

import re
from itertools import islice

from argmap.format.keys import ARGUMENT, IN_PLACE, KEYS, LISTS
from argmap.reading.lines import line_end, line_start, spaces_before
from argmap.reading.stopping_point import (
    RULE,
    Explanation,
    StoppingPoint,
    explanation,
    lines_above,
)
from argmap.text.wording import brief, in_braces, listing

SPACE_BEHIND_DASH = "put a space behind the dash"
IN_LINE_BELOW = "indent the lines below like what stands behind it"
LIST_BELOW_VALUE = "this list stands below a key that has a value, and YAML takes it for its rest"
NO_KEY_IN_FRONT = "the key is missing in front of these braces"
NO_COLON = "a colon is missing behind a key, or the space behind the colon"
NO_COMMENT = "a comment begins with #, and not with //"
NO_BULLET = "the entries of a list begin with a dash and a space, and not with this sign"
BULLETS = "+*•·‣▪◦–—−・－"
"""The signs with which entries of lists begin elsewhere."""
BULLET = rf"(?:[{BULLETS}]|[-=]>)"
NUMBER = r"(?:[0-9]{1,3}[.)]|[A-Za-z]\))"
LIST_SIGN = rf"(?:{BULLET}|{NUMBER})"
"""Such a sign, or a number, as a regular expression."""
_BULLET = re.compile(rf"{LIST_SIGN} +(?=\S)")
_WIDE_COLON = re.compile(r"([\w.-]+)： *(.*)")
_SIGN_AT_END = re.compile(r"([^\W\d_][\w.-]*)\s*[=;]")
_KEY_AND_VALUE = re.compile(r"([^\W\d_][\w.-]*)(?:(:(?=[^\s/]))|\s*[=;]\s*|\s+|(?=[\[{]))(.+)")
ENTRY = re.compile(r" *- ")
NAMED_TEXT = re.compile(r" *(- +)?([^\s:\"']+): +(?![|>&*!\[{])(\S.*?) *")
_BRACES = re.compile(r" *((?:- +)*)\{")
KEY_IN_LINE = re.compile(r" *(?:- +)*([\w.-]+):")
_KEY_ALONE = re.compile(r" *(?:- +)*([\w.-]+): *")
_KEY_IN_BRACES = re.compile(r"[{,] *([\w-]+):")
COLON = re.compile(r":(?:\s|\Z)")
_DASH_WITHOUT_SPACE = re.compile(r" *-(?:[^\s-]|-(?!-))")


def begin_with_dash(entry: str) -> str:
    """Return what to do about a list with another sign in front of its first entry."""
    return f"begin each entry with a dash: “- {brief(entry, 40)}”"


def dash_without_space(stop: StoppingPoint) -> Explanation:
    """Explain a dash without a space behind it."""
    previous = previous_line(stop)
    start = previous[0] if previous else stop.offset
    advice = SPACE_BEHIND_DASH
    if stop.indent > start - line_start(stop.content, start):
        advice += f", and {IN_LINE_BELOW}"
    return explanation(stop, start, "a dash stands here without a space behind it", advice)


def is_behind_dash(stop: StoppingPoint) -> bool:
    """Return whether the previous line begins with a dash without a space."""
    previous = previous_line(stop)
    return previous is not None and is_touching_dash(previous[1])


def no_colon(stop: StoppingPoint) -> Explanation:
    """Explain a key without a colon, or a text that is not indented."""
    end = line_end(stop.content, stop.opening)
    line = stop.content[stop.opening : end].strip()
    if is_touching_dash(line):
        return explanation(
            stop,
            stop.opening,
            "a dash stands here without a space behind it",
            f"write “- {short(line.lstrip('- '))}”",
        )
    if line.startswith("{") and not is_beside_dashes(stop):
        return _braces_without_key(stop, line)
    if is_beside_dashes(stop):
        bullet = _BULLET.match(line)
        if bullet:
            advice = f"write “- {short(line[bullet.end() :])}”"
            return explanation(stop, stop.opening, NO_BULLET, advice)
        return (
            RULE,
            (stop.opening, stop.opening + len(line)),
            "an entry of a list stands here without its dash, or a text that is not indented",
            f"write “- {short(line)}”, or indent the text more than the dash above it",
        )
    meant = with_colon(line)
    if meant:
        return (
            RULE,
            (stop.opening, stop.opening + len(line)),
            NO_COLON,
            f"write “{short(meant)}”",
        )
    return (
        RULE,
        (stop.opening, stop.opening + max(1, len(line))),
        "a key without a colon, or a text that is not indented, stands here",
        "indent the text more than its key, or write a colon behind a key"
        if " " in line
        else f"write “{short(line)}:” and what it stands for, or indent a text more than its key",
    )


def slashes(stop: StoppingPoint, start: int) -> Explanation:
    """Explain two slashes that begin a comment elsewhere."""
    comment = stop.content[start : line_end(stop.content, start)].strip("/ ")
    return explanation(stop, start, NO_COMMENT, f"write “# {short(comment)}”")


def list_below_value(stop: StoppingPoint) -> Explanation | None:
    """Explain a list below a key that has a value, at the indent of a list below a missing key."""
    dash = ENTRY.match(stop.before)
    above = previous_line(stop)
    named = NAMED_TEXT.fullmatch(above[1]) if dash and above else None
    if not named or named[2] not in KEYS - LISTS or stop.indent != named.start(2) + 2:
        return None
    empty = _KEY_ALONE.fullmatch(list(islice(lines_above(stop.content, stop.line_start), 2))[-1])
    if empty and empty.start(1) == named.start(2):
        # The list may belong to that key, and the line between them stands too far down.
        return None
    given = _keys_beside(stop, named.start(2))
    of_argument = not given.isdisjoint(ARGUMENT.keys.keys() - IN_PLACE.keys)
    keys = [each for each in ("supported_by", "attacked_by") if each not in given]
    keys = [each for each in keys if each in ARGUMENT.keys or not of_argument]
    if not keys:
        return None
    start = stop.line_start + stop.indent
    advice = f"write {listing([f'{each}:' for each in keys], 'or')} on a line above the list"
    return explanation(stop, start, LIST_BELOW_VALUE, advice)


def _keys_beside(stop: StoppingPoint, column: int) -> set[str]:
    """Return the keys in lines above that stand at a column, up to the first of their mapping."""
    found = set()
    for line in lines_above(stop.content, stop.line_start):
        key = KEY_IN_LINE.match(line)
        if key and key.start(1) == column:
            found.add(key[1])
        if spaces_before(line) < column:
            break
    return found


def _braces_without_key(stop: StoppingPoint, line: str) -> Explanation:
    above = previous_line(stop._replace(offset=stop.opening))
    key = _KEY_ALONE.fullmatch(above[1]) if above else None
    if key:
        name = short(key[1])
        what = f"these braces do not belong to the key “{name}” above them"
        return explanation(stop, stop.opening, what, f"indent them more than “{name}:”")
    if has_known_key(line):
        return no_id_in_front(stop, stop.opening)
    return explanation(stop, stop.opening, NO_KEY_IN_FRONT, f"write “cites: {short(line)}”")


def no_id_in_front(stop: StoppingPoint, braces: int) -> Explanation:
    """Explain braces that begin a line where an id should stand."""
    line = stop.content[braces : line_end(stop.content, braces)].rstrip()
    what = "an id is missing in front of these braces"
    advice = f"write an id, a colon and a space in front of “{short(line)}”"
    return RULE, (braces, braces + len(line)), what, advice


def braces_in_text(stop: StoppingPoint) -> Explanation | None:
    """Explain braces that begin a line below a text, if they are what a parser stopped in."""
    found = _BRACES.match(stop.before)
    above = previous_line(stop)
    if found is None or above is None:
        return None
    start = stop.line_start + found.end() - 1
    line = stop.content[start : line_end(stop.content, start)].rstrip()
    named = NAMED_TEXT.fullmatch(above[1])
    if named and not found[1] and not has_known_key(line):
        advice = f"write “cites: {short(line)}”, at the indent of “{named[2]}:”"
        return explanation(stop, start, NO_KEY_IN_FRONT, advice)
    if named and not found[1]:
        text = in_braces(short(named[3]))
        advice = f"write “{named[1] or ''}{named[2]}: {{text: {text}, {short(line[1:].lstrip())}”"
    elif not ENTRY.match(above[1]) or COLON.search(above[1]):
        return None
    elif found[1]:
        return entry_in_text(stop)
    else:
        advice = f"begin them with a dash, “- {short(line)}”, below the dash above them"
    what = "these braces stand under a text, and YAML takes them for its rest"
    return explanation(stop, start, what, advice)


def has_known_key(line: str) -> bool:
    """Return whether braces have a key of the format, and not only ids of sources."""
    return any(key in KEYS for key in _KEY_IN_BRACES.findall(line))


def entry_in_text(stop: StoppingPoint) -> Explanation:
    """Explain an entry of a list that YAML takes for words of the text above it."""
    return explanation(
        stop,
        stop.line_start + stop.before.index("-"),
        "this entry is indented more than those above, and YAML takes it for their text",
        "give the entries of one list the same indent, or put the text above in quotes",
    )


def is_at_touching_dash(stop: StoppingPoint) -> bool:
    """Return whether a line begins with a dash without a space where a parser stopped."""
    line = stop.content[stop.line_start : line_end(stop.content, stop.offset)]
    return stop.collection == "list" and is_touching_dash(line)


def touching_dash(stop: StoppingPoint) -> Explanation:
    """Explain a dash without a space behind it at which a parser stopped."""
    line = stop.content[stop.offset : line_end(stop.content, stop.offset)]
    return explanation(
        stop,
        stop.offset,
        "a dash stands here without a space behind it",
        f"write “- {short(line.lstrip('- '))}”",
    )


def is_touching_dash(line: str) -> bool:
    """Return whether a line begins with a dash that lacks the space behind it."""
    return _DASH_WITHOUT_SPACE.match(line) is not None


def is_beside_dashes(stop: StoppingPoint) -> bool:
    """Return whether a line has the indent of the dashes above it."""
    column = stop.opening - line_start(stop.content, stop.opening)
    for line in lines_above(stop.content, stop.opening):
        if spaces_before(line) <= column:
            return not line[:column].strip(" -") and line.startswith("- ", column)
    return False


def with_colon(line: str) -> str | None:
    """Return a line with a colon and a space behind its key, or None if it begins with none."""
    wide = _WIDE_COLON.fullmatch(line)
    if wide:
        return f"{wide[1]}: {wide[2]}".rstrip()
    sign = _SIGN_AT_END.fullmatch(line)
    if sign:
        return f"{sign[1]}:"
    found = _KEY_AND_VALUE.match(line)
    if found and (found[1] in KEYS or found[2]):
        return f"{found[1]}: {found[3]}"
    return None


def short(line: str) -> str:
    """Return the start of a line, for a message."""
    return brief(line, 40)


def previous_line(stop: StoppingPoint) -> tuple[int, str] | None:
    """Return the last line before that is not blank, with the offset of its first character."""
    end = len(stop.content[: stop.line_start].rstrip())
    if not end:
        return None
    start = line_start(stop.content, end)
    line = stop.content[start : line_end(stop.content, end)]
    return start + len(line) - len(line.lstrip()), line
