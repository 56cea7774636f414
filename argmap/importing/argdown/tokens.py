"""The tokens of Argdown."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """A kind of token; the value is what messages call it."""

    COMMENT = "a comment"
    FRONT_MATTER = "front matter"
    DATA = "data in braces"
    ESCAPED = "an escaped character"
    SYMBOL = "a symbol"
    EMPTY_LINE = "an empty line"
    NEWLINE = "the end of a line"
    INDENT = "an indent"
    DEDENT = "the end of an indent"
    INFERENCE_START = "the beginning of an inference"
    INFERENCE_END = "the end of an inference"
    COMMA = "a comma"
    RELATION = "a relation"
    HEADING = "a heading"
    NUMBER = "the number of a premise or conclusion"
    LIST_ITEM = "an item of a list"
    RANGE_START = "the beginning of emphasis"
    RANGE_END = "the end of emphasis"
    LINK = "a link"
    TAG = "a tag"
    STATEMENT_DEFINITION = "the definition of a statement"
    STATEMENT_REFERENCE = "a reference to a statement"
    STATEMENT_MENTION = "a mention of a statement"
    ARGUMENT_DEFINITION = "the definition of an argument"
    ARGUMENT_REFERENCE = "a reference to an argument"
    ARGUMENT_MENTION = "a mention of an argument"
    TEXT = "a text"
    END = "the end of the file"


class Token(NamedTuple):
    """A token: where it starts, and its characters, without blanks before it."""

    kind: Kind
    start: int
    image: str
