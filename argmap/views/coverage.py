"""What people read beside the text of a source: who cites a paragraph, and the count."""

import re
from typing import TYPE_CHECKING, NamedTuple

from argmap.text.wording import brief, counted
from argmap.views import captions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.analysis.coverage import Coverage, Paragraph, Use
    from argmap.analysis.quotes import Paragraphs
    from argmap.format.keys import Kind
    from argmap.model.argument_map import ArgumentMap

_KEPT_BREAK = re.compile(r"\n(?=[ \t]|(?:[-*+•–]|\w{1,3}[.)])[ \t])")
NOT_CITED = "not cited"
ELSEWHERE = "Cited without a paragraph of this text"


class Citer(NamedTuple):
    """A statement or an argument that cites, with what is said of its citations.

    `kind` is None for an argument, and `name` empty for a statement without an id of its own.
    """

    kind: "Kind | None"
    text: str
    remarks: list[str]
    name: str


def line_breaks(paragraph: "Paragraph") -> list[int]:
    """Return where a paragraph has line breaks that mean something: in lists, verse and code."""
    if paragraph.is_prose:
        return [found.start() for found in _KEPT_BREAK.finditer(paragraph.text)]
    return [at for at, character in enumerate(paragraph.text) if character == "\n"]


def citers(argument_map: "ArgumentMap", uses: "Iterable[Use]", at: int = 0) -> list[Citer]:
    """Return who cites a paragraph, or for 0 none, each once."""
    remarks: dict[str, dict[str, None]] = {}
    for use in uses:
        remarks.setdefault(use.node, {}).update(dict.fromkeys(_remarks(use, at)))
    return [_citer(argument_map, node, list(said)) for node, said in remarks.items()]


def _citer(argument_map: "ArgumentMap", node: str, remarks: list[str]) -> Citer:
    given = argument_map.nodes[node]
    if argument_map.is_statement(node):
        name = "" if given.get("unnamed") or not captions.is_named(node) else node
        return Citer(given["kind"], brief(captions.text_of(node, given)), remarks, name)
    premises = argument_map.premises_of(node)
    text = captions.text_of(premises[0], argument_map.nodes[premises[0]]) if premises else ""
    return Citer(None, captions.step_from(text), remarks, node)


def _remarks(use: "Use", at: int) -> list[str]:
    """Return what is to be known of a citation where a paragraph has it."""
    cited, quote = use.cited, use.quote
    found = quote.found if quote is not None else None
    covers_here = [span for span in (cited, found) if span is not None and span[0] == at]
    said = []
    if not covers_here:
        said.append(captions.place(use.given) or "the source as a whole")
    elif covers_here[0][0] < covers_here[0][1]:
        said.append(_place(covers_here[0]))
    if quote is None or not at:
        return said
    if not quote.searched:
        said.append("its quote was not looked for everywhere")
    elif found is None:
        said.append("its quote is not in the text")
    elif cited is not None and found != cited:
        if cited[0] == at:
            said.append(f"its quote stands in {_place(found)}")
        else:
            said.append(f"quoted from here, but cites {captions.place(use.given)}")
    return said


def _place(paragraphs: "Paragraphs") -> str:
    first, last = paragraphs
    return captions.place({"paragraph": first if first == last else paragraphs})


def count(coverage: "Coverage") -> str:
    """Return in words how many paragraphs are cited."""
    prose, others = coverage.prose, len(coverage.paragraphs) - coverage.prose
    cited = f"{coverage.cited} of {counted(prose, 'paragraph')} cited"
    if not others:
        return cited
    return f"{cited} · {others} more {'is a heading' if others == 1 else 'are headings'} or code"
