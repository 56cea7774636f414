"""Nothing of a map, of a file's name or of a command line is obeyed where it is shown."""

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from every_key import map_with

from argmap.cli import run
from argmap.cli.program import COMMANDS
from argmap.export import FORMATS as EXPORTS
from argmap.reports import FORMATS as REPORTS

HOSTILE = {
    "a command at the start": "::warning file=roads.py,line=7::not from here",
    "a command behind blanks": "\u3000 \u2003::add-mask::gravel",
    "a command after wrapping": "The bridge " + "holds " * 12 + "::stop-commands::pause-here",
    "a command behind marks": "\u200f\u200b::group::\u200fhidden",
    "an older command": "The road ##[add-path]/tmp/evil is closed",
    "a command of Azure": "The road ##vso[build.addbuildtag]evil is closed ##vso[task.complete]",
    "a command of TeamCity": "##teamcity[buildStop comment='evil']",
    "an override": "The file is called \u202egpj.exe and \u202d more",
    "an isolate without an end": "It begins \u2067here \u2068 and \u2066 there",
    "an end without an isolate": "It ends \u2069 here \u202c and there",
    "hidden tags": "Plain text\U000e0049\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065 to see",
}
"""Texts that a map may hold."""
CONTROLS = (
    "\x1b[2J\x1b]0;title\x07\r\n::error::forged\x85\u2028::error::forged\u2029\x0b\x0c\x9b31m"
)
"""What may stand in the name of a file, in an id that is refused, and on the command line."""

FAULTY = """\
argmap: 1
title: {text}
{text}: {text}
claims:
  {text}: {{text: {text}, {text}: {text}, supported_by: [{text}, nothing], cites: {text}}}
groups: {{{text}: [{text}]}}
expect: {{accepted: {text}, {text}: x}}
# argmap: ignore[{comment}]
"""

Runs = Callable[..., str]


