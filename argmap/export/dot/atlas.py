"""A picture in pages: the contents, sheets with each of its arguments, and the legend."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap.export.dot.language import Html, anchor_of, cell, html, table, text_of
from argmap.export.dot.sheets import Sheet, Sheets
from argmap.export.support.line_breaking import balanced
from argmap.model.selection import heads_of
from argmap.text.wording import brief, first_words
from argmap.views import captions

if TYPE_CHECKING:
    from argmap.export.dot.sheets import Measure
    from argmap.export.support.export_options import ExportOptions
    from argmap.export.support.paper import Paper
    from argmap.model.argument_map import ArgumentMap

_CONTENTS = 14
"""How many arguments are listed on one page."""
_LIST_COLUMNS = 76
_MOST_OPEN = 3
"""How many sheets are looked through for room that is left."""
_MOST_ALONE = 30
"""How many recommendations have sheets of their own even if their arguments are short."""


class Page(NamedTuple):
    """A page: what begins on it, as the list of pages names it, and its drawing in DOT."""

    bookmarks: list[str]
    dot_text: str


def pages_of(
    argument_map: "ArgumentMap", options: "ExportOptions", paper: "Paper", measure: "Measure"
) -> list[Page]:
    """Return a map in pages: its contents, each of its arguments, and the legend."""
    return _Atlas(argument_map, options, paper, measure).pages()


class _Atlas:
    """Shares out the boxes of a picture to sheets of paper."""

    def __init__(
        self,
        argument_map: "ArgumentMap",
        options: "ExportOptions",
        paper: "Paper",
        measure: "Measure",
    ) -> None:
        self._map, self._measure = argument_map, measure
        self._sheets = Sheets(argument_map, options, paper, measure)
        self._picture = self._sheets.picture
        self._scene = self._picture.scene

    def pages(self) -> list[Page]:
        """Return the pages."""
        heads = heads_of(self._map, self._map.sides())
        lists = list(self._lists(heads))
        sheets = list(self._shared_out(heads))
        first = len(lists) + 1
        for number, sheet in enumerate(sheets, first):
            for branch in sheet.branches:
                self._sheets.page_of.update(dict.fromkeys(branch.boxes, number))
        count = len(lists) + len(sheets) + 1
        found = [
            Page([] if start else ["Contents"], self._contents(listed, start))
            for start, listed in lists
        ]
        for number, sheet in enumerate(sheets, first):
            roots = {branch.root for branch in sheet.branches}
            texts = [
                captions.text_of(head, self._map.nodes[head])
                for head in sheet.heads
                if head in roots
            ]
            drawn = self._sheets.text(sheet, number, count)
            found.append(Page(list(map(first_words, texts)), drawn))
        found.append(Page(["Legend"], self._picture.legend_alone(f"Page {count} of {count}")))
        return found

    def _lists(self, heads: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
        """Share out the list of arguments to pages, each with the number of its first one."""
        start = 0
        while start < len(heads):
            listed = heads[start : start + _CONTENTS]
            while len(listed) > 1:
                height = self._measure(self._contents(listed, start))[0].height
                if height <= self._sheets.room.height:
                    break
                fit = int(len(listed) * self._sheets.room.height / height)
                listed = listed[: max(1, min(fit, len(listed) - 1))]
            yield start, listed
            start += len(listed)

    def _shared_out(self, heads: Sequence[str]) -> Iterator[Sheet]:
        """Yield the sheets on which the arguments have room.

        Each recommendation with its argument has sheets of its own; of many, short ones share.
        """
        is_many = len(heads) > _MOST_ALONE
        together: list[Sheet] = []
        for head in heads:
            alone = [Sheet([head], [each]) for each in self._sheets.branches(head)]
            is_own = self._map.nodes[head]["kind"] == "recommendation"
            if not is_own or (is_many and len(alone) == 1):
                together += alone
                continue
            yield from self._filled(together)
            yield from self._filled(alone)
            together = []
        yield from self._filled(together)

    def _filled(self, alone: Iterable[Sheet]) -> Iterator[Sheet]:
        """Yield sheets with the branches of these: each on the first one that has room for it."""
        waiting = deque(alone)
        sheets: list[Sheet] = []
        while waiting:
            sheet = waiting.popleft()
            (head,), (branch,) = sheet
            if len(branch.boxes) > 1 and not self._sheets.has_room(sheet):
                smaller = [Sheet([head], [each]) for each in self._sheets.smaller(branch)]
                waiting.extendleft(reversed(smaller))
                continue
            for place in range(max(0, len(sheets) - _MOST_OPEN), len(sheets)):
                if fuller := self._sheets.fuller(sheets[place], head, branch):
                    sheets[place] = fuller
                    break
            else:
                sheets.append(sheet)
        yield from sheets

    def _contents(self, heads: Sequence[str], start: int) -> str:
        """Return the first page, or a further one of its list, in DOT."""
        labels = {} if self._map.unknowns.cut_off else self._map.labels()
        nodes, theme = self._map.nodes, self._scene.theme
        rows = []
        for head in heads:
            label = labels.get(head)
            text = brief(captions.text_of(head, nodes[head]), 4 * _LIST_COLUMNS)
            sign = f"{self._scene.sign(label)}&#160;{label}" if label else ""
            lines = [html(line) for line in balanced(text, _LIST_COLUMNS)]
            page = f"page {self._sheets.page_of[head]}"
            link = html(anchor_of(self._scene.short[head]))
            rows.append(
                f'<TR><TD ALIGN="LEFT" VALIGN="TOP">{sign or "&#160;"}</TD>'
                f"{cell(lines)}"
                f'<TD VALIGN="TOP" HREF="{link}">'
                f'<FONT COLOR="{theme.muted}">{page}</FONT></TD></TR>'
            )
        title = self._picture.title(1) if not start else self._sheets.heading("Contents")
        node = f'  ":contents" [id="", label=<{table(rows, padding=6)}>];'
        return text_of([*self._picture.start(Html(title)), node, "}"])
