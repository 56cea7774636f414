"""What is noted while a document in Argdown becomes contents: places, values and losses."""

from collections.abc import Iterable
from typing import Any

from argmap.importing.argdown.syntax import Data
from argmap.importing.support.contents import Contents
from argmap.importing.support.yaml_values import read_yaml
from argmap.text.document import Text

_DATA = "{} value{s} in braces left out"


class Notes:
    """Says where something stands, reads values in braces, and counts what is lost."""

    def __init__(self, text: Text, contents: Contents) -> None:
        self._text = text
        self.contents = contents

    def place(self, offset: int) -> str:
        """Return a place in words."""
        line, column = self._text.position(offset)
        return f"line {line}, column {column}"

    def lose(self, what: str, offset: int) -> None:
        """Count a loss."""
        self.contents.losses.add(what, self.place(offset))

    def values(self, data: Data | None) -> dict[Any, Any]:
        """Return the values in braces or in front matter by their keys."""
        if data is None:
            return {}
        found = read_yaml(data.yaml, *self._text.position(data.offset))
        return found if isinstance(found, dict) else {}

    def drop_data(self, given: Iterable[Data | None], *used: str) -> None:
        """Count values in braces as lost, except those with keys that are used."""
        for data in given:
            for key in self.values(data):
                if key not in used:
                    self.contents.losses.add(_DATA, key.place)
