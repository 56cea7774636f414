"""What one map can make `show`, `check` and `export` write: no more than a person can read.

A map is small, and what it says can be repeated without end: by trees that share a chain of
reasons, by layers that double, by a long text that many others mention.
"""

import io
import sys
from collections.abc import Callable

import pytest
from disk import Program

from argmap.cli import run

BOUND_OF_REPEATING = 100_000
SAID = "Stopped after 100,000 lines: "

Run = Callable[..., str]


@pytest.fixture
def printed(ran: Program) -> Run:
    """Give a function that runs a command on the map in a text, and gives what it prints."""

    def running(text: str, *command: str) -> str:
        status, out, err = ran(*command, "-", stdin=text.encode())
        assert status in (0, 1)
        assert "Traceback" not in err
        return out + err

    return running


def a_map(*sections: str) -> str:
    return "\n".join(["argmap: 1", "title: Shall the ferry run in winter?", *sections, ""])


def chain(length: int, last: str = "ground") -> list[str]:
    """Give claims of which each rests on the next, and the last on a premise."""
    names = [*(f"link{number}" for number in range(length)), last]
    return [
        f"  {name}: {{text: Link {number}., supported_by: {names[number + 1]}}}"
        for number, name in enumerate(names[:-1])
    ]


def tops_over_a_chain(tops: int, length: int) -> str:
    """Give recommendations that all rest on one chain."""
    return a_map(
        "recommendations:",
        *(f"  top{each}: {{text: Top {each}., supported_by: link0}}" for each in range(tops)),
        "claims:",
        *chain(length),
        "premises: {ground: The ground.}",
    )


def layers(count: int) -> str:
    """Give layers of two claims, each of which rests on both of the next layer."""
    return a_map(
        "claims:",
        *(
            f"  {side}{each}: {{text: {side} of {each}., supported_by: "
            f"[left{each + 1}, right{each + 1}]}}"
            for each in range(count)
            for side in ("left", "right")
        ),
        f"premises: {{left{count}: L., right{count}: R.}}",
    )


def test_a_chain_that_many_trees_share_stands_in_the_first(printed: Run) -> None:
    out = printed(tops_over_a_chain(300, 300), "show", "--width", "1000")
    lines = out.splitlines()
    assert len(lines) < 2_000
    at = lines.index("◆ Top 299.")
    assert lines[at + 1] == "└─ because ● Link 0. (* → 1)"
    assert "(* → n) shown in full in the tree of this number" in lines


def test_a_document_says_where_the_chain_stands(printed: Run) -> None:
    out = printed(tops_over_a_chain(300, 300), "export", "--format", "markdown")
    assert len(out.splitlines()) < 3_000
    assert out.rstrip().endswith("- *because* Link 0. (see above, in 1)")
    assert out.count("**Top ") == 300


@pytest.mark.parametrize("options", [["--no-dedupe"], ["--no-dedupe", "--invert"]])
def test_layers_that_double_are_shown_up_to_a_bound(printed: Run, options: list[str]) -> None:
    small = printed(layers(4), "show", *options)
    assert "(*)" not in small
    assert SAID not in small
    out = printed(layers(60), "show", *options)
    # Before the trees stands a summary, and behind them what ends them.
    assert BOUND_OF_REPEATING < len(out.splitlines()) < BOUND_OF_REPEATING + 30
    assert SAID in " ".join(out.split())


@pytest.mark.parametrize("options", [[], ["--invert"]])
def test_layers_that_double_are_shown_once_each(printed: Run, options: list[str]) -> None:
    out = printed(layers(60), "show", "--width", "1000", *options)
    assert len(out.splitlines()) < 5 * 60
    assert all(f"right of {each}." in out for each in range(60))


def test_of_many_linked_premises_inverted_trees_name_a_few(printed: Run) -> None:
    names = [f"day{number}" for number in range(400)]
    text = a_map(
        f"claims: {{all: {{text: It ran all days., supported_by: [[{', '.join(names)}]]}}}}",
        "premises:",
        *(f"  {name}: It ran on {name}." for name in names),
    )
    lines = printed(text, "show", "--invert").splitlines()
    assert len(lines) < 3_000
    at = lines.index("■ It ran on day399.")
    assert lines[at + 1 : at + 3] == [
        "└┬ therefore ● It ran all days.",
        " └ with      ■ It ran on day0. (and 398 more)",
    ]
    assert "(and n more) so many more premises are linked with it" in lines


def test_inverted_trees_name_an_undercut_step_in_full_a_few_times(printed: Run) -> None:
    days, doubts = ([f"{name}{number}" for number in range(300)] for name in ("day", "doubt"))
    text = a_map(
        "claims:",
        f"  all: {{text: It ran., supported_by: {{premises: [{', '.join(days)}],",
        f"    attacked_by: [{', '.join(doubts)}]}}}}",
        "premises:",
        *(f"  {name}: On {name}." for name in days + doubts),
    )
    lines = printed(text, "show", "--invert").splitlines()
    assert len(lines) < 4_000
    at = lines.index("■ On doubt299.")
    assert lines[at + 1] == "└─ undercuts the step from “On day0.” (* → 301)"


def test_a_very_long_text_is_written_out_once(printed: Run) -> None:
    text = a_map(
        "recommendations:",
        *(f"  top{each}: {{text: Top {each}., supported_by: ground}}" for each in range(300)),
        "premises:",
        f"  ground: The ice {'is thin and ' * 2_000} breaks.",
    )
    assert len(printed(text, "show").splitlines()) < 2_000
    short = text.replace("is thin and " * 2_000, "")
    assert printed(short, "show").count("because ■ The ice breaks.") == 300


