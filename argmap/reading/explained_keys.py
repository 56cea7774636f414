"""Keys that stand under a text, or among the entries of a list."""

import re

from argmap.format.keys import ATTACK, GROUP, IN_PLACE, KEYS, RELATIONS, SOURCE
from argmap.reading.explained_lines import (
    COLON,
    ENTRY,
    KEY_IN_LINE,
    NAMED_TEXT,
    NO_COLON,
    dash_without_space,
    entry_in_text,
    is_touching_dash,
    no_colon,
    previous_line,
    short,
    with_colon,
)
from argmap.reading.lines import line_end, line_start, spaces_before
from argmap.reading.meant_keys import KNOWN, meant_key
from argmap.reading.stopping_point import (
    RULE,
    Explanation,
    StoppingPoint,
    explanation,
    lines_above,
)
from argmap.text.wording import in_braces

UNDER_TEXT = "stands under a text, and belongs to a mapping"
_UNDER_ID = "stands under an id, and belongs to a mapping"
_DASHES = re.compile(r"(?:- +)+")
_WORD = re.compile(r"\w+")
_LIST_IN_LIST = re.compile(r" *- +(?=[\[-])")
_PREMISES = {
    "[": "write “premises:” in front of the list that stands behind the dash above it",
    "-": "write “- premises:” in place of the first dash above it, and the list below that",
}
"""What to do about a list in a list, in brackets or with dashes, that lacks its key."""
_TITLED = {"sources": SOURCE, "groups": GROUP}
_QUOTED = re.compile(r"([\"']).*\1")


def key_out_of_place(stop: StoppingPoint) -> Explanation:
    """Explain a colon behind a key that stands alone in its line, and not where keys stand."""
    offset = stop.offset
    previous = previous_line(stop)
    if previous is not None and is_touching_dash(previous[1]):
        return dash_without_space(stop)
    if previous is not None and ENTRY.match(stop.before) and ENTRY.match(previous[1]):
        return entry_in_text(stop)
    if previous is not None and _is_text_of_entry(previous[1], stop):
        return _key_under_text(stop, previous[0])
    if previous is not None and (":" not in previous[1] or with_colon(previous[1].strip())):
        return no_colon(stop._replace(opening=previous[0]))
    key = stop.line_start + stop.indent
    written = stop.content[key:offset]
    meant = meant_key(written)
    advice = _instead_of_a_text(stop, meant) if previous else ""
    if advice:
        advice += _and_write(meant, written)
        return RULE, (key, offset), f"the key “{short(written)}” {UNDER_TEXT}", advice
    return (
        RULE,
        (key, offset),
        f"the key “{short(written)}” is indented more than those above",
        "give keys of one mapping the same indent, or put the text above in quotes",
    )


def _is_text_of_entry(line: str, stop: StoppingPoint) -> bool:
    """Return whether a line is an entry of a list, a text, and a key stands below the text."""
    is_text = not COLON.search(line) or _QUOTED.fullmatch(line.strip(" -"))
    if not ENTRY.match(line) or not is_text or ENTRY.match(stop.before):
        return False
    return stop.indent > line.index("-")


def _key_under_text(stop: StoppingPoint, entry: int) -> Explanation:
    line = stop.content[entry : line_end(stop.content, entry)].rstrip()
    text = _DASHES.sub("", line)
    meant = with_colon(text)
    if meant:
        start = entry + len(line) - len(text)
        return (
            RULE,
            (start, entry + len(line)),
            NO_COLON,
            f"write “{short(meant)}”",
        )
    start = stop.line_start + stop.indent
    written = stop.content[start : stop.offset].rstrip()
    message = f"the key “{short(written)}” {UNDER_TEXT if _is_text(text) else _UNDER_ID}"
    key = meant_key(written)
    if text in KEYS:
        advice = f"write “- {text}:” in place of the line above it"
    elif key:
        column = entry + len(line) - len(text) - line_start(stop.content, entry)
        is_beside = start - stop.line_start == column
        above = _above(key, text, is_beside=is_beside)
        advice = f"write “- {short(above)}” in place of the line above it"
        if above.endswith(text) and not is_beside:
            advice += f", and give this key the indent of “{above.partition(':')[0]}:”"
        advice += _and_write(key, written)
    else:
        message = f"“{short(written)}:” stands under a text, and may be an entry of its own"
        advice = f"begin it with a dash, “- {short(written)}:”, below the dash above it"
    return RULE, (start, stop.offset), message, advice


def _and_write(key: str, written: str) -> str:
    """Return what else to do where a key is written as another word."""
    return "" if key == written else f", and {key}: for {short(written)}:"


def is_under_quoted_text(stop: StoppingPoint) -> bool:
    """Return whether a key stands below a text in quotes, and is indented more than that."""
    above = previous_line(stop)
    if above is None or not KEY_IN_LINE.match(stop.content, stop.line_start):
        return False
    named = NAMED_TEXT.fullmatch(above[1])
    text = named[3] if named else above[1].strip(" -")
    is_entry = named or ENTRY.match(above[1])
    column = named.start(2) if named else spaces_before(above[1])
    return bool(is_entry and _QUOTED.fullmatch(text)) and stop.indent > column


