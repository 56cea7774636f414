"""JSON in ASCII, so that it is the same in every locale, in which no build runner is ordered."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from argmap.text.sanitizing import escaped_for_json


def json_text(value: Any) -> str:
    """Return a value as JSON on one line."""
    return escaped_for_json(json.dumps(value))


def json_list(texts: Iterable[str]) -> Iterator[str]:
    """Yield the list of values whose JSON is given, each from a line of its own."""
    before = "["
    for text in texts:
        yield f"{before}\n  {text}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"
