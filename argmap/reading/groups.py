"""The groups of a map, and what it expects of its statements and arguments."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.format import keys as form
from argmap.reading.faults import Owner, indent_under, wrong
from argmap.reading.ids import check_id, check_key, is_id
from argmap.reading.list_signs import has_dash_inside, lacks_opening
from argmap.reading.records import read_record, section
from argmap.reading.values import Mapping, Scalar, Sequence, Value, is_empty
from argmap.text.normalizing import nfc
from argmap.text.suggesting import did_you_mean
from argmap.text.wording import shorten

if TYPE_CHECKING:
    from argmap.reading.draft import Draft
    from argmap.reading.faults import Faults
    from argmap.reading.references import References

_NOTHING = Sequence([], 0, 0)


def read_groups(
    value: Value | None, draft: "Draft", references: "References", *, expects: bool
) -> None:
    """Read the groups of a map, and which statements say that they belong to one.

    `expects`: the map has the key `expect`, whose entries may stand among the groups otherwise.
    """
    groups: dict[str, Any] = {}
    lost: set[str] = set()
    if value is not None:
        expected = [] if expects else _expected_among(value, draft)
        if expected:
            _report_expected(expected[0], draft.faults)
        value = _without_keys(value, draft)
        for name, key, entry in section(value, "groups", draft.faults):
            if key in expected:
                lost.add(name)
            elif check_key(key, entry, "group", draft.faults, lost):
                groups[name] = _read_group(name, key, entry, draft, references)
    if draft.group_keys or (draft.above and groups):
        chosen = _chosen(value, groups, lost, draft)
        _inherit(chosen, draft)
        for statement, node in draft.nodes.items():
            if statement in chosen:
                node["group"] = chosen[statement]
                groups[chosen[statement]]["statements"].append(statement)
    if groups:
        draft.facts["groups"] = groups


def _expected_among(groups: Value, draft: "Draft") -> list[Scalar]:
    """Return the labels among groups where one names arguments: the key `expect` is missing."""
    entries = groups.entries if isinstance(groups, Mapping) else ()
    labels = {key: value for key, value in entries if key.text in form.LABELS}
    names_arguments = any(
        isinstance(item, Scalar) and "relation" in draft.nodes.get(nfc(item.text), {})
        for value in labels.values()
        if isinstance(value, Sequence)
        for item in value.items
    )
    return list(labels) if names_arguments else []


def _without_keys(groups: Value, draft: "Draft") -> Value:
    """Return groups without the keys of groups that stand among their ids, and report these.

    A group may be called so: it is taken for a key behind a group that lacks just this one.
    """
    if not isinstance(groups, Mapping):
        return groups
    named = {value.text for value in draft.group_keys.values() if isinstance(value, Scalar)}
    content: list[Any] = []
    owner: tuple[Scalar, Value] | None = None
    lacking: set[str] = set()
    is_first = True
    for key, value in groups.entries:
        shape = Scalar if key.text == "title" else Sequence
        if owner and key.text in lacking and isinstance(value, shape) and not is_empty(value):
            if is_first:
                _report_key(key, *owner, draft.faults)
            is_first = False
            lacking.discard(key.text)
        else:
            owner, lacking = (key, value), _lacking(key, value, named) - named
            is_first = True
            content += key, value
    return replace(groups, content=content)


def _lacking(key: Scalar, value: Value, named: set[str]) -> set[str]:
    """Return the keys that a group does not have and may have."""
    known = form.GROUP.keys.keys()
    if is_empty(value):
        return {*known}
    if isinstance(value, Mapping):
        given = {each.text for each in value.keys}
        return known - given if given <= known else set()
    return {"statements"} if isinstance(value, Scalar) and key.text not in named else set()


def _report_key(key: Scalar, group: Scalar, value: Value, faults: "Faults") -> None:
    name = shorten(group.text)
    message = f"the key “{key.text}” stands beside group “{name}”, and not in it"
    advice = indent_under(name)
    if group.text in form.GROUP.keys:
        message = f"the keys “{name}” and “{key.text}” of a group stand here without its id"
        advice = "write the id of the group on a line above them, such as costs:, with less indent"
    elif not is_empty(value) and isinstance(value, Scalar):
        advice = f"write {name}: {{title: …, {key.text}: …}}"
    faults.add("invalid-id", key.span, message, advice)


def _report_expected(label: Scalar, faults: "Faults") -> None:
    faults.add(
        "invalid-value",
        label.span,
        f"“{label.text}” is read as a group, as expect: is missing above it",
        "write expect: on the line above it, without an indent",
        follows=True,
    )


def _read_group(
    name: str, key: Scalar, entry: Value, draft: "Draft", references: "References"
) -> dict[str, Any]:
    """Return a group, and note in its statements that they belong to it."""
    owner = Owner("group", name)
    group: dict[str, Any] = {}
    listed = entry
    if isinstance(entry, Mapping):
        given, _ = read_record(entry, form.GROUP, owner, key.span, draft.faults, group)
        listed = given.get("statements", _NOTHING)
    elif isinstance(entry, Scalar) and entry.text:
        if nfc(entry.text) in references.statements:
            listed = Sequence([entry], *entry.span)
        elif lacks_opening(entry, draft.faults):
            listed = _NOTHING
        elif has_dash_inside(entry, draft.faults):
            references.report_dash_inside(entry)
            listed = _NOTHING
        else:
            group["title"] = entry.text
            listed = _NOTHING
    group["statements"] = []
    for scalar in _ids(listed, owner, draft.faults):
        statement = references.statement(scalar)
        if statement is None:
            continue
        node = draft.nodes[statement]
        if "group" in node:
            _in_another(scalar, statement, node["group"], draft)
            continue
        group["statements"].append(statement)
        node["group"] = name
    return group


def _chosen(
    value: Value | None, groups: dict[str, Any], lost: set[str], draft: "Draft"
) -> dict[str, str]:
    """Return the groups that statements name and are not listed in; a map without any has them.

    `value` is the section of groups, `lost` those of it that could not be read.
    """
    is_free = value is None or is_empty(value) or (isinstance(value, Mapping) and not groups)
    is_known = not lost and isinstance(value, Mapping) and not draft.faults.cut_off
    titles = {facts.get("title"): group for group, facts in groups.items()}
    chosen: dict[str, str] = {}
    for key, named in draft.group_keys.items():
        statement = draft.names.get(key, key)
        name = _group_id(named, titles, draft)
        listed = draft.nodes[statement].get("group")
        if name is None or name == listed:
            continue
        if is_free:
            groups.setdefault(name, {"statements": []})
        if name not in groups:
            draft.unknowns.add(statement, ["group"])
            if is_known:
                _no_group(named, statement, titles.get(name), groups, draft)
        elif listed is None:
            chosen[statement] = name
        else:
            _in_another(named, statement, listed, draft)
    return chosen


def _inherit(chosen: dict[str, str], draft: "Draft") -> None:
    """Choose for statements in place the groups of those under which they stand."""
    named = draft.names.get
    for key, key_above in draft.above.items():
        statement, above = named(key, key), named(key_above, key_above)
        node = draft.nodes.get(statement)
        if node is None or key in draft.group_keys or "group" in node:
            continue
        group = chosen.get(above) or draft.nodes.get(above, {}).get("group")
        if group is not None:
            chosen[statement] = group


def _group_id(value: Value, titles: dict[str | None, str], draft: "Draft") -> str | None:
    """Return the group that a statement names, if it can be one.

    `titles` has the groups by their titles.
    """
    if not isinstance(value, Scalar) or not value.text:
        wrong(value, "group takes the id of a group", draft.faults, "a word, such as costs")
        return None
    titled = titles.get(value.text)
    advice = f"write the id of the group with this title, {titled}" if titled else ""
    return nfc(value.text) if check_id(value, "group", draft.faults, advice=advice) else None


def _no_group(
    value: Value, statement: str, titled: str | None, groups: dict[str, Any], draft: "Draft"
) -> None:
    """Report a statement that names no group of the map, but maybe the title of one, `titled`."""
    name = draft.faults.text.content[value.start : value.end]
    nearest = titled or draft.faults.nearest(name, "groups", groups)
    draft.faults.missing_groups.append(name)
    draft.faults.add(
        "invalid-value",
        value.span,
        f"no group has the id “{shorten(name)}”",
        did_you_mean(nearest) if nearest else "write it down under groups: with a title",
        node=statement,
    )


def _in_another(at: Value, statement: str, group: str, draft: "Draft") -> None:
    """Report a statement that is in another group already."""
    draft.faults.add(
        "invalid-value",
        at.span,
        f"“{statement}” is in group “{group}” already",
        "a statement is in one group at most: remove it here or there",
        node=statement,
    )


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
        example = "[one, another]"
        if isinstance(value, Scalar) and is_id(nfc(value.text)):
            example = f"[{value.text}]"
        wrong(value, f"{what} takes a list of ids", faults, example, follows=True)
        return
    for item in value.items:
        if isinstance(item, Scalar) and item.text:
            yield item
        else:
            wrong(item, f"an entry of {what} is an id", faults, "an id")
