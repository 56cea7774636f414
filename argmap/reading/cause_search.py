"""The search for lines whose correction mends several faults, and brings about no other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.findings import Finding, place
from argmap.model.argument_map import ArgumentMap
from argmap.reading.corrections import Corrections
from argmap.reading.faulty_lines import Correction, Lines
from argmap.reading.ids import is_id
from argmap.reading.losses import WhatWasRead

if TYPE_CHECKING:
    from argmap.findings import Place
    from argmap.reading.faults import Faults

Read = Callable[[str], tuple[list[Finding], int, ArgumentMap]]
"""Returns the faults of a text, how many characters were read, and the map."""

MOST_READ = 1_000_000
"""How many characters are read in all, so that the time stays linear in the size of a file."""
_REFERENCES = {"undefined-statement", "undefined-source"}
_TELLING = ("invalid-yaml", "duplicate-key")
"""Rules that say more of a slip than others which it breaks too."""
_HEAD = "argmap: 1\ntitle: T\n"
_MOST_NAMES = 3
_AT_ONCE = 4
"""Of how many lines the corrections are compared with each other."""


class Search:
    """Looks for corrections of lines that mend faults, `fewest` or more each."""

    def __init__(
        self,
        faults: "Faults",
        found: list[Finding],
        argument_map: ArgumentMap,
        read: Read,
    ) -> None:
        self._found = found
        self.fewest = min(2, len(found))
        self._apart = faults.apart
        self._missing_groups = faults.missing_groups
        self._text = faults.text
        self._was_read = WhatWasRead(argument_map, faults.text)
        self._read = read
        self._last_line = found[-1].place.line if faults.cut_off else None
        self._known = {(fault.rule, fault.place.line) for fault in found}
        self._lines = Lines(faults.text)
        self._origins = [faults.text.position(at)[0] - 1 for at in faults.origins]
        self._corrections = Corrections(self._lines, self._undefined())
        self._may_read = MOST_READ

    def run(self) -> list[Finding]:
        """Return the faults that are left, and what explains the others."""
        left, explained = self._found, []
        for correction, mended in self.corrections():
            left = [fault for fault in left if fault not in mended]
            explained.append(self._finding(correction, mended))
        return sorted(left + explained, key=lambda fault: (fault.place.line, fault.place.column))

    def corrections(self) -> Iterator[tuple[Correction, list[Finding]]]:
        """Yield the corrections of lines, each with the faults that it mends."""
        left, lines = self._found, self._lines_at_fault()
        while lines and self._may_read > 0:
            best = self._best(lines[:_AT_ONCE], left)
            if best is None:
                del lines[:_AT_ONCE]
                continue
            yield best
            left = [fault for fault in left if fault not in best[1]]
            lines = [line for line in lines if line > best[0].at]

    def corrected(self, corrections: list[Correction]) -> str:
        """Return the text with corrections made, which are in the order of the text."""
        parts, start = [], 0
        for each in corrections:
            parts.append(self._lines.corrected(each, start, each.end))
            start = each.end
        return "".join([*parts, *self._lines.all[start:]])

    def _undefined(self) -> list[str]:
        """Return the first ids that are nowhere defined."""
        places = [fault.place for fault in self._found if fault.rule in _REFERENCES]
        names = [self._text.line(at.line)[at.column - 1 : at.end_column - 1] for at in places]
        return list(dict.fromkeys(filter(is_id, names + self._missing_groups)))[:_MOST_NAMES]

    def _lines_at_fault(self) -> list[int]:
        """Return the lines that may be the cause of a fault, counted from 0."""
        lines: list[int | None] = list(self._origins)
        for fault in self._found:
            if fault.rule == "undefined-source":
                lines.append(self._lines.first_source)
            if not (self._is_of_reference(fault) or self._is_apart(fault)):
                at, around = fault.place.line - 1, self._lines
                lines += around.before(at), at, around.behind(at), around.above(at)
        # Of two keys of one name, the first may stand where it should not.
        again = [fault for fault in self._found if fault.rule == "duplicate-key"]
        lines += (fault.related[0].line - 1 for fault in again)
        return list(dict.fromkeys(line for line in lines if line is not None))

    def _best(
        self, lines: list[int], left: list[Finding]
    ) -> tuple[Correction, list[Finding]] | None:
        """Return the best correction of one of some lines, with the faults that it mends."""
        best: tuple[Correction, list[Finding]] | None = None
        rank = (len(self._text.content), 0, 0)
        corrections = [each for line in lines for each in self._corrections_of(line)]
        for correction in sorted(corrections, key=lambda each: (each.cost, each.length)):
            if self._may_read <= 0:
                break
            if not self._may_mend(correction, left):
                continue
            after, left_over, meant = self._after(correction, self._lines.corrected(correction))
            mended = self._mends(after, correction, left)
            this = len(after - self._known), left_over, -len(mended)
            if mended and this < rank and self._loses_nothing(correction, mended, meant):
                best, rank = (correction, mended), this
            if rank == (0, 0, -len(left)):
                break
        return best

    def _loses_nothing(
        self, correction: Correction, mended: list[Finding], meant: ArgumentMap
    ) -> bool:
        """Return whether a corrected map has all that was read, less the lines at fault."""
        lines = {fault.place.line for fault in mended}
        lines.update(range(correction.first + 1, correction.end + 1))
        return self._was_read.is_in(meant, lines)

    def _mends(
        self, after: set[tuple[str, int]], correction: Correction, left: list[Finding]
    ) -> list[Finding]:
        """Return the faults that a correction mends, none where it is not what is meant.

        `after` are the faults that it leaves: their rules and lines in this text.
        """
        if any(correction.first < line <= correction.end for _, line in after):
            return []
        mended = [fault for fault in left if (fault.rule, fault.place.line) not in after]
        if len(mended) < self.fewest or not self._may_have_one_cause(mended):
            return []
        if correction.see is None and any(map(self._is_copy, mended)):
            return []
        return [] if any(map(self._is_caused, after - self._known)) else mended

    def _corrections_of(self, line: int) -> Iterator[Correction]:
        is_again = ("duplicate-key", line + 1) in self._known
        return self._corrections.of(line, is_again=is_again)

    def _is_apart(self, fault: Finding) -> bool:
        return (fault.rule, fault.place) in self._apart

    def _may_have_one_cause(self, mended: list[Finding]) -> bool:
        """Return whether a line may bring about some faults: an error of syntax among them."""
        return (
            not any(map(self._is_apart, mended))
            and any(fault.rule != "undefined-statement" for fault in mended)
            and (self._last_line is None or self._found[-1] in mended)
        )

    def _is_of_reference(self, fault: Finding) -> bool:
        """Return whether a fault is a reference that leads nowhere: its line may be right."""
        at = fault.place
        name = self._text.line(at.line)[at.column - 1 : at.end_column - 1]
        is_group = fault.rule == "invalid-value" and name in self._missing_groups
        return is_group or fault.rule == "undefined-statement"

    def _is_copy(self, fault: Finding) -> bool:
        """Return whether a key comes twice because its line does: that says all."""
        at, lines = fault.place.line - 1, self._lines
        copied = lines.all[lines.before(at)].rstrip() == lines.all[at].rstrip()
        return fault.rule == "duplicate-key" and copied

    def _may_mend(self, correction: Correction, left: list[Finding]) -> bool:
        """Return whether a correction mends a fault in the entries around its lines, read alone.

        That takes a fraction of the time that the whole text takes.
        """
        start, end = self._lines.entries_around(correction)
        head = f"{_HEAD}{self._lines.section_above(start)}" if start else ""
        text = head + self._lines.corrected(correction, start, end)
        found, _, _ = self._after(correction, text, start - head.count("\n"))
        # Of the first line it is said what a whole map lacks.
        above = max(start, self._lines.behind(-1) + 1)
        after = {(rule, line) for rule, line in found if line > above}
        if any(rule not in _REFERENCES for rule, _ in after - self._known):
            return False
        around = [fault for fault in left if start < fault.place.line <= end]
        return not around or any((each.rule, each.place.line) not in after for each in around)

    def _after(
        self, correction: Correction, text: str, skipped: int = 0
    ) -> tuple[set[tuple[str, int]], int, ArgumentMap]:
        """Return the faults in a corrected text, how many there are at all, and its map.

        The faults are their rules and lines in the text of the file; `skipped` are the lines that
        the corrected text has less at its start.
        """
        found, read, argument_map = self._read(text)
        self._may_read -= read
        after: set[tuple[str, int]] = set()
        if read < len(text) and self._last_line is None:
            # No more is read than this, and nothing can be said of the rest.
            after.add(("invalid-yaml", 0))
        for fault in found:
            line = fault.place.line + skipped
            if self._last_line is None or fault.rule not in _REFERENCES:
                is_behind = line > correction.end
                after.add((fault.rule, line - correction.added if is_behind else line))
        return after, len(found), argument_map

    def _is_caused(self, fault: tuple[str, int]) -> bool:
        """Return whether a new fault comes from a correction, and not from reading on."""
        rule, line = fault
        return self._last_line is None or line <= self._last_line or rule == "invalid-yaml"

    def _finding(self, correction: Correction, mended: list[Finding]) -> Finding:
        """Return what is said of a line in place of the faults that its correction mends."""
        rules = [fault.rule for fault in mended if fault.rule != "undefined-statement"]
        related = () if correction.see is None else (self._place(correction.see, "first here"),)
        return replace(
            mended[0],
            rule=next((rule for rule in _TELLING if rule in rules), rules[0]),
            place=self._place(correction.at, ""),
            message=correction.message,
            help=correction.help,
            related=related,
        )

    def _place(self, line: int, note: str) -> "Place":
        written = self._lines.all[line]
        start = self._text.starts[line] + len(written) - len(written.lstrip())
        return place(self._text, (start, self._text.starts[line] + len(written.rstrip())), note)