@pytest.fixture
def runs(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Runs:
    """Give a function that runs the program in a folder of its own, and gives all it has said."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str) -> str:
        run(arguments)
        printed = capfdbinary.readouterr()
        return (printed.out + printed.err).decode()

    return running


def assert_harmless(said: str, *, commands: bool = False) -> None:
    """Assert that neither a terminal nor a runner obeys it, and that no line reorders another."""
    allowed = {"\n", "\t"}
    for line in said.replace("\r\n", "\n").split("\n"):
        assert not {each for each in line if unicodedata.category(each) == "Cc"} - allowed, line
        assert not re.search("[\u2028\u2029\u202a-\u202e\ufeff\U000e0000-\U000e007f]", line)
        assert not re.search(r"##\w*\[", line), line
        assert commands or not re.match(r"[\s\u200b-\u200f\u2066-\u2069]*::", line), line
        begun = 0
        for sign in line:
            begun += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
            assert begun >= 0, line
        assert begun == 0, line


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_command_passes_an_order_on(runs: Runs, text: str) -> None:
    Path("m.yaml").write_text(map_with(text), encoding="utf-8")
    for options in (
        [],
        ["--ids", "--labels"],
        ["--width", "24"],
        ["--invert", "--root", "p"],
        ["--deny", "p", "--grant", "c"],
    ):
        said = runs("show", "m.yaml", *options)
        assert "recommendation" in said
        assert_harmless(said)
    assert_harmless(runs("fmt", "--diff", "m.yaml"))
    for form in ("text", "markdown", "json"):
        for options in (["--ids", "--of", "r"], ["--width", "24", "--of", "p", "--deny", "q"]):
            said = runs("cruxes", "m.yaml", "--format", form, *options)
            assert len(said) > 100
            assert_harmless(said)
    for node in ("r", "c", "p"):
        for options in ([], ["--ids", "--width", "24"], ["--format", "json"]):
            said = runs("why", node, "m.yaml", *options)
            assert said.count("\n") > 1
            assert_harmless(said)
    for name in REPORTS:
        said = runs("check", "m.yaml", "--select", "all", "--output-format", name)
        assert_harmless(said, commands=name == "github")
    said = runs("rename", "p", "new-name", "m.yaml", "--diff")
    assert "\n+" in said
    assert_harmless(said)
    assert_harmless(runs("coverage", "m.yaml"))
    for name, made in EXPORTS.items():
        if not made.drawn:
            for labels in (["--labels"], ["--deny", "p", "--grant", "c"]):
                said = runs("export", "m.yaml", "-f", name, *labels)
                assert len(said) > 100
                assert_harmless(said)


@pytest.mark.parametrize("text", [*HOSTILE.values(), CONTROLS], ids=[*HOSTILE, "controls"])
def test_no_text_of_a_source_passes_an_order_on(runs: Runs, text: str) -> None:
    sources = {"s": {"title": text.translate(dict.fromkeys(range(32), " ")), "text": "t.txt"}}
    cites = {"s": {"quote": " ".join(text.split()[1:3]) or "x"}}
    premises = {"p": {"text": "P.", "cites": cites}}
    content = {"argmap": 1, "title": "T", "sources": sources, "premises": premises}
    Path("m.yaml").write_text(json.dumps(content), encoding="utf-8")
    Path("t.txt").write_text(f"{text}\n\n- {text}\n    {text}\n", encoding="utf-8", newline="")
    for form in ("text", "markdown", "json"):
        for options in ([], ["--width", "24", "--charset", "ascii"]):
            assert_harmless(runs("coverage", "m.yaml", "-f", form, *options))


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_drawing_passes_an_order_on(runs: Runs, text: str) -> None:
    Path("m.yaml").write_text(map_with(text), encoding="utf-8")
    said = runs("export", "m.yaml", "-f", "svg")
    assert said.endswith("</svg>\n")
    assert_harmless(said)


@pytest.mark.parametrize("text", [*HOSTILE.values(), CONTROLS], ids=[*HOSTILE, "controls"])
def test_no_fault_of_a_file_passes_an_order_on(runs: Runs, text: str) -> None:
    for written in (json.dumps(text), json.dumps(text, ensure_ascii=False)):
        content = FAULTY.format(text=written, comment=text)
        Path("m.yaml").write_text(content, encoding="utf-8", newline="")
        for name in REPORTS:
            said = runs("check", "m.yaml", "--output-format", name)
            assert_harmless(said, commands=name == "github")
        for command in ("show", "--ids"), ("export",), ("cruxes", "--ids"), ("fmt",):
            assert_harmless(runs(*command, "m.yaml"))


@pytest.mark.parametrize("text", [*HOSTILE.values(), CONTROLS], ids=[*HOSTILE, "controls"])
def test_nothing_on_a_command_line_is_obeyed(runs: Runs, text: str) -> None:
    Path("m.yaml").write_text("argmap: 1\ntitle: T\npremises: {p: P.}\ngroups: {g: [p]}\n")
    for arguments in (
        [text],
        [f"--{text}"],
        *([name, text] for name in COMMANDS),
        ["show", f"--{text}"],
        ["show", "m.yaml", "--root", text],
        ["show", "m.yaml", "--group", text],
        ["show", "m.yaml", "--depth", text],
        *(
            ["cruxes", "m.yaml", option, text]
            for option in ("--of", "--deny", "--grant", "--size")
        ),
        ["check", "--config", text],
        ["check", "--select", text],
        ["check", "--output-format", text],
        ["check", "--jobs", text],
        ["check", "m.yaml", "-o", f"no-folder/{text}"],
        ["why", text, "m.yaml"],
        ["export", "m.yaml", "--root", text],
        ["export", "m.yaml", "--theme", text],
        ["export", "m.yaml", "-o", text],
        ["export", "m.yaml", "-o", f"no-folder/{text}.svg"],
        ["rename", text, "q", "m.yaml"],
        ["rename", "p", text, "m.yaml"],
        ["rename", "p", "q", text],
        ["new", f"no-folder/{text}.yaml"],
        ["new", "n.yaml", "--from-text", text],
        ["coverage", "n.yaml", text],
    ):
        said = runs(*arguments)
        assert said.startswith("argmap: ")
        assert said.count("\n") == 1
        assert_harmless(said)


@pytest.mark.skipif(os.name == "nt", reason="names of files are not free there")
@pytest.mark.parametrize("text", [*HOSTILE.values(), CONTROLS], ids=[*HOSTILE, "controls"])
def test_no_name_of_a_file_is_obeyed(runs: Runs, text: str) -> None:
    name = f"{text.replace('/', '')[:60]}.yaml"
    Path(name).write_text("argmap: 1\ntitle: T\nclaims: {c: C., d: D.}\n", encoding="utf-8")
    Path("n.yaml").write_text("argmap: 1\ntitle: T\nsources: {s: {title: S, text: gone}}\n")
    for report in REPORTS:
        for paths in ([name], ["."]):
            said = runs("check", *paths, "--output-format", report)
            assert_harmless(said, commands=report == "github")
    assert_harmless(runs("check", "--show-files"))
    assert_harmless(runs("rename", "c", "e", "--diff"))
    assert_harmless(runs("rename", "c", "e", name))
    Path(name).write_text("argmap: 1\nclaims: {c: C., c: D.}\n", encoding="utf-8")
    for command in ("show",), ("export",), ("new",), ("fmt",):
        assert_harmless(runs(*command, name))
    Path("argmap.toml").write_text(json.dumps(text) + " = 1\n", encoding="utf-8")
    assert_harmless(runs("check"))
    assert_harmless(runs("check", "--config", name))


def test_a_listed_file_can_be_opened_by_the_name_that_is_shown(runs: Runs) -> None:
    Path("::notice::.yaml").write_text("argmap: 1\ntitle: T\nclaims: {c: C.}\n")
    shown = runs("check", "--show-files")
    assert shown == "./::notice::.yaml\n"
    assert Path(shown.rstrip()).is_file()


RIGHT_TO_LEFT = (
    "\u05d4\u05d2\u05e9\u05e8 (2,5 m)\u200f \u05e1\u05d2\u05d5\u05e8.",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0628\u0631\u0648\u0645.",
    "\u061c12 \u0645\u062a\u0631\u200e.",
    "It says \u2067\u05e9\u05dc\u05d5\u05dd \u2066(hello)\u2069 \u05dc\u05db\u05dd\u2069 today.",
    "The \U0001f469\u200d\U0001f52c agrees.",
    "The \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f is a flag.",
)


@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
def test_marks_that_a_text_needs_stay(runs: Runs, text: str) -> None:
    content = f"argmap: 1\ntitle: T\nclaims: {{c: {json.dumps(text, ensure_ascii=False)}}}\n"
    Path("m.yaml").write_text(content, encoding="utf-8")
    assert f"● {text}" in runs("show", "m.yaml", "--width", "200")
    assert f"c: {json.dumps(text, ensure_ascii=False)}" in runs("check", "m.yaml")
    assert json.loads(runs("export", "m.yaml", "-f", "json"))["nodes"][0]["text"] == text


def test_an_isolate_that_is_wrapped_goes_on_in_the_next_line(runs: Runs) -> None:
    text = "Read \u2067" + "\u05d0\u05d1\u05d2 " * 20 + "\u05d3\u2069 to the end."
    Path("m.yaml").write_text(f"argmap: 1\ntitle: T\npremises: {{p: {text}}}\n", encoding="utf-8")
    said = runs("show", "m.yaml", "--width", "30")
    assert_harmless(said)
    assert "\ufffd" not in said
    lines = [line for line in said.splitlines() if "\u05d0" in line]
    assert len(lines) > 2
    assert all("\u2067" in line for line in lines)


def test_ordinary_signs_are_left_alone(runs: Runs) -> None:
    text = "std::vector::size(), a::b, C## [1] and ## Heading: all of it stays."
    Path("m.yaml").write_text(f"argmap: 1\ntitle: T\npremises: {{p: '{text}'}}\n")
    assert text in runs("show", "m.yaml", "--width", "200")
