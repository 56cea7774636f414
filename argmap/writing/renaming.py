"""Gives a statement, an argument, a source or a group of a map another name, in its text.

Only the name is edited, wherever it stands. The new text is read again, and must be the same map
but for that name.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import yaml
from yaml.resolver import Resolver

from argmap.model.argument_map import ArgumentMap
from argmap.reading import Reading, read
from argmap.reading.decoding import encode
from argmap.reading.faults import Faults
from argmap.reading.ids import check_id
from argmap.reading.lines import line_end
from argmap.reading.values import Scalar
from argmap.text.document import Text
from argmap.text.normalizing import nfc
from argmap.text.wording import shorten
from argmap.writing.comparing import Names, difference
from argmap.writing.edits import Edit, edited
from argmap.writing.mentions import Mention, mentions

What = Literal["node", "source", "group"]
_PLAIN_NUMBER = re.compile(r"0o[0-7]+|[0-9]+(?:\.[0-9]*)?[eE]-?[0-9]+")
"""Numbers that YAML 1.2 has, and 1.1 has not."""


class RenamingError(Exception):
    """A name that cannot be given: why, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(f"{reason}; {advice}")


class Renamed(NamedTuple):
    """A map after a renaming: its text, its bytes, and in how many places it was edited."""

    content: str
    data: bytes
    places: int


@dataclass(frozen=True, slots=True)
class Renaming:
    """The names of a thing before and after, in NFC; those of a node are its whole id."""

    what: What
    old: str
    new: str

    @classmethod
    def of(cls, what: What, old: str, new: str) -> "Renaming":
        """Return a renaming; the new name of an argument may lack what it leads to.

        Raise RenamingError if the new name cannot be one.
        """
        old, new = nfc(old), nfc(new)
        target, slash, _ = old.rpartition("/")
        if what == "node" and slash:
            new = new.removeprefix(f"{target}/")
            kind = "argument"
        else:
            target, kind = "", "statement" if what == "node" else what
        text = Text(new, "")
        faults = Faults(text)
        if not check_id(Scalar(new, 0, len(new)), kind, faults, letter=what == "source"):
            fault = faults.in_order()[0]
            raise RenamingError(fault.message, fault.help or "")
        return cls(what, old, f"{target}/{new}" if target else new)

    @property
    def kind(self) -> str:
        """What messages call the thing."""
        if self.what != "node":
            return self.what
        return "argument" if "/" in self.old else "statement"

    @property
    def own(self) -> str:
        """The new name; of an argument, without what it leads to."""
        return self.new.rpartition("/")[2]

    def names_in(self, argument_map: ArgumentMap) -> Iterable[str]:
        """Return the names of a map of which one can be the old name."""
        if self.what == "source":
            return argument_map.sources
        if self.what == "group":
            return argument_map.groups
        nodes = argument_map.nodes.items()
        wanted = "relation" if self.kind == "argument" else "kind"
        return (node for node, given in nodes if wanted in given and "unnamed" not in given)

    def is_in(self, reading: Reading) -> bool:
        """Return whether a map has the old name; the unread rest of a file may have it."""
        if self.old in self.names_in(reading.map):
            return True
        return reading.map.unknowns.cut_off and self.old in nfc(reading.text.content)

    @property
    def back(self) -> Names:
        """What names after the renaming were before it."""
        return Names(**{self.what: replace(self, old=self.new, new=self.old).applied})

    def applied(self, name: str) -> str:
        """Return the name of a source, a group or a node after the renaming."""
        if name == self.old:
            return self.new
        if self.what == "node" and name.startswith(f"{self.old}/"):
            return self.new + name[len(self.old) :]
        return name


def rename(reading: Reading, data: bytes, renaming: Renaming) -> Renamed:
    """Return a map, read without faults from these bytes, after a renaming that it allows.

    It was read with its values.

    Raise RenamingError if the name stands nowhere in the file, the new one is taken, or the map
    would not be the same but for the name.
    """
    content = reading.text.content
    found = list(mentions(reading.values))
    _refuse_taken(found, reading, renaming)
    edits = [
        _edit(content, mention.scalar, part, renaming)
        for mention in found
        if (part := _part_of(mention, reading, renaming)) is not None
    ]
    _refuse_number(found, reading, renaming)
    content = edited(content, edits)
    renamed = encode(content, data)
    _verify(reading, read(renamed, reading.text.name), renaming)
    return Renamed(content, renamed, len(edits))


