"""Lines whose dash or colon is missing, or stands elsewhere, in words that say what to write."""

import re
from itertools import islice

from argmap.format.keys import ARGUMENT, ATTACK, IN_PLACE, KEYS, LISTS, RELATIONS
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
_ENTRY = re.compile(r" *- ")
_NAMED_TEXT = re.compile(r" *(- +)?([^\s:\"']+): +(?![|>&*!\[{])(\S.*?) *")
_DASHES = re.compile(r"(?:- +)+")
_BRACES = re.compile(r" *((?:- +)*)\{")
_KEY_IN_LINE = re.compile(r" *(?:- +)*([\w.-]+):")
_KEY_ALONE = re.compile(r" *(?:- +)*([\w.-]+): *")
_KEY_IN_BRACES = re.compile(r"[{,] *([\w-]+):")
_COLON = re.compile(r":(?:\s|\Z)")
_DASH_WITHOUT_SPACE = re.compile(r" *-(?:[^\s-]|-(?!-))")


def begin_with_dash(entry: str) -> str:
    """Return what to do about a list with another sign in front of its first entry."""
    return f"begin each entry with a dash: “- {brief(entry, 40)}”"


def dash_without_space(stop: StoppingPoint) -> Explanation:
    """Explain a dash without a space behind it."""
    previous = _previous_line(stop)
    start = previous[0] if previous else stop.offset
    advice = SPACE_BEHIND_DASH
    if stop.indent > start - line_start(stop.content, start):
        advice += f", and {IN_LINE_BELOW}"
    return explanation(stop, start, "a dash stands here without a space behind it", advice)


def is_behind_dash(stop: StoppingPoint) -> bool:
    """Return whether the previous line begins with a dash without a space."""
    previous = _previous_line(stop)
    return previous is not None and _is_entry(previous[1])


def no_colon(stop: StoppingPoint) -> Explanation:
    """Explain a key without a colon, or a text that is not indented."""
    end = line_end(stop.content, stop.opening)
    line = stop.content[stop.opening : end].strip()
    if _is_entry(line):
        return explanation(
            stop,
            stop.opening,
            "a dash stands here without a space behind it",
            f"write “- {_short(line.lstrip('- '))}”",
        )
    if line.startswith("{") and not is_beside_dashes(stop):
        return _braces_without_key(stop, line)
    if is_beside_dashes(stop):
        bullet = _BULLET.match(line)
        if bullet:
            advice = f"write “- {_short(line[bullet.end() :])}”"
            return explanation(stop, stop.opening, NO_BULLET, advice)
        return (
            RULE,
            (stop.opening, stop.opening + len(line)),
            "an entry of a list stands here without its dash, or a text that is not indented",
            f"write “- {_short(line)}”, or indent the text more than the dash above it",
        )
    meant = _with_colon(line)
    if meant:
        return (
            RULE,
            (stop.opening, stop.opening + len(line)),
            NO_COLON,
            f"write “{_short(meant)}”",
        )
    return (
        RULE,
        (stop.opening, stop.opening + max(1, len(line))),
        "a key without a colon, or a text that is not indented, stands here",
        "indent the text more than its key, or write a colon behind a key"
        if " " in line
        else f"write “{_short(line)}:” and what it stands for, or indent a text more than its key",
    )


def list_below_value(stop: StoppingPoint) -> Explanation | None:
    """Explain a list below a key that has a value, at the indent of a list below a missing key."""
    dash = _ENTRY.match(stop.before)
    above = _previous_line(stop)
    named = _NAMED_TEXT.fullmatch(above[1]) if dash and above else None
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
        key = _KEY_IN_LINE.match(line)
        if key and key.start(1) == column:
            found.add(key[1])
        if spaces_before(line) < column:
            break
    return found


