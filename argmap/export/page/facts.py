"""What the script of a page is told: facts that cannot be read in the outline."""

from typing import TYPE_CHECKING, Any

from argmap.text.wording import brief, listing
from argmap.views import captions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.format.keys import Label
    from argmap.model.argument_map import ArgumentMap

_LONG = 60
"""How many characters of a statement are enough where others stand beside it."""

_VERBS = {
    "support": ("supports", "support"),
    "attack": ("speaks against", "speak against"),
    "outweighs": ("outweighs", "outweigh"),
}
"""What an argument does to its target, by its relation: one premise, or several."""


class Facts:
    """The facts of a map, with its nodes by `numbers`.

    Where `cites` is not set, quotes come without their places.
    """

    def __init__(
        self,
        argument_map: "ArgumentMap",
        numbers: dict[str, int],
        labels: "Mapping[str, Label]",
        *,
        cites: bool,
    ) -> None:
        self._map = argument_map
        self._structure = structure = argument_map.structure
        self._nodes = structure.nodes
        self._numbers = numbers
        self._labels = labels
        self._cites = cites
        self._steps = self._steps_by_statement()

    def all(self) -> dict[str, Any]:
        """Return the facts by the numbers of nodes, as JSON has them.

        A step is an argument: its relation, what it bears on, and its premises. Labels are said by
        their first letters.
        """
        about = {
            str(self._numbers[name]): facts
            for name, _ in self._structure.statements
            if (facts := self._about(name))
        }
        return {
            "ids": [name for name in self._numbers if self._structure.is_statement(name)],
            "labels": "".join(self._labels[name][0] for name in self._numbers),
            "steps": [
                self._step(node)
                for node in self._numbers
                if not self._structure.is_statement(node)
            ],
            "about": about,
        }

    def _step(self, argument: str) -> list[str | int]:
        ends = [self._structure.targets[argument], *self._structure.premises[argument]]
        return [self._relation(argument), *(self._numbers[end] for end in ends)]

    def _relation(self, argument: str) -> str:
        """Return how an argument bears on its target: it may attack a step by outweighing it."""
        given = self._nodes[argument]
        return "outweighs" if given.get("outweighs") else given["relation"]

    def _about(self, statement: str) -> dict[str, Any]:
        given = self._nodes[statement]
        notes: list[str] = []
        quotes = self._quotes(given)
        for argument in self._steps.get(statement, ()):
            step = self._nodes[argument]
            remarks = captions.remarks(step, self.step_from(argument))
            notes += [_as_sentence(said) for said in remarks]
            quotes += self._quotes(step)
        more = {"notes": notes, "quotes": quotes, "details": captions.details(given)}
        return {key: value for key, value in more.items() if value}

    def _quotes(self, node: dict[str, Any]) -> list[list[str]]:
        """Return what a node quotes, each with its place."""
        found = []
        for cite in node.get("cites", ()):
            if "quote" in cite:
                ((_, place),) = captions.citations({"cites": [cite]}, self._map.sources)
                found.append([cite["quote"], place if self._cites else ""])
        return found

    def _steps_by_statement(self) -> dict[str, list[str]]:
        """Give the arguments of which something is said, by the statement they bear on at last."""
        found: dict[str, list[str]] = {}
        for argument in self._structure.targets:
            said = self._nodes[argument]
            if "cites" in said or captions.remarks(said):
                found.setdefault(self._map.conclusion_of(argument), []).append(argument)
        return found

    def in_words(self, node: str) -> str:
        """Return a node in words: the text of a statement, or what an argument says of what."""
        given = self._nodes[node]
        if self._structure.is_statement(node):
            notes = captions.notes(given)
            return captions.text_of(node, given) + (f"\n({'; '.join(notes)})" if notes else "")
        premises, target = self._structure.premises[node], self._structure.targets[node]
        verb = _VERBS[self._relation(node)][len(premises) > 1]
        shown = (
            self._quoted(target)
            if self._structure.is_statement(target)
            else self.step_from(target)
        )
        return f"{listing(list(map(self._quoted, premises)), 'and')} {verb} {shown}"

    def _quoted(self, statement: str) -> str:
        return f"“{brief(captions.text_of(statement, self._nodes[statement]), _LONG)}”"

    def step_from(self, argument: str) -> str:
        """Name a step by the first of its premises."""
        premise = self._structure.premises[argument][0]
        return captions.step_from(captions.text_of(premise, self._nodes[premise]))


def _as_sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
