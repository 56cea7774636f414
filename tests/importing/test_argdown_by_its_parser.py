"""Argdown, read by argmap and by Argdown's own parser: both read the same, or refuse it."""

import random
from collections import Counter
from typing import Any

from argdown_parser import needs_parser, read_by_parser

from argmap.importing.argdown.debate import Debate, Node
from argmap.importing.argdown.lexing import ArgdownError
from argmap.importing.argdown.parsing import parse

BLOCKS = [
    "[A]: One *word* and **two**.\n  + [B]: Two. #tag\n    - <C>\n  <- [D]\n",
    "<C>: A sketch, see @[A].\n    -> [B]\n    +> [D]\n    _> <E>\n",
    "<E>\n\n(1) [A]\n(2) A premise. #(two words)\n-- rule, other --\n(3) [B]\n  +> [D]\n",
    "<F>\n\n(1) [D]\n----\n  <_ <C>\n(2) [G]: Between.\n    <_ [A]\n----\n(3) [H]\n",
    "(1) One.\n--\nModus ponens\n{uses: [1]}\n--\n(2) Two.\n  -> <F>\n",
    "# Heading #tag {isGroup: true}\n",
    "Prose with a [link](https:/\\/example.org), 1.5 % and e.g. this: .A. :heart:\n",
    "* [A]\n* Item\n  + <E>\n",
    "1. One\n2. <F>\n",
    "[D] {color: red}\n  >< [A]\n    >< [D]\n",
    "<!-- a comment\n\nover lines -->\n[H]\n  - [A] // another\n",
]
PIECES = [
    *("[A]: ", "[B]", "<C>: ", "<E>", "@[A] ", "#tag ", "*", "_", "**", "__", "`", "\\*", "\\"),
    *("\n", "\n\n", "  ", "\t", "  + ", "\n  - ", "(1) ", "\n----\n", "\n-- r --\n", "--"),
    *("# ", "* ", "1. ", "===", "/*", "*/", "<!--", "-->", "// ", ".A.", ":-1:", "[l](u)", "->"),
    *("{a: 1}", "{", "}", "[", "]", "<", ">", ":", ".", ",", "'", " ", "><"),
]


def documents(count: int) -> list[str]:
    """Return documents of some blocks, most with something wrong in them."""
    chance = random.Random(4)  # noqa: S311 - no secret
    found = []
    for _ in range(count):
        text = "\n".join(chance.choices(BLOCKS, k=chance.randint(1, 4)))
        for _ in range(chance.choice([0, 0, 1, 1, 2, 3])):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(PIECES) + text[at + chance.randrange(3) :]
        found.append(text.rstrip() + "\n")
    return found


def counted(debate: Debate) -> tuple[Any, ...]:
    """Return how many statements and arguments there are, and relations by their kinds."""

    def title(end: Any) -> str:
        return (end.title or "") if isinstance(end, Node) else (end.argument.title or "")

    kinds = {"contradiction": "contradictory"}
    relations = Counter(
        (
            kinds.get(link.kind.value, link.kind.value),
            *sorted((title(link.source), title(link.target))),
        )
        for link in debate.links
    )
    return len(debate.statements), len(debate.arguments), relations


def counted_by_parser(found: dict[str, Any]) -> tuple[Any, ...]:
    def titled(name: str) -> str:
        return "" if name.startswith("Untitled ") else name

    relations = Counter(
        (each["type"], *sorted((titled(each["from"]), titled(each["to"]))))
        for each in found["relations"]
    )
    return len(found["statements"]), len(found["arguments"]), relations


@needs_parser
def test_both_read_the_same_and_refuse_the_same() -> None:
    given = documents(600)
    accepted = 0
    for text, theirs in zip(given, read_by_parser(given), strict=True):
        try:
            ours = counted(Debate(parse(text)))
        except ArgdownError:
            assert "error" in theirs, text
            continue
        # What stands in braces, for example, is read behind the parser.
        assert not theirs.get("early"), text
        if "error" not in theirs:
            assert ours == counted_by_parser(theirs), text
            accepted += 1
    assert accepted > 200
