"""Maps in Argdown: what they say, read by Argdown's own parser and by argmap."""

import re
from collections import Counter
from functools import cache, partial
from typing import Any

import networkx as nx
from argdown_parser import needs_parser, read_by_parser
from exporting import exported, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_maps import HOSTILE, on_one_line, random_maps
from writing_maps import Writer, arguments_of_a_map

import argmap
from argmap.export import argdown
from argmap.importing import read as read_other
from argmap.model.argument_map import ArgumentMap
from argmap.reading.arguments import is_numbered

often = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
Key = tuple[Any, ...]
"""An argument: its relation, its scheme, the texts of its premises, and its target."""


exported_argdown = partial(exported, name="argdown")
text_of = partial(written, name="argdown")


def arguments_of(argument_map: ArgumentMap) -> "Counter[Key]":
    """Return the arguments of a map, without premises that are their own conclusions."""
    graph = argument_map.graph

    @cache
    def key(name: str) -> Key:
        facts = graph.nodes[name]
        if facts["type"] == "statement":
            return (spoken(facts["text"]),)
        (target,) = graph.successors(name)
        premises = [
            each
            for each in graph.predecessors(name)
            if graph.nodes[each]["type"] == "statement" and each != target
        ]
        texts = sorted(spoken(graph.nodes[each]["text"]) for each in premises)
        return facts["relation"], spoken(facts.get("scheme", "")), tuple(texts), key(target)

    names = [name for name, facts in graph.nodes(data=True) if facts["type"] == "argument"]
    return Counter(key(name) for name in names)


def spoken(text: str) -> str:
    """Give a text as formats for people have it."""
    return argdown.on_one_line(text)


def arguments_read_by_parser(found: dict[str, Any]) -> "Counter[Key]":
    """Return what the arguments of a map are by what Argdown's own parser has read."""
    texts = {each["title"]: " ".join(each["text"].split()) for each in found["statements"]}
    structures = {each["title"]: each for each in found["arguments"]}
    attacks = {each["conclusion"]: each for each in structures.values() if each["implied"]}
    relations = found["relations"]

    @cache
    def of_structure(title: str) -> Key:
        structure = structures[title]
        premises = tuple(sorted(texts[each] for each in structure["premises"]))
        scheme = ", ".join(structure["rules"])
        conclusion = structure["conclusion"]
        if not structure["implied"]:
            return "support", scheme, premises, (texts[conclusion],)
        (relation,) = [each for each in relations if each["from"] == conclusion]
        return "attack", scheme, premises, target(relation)

    def target(relation: dict[str, str]) -> Key:
        if relation["type"] == "undercut":
            return of_structure(relation["to"])
        return (texts[relation["to"]],)

    keys = Counter(map(of_structure, structures))
    for relation in relations:
        if relation["from"] not in attacks:
            kind = "support" if relation["type"] == "support" else "attack"
            keys[kind, "", (texts[relation["from"]],), target(relation)] += 1
    return keys