def _part_of(mention: Mention, reading: Reading, renaming: Renaming) -> int | None:
    """Return which part of a name, parted at slashes, is to be renamed; None if it is another."""
    parts = nfc(mention.scalar.text).split("/")
    if renaming.what != "node":
        return 0 if mention.named == renaming.what and parts == [renaming.old] else None
    if mention.named == "argument":
        return 0 if _is_id_of(mention, renaming.old, reading) else None
    old = renaming.old.split("/")
    is_named = mention.named in {"statement", "node"} and parts[: len(old)] == old
    return len(old) - 1 if is_named else None


def _is_id_of(mention: Mention, argument: str, reading: Reading) -> bool:
    """Return whether a name is the `id` of an argument of that node id."""
    node = reading.map.nodes.get(argument, {})
    return (
        mention.named == "argument"
        and "relation" in node
        and mention.within == reading.map.places.nodes[argument]
    )


def _edit(content: str, scalar: Scalar, part: int, renaming: Renaming) -> Edit:
    """Return the edit of one part of a name; quotes around it are kept, escapes are not."""
    start, end = scalar.span
    parts = scalar.text.split("/")
    old, new = "/".join(parts[: part + 1]), "/".join((*parts[:part], renaming.own))
    if content[start] == '"' and "\\" in content[start:end]:
        return Edit(start, end, f'"{new}{scalar.text[len(old) :]}"')
    is_block = content[start] in "|>"
    found = content.index(old, line_end(content, start) if is_block else start, end)
    if found == start and old == scalar.text and _is_more_than_a_text(new):
        new = f'"{new}"'
    return Edit(found, found + len(old), new)


def _is_more_than_a_text(name: str) -> bool:
    """Return whether YAML takes a name without quotes for a number, a date, true or the like."""
    resolver: Any = Resolver()
    tag = resolver.resolve(yaml.ScalarNode, name, (True, False))
    return bool(tag != "tag:yaml.org,2002:str" or _PLAIN_NUMBER.fullmatch(name))


def _refuse_number(found: list[Mention], reading: Reading, renaming: Renaming) -> None:
    """Raise RenamingError for an argument without an `id`."""
    if renaming.kind != "argument" or any(
        _is_id_of(mention, renaming.old, reading) for mention in found
    ):
        return
    line = reading.map.located.nodes[renaming.old]["line"]
    raise RenamingError(
        f"“{shorten(renaming.old)}” is an argument without an id",
        f"write one in line {line}: {{id: {renaming.own}, premises: …}}",
    )


def _refuse_taken(found: list[Mention], reading: Reading, renaming: Renaming) -> None:
    """Raise RenamingError if something of the same kind has the new name, or refers to it."""
    taken = [
        mention.scalar.start for mention in found if _has_new_name(mention, reading, renaming)
    ]
    if taken:
        line, _ = reading.text.position(min(taken))
        raise RenamingError(
            f"“{shorten(renaming.new)}” is taken: it stands in line {line}",
            f"give the {renaming.kind} another name",
        )


def _has_new_name(mention: Mention, reading: Reading, renaming: Renaming) -> bool:
    if renaming.kind == "argument":
        return _is_id_of(mention, renaming.new, reading)
    name = nfc(mention.scalar.text)
    if renaming.kind == "statement":
        is_named = mention.named in {"statement", "node"}
        return is_named and name.partition("/")[0] == renaming.new
    return mention.named == renaming.what and name == renaming.new


def _verify(before: Reading, after: Reading, renaming: Renaming) -> None:
    """Raise RenamingError if the renamed map says anything else than the map before."""
    fault = next((each for each in after.faults if each.rule != "undefined-statement"), None)
    if fault is not None:
        said = f"line {fault.place.line} would have a fault: {fault.message}"
    elif difference(before, after, back=renaming.back) is None:
        return
    else:
        said = "the map would say something else"
    raise RenamingError(
        f"“{shorten(renaming.new)}” would not be read as the name of this {renaming.kind}: {said}",
        "choose another name",
    )
