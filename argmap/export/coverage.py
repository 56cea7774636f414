"""The text of a source, and what of it a map cites, as Markdown and as JSON."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from argmap.export.markdown import escaped
from argmap.export.support.values import json_lines, json_of
from argmap.views import captions
from argmap.views.coverage import ELSEWHERE, NOT_CITED, Citer, citers, count, line_breaks

if TYPE_CHECKING:
    from argmap.analysis.coverage import Coverage, Paragraph, Use
    from argmap.model.argument_map import ArgumentMap


_LINE_BREAK = "<br>\n"


def to_markdown(argument_map: "ArgumentMap", coverage: "Coverage", *, uncited: bool) -> str:
    """Return the numbered paragraphs, what is quoted bold, and in lists what cites each."""
    return "\n".join(_markdown(argument_map, coverage, uncited=uncited)) + "\n"


def _markdown(
    argument_map: "ArgumentMap", coverage: "Coverage", *, uncited: bool
) -> Iterator[str]:
    source = coverage.source
    line = captions.source_line(argument_map.sources[source])
    yield f"# Source {escaped(source)}: {escaped(line)}"
    for paragraph in coverage.paragraphs:
        if uncited and not paragraph.is_missing:
            continue
        yield f"\n**¶{paragraph.number}** {_text(paragraph)}"
        items = _items(argument_map, paragraph.uses, paragraph.number)
        if paragraph.continued is not None:
            items.append(f"- *cited with ¶{paragraph.continued}, above*")
        if paragraph.is_missing and not uncited and coverage.is_cited:
            items.append(f"- *{NOT_CITED}*")
        if items:
            yield ""
            yield from items
    if coverage.elsewhere and not uncited:
        yield f"\n## {ELSEWHERE}\n"
        yield from _items(argument_map, coverage.elsewhere, 0)
    yield f"\n{escaped(count(coverage))}"


def _text(paragraph: "Paragraph") -> str:
    # No asterisks, which mean nothing between some signs and letters.
    signs = [(at, 1, _LINE_BREAK) for at in line_breaks(paragraph)]
    for start, end in paragraph.marks:
        signs += (start, 2, "<b>"), (end, 0, "</b>")
    pieces: list[str] = []
    done = 0
    for at, _, sign in sorted(signs):
        pieces += _inline(paragraph.text[done:at]), sign
        done = at + (sign == _LINE_BREAK)
    return "".join([*pieces, _inline(paragraph.text[done:])]).strip()


def _inline(text: str) -> str:
    """Return a piece of a line, with a space at its ends where the text has blanks."""
    before = " " * text[:1].isspace()
    behind = " " * (text[-1:].isspace() and not text.isspace())
    return f"{before}{escaped(text)}{behind}"


def _items(argument_map: "ArgumentMap", uses: "Sequence[Use]", at: int) -> list[str]:
    return [_item(citer) for citer in citers(argument_map, uses, at)]


def _item(citer: Citer) -> str:
    symbol = captions.SYMBOLS[citer.kind] if citer.kind else "→"
    aside = [f"({'; '.join(citer.remarks)})"] if citer.remarks else []
    name = [f"({citer.name})"] if citer.name else []
    return " ".join([f"- {symbol}", *map(escaped, [citer.text, *aside, *name])])


def to_json(argument_map: "ArgumentMap", coverages: "Sequence[Coverage]", *, uncited: bool) -> str:
    """Return the paragraphs of each source and the citations of it, a line for each.

    Places of quotes are numbers of characters in the text of a paragraph, from 0.
    """
    sources = ",\n".join(_source(argument_map, each, uncited=uncited) for each in coverages)
    return f'{{"file": {json_of(argument_map.name)}, "sources": [{sources}]}}\n'


def _source(argument_map: "ArgumentMap", coverage: "Coverage", *, uncited: bool) -> str:
    given = argument_map.sources[coverage.source]
    about = {
        "source": coverage.source,
        "title": given.get("title"),
        "text": given.get("text"),
        "count": coverage.prose,
        "cited": coverage.cited,
    }
    paragraphs = (
        _paragraph(each) for each in coverage.paragraphs if not uncited or each.is_missing
    )
    citations = (_citation(argument_map, use) for use in _uses(coverage))
    return (
        f'{json_of(about)[:-1]},\n"paragraphs": [{json_lines(paragraphs)}],\n'
        f'"citations": [{json_lines(citations)}]}}'
    )


def _paragraph(paragraph: "Paragraph") -> dict[str, Any]:
    return {
        "number": paragraph.number,
        "text": paragraph.text,
        "prose": paragraph.is_prose,
        "cited": paragraph.is_cited,
        "quoted": [list(mark) for mark in paragraph.marks],
    }


def _uses(coverage: "Coverage") -> "Iterator[Use]":
    """Yield every citation of a source once, in the order of the paragraphs."""
    seen: set[int] = set()
    for use in [
        *(use for paragraph in coverage.paragraphs for use in paragraph.uses),
        *coverage.elsewhere,
    ]:
        if id(use) not in seen:
            seen.add(id(use))
            yield use


def _citation(argument_map: "ArgumentMap", use: "Use") -> dict[str, Any]:
    found = use.quote.found if use.quote is not None else None
    return {
        "node": use.node,
        "kind": argument_map.nodes[use.node].get("kind", "argument"),
        "paragraphs": None if use.cited is None else list(use.cited),
        "locator": use.given.get("locator"),
        "quote": use.given.get("quote"),
        "quote_found": None if found is None else list(found),
    }
