"""Names for statements that are written in place without an id: they are made from their texts.

They are given when the file has been read, for ids that are written are taken first. Until then a
statement without an id has a number.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import TYPE_CHECKING

from argmap.model.unknowns import ANY
from argmap.reading.draft import NUMBER_SIGN
from argmap.reading.lines import begins_line
from argmap.text.normalizing import nfc
from argmap.text.suggesting import did_you_mean

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.values import Scalar, Value

_LONGEST = 40
_ENOUGH = 200
_NO_WORD = "statement"
_APOSTROPHES = re.compile("['’ʼ]")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_NUMBERED = re.compile(rf"{NUMBER_SIGN}[0-9]+")
_PART = re.compile(r"[^\s,\[\](){}]+")


def name_from(text: str) -> str:
    """Return an id made from the first words of a text."""
    beginning = text[:_ENOUGH]
    name = "-".join(words(beginning))
    if len(name) <= _LONGEST and len(text) > _ENOUGH:
        name = "-".join(words(text))
    if len(name) > _LONGEST:
        name = name[: max(name.rfind("-", 0, _LONGEST + 1), 0) or _LONGEST]
    return nfc(name) or _NO_WORD


def words(text: str) -> Iterable[str]:
    """Return the words of a text in lower case: runs of letters, marks and digits."""
    text = _APOSTROPHES.sub("", text).lower()
    return _ASCII_WORD.findall(text) if text.isascii() else _words(nfc(text))


def _words(text: str) -> Iterator[str]:
    is_first = True
    for is_word, run in groupby(text, _is_of_word):
        word = "".join(run) if is_word else ""
        if is_first:
            # An id does not begin with a mark.
            word = word.lstrip("".join(filter(_is_mark, word)))
        if word:
            is_first = False
            yield word


def _is_of_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def give_names(draft: "Draft", elsewhere: "list[Value]") -> None:
    """Give all statements without an id their names, less texts that are but slips of ids.

    `elsewhere` is where ids stand apart from arguments.
    """
    if not draft.above:
        return
    written = {
        name for name, node in draft.nodes.items() if "kind" in node and "unnamed" not in node
    }
    if draft.near_keys and not draft.faults.cut_off:
        _refuse_near_keys(draft, elsewhere)
    if draft.bare and not draft.faults.cut_off:
        # What could not be read may be a text: its words are no ids.
        lost = {name for name in draft.lost if not name.isalnum()}
        draft.slips = _slips(draft.bare, written | lost)
        draft.slips.update(_with_other_dashes(draft, written))
    taken = written | draft.lost
    taken.update(nfc(premise.text) for step in draft.steps for premise in step.premises)
    _rename(draft, taken)


def _refuse_near_keys(draft: "Draft", elsewhere: "list[Value]") -> None:
    """Report ids that are nearly keys, where nothing refers to them."""
    referred = {name for value in elsewhere for name in draft.faults.ids_at(value)}
    written = {key.start for key, _, _ in draft.near_keys.values()}
    referred.update(
        nfc(premise.text)
        for step in draft.steps
        for premise in step.premises
        if premise.start not in written
    )
    for name, (key, meant, value) in draft.near_keys.items():
        if name not in referred:
            draft.faults.add(
                "unknown-key",
                key.span,
                f"“{name}” is no key, and is read as the id of a statement",
                f"{did_you_mean(meant)} If not, write {{id: {name}, text: …}}",
            )
            draft.unknowns.add(name, [ANY])
            draft.unknowns.meant.update((name, *draft.faults.ids_at(value)))


class Spellings:
    """Tells texts that name one statement or several in another way than by their ids."""

    def __init__(self, ids: AbstractSet[str]) -> None:
        self._ids = ids
        self._beginnings = {name_from(name) for name in ids}
        self._spelt = {"-".join(words(name)) for name in ids}

    def has(self, text: str) -> bool:
        """Return whether a text that stands for a premise would be taken for misspelt ids."""
        return (
            name_from(text) in self._beginnings and "-".join(words(text)) in self._spelt
        ) or all(
            "-" in part[0] or "_" in part[0] or nfc(part[0]) in self._ids
            for part in _PART.finditer(text)
        )


def _slips(bare: "dict[str, Scalar]", ids: set[str]) -> "dict[str, Scalar]":
    """Return the texts that name one statement or several in another way than by their ids."""
    spellings = Spellings(ids)
    return {name: scalar for name, scalar in bare.items() if spellings.has(scalar.text)}


def _with_other_dashes(draft: "Draft", ids: set[str]) -> "Iterator[tuple[str, Scalar]]":
    """Yield the texts that lack a dash, or the space behind it.

    These begin with an id on a line of its own, and then with a capital, as an entry does.
    """
    content = draft.faults.text.content
    for name, scalar in draft.bare.items():
        if content[scalar.start] == "-":
            if begins_line(content, scalar.start) and scalar.text[1:2].isalpha():
                yield name, scalar
        elif scalar.end - scalar.start > len(scalar.text):
            first, _, rest = content[scalar.start : scalar.end].partition("\n")
            if rest.lstrip()[:1].isupper() and nfc(first.strip()) in ids:
                yield name, scalar


class Names:
    """Gives each name once: the second of the same words ends in -2."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._last: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return a name that nothing has, as near as can be to the one that is wanted."""
        name, number = wanted, self._last.get(wanted, 1)
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(name)
        return name


def _rename(draft: "Draft", taken: set[str]) -> None:
    """Put names in the place of numbers, and leave out texts that are slips."""
    for number in draft.slips:
        for known in (draft.nodes, draft.places.nodes, draft.places.texts, draft.above):
            known.pop(number)
    order = draft.in_file_order()
    starts = draft.places.nodes
    draft.steps.sort(key=lambda step: starts[step.argument][0] if step.argument else -1)
    free = Names(taken)
    names = draft.names
    for name in order:
        node = draft.nodes[name]
        if "unnamed" in node:
            made = name_from(node["text"])
            names[name] = free.take(made)
            draft.made_names.setdefault(made, names[name])
    names |= {
        name: f"{names[number]}/{rest}"
        for name in order
        if name.startswith(NUMBER_SIGN)
        for number, slash, rest in (name.partition("/"),)
        if slash
    }
    draft.nodes = {names.get(name, name): draft.nodes[name] for name in order}
    draft.places.rename(names)
    draft.unknowns.keys = {
        names.get(name, name): keys for name, keys in draft.unknowns.keys.items()
    }
    draft.faults.reword(
        lambda said: _NUMBERED.sub(lambda number: names.get(number[0], number[0]), said)
    )
