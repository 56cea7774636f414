"""A map as Markdown: every argument, undercutter and group can be read back from its lists."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from random_maps import random_maps, unordered

import argmap
from argmap.export import markdown
from argmap.model.argument_map import ArgumentMap

MAPS = Path(__file__).parents[2] / "maps"
READER = MarkdownIt("gfm-like", {"linkify": False, "maxNesting": 200})

MENTIONED = 250
"""How many characters of a text stand at least where it is only mentioned."""

AGAINST_STATEMENTS = {"although", "but"}
AGAINST_STEP = re.compile(
    r"(but )?(?P<step>this step|the step from (both|all \d+|“(?P<first>.*)”))"
    r" (holds unless|does not hold:|is granted, but outweighed:)"
)

Argument = tuple[str, tuple[str, ...], tuple[Any, ...]]
"""An argument's relation, its premises, and its undercutters."""

Begun = tuple[str, list[str], list[Argument]]
"""An argument while it is read: the word that begins it, its premises, and its undercutters."""

Groups = list[tuple[str, list[str]]]
"""The titles of groups, each with its statements."""


class Lists:
    """What the nested lists of a document say, and nothing else of it."""

    def __init__(self, document: str, texts: dict[str, str]) -> None:
        self.texts = texts
        self.shown: set[str] = set()
        self.arguments: dict[str, list[Argument]] = {}
        self.groups: Groups = []
        self.root = ""
        in_groups = False
        for block in SyntaxTreeNode(READER.parse(body(document))).children:
            if block.type == "heading":
                in_groups = in_groups or (block.tag, words(block)) == ("h2", "Groups")
                if block.tag == "h3":
                    self.groups.append((unordered(words(block)), []))
            elif in_groups and block.type == "bullet_list":
                self.groups[-1][1].extend(self.statement(item) for item in block.children)
            elif block.type == "bullet_list":
                assert self.undercutters_among(self.read(block), self.root) == ()
            elif not in_groups and any(
                part.type == "strong" for part in block.children[0].children
            ):
                self.root = self.statement(block)

    def statement(self, block: SyntaxTreeNode, word: str = "") -> str:
        """Give the one statement that stands in a block, behind a word."""
        said = words(block.children[0] if block.type == "list_item" else block)
        said = unordered(said.removeprefix(word))
        (found,) = (name for name, text in self.texts.items() if text[:MENTIONED] in said)
        self.shown.add(found)
        return found

    def read(self, bullets: SyntaxTreeNode) -> list[tuple[str, Argument]]:
        """Give the arguments of a list, each with the word that begins it."""
        begun: list[Begun] = []
        for item in bullets.children:
            word = words(item.children[0].children[0].children[0])
            premise = self.statement(item, word)
            undercutters: list[Argument] = []
            for below in item.children[1:]:
                undercutters += self.undercutters_among(self.read(below), premise)
            if word == "and":
                assert not undercutters, "they stand beside premises that are linked"
                begun[-1][1].append(premise)
            else:
                begun.append((word, [premise], undercutters))
        return self.with_undercutters(begun)

    def with_undercutters(self, begun: list[Begun]) -> list[tuple[str, Argument]]:
        """Give arguments that stand beside each other, those against a step among its own."""
        found: list[tuple[str, Argument]] = []
        for place in reversed(range(len(begun))):
            word, premises, undercutters = begun[place]
            relation = "support" if word == "because" else "attack"
            argument = (relation, tuple(premises), tuple(undercutters))
            against = AGAINST_STEP.fullmatch(word)
            if against is None or against["step"] == "this step":
                found.insert(0, (word, argument))
                continue
            linked = [each for each in begun[:place] if len(each[1]) > 1]
            if against["first"] is None:
                (*_, target) = (each for each in linked if not AGAINST_STEP.fullmatch(each[0]))
            else:
                first = unordered(against["first"]).removesuffix("…")
                (*_, target) = (
                    each for each in linked if self.texts[each[1][0]].startswith(first)
                )
            target[2].insert(0, argument)
        return found

    def undercutters_among(
        self, found: list[tuple[str, Argument]], statement: str
    ) -> tuple[Argument, ...]:
        """Note the arguments for and against a statement, and give those against its step."""
        own = [argument for word, argument in found if not AGAINST_STEP.fullmatch(word)]
        against = [argument for word, argument in found if AGAINST_STEP.fullmatch(word)]
        known = {"because"} | AGAINST_STATEMENTS
        assert len(own) == sum(word in known for word, _ in found)
        if own:
            assert self.arguments.setdefault(statement, own) == own
        return tuple(against)


def words(block: SyntaxTreeNode) -> str:
    """Give what is read in a block."""
    assert block.type != "html_inline" or block.content == "<!-- -->"
    if block.children:
        return "".join(map(words, block.children))
    return block.content if block.type in ("text", "text_special") else ""


def body(document: str) -> str:
    """Give a document without its footnotes."""
    return "\n".join(line for line in document.split("\n") if not line.startswith("[^"))


def in_the_map(argument_map: ArgumentMap) -> dict[str, list[Argument]]:
    """Give the arguments of every statement as the graph holds them."""

    def argument(node: str) -> Argument:
        undercutters = tuple(argument(each) for each in argument_map.arguments_against(node))
        relation = argument_map.graph.nodes[node]["relation"]
        return relation, tuple(argument_map.premises_of(node)), undercutters

    return {
        statement: [argument(node) for node in argument_map.graph.predecessors(statement)]
        for statement in argument_map.statements()
    }


def groups_of(argument_map: ArgumentMap) -> Groups:
    return [
        (unordered(group.get("title", name)), group["statements"])
        for name, group in argument_map.groups.items()
    ]


