"""`argmap new`: a map to start from."""

import os
import re
import sys
import tempfile
from pathlib import Path

import pytest
from disk import write
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.cli import run
from argmap.workspace import texts

MINUTES = "The minutes of May\n\nTools cost little.\n\n\nFew people need one\neach day.\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_the_map_passes_the_strict_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "depot.yaml"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "argmap check depot.yaml" in printed.err
    assert run(["check", "--strict", "depot.yaml"]) == 0
    assert capsys.readouterr().out == "1 map checked, nothing found\n"
    assert names_in(folder) == ["depot.txt", "depot.yaml"]


def test_the_maps_are_written_as_fmt_writes_them(capsys: pytest.CaptureFixture[str]) -> None:
    write("minutes.txt", MINUTES)
    run(["new", "depot.yaml"])
    run(["new", "meeting.yaml", "--from-text", "minutes.txt"])
    assert run(["fmt", "--check", "depot.yaml", "meeting.yaml"]) == 0
    assert capsys.readouterr().out == ""


def test_a_word_changed_in_its_quote_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    run(["new", "depot.yaml"])
    written = Path("depot.yaml").read_text(encoding="utf-8")
    changed = written.replace("quote: no bus runs", "quote: no train runs")
    assert changed != written
    write("depot.yaml", changed)
    assert run(["check", "depot.yaml"]) == 1
    printed = capsys.readouterr().out
    assert "error[quote-not-found]" in printed
    assert "in paragraph 2: “no bus runs between one and five”" in printed


def test_its_statements_are_written_where_they_are_used() -> None:
    run(["new", "depot.yaml"])
    depot = argmap.load("depot.yaml")
    assert sum("unnamed" not in depot.graph.nodes[name] for name in depot.statements()) == 2


def test_its_name_is_quoted_for_the_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "my map.yml"]) == 0
    assert "argmap check 'my map.yml' " in capsys.readouterr().err


@pytest.mark.parametrize(("name", "proposal"), [("-", "my-map"), ("a b.txt", "'a b"), ("a", "a")])
def test_a_name_by_which_no_map_is_found(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, proposal: str
) -> None:
    assert run(["new", name]) == 2
    said = f"argmap: error: the name of a map ends in .yaml or .yml: argmap new {proposal}.yaml"
    assert capsys.readouterr().err.startswith(said)
    assert list(folder.iterdir()) == []


def test_the_map_shows_what_a_map_is_made_of() -> None:
    run(["new", "depot.yaml"])
    depot = argmap.load("depot.yaml")
    assert all(depot.statements(kind) for kind in ("recommendation", "claim", "premise"))
    assert depot.arguments("attack")
    assert any(len(depot.premises_of(argument)) > 1 for argument in depot.arguments())
    assert depot.expectations
    assert Path("depot.yaml").read_text(encoding="utf-8").count("#") > 10


@pytest.mark.parametrize(
    "name", ["sub/.night.yaml", "it's 1: #2.yml", "夜の停留所.yaml", "-.yaml"]
)
def test_the_text_is_found_whatever_the_name(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (folder / "sub").mkdir()
    assert run(["new", "--", name]) == 0
    assert run(["check", "--strict", "--", name]) == 0
    assert capsys.readouterr().out == "1 map checked, nothing found\n"


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible there")
@pytest.mark.parametrize("name", ["\x1b[2J.yaml", "a\nb.yaml", " night.yaml", "\udcff.yaml"])
@pytest.mark.parametrize("from_text", [False, True])
def test_a_name_that_a_map_cannot_hold(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, from_text: bool
) -> None:
    if from_text:
        text = name.replace(".yaml", ".txt")
        try:
            write(text, MINUTES)
        except OSError:
            pytest.skip("the file system has no such names")
        assert run(["new", "a.yaml", "--from-text", text]) == 2
    else:
        assert run(["new", name]) == 2
    said = capsys.readouterr().err
    assert said.endswith(": a map cannot hold this name; give the file another one\n")
    assert said.count("\n") == 1
    assert not [file for file in names_in(folder) if file.endswith(".yaml")]


def test_a_text_of_that_name_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("depot.txt", "mine")
    assert run(["new", "depot.yaml"]) == 2
    said = "argmap: error: depot.txt exists already; give the map another name\n"
    assert capsys.readouterr().err == said
    assert names_in(folder) == ["depot.txt"]
    assert Path("depot.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_nothing_is_overwritten(
    there: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "depot.yaml"
    if there == "file":
        path.write_text("mine", encoding="utf-8")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to("elsewhere")
    assert run(["new", "depot.yaml"]) == 2
    assert "depot.yaml exists already" in capsys.readouterr().err
    assert [file.name for file in folder.iterdir()] == ["depot.yaml"]
    if there == "file":
        assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_that_comes_to_exist_meanwhile_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "depot.yaml").write_text("mine", encoding="utf-8")
    monkeypatch.setattr("os.path.lexists", lambda _: False)
    assert run(["new", "depot.yaml"]) == 2
    assert (folder / "depot.yaml").read_text(encoding="utf-8") == "mine"
    assert [file.name for file in folder.iterdir()] == ["depot.yaml"]


def test_a_file_system_without_links(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert run(["new", "depot.yaml"]) == 0
    assert argmap.load("depot.yaml").title
    assert names_in(folder) == ["depot.txt", "depot.yaml"]


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "nowhere/depot.yaml"]) == 2
    error = "argmap: error: nowhere/depot.yaml cannot be written: no such file or folder\n"
    assert capsys.readouterr().err == error


