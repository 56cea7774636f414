"""What a shell completes behind a tab."""

import os
import subprocess
import sys
from pathlib import Path

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
        ("argmap check --select al", ["all"]),
        ("argmap check --output-format js", ["json", "json-lines"]),
        ("argmap export m.yaml --format gra", ["graphml"]),
        ("argmap coverage m.yaml --format j", ["json"]),
        ("argmap ex", ["export"]),
        ("argmap help conf", ["configuration"]),
        ("argmap help ch", ["checking", "check"]),
    ],
)
def test_names_are_completed(line: str, offered: list[str]) -> None:
    assert completed(line) == [f"plain,{each}" for each in offered]


DEPOT = """\
argmap: 1
title: Night work
sources: {survey: The survey, census: The census}
claims:
  needed:
    text: The depot is needed at night.
    supported_by: {id: count, premises: [many-users, {text: They have no other way.}]}
    attacked_by: neighbours
premises: {many-users: Many use it., neighbours: Neighbours complain.}
groups: {need: [needed, many-users], noise: [neighbours]}
"""
BUS = "argmap: 1\ntitle: Bus\npremises: {no-bus: No bus runs at night.}\n"


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a current folder with two maps, one of them in a folder below."""
    (tmp_path / "depot.yaml").write_text(DEPOT)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "bus.yaml").write_text(BUS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("maps")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("argmap show depot.yaml --root ne", ["needed", "neighbours"]),
        ("argmap show depot.yaml --root th", ["they-have-no-other-way"]),
        ("argmap show --root needed --root many", ["many-users"]),
        ("argmap show depot.yaml --depth 2 --group n", ["need", "noise"]),
        ("argmap show --root n", ["needed", "neighbours", "no-bus"]),
        ("argmap show more --root n", ["no-bus"]),
        ("argmap show more depot.yaml --root n", ["no-bus", "needed", "neighbours"]),
        ("argmap show more/bus.yaml --group n", []),
        ("argmap export depot.yaml --root many", ["many-users"]),
        ("argmap export depot.yaml -o out.svg --group ne", ["need"]),
        ("argmap show missing.yaml --root n", []),
        ("argmap coverage depot.yaml ", ["survey", "census"]),
        ("argmap coverage depot.yaml s", ["survey"]),
        ("argmap rename needed/", ["needed/count"]),
        ("argmap rename they", []),
        ("argmap rename --source s", ["survey"]),
        ("argmap rename --group ne", ["need"]),
        ("argmap show - --root n", []),
    ],
)
def test_ids_are_completed_from_the_maps_that_are_named_or_else_those_below(
    line: str, offered: list[str]
) -> None:
    assert completed(line) == [f"plain,{each}" for each in offered]


@pytest.mark.usefixtures("maps")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("argmap show depot.yaml --root = ne", ["needed", "neighbours"]),
        ("argmap show depot.yaml --group =", ["need", "noise"]),
        ("argmap show --depth = 2 depot.yaml --root ne", ["needed", "neighbours"]),
        ("argmap check --select = uncit", ["uncited-premise", "uncited-claim"]),
    ],
)
def test_bash_parts_an_option_from_its_value(line: str, offered: list[str]) -> None:
    assert completed(line) == [f"plain,{each}" for each in offered]


def test_an_id_may_be_typed_in_any_normal_form(maps: Path) -> None:
    (maps / "depot.yaml").write_text(BUS.replace("no-bus", "fr\u00fch"), encoding="utf-8")
    assert completed("argmap show depot.yaml --root fru\u0308") == ["plain,fr\u00fch"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\xff\xfe",
        b"argmap: 1\nclaims: [{",
        b"argmap: 1\ntitle: \x1b]0;owned\x07\npremises: {good: A., \x1b[31mbad: B.}\n",
        b'argmap: 1\ntitle: A\npremises: {"bad\\e[31m": B., "`id`": C., "$(id)": C., good: D.}\n',
        b"argmap: 1\ntitle: A\ngroups: {'bad\nid': [good]}\npremises: {good: A.}\n",
        b"argmap: 1\n" + b"[" * 5000,
    ],
)
def test_of_a_faulty_map_nothing_is_offered_but_ids(maps: Path, data: bytes) -> None:
    (maps / "depot.yaml").write_bytes(data)
    for option in ("--root", "--group"):
        offered = completed(f"argmap show depot.yaml {option} ")
        assert set(offered) <= {"plain,good"}


def test_what_would_keep_the_shell_waiting_is_not_read(maps: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs a named pipe")
    os.mkfifo(maps / "pipe.yaml")
    (maps / "large.yaml").write_text(BUS + "# much\n" * 1_000_000)
    assert completed("argmap show pipe.yaml large.yaml more --root n") == ["plain,no-bus"]


def test_of_a_very_large_folder_only_a_part_is_looked_at(maps: Path) -> None:
    folder = maps / "many"
    folder.mkdir()
    for number in range(20_000):
        (folder / f"{number}.txt").touch()
    (folder / "z").mkdir()
    (folder / "z" / "bus.yaml").write_text(BUS)
    assert completed("argmap show many --root n") == []
    assert completed("argmap show depot.yaml many --root nee") == ["plain,needed"]


@pytest.mark.usefixtures("maps")
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_some_shells_show_what_an_id_says(
    shell: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("depot.yaml").write_text(BUS.replace("No bus runs", '"No \\tbus\\nruns"'))
    for name, value in {
        "_ARGMAP_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "argmap show depot.yaml --root",
        "COMP_CWORD": "no" if shell == "fish" else "4",
    }.items():
        monkeypatch.setenv(name, value)
    subprocess.run([sys.executable, "-m", "argmap"], check=True)
    assert "no-bus" in (printed := capfd.readouterr().out)
    assert "No" in printed
