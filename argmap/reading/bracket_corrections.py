"""Corrections of one sign in brackets that stand on one line: a bracket, a colon, a comma."""

import re
from collections.abc import Iterator
from itertools import islice

from argmap.format.keys import KEYS
from argmap.text.wording import brief

_DOUBLE = re.compile(r"([\[{])\1")
_VALUE = re.compile(r"(?:[:,-] +|\[)(?=\S)")
_END = re.compile(r"[\]},]|$")
_BRACKET = re.compile(r"[\[\]{}]")
_SIGNS = re.compile(r"[\[\]{},]")
_KEY_AND_COMMA = re.compile(r"(?:^|[{,]) *(?:- +)?([\w-]+)(, +)(?=[^\s\]}])")
_KEY_AND_BLANK = re.compile(r"[{,] *([\w-]+)( +)(?=[^\s\]},])")
_PAIRS = (("[", "]"), ("{", "}"))
_MOST_PLACES = 24
_LONGEST = 1_000
"""How many characters a line has at most that is looked at: with each correction it is read."""


def in_brackets(line: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield a line with what a sign mends: cost, line, what is wrong, what to do."""
    if len(line) > _LONGEST or not _BRACKET.search(line):
        return
    for bracket in islice(_DOUBLE.finditer(line), 3):
        meant = line[: bracket.start()] + line[bracket.start() + 1 :]
        what = f"the bracket {bracket[1]} stands here twice"
        yield 3, meant, what, f"leave one out: {shown(meant)}"
    for pattern in (_KEY_AND_COMMA, _KEY_AND_BLANK):
        for found in islice(pattern.finditer(line), _MOST_PLACES):
            if found[1] in KEYS or line[found.end()] in "[{":
                meant = f"{line[: found.start(2)]}: {line[found.end() :]}"
                what = f"a colon is missing behind the key “{found[1]}”"
                yield 2, meant, what, f"write “{shown(meant[found.start(1) :])}”"
    if "#" not in line:
        yield from _missing(line)


def _missing(line: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield a line with the bracket to which another belongs, or with that turned into it."""
    more = {pair: line.count(pair[0]) - line.count(pair[1]) for pair in _PAIRS}
    for (opening, closing), number in more.items():
        if number == -1:
            for double in islice(re.finditer(re.escape(closing) * 2, line), 3):
                meant = line[: double.start()] + line[double.start() + 1 :]
                what = f"the bracket {closing} stands here twice"
                yield 2, meant, what, f"leave one out: {shown(meant)}"
            for comma in islice(re.finditer(rf"\{closing} +(?=[\w-]+:)", line), 3):
                meant = f"{line[: comma.start()]}, {line[comma.end() :]}"
                what = f"the bracket {closing} stands here in place of a comma"
                behind = shown(line[comma.end() :])
                yield 2, meant, what, f"write a comma in its place, in front of “{behind}”"
            for start in islice(_VALUE.finditer(line, 0, line.rindex(closing)), _MOST_PLACES):
                meant = f"{line[: start.end()]}{opening}{line[start.end() :]}"
                what = f"the bracket {opening} is missing in this line"
                behind = shown(line[start.end() :].partition(",")[0])
                yield 3, meant, what, f"write {opening} in front of “{behind}”"
        elif number == 1:
            first = line.index(opening)
            for end in islice(_END.finditer(line.rstrip(), first), _MOST_PLACES):
                meant = f"{line[: end.start()]}{closing}{line[end.start() :]}"
                what = f"the bracket {closing} is missing in this line"
                behind = shown(_SIGNS.split(line[: end.start()].rstrip("]}"))[-1])
                yield 3, meant, what, f"write {closing} behind “{behind}”"
            yield from _of_another_kind(line, ")", closing)
        if number == -1:
            yield from _of_another_kind(line, "(", opening)
    if sorted(more.values()) == [-1, 1]:
        yield from _of_two_kinds(line, more["[", "]"] > 0)


def _of_two_kinds(line: str, are_square: bool) -> Iterator[tuple[int, str, str, str]]:
    """Yield a line with a bracket of the kind of the one that it belongs to."""
    for wrong, right in (("[", "{"), ("}", "]")) if are_square else (("{", "["), ("]", "}")):
        yield from _of_another_kind(line, wrong, right)


def _of_another_kind(line: str, wrong: str, right: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield a line with one bracket in place of another."""
    for found in islice(re.finditer(re.escape(wrong), line), _MOST_PLACES):
        meant = f"{line[: found.start()]}{right}{line[found.end() :]}"
        what = f"the bracket {wrong} stands here in place of {right}"
        yield 4, meant, what, f"write “{shown(meant[found.start() :])}”"


def shown(text: str) -> str:
    """Return a piece of a line for a message."""
    return brief(text.strip(), 40)
