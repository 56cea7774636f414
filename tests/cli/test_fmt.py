"""`argmap fmt`: what it writes where, and what it leaves alone."""

import errno
import os
import sys
from pathlib import Path

import pytest
from disk import Program, write

LOOSE = """\
argmap:   1
title: "A map"
claims:
    night: {supported_by: [[walls]], text: The depot opens at night.}  # for now
premises:
    walls:
        text: "Walls are built."
"""
NEAT = """\
argmap: 1
title: A map

claims:
  night:  # for now
    text: The depot opens at night.
    supported_by: walls

premises:
  walls: Walls are built.
"""


def test_a_map_is_written_in_one_form(program: Program) -> None:
    write("depot.yaml", LOOSE)
    done = program("fmt", "depot.yaml")
    assert done == (0, "", "1 map formatted\n")
    assert Path("depot.yaml").read_text("utf-8") == NEAT
    assert program("fmt", "depot.yaml") == (0, "", "1 map left as it is\n")


def test_without_a_path_all_maps_below_are_formatted(program: Program) -> None:
    write("a.yaml", LOOSE)
    write("deep/b.yml", NEAT)
    write("other.yaml", "no: map\n")
    assert program("fmt").err == "1 map formatted, 1 map left as it is\n"
    assert Path("a.yaml").read_text("utf-8") == NEAT
    assert Path("other.yaml").read_text("utf-8") == "no: map\n"


def test_excluded_maps_are_not_formatted_unless_they_are_named(program: Program) -> None:
    write("argmap.toml", 'exclude = ["old.yaml"]\n')
    write("old.yaml", LOOSE)
    said = "argmap: no map found in this folder: 1 file is excluded by the settings\n"
    assert program("fmt").err == said
    assert program("fmt", "--maps-only", "old.yaml").status == 0
    assert Path("old.yaml").read_text("utf-8") == LOOSE
    assert program("fmt", "old.yaml").status == 0
    assert Path("old.yaml").read_text("utf-8") == NEAT


def test_check_names_the_maps_that_would_change_and_writes_nothing(program: Program) -> None:
    write("loose.yaml", LOOSE)
    write("neat.yaml", NEAT)
    done = program("fmt", "--check", "loose.yaml", "neat.yaml")
    assert done.status == 1
    assert done.err == (
        "loose.yaml would be formatted\n1 map would be formatted, 1 map left as it is\n"
    )
    assert Path("loose.yaml").read_text("utf-8") == LOOSE
    assert program("fmt", "--check", "neat.yaml").status == 0


def test_diff_shows_what_would_change_and_writes_nothing(program: Program) -> None:
    write("a.yaml", NEAT.replace("supported_by: walls", "supported_by: [walls]"))
    before = Path("a.yaml").read_bytes()
    done = program("fmt", "--diff", "a.yaml")
    assert done.status == 0
    assert done.out == (
        "--- a.yaml\n+++ a.yaml\n@@ -4,7 +4,7 @@\n claims:\n   night:  # for now\n"
        "     text: The depot opens at night.\n-    supported_by: [walls]\n"
        "+    supported_by: walls\n \n premises:\n   walls: Walls are built.\n"
    )
    assert Path("a.yaml").read_bytes() == before
    assert program("fmt", "--diff", "--check", "a.yaml").status == 1
    coloured = program("fmt", "--diff", "--color", "always", "a.yaml").out
    assert "\x1b[31m-    supported_by: [walls]\x1b[0m\n" in coloured


def test_standard_input_goes_to_standard_output(program: Program) -> None:
    done = program("fmt", "-", stdin=LOOSE.encode())
    assert done == (0, NEAT, "")
    assert program("fmt", "-", stdin=NEAT.encode()).out == NEAT


def test_faults_leave_a_map_as_it_is_and_are_said(program: Program) -> None:
    write("faulty.yaml", LOOSE.replace("title", "titel"))
    done = program("fmt", "faulty.yaml")
    assert done.status == 1
    assert "faulty.yaml:2:1: error[unknown-key]" in done.err
    assert Path("faulty.yaml").read_text("utf-8") == LOOSE.replace("title", "titel")
    faulty = program("fmt", "-", stdin=b"argmap: 1\n")
    assert (faulty.status, faulty.out) == (1, "")


def test_a_draft_is_formatted(program: Program) -> None:
    write("draft.yaml", LOOSE.replace("[[walls]]", "[[walls, money]]"))
    assert program("fmt", "draft.yaml").status == 0
    assert "    supported_by:\n      - [walls, money]\n" in Path("draft.yaml").read_text("utf-8")