def key_under_quoted_text(stop: StoppingPoint) -> Explanation:
    """Explain a key below a text in quotes."""
    key = KEY_IN_LINE.match(stop.content, stop.line_start)
    return key_out_of_place(stop._replace(offset=key.end(1)) if key else stop)


def _is_text(written: str) -> bool:
    """Return whether the entry of a list is a text, and no id."""
    return " " in written or written[0] in "\"'"


def _above(key: str, text: str, *, is_beside: bool) -> str:
    """Return what a text should be, below which a key stands, at its indent or deeper."""
    if _is_text(text):
        return f"{'text' if key in IN_PLACE.keys else 'premises'}: {text}"
    if is_beside:
        return f"{'premises' if key in ATTACK.keys else 'id'}: {text}"
    return f"{text}:"


def _instead_of_a_text(stop: StoppingPoint, key: str) -> str:
    """Return what to write for a text with its id, or its key, under which a key stands."""
    above = lines_above(stop.content, stop.line_start)
    line = next(above, "")
    found = NAMED_TEXT.fullmatch(line)
    if not found:
        return ""
    dash, name, text = found.groups("")
    owner = next((each for each in above if spaces_before(each) < spaces_before(line)), "")
    section = _TITLED.get(owner.strip(" -:"))
    if section and key in section.keys:
        return _on_two_lines(dash, name, f"title: {short(text)}")
    if name in RELATIONS and key in KNOWN:
        shape = "text" if key in IN_PLACE.keys else "premises"
        advice = _on_two_lines(dash, name, f"{shape}: {short(text)}")
        return f"give it the indent of {name}:, or {advice}" if shape == "text" else advice
    if key in IN_PLACE.keys and name not in KEYS:
        return _on_two_lines(dash, name, f"text: {short(text)}")
    is_premise = dash or owner.strip(" -:") in RELATIONS
    if key not in ATTACK.keys.keys() - IN_PLACE.keys or not is_premise or name in KEYS - {"text"}:
        return ""
    quoted = text if text[0] in "\"'" else in_braces(short(text))
    argument = f"premises: {{{name}: {quoted}}}"
    return f"write “{dash}{argument}” above it, and this key at the indent of premises"


def _on_two_lines(dash: str, name: str, text: str) -> str:
    return f"write “{dash}{name}:” above it, and “{text}” on the line between"


def key_among_entries(stop: StoppingPoint) -> Explanation:
    """Explain a key, or a dash of another indent, where a list entry should be."""
    if stop.character == "-":
        return explanation(
            stop,
            stop.offset,
            "this dash does not stand below the dash above that it belongs to",
            "give the dashes of one list the same indent",
        )
    of_dash = stop.start - line_start(stop.content, stop.start)
    key = _WORD.match(stop.content, stop.offset)
    dash = stop.content.rfind(f"\n{' ' * of_dash}-", 0, stop.offset)
    is_again = key and re.search(
        rf"^[ -]*{key[0]}:", stop.content[dash : stop.offset], re.MULTILINE
    )
    if key is not None and is_again:
        return explanation(
            stop,
            stop.offset,
            f"the key “{key[0]}” stands here without a dash, and a second time in the entry above",
            "begin it with a dash, and indent what belongs to it like what stands behind the dash",
        )
    advice = "begin it with a dash, or indent it like the keys that it belongs to"
    of_argument = key is not None and key[0] in ATTACK.keys
    text = _text_of_entry_above(stop) if key is not None and key[0] in KNOWN else ""
    inner = _LIST_IN_LIST.match(stop.content, dash + 1)
    if of_argument and (sign := _list_above(stop)):
        advice = _PREMISES[sign]
    elif of_argument and inner:
        advice = _PREMISES[stop.content[inner.end()]]
        advice += ", and give this key the indent of “premises:”"
    elif text:
        shape = "text" if key and key[0] in IN_PLACE.keys else "premises"
        advice = (
            f"give it the indent of the key above the list, or write “- {shape}: {short(text)}” "
        )
        advice += f"in place of the line above it, and give it the indent of “{shape}:”"
    elif len(stop.before) > of_dash or (key is not None and key[0] in KEYS):
        advice = "give it the indent of what stands behind the dash above it"
        if stop.content[dash:].lstrip("\n -").startswith("{"):
            advice = "give it the indent of the key above the list"
    return explanation(stop, stop.offset, "a key stands where a list entry should be", advice)


def _text_of_entry_above(stop: StoppingPoint) -> str:
    """Return the text that is the entry of a list above a line with the indent of its dash."""
    above = previous_line(stop)
    text = above[1][stop.indent :].removeprefix("- ").strip() if above else ""
    is_entry = above is not None and above[1].startswith(" " * stop.indent + "- ")
    is_text = not COLON.search(text) or _QUOTED.fullmatch(text)
    is_no_id = " " in text and text[0] not in "-[{"
    return text if is_entry and is_text and is_no_id else ""


def _list_above(stop: StoppingPoint) -> str:
    """Return the first sign of the list behind a dash above at whose indent a line stands."""
    column = stop.offset - stop.line_start
    for line in lines_above(stop.content, stop.line_start):
        found = _LIST_IN_LIST.match(line)
        if found and found.end() == column:
            return line[column]
        if spaces_before(line) < column:
            break
    return ""