def assert_read_back(argument_map: ArgumentMap) -> None:
    nodes = argument_map.graph.nodes
    texts = {name: unordered(nodes[name]["text"]) for name in argument_map.statements()}
    document = markdown.write(argument_map)
    read = Lists(document, texts)
    whole = unordered(words(SyntaxTreeNode(READER.parse(body(document)))))
    assert all(text in whole for text in texts.values())
    arguments = {name: read.arguments.get(name, []) for name in read.shown}
    assert arguments == in_the_map(argument_map)
    assert read.groups == groups_of(argument_map)


@settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(random_maps())
def test_every_argument_and_group_is_read_back(drawn: ArgumentMap) -> None:
    for number, name in enumerate(drawn.statements()):
        facts = drawn.graph.nodes[name]
        mark = f"⟪{number}⟫"
        first = number % 2 or len(facts["text"]) > MENTIONED - len(mark) - 1
        facts["text"] = f"{mark} {facts['text']}" if first else f"{facts['text']} {mark}"
    assert_read_back(drawn)
    shown = READER.render(body(markdown.write(drawn)))
    for text in map(html.unescape, re.split(r"<[^>]*>", shown)):
        assert not re.search(r"@\S|#\d|:[\w+-]+:", text)


@pytest.mark.parametrize("name", ["night-depot", "soleimani-strike"])
def test_the_maps_of_the_project_are_read_back(name: str) -> None:
    assert_read_back(argmap.load(MAPS / f"{name}.yaml"))


def test_branches_that_go_on_in_lists_of_their_own_are_read_back() -> None:
    claims = "".join(
        f"  s{n}: {{text: Nr. {n} holds., supported_by: {{premises: [p{n}, s{n + 1}], "
        f"attacked_by: {{premises: u{n}, attacked_by: v{n}}}}}, attacked_by: w{n}}}\n"
        for n in range(40)
    )
    premises = "".join(
        f"  {kind}{n}: {kind.upper()} {n} holds.\n" for n in range(40) for kind in "puvw"
    )
    deep = argmap.loads(
        f"argmap: 1\ntitle: T\nclaims:\n{claims}premises:\n  s40: Nr. 40 holds.\n{premises}"
    )
    assert "## 1.2. goes on from 1.1\n" in markdown.write(deep)
    assert_read_back(deep)


MAP = """
argmap: 1
title: T
claims:
  noise:
    text: It is loud.
    attributed_to: the residents
    supported_by:
      - {premises: [may, limit], scheme: argument from sign, attacked_by: walls}
      - {premises: complaints, qualifier: almost certainly, scheme: argument from authority}
    attacked_by: quiet
premises:
  may: May was loud.
  limit: There is a limit.
  walls: Walls were built.
  complaints: The residents say so.
  quiet: It is quiet.
groups:
  noise: [noise, may]
  limits: {title: "1. What the *law* says", statements: [limit]}
"""


def test_what_speaks_against_a_step_does_not_seem_to_speak_against_its_premise() -> None:
    document = markdown.write(argmap.loads(MAP))
    assert (
        "\n".join(document.split("\n")[4:])
        == """\
**It is loud.**

- *because* (argument from sign) May was loud.
- *and* There is a limit.
- *the step from both holds unless* Walls were built.
- *because* (almost certainly; argument from authority) The residents say so.
- *but* It is quiet.

## Groups

### noise

- It is loud.
- May was loud.

### 1\\. What the \\*law\\* says

- There is a limit.
"""
    )


def test_an_undercutter_of_an_undercutter_says_which_step_is_meant() -> None:
    document = markdown.write(
        argmap.loads("""
argmap: 1
title: T
claims:
  c:
    text: C.
    supported_by:
      premises: [a, b]
      attacked_by:
        - {premises: [u, v], attacked_by: [w, [x, y]]}
        - z
premises: {a: A., b: B., u: U., v: V., w: W., x: X., y: Y., z: Z.}
""")
    )
    assert (
        "\n".join(document.split("\n")[6:])
        == """\
- *because* A.
- *and* B.
- *the step from both holds unless* U.
- *and* V.
- *but the step from “U.” does not hold:* W.
- *but the step from “U.” does not hold:* X.
- *and* Y.
- *the step from both holds unless* Z.
"""
    )


def test_a_group_without_statements_says_so_and_a_map_without_groups_nothing() -> None:
    empty = "argmap: 1\ntitle: T\npremises: {p: P.}\ngroups: {later: []}\n"
    assert "\n## Groups\n\n### later\n\n*No statements.*\n" in markdown.write(argmap.loads(empty))
    assert "## Groups" not in markdown.write(
        argmap.loads(empty.replace("groups: {later: []}", ""))
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ask @anna", "ask @<!-- -->anna"),
        ("mail@example.org", "mail@<!-- -->example.org"),
        ("mailto:mail@example.org", "mailto:mail@<!-- -->example.org"),
        ("see www.example.org", r"see www\.example.org"),
        ("(WWW.example.org)", r"(WWW\.example.org)"),
        ("https://www.example.org", r"https:/\/www\.example.org"),
        ("as in #12", "as in #<!-- -->12"),
        ("well :tada: :+1: done", "well :<!-- -->tada: :<!-- -->+1: done"),
        ("at 7 @ home: # or not", r"at 7 @ home: \# or not"),
    ],
)
def test_nothing_becomes_a_link_or_calls_anybody(text: str, written: str) -> None:
    document = markdown.write(argmap.loads(f"argmap: 1\ntitle: T\npremises: {{p: '{text}'}}\n"))
    assert f"\n**{written}**\n" in document
    assert words(SyntaxTreeNode(READER.parse(document)).children[2]) == text