def _braces_without_key(stop: StoppingPoint, line: str) -> Explanation:
    above = _previous_line(stop._replace(offset=stop.opening))
    key = _KEY_ALONE.fullmatch(above[1]) if above else None
    if key:
        name = _short(key[1])
        what = f"these braces do not belong to the key “{name}” above them"
        return explanation(stop, stop.opening, what, f"indent them more than “{name}:”")
    if has_known_key(line):
        return no_id_in_front(stop, stop.opening)
    return explanation(stop, stop.opening, NO_KEY_IN_FRONT, f"write “cites: {_short(line)}”")


def no_id_in_front(stop: StoppingPoint, braces: int) -> Explanation:
    """Explain braces that begin a line where an id should stand."""
    line = stop.content[braces : line_end(stop.content, braces)].rstrip()
    what = "an id is missing in front of these braces"
    advice = f"write an id, a colon and a space in front of “{_short(line)}”"
    return RULE, (braces, braces + len(line)), what, advice


def key_out_of_place(stop: StoppingPoint) -> Explanation:
    """Explain a colon behind a key that stands alone in its line, and not where keys stand."""
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
    key = stop.line_start + stop.indent
    advice = _instead_of_a_text(stop, stop.content[key:offset]) if previous else ""
    if advice:
        message = f"the key “{_short(stop.content[key:offset])}” stands under a text"
        return RULE, (key, offset), f"{message}, and belongs to a mapping", advice
    return (
        RULE,
        (key, offset),
        f"the key “{_short(stop.content[key:offset])}” is indented more than those above",
        "give keys of one mapping the same indent, or put the text above in quotes",
    )


def braces_in_text(stop: StoppingPoint) -> Explanation | None:
    """Explain braces that begin a line below a text, if they are what a parser stopped in."""
    found = _BRACES.match(stop.before)
    above = _previous_line(stop)
    if found is None or above is None:
        return None
    start = stop.line_start + found.end() - 1
    line = stop.content[start : line_end(stop.content, start)].rstrip()
    named = _NAMED_TEXT.fullmatch(above[1])
    if named and not found[1] and not has_known_key(line):
        advice = f"write “cites: {_short(line)}”, at the indent of “{named[2]}:”"
        return explanation(stop, start, NO_KEY_IN_FRONT, advice)
    if named and not found[1]:
        text = in_braces(_short(named[3]))
        advice = f"write “{named[1] or ''}{named[2]}: {{text: {text}, {_short(line[1:].lstrip())}”"
    elif not _ENTRY.match(above[1]) or _COLON.search(above[1]):
        return None
    elif found[1]:
        return _entry_in_text(stop)
    else:
        advice = f"begin them with a dash, “- {_short(line)}”, below the dash above them"
    what = "these braces stand under a text, and YAML takes them for its rest"
    return explanation(stop, start, what, advice)


def has_known_key(line: str) -> bool:
    """Return whether braces have a key of the format, and not only ids of sources."""
    return any(key in KEYS for key in _KEY_IN_BRACES.findall(line))


def _entry_in_text(stop: StoppingPoint) -> Explanation:
    return explanation(
        stop,
        stop.line_start + stop.before.index("-"),
        "this entry is indented more than those above, and YAML takes it for their text",
        "give the entries of one list the same indent, or put the text above in quotes",
    )


def _is_text_of_entry(line: str, stop: StoppingPoint) -> bool:
    """Return whether a line is an entry of a list, a text, and a key stands below the text."""
    if not _ENTRY.match(line) or _COLON.search(line) or _ENTRY.match(stop.before):
        return False
    return stop.indent > line.index("-")


