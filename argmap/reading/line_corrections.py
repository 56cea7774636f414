"""Corrections of one sign or name in a line: what may be meant by the line alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.format import keys as form
from argmap.reading.bracket_corrections import in_brackets, shown
from argmap.reading.explained_lines import LIST_SIGN, NO_BULLET

_ID = re.compile(r" *(?:- +)?(id:)(?: .*)?$")
_ID_IN_BRACES = re.compile(r"[{,] *(id:) *(?:\[[^\]]*\]+|\{[^}]*\}|[^,}\n]*)")
_PARTED_ID = re.compile(r"( *(?:- +)?)([^\s:]+(?: [^\s:]+)+)(?=:)")


class _Sign(NamedTuple):
    """A sign that is wrong at the start of a line: `put` stands for what the pattern matches.

    `cost` is lower for what is more likely.
    """

    cost: int
    pattern: re.Pattern[str]
    put: str
    message: str
    advice: str = "write “{line}”"


TWO_DASHES = "two dashes stand here"
ANY_KEY = f"(?:{'|'.join(sorted(form.KEYS))})"
"""A key of the format, as a regular expression."""
_SIGNS = (
    _Sign(
        1,
        re.compile(rf"( *(?:- +)?(?:[\w.-]+:(?=[\[{{\"'])|{ANY_KEY}:(?=[^\s:/])))"),
        r"\1 ",
        "a colon stands here without a space behind it",
        "put a space behind the colon: {line}",
    ),
    _Sign(
        1,
        re.compile(rf"( *(?:- +)*)({ANY_KEY}): ?\2:"),
        r"\1\2:",
        "a key stands here twice",
        "leave one out: {line}",
    ),
    _Sign(
        2,
        re.compile(r"( *(?:- +)?[\w.-]+)(?: = ?(?=\S)| ?(?=[\[{]))"),
        r"\1: ",
        "a colon is missing behind a key",
    ),
    _Sign(
        1,
        re.compile(r"( *(?:- +)*-)(?=[^\W\d]|[{\[\"'])"),
        r"\1 ",
        "a dash stands here without a space behind it",
    ),
    _Sign(
        1,
        re.compile(rf"( *(?:- +)*)(?:{LIST_SIGN}|--+)(?: +|(?=- ))(?=\S)"),
        r"\1- ",
        NO_BULLET,
    ),
    _Sign(
        1,
        re.compile(r"( *)- *(- +)"),
        r"\1\2",
        TWO_DASHES,
        "leave one out: {line}",
    ),
    _Sign(
        2,
        re.compile(r"( *- ) +(?=- )"),
        r"\1",
        "two dashes stand here with more than one space between them",
    ),
)


def in_line(line: str, names: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """Yield a line with what a sign or a name mends: cost, line, what is wrong, what to do.

    `names` are ids that nothing has.
    """
    for sign in _SIGNS:
        found = sign.pattern.match(line)
        if found:
            meant = f"{found.expand(sign.put)}{line[found.end() :]}"
            yield sign.cost, meant, sign.message, sign.advice.format(line=shown(meant))
    yield from in_brackets(line)
    lost = (_ID.match(line) or _ID_IN_BRACES.search(line)) if len(names) == 1 else None
    if lost:
        meant = f"{line[: lost.end(1)]} {names[0]}{line[lost.end() :]}"
        what = "the id is missing to which a reference leads"
        yield 3, meant, what, f"write “id: {names[0]}”"
    parted = _PARTED_ID.match(line)
    if parted:
        for name in names:
            if name == "".join(parted[2].split()):
                meant = f"{parted[1]}{name}{line[parted.end() :]}"
                what = f"“{parted[2]}” is no id, and nothing has the id “{name}”"
                yield 3, meant, what, f"write {name}:"
