"""A map as notebooks show it: its picture, or its outline where Graphviz does not draw one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from argmap.export import Draw, GraphvizError
from argmap.export.dot.picture import write
from argmap.text.sanitizing import without_controls
from argmap.text.wording import brief
from argmap.views import captions
from argmap.views.counts import notices
from argmap.views.entries import Entry, View
from argmap.views.outline import Outline

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_SIZE = re.compile(r'<svg width="([\d.]+pt)" height="[\d.]+pt"')
_FITTED = r'<svg width="100%" style="max-width:\1;height:auto"'
"""A drawing as wide as its cell, and no wider than it was drawn."""
_DEEPEST = 20
"""How many levels of the outline are indented."""


def picture(argument_map: "ArgumentMap", draw: Draw) -> str | None:
    """Return a map's picture as SVG, or None where `draw` fails, for Graphviz is missing."""
    return _drawn(write(argument_map), draw)


# A notebook asks for both forms of what it shows, one after the other.
@lru_cache(maxsize=1)
def _drawn(dot_text: str, draw: Draw) -> str | None:
    try:
        return _SIZE.sub(_FITTED, draw(dot_text, "svg").data.decode(), count=1)
    except GraphvizError:
        return None


def outline(argument_map: "ArgumentMap") -> str:
    """Return a map's outline as a piece of HTML."""
    return "\n".join(["<div>", *_lines(argument_map), "</div>"])


def _lines(argument_map: "ArgumentMap") -> Iterator[str]:
    yield f"<p><strong>{_text(argument_map.title)}</strong></p>"
    for notice in notices(argument_map):
        yield f"<p><strong>{_text(notice)}</strong></p>"
    for source in argument_map.sources.values():
        yield f"<p>{_text(captions.source_line(source))}</p>"
    trees = Outline(argument_map, View())
    for tree in trees.trees():
        if trees.several:
            root = argument_map.nodes[tree.root]
            heading = captions.heading(root, is_opposed=tree.is_opposed)
            yield f"<p>{_text(f'{tree.number}. {heading}')}</p>"
        for entry in tree.entries:
            yield _line(argument_map, entry)


def _line(argument_map: "ArgumentMap", entry: Entry) -> str:
    node = argument_map.nodes[entry.statement]
    text = captions.signed_text_of(entry.statement, node)
    text = _text(brief(text) if entry.mark else text)
    notes = [] if entry.mark else _notes(argument_map, node)
    if entry.argument is not None:
        notes += _notes(argument_map, argument_map.nodes[entry.argument])
    if notes:
        text += f" <i>({_text('; '.join(notes))})</i>"
    text += "".join(f" ({_text(mark)})" for mark in captions.marks_in_prose(entry))
    indent = 1.5 * min(entry.level, _DEEPEST)
    if entry.word is None:
        return f'<p style="margin:0.6em 0 0 {indent:g}em"><b>{text}</b></p>'
    return f'<p style="margin:0 0 0 {indent:g}em"><i>{entry.word.value}</i> {text}</p>'


def _notes(argument_map: "ArgumentMap", node: dict[str, Any]) -> list[str]:
    cited = captions.citations(node, argument_map.sources)
    return [*captions.said(node), *(caption for _, caption in cited)]


def _text(text: str) -> str:
    """Return text on one line; what reorders it ends with it."""
    return f"<bdi>{escape(' '.join(without_controls(text).split()))}</bdi>"
