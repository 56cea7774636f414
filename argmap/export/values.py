"""The values of a map, made fit for any format."""

import json
import re
from typing import Any

_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Give a text in which U+FFFD stands for each control character and lone surrogate.

    No file holds such characters, but a map that was built in Python may.
    """
    return _HARMFUL.sub("\ufffd", text)


def clean(value: Any) -> Any:
    """Give a value of a map with harmless texts, however deep they stand in it."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, dict):
        return {clean(key): clean(each) for key, each in value.items()}
    if isinstance(value, list):
        return [clean(each) for each in value]
    return value


def flat(value: Any) -> str | int | float | bool:
    """Give a value that a table can hold: nested ones as JSON text."""
    value = clean(value)
    if isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, ensure_ascii=False)