def test_a_map_on_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("minutes 2024.txt", MINUTES)
    assert run(["new", "tools.yaml", "--from-text", "minutes 2024.txt"]) == 0
    said = capsys.readouterr().err
    assert "minutes 2024.txt has 3 paragraphs." in said
    assert "argmap check tools.yaml" in said
    tools = argmap.load("tools.yaml")
    assert tools.sources == {
        "minutes-2024": {
            "title": "The minutes of May",
            "paragraphs": 3,
            "text": "minutes 2024.txt",
        }
    }
    assert run(["check", "--strict", "tools.yaml"]) == 0
    assert run(["show", "tools.yaml"]) == 0
    printed = capsys.readouterr().out
    assert "◆ Write here what the text recommends" in printed
    assert "(undeveloped)" in printed
    assert names_in(folder) == ["minutes 2024.txt", "tools.yaml"]


def test_its_comments_show_what_to_write_next(capsys: pytest.CaptureFixture[str]) -> None:
    write("minutes.txt", MINUTES)
    run(["new", "tools.yaml", "--from-text", "minutes.txt"])
    written = Path("tools.yaml").read_text(encoding="utf-8")
    filled = re.sub(r"(?m)^    undeveloped: .*\n|(?<=^    )# ", "", written)
    write("tools.yaml", filled.replace("words that stand there", "minutes of May"))
    assert run(["check", "--strict", "tools.yaml"]) == 0
    assert argmap.load("tools.yaml").arguments_for("main")
    assert capsys.readouterr().out == "1 map checked, nothing found\n"


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a.txt", "\ufeff  Of the \t night \r\n\r\nIt is dark.", "Of the night"),
        ("a.md", "# Of the night\n\nIt is dark.", "Of the night"),
        ("a.rst", "============\nOf the night\n============\n\nIt is dark.", "Of the night"),
        ("a.txt", "C# or F# for us?\n\nBoth.", "C# or F# for us?"),
        ("a.txt", 'Who said "no": a report #2\n\nHe did.', 'Who said "no": a report #2'),
        ("of-the-night.txt", "It is dark at night,\nand loud.\n", "of-the-night"),
        ("of-the-night.txt", "It is dark" + " and loud" * 20, "of-the-night"),
        ("of-the-night.txt", "Dark\x1b[2J\n\nIt is.", "of-the-night"),
        ("of-the-night.txt", "* * *\n\nIt is.", "of-the-night"),
    ],
)
def test_the_title_is_the_first_line_where_it_stands_alone(
    name: str, text: str, title: str
) -> None:
    write(name, text)
    assert run(["new", "map.yaml", "--from-text", name]) == 0
    (source,) = argmap.load("map.yaml").sources.values()
    assert source["title"] == title
    assert run(["check", "--strict", "map.yaml"]) == 0


@pytest.mark.parametrize(
    ("name", "line", "written"),
    [
        ("日本.txt", "段落。", "段落。"),
        ("дом.txt", "Дом: «что» делать?", '"Дом: «что» делать?"'),
        ("ليل.txt", "هل نفتح ليلا؟", "هل نفتح ليلا؟"),
        ("रात.txt", "रात में खुला रहे।", "रात में खुला रहे।"),
        ("a.txt", "Night buses \N{BUS}, 1,5 km & more", "Night buses \N{BUS}, 1,5 km & more"),
        ("a.txt", 'Who said "no"?', 'Who said "no"?'),
        ("a.txt", '"No" is no answer', r'"\"No\" is no answer"'),
        ("a.txt", r"- a \ b", r'"- a \\ b"'),
        ("a.txt", "Report #2", '"Report #2"'),
        ("a.txt", "Is it C#?", "Is it C#?"),
        ("null.txt", "null", '"null"'),
        ("a.txt", "Night " * 16 + "100", ">-"),
    ],
)
def test_a_text_is_written_as_fmt_writes_it(name: str, line: str, written: str) -> None:
    """Of whatever script it is: plain where YAML allows it."""
    write(name, f"{line}\n\nIt is dark.\n")
    assert run(["new", "map.yaml", "--from-text", name]) == 0
    assert run(["fmt", "--check", "map.yaml"]) == 0
    text = Path("map.yaml").read_text(encoding="utf-8")
    assert f"\n    title: {written}\n" in text
    assert f"\n    text: {name}\n" in text
    (source,) = argmap.load("map.yaml").sources.values()
    assert source["title"] == line


