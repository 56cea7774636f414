"""Texts made safe to show: nothing in them is obeyed by a terminal, a browser or a build runner.

A map may come from a stranger, and so may the names of files. What they hold must not change a
terminal, the log of a build, or the text around it. This module alone decides what is unsafe:

- control characters and line breaks;
- characters that reorder or hide other text: embeddings and overrides of direction, tags. What
  right-to-left text and emoji need stays: marks of direction, joiners, the tags of a flag, and
  isolates that end;
- commands to a build runner: `##[error]` or `##vso[task.complete]` anywhere in a line (GitHub,
  Azure Pipelines, TeamCity), and `::error::` at the start of a line, blanks aside (GitHub).

In a text for people, U+FFFD replaces such a character. A format that has escapes for characters
(JSON, XML) escapes it, so that no text is lost.
"""

import re
from collections.abc import Callable

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_LINE_BREAKS = "\n\r\u2028\u2029"
_REORDERING = "\u202a-\u202e\u206a-\u206f\ufeff\ufff9-\ufffb"
_ISOLATES = "\u2066-\u2069"
_END_OF_ISOLATE = "\u2069"
_DEEPEST = 4
"""How many nested isolates are kept."""
# Characters that a runner ignores where it compares texts by the rules of a language.
_UNNOTICED = f"\xad\u061c\u200b-\u200f\u2060{_ISOLATES}"
_TAGS = "\U000e0000-\U000e007f"
# The flag of a region, such as Scotland: a black flag, the tags that say which, and their end.
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
# The second of two number signs, which is replaced.
_COMMAND = r"(?<=#)#(?=\w*\[)"

_CONTROL = re.compile(f"[{_CONTROLS}]")
_UNSEEN = re.compile(f"{_FLAG}|[{_CONTROLS}{_LINE_BREAKS}{_REORDERING}{_TAGS}]")
_ISOLATE = re.compile(f"[{_ISOLATES}]")
_RUNNER_COMMAND = re.compile(_COMMAND)
_COMMAND_AT_START = re.compile(rf"[\s{_UNNOTICED}]*:(?=:)")
_COMMANDS_AT_STARTS = re.compile(
    rf"(?:^|(?<=\r))(?:[^\S\r\n]|[{_UNNOTICED}])*:(?=:)", re.MULTILINE
)
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")
_HIDING = re.compile(f"[\u2028\u2029{_REORDERING}{_ISOLATES}{_TAGS}]")
REPLACEMENT = "\ufffd"
_TAB = "    "


def without_controls(text: str, replacement: str = REPLACEMENT) -> str:
    """Return a text without control characters and lone surrogates, for a file of any format."""
    return text if text.isascii() and text.isprintable() else _CONTROL.sub(replacement, text)


def visible(text: str) -> str:
    """Return a text for the middle of a line that people read, character by character."""
    if "##" in text:
        text = _RUNNER_COMMAND.sub(REPLACEMENT, text)
    if text.isprintable():
        return text
    text = _UNSEEN.sub(lambda found: found[0] if len(found[0]) > 1 else REPLACEMENT, text)
    return _with_ended_isolates(text) if _ISOLATE.search(text) else text


def _with_ended_isolates(text: str) -> str:
    """Return a text without isolates that it does not end, and without ends of none."""
    characters = list(text)
    begun: list[int] = []
    for found in _ISOLATE.finditer(text):
        ends = found[0] == _END_OF_ISOLATE
        if ends and begun:
            begun.pop()
        elif ends or len(begun) == _DEEPEST:
            characters[found.start()] = REPLACEMENT
        else:
            begun.append(found.start())
    for place in begun:
        characters[place] = REPLACEMENT
    return "".join(characters)


def isolates_begun(text: str, before: str) -> str:
    """Return the isolates that a part of a visible text begins and does not end.

    `before` are those that the parts before it have begun. See `isolate_endings`.
    """
    begun = list(before)
    for found in _ISOLATE.finditer(text):
        if found[0] != _END_OF_ISOLATE:
            begun.append(found[0])
        elif begun:
            begun.pop()
    return "".join(begun)


def isolate_endings(isolates: str) -> str:
    """Return what ends so many isolates."""
    return _END_OF_ISOLATE * len(isolates)


def without_tabs(text: str) -> str:
    """Return a text with four spaces for a tab."""
    return text.replace("\t", _TAB)


def one_line(text: str) -> str:
    """Return a text for the middle of a line that people read, with four spaces for a tab."""
    return without_tabs(visible(text))


def whole_line(text: str) -> str:
    """Return a text that people read on a line of its own."""
    return _at_start(one_line(text))


def path_at_start(path: str) -> str:
    """Return the name of a file for the start of a line, where a colon may follow it."""
    path = one_line(path)
    return f"./{path}" if _COMMAND_AT_START.match(f"{path}:") else path


def whole_lines(text: str) -> str:
    """Return a text of any number of lines for a file that cannot write characters by number."""
    if text.isprintable() and "##" not in text and "::" not in text:
        return text
    return "\n".join(_at_start(visible(line)) for line in _LINE_BREAK.split(text))


def _at_start(line: str) -> str:
    """Return a line without a command at its start."""
    place = command_at_start(line)
    return line if place is None else line[:place] + REPLACEMENT + line[place + 1 :]


def command_at_start(line: str) -> int | None:
    """Return the offset of the colon that makes the start of a line a command, if one does."""
    found = _COMMAND_AT_START.match(line)
    return found.end() - 1 if found else None


def _escaped(text: str, escape: Callable[[str], str]) -> str:
    """Return a text in which unsafe characters are escaped; `escape` returns the escape of one.

    The text has no control characters any more (see `without_controls`).
    """

    def escaping(found: re.Match[str]) -> str:
        return found[0][:-1] + escape(found[0][-1])

    if "##" in text:
        text = _RUNNER_COMMAND.sub(escaping, text)
    if "::" in text:
        text = _COMMANDS_AT_STARTS.sub(escaping, text)
    return text if text.isascii() else _HIDING.sub(escaping, text)


def escaped_for_json(text: str) -> str:
    """Return JSON text in which unsafe characters are escaped."""
    return _escaped(text, _in_json)


def escaped_for_yaml(text: str) -> str:
    """Return a YAML scalar in double quotes in which unsafe characters are escaped."""
    return _escaped(text, _in_yaml)


def escaped_for_xml(text: str) -> str:
    """Return XML or HTML text in which unsafe characters are escaped."""
    return _escaped(text, lambda character: f"&#{ord(character)};")


def _in_yaml(character: str) -> str:
    return f"\\U{ord(character):08x}"


def _in_json(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
