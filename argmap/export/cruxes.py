"""What conclusions hang on, as JSON and as Markdown."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.export.markdown import escaped
from argmap.text.json_text import json_list, json_text
from argmap.views import captions
from argmap.views.cruxes import Line, Role, place, remarks, text_of

if TYPE_CHECKING:
    from argmap.analysis.cruxes import Cruxes
    from argmap.model.argument_map import ArgumentMap


def as_json(found: "Iterable[tuple[str, Cruxes]]") -> Iterator[str]:
    """Yield a list of objects, one for each map."""
    return json_list(_as_object(file, cruxes) for file, cruxes in found)


def _as_object(file: str, cruxes: "Cruxes") -> str:
    conclusions = (
        {
            "node": each.node,
            "label": each.label,
            "cruxes": [{"deny": crux.deny, "grant": crux.grant} for crux in each.cruxes],
            "size": each.size,
            "complete": each.complete,
        }
        for each in cruxes.conclusions
    )
    load = ({"node": each.node, "recommendations": each.recommendations} for each in cruxes.load)
    return (
        f'{{"file": {json_text(file)},\n   "conclusions": [{_lines(conclusions)}],\n'
        f'   "load": [{_lines(load)}]}}'
    )


def _lines(values: Iterable[Any]) -> str:
    return ",".join(f"\n     {json_text(value)}" for value in values)


def as_markdown(argument_map: "ArgumentMap", said: Iterable[Line]) -> Iterator[str]:
    """Yield a document for GitHub's Markdown and its like."""
    before, in_list = None, False
    for line in said:
        if in_list and line.role is not before:
            yield "\n"
        before, in_list = line.role, line.role in {Role.ITEM, Role.NOTE}
        if line.role is Role.NOTE:
            yield f"- {escaped(line.text)}\n"
            continue
        if line.statement is None:
            mark = {Role.TITLE: "# ", Role.HEADING: "## "}.get(line.role, "")
            text = escaped(line.text)
            yield f"**{text}**\n\n" if line.role is Role.NOTICE else f"{mark}{text}\n\n"
            continue
        text = escaped(text_of(argument_map, line))
        notes = [*remarks(argument_map, line.statement), place(argument_map, line.statement)]
        aside = escaped("; ".join(filter(None, notes)))
        behind = f" ({aside})" if aside else ""
        if line.label is not None:
            yield f"{captions.SIGNS[line.label]} **{text}**{behind}\n\n"
        else:
            word = f"{line.text}: " if line.text else ""
            remark = f" – {line.remark}" if line.remark else ""
            yield f"- {word}{text}{behind}{remark}\n"