@pytest.mark.parametrize(
    ("name", "source"),
    [("2024.txt", "text-2024"), ("Protokoll vom 3. Mai.md", "protokoll-vom-3-mai"),
     ("---.txt", "text"), ("議事録.txt", "議事録"), ("title.txt", "title"),
     ("""say "it's" #1: [x].txt""", "say-its-1-x")],
)  # fmt: skip
def test_the_id_is_made_from_the_name(name: str, source: str) -> None:
    write(name, MINUTES)
    assert run(["new", "map.yaml", f"--from-text={name}"]) == 0
    assert list(argmap.load("map.yaml").sources) == [source]
    assert run(["check", "--strict", "map.yaml"]) == 0


@given(st.text(st.characters(exclude_characters="/\\\0"), min_size=1, max_size=12), st.text())
def test_whatever_the_text_a_map_on_it_is_valid_or_is_not_written(name: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            path = write(Path(folder) / f"{name}.txt", text.encode("utf-8", "replace"))
        except (OSError, UnicodeError):
            return
        made = Path(folder) / "map.yaml"
        status = run(["new", str(made), "--from-text", str(path)])
        assert made.exists() == (status == 0)
        if made.exists():
            assert run(["check", "--strict", str(made)]) == 0
            assert run(["fmt", "--check", str(made)]) == 0


def test_the_path_is_that_from_the_map(capsys: pytest.CaptureFixture[str]) -> None:
    write("maps/texts/minutes.txt", MINUTES)
    assert run(["new", "maps/tools.yaml", "--from-text", "maps/texts/minutes.txt"]) == 0
    assert argmap.load("maps/tools.yaml").sources["minutes"]["text"] == "texts/minutes.txt"
    absolute = str(Path("maps/texts/minutes.txt").absolute())
    assert run(["new", "maps/again.yaml", "--from-text", absolute]) == 0
    assert argmap.load("maps/again.yaml").sources["minutes"]["text"] == "texts/minutes.txt"
    assert run(["check", "--strict", "maps"]) == 0
    assert capsys.readouterr().out == "2 maps checked, nothing found\n"


def test_a_text_outside_the_folder_of_the_map(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("minutes.txt", MINUTES)
    (folder / "maps").mkdir()
    command = ["new", "maps/tools.yaml", "--from-text", "minutes.txt"]
    assert run(command) == 2
    assert "minutes.txt: it lies outside the map's folder" in capsys.readouterr().err
    assert run([*command, "--allow-outside"]) == 0
    assert "argmap check maps/tools.yaml --allow-outside " in capsys.readouterr().err
    assert run(["check", "--strict", "maps/tools.yaml", "--allow-outside"]) == 0


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "no such file or folder"),
        ("folder", "it is not a regular file"),
        ("latin.txt", "it is not UTF-8 text"),
        ("empty.txt", "it has no paragraph"),
        ("large.txt", "it is larger than 0 MB"),
        ("pipe", "it is not a regular file"),
        (".hidden.txt", "it is a hidden file"),
        ("link.txt", "it lies outside the map's folder"),
        ("linked/minutes.txt", "it lies outside the map's folder"),
        ("a\0b", "this is not a valid path"),
        ("", "it is not a regular file"),
    ],
)
def test_a_text_that_cannot_be_used(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    reason: str,
) -> None:
    monkeypatch.setattr(texts, "LARGEST", 1000)
    write("maps/folder/a.txt", MINUTES)
    write("minutes.txt", MINUTES)
    write("maps/latin.txt", "Caf\u00e9".encode("latin-1"))
    write("maps/empty.txt", " \n\n")
    write("maps/large.txt", "night " * 1000)
    write("maps/.hidden.txt", MINUTES)
    monkeypatch.chdir(folder / "maps")
    try:
        Path("link.txt").symlink_to(folder / "minutes.txt")
        Path("linked").symlink_to(folder, target_is_directory=True)
        os.mkfifo("pipe")
    except (OSError, AttributeError):
        pytest.skip("needs links and pipes")
    before = names_in(Path())
    assert run(["new", "tools.yaml", "--from-text", name]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert reason in said
    assert names_in(Path()) == before
