"""A map on one screen: its recommendations, what speaks for and against them, and its groups."""

from dataclasses import dataclass

from argmap.analysis.cruxes import find_cruxes
from argmap.format.keys import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.selection import heads_of, whole_of
from argmap.views import captions

MOST = 20
"""How many trees are summed up one by one."""


@dataclass(frozen=True, slots=True)
class TreeInShort:
    """A tree by its root: its number, its label, and what speaks for and against it.

    `objection` is the first argument against it or against one of its steps that stands, or else
    the first with an `answer`. It falls if one of the premises is denied that it `hangs_on`.
    """

    number: int
    root: str
    is_opposed: bool
    label: Label | None
    reasons: int
    objections: int
    objection: str | None = None
    answer: str | None = None
    hangs_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The trees in short, how many `more` there are, and the titles and sizes of groups."""

    trees: tuple[TreeInShort, ...]
    more: int
    groups: tuple[tuple[str, int], ...]


def summary_of(argument_map: ArgumentMap) -> Summary:
    """Return what a map comes to; of one that was not read to its end, without labels."""
    whole = whole_of(argument_map)
    cut_off = argument_map.unknowns.cut_off
    labels = {} if cut_off else whole.labels()
    sides = argument_map.sides()
    heads = heads_of(argument_map, sides)
    shown = heads[:MOST]
    standing = [head for head in shown if sides[head] == "own" and labels.get(head) == "accepted"]
    hangs_on = {
        found.node: tuple(crux.deny[0] for crux in found.cruxes if len(crux.deny) == 1)
        for found in (find_cruxes(whole, standing, 1).conclusions if standing else ())
    }
    trees = []
    for number, head in enumerate(shown, 1):
        reasons = whole.arguments_for(head)
        against = [attack for node in (head, *reasons) for attack in whole.arguments_against(node)]
        first = next((each for each in against if labels.get(each) == "accepted"), None)
        answer = None
        if first is None and against:
            first = against[0]
            answer = _answer(whole, labels, first)
        trees.append(
            TreeInShort(
                number,
                head,
                sides[head] == "other",
                labels.get(head),
                len(reasons),
                len(against),
                first,
                answer,
                hangs_on.get(head, ()),
            )
        )
    groups = tuple(
        (captions.group_title(name, group), len(group["statements"]))
        for name, group in argument_map.groups.items()
    )
    return Summary(tuple(trees), len(heads) - len(shown), groups)


def _answer(whole: ArgumentMap, labels: dict[str, Label], objection: str) -> str | None:
    """Return the first argument that stands against an objection or one of its premises."""
    attacked = [objection, *whole.premises_of(objection)]
    answers = [answer for node in attacked for answer in whole.arguments_against(node)]
    return next((each for each in answers if labels.get(each) == "accepted"), None)
