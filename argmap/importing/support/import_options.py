"""What can be chosen when another format is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Rephrase = Literal["merge", "support", "drop"]
REPHRASES: tuple[Rephrase, ...] = ("merge", "support", "drop")


def _no_file(name: str) -> bytes:
    raise OSError(f"{name} is not read: no function was given that opens it")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How an input is read.

    `recommend` are the ids of statements that are recommendations. `rephrase` is what becomes of
    another wording of a statement; with `speakers` a statement says who made it; with `everything`
    statements are kept that no argument has. `open_file` reads a file that an input refers to: it
    raises OSError for one that may not be read.
    """

    recommend: tuple[str, ...] = ()
    rephrase: Rephrase = "merge"
    speakers: bool = False
    everything: bool = False
    open_file: Callable[[str], bytes] = _no_file