@pytest.mark.parametrize(
    "command",
    [
        ["show", "--labels"],
        ["show", "--invert"],
        ["show", "--no-dedupe", "--width", "24"],
        ["check", "--select", "all"],
        ["export", "--format", "markdown"],
        ["export", "--format", "mermaid"],
        ["export", "--format", "dot"],
        ["export", "--format", "json"],
    ],
    ids=" ".join,
)
def test_a_chain_may_be_as_long_as_it_likes(printed: Run, command: list[str]) -> None:
    length = 4_000
    for last in ("ground", "link0"):
        text = a_map("claims:", *chain(length, last), "premises: {ground: The ground.}")
        assert printed(text, *command)


LONG = "word " * 2_000
ID = "very-" * 2_000 + "long"


def repeat(line: str, users: int) -> list[str]:
    return [line.format(number) for number in range(users)]


def a_text(users: int) -> str:
    """Give a long premise of many claims, each of which it also attacks in part."""
    claims = "  c{0}: {{text: C {0}., supported_by: p, attacked_by: [[long, p]]}}"
    return a_map("claims:", *repeat(claims, users), "premises:", "  p: P.", f"  long: {LONG}")


def an_undercut_text(users: int) -> str:
    against = ", ".join(repeat("u{0}", users))
    return a_map(
        f"claims: {{c: {{text: C., supported_by: {{premises: p, attacked_by: [{against}]}}}}}}",
        "premises:",
        f"  p: {LONG}",
        *repeat("  u{0}: U {0}.", users),
    )


def an_id(users: int) -> str:
    supports = ", ".join(repeat("p{0}", users))
    return a_map(
        "claims:",
        f"  ? {ID}",
        f"  : {{text: C., supported_by: [{supports}], attacked_by: [{supports}]}}",
        "premises:",
        *repeat("  p{0}: P {0}.", users),
    )


def a_title_of_a_source(users: int) -> str:
    cited = "  p{0}: {{text: P {0}., cites: {{paragraph: {0}1, quote: Q}}}}"
    return a_map(
        "sources:",
        f"  s: {{title: {LONG}, url: 'https://example.org/{'a' * 10_000}'}}",
        "premises:",
        *repeat(cited, users),
    )


def an_id_of_a_source(users: int) -> str:
    return a_map(
        "sources:",
        f"  ? {ID}",
        "  : A survey",
        "premises:",
        *repeat("  p{0}: {{text: P {0}., cites: {{quote: Q}}}}", users),
    )


def a_title_of_a_group(users: int) -> str:
    members = ", ".join(repeat("p{0}", users))
    return a_map(
        "premises:",
        *repeat("  p{0}: P {0}.", users),
        f"groups: {{g: {{title: {LONG}, statements: [{members}]}}}}",
    )


def whose_it_is(users: int) -> str:
    claims = "  c{0}: {{text: C {0}., supported_by: p, attacked_by: o}}"
    objection = f"{{text: O., attributed_to: {LONG}, qualifier: {LONG}, note: {LONG}}}"
    return a_map("claims:", *repeat(claims, users), "premises:", "  p: P.", f"  o: {objection}")


@pytest.mark.parametrize(
    "command",
    [
        ["show", "--labels", "--ids"],
        ["show", "--invert"],
        ["check", "--select", "all"],
        *(["check", "--output-format", each] for each in ("concise", "github", "junit")),
        *(["export", "--labels", "--format", each] for each in ("dot", "html")),
        *(["export", "--format", each] for each in ("markdown", "mermaid", "aif")),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "text_of",
    [
        a_text,
        an_undercut_text,
        an_id,
        a_title_of_a_source,
        an_id_of_a_source,
        a_title_of_a_group,
        whose_it_is,
    ],
)
def test_what_is_long_is_not_repeated_for_all_who_mention_it(
    printed: Run, command: list[str], text_of: Callable[[int], str]
) -> None:
    # A whole repetition would have 10,000 characters.
    few, many = (len(printed(text_of(users), *command)) for users in (200, 210))
    assert many - few < 10 * 9_000


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_much_hangs_on_is_not_repeated_in_full(printed: Run, form: str) -> None:
    def text_of(users: int) -> str:
        return a_map(
            f"sources: {{s: S, {ID}: {LONG}}}",
            "recommendations:",
            *repeat("  r{0}: {{text: R {0}., supported_by: p, attacked_by: o}}", users),
            "premises:",
            f"  p: {{text: {LONG}, qualifier: {LONG}, attributed_to: {LONG}, cites: {ID}}}",
            f"  o: {{text: O., attacked_by: {ID}}}",
            f"  {ID}: {{text: A.}}",
        )

    command = ["cruxes", "--ids", "--format", form]
    few, many = (len(printed(text_of(users), *command)) for users in (200, 210))
    assert many - few < 10 * 3_000


def test_of_many_groups_a_few_are_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = [f"  g{number}: [p{number}]" for number in range(500)]
    text = a_map("premises:", *repeat("  p{0}: P {0}.", 500), "groups:", *groups)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run(["show", "-", "--group", "elsewhere"]) == 2
    assert "the groups are g0, g1, g2, " in (said := capsys.readouterr().err)
    assert "g19 and 480 more" in " ".join(said.split())
