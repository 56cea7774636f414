"""`argmap help`: the pages of the manual, and the help of commands."""

from collections.abc import Callable

import pytest
from disk import Checked

from argmap.cli.program import COMMANDS
from argmap.manual import TOPICS, page, summary

Program = Callable[..., Checked]


def test_the_list_has_a_line_for_every_topic(program: Program) -> None:
    printed = program("help")
    assert (printed.status, printed.err) == (0, "")
    lines = [line.split(maxsplit=1) for line in printed.out.splitlines()]
    assert [line for line in lines if line and line[0] in TOPICS] == [
        [topic, summary(topic)] for topic in TOPICS
    ]
    assert all(len(line) <= 80 for line in printed.out.splitlines())


def test_a_page_is_markdown_where_it_is_piped(program: Program) -> None:
    printed = program("help", "writing")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out.startswith(f"# Writing maps\n\n{summary('writing')}\n\n")
    assert printed.out.endswith(page("writing")[-100:])


@pytest.mark.parametrize("topic", TOPICS)
def test_no_page_shows_the_marks_that_tests_need(topic: str, program: Program) -> None:
    for color in ("auto", "always"):
        assert "<!--" not in program("help", topic, "--color", color).out


@pytest.mark.parametrize("topic", TOPICS)
def test_every_page_is_rendered_on_a_terminal(topic: str, program: Program) -> None:
    printed = program("help", topic, "--color", "always")
    assert printed.status == 0
    assert "\x1b[" in printed.out
    assert "\n#" not in printed.out
    assert "```" not in printed.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_name_of_a_command_prints_its_help(command: str, program: Program) -> None:
    assert program("help", command) == program(command, "--help")


@pytest.mark.parametrize(
    ("topic", "advice"),
    [
        ("writting", "did you mean writing?"),
        ("Python", "did you mean python?"),
        ("chek", "did you mean check?"),
        ("circular-support", "argmap rule circular-support explains the rule"),
        ("xyzzy", "argmap help lists the topics"),
        ("../writing", "did you mean writing?"),
    ],
)
def test_a_topic_that_does_not_exist(topic: str, advice: str, program: Program) -> None:
    printed = program("help", topic)
    assert (printed.status, printed.out) == (2, "")
    assert f"there is no topic “{topic}”; {advice}\n" in printed.err
