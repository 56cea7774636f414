"""What YAML allows and a map does not: each is reported, and left out."""

import re
from typing import TYPE_CHECKING

from argmap.format.keys import MAX_DEPTH
from argmap.reading.lines import behind_blanks
from argmap.reading.values import Scalar, Unusable, Value

if TYPE_CHECKING:
    from argmap.reading.faults import Faults
    from argmap.text.document import Span

# Tab and newline are white space like any other, and so are the line breaks of YAML that are no
# control characters. XML cannot have the last two.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
PROPERTY = re.compile(r"[!&][^\s,\[\]{}]*")
"""A tag or an anchor."""
NO_KEY = "a list or mapping cannot be a key"
NO_TAGS = (
    "tags are not part of a map, and nothing is built from them",
    "remove the tag, or put a text that begins with ! in quotes",
)
"""What is said of a tag, and what to do."""


def without_controls(text: str, span: "Span", faults: "Faults") -> str:
    """Replace and report characters that an escape brings in and a map may not have."""
    found = None if text.isprintable() else _NO_TEXT.search(text)
    if not found:
        return text
    what = "control character" if found[0] < "\xa0" else "character"
    faults.add(
        "invalid-value",
        span,
        f"the escaped {what} U+{ord(found[0]):04X} may not stand in a map",
        "remove it",
    )
    return _NO_TEXT.sub("\ufffd", text)


def is_key(key: Value, mapping: int, faults: "Faults") -> bool:
    """Return whether a key of the mapping that starts at an offset can be one; report if not."""
    if isinstance(key, Scalar):
        if key.text != "<<" or faults.text.content[key.start] != "<":
            return True
        faults.add_merge_key(key.span, mapping)
    elif not isinstance(key, Unusable):
        faults.add(
            "invalid-yaml",
            (key.start, key.start + 1),
            NO_KEY,
            "write a plain word before the colon",
            cause=f"keys of {mapping}",
            follows=True,
        )
        faults.note_lost_key(mapping)
    return False


def refuse_alias(span: "Span", key: list[Value], faults: "Faults") -> None:
    """Report an alias, unless its `key` is that of a merge, which is reported itself."""
    if any(isinstance(each, Scalar) and each.text == "<<" for each in key):
        return
    faults.add(
        "invalid-yaml",
        span,
        "aliases are not part of a map",
        "write out what it stands for, or put a text that begins with * in quotes",
    )


def refuse_properties(content: str, offset: int, faults: "Faults") -> int:
    """Report an anchor and a tag, and return the offset at which the value itself starts.

    That may be further lines down, behind comments.
    """
    while found := PROPERTY.match(content, offset):
        if found[0].startswith("!"):
            faults.add("invalid-yaml", found.span(), *NO_TAGS)
        else:
            faults.add(
                "invalid-yaml",
                found.span(),
                "anchors are not part of a map",
                "remove it, or put a text that begins with & in quotes",
            )
        offset = behind_blanks(content, found.end())
    return offset


def refuse_depth(start: int, faults: "Faults") -> None:
    """Report the list or mapping with which they are nested too deep."""
    faults.add(
        "invalid-yaml",
        (start, start + 1),
        f"more than {MAX_DEPTH} lists and mappings stand inside each other here",
        "give the inner statements entries of their own and refer to them by id",
    )


def refuse_second_document(start: int, faults: "Faults") -> None:
    """Report where a second document starts."""
    faults.add(
        "invalid-yaml",
        (start, start + 3),
        "a second document starts here, and a map is one document",
        "put the second map in a file of its own",
    )
