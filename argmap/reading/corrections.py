"""Corrections of one slip in the lines of a map: an indent, a dash, a line twice or missing."""

import re
from collections.abc import Iterator
from itertools import islice

from argmap.format import keys as form
from argmap.reading.bracket_corrections import shown
from argmap.reading.explained_lines import LIST_SIGN, NO_BULLET, begin_with_dash
from argmap.reading.faulty_lines import MOST_LINES, Correction, Lines, moved
from argmap.reading.line_corrections import ANY_KEY, TWO_DASHES, in_line
from argmap.reading.list_signs import no_opening

_TWO_LINES = re.compile(rf"[^\s-]( +)(?=- +\S|{ANY_KEY}:(?: |$))", re.MULTILINE)
_SIGN = re.compile(rf"( *){LIST_SIGN} +(?=\S)")
_COMMENT = re.compile(r" +#.*")
_OPENINGS = {"]": "[", "}": "{"}
_MOST_ABOVE = 40
"""How many lines above are looked at for the indents that a line may have."""
_MOST_INDENTS = 8
_MOST_ENDS = 10
_MOST_BESIDE = 4
_MOST_BELOW = 3
"""How many lines a line stands too far down at most, the next aside."""


class Corrections:
    """Yields what may be meant by lines; `names` are ids that nothing has."""

    def __init__(self, lines: Lines, names: list[str]) -> None:
        self._lines = lines
        self._names = names

    def of(self, at: int, *, is_again: bool) -> Iterator[Correction]:
        """Yield the corrections of a line, which is counted from 0.

        `is_again`: its key comes a second time, perhaps because a dash or a line is missing.
        """
        lines = self._lines
        if lines.contents[at] in _OPENINGS:
            yield from self._opened(at)
        if lines.contents[at] in {"", *_OPENINGS}:
            return
        line = shown(lines.contents[at])
        yield from self._moves(at, f"“{line}” has not the indent of the lines it belongs to")
        yield from self._doubles(at)
        yield from self._dashes(at, 1 if is_again else 6)
        yield from self._line_missing(at, 1 if is_again else 9)
        for cost, meant, what, advice in in_line(lines.all[at], self._names):
            if what == TWO_DASHES and self._is_text_below(at):
                continue
            yield Correction(cost, at, at + 1, [meant], at, what, advice)
        yield from self._parted(at)
        yield from self._signs(at)
        behind = lines.behind(at)
        if behind == at + 1:
            swapped = [lines.all[behind], lines.all[at]]
            what = f"“{line}” stands in front of the line that it belongs under"
            yield Correction(8, at, at + 2, swapped, at, what, "write this line behind the next")
        what = f"“{line}” stands too far down"
        for first in range(at - 2, max(at - 2 - _MOST_BELOW, -1), -1):
            moved = [lines.all[at], *lines.all[first:at]]
            advice = f"move this line up, in front of line {first + 1}"
            yield Correction(9 + at - first, first, at + 1, moved, at, what, advice)
        if lines.contents[at] == "-":
            named = f"{lines.all[at].rstrip()} premises:\n"
            what = "a key is missing behind this dash"
            yield Correction(4, at, at + 1, [named], at, what, "write “- premises:”")
        if lines.indents[behind] > lines.indents[at]:
            yield from _without_comments(lines, at, behind)
            key, colon, value = lines.all[at].partition(": ")
            what = f"“{shown(value)}” stands behind a colon, and what belongs there stands below"
            advice = f"leave out “{shown(value)}”, or the lines below"
            if colon:
                yield Correction(7, at, at + 1, [f"{key}:\n"], at, what, advice)

    def _opened(self, at: int) -> Iterator[Correction]:
        """Yield the text with a bracket in front of what a bracket alone in a line closes."""
        lines, closing = self._lines, self._lines.contents[at]
        last = max(at - MOST_LINES, 0)
        keys = (line for line in range(at, last, -1) if lines.contents[line].endswith(":"))
        first = lines.behind(next(keys, at))
        if first < at:
            indent, opening = lines.indents[first], _OPENINGS[closing]
            opened = f"{' ' * indent}{opening}{lines.all[first][indent:]}"
            what = no_opening(opening, closing)
            advice = f"write {opening} in front of “{shown(lines.contents[first])}”"
            yield Correction(1, first, first + 1, [opened], first, what, advice)

    def _moves(self, at: int, what: str) -> Iterator[Correction]:
        """Yield the line with another indent, alone and with lines below it."""
        lines, own = self._lines, self._lines.indents[at]
        for indent in self._indents(at):
            by = indent - own
            how = f"by {_spaces(abs(by))} {'more' if by > 0 else 'less'}"
            for end in self._ends(at, indent):
                if self._makes_an_id(at, end, indent):
                    continue
                moved = "this line" if end == at + 1 else f"lines {at + 1} to {end}"
                cost = _cost_of_move(lines, at, end, indent)
                yield Correction(cost, at, end, None, at, what, f"indent {moved} {how}", by)

    def _makes_an_id(self, at: int, end: int, indent: int) -> bool:
        """Return whether a key would be read as an id if lines had the indent."""
        lines, behind = self._lines, self._lines.behind(at)
        is_key = lines.is_key(at) or (
            behind >= end and lines.is_key(behind) and lines.indents[behind] == indent
        )
        return is_key and lines.is_in_section(at, indent)

    def _indents(self, at: int, *, own: bool = False) -> list[int]:
        """Return the indents that a line may have, the nearest first; with its `own` or not."""
        lines = self._lines
        found: set[int] = set()
        for other in range(max(at - _MOST_ABOVE, 0), min(at + 4, len(lines.all))):
            if lines.contents[other] and other != at and not lines.is_of_text(other):
                found |= lines.starts_in(other)
                if other < at and lines.opens(other):
                    found |= {lines.indents[other] + 2, lines.inner(other) + 2}
        its = lines.indents[at]
        most = lines.most_behind_text(at)
        found = {indent for indent in found if most is None or indent <= most}
        found = found | {its} if own else found - {its}
        return sorted(found, key=lambda indent: (abs(indent - its), -indent))[:_MOST_INDENTS]

    def _ends(self, at: int, indent: int) -> list[int]:
        """Return behind which lines those may end that move with a line to an indent."""
        lines, own, before = self._lines, self._lines.indents[at], self._lines.before(at)
        end = lines.end(at)
        ends = {at + 1: None, end: None}
        siblings: set[int] = set()
        if lines.contents[before].endswith((":", "-")) and own <= lines.inner(before):
            # All that stands under the line before may have moved.
            siblings |= {own, lines.indents[before], lines.inner(before)}
        if indent > own:
            # What belongs to it may have moved too.
            siblings.add(own)
            if end > at + 1:
                # Lines that belong to a line further above look as if they stood under this one.
                siblings |= {indent, lines.indents[lines.behind(at)]}
        last = min(at + MOST_LINES, len(lines.all))
        for line in range(at + 2, last) if siblings else ():
            if lines.contents[line]:
                is_less = own < lines.indents[line] < indent
                if lines.indents[line] in siblings or lines.indents[line] < own or is_less:
                    ends[lines.before(line) + 1] = None
                if lines.indents[line] < own or len(ends) > _MOST_ENDS:
                    break
        else:
            ends[lines.before(last) + 1] = None
        return list(ends)

    def _doubles(self, at: int) -> Iterator[Correction]:
        """Yield the text without a line that stands there twice."""
        lines = self._lines.all
        before, end = self._lines.before(at), self._lines.end(at)
        if before != at and lines[before].rstrip() == lines[at].rstrip():
            what = "this line stands here twice"
            yield Correction(0, at, at + 1, [], at, what, "remove one of the two", see=before)
        start = at - (end - at)
        if end > at + 1 and start >= 0 and lines[start:at] == lines[at:end]:
            what = f"lines {at + 1} to {end} stand here a second time"
            yield Correction(0, at, end, [], at, what, "remove them", see=start)

    def _dashes(self, at: int, cost: int) -> Iterator[Correction]:
        """Yield the line with a dash less, or with one more."""
        indent, content = self._lines.indents[at], self._lines.all[at].lstrip(" ")
        if content.startswith("- "):
            if self._is_behind_text(at):
                return
            what = "a dash stands here in front of what is no entry of a list"
            for wanted in (indent, indent + 2):
                meant = " " * wanted + content[2:].lstrip(" ")
                advice = f"write “{shown(meant)}” without it, {_behind(wanted)}"
                yield Correction(6, at, at + 1, [meant], at, what, advice, is_dash=True)
            return
        is_at_dash = self._lines.all[self._lines.before(at)][indent : indent + 1] == "-"
        for wanted in (indent, indent - 2) if is_at_dash else (indent - 2, indent):
            if wanted >= 0:
                meant = f"{' ' * wanted}- {content}"
                what = "a dash is missing in front of this line"
                advice = f"write “- {shown(content)}” {_behind(wanted)}"
                yield Correction(cost, at, at + 1, [meant], at, what, advice, is_dash=True)
                rest = [moved(line, 2) for line in self._lines.all[at + 1 : self._last_key(at)]]
                if wanted == indent and rest:
                    advice += ", and indent the lines below by 2 spaces more"
                    end = at + 1 + len(rest)
                    new = [meant, *rest]
                    yield Correction(cost + 1, at, end, new, at, what, advice, is_dash=True)

    def _is_behind_text(self, at: int) -> bool:
        """Return whether an entry stands behind a text, which would take it in without a dash."""
        lines, before = self._lines, self._lines.before(at)
        is_beside = lines.is_entry(before) and lines.indents[before] == lines.indents[at]
        is_behind_key = lines.contents[before].endswith((":", "-"))
        is_text = ":" not in lines.contents[before] if is_beside else not is_behind_key
        return is_text and (is_beside or ":" not in lines.contents[at])

    def _is_text_below(self, at: int) -> bool:
        """Return whether the line below one would go on its text."""
        lines, below = self._lines, self._lines.behind(at)
        is_deeper = lines.indents[below] > lines.indents[at]
        return is_deeper and not lines.is_entry(below) and ":" not in lines.contents[below]

    def _last_key(self, at: int) -> int:
        """Return where the keys end that stand beside one, and what stands under them."""
        lines, indent = self._lines, self._lines.indents[at]
        end = at + 1
        for line in range(at + 1, min(at + MOST_LINES, len(lines.all))):
            if lines.contents[line]:
                if lines.indents[line] < indent or lines.is_entry(line):
                    break
                end = line + 1
        return end

    def _signs(self, at: int) -> Iterator[Correction]:
        """Yield entries of a list with dashes in the place of other signs."""
        lines, indent = self._lines, self._lines.indents[at]
        new: list[str] = []
        for line in range(at, min(at + MOST_LINES, len(lines.all))):
            written = lines.all[line]
            sign = _SIGN.match(written) if lines.indents[line] == indent else None
            if lines.contents[line] and not (sign or (new and lines.indents[line] > indent)):
                break
            if sign:
                # As wide as the sign, so that the lines below stand as they did.
                dash = "-".ljust(sign.end() - indent)
                written = f"{written[:indent]}{dash}{written[sign.end() :]}"
            new.append(written)
        if new and lines.contents[at]:
            advice = begin_with_dash(_SIGN.sub("", lines.all[at]).rstrip())
            yield Correction(1, at, at + len(new), new, at, NO_BULLET, advice)

    def _parted(self, at: int) -> Iterator[Correction]:
        """Yield the line as two, where a key or a dash stands behind a text."""
        line = self._lines.all[at]
        found = _TWO_LINES.search(line)
        if not found:
            return
        first, second = line[: found.start(1)] + "\n", line[found.end() :]
        indents = [0] if second.partition(":")[0] in form.MAP.keys else self._indents(at, own=True)
        for indent in indents:
            meant = [first, " " * indent + second]
            what = "a line break is missing in this line"
            advice = f"write “{shown(second)}” on a line of its own, {_behind(indent)}"
            yield Correction(5, at, at + 1, meant, at, what, advice)

    def _line_missing(self, at: int, cost: int) -> Iterator[Correction]:
        """Yield the text with a section or an id above a line, or above those beside it."""
        indent, above = self._lines.indents[at], self._lines.above(at)
        first = at if above is None else above + 1
        beside = (line for line in range(at, first, -1) if self._lines.indents[line] == indent)
        places = list(dict.fromkeys((at, first, *islice(beside, _MOST_BESIDE))))
        what = "the line is missing under which this one stands"
        keys = (*form.RELATIONS, "premises") if self._lines.is_entry(at) else ()
        # What stands directly under a section is an id.
        is_key = self._lines.is_key(at)
        for outer in range(indent - 2, 0 if is_key else -1, -2):
            inner = (*self._names, "some-id", *(keys if outer > 2 else ()))
            for name in inner if outer else (*form.SECTIONS, "groups"):
                new = [f"{' ' * outer}{name}:\n"]
                advice = f"write “{name}:” in a line above it, {_behind(outer)}"
                for line in places:
                    if outer or not self._lines.has_key(line, at):
                        yield Correction(cost, line, line, new, line, what, advice)


