"""The tokens of Argdown."""

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """A kind of token."""

    FRONT_MATTER = auto()
    DATA = auto()
    ESCAPED = auto()
    SYMBOL = auto()
    EMPTY_LINE = auto()
    NEWLINE = auto()
    INDENT = auto()
    DEDENT = auto()
    INFERENCE_START = auto()
    INFERENCE_END = auto()
    COMMA = auto()
    RELATION = auto()
    HEADING = auto()
    NUMBER = auto()
    LIST_ITEM = auto()
    RANGE_START = auto()
    RANGE_END = auto()
    LINK = auto()
    TAG = auto()
    STATEMENT_DEFINITION = auto()
    STATEMENT_REFERENCE = auto()
    STATEMENT_MENTION = auto()
    ARGUMENT_DEFINITION = auto()
    ARGUMENT_REFERENCE = auto()
    ARGUMENT_MENTION = auto()
    TEXT = auto()
    END = auto()


class Token(NamedTuple):
    """A token: where it starts, and its characters, without blanks before it."""

    kind: Kind
    start: int
    image: str