@st.composite
def written_maps(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map that stands in a file."""
    roots = draw(arguments_of_a_map())
    return argmap.loads(Writer(draw, has_groups=draw(st.booleans())).map(roots))


FERRY = argmap.loads("""\
argmap: 1
title: Should the ferry run in winter?
sources: {log: The log of the ferry}
recommendations:
  run:
    text: Run it in winter, at 8:00.
    supported_by:
      - school
      - [mail, road]
    attacked_by: ice
claims:
  mail:
    text: "The mail needs it (see #4 and [5])."
    tags: [post, two words]
    supported_by:
      id: by-boat
      scheme: argument from need, urgent
      premises: letters
      note: As the post says.
      attacked_by: {premises: [bus, drone], attacked_by: It crashed.}
premises:
  school: {text: Children cross to school., cites: 3}
  road: The road is closed.
  ice: {text: The ice is *thick*., note: "Who says so?"}
  letters: Letters come by boat.
  bus: A bus goes round.
  drone: A drone flies.
groups:
  need: {title: Who needs it, statements: [run, mail]}
""")


def test_a_map_in_argdown() -> None:
    made = exported_argdown(FERRY)
    assert (
        made.data.decode()
        == """\
===
title: "Should the ferry run in winter?"
===

// log: “The log of the ferry”

[school]: Children cross to school. // ¶3

[road]: The road is closed.

[ice]: The ice is \\*thick\\*. // note: Who says so?

[letters]: Letters come by boat.

[bus]: A bus goes round.

[drone]: A drone flies.

# Who needs it

[run]: Run it in winter, at 8:00. // Recommendation
  <- [ice]

(1) [school]
-----
(2) [run]

(1) [mail]
(2) [road]
-----
(3) [run]

[mail]: The mail needs it (see \\#4 and \\[5]). #post #(two words)

<by-boat>: As the post says.

(1) [letters]
-- argument from need\\, urgent --
  <_ [undercutter 1]
(2) [mail]

(1) [bus]
(2) [drone]
-----
  <_ It crashed.
(3) [undercutter 1]: So the step does not hold. {implied: true}
"""
    )
    assert made.remarks == (
        "1 value of sources left out, or in comments alone",
        "1 value of cites left out, or in comments alone, at school",
        "1 value of note left out, or in comments alone, at ice",
        "1 id of groups left out, at need",
        "1 recommendation written as statement like others, at run",
        "1 conclusion added, since attacks of linked premises have none, at mail/by-boat/a1",
    )


def test_a_comment_is_no_title() -> None:
    drawn = argmap.loads(
        "argmap: 1\ntitle: T\nclaims:\n  a:\n    text: A\n    supported_by:\n"
        "      {premises: {text: B, id: b}, note: 'see [c]: D <e>: F'}\n"
    )
    assert "  <+ [b] // note on this step: see [c] : D <e>: F\n" in text_of(drawn)
    assert arguments_of(read_other(text_of(drawn), "argdown").map) == arguments_of(drawn)


def test_hostile_texts_are_read_as_they_are() -> None:
    texts = [text for text in map(on_one_line, HOSTILE) if text]
    more = [".A. :heart: e.g.*x* a.b.c", "== === ===== ======", "x//y http://z /*", "::"]
    for text in [*texts, *more]:
        graph: nx.DiGraph[str] = nx.DiGraph(title=text)
        graph.add_node("a", type="statement", kind="premise", text=text)
        read = read_other(text_of(ArgumentMap(graph)), "argdown")
        assert read.map.graph.nodes["a"]["text"] == spoken(text)
        assert read.map.title == spoken(text)


@needs_parser
def test_argdowns_own_parser_reads_the_same() -> None:
    written: dict[str, ArgumentMap] = {}

    @settings(often, max_examples=500)
    @given(written_maps() | random_maps())
    def write(drawn: ArgumentMap) -> None:
        written[text_of(drawn)] = drawn

    write()
    assert len(written) >= 300
    for argument_map, found in zip(written.values(), read_by_parser([*written]), strict=True):
        assert "error" not in found
        nodes = argument_map.graph.nodes
        conclusions = {each["conclusion"] for each in found["arguments"] if each["implied"]}
        texts = Counter(
            " ".join(each["text"].split())
            for each in found["statements"]
            if each["title"] not in conclusions
        )
        assert texts == Counter(spoken(nodes[name]["text"]) for name in argument_map.statements())
        # What is given twice is written once.
        assert set(arguments_of(argument_map)) == set(arguments_read_by_parser(found))


def kept(argument_map: ArgumentMap) -> dict[str, Any]:
    """Return what Argdown can say of a map."""
    graph = argument_map.graph
    found: dict[str, Any] = {key: graph.graph.get(key) for key in ("title", "description")}
    for name in argument_map.statements():
        facts = graph.nodes[name]
        group = facts.get("group", "")
        title = argument_map.groups.get(group, {}).get("title", group)
        found[facts["text"]] = (set(facts.get("tags", ())), title)
    for name, facts in graph.nodes(data=True):
        if facts["type"] == "argument" and not is_numbered(name.rpartition("/")[2]):
            found[name.rpartition("/")[2]] = facts.get("note")
    return found


@often
@given(written_maps())
def test_reading_it_again_gives_what_was_not_reported(drawn: ArgumentMap) -> None:
    made = exported_argdown(drawn)
    read = read_other(made.data, "argdown")
    assert kept(read.map) == kept(drawn)
    assert set(arguments_of(read.map)) == set(arguments_of(drawn))
    changed = [loss for loss in map(str, read.losses) if "comment" not in loss]
    assert all("one argument" in loss or "itself" in loss for loss in changed)
    said = (re.match(r"(\d+) values? of (\w+) left out", remark) for remark in made.remarks)
    reported = {found[2]: int(found[1]) for found in said if found}
    titled = {name for name in drawn.graph if not is_numbered(name.rpartition("/")[2])}
    lost = Counter(
        key
        for name, facts in drawn.graph.nodes(data=True)
        for key in facts.keys() & WITHOUT_A_WORD
        # The text beside the title of an argument is its note.
        if key != "note" or facts["type"] == "statement" or name not in titled
    )
    assert reported == {**lost, "sources": 1}
    recommendations = [
        facts for _, facts in drawn.graph.nodes(data=True) if facts.get("kind") == "recommendation"
    ]
    assert any("recommendation" in remark for remark in made.remarks) == bool(recommendations)
    before, after = kinds(drawn), kinds(read.map)
    other = [text for text in before if after[text] != before[text] != "recommendation"]
    found = [re.match(r"(\d+) statements? of a kind", remark) for remark in made.remarks]
    assert [int(each[1]) for each in found if each] == [len(other)] * bool(other)


def kinds(argument_map: ArgumentMap) -> dict[str, str]:
    nodes = argument_map.graph.nodes
    return {nodes[name]["text"]: nodes[name]["kind"] for name in argument_map.statements()}


WITHOUT_A_WORD = {
    *("cites", "qualifier", "implicit", "undeveloped", "rejected", "attributed_to", "addressee"),
    "note",
}
