"""The keys of a map in JSON that argmap has written: they are read as those of a map file are.

What could not stand in a map file is left out and reported: the JSON may come from elsewhere.
"""

from collections.abc import Callable
from typing import Any

from argmap.format import keys as form
from argmap.format.keys import Record, Relation
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.json_values import id_of, object_of, text_of
from argmap.importing.support.losses import LEFT_OUT, SUPPOSED, UNWRITTEN
from argmap.importing.support.tidying import tidied
from argmap.reading.draft import Draft
from argmap.reading.faults import Faults, Owner
from argmap.reading.ids import is_id
from argmap.reading.records import read_record
from argmap.reading.sources import read_sources
from argmap.reading.values import Mapping, Scalar, Sequence, Unusable, Value
from argmap.text.document import Text
from argmap.text.normalizing import nfc
from argmap.writing.maps import cites, mapping, scalar

_UNFIT = "{} value{s} that a map cannot have left out"
_UNEXPECTED = "{} expectation{s} of what is not there left out"
_NO_MEMBER = "{} member{s} of groups that are no statement, or in another group, left out"
_NodeOf = Callable[[str], Statement | Argument | None]
_DEEPEST = 3
"""How many lists and objects stand in each other at most in the value of a key."""
_REPORTED = {"left_out": LEFT_OUT, "supposed": SUPPOSED, "unwritten": UNWRITTEN}
_ELSEWHERE = frozenset(
    {"type", "id", "relation", "group", "groups", "expect", "sources", "line", "column"}
    | {"unnamed", "unread", "outweighs", "outside", "was", *_REPORTED}
)
"""What is read elsewhere, and what is no key but is found out when a map is read."""


class OwnKeys:
    """Reads the keys of a map into what an input says, and those of its parts.

    `given` are those of the map itself.
    """

    def __init__(self, given: dict[str, Any], contents: Contents, place: str) -> None:
        self._contents = contents
        self._losses = contents.losses
        # The values have no text of their own.
        self._faults = Faults(Text(" ", ""))
        draft = Draft(self._faults)
        sources = object_of(given, "sources", place)
        known = {name: facts for name, facts in sources.items() if _is_source_id(name)}
        self._faults.count += len(sources) - len(known)
        self._citations = read_sources(_value(known), draft)
        self._sources: dict[str, dict[str, Any]] = draft.facts.get("sources", {})
        for name, facts in self._sources.items():
            facts.setdefault("title", name)
        self._report(f"{place}.sources")
        contents.sources = self._sources
        contents.about = self._facts(given, form.MAP, place)

    def statement(self, given: dict[str, Any], text: str, place: str) -> Statement:
        """Return a statement with its keys."""
        kind = next((kind for kind in form.KINDS if kind == given.get("kind")), None)
        self._faults.count += "kind" in given and kind is None
        rest = {key: value for key, value in given.items() if key not in {"text", "kind"}}
        record = form.UNDER_ID if kind is None else form.STATEMENTS[kind]
        facts = self._facts(rest, record, place)
        name = id_of(given.get("id")) or ""
        if given.get("unwritten"):
            facts["undeveloped"] = True
            text = text or name
        is_unnamed = given.get("unnamed") is True
        return Statement(text, name, place, kind, facts, unnamed=is_unnamed)

    def argument(self, given: dict[str, Any], relation: Relation, place: str) -> Argument:
        """Return an argument with its keys, and without premises and targets."""
        facts = self._facts(given, form.ARGUMENTS[relation], place)
        name = (id_of(given.get("id")) or "").rpartition("/")[2]
        outweighs = relation == "attack" and given.get("outweighs") is True
        return Argument(relation, [], [], name, place, facts, outweighs)

    def group(self, name: str, title: Any, listed: Any, node_of: _NodeOf, place: str) -> None:
        """Add a group with those of its listed members that are in no other group yet."""
        self._contents.groups[name] = text_of(title) or None
        for each in listed if isinstance(listed, list) else [None]:
            member = node_of(id_of(each) or "")
            if isinstance(member, Statement) and member.group is None:
                member.group = name
                self._contents.members.setdefault(name, []).append(member)
            else:
                self._losses.add(_NO_MEMBER, place)

    def expect(self, given: Any, node_of: _NodeOf, place: str) -> None:
        """Add what a map expects of its nodes, which a function returns by their names."""
        labels = given if isinstance(given, dict) else {}
        seen: set[Statement | Argument] = set()
        for label in form.LABELS:
            listed = labels.get(label, [])
            for name in listed if isinstance(listed, list) else [listed]:
                node = node_of(id_of(name) or "")
                if node is None or node in seen:
                    self._losses.add(_UNEXPECTED, f"{place}.{label}")
                else:
                    seen.add(node)
                    self._contents.expectations.setdefault(label, []).append(node)

    def _facts(self, given: dict[str, Any], record: Record, place: str) -> dict[str, Any]:
        keys: dict[str, Value] = {}
        for name, value in given.items():
            key = record.keys.get(name)
            if name in _REPORTED:
                self._losses.add(_REPORTED[name], place)
            elif name in _ELSEWHERE:
                continue
            elif key is None or not key.is_value:
                self._faults.count += 1
            elif key.shape is form.Shape.CITES:
                keys[name] = self._cites(value)
            else:
                keys[name] = _value(value)
        # What must be there is read elsewhere, if it is not here.
        added = {key.name for key in record.keys.values() if key.required} - keys.keys()
        whole = mapping(keys | dict.fromkeys(added, scalar(form.VERSION)))
        found: dict[str, Any] = {}
        read, _ = read_record(whole, record, Owner(record.name), (0, 0), self._faults, found)
        if "cites" in read:
            found["cites"] = self._citations.read(read["cites"], Owner(record.name)).values
        self._report(place)
        return {name: value for name, value in found.items() if name not in added}

    def _cites(self, given: Any) -> Value:
        """Return citations as they stand in a file; one source need not be named."""
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
            return Mapping([], 0, 0)
        only = next(iter(self._sources)) if len(self._sources) == 1 else None
        known: list[dict[str, Any]] = []
        for each in given:
            source = each.get("source", only)
            passage = {name: each[name] for name in form.PASSAGE.keys if name in each}
            is_plain = all(map(_is_plain, passage.values()))
            if isinstance(source, str) and source in self._sources and is_plain:
                known.append({"source": source, **passage})
            else:
                self._faults.count += 1
        return cites(known, self._sources)

    def _report(self, place: str) -> None:
        """Report the faults that were found since."""
        self._losses.add(_UNFIT, place, self._faults.count)
        self._faults.count = 0


def _is_source_id(name: str) -> bool:
    return is_id(nfc(name)) and name[0].isalpha()


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, (str, int)) for each in value)
    return isinstance(value, (str, int))


def _value(found: Any, deepest: int = _DEEPEST) -> Value:
    """Return what stands in a map file for a value in JSON."""
    if isinstance(found, str):
        return Scalar(tidied(found), 0, 0)
    if isinstance(found, (bool, int)):
        return scalar(found)
    if isinstance(found, list) and deepest:
        return Sequence([_value(each, deepest - 1) for each in found], 0, 0)
    if isinstance(found, dict) and deepest:
        return mapping({key: _value(each, deepest - 1) for key, each in found.items()})
    return Unusable(0, 0)
