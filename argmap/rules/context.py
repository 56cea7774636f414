"""What rules look at, and what they yield."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.analysis.quotes.effort import Effort, SpentError
from argmap.model.walks import reached
from argmap.rules.suppressions import Suppressions
from argmap.text.wording import listing, shorten

if TYPE_CHECKING:
    from argmap.analysis.quotes import Paragraphs, SourceText
    from argmap.analysis.quotes.passages import Passages
    from argmap.format.keys import Label, Relation
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sides import Side
    from argmap.rules.suppressions import Suppression
    from argmap.text.document import Span


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that a rule saw: a finding before it has a rule, a level and a line.

    `note` says in a few words what stands at `span`; `related` are further spans with their notes.
    """

    span: "Span"
    message: str
    help: str | None = None
    node: str | None = None
    note: str = ""
    related: tuple[tuple["Span", str], ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What rules can be told: `max_words` is how many words a statement may have."""

    max_words: int = 40


@dataclass(frozen=True, slots=True)
class _Survey:
    """What a walk over a map finds, as the properties of `Subject` say."""

    statements: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    arguments: "dict[Relation, dict[str, list[str]]]" = field(
        default_factory=lambda: {"support": {}, "attack": {}}
    )
    unused: list[str] = field(default_factory=list)
    reused: list[str] = field(default_factory=list)
    citing: list[tuple[str, list[dict[str, Any]]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation of a node, the `number`th of its `cites`, in a source whose text is known.

    `cited` are the paragraphs that it names, None if it names none or they are not in the text.
    `quote` is what it quotes, and `found` the paragraphs in which that stands, if anywhere; where
    that took too long to tell, it is not `searched` to the end.
    """

    node: str
    number: int
    source: str
    cited: "Paragraphs | None"
    quote: str
    found: "Paragraphs | None"
    searched: bool = True


class Subject:
    """A map as rules see it: what more than one of them asks is worked out once.

    What a fault of the file has touched is unknown: `knows` and what stands beside it tell, so
    that no rule speaks of it. `source_texts` are the texts of those sources that name a file; None
    where nobody could look. `suppressions` are those of the file where they are obeyed, and
    `unused_suppressions` become known when all other rules have run. Rules read it and change
    nothing. All lists are in file order.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        source_texts: "Mapping[str, SourceText] | None" = None,
        options: Options | None = None,
    ) -> None:
        self.map = argument_map
        self.graph = argument_map.graph
        self.places = argument_map.places
        self.unknowns = argument_map.unknowns
        self.source_texts = source_texts or {}
        self.options = options or Options()
        self.suppressions = Suppressions()
        self.unused_suppressions: list[Suppression] = []

    @property
    def statements(self) -> list[tuple[str, dict[str, Any]]]:
        """Every statement that is written, with its attributes."""
        return self._survey.statements

    @cached_property
    def texts(self) -> list[tuple[str, dict[str, Any]]]:
        """Every statement whose text could be read to the letter, with its attributes."""
        if not self.unknowns.keys:
            return self.statements
        return [entry for entry in self.statements if self.knows(entry[0], "text")]

    @property
    def english_texts(self) -> list[tuple[str, dict[str, Any]]]:
        """The texts of a map that is in English, as one is that names no language."""
        language: str = self.graph.graph.get("language", "en")
        is_english = re.match("en(?:g?$|-)", language.lower()) and self.knows("", "language")
        return self.texts if is_english else []

    @property
    def supports(self) -> dict[str, list[str]]:
        """The arguments for each statement that has one."""
        return self._survey.arguments["support"]

    @property
    def attacks(self) -> dict[str, list[str]]:
        """The arguments against each statement or argument that has one."""
        return self._survey.arguments["attack"]

    @property
    def unused(self) -> list[str]:
        """The statements that are a premise of nothing."""
        return self._survey.unused

    @property
    def reused(self) -> list[str]:
        """The statements that are a premise of more than one argument."""
        return self._survey.reused

    @property
    def citing(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Every node that cites something, with its citations."""
        return self._survey.citing

    @cached_property
    def _survey(self) -> "_Survey":
        """Return what one walk over the map can tell."""
        survey = _Survey()
        support, attack = survey.arguments["support"], survey.arguments["attack"]
        nodes: Any = self.graph.nodes(data=True)
        for entry, (_, following) in zip(nodes, self.graph.adjacency(), strict=True):
            node, given = entry
            if "cites" in given:
                survey.citing.append((node, given["cites"]))
            if "kind" not in given:
                arguments = support if given["relation"] == "support" else attack
                arguments.setdefault(next(iter(following)), []).append(node)
                continue
            if "unwritten" in given:
                continue
            survey.statements.append(entry)
            if len(following) != 1:
                (survey.reused if following else survey.unused).append(node)
        return survey

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

    def knows(self, node: str, *keys: str) -> bool:
        """Return whether these keys of a statement or argument could all be read."""
        return not self.unknowns.has(node, *keys)

    def knows_side(self, node: str) -> bool:
        """Return whether it is known on which side a statement or argument is."""
        return node not in self._of_unknown_side

    @cached_property
    def _of_unknown_side(self) -> set[str]:
        """What leads to a node of unknown side, or to a statement that may be used elsewhere."""
        starts = {root for root in self.roots if not self.knows(root, "attributed_to")}
        starts |= {node for node in self.unknowns.keys if not self.knows(node, "rejected")}
        starts &= self.graph.nodes
        starts |= self.unknowns.meant & self.graph.nodes
        return self.leading_to(starts) if starts else starts

    def knows_label(self, node: str) -> bool:
        """Return whether a node is decided, or undecided for a reason that stands in the map."""
        return self.labels[node] != "undecided" or node not in self._undecided_for_a_fault

    @cached_property
    def _undecided_for_a_fault(self) -> set[str]:
        """The unknown nodes, and the undecided nodes to which undecided ones lead from these."""
        graph, labels = self.graph, self.labels
        unknown = self.unknowns.undecided & graph.nodes
        unknown |= {node for node, given in graph.nodes.items() if "unwritten" in given}

        def undecided_targets(node: str) -> Iterator[str]:
            return (target for target in graph.successors(node) if labels[target] == "undecided")

        return reached(undecided_targets, unknown)

    def knows_premises(self, argument: str) -> bool:
        """Return whether the premises of an argument could all be read."""
        return self.knows(argument, "premises")

    @cached_property
    def circling(self) -> dict[str, dict[str, str]]:
        """What is left of the supporting steps when those that can be in no circle are taken away.

        For each statement what it supports, and the first argument by which it does. Takes away,
        over and over, the statements to which none of the others leads (Kahn 1962).
        """
        steps = self._supporting_steps()
        waiting_for = dict.fromkeys(steps, 0)
        for ends in steps.values():
            for end in ends:
                if end in waiting_for:
                    waiting_for[end] += 1
        free = [statement for statement, count in waiting_for.items() if not count]
        while free:
            for end in steps.pop(free.pop()):
                if end in waiting_for:
                    waiting_for[end] -= 1
                    if not waiting_for[end]:
                        free.append(end)
        return steps

    def _supporting_steps(self) -> dict[str, dict[str, str]]:
        following = self.graph.successors
        attributes = self.graph.nodes
        supports = self.supports
        steps: dict[str, dict[str, str]] = {}
        # A premise that nothing supports closes no circle.
        for premise in supports:
            for argument in following(premise):
                if attributes[argument]["relation"] == "support":
                    steps.setdefault(premise, {}).setdefault(next(following(argument)), argument)
        return steps

    @cached_property
    def may_be_undecided(self) -> bool:
        """Return whether any label may be undecided: by an attack, a circle or an admitted gap."""
        return bool(self.attacks or self.circling) or any(
            given.get("undeveloped") for _, given in self.statements
        )

    @cached_property
    def expected(self) -> dict[str, str]:
        """The label that the map expects of a node."""
        expectations = self.map.expectations.items()
        return {node: label for label, nodes in expectations for node in nodes}

    @cached_property
    def passages(self) -> "dict[str, Passages]":
        """The paragraphs of each source whose text could be read and is not empty."""
        texts = {
            source: text
            for source, given in self.source_texts.items()
            if (text := given.text) is not None
        }
        if not texts:
            return {}
        from argmap.analysis.quotes.document import Markup
        from argmap.analysis.quotes.passages import Passages

        effort = Effort()
        # Sources may share a text, which is cut and indexed once.
        read: dict[tuple[str, Markup], Passages] = {}
        found = {}
        for source, text in texts.items():
            markup = Markup.of(self.map.sources.get(source, {}).get("text", ""))
            if (text, markup) not in read:
                read[text, markup] = Passages(text, effort, markup)
            if read[text, markup]:
                found[source] = read[text, markup]
        return found

    @cached_property
    def quotes(self) -> dict[tuple[str, int], Citation]:
        """Every quote from a source whose text is known, by node and the citation's number."""
        return {(quote.node, quote.number): quote for quote in self._looked_up()}

    def _looked_up(self) -> Iterator[Citation]:
        if not self.passages:
            return
        for node, citations in self.citing:
            for number, citation in enumerate(citations):
                source, quote = citation["source"], citation.get("quote")
                passages = self.passages.get(source)
                if quote is None or passages is None:
                    continue
                cited = paragraphs_of(citation)
                if cited is not None and cited[1] > len(passages):
                    cited = None
                found, searched = None, True
                try:
                    found = passages.find(quote, cited)
                except SpentError:
                    searched = False
                yield Citation(node, number, source, cited, quote, found, searched)

    def premises_of(self, argument: str) -> list[str]:
        """Return the premises of an argument, without its undercutters."""
        return list(filter(self._is_statement, self.graph.predecessors(argument)))

    @cached_property
    def _is_statement(self) -> Callable[[str], bool]:
        return {node for node, given in self.graph.nodes.items() if "kind" in given}.__contains__

    def named(self, node: str) -> str:
        """Return a node's kind and id, as messages name it."""
        return f"{self.graph.nodes[node].get('kind', 'argument')} {quoted(node)}"

    def leading_to(self, ends: Iterable[str]) -> set[str]:
        """Return all nodes from which one of `ends` is reached; they are among them."""
        return reached(self.graph.predecessors, ends)


def quoted(name: str) -> str:
    """Return an id in quotation marks, short enough for a message."""
    return f"“{shorten(name)}”"


def listed(names: list[str], joint: str = "and", most: int = 4) -> str:
    """Return ids as a phrase, “a”, “b” and “c”, and no more of them than a message holds."""
    shown = [quoted(name) for name in names[:most]]
    if len(names) > most:
        shown[-1] = f"{len(names) - most + 1} more"
    return listing(shown, joint)


MOST_STEPS = 40
"""How many steps a person reads: a longer circle is shortened."""


def written_out(names: list[str], ends_shown: int = 5) -> str:
    """Return the ids along a way, a → b → c; of a long one its beginning and its end."""
    shown = names
    if len(names) > MOST_STEPS + 1:
        left_out = f"… {len(names) - 2 * ends_shown} more …"
        shown = [*names[:ends_shown], left_out, *names[-ends_shown:]]
    return " → ".join(map(shorten, shown))


def paragraphs_of(citation: Mapping[str, Any]) -> "Paragraphs | None":
    """Return the first and the last paragraph that a citation names, if it names any."""
    paragraph = citation.get("paragraph")
    if isinstance(paragraph, list):
        return paragraph[0], paragraph[1]
    return None if paragraph is None else (paragraph, paragraph)


def numbered(paragraphs: "Paragraphs") -> str:
    """Return paragraphs as messages name them: paragraph 3, paragraphs 3-4."""
    first, last = paragraphs
    return f"paragraph {first}" if first == last else f"paragraphs {first}-{last}"
