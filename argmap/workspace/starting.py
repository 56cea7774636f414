"""Starts maps: a complete example with its text, and a map on a text of the user's."""

import os
import re
from pathlib import Path

from argmap.analysis.quotes.markup import Markup, read_document
from argmap.format.template import EXAMPLE_TEXT, example_map, map_on_text
from argmap.reading.naming import name_from, words
from argmap.workspace.opening import UnreadableError
from argmap.workspace.texts import SourceTexts, folder_of
from argmap.writing.formatting import format_map

_NO_WORD = "text"
_LONGEST_TITLE = 100
_WORD = re.compile(r"[^\W_]")
_HEADING = re.compile(r"\A\s*#{1,6}\s+")


def example(path: str) -> dict[str, bytes]:
    """Return the files of an example by path: its text, and the map of the path.

    Raise UnreadableError if the name of the text cannot stand in a map.
    """
    # A map does not read hidden texts.
    name = f"{Path(path).stem.lstrip('.') or _NO_WORD}.txt"
    beside = os.path.join(os.path.dirname(path), name)
    return {beside: EXAMPLE_TEXT.encode(), path: _verified(example_map(name), name)}


def on_text(path: str, text: str, *, allow_outside: bool) -> tuple[bytes, int]:
    """Return a map on a text, for a file of a path, and how many paragraphs the text has.

    Raise UnreadableError if `argmap check` could not read the text where the map names it.
    """
    folder = folder_of(path)
    name = _relative(text, folder)
    found = SourceTexts(allow_outside=allow_outside).of({_NO_WORD: {"text": name}}, folder)
    content = found[_NO_WORD]
    if content.text is None:
        raise UnreadableError(content.reason)
    paragraphs = read_document(content.text, Markup.of(text)).paragraphs
    if not paragraphs:
        raise UnreadableError("it has no paragraph")
    stem = Path(text).stem
    title = _title(paragraphs[0]) or " ".join(stem.split())
    written = map_on_text(_source_id(stem), title, name, len(paragraphs))
    return _verified(written, name), len(paragraphs)


def _relative(text: str, folder: str) -> str:
    """Return the path by which a map in a folder names a text."""
    try:
        beside = os.path.realpath(os.path.dirname(text) or os.curdir)
        path = os.path.relpath(
            os.path.join(beside, os.path.basename(text)), os.path.realpath(folder)
        )
    except (OSError, ValueError):  # a NUL, a loop of links, or another drive of Windows
        path = os.path.abspath(text) if "\0" not in text else text
    return path.replace(os.sep, "/")


def _source_id(stem: str) -> str:
    name = name_from(stem) if any(words(stem)) else _NO_WORD
    return name if name[0].isalpha() else f"{_NO_WORD}-{name}"


def _title(paragraph: str) -> str | None:
    """Return the first paragraph as a title, if it is a line of its own, underlined or not."""
    lines = [line for line in paragraph.splitlines() if _WORD.search(line)]
    if len(lines) != 1:
        return None
    title = " ".join(_HEADING.sub("", lines[0], count=1).split())
    return title if len(title) <= _LONGEST_TITLE and title.isprintable() else None


def _verified(written: str, text: str) -> bytes:
    """Return a map that names a text as `argmap fmt` writes it.

    Raise UnreadableError if it does not read so.
    """
    try:
        formatted = format_map(written.encode(), text)
    except UnicodeEncodeError:
        formatted = None
    if formatted is not None and formatted.data is not None and not formatted.reading.faults:
        sources = formatted.reading.map.sources.values()
        if [source["text"] for source in sources] == [text]:
            return formatted.data
    raise UnreadableError("a map cannot hold this name; give the file another one")
