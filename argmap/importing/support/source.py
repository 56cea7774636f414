"""An input: its text, and what it holds as JSON."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from argmap.format.keys import MAP
from argmap.reading.decoding import mark_and_encoding


class DamagedError(ValueError):
    """An input that cannot be read: `reason` says why, and `place` where, if that is known."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.place = place


_MOST_DIGITS = 18
"""How many digits a number has at most; a longer one stays a text."""
_FIRST_KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\r?\n)*(\w+):")
_VERSION = re.compile(r"^argmap:", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\{|\[\s*(?:[\[\]{\"\d-]|$))")
"""How JSON begins that holds more than one value; in brackets, Argdown has titles."""


@dataclass
class Source:
    """An input: its text, and the name of its file."""

    text: str
    name: str = ""

    @classmethod
    def of(cls, data: str | bytes, name: str = "") -> "Source":
        """Return the input in a text or in bytes: UTF-8, or what their byte order mark says.

        Raise DamagedError if they are no text.
        """
        if isinstance(data, str):
            return cls(data.removeprefix("\ufeff"), name)
        mark, encoding = mark_and_encoding(data)
        try:
            return cls(data[len(mark) :].decode(encoding), name)
        except UnicodeDecodeError as error:
            place = f"byte {error.start + len(mark) + 1:,}"
            raise DamagedError("this is no UTF-8 text; save the file as UTF-8", place) from error

    @property
    def stem(self) -> str:
        """Return the name of the file without its folder and its ending."""
        name = self.name.replace("\\", "/").rpartition("/")[2]
        return name.rpartition(".")[0] or name

    @property
    def is_map(self) -> bool:
        """Return whether the text is a map already: it begins with a key, and has `argmap:`."""
        first = _FIRST_KEY.match(self.text)
        return first is not None and first[1] in MAP.keys and bool(_VERSION.search(self.text))

    @property
    def looks_like_json(self) -> bool:
        """Return whether the text begins as JSON does that holds more than one value."""
        return _JSON.match(self.text) is not None

    def json(self) -> Any:
        """Return what the text holds as JSON; raise DamagedError if it holds none."""
        if isinstance(self._parsed, DamagedError):
            raise self._parsed
        return self._parsed

    @cached_property
    def _parsed(self) -> Any:
        """What the text holds as JSON, or the error that says why it holds none."""
        try:
            return json.loads(self.text, parse_int=_number)
        except json.JSONDecodeError as error:
            place = f"line {error.lineno}, column {error.colno}"
            said = f"{error.msg[:1].lower()}{error.msg[1:]}"
            return DamagedError(f"this is no JSON: {said}", place)
        except RecursionError:
            return DamagedError("lists and objects stand in each other too deep")

    def json_object(self) -> dict[str, Any] | None:
        """Return the object that the text holds as JSON, or None if it holds something else."""
        if not self.looks_like_json:
            return None
        try:
            found = self.json()
        except DamagedError:
            return None
        return found if isinstance(found, dict) else None

    def refuse_damaged(self) -> None:
        """Raise DamagedError if the text begins as JSON and is none."""
        if self.looks_like_json:
            self.json()


def _number(written: str) -> int | str:
    return int(written) if len(written) <= _MOST_DIGITS else written
