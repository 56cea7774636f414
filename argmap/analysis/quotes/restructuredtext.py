"""reStructuredText as a reader sees it: without the marks of emphasis, code and links."""

import re

from argmap.analysis.quotes.document import Document

_UNDERLINED = re.compile(
    r"(?>(?:([!-/:-@\[-`{-~])\1++[ \t]*\n)?+[^\n]++\n([!-/:-@\[-`{-~])\2++[ \t]*+(?:\n|\Z))++"
)
_CODE = re.compile(r"[ \t]*\.\. +(?:[\w-]+:)?(?:code|code-block|sourcecode|math)::", re.IGNORECASE)
_DOCTEST = re.compile(r"[ \t]*>>> ")
_TARGET = re.compile(r"^[ \t]*(?:\.\. _[^\n]*:[^\n]*|__ [^\n]*)$", re.MULTILINE)
_LITERAL = re.compile(r"(?:^|[^:])::\s*\Z")
_INLINE = re.compile(
    r"``((?:[^`]|`(?!`))+)``"
    r"|(?::[\w.+:-]{1,60}:|_)?`([^`]+)`(?:__?|:[\w.+:-]{1,60}:)?"
    r"|(?<![^\s\-:/'\"<(\[{])(\*\*?)(?=[^\s*])([^*]+)(?<=\S)\3(?![\w*])"
    r"|[ ]?\[(?:\d+|#[\w-]*|\*)\]_(?!\w)"
    r"|(?<=[^\W_])__?(?!\w)"
    r"|\\(?:\s|(.))"
)
_WORD = re.compile(r"[^\W_]")


def read(blocks: list[str]) -> Document:
    """Return the blocks as a reader sees them."""
    texts, without_prose = [], set()
    deeper_is_code: int | None = None
    for number, block in enumerate(blocks, 1):
        indent = _indent(block)
        is_code = deeper_is_code is not None and indent > deeper_is_code
        if not is_code:
            is_directive = _CODE.match(block) is not None
            ends_in_colons = _LITERAL.search(block) is not None
            deeper_is_code = indent if is_directive or ends_in_colons else None
            is_code = is_directive or _DOCTEST.match(block) is not None
        text = block if is_code else without_marks(_TARGET.sub("", block))
        texts.append(text)
        if is_code or _UNDERLINED.fullmatch(block.strip("\n")) or not _WORD.search(text):
            without_prose.add(number)
    return Document(texts, frozenset(without_prose), without_marks)


def without_marks(text: str) -> str:
    """Return a text without its marks of emphasis, code and links."""
    return _INLINE.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    literal, interpreted, _, emphasized, escaped = found.groups()
    if interpreted is not None:
        return _without_address(interpreted)
    return literal or emphasized or escaped or ""


def _without_address(text: str) -> str:
    before, opened, _ = text.rpartition("<")
    return before.rstrip() if opened and before.strip() and text.endswith(">") else text


def _indent(block: str) -> int:
    line = block.lstrip("\n").split("\n", 1)[0].expandtabs(8)
    return len(line) - len(line.lstrip())
