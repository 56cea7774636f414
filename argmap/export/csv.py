"""A map as one table for a spreadsheet: a row for each statement, argument and edge."""

import csv
import io
from typing import TYPE_CHECKING, Any

from argmap.export.options import Options
from argmap.export.values import flat
from argmap.harmless import without_controls

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

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
)
# A spreadsheet takes a cell that begins so for a formula, and would run it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(argument_map: "ArgumentMap", options: Options = Options()) -> str:  # noqa: ARG001, B008
    """Give the table with a line of column names; values that are lists are JSON text.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    written = io.StringIO()
    table = csv.DictWriter(written, _COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for node, facts in argument_map.graph.nodes(data=True):
        known = {key: _cell(value) for key, value in facts.items() if key in _COLUMNS}
        table.writerow({"id": _cell(node), **known})
    for start, end in argument_map.graph.edges:
        table.writerow({"type": "edge", "from": _cell(start), "to": _cell(end)})
    return written.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = without_controls(str(flat(value)))
    return f"'{text}" if text.startswith(_FORMULA) else text
