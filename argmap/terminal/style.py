"""How the lines of a view are written in a terminal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: `ascii` keeps signs and guides to ASCII; `ids` shows the ids of statements."""

    width: int
    ascii: bool = False
    ids: bool = False
