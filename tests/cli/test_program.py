"""The program itself: its commands, and how it ends."""

import click
import pytest

from argmap.cli import run
from argmap.cli.program import COMMANDS, program


@pytest.mark.parametrize(("name", "says"), COMMANDS.items())
def test_the_list_of_commands_says_what_each_says_of_itself(name: str, says: str) -> None:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    assert command.get_short_help_str(limit=200) == says


def test_help_lists_the_commands_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-h"]) == 0
    printed = capsys.readouterr().out
    for name, says in COMMANDS.items():
        assert f"  {name:8}{says}" in printed
    assert "argmap show depot.yaml" in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run([name, "--help"]) == 0
    assert f"argmap {name}" in capsys.readouterr().out.partition("Examples:")[2]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("chek", "did you mean check?"),
        ("zzz", "there is new, show, check, export, rule, schema"),
    ],
)
def test_a_command_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], name: str, advice: str
) -> None:
    assert run([name]) == 2
    said = f"argmap: error: there is no command “{name}”; {advice}\n"
    assert capsys.readouterr().err == said
