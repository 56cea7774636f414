"""The program itself: its commands, and how it ends."""

import subprocess
import sys
from importlib import import_module

import pytest

from argmap.cli import run
from argmap.cli.program import _COMMANDS


@pytest.mark.parametrize(("name", "says"), _COMMANDS.items())
def test_the_list_of_commands_says_what_each_says_of_itself(name: str, says: str) -> None:
    command = import_module(f"argmap.cli.{name}").command
    assert command.get_short_help_str(limit=200) == says


def test_help_lists_the_commands_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-h"]) == 0
    printed = capsys.readouterr().out
    for name, says in _COMMANDS.items():
        assert f"  {name:8}{says}" in printed
    assert "argmap show depot.yaml" in printed


@pytest.mark.parametrize("name", _COMMANDS)
def test_each_command_has_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run([name, "--help"]) == 0
    assert f"argmap {name}" in capsys.readouterr().out.partition("Examples:")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the stream here")
@pytest.mark.parametrize("command", ["--help", "show maps/depot.yaml", "check"])
def test_a_closed_output_is_no_crash(command: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m argmap {command} >&-",
        shell=True,
        capture_output=True,
        check=False,
        text=True,
    )
    assert "Traceback" not in done.stderr


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
    assert f"error: there is no command “{name}”; {advice}" in capsys.readouterr().err
