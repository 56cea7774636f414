"""A map as one table for a spreadsheet: a row for each statement, argument, group and edge."""

import csv
import io
import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap.export.support.export_options import Options
from argmap.export.support.values import flat
from argmap.text.sanitizing import whole_lines

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

_COLUMNS = (
    "type",
    "id",
    "kind",
    "relation",
    "from",
    "to",
    "text",
    "implicit",
    "undeveloped",
    "qualifier",
    "attributed_to",
    "addressee",
    "scheme",
    "cites",
    "group",
    "note",
    "tags",
    "line",
    "column",
    "statements",
)
# A spreadsheet takes a cell that begins so for a formula, and would run it. What has apostrophes
# before that gets one more, so that a reader knows which to take away.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def write(argument_map: "ArgumentMap", options: Options = Options()) -> str:  # noqa: ARG001, B008
    """Return the table with a line of column names; values that are lists are JSON text.

    The text of a group is its title. A cell that a spreadsheet would run as a formula begins with
    an apostrophe.
    """
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(_COLUMNS)
    nodes = ({**facts, "id": node} for node, facts in argument_map.graph.nodes(data=True))
    edges = ({"type": "edge", "from": start, "to": end} for start, end in argument_map.graph.edges)
    groups = (
        {
            "type": "group",
            "id": name,
            "text": facts.get("title", ""),
            "statements": facts["statements"],
        }
        for name, facts in argument_map.groups.items()
    )
    for known in chain(nodes, groups, edges):
        table.writerow([_cell(known[key]) if key in known else "" for key in _COLUMNS])
    return written.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = whole_lines(str(flat(value)))
    return f"'{text}" if _FORMULA.match(text) else text
