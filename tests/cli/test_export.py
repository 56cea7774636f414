"""`argmap export`: its command line, what it reads and how it writes."""

import io
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from argmap.cli import run
from argmap.export import FORMATS

MAP = """\
argmap: 1
title: T
recommendations: {r: {text: Do it., supported_by: c, attacked_by: {premises: o, attacked_by: u}}}
claims: {c: {text: C, supported_by: [p, q]}}
premises: {p: P, q: Q, o: O, u: U}
groups: {helpers: [c, p, u]}
"""
Export = Callable[..., tuple[int, str, str]]


@pytest.fixture
def export(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Export:
    """Give a function that runs the command in a folder with the map map.yaml."""
    monkeypatch.chdir(tmp_path)
    Path("map.yaml").write_text(MAP, encoding="utf-8")

    def exporting(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = run(["export", *arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return exporting


def files() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def test_dot_goes_to_standard_output(export: Export) -> None:
    status, out, err = export("map.yaml")
    assert (status, err) == (0, "")
    assert out.startswith('digraph "T" {')


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_standard_output_can_be_named(export: Export, name: str) -> None:
    assert export("map.yaml", "-o", name) == export("map.yaml")


def test_standard_input_is_read(export: Export) -> None:
    assert export("-", stdin=MAP) == export("map.yaml")


def test_a_file_gets_what_standard_output_would(export: Export) -> None:
    assert export("map.yaml", "-o", "map.gv") == (0, "", "")
    assert Path("map.gv").read_text(encoding="utf-8") == export("map.yaml")[1]


def test_a_format_that_is_named_wins_over_the_ending(export: Export) -> None:
    assert export("map.yaml", "--format", "DOT", "-o", "map.txt") == (0, "", "")
    assert Path("map.txt").read_text(encoding="utf-8").startswith("digraph")


def test_an_ending_that_says_nothing_is_refused(export: Export) -> None:
    status, _, err = export("map.yaml", "-o", "map.txt")
    assert status == 2
    assert "the ending of “map.txt” is not that of a format: use one of .dot, .gv, .svg" in err
    assert files() == ["map.yaml"]


def test_a_missing_argument_is_wrong_usage(export: Export) -> None:
    status, _, err = export()
    assert status == 2
    assert "missing argument 'FILE'" in err


@pytest.mark.parametrize(
    ("name", "said"), [("lost.yaml", "no such file or folder"), (".", "is a folder; name a map")]
)
def test_what_cannot_be_read_is_named(export: Export, name: str, said: str) -> None:
    assert export(name) == (2, "", f"argmap: error: {name}: {said}\n")


def test_a_map_with_faults_is_not_drawn(export: Export) -> None:
    faulty = MAP.replace("supported_by: c", "supported_by: d, color: red")
    Path("map.yaml").write_text(faulty, encoding="utf-8")
    status, out, err = export("map.yaml", "-o", "map.dot")
    assert (status, out) == (1, "")
    assert "map.yaml:3:51: error[undefined-statement] no statement has the id “d”" in err
    assert "error[unknown-key]" in err
    assert files() == ["map.yaml"]


def test_a_draft_is_drawn_and_what_is_missing_is_said(export: Export) -> None:
    draft = MAP.replace("supported_by: c", "supported_by: [c, d]")
    Path("map.yaml").write_text(draft, encoding="utf-8")
    status, out, err = export("map.yaml", "-o", "map.dot")
    assert (status, out) == (1, "")
    assert err.startswith("map.yaml:3:55: error[undefined-statement] no statement has the id “d”")
    assert 'id="d"' in Path("map.dot").read_text(encoding="utf-8")
    status, out, _ = export("map.yaml", "--root", "d", "-f", "markdown")
    assert status == 1
    assert "**? d**" in out


def test_a_draft_that_cannot_be_written_is_an_error(export: Export) -> None:
    draft = MAP.replace("supported_by: c", "supported_by: [c, d]")
    Path("map.yaml").write_text(draft, encoding="utf-8")
    assert export("map.yaml", "-o", "lost/map.dot")[0] == 2


def test_no_picture_goes_to_a_terminal(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    status, out, err = export("map.yaml", "--format", "png")
    assert (status, out) == (2, "")
    assert "png cannot be shown in a terminal; name a file: -o map.png" in err


def test_paper_is_for_a_pdf_alone(export: Export) -> None:
    status, out, err = export("map.yaml", "--paper", "a4", "-o", "map.svg")
    assert (status, out) == (2, "")
    assert "--paper makes a PDF; name a file: -o map.pdf" in err


def test_a_part_of_the_map(export: Export) -> None:
    def nodes(*arguments: str) -> set[str]:
        _, out, _ = export("map.yaml", *arguments)
        return {name for name in "rcpqou" if re.search(f'(id|ID)="{name}"', out)}

    assert nodes() == {*"rcpqou"}
    assert nodes("--root", "c") == {*"cpq"}
    assert nodes("--root", "c", "--root", "o") == {*"cpqo"}
    assert nodes("--depth", "0") == {"r"}
    assert nodes("--depth", "1") == {*"rco"}
    assert nodes("--group", "helpers") == {*"cpu"}
    assert nodes("--group", "helpers", "--root", "c") == {*"cp"}


def test_the_depth_is_that_of_the_shortest_way(export: Export) -> None:
    text = MAP.replace("p: P, q: Q", "p: P, q: {text: Q, supported_by: z}, z: Z")
    text = text.replace("attacked_by: u", "attacked_by: {premises: u, attacked_by: q}")
    _, out, _ = export("-", "--depth", "3", "-f", "csv", stdin=text)
    assert "statement,z," in out
    _, out, _ = export("-", "--depth", "2", "-f", "csv", stdin=text)
    assert "statement,q," in out
    assert "statement,z," not in out


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--root", "rr", "there is no statement “rr”; did you mean r?"),
        ("--group", "helper", "there is no group “helper”; did you mean helpers?"),
        ("--group", "zzz", "there is no group “zzz”; the groups are helpers"),
        ("-o", "", "the name of the output file is empty"),
    ],
)
def test_an_unknown_name_is_refused(export: Export, option: str, name: str, said: str) -> None:
    status, _, err = export("map.yaml", option, name)
    assert status == 2
    assert said in err


def test_a_root_outside_the_group_is_refused(export: Export) -> None:
    status, _, err = export("map.yaml", "--group", "helpers", "--root", "q")
    assert status == 2
    assert "there is no statement “q” in the group “helpers”" in err


def test_the_look_can_be_chosen(export: Export) -> None:
    look = ("--direction", "lr", "--theme", "Dark", "--no-ids", "--legend", "--wrap", "20")
    status, out, _ = export("map.yaml", *look)
    assert status == 0
    assert 'rankdir="LR"' in out
    assert 'bgcolor="#12181d"' in out
    assert '"legend:claim"' in out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("lost/map.dot", "no such file or folder"),
        ("folder.dot", "is a folder"),
        ("folder.dot/..", "is a folder"),
    ],
)
def test_a_place_that_cannot_be_written(export: Export, path: str, said: str) -> None:
    Path("folder.dot").mkdir()
    assert export("map.yaml", "-o", path) == (
        2,
        "",
        f"argmap: error: cannot write {path}: {said}\n",
    )
    assert files() == ["folder.dot", "map.yaml"]


def test_no_map_is_overwritten_by_itself(export: Export) -> None:
    before = Path("map.yaml").read_bytes()
    status, _, err = export("map.yaml", "--format", "json", "-o", "./map.yaml")
    assert status == 2
    assert "./map.yaml is the map itself; name another output file" in err
    assert Path("map.yaml").read_bytes() == before


def test_a_file_that_is_not_to_be_written_stays(
    export: Export, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    """Though its folder would permit to put another in its place."""
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    assert export("map.yaml", "-o", "map.dot")[0] == 0
    Path("map.dot").write_text("old", encoding="utf-8")
    Path("map.dot").chmod(0o444)
    Path().chmod(0o777)
    with ordinary_user():
        status, _, err = export("map.yaml", "-o", "map.dot")
    assert (status, err) == (2, "argmap: error: cannot write map.dot: permission denied\n")
    assert Path("map.dot").read_text(encoding="utf-8") == "old"


def test_links_and_permissions_stay(export: Export) -> None:
    Path("real").mkdir()
    Path("real/old.dot").write_text("old", encoding="utf-8")
    Path("real/old.dot").chmod(0o640)
    Path("map.dot").symlink_to("real/old.dot")
    assert export("map.yaml", "-o", "map.dot")[0] == 0
    assert Path("map.dot").is_symlink()
    assert Path("real/old.dot").read_text(encoding="utf-8").startswith("digraph")
    assert stat.S_IMODE(Path("real/old.dot").stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_new_file(export: Export) -> None:
    Path("other").touch()
    export("map.yaml", "-o", "map.dot")
    assert Path("map.dot").stat().st_mode == Path("other").stat().st_mode


def test_the_old_file_stays_when_the_disk_is_full(
    export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    Path("map.dot").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fail)
    status, _, err = export("map.yaml", "-o", "map.dot")
    said = "argmap: error: cannot write map.dot: no space left on device\n"
    assert (status, err) == (2, said)
    assert Path("map.dot").read_text(encoding="utf-8") == "old"
    assert files() == ["map.dot", "map.yaml"]


def test_a_device_is_written_to(export: Export) -> None:
    assert export("map.yaml", "--format", "dot", "-o", "/dev/null") == (0, "", "")
    assert not Path("/dev/null").is_file()


def test_the_formats_are_listed(export: Export) -> None:
    status, out, err = export("--list")
    assert (status, err) == (0, "")
    lines = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert list(lines) == list(FORMATS)
    assert lines["markdown"] == ".md, .markdown   an outline as prose"
    assert lines["dot"].split() == [".dot,", ".gv", "Graphviz's", "own", "language"]


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("map.html", "<!DOCTYPE html>"),
        ("map.md", "# T"),
        ("map.mmd", "---\n"),
        ("map.json", '{"directed"'),
        ("map.graphml", "<?xml"),
        ("map.aif", '{"nodes"'),
        ("map.csv", "\ufefftype,id,"),
    ],
)
def test_the_ending_says_the_format(export: Export, name: str, beginning: str) -> None:
    assert export("map.yaml", "-o", name)[0] == 0
    assert Path(name).read_text(encoding="utf-8").startswith(beginning)


def test_a_table_in_a_file_says_its_encoding_and_one_in_a_pipe_does_not(export: Export) -> None:
    """A spreadsheet guesses the encoding of a file without a mark; a program reads names."""
    written = MAP.replace("O,", "Öl,")
    (_, table, _) = export("-", "-f", "csv", stdin=written)
    assert table.startswith("type,id,")
    assert export("-", "-o", "map.csv", stdin=written)[0] == 0
    assert Path("map.csv").read_bytes() == b"\xef\xbb\xbf" + table.encode()
    # A second time, over the file that is there.
    assert export("-", "-o", "map.csv", stdin=written)[0] == 0
    assert Path("map.csv").read_bytes() == b"\xef\xbb\xbf" + table.encode()
    assert export("-", "-f", "json", "-o", "map.json", stdin=written)[0] == 0
    assert Path("map.json").read_bytes().startswith(b"{")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_table_in_a_named_pipe_has_no_mark(export: Export) -> None:
    os.mkfifo("table.csv")
    with subprocess.Popen(["cat", "table.csv"], stdout=subprocess.PIPE) as reader:
        assert export("map.yaml", "-o", "table.csv")[0] == 0
        read, _ = reader.communicate()
    assert read.startswith(b"type,id,")


COMPOSED, DECOMPOSED = "\u00fcbung", "u\u0308bung"


@pytest.mark.parametrize("written", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("asked", [COMPOSED, DECOMPOSED])
def test_an_id_is_found_in_any_normal_form(export: Export, written: str, asked: str) -> None:
    text = (
        f"argmap: 1\ntitle: T\npremises: {{{written}: P.}}\ngroups: {{{written}: [{written}]}}\n"
    )
    status, out, err = export("-", "--root", asked, "--group", asked, stdin=text)
    assert (status, err) == (0, "")
    assert f'"{COMPOSED}" [label=' in out


def test_help_has_examples(export: Export) -> None:
    status, out, _ = export("-h")
    assert status == 0
    assert "argmap export depot.yaml -o depot.svg" in out


def test_a_part_becomes_a_map_of_its_own(export: Export) -> None:
    status, out, err = export("map.yaml", "-f", "yaml", "--root", "c", "--depth", "0")
    assert (status, out) == (
        0,
        "argmap: 1\ntitle: T\n\nclaims:\n  c: C\n\ngroups:\n  helpers: [c]\n",
    )
    assert err == "argmap: warning: 2 arguments of the map are not in this part\n"


def test_a_map_file_has_no_place_for_what_is_supposed(export: Export) -> None:
    status, out, err = export("map.yaml", "-f", "yaml", "--deny", "p")
    assert (status, out) == (0, export("map.yaml", "-f", "yaml")[1])
    assert "argmap: warning: what is supposed is not written" in err


def test_a_part_keeps_the_expectations_that_hold_in_it(export: Export) -> None:
    expecting = MAP.replace("p: P", "p: {text: P, attacked_by: q}")
    expecting += "expect: {accepted: [c, q], rejected: [p]}\n"
    Path("map.yaml").write_text(expecting, encoding="utf-8")
    status, out, err = export("map.yaml", "-f", "yaml", "--root", "c", "--depth", "1")
    assert status == 0
    assert out.endswith("expect:\n  accepted: [c, q]\n")
    assert "argmap: warning: 1 expectation does not hold in this part alone, left out\n" in err