def _behind(indent: int) -> str:
    return f"behind {_spaces(indent)}" if indent else "at the start of the line"


def _spaces(number: int) -> str:
    return "1 space" if number == 1 else f"{number} spaces"


def _without_comments(lines: Lines, at: int, behind: int) -> Iterator[Correction]:
    """Yield a text of two lines without a comment behind the first, or between them."""
    first = _COMMENT.sub("", lines.all[at])
    if behind > at + 1 or first != lines.all[at]:
        without = [first, lines.all[behind]]
        what, advice = "a comment parts this text", "move the comment in front of this line"
        yield Correction(5, at, behind + 1, without, at, what, advice)


def _cost_of_move(lines: Lines, at: int, end: int, indent: int) -> int:
    """Return how unlikely it is that the lines up to an end should have another indent."""
    own, own_end = lines.indents[at], lines.end(at)
    before, behind = lines.before(at), lines.behind(at)
    # What stands below a key that has nothing should stand under it.
    is_under_key = lines.contents[before].endswith(":") and lines.indents[before] < indent
    cost = 2 + abs(indent - own) + (end > at + 1) + indent % 2
    cost -= 2 * (own <= lines.indents[before] and is_under_key)
    cost += 2 * (lines.indents[before] % 2)
    cost += (end - at) // (8 if end == own_end else 4) + (at + 1 < end < own_end)
    # What stands under a line seldom stands beside it, or less deep.
    is_less_deep = end == at + 1 < own_end and lines.indents[behind] < indent
    if is_less_deep and lines.is_entry(behind):
        is_less_deep = lines.indents[behind] != lines.indents[lines.above(at, indent) or 0]
    # Entries of a list behind a dash belong together.
    last = lines.before(end)
    starts, rest = lines.starts_in(last), lines.behind(last)
    is_parted = len(starts) > 2 and lines.is_entry(rest) and lines.indents[rest] in starts
    return cost + 6 * (is_less_deep or is_parted)
