"""The whole map that the format's description gives, to the last attribute."""

from typing import Any

import argmap

DEPOT = """\
argmap: 1
title: Should the depot stay open at night?
description: A worked example.            # optional
sources:                                  # optional
  survey-2024:
    title: Night-time footfall survey
    author: Transport office              # a string, or a list of strings
    publisher: City of Ulm
    date: 2024-03-01
    url: https://example.org/survey
    paragraphs: 12                        # how many numbered paragraphs the text has
    text: survey-2024.txt                 # a plain-text copy, relative to the map file
recommendations:
  keep-open:
    text: The city should keep the depot open at night.
    addressee: City council               # a string, or a list of strings
    cites: {survey-2024: 12}
    supported_by:                         # two arguments, each enough by itself (convergent)
      - shift-workers-need-it             # one premise
      - [cost-is-low, budget-allows-it]   # linked premises: they hold only together
    attacked_by:
      - noise
claims:
  shift-workers-need-it:
    text: Shift workers have no other way home.
    qualifier: almost certainly           # the author's hedge, as a phrase
    cites: {survey-2024: [3, 4]}
    supported_by:
      - premises: [no-night-bus, few-own-cars]
        scheme: argument from sign        # name of the argumentation scheme
        attacked_by: [bus-is-planned]     # attacks this step, not the claim: an undercutter
  noise:
    text: An open depot keeps its neighbours awake.
    attributed_to: Residents' association # whose statement it is, if not the author's
    supported_by: loud-at-night           # a lone entry needs no list
    attacked_by: [walls-are-built]
premises:
  no-night-bus: No bus runs between one and five.      # a string is short for {text: …}
  few-own-cars:
    text: Four in five shift workers own no car.
    cites:
      survey-2024:
        paragraph: 4
        quote: "four out of five of those we asked"    # must stand in the source's text
  cost-is-low: {text: Staying open costs little., cites: 9}       # the one source need not be named
  budget-allows-it: {text: The budget has room for it., implicit: true}   # relied on, never said
  loud-at-night: {text: The depot is loud at night., cites: 7}
  walls-are-built: {text: Sound walls were finished in May., cites: 8}
  bus-is-planned: {text: A night bus is planned., cites: survey-2024}
groups:                                   # optional: named parts of the map, in order
  need: {title: Who needs it, statements: [shift-workers-need-it, no-night-bus, few-own-cars, bus-is-planned]}
  noise: [noise, loud-at-night, walls-are-built]
expect:                                   # optional: tests of the map itself
  accepted: [keep-open]                   # labels as semantics.md defines them
  rejected: [noise, shift-workers-need-it]
"""  # noqa: E501 - as the description has it


def statement(kind: str, text: str, at: tuple[int, int], **given: Any) -> dict[str, Any]:
    line, column = at
    return {
        "type": "statement",
        "kind": kind,
        "text": text,
        "line": line,
        "column": column,
        **given,
    }


def argument(relation: str, at: tuple[int, int], **given: Any) -> dict[str, Any]:
    line, column = at
    return {"type": "argument", "relation": relation, "line": line, "column": column, **given}


def passage(**where: Any) -> dict[str, Any]:
    return {"source": "survey-2024", **where}


NODES = {
    "keep-open": statement(
        "recommendation",
        "The city should keep the depot open at night.",
        (14, 3),
        addressee=["City council"],
        cites=[passage(paragraph=12)],
    ),
    "keep-open/s1": argument("support", (19, 9)),
    "keep-open/s2": argument("support", (20, 9)),
    "keep-open/a1": argument("attack", (22, 9)),
    "shift-workers-need-it": statement(
        "claim",
        "Shift workers have no other way home.",
        (24, 3),
        qualifier="almost certainly",
        cites=[passage(paragraph=3), passage(paragraph=4)],
        group="need",
    ),
    "shift-workers-need-it/s1": argument("support", (29, 9), scheme="argument from sign"),
    "shift-workers-need-it/s1/a1": argument("attack", (31, 23)),
    "noise": statement(
        "claim",
        "An open depot keeps its neighbours awake.",
        (32, 3),
        attributed_to="Residents' association",
        group="noise",
    ),
    "noise/s1": argument("support", (35, 19)),
    "noise/a1": argument("attack", (36, 19)),
    "no-night-bus": statement(
        "premise", "No bus runs between one and five.", (38, 3), group="need"
    ),
    "few-own-cars": statement(
        "premise",
        "Four in five shift workers own no car.",
        (39, 3),
        cites=[passage(paragraph=4, quote="four out of five of those we asked")],
        group="need",
    ),
    "cost-is-low": statement(
        "premise", "Staying open costs little.", (45, 3), cites=[passage(paragraph=9)]
    ),
    "budget-allows-it": statement(
        "premise", "The budget has room for it.", (46, 3), implicit=True
    ),
    "loud-at-night": statement(
        "premise",
        "The depot is loud at night.",
        (47, 3),
        cites=[passage(paragraph=7)],
        group="noise",
    ),
    "walls-are-built": statement(
        "premise",
        "Sound walls were finished in May.",
        (48, 3),
        cites=[passage(paragraph=8)],
        group="noise",
    ),
    "bus-is-planned": statement(
        "premise", "A night bus is planned.", (49, 3), cites=[passage()], group="need"
    ),
}

EDGES = {
    ("keep-open/s1", "keep-open"),
    ("keep-open/s2", "keep-open"),
    ("keep-open/a1", "keep-open"),
    ("shift-workers-need-it", "keep-open/s1"),
    ("cost-is-low", "keep-open/s2"),
    ("budget-allows-it", "keep-open/s2"),
    ("noise", "keep-open/a1"),
    ("shift-workers-need-it/s1", "shift-workers-need-it"),
    ("no-night-bus", "shift-workers-need-it/s1"),
    ("few-own-cars", "shift-workers-need-it/s1"),
    ("shift-workers-need-it/s1/a1", "shift-workers-need-it/s1"),
    ("bus-is-planned", "shift-workers-need-it/s1/a1"),
    ("noise/s1", "noise"),
    ("loud-at-night", "noise/s1"),
    ("noise/a1", "noise"),
    ("walls-are-built", "noise/a1"),
}

FACTS = {
    "title": "Should the depot stay open at night?",
    "description": "A worked example.",
    "sources": {
        "survey-2024": {
            "title": "Night-time footfall survey",
            "author": ["Transport office"],
            "publisher": "City of Ulm",
            "date": "2024-03-01",
            "url": "https://example.org/survey",
            "paragraphs": 12,
            "text": "survey-2024.txt",
        }
    },
    "groups": {
        "need": {
            "title": "Who needs it",
            "statements": [
                "shift-workers-need-it",
                "no-night-bus",
                "few-own-cars",
                "bus-is-planned",
            ],
        },
        "noise": {"statements": ["noise", "loud-at-night", "walls-are-built"]},
    },
    "expect": {"accepted": ["keep-open"], "rejected": ["noise", "shift-workers-need-it"]},
}


def test_nodes_carry_what_the_map_gives_and_nothing_else() -> None:
    nodes = argmap.loads(DEPOT).graph.nodes
    assert {name: nodes[name] for name in nodes} == NODES


def test_nodes_are_in_file_order() -> None:
    assert list(argmap.loads(DEPOT).graph) == list(NODES)


def test_edges_run_from_premise_to_argument_to_target() -> None:
    assert set(argmap.loads(DEPOT).graph.edges) == EDGES


def test_the_rest_is_in_the_graph_itself() -> None:
    assert argmap.loads(DEPOT).graph.graph == FACTS
