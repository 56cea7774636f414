"""What a shell completes behind a tab."""

import os
import subprocess
import sys

import pytest

FILES = ["file,"]


def completed(line: str) -> list[str]:
    """Give what bash is offered for the last word of a line, each with its sort."""
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, "-m", "argmap"],
        env={
            **os.environ,
            "_ARGMAP_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    "line",
    [
        "argmap show ",
        "argmap check ",
        "argmap check -o ",
        "argmap check --config ",
        "argmap check --stdin-filename ",
        "argmap export ",
        "argmap export depot.yaml -o ",
        "argmap new ",
        "argmap new depot.yaml --from-text ",
    ],
)
def test_files_are_completed(line: str) -> None:
    assert completed(line) == FILES


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("argmap rule uncit", ["uncited-premise", "uncited-claim"]),
        ("argmap rule invalid-e", ["invalid-encoding"]),
        ("argmap check --select uncit", ["uncited-premise", "uncited-claim"]),
        ("argmap check --ignore quoted", ["quoted-implicit"]),
        ("argmap check --extend-select long-statement,hid", ["long-statement,hidden-argument"]),
        ("argmap check --ignore invalid", []),
        ("argmap check --output-format js", ["json", "json-lines"]),
        ("argmap export m.yaml --format gra", ["graphml"]),
        ("argmap ex", ["export"]),
        ("argmap help c", ["checking", "configuration", "ci", "check"]),
    ],
)
def test_names_are_completed(line: str, offered: list[str]) -> None:
    assert completed(line) == [f"plain,{each}" for each in offered]
