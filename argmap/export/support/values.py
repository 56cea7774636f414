"""The values of a map, made fit for any format."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.text.sanitizing import escaped_for_json, without_controls

if TYPE_CHECKING:
    from argmap.model.structure import Structure

compact = json.JSONEncoder(ensure_ascii=False).encode
"""Gives a value as JSON text on one line."""


def clean(value: Any) -> Any:
    """Return a value of a map as JSON has it, without control characters however deep in it.

    A map that was built in Python may hold any value: what JSON does not have is its text.
    """
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, dict):
        return {without_controls(str(key)): clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [clean(each) for each in value]
    if isinstance(value, set | frozenset):
        return sorted(map(clean, value), key=str)
    if value is None or isinstance(value, int | float):
        return value
    return without_controls(str(value))


def flat(value: Any) -> str | int | float | bool:
    """Return a value that a table can hold: nested ones as JSON text."""
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, int | float):
        return value
    return _json_text(value)


def json_of(value: Any) -> str:
    """Return a value as JSON text on one line, in which nothing reorders or commands."""
    return escaped_for_json(_json_text(value))


def _json_text(value: Any) -> str:
    """Return a value as JSON text on one line, without control characters."""
    try:
        text = compact(value)
    except (TypeError, ValueError):
        return compact(clean(value))
    # What a text has that JSON escapes may be a control character.
    is_clean = "\\" not in text and without_controls(text) == text
    return text if is_clean else compact(clean(value))


def json_lines(values: Iterable[Any]) -> str:
    """Return values as JSON text, a line each, as they stand in a list."""
    return ",\n".join(map(json_of, values))


def edges_by_ends(structure: "Structure") -> Iterator[tuple[str, str]]:
    """Yield edges by what they lead to, so that premises come in the order of their argument."""
    return ((start, end) for end in structure.nodes for start in structure.preceding(end))
