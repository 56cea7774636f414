"""Markdown as blocks: headings, items of lists and paragraphs."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.importing.support.losses import Losses

_SETTINGS = "{} line{s} of front matter left out"
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n((?=[ \t]*(?:#|[\w-]+[ \t]*:)).*?)^---[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_HEADING = re.compile(r"(?P<level>#{1,6})(?:[ \t]+(?P<text>.*?))??(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*")
_ITEM = re.compile(r"(?P<sign>[-+*•]|\d{1,9}[.)])(?P<gap>[ \t]+|$)(?P<text>.*)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,100}\]:")
_QUOTE = re.compile(r"(?:>[ \t]*)+")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}")
_TAB = 4


class Block(NamedTuple):
    """A block of Markdown.

    `kind` is heading, item, paragraph, footnote or other: code, a comment, a rule. `depth` is the
    level of a heading, and the column of an item; `sign` is what begins an item.
    """

    kind: str
    text: str
    line: int
    depth: int = 0
    sign: str = ""

    @property
    def place(self) -> str:
        """Where it begins, in words."""
        return f"line {self.line}"


def without_front_matter(text: str, losses: Losses) -> str:
    """Return a text with empty lines for its front matter, which is reported."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return text
    for number, line in enumerate(found[1].splitlines(), 2):
        if line.strip() and not line.lstrip().startswith("#"):
            losses.add(_SETTINGS, f"line {number}")
    return "\n" * found[0].count("\n") + text[found.end() :]


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a document; lines that go on a text are joined to it."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        yield from reader.take(line.expandtabs(_TAB), number)
    yield from reader.end()


class _Reader:
    """Makes blocks of lines: a block is complete when the next one begins."""

    def __init__(self) -> None:
        self._open: Block | None = None
        self._parts: list[str] = []
        self._ending = ""
        self._is_after_blank = False

    def take(self, line: str, number: int) -> Iterator[Block]:
        """Take the next line, and yield the blocks that end with it."""
        content = line.strip()
        indent = len(line) - len(line.lstrip())
        if self._ending:
            is_end = content.startswith(self._ending) and not content.strip("`~")
            if is_end or (self._ending == "-->" and "-->" in content):
                self._ending = ""
            return
        fence = _FENCE.match(content)
        is_comment = content.startswith("<!--") and content.find("-->") in {-1, len(content) - 3}
        if fence or is_comment:
            yield from self.end()
            yield Block("other", content, number)
            self._ending = fence[0] if fence else "" if "-->" in content else "-->"
            return
        quote = _QUOTE.match(content)
        content = content[quote.end() :] if quote else content
        if not content:
            self._is_after_blank = True
            return
        begun = None if quote else _begun(content, indent, number)
        last, is_after_blank = self._open, self._is_after_blank
        self._is_after_blank = False
        is_text = last is not None and last.kind == "paragraph" and not is_after_blank
        if last is not None and is_text and not quote and _UNDERLINE.fullmatch(content):
            self._open = last._replace(kind="heading", depth=1 if content[0] == "=" else 2)
            yield from self.end()
            return
        if begun is None and last is not None and _goes_on(last, indent, is_after_blank):
            self._parts.append(content)
            return
        yield from self.end()
        self._open = begun or Block("paragraph", content, number, indent)
        self._parts = [self._open.text]

    def end(self) -> Iterator[Block]:
        """Yield the last block, if it has not been yielded."""
        if self._open is not None:
            yield self._open._replace(text=" ".join(self._parts))
        self._open = None


def _goes_on(last: Block, indent: int, is_after_blank: bool) -> bool:
    """Return whether a line without a sign goes on the block before it."""
    if is_after_blank:
        return last.kind == "item" and indent > last.depth
    return last.kind in {"item", "paragraph", "footnote"}


def _begun(content: str, indent: int, number: int) -> Block | None:
    """Return the heading, item, rule or footnote that begins on a line."""
    heading = _HEADING.fullmatch(content)
    if heading:
        return Block("heading", heading["text"] or "", number, len(heading["level"]))
    if _FOOTNOTE.match(content):
        return Block("footnote", content, number)
    if _RULE.fullmatch(content):
        return Block("other", content, number)
    item = _ITEM.fullmatch(content)
    if item:
        return Block("item", item["text"].rstrip(), number, indent, item["sign"])
    return None
