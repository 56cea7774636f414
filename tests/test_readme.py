"""The README does what it says: every console example is run, and prints what it shows."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from regenerate import regenerated

import argmap
from argmap.checking.settings import KEYS, parse

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```\n", README, re.DOTALL)
EXAMPLES = [
    example
    for _, language, text in BLOCKS
    if language == "console"
    for example in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the project's maps and the files that the README has a reader write."""
    made = tmp_path_factory.mktemp("readme")
    shutil.copytree(PROJECT / "maps", made / "maps")
    for name, _, text in BLOCKS:
        if name:
            (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_a_console_example_prints_what_it_shows(command: str, printed: str, folder: Path) -> None:
    if "export" in command and ".dot" not in command and not shutil.which("dot"):
        pytest.skip("needs the program dot of Graphviz")
    scripts = Path(sys.executable).parent
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout == printed


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4


def test_the_first_map_has_ten_lines_and_little_beside_its_statements(folder: Path) -> None:
    first = next(name for name, *_ in BLOCKS if name)
    lines = (folder / first).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 10
    statements = argmap.load(folder / first).statements()
    assert len(lines) <= 2.5 * len(statements)


def test_the_python_example_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = [text for _, language, text in BLOCKS if language == "python"]
    monkeypatch.chdir(folder)
    for line in code.splitlines():
        expression, _, shown = line.partition("#")
        if not expression.strip() or expression.startswith(("import", "depot =")):
            continue
        names: dict[str, object] = {}
        exec("import argmap\ndepot = argmap.load('depot.yaml')\nvalue = " + expression, names)  # noqa: S102
        value, comment = repr(names["value"]), shown.strip()
        if comment.startswith(("[", "'")):
            expected = comment.split(":", maxsplit=1)[0].removesuffix(", …]")
            assert value.startswith(expected)


def test_the_configuration_names_every_key_and_can_be_obeyed() -> None:
    (example,) = [text for _, language, text in BLOCKS if language == "toml"]
    settings = parse(example)
    assert settings is not None
    assert settings.excludes("drafts/new.yaml")
    assert "uncited-claim" not in settings.configuration("maps/depot.yaml").rules
    assert set(tomllib.loads(example)) == set(KEYS)


def test_the_other_yaml_examples_are_yaml() -> None:
    examples = [text for name, language, text in BLOCKS if language == "yaml" and not name]
    assert len(examples) >= 5
    for example in examples:
        assert isinstance(yaml.safe_load(example), dict | type(None))


def test_the_example_of_a_source_is_one() -> None:
    (example,) = [text for _, _, text in BLOCKS if text.startswith("sources:\n")]
    read = argmap.loads(
        f"argmap: 1\ntitle: The night\n{example}premises: {{night: It is dark.}}\n"
    )
    assert read.sources["minutes"]["text"] == "minutes.txt"


def test_the_two_commands_are_there_to_be_pasted() -> None:
    run, test = re.findall(r"<!-- (?:run|test) -->\n```sh\n(.*)\n```", README)
    assert run.endswith("argmap show maps/soleimani-strike.yaml")
    assert test.endswith("pytest")


def test_its_tables_and_its_picture_are_made_from_the_code() -> None:
    assert regenerated(README) == README, "run python tests/regenerate.py"
    assert README.count("```mermaid\n") == 1
    assert README.count("| `circular-support` |") == 1
