"""A map as one table for a spreadsheet.

The map itself, each source, statement, argument, group and edge has a row.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap.export.support.export_options import ExportOptions
from argmap.export.support.values import flat
from argmap.format.keys import ARGUMENT, GROUP, MAP, SOURCE, STATEMENTS
from argmap.text.sanitizing import whole_lines

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_FIRST_COLUMNS = ("type", "id", "kind", "relation", "from", "to")
_KEYS = {
    key.name: None
    for record in (*STATEMENTS.values(), ARGUMENT, SOURCE, GROUP, MAP)
    for key in record.keys.values()
    if key.is_value
}
_LAST_COLUMNS = ("group", "line", "column", "statements")
# A spreadsheet takes a cell that begins so for a formula, and would run it. What has apostrophes
# before that gets one more, so that a reader knows which to take away.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write(argument_map: "ArgumentMap", options: ExportOptions = ExportOptions()) -> str:  # noqa: ARG001, B008
    """Return the table with a line of column names; values that are lists are JSON text.

    Each key of the format has a column, and so has what else the nodes of a map hold that was
    made in Python. A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    structure = argument_map.located
    others = {key: None for facts in structure.nodes.values() for key in facts}
    columns = tuple(dict.fromkeys([*_FIRST_COLUMNS, *_KEYS, *_LAST_COLUMNS, *others]))
    places = {column: place for place, column in enumerate(columns)}
    table.writerow(map(_cell, columns))
    given = structure.facts
    about = {key: given[key] for key in MAP.keys if key in _KEYS and key in given}
    sources = _rows("source", argument_map.sources)
    nodes = ({**facts, "id": node} for node, facts in structure.nodes.items())
    groups = _rows("group", argument_map.groups)
    edges = ({"type": "edge", "from": start, "to": end} for start, end in structure.links())
    for known in chain([{"type": "map", **about}], sources, nodes, groups, edges):
        row = [""] * len(columns)
        for key, value in known.items():
            row[places[key]] = _cell(value)
        table.writerow(row)
    return written.getvalue()


def _rows(what: str, named: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    return ({**facts, "type": what, "id": name} for name, facts in named.items())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = whole_lines(value if isinstance(value, str) else str(flat(value)))
    return f"'{text}" if _FORMULA.match(text) else text
