"""Markdown inside a block: what its emphasis, links and code say as plain text."""

import html
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.importing.support.losses import Losses

LINK = "{} link{s} written without the address"

_TICKS = re.compile(r"`+")
_CODE = re.compile("\0(\\d+)\0")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|<!--(?:[^-]|-(?!->)){0,300}-->"
    r"|!?\[(?P<linked>[^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)"
    r"|(?P<footnote>\[\^[^\[\]\s]+\])"
    r"|<(?P<address>https?://[^<>\s]*)>"
    r"|(?P<marks>\*+|_+|~~)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});)"
)


@dataclass(slots=True)
class _Marks:
    """Marks that begin or end emphasis, if others match them: `count` are left over."""

    sign: str
    count: int
    can_begin: bool
    can_end: bool

    def __str__(self) -> str:
        return self.sign * self.count


def plain(text: str) -> str:
    """Return a text without emphasis, links and footnotes, on one line."""
    codes: list[str] = []
    pieces = list(_pieces(_without_codes(text, codes)))
    _match(each for each in pieces if isinstance(each, _Marks))
    said = _CODE.sub(lambda found: codes[int(found[1])], "".join(map(str, pieces)))
    return " ".join(said.split())


def footnotes(text: str) -> int:
    """Return how many footnotes a text refers to."""
    return _count(text, "footnote")


def report_links(text: str, losses: Losses, place: str) -> None:
    """Report the links in a text, of which only the words stay."""
    if "](" in text:
        losses.add(LINK, place, _count(text, "linked"))


def _count(text: str, what: str) -> int:
    found = _INLINE.finditer(_without_codes(text, []))
    return sum(each[what] is not None for each in found)


def _without_codes(text: str, codes: list[str]) -> str:
    """Return a text with numbers for the code in it, which is no Markdown; add it to a list."""
    text = text.replace("\0", " ")
    endings: dict[int, deque[int]] = defaultdict(deque)
    runs = list(_TICKS.finditer(text))
    for run in runs:
        endings[len(run[0])].append(run.start())
    pieces: list[str] = []
    done = 0
    for run in runs:
        start, length = run.start(), len(run[0])
        is_escaped = start > done and text[start - 1] == "\\"
        if start < done or is_escaped:
            continue
        ends = endings[length]
        while ends and ends[0] <= start:
            ends.popleft()
        if ends:
            pieces.append(f"{text[done:start]}\0{len(codes)}\0")
            codes.append(text[run.end() : ends[0]].strip())
            done = ends[0] + length
    return "".join(pieces) + text[done:]


def _pieces(text: str) -> Iterator[str | _Marks]:
    """Yield what the pieces of a text say, and the marks between them."""
    done = 0
    for found in _INLINE.finditer(text):
        yield text[done : found.start()]
        done = found.end()
        if found["marks"]:
            yield _marks(
                found["marks"], text[found.start() - 1 : found.start()], text[done : done + 1]
            )
        elif found["linked"]:
            yield from _pieces(found["linked"])
        elif found["entity"]:
            yield html.unescape(found["entity"])
        else:
            yield found["escaped"] or found["address"] or ""
    yield text[done:]


def _marks(written: str, before: str, behind: str) -> _Marks:
    """Return marks with what stands around them: those of emphasis touch what they emphasize."""
    begins, ends = not behind.isspace(), not before.isspace()
    if written[0] == "_":
        begins, ends = begins and not before.isalnum(), ends and not behind.isalnum()
    return _Marks(written[0], len(written), begins, ends)


def _match(found: Iterator[_Marks]) -> None:
    """Take away marks that begin emphasis with those that end it."""
    begun: list[_Marks] = []
    known: Counter[str] = Counter()
    for marks in found:
        while marks.can_end and marks.count and known[marks.sign]:
            last = begun[-1]
            matched = min(last.count, marks.count) if last.sign == marks.sign else 0
            last.count -= matched
            marks.count -= matched
            if not last.count or last.sign != marks.sign:
                begun.pop()
                known[last.sign] -= 1
        if marks.can_begin and marks.count:
            begun.append(marks)
            known[marks.sign] += 1
