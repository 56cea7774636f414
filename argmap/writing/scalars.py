"""Texts as YAML scalars: plain where that can be read, in double quotes where not, or folded."""

import re
from collections.abc import Iterator

from argmap.format.keys import KEYS
from argmap.reading.decoding import READABLE
from argmap.reading.keys_in_texts import key_in
from argmap.reading.lookalike_spaces import LOOKALIKES
from argmap.text.sanitizing import command_at_start, escaped_for_yaml
from argmap.text.widths import columns

WIDTH = 100
"""How many columns a line has."""
_NARROWEST = 20
"""How many of them a folded text has at least, however deep it stands."""

# What most texts are made of: words, and signs that mean nothing to YAML.
_LETTERS = "A-Za-z0-9À-ɏ(“„«‘"
_ENDS = ".!)’”»…%€"
_SIGNS = f"{_ENDS};/'–+§¶_ -"
_WORDS_IN_BRACKETS = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}{_SIGNS}]*[{_LETTERS}{_ENDS}])?")
_WORDS = re.compile(rf'[{_LETTERS}](?:[{_LETTERS},?"{_SIGNS}]*[{_LETTERS}{_ENDS}?])?')
_NOTHING = frozenset(("null", "Null", "NULL", "~"))
"""What other readers of YAML take for no text at all."""
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NO_PLAIN = re.compile(rf":(?:[\s{LOOKALIKES}]|\Z)|\s#")
_IN_BRACKETS = re.compile(r"[,\[\]{}:]")
_UNWRITABLE = re.compile(f"[^{READABLE}]")
# A line that begins with a space is not folded, and one at its end is lost in many editors.
_NO_FOLDING = re.compile(rf"[^{READABLE}\n]|\n | \n")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BREAK = re.compile(r"(?<=[^ ]) (?=[^ ])")


def written(text: str, *, flow: bool = False, quoted: bool = False) -> str:
    """Return a text as a scalar on one line; `flow`: inside brackets; `quoted`: never plain.

    What a terminal or a build runner would obey is escaped: maps are printed.
    """
    if not quoted and is_plain(text, flow=flow):
        return text
    return f'"{escaped_for_yaml("".join(map(_escaped, text)))}"'


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Return whether a text can be written without quotes."""
    if text in _NOTHING:
        return False
    if (_WORDS_IN_BRACKETS if flow else _WORDS).fullmatch(text):
        return True
    if not text or text[0] in _INDICATORS or text[0] in LOOKALIKES:
        return False
    if _UNWRITABLE.search(text) or escaped_for_yaml(text) != text:
        return False
    # A key without a space behind its colon is taken for a slip.
    found = key_in(text)
    if (found and found[1] in KEYS) or _NO_PLAIN.search(text):
        return False
    return not (flow and _IN_BRACKETS.search(text))


def folded(text: str, indent: int) -> list[str] | None:
    """Return the lines of a text folded at its spaces, or None where it cannot be folded.

    An empty line stands for a line break in the text.
    """
    is_simple = text.isascii() and text.isprintable()
    if (not is_simple and _NO_FOLDING.search(text)) or escaped_for_yaml(text) != text:
        return None
    room = max(WIDTH - indent, _NARROWEST)
    lines: list[str] = []
    for place, part in enumerate(text.split("\n")):
        if place:
            lines.append("")
        if part:
            is_narrow = columns(part) == len(part) and "  " not in part
            lines += _folded(part, room) if is_narrow else _folded_by_words(part, room)
    if len(lines) < 2 or ("::" in text and any(map(_is_command, lines))):
        return None
    return lines


def _is_command(line: str) -> bool:
    return command_at_start(line) is not None


def _folded(text: str, room: int) -> Iterator[str]:
    """Yield the lines of a text each of whose characters takes a column."""
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            end = text.find(" ", start + room)
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _folded_by_words(text: str, room: int) -> Iterator[str]:
    words = _BREAK.split(text)
    first, used = 0, -1
    for place, word in enumerate(words):
        needed = columns(word) + 1
        if used + needed > room and place:
            yield " ".join(words[first:place])
            first, used = place, -1
        used += needed
    yield " ".join(words[first:])


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if not _UNWRITABLE.match(character):
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
