"""An output that does not have all characters is still read, and carets stay in their places."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

MAP = """\
argmap: 1
title: “Brücke” — 橋…
recommendations:
  é: {text: "„Brücke“ zuerst… 橋 und cafe\u0301: ja", sported_by: süd}
premises:
  süd: Der Süden → wartet.
"""


def said(folder: Path, encoding: str, *arguments: str) -> str:
    """Run the program with streams of an encoding, and give what it has written to both."""
    (folder / "m.yaml").write_text(MAP, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "argmap", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "line", "message"),
    [
        (
            "ascii",
            '4 |   ?: {text: ""Br?cke" zuerst... ?? und cafe: ja", sported_by: s?d}',
            'error[unknown-key]: recommendation "?" has no key "sported_by"',
        ),
        (
            "latin-1",
            '4 |   é: {text: ""Brücke" zuerst... ?? und cafe: ja", sported_by: süd}',
            'error[unknown-key]: recommendation "é" has no key "sported_by"',
        ),
        (
            "cp1252",
            '4 |   é: {text: "„Brücke“ zuerst… ?? und cafe: ja", sported_by: süd}',
            "error[unknown-key]: recommendation “é” has no key “sported_by”",
        ),
    ],
)
def test_carets_stand_below_their_place(
    tmp_path: Path, encoding: str, line: str, message: str
) -> None:
    lines = said(tmp_path, encoding, "check", "m.yaml").splitlines()
    at = lines.index(message)
    assert lines[at + 3] == line
    assert lines[at + 4].index("^^^^^^^^^^") == line.index("sported_by")


def test_carets_are_right_where_a_long_line_is_cut(tmp_path: Path) -> None:
    text = "„Donaudampfschiffe“ " * 12
    (tmp_path / "long.yaml").write_text(
        f"argmap: 1\ntitle: T\nclaims:\n  c: {{text: {text}, undeveloped: true, nte: x}}\n",
        encoding="utf-8",
    )
    _, _, _, line, below, *_ = said(tmp_path, "ascii", "check", "long.yaml").splitlines()
    assert line.startswith("4 | ...")
    assert below.index("^^^") == line.index("nte:")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_tree_keeps_to_signs_that_can_be_shown(tmp_path: Path, encoding: str) -> None:
    shown = said(tmp_path, encoding, "show", "m.yaml", "--width", "80")
    umlaut = "?" if encoding == "ascii" else "ü"
    assert f'"Br{umlaut}cke" - ??...\n' in shown
    assert f'[R] "Br{umlaut}cke" zuerst... ?? und cafe: ja' in shown
    assert "1 [R] recommendation, 0 [C] claims, 1 [P] premise" in shown
    assert "\\u" not in shown


def test_standard_error_keeps_to_them_too(tmp_path: Path) -> None:
    shown = said(tmp_path, "ascii", "show", "m.yaml", "--root", "ö")
    assert 'argmap: error: invalid value for --root: there is no statement "?"' in shown
    assert 'm.yaml:4:49: error[unknown-key] recommendation "?" has no key "sported_by"' in said(
        tmp_path, "ascii", "show", "m.yaml"
    )


def test_reports_for_programs_are_the_same_in_every_encoding(tmp_path: Path) -> None:
    for name in ("json", "json-lines", "sarif", "gitlab", "junit"):
        command = ("check", "m.yaml", "--output-format", name)
        assert said(tmp_path, "ascii", *command) == said(tmp_path, "utf-8", *command)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize(
    "title",
    [
        *("#\u200d#[error] forged", "##vs\u200do[task.complete] forged", "##\u0301[group] forged"),
        *("\u0301::error::forged", ":\u200d:error::forged", "##◆ forged"),
    ],
)
def test_what_cannot_be_shown_leaves_no_command_behind(
    tmp_path: Path, encoding: str, title: str
) -> None:
    (tmp_path / "signs.yaml").write_text(
        f'argmap: 1\ntitle: "{title}"\nclaims: {{c: C.}}\n', encoding="utf-8"
    )
    shown = said(tmp_path, encoding, "show", "signs.yaml")
    assert "forged" in shown
    assert not re.search(r"##\w*\[|^\s*::", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("🇩🇪 and 👩‍👩‍👧‍👦", "?? and ??"),
        ("त्रि and य", "?? and ?"),
        ("\u1112\u1161\u11ab", "??"),
        ("win\xadter", "win-ter"),
    ],
)
def test_what_stands_for_a_grapheme_is_as_wide(tmp_path: Path, text: str, shown: str) -> None:
    (tmp_path / "wide.yaml").write_text(
        f'argmap: 1\ntitle: "{text}"\nclaims: {{c: C.}}\n', encoding="utf-8"
    )
    assert said(tmp_path, "ascii", "show", "wide.yaml").splitlines()[0] == shown
