"""The program itself: its commands, and how it ends."""

import os
import subprocess
import sys
import time
from pathlib import Path

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
    listed = [line.split(maxsplit=1) for line in printed.splitlines()]
    for name, says in COMMANDS.items():
        assert [name, says] in listed
    assert "argmap show depot.yaml" in printed


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run([name, "--help"]) == 0
    assert f"argmap {name}" in capsys.readouterr().out.partition("Examples:")[2]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("chek", "did you mean check?"),
        ("zzz", f"the commands are {', '.join(COMMANDS)}"),
    ],
)
def test_a_command_that_does_not_exist(
    capsys: pytest.CaptureFixture[str], name: str, advice: str
) -> None:
    assert run([name]) == 2
    said = f"argmap: error: there is no command “{name}”; {advice}\n"
    assert capsys.readouterr().err == said


def test_a_reader_that_waits_gets_all_of_a_long_output(tmp_path: Path) -> None:
    premises = "".join(f"  p{number}: Premise {number} of many.\n" for number in range(4_000))
    (tmp_path / "map.yaml").write_text(f"argmap: 1\ntitle: T\npremises:\n{premises}")
    command = [sys.executable, "-m", "argmap", "export", "map.yaml"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        first = process.stdout.read(1)
        # Long enough for the timer that looks after the reader to interrupt the write.
        time.sleep(0.5)
        rest = process.stdout.read()
    assert (first + rest).endswith(b"}\n")
    assert (first + rest).count(b"of many") >= 4_000
