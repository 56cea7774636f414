"""The subject that rules look at, and the observations that they yield."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.analysis.citations import Citations, Quote
from argmap.analysis.reasons import Reasons
from argmap.format.keys import KINDS, MARKS
from argmap.model.sides import unknown_sides
from argmap.model.walks import circles, reached
from argmap.text.wording import listing, shorten

if TYPE_CHECKING:
    from argmap.analysis.quotes import Paragraphs, SourceText
    from argmap.analysis.quotes.passages import Passages
    from argmap.format.keys import Kind, Label
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sides import Side
    from argmap.rules.suppressions import FaultySuppression, Suppression
    from argmap.text.document import Span


_Node = tuple[str, dict[str, Any]]
"""A statement or an argument, with its attributes."""
_ALL = ""
_MARKS = frozenset(MARKS)


class Observation(NamedTuple):
    """One thing that a rule found: a finding before it has a rule, a level and a line.

    `note` says in a few words what stands at `span`; `related` are further spans with their notes.
    """

    span: "Span"
    message: str
    help: str | None = None
    node: str | None = None
    note: str = ""
    related: tuple[tuple["Span", str], ...] = ()


class RuleOptions(NamedTuple):
    """The options of rules: `max_words` is how many words a statement may have."""

    max_words: int = 40


class Subject:
    """A map as rules see it: what several rules need is computed once.

    What could not be read because of a fault is unknown: rules ask `knows`, `knows_label` and the
    like, and report nothing about it. `source_texts` are the texts of those sources that name a
    file; None where they are not available. `faulty_suppressions` are the comments that cannot
    suppress anything, and `unused_suppressions` those that suppressed nothing: of these the runner
    knows when the other rules have run. A subject is not changed. All lists are in file order.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        source_texts: "Mapping[str, SourceText] | None" = None,
        options: RuleOptions | None = None,
        *,
        faulty_suppressions: "Sequence[FaultySuppression]" = (),
        unused_suppressions: "Sequence[Suppression]" = (),
    ) -> None:
        self.map = argument_map
        self.structure = argument_map.structure
        self.nodes = argument_map.nodes
        self.places = argument_map.places
        self.unknowns = argument_map.unknowns
        self.source_texts = source_texts or {}
        self.options = options or RuleOptions()
        self.faulty_suppressions = faulty_suppressions
        self.unused_suppressions = unused_suppressions

    @cached_property
    def _lists(self) -> dict[str, list[_Node]]:
        """Written statements: all, and those of each kind; and what has each mark."""
        lists: dict[str, list[_Node]] = {name: [] for name in (_ALL, *KINDS, *MARKS)}
        statements = lists[_ALL]
        for entry in self.nodes.items():
            given = entry[1]
            if "kind" in given:
                if "unwritten" in given:
                    continue
                statements.append(entry)
                lists[given["kind"]].append(entry)
            if not _MARKS.isdisjoint(given):
                for mark in filter(given.get, MARKS):
                    lists[mark].append(entry)
        return lists

    @property
    def statements(self) -> list[_Node]:
        """Every statement that is written in the map, with its attributes."""
        return self._lists[_ALL]

    def of_kind(self, kind: "Kind") -> list[_Node]:
        """Return the statements of a kind that are written, with their attributes."""
        return self._lists[kind]

    def marked(self, mark: str) -> list[_Node]:
        """Return the statements and arguments with a mark, such as `rejected`."""
        return self._lists[mark]

    @cached_property
    def texts(self) -> list[_Node]:
        """Every statement whose text could be read completely, with its attributes."""
        if not self.unknowns.keys:
            return self.statements
        return [entry for entry in self.statements if self.knows(entry[0], "text")]

    @property
    def english_texts(self) -> list[_Node]:
        """The texts of a map that is in English, as one is that names no language."""
        language: str = self.map.facts.get("language", "en")
        is_english = re.match("en(?:g?$|-)", language.lower()) and self.knows("", "language")
        return self.texts if is_english else []

    @property
    def supports(self) -> dict[str, list[str]]:
        """The arguments for each statement that has one."""
        return self.structure.supports

    @property
    def attacks(self) -> dict[str, list[str]]:
        """The arguments against each statement or argument that has one."""
        return self.structure.attacks

    @cached_property
    def unused(self) -> list[str]:
        """The statements that are a premise of nothing."""
        return self._written(self.structure.unused)

    @cached_property
    def reused(self) -> list[str]:
        """The statements that are a premise of more than one argument."""
        return self._written(self.structure.reused)

    def _written(self, statements: list[str]) -> list[str]:
        return [node for node in statements if "unwritten" not in self.nodes[node]]

    @property
    def citing(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Every node that cites something, with its citations."""
        return self.citations.citing

    @cached_property
    def roots(self) -> list[str]:
        """Where the map's arguments end."""
        return self.map.roots()

    @cached_property
    def sides(self) -> "dict[str, Side]":
        """The side of every node."""
        return self.map.sides()

    @cached_property
    def labels(self) -> "dict[str, Label]":
        """The label of every node."""
        return self.map.labels()

    @cached_property
    def reasons(self) -> Reasons:
        """Why nodes have their labels."""
        return Reasons(self.map, self.labels)

    def knows(self, node: str, *keys: str) -> bool:
        """Return whether these keys of a statement or argument could all be read."""
        return not self.unknowns.has(node, *keys)

    def knows_side(self, node: str) -> bool:
        """Return whether it is known on which side a statement or argument is."""
        return node not in self._of_unknown_side

    @cached_property
    def _of_unknown_side(self) -> set[str]:
        """The nodes that lead to a node of unknown side or to a statement with unknown uses."""
        return unknown_sides(self.structure, self.roots, self.unknowns)

    def knows_label(self, node: str) -> bool:
        """Return whether the label of a node does not depend on what could not be read."""
        return self.labels[node] != "undecided" or node not in self._undecided_because_of_faults

    @cached_property
    def _undecided_because_of_faults(self) -> set[str]:
        """The unknown nodes, and those to which undecided nodes lead from them."""
        following, labels = self.structure.following, self.labels

        def undecided_targets(node: str) -> Iterator[str]:
            return (target for target in following(node) if labels[target] == "undecided")

        return reached(undecided_targets, self._unknown)

    @cached_property
    def _unknown(self) -> set[str]:
        """The nodes whose label depends on what is not written, or could not be read."""
        nodes = self.nodes.items()
        unknown = self.unknowns.undecided & self.nodes.keys()
        return unknown | {node for node, given in nodes if "unwritten" in given}

    def knows_what_leads_to(self, node: str) -> bool:
        """Return whether all that leads to a node, however far away, could be read."""
        return node not in self._after_unknown

    @cached_property
    def _after_unknown(self) -> set[str]:
        return reached(self.structure.following, self._unknown)

    def own_recommendations(self, label: "Label") -> list[str]:
        """Return the author's recommendations with a label, unless the map expects it.

        Those whose side or label depends on what could not be read are left out.
        """
        return [
            statement
            for statement, _ in self.of_kind("recommendation")
            if self.labels[statement] == label
            and self.sides[statement] == "own"
            and self.knows_side(statement)
            and self.knows_label(statement)
            and self.expected.get(statement, "accepted") == "accepted"
        ]

    def knows_premises(self, argument: str) -> bool:
        """Return whether the premises of an argument could all be read."""
        return self.knows(argument, "premises")

    @cached_property
    def supporting_steps(self) -> dict[str, list[str]]:
        """The statements that a statement supports, for each that is supported itself.

        A premise that nothing supports is left out: it is in no circle of support.
        """
        uses, targets = self.structure.uses, self.structure.targets
        attacks = set(chain.from_iterable(self.attacks.values()))
        return {
            premise: [targets[use] for use in uses.get(premise, ()) if use not in attacks]
            for premise in self.supports
        }

    @cached_property
    def support_circles(self) -> list[set[str]]:
        """The sets of statements that support each other, directly or through others.

        They are the strongly connected components of the supporting steps.
        """
        return circles(self.supporting_steps, self.supporting_steps.__getitem__)

    @cached_property
    def may_be_undecided(self) -> bool:
        """Return whether any label may be undecided: by an attack, a circle or an admitted gap."""
        return bool(self.attacks or self.support_circles or self.marked("undeveloped"))

    @cached_property
    def expected(self) -> dict[str, str]:
        """The label that the map expects of a node."""
        expectations = self.map.expectations.items()
        return {node: label for label, nodes in expectations for node in nodes}

    @cached_property
    def citations(self) -> Citations:
        """What the map cites, looked up in the texts of the sources."""
        return Citations(self.map, self.source_texts)

    @property
    def passages(self) -> "dict[str, Passages]":
        """The text of each source that could be read and is not empty, in paragraphs."""
        return self.citations.passages

    @property
    def quotes(self) -> dict[tuple[str, int], Quote]:
        """Every quote from a source whose text is known, by node and the citation's number."""
        return self.citations.quotes

    def premises_of(self, argument: str) -> list[str]:
        """Return the premises of an argument, without its undercutters."""
        return self.structure.premises[argument]

    def is_argument(self, node: str) -> bool:
        """Return whether a node is an argument, not a statement."""
        return "relation" in self.nodes[node]

    def named(self, node: str) -> str:
        """Return a node's kind and id, as messages name it."""
        return f"{self.nodes[node].get('kind', 'argument')} {quoted(node)}"

    def leading_to(self, ends: Iterable[str]) -> set[str]:
        """Return all nodes from which one of `ends` is reached; they are among them."""
        return reached(self.structure.preceding, ends)


def quoted(name: str) -> str:
    """Return an id in quotation marks, short enough for a message."""
    return f"“{shorten(name)}”"


MOST_LISTED = 4
"""How many ids a phrase enumerates: more are counted."""


def listed(names: list[str], conjunction: str = "and") -> str:
    """Return ids as a phrase, “a”, “b” and “c”, of which a long one is cut: “a” and 7 more."""
    shown = [quoted(name) for name in names[:MOST_LISTED]]
    if len(names) > MOST_LISTED:
        shown[-1] = f"{len(names) - MOST_LISTED + 1} more"
    return listing(shown, conjunction)


MOST_STEPS = 40
"""How many steps of a circle a message shows: a longer one is shortened."""


_ENDS_SHOWN = 5


def written_out(names: list[str]) -> str:
    """Return the ids along a path, a → b → c; of a long one, its beginning and its end."""
    shown = names
    if len(names) > MOST_STEPS + 1:
        left_out = f"… {len(names) - 2 * _ENDS_SHOWN} more …"
        shown = [*names[:_ENDS_SHOWN], left_out, *names[-_ENDS_SHOWN:]]
    return " → ".join(map(shorten, shown))


def numbered(paragraphs: "Paragraphs") -> str:
    """Return paragraphs as messages name them: paragraph 3, paragraphs 3-4."""
    first, last = paragraphs
    return f"paragraph {first}" if first == last else f"paragraphs {first}-{last}"


def unsupported(subject: Subject, kind: "Kind", advice: str) -> Iterator[Observation]:
    """Yield the statements of a kind that nothing supports, and that should be argued for."""
    for statement, given in subject.of_kind(kind):
        if statement in subject.supports:
            continue
        if given.get("undeveloped") or given.get("rejected"):
            continue
        if subject.knows(statement, "kind", "supported_by", "undeveloped", "rejected"):
            yield Observation(
                subject.places.nodes[statement],
                f"{subject.named(statement)} has no argument for it",
                advice,
                statement,
                "nothing supports this",
            )