def _key_under_text(stop: StoppingPoint, entry: int) -> Explanation:
    line = stop.content[entry : line_end(stop.content, entry)].rstrip()
    text = _DASHES.sub("", line)
    meant = _with_colon(text)
    if meant:
        start = entry + len(line) - len(text)
        return (
            RULE,
            (start, entry + len(line)),
            NO_COLON,
            f"write “{_short(meant)}”",
        )
    start = stop.line_start + stop.indent
    key = stop.content[start : stop.offset].rstrip()
    advice = f"begin it with a dash, “- {_short(key)}:”, below the dash above it"
    if text in KEYS:
        advice = f"write “- {text}:” in place of the line above it"
    elif key in KEYS:
        column = entry + len(line) - len(text) - line_start(stop.content, entry)
        above = _above(key, text, is_beside=start - stop.line_start == column)
        advice = f"write “- {_short(above)}” in place of the line above it"
    return (
        RULE,
        (start, stop.offset),
        f"the key “{_short(key)}” stands under a text, and belongs to a mapping",
        advice,
    )


def _above(key: str, text: str, *, is_beside: bool) -> str:
    """Return what a text should be, below which a key stands, at its indent or deeper."""
    if " " in text:
        return f"{'text' if key in IN_PLACE.keys else 'premises'}: {text}"
    if is_beside:
        return f"{'premises' if key in ATTACK.keys else 'id'}: {text}"
    return f"{text}:"


def _instead_of_a_text(stop: StoppingPoint, key: str) -> str:
    """Return what to write for a text with its id, or its key, under which a key stands."""
    above = lines_above(stop.content, stop.line_start)
    line = next(above, "")
    found = _NAMED_TEXT.fullmatch(line)
    if not found or key not in IN_PLACE.keys | ATTACK.keys:
        return ""
    dash, name, text = found.groups("")
    if name in RELATIONS:
        shape = "text" if key in IN_PLACE.keys else "premises"
        between = f"“{shape}: {_short(text)}” on the line between"
        advice = f"write “{dash}{name}:” above it, and {between}"
        return f"give it the indent of {name}:, or {advice}" if key in IN_PLACE.keys else advice
    if key in IN_PLACE.keys:
        if name in KEYS:
            return ""
        return f"write “{dash}{name}:” above it, and “text: {_short(text)}” on the line between"
    owner = next((each for each in above if spaces_before(each) < spaces_before(line)), "")
    if not (dash or owner.strip(" -:") in RELATIONS) or (name in KEYS and name != "text"):
        return ""
    argument = f"premises: {{{name}: {in_braces(_short(text))}}}"
    return f"write “{dash}{argument}” above it, and this key at the indent of premises"


def is_at_touching_dash(stop: StoppingPoint) -> bool:
    """Return whether a line begins with a dash without a space where a parser stopped."""
    line = stop.content[stop.line_start : line_end(stop.content, stop.offset)]
    return stop.collection == "list" and _is_entry(line)


def touching_dash(stop: StoppingPoint) -> Explanation:
    """Explain a dash without a space behind it at which a parser stopped."""
    line = stop.content[stop.offset : line_end(stop.content, stop.offset)]
    return explanation(
        stop,
        stop.offset,
        "a dash stands here without a space behind it",
        f"write “- {_short(line.lstrip('- '))}”",
    )


def _is_entry(line: str) -> bool:
    """Return whether a line begins with a dash that lacks the space behind it."""
    return _DASH_WITHOUT_SPACE.match(line) is not None


def is_beside_dashes(stop: StoppingPoint) -> bool:
    """Return whether a line has the indent of the dashes above it."""
    column = stop.opening - line_start(stop.content, stop.opening)
    for line in lines_above(stop.content, stop.opening):
        if spaces_before(line) <= column:
            return not line[:column].strip(" -") and line.startswith("- ", column)
    return False


def _with_colon(line: str) -> str | None:
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


def _short(line: str) -> str:
    return brief(line, 40)


def _previous_line(stop: StoppingPoint) -> tuple[int, str] | None:
    """Return the last line before that is not blank, with the offset of its first character."""
    end = len(stop.content[: stop.line_start].rstrip())
    if not end:
        return None
    start = line_start(stop.content, end)
    line = stop.content[start : line_end(stop.content, end)]
    return start + len(line) - len(line.lstrip()), line
