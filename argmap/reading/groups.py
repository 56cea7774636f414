"""The groups of a map, and what it expects of its statements and arguments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.reading.faults import Owner, wrong
from argmap.reading.ids import check_key
from argmap.reading.records import read_record, section
from argmap.reading.values import Mapping, Scalar, Sequence, Value, is_empty

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.faults import Faults
    from argmap.reading.references import References


def read_groups(value: Value, draft: "Draft", references: "References") -> None:
    """Read the groups of a map."""
    groups: dict[str, Any] = {}
    members: dict[str, str] = {}
    for name, key, entry in section(value, "groups", draft.faults):
        owner = Owner("group", name)
        if not check_key(key, entry, "group", draft.faults, set()):
            continue
        group: dict[str, Any] = {}
        listed = entry
        if isinstance(entry, Mapping):
            given, _ = read_record(entry, form.GROUP, owner, key.span, draft.faults, group)
            listed = given["statements"] if "statements" in given else Sequence([], 0, 0)
        group["statements"] = []
        for scalar in _ids(listed, owner, draft.faults):
            statement = references.statement(scalar)
            if statement is None:
                continue
            if statement in members:
                draft.faults.add(
                    "invalid-value",
                    scalar.span,
                    f"“{statement}” is in group “{members[statement]}” already",
                    "a statement is in one group at most: remove it here or there",
                    node=statement,
                )
                continue
            members[statement] = name
            group["statements"].append(statement)
            draft.nodes[statement]["group"] = name
        groups[name] = group
    if groups:
        draft.facts["groups"] = groups


def read_expectations(value: Value, draft: "Draft", references: "References") -> None:
    """Read which nodes must get which label."""
    if is_empty(value):
        return
    owner = Owner("expect")
    given, unread = read_record(value, form.EXPECTATIONS, owner, value.span, draft.faults, {})
    draft.note_unread("", unread)
    expected: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    for label, listed in given.items():
        lone = isinstance(listed, Scalar) and listed.text
        entries = Sequence([listed], *listed.span) if lone else listed
        for scalar in _ids(entries, Owner(label), draft.faults):
            node = references.node(scalar)
            if node is None:
                continue
            if node in labels:
                draft.faults.add(
                    "invalid-value",
                    scalar.span,
                    f"“{node}” is expected to be {labels[node]} already",
                    "keep one of the two",
                    node=node,
                )
                continue
            labels[node] = label
            expected.setdefault(label, []).append(node)
            draft.places.expectations[node] = scalar.span
    if expected:
        draft.facts["expect"] = expected


def _ids(value: Value, what: Owner, faults: "Faults") -> Iterator[Scalar]:
    """Yield the entries of a list of ids; nothing at all is the empty list."""
    if is_empty(value):
        return
    if not isinstance(value, Sequence):
        wrong(value, f"{what} takes a list of ids", faults, "[one, another]")
        return
    for item in value.items:
        if isinstance(item, Scalar) and item.text:
            yield item
        else:
            wrong(item, f"an entry of {what} is an id", faults, "an id")