def test_an_unknown_path_is_said_and_the_others_are_formatted(program: Program) -> None:
    write("a.yaml", LOOSE)
    done = program("fmt", "missing.yaml", "a.yaml")
    assert done.status == 2
    assert "argmap: error: missing.yaml: no such file or folder\n" in done.err
    assert Path("a.yaml").read_text("utf-8") == NEAT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_breaks_and_encoding_are_kept(program: Program, encoding: str, ends: str) -> None:
    write("a.yaml", LOOSE.replace("\n", ends).encode(encoding))
    assert program("fmt", "a.yaml").status == 0
    assert Path("a.yaml").read_bytes() == NEAT.replace("\n", ends).encode(encoding)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and permissions of POSIX")
def test_a_link_and_permissions_are_kept(program: Program) -> None:
    write("real.yaml", LOOSE).chmod(0o640)
    Path("link.yaml").symlink_to("real.yaml")
    assert program("fmt", "link.yaml").status == 0
    assert Path("link.yaml").is_symlink()
    assert Path("real.yaml").read_text("utf-8") == NEAT
    assert Path("real.yaml").stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir()) == ["link.yaml", "real.yaml"]  # noqa: PTH208


def test_a_file_that_changed_meanwhile_is_refused(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.writing import formatting

    file = write("a.yaml", LOOSE)
    format_map = formatting.format_map

    def slowly(*arguments: object) -> object:
        formatted = format_map(*arguments)  # type: ignore[arg-type]
        file.write_text("argmap: 1\n# edited\n", "utf-8")
        return formatted

    monkeypatch.setattr(formatting, "format_map", slowly)
    done = program("fmt", "a.yaml")
    assert done.status == 2
    assert "a.yaml cannot be written: it changed since it was read" in done.err
    assert file.read_text("utf-8") == "argmap: 1\n# edited\n"


def test_a_file_that_cannot_be_written_is_not_counted(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.yaml", LOOSE)
    write("b.yaml", LOOSE)
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if target.name == "a.yaml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    said = "argmap: error: a.yaml cannot be written: no space left on device\n1 map formatted\n"
    assert program("fmt") == (2, "", said)
    assert Path("a.yaml").read_text("utf-8") == LOOSE
    assert sorted(os.listdir()) == ["a.yaml", "b.yaml"]  # noqa: PTH208


@pytest.mark.parametrize("layout", [[], ["--nest"], ["--nest", "--unname"], ["--flatten"]])
def test_what_is_suppressed_stays_suppressed(program: Program, layout: list[str]) -> None:
    write(
        "a.yaml",
        """\
argmap: 1
title: A map
sources: {s: A survey}  # argmap: ignore[unused-source]
claims:
  # argmap: ignore[unsupported-claim, disconnected-statement] not yet
  open: {text: It is open., note: Ask.}
  night:
    text: The depot opens at night.
    supported_by:
      - {text: Walls are built., id: walls, undeveloped: true}  # argmap: ignore[uncited-claim]
      # argmap: ignore[uncited-premise]
      - It is quiet.
""",
    )

    def rules_found() -> list[str]:
        lines = program("check", "--select", "all", "--output-format", "concise").out
        return sorted(line.partition("[")[2].partition("]")[0] for line in lines.splitlines())

    before = rules_found()
    assert len(before) >= 2
    assert program("fmt", *layout, "a.yaml").status == 0
    assert rules_found() == before


def test_a_suppression_goes_to_the_line_of_what_it_suppresses(program: Program) -> None:
    write(
        "a.yaml",
        """\
argmap: 1
title: A map
sources: {s: A survey}
premises:
  a: {text: A., implicit: true, cites: {s: {quote: A}}} # argmap: ignore[quoted-implicit]
""",
    )
    check = ["check", "--select", "quoted-implicit", "a.yaml"]
    assert program(*check).out == "1 map checked, nothing found\n"
    assert program("fmt", "a.yaml").status == 0
    written = Path("a.yaml").read_text("utf-8")
    assert "implicit: true  # argmap: ignore[quoted-implicit]\n" in written
    assert program(*check).out == "1 map checked, nothing found\n"


def test_comments_that_suppress_nothing_do_not_begin_to(program: Program) -> None:
    unused = [f"# argmap: ignore[uncited-premise] {number}\n" for number in range(12)]
    head = "argmap: 1\ntitle: A map\nsources: {s: A survey}\nclaims:\n"
    night = "  night: {text: The depot opens at night., cites: s, supported_by: {text: Walls.,\n"
    lines = "".join(f"    {comment}" for comment in unused)
    write("a.yaml", f"{head}{night}{lines}    kind: premise}}}}\n")
    count = program("check").out.splitlines()[-1]
    assert program("fmt", "--flatten").status == 0
    assert program("check").out.splitlines()[-1] == count
    written = Path("a.yaml").read_text("utf-8")
    assert all(comment in written for comment in unused)


def test_nest_and_flatten_exclude_each_other(program: Program) -> None:
    done = program("fmt", "--nest", "--flatten")
    assert done == (
        2,
        "",
        "argmap: error: --flatten undoes --nest and --unname; keep one\n",
    )
