"""Makes a map of what an input says, whatever that is: what a map cannot hold is reported."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from argmap.format.keys import TAKEN_FOR_KEYS, Kind
from argmap.importing.support.contents import Argument, Contents, Statement
from argmap.importing.support.placing import Placed, place
from argmap.importing.support.source import DamagedError
from argmap.importing.support.tidying import tidied, tidied_facts
from argmap.model.argument_map import ArgumentMap
from argmap.model.structure import Structure
from argmap.reading.arguments import is_numbered
from argmap.reading.ids import is_id
from argmap.reading.naming import Names, name_from
from argmap.text.normalizing import nfc

if TYPE_CHECKING:
    from argmap.importing.support.import_options import ImportOptions
    from argmap.importing.support.source import Source

_RENAMED = "{} id{s} changed that are names of keys"
_NO_TEXT = "{} statement{s} without a text"
_LONGEST_ID = 500
_NO_TITLE = "Argument map"


class NoStatementError(KeyError):
    """An option names a statement that is not there: `name`; `known` are those that are."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def build(contents: Contents, source: "Source", options: "ImportOptions") -> ArgumentMap:
    """Return a map of what an input says, and report what it cannot hold.

    Raise DamagedError if there is no statement, and NoStatementError for one that is not there and
    is to be a recommendation.
    """
    if not contents.statements:
        raise DamagedError("there is no statement here")
    return _Builder(contents).map(source.stem, options)


class _Builder:
    """Builds the structure of a map."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        for statement in contents.statements:
            _fill(statement, contents)
        self._placed = place(contents.arguments, contents.losses)
        self._names = _names(contents)
        self._groups = _groups(contents)
        about = tidied_facts(contents.about)
        self._structure = Structure(about)

    def map(self, title: str, options: "ImportOptions") -> ArgumentMap:
        """Return the map, with a title if the input has none."""
        about = self._structure.facts
        about.setdefault("title", tidied(title) or _NO_TITLE)
        if self._contents.sources:
            about["sources"] = self._contents.sources
        self._add_statements({self._known(name) for name in options.recommend})
        if self._groups:
            self._add_members()
            about["groups"] = dict(self._groups.values())
        expected = self._expectations(self._add_arguments())
        if expected:
            about["expect"] = expected
        return ArgumentMap(self._structure)

    def _known(self, name: str) -> str:
        if name not in self._names.values():
            raise NoStatementError(name, list(self._names.values()))
        return name

    def _add_statements(self, recommended: set[str]) -> None:
        kinds = _kinds(self._contents.statements, self._placed)
        for statement, (kind, is_undeveloped) in kinds.items():
            name = self._names[statement]
            facts = tidied_facts(statement.facts)
            if is_undeveloped:
                facts["undeveloped"] = True
            if statement.unnamed:
                facts["unnamed"] = True
            if statement.group is not None:
                facts["group"] = self._groups[statement.group][0]
            facts["kind"] = "recommendation" if name in recommended else kind
            self._structure.nodes[name] = {"type": "statement", "text": statement.text, **facts}

    def _add_members(self) -> None:
        members: dict[str, list[Statement]] = {**self._contents.members}
        for statement in self._contents.statements:
            group = statement.group
            if group is not None and group not in self._contents.members:
                members.setdefault(group, []).append(statement)
        for group, statements in members.items():
            listed = self._groups[group][1]["statements"]
            listed += [self._names[statement] for statement in statements]

    def _add_arguments(self) -> dict[Argument, str]:
        """Add the arguments in their places; return a name for each that has one."""
        free = Names(set())
        counts: Counter[tuple[str, str]] = Counter()
        nodes: dict[Any, str] = dict(self._names)
        found: dict[Argument, str] = {}
        for each in self._placed:
            argument, target = each.argument, nodes[each.below]
            relation = argument.relation
            own = nfc(tidied(argument.name))
            if own and not _can_be_id(own):
                own = name_from(own)
            if not own or is_numbered(own):
                counts[target, relation] += 1
                own = f"{relation[0]}{counts[target, relation]}"
            nodes[each] = name = free.take(f"{target}/{own}")
            found.setdefault(argument, name)
            facts = tidied_facts(argument.facts)
            if argument.outweighs:
                facts["outweighs"] = True
            self._structure.nodes[name] = {"type": "argument", "relation": relation, **facts}
            premises = [self._names[premise] for premise in each.premises]
            self._structure.join(
                name,
                list(dict.fromkeys(premises)),
                target,
                is_attack=relation == "attack",
            )
        return found

    def _expectations(self, arguments: dict[Argument, str]) -> dict[str, list[str]]:
        names: dict[Any, str] = {**self._names, **arguments}
        return {
            label: [names[node] for node in nodes if node in names]
            for label, nodes in self._contents.expectations.items()
        }


def _fill(statement: Statement, contents: Contents) -> None:
    statement.text = tidied(statement.text)
    statement.name = nfc(tidied(statement.name))
    if not statement.text:
        contents.losses.add(_NO_TEXT, statement.place)
        statement.text = statement.name or "(no text)"


def _names(contents: Contents) -> dict[Statement, str]:
    """Return an id for each statement: what the format calls it, or the first words of its text.

    Ids that are the names of keys may be taken for these.
    """
    free = Names(set(TAKEN_FOR_KEYS))
    named: dict[Statement, str] = {}
    for statement in contents.statements:
        if _can_be_id(statement.name):
            named[statement] = free.take(statement.name)
            if statement.name in TAKEN_FOR_KEYS:
                contents.losses.add(_RENAMED, statement.place)
    for statement in contents.statements:
        if statement not in named:
            named[statement] = free.take(name_from(statement.name or statement.text))
    return named


def _can_be_id(name: str) -> bool:
    """Return whether a name can be an id: YAML has no longer keys on one line."""
    return len(name) <= _LONGEST_ID and is_id(name)


def _groups(contents: Contents) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the id of each group, and what is known of it."""
    free = Names(set())
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for name, title in contents.groups.items():
        wanted = nfc(tidied(name))
        facts = tidied_facts({"title": title or ""})
        made = free.take(wanted if _can_be_id(wanted) else name_from(wanted or title or "group"))
        found[name] = made, {**facts, "statements": []}
    return found


def _kinds(
    statements: list[Statement], placed: list[Placed]
) -> dict[Statement, tuple[Kind, bool]]:
    """Return the kind of each statement, and whether it lacks its argument.

    What something supports is a claim, and so is what is attacked and leads to nothing.
    """
    targets = {
        relation: {each.below for each in placed if each.argument.relation == relation}
        for relation in ("support", "attack")
    }
    used = {premise for each in placed for premise in each.premises}
    found: dict[Statement, tuple[Kind, bool]] = {}
    for statement in statements:
        is_claim = statement in targets["support"] or bool(statement.facts.get("undeveloped"))
        lacks = not is_claim and statement in targets["attack"] and statement not in used
        kind: Kind = "claim" if is_claim or lacks else "premise"
        found[statement] = (statement.kind, False) if statement.kind else (kind, lacks)
    return found
