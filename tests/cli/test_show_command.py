"""`argmap show`: its command line, and which maps it shows."""

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import run

DEPOT = Path(__file__).parents[1] / "data" / "depot.yaml"
MAPS = Path(__file__).parents[2] / "maps"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--root", "nois"], "there is no statement “nois”; did you mean noise?"),
        (["--root", "x"], "there is no statement “x”; argmap show --ids shows the ids"),
        (["--group", "quiet"], "there is no group “quiet”; the groups are need and noise"),
        (["--depth", "-1"], "-1 is not in the range"),
        (["--colour"], "no such option"),
    ],
)
def test_a_wrong_option_is_explained(
    capsys: pytest.CaptureFixture[str], options: list[str], sentence: str
) -> None:
    assert run(["show", str(DEPOT), *options]) == 2
    assert sentence in capsys.readouterr().err


def test_several_maps_and_a_missing_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "b.yaml").write_text("argmap: 1\ntitle: B\npremises: {b: B.}\n")
    (tmp_path / "a.yml").write_text("argmap: 1\ntitle: A\npremises: {a: A.}\n")
    (tmp_path / "other.yaml").write_text("title: no map\n")
    assert run(["show", str(tmp_path), str(tmp_path / "none.yaml")]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("A\n\nPremise\n■ A.\n\n")
    assert "\n\nB\n\nPremise\n■ B.\n\n" in out
    assert err.startswith("argmap: error: ")
    assert "none.yaml: no such file or folder" in err
    assert run(["show", str(tmp_path), "--root", "b"]) == 0
    assert capsys.readouterr().out.startswith("B\n")


def test_no_map_at_all_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["show"]) == 0
    assert "no map found" in capsys.readouterr().err


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    links = [f"  s{n}: {{text: Number {n}, supported_by: s{n + 1}}}" for n in range(20_000)]
    premise = "premises: {s20000: The end of it.}"
    path.write_text("\n".join(["argmap: 1", "title: T", "claims:", *links, premise]))
    with subprocess.Popen(
        [sys.executable, "-m", "argmap", "show", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_files_name_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a\x1b[31mb.yaml"
    file.write_text("argmap: 1\nclaims: {}\n", encoding="utf-8")
    assert run(["show", str(file), str(file) + "c"]) == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "a\ufffd[31mb.yaml:1:1: error[missing-key] the map has no title" in said
    assert "a\ufffd[31mb.yamlc: no such file or folder" in said


def test_the_findings_are_those_of_the_checker(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("log.txt").write_text("The pump stopped at nine.\n")
    Path("map.yaml").write_text("""\
argmap: 1
title: The pump
sources: {log: {title: The log, text: log.txt}}
recommendations: {fix: {text: Fix the pump., supported_by: stopped}}
premises: {stopped: {text: It stopped., cites: {quote: The pump never stopped}}}
""")
    assert run(["show", "map.yaml"]) == 0
    assert capsys.readouterr().out.endswith(" · 1 argument · 1 error\n")
    Path("argmap.toml").write_text('ignore = ["quote-not-found"]\n')
    run(["show", "map.yaml"])
    assert capsys.readouterr().out.endswith(" · 1 argument · no findings\n")
    Path("argmap.toml").write_text("ignore = 7\n")
    run(["show", "map.yaml"])
    assert "not checked: its settings have errors" in capsys.readouterr().out.replace("\n", " ")


SUMMED_UP = """\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run the ferry.
    supported_by: [need, mail]
    attacked_by: [ice, {premises: dear, attacked_by: grant}]
  paint: {text: Paint it., supported_by: {premises: old, attacked_by: {premises: new}}}
  keep: {text: Keep the crew., supported_by: [[old, mail]]}
  sell: {text: Sell it., supported_by: old, attacked_by: poor}
  insure: {text: Insure it., supported_by: old, attacked_by: safe}
  ring:
    text: Ring the bell.
    supported_by: fog
    attacked_by: {premises: loud, outweighed_by: fog}
  stop: {text: Stop it., attributed_to: The harbour, supported_by: ice, attacked_by: mail}
claims:
  poor: {text: Nobody can pay for it., undeveloped: true}
  safe: It never sinks.
premises:
  loud: Bells are loud.
  fog: Fog is dangerous.
  need: Children cross.
  mail: The mail comes by boat.
  ice: {text: Ice is a danger., attacked_by: breaker}
  breaker: A ship breaks the ice.
  dear: Fuel is dear.
  grant: The state pays.
  old: The paint is old.
  new: It was painted in May.
groups: {money: {title: What it costs, statements: [dear, grant]}}
"""


def summary(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    (folder / "ferry.yaml").write_text(SUMMED_UP)
    assert run(["show", "--summary", *options, str(folder / "ferry.yaml")]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_summary_says_what_stands_for_what_reasons_and_on_what_it_hangs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = summary(tmp_path, capsys, "--width", "80")
    assert lines[:-4] == [
        "Should the ferry run in winter?",
        "1. ✓ ◆ Run the ferry.                                   stands, 2 for, 2 against",
        "   although ■ Ice is a danger. but ■ A ship breaks the ice.",
        "   hangs on ■ The state pays. and on 1 more",
        "2. ✗ ◆ Paint it.                                         falls, 1 for, 1 against",
        "   unless ■ It was painted in May. (stands)",
        "3. ✓ ◆ Keep the crew.                                              stands, 1 for",
        "   hangs on ■ The mail comes by boat. and on 1 more",
        "4. ? ◆ Sell it.                                   is undecided, 1 for, 1 against",
        "   although ● Nobody can pay for it. (is undecided)",
        "5. ✓ ◆ Insure it.                                       stands, 1 for, 1 against",
        "   although ● It never sinks. (falls)",
        "   hangs on ■ The paint is old.",
        "6. ✓ ◆ Ring the bell.                                   stands, 1 for, 1 against",
        "   although ■ Bells are loud. outweighed by ■ Fog is dangerous.",
        "   hangs on ■ Fog is dangerous.",
        "Not the author's:",
        "7. ✗ ◆ Stop it.                                          falls, 1 for, 1 against",
        "   but ■ The mail comes by boat. (stands)",
        "Groups: What it costs (2)",
    ]
    assert lines[-4:-2] == [
        "What is wrong: unanswered-objection (2), rejected-recommendation (1),",
        "unsupported-claim (1)",
    ]
    assert lines[-2].startswith("7 ◆ recommendations · 2 ● claims · ")


def test_a_summary_has_ids_where_they_are_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = summary(tmp_path, capsys, "--width", "80", "--ids")
    assert lines[1:5] == [
        "1. ✓ ◆ Run the ferry. <run>                             stands, 2 for, 2 against",
        "   although ■ Ice is a danger. <ice>",
        "   but ■ A ship breaks the ice. <breaker>",
        "   hangs on ■ The state pays. <grant> and on 1 more",
    ]


@pytest.mark.parametrize("width", [24, 30, 40, 60])
@pytest.mark.parametrize("options", [(), ("--charset", "ascii"), ("--ids",)])
def test_a_summary_keeps_to_the_width(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, width: int, options: tuple[str, ...]
) -> None:
    lines = summary(tmp_path, capsys, "--width", str(width), *options)
    assert max(map(len, lines)) <= width
    assert "hangs on" in " ".join(lines)


def test_a_recommendation_has_room_where_lines_are_narrow(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "long.yaml"
    file.write_text(
        "argmap: 1\ntitle: T\nrecommendations:\n"
        "  r: {text: The city should keep the depot open at night., supported_by: a, "
        "attacked_by: b}\n"
        "premises: {a: A., b: B.}\n"
    )
    lines = []
    for width in ("74", "60", "50"):
        run(["show", "--summary", "--width", width, str(file)])
        lines += capsys.readouterr().out.splitlines()[1:3]
    assert lines == [
        "1. ✗ ◆ The city should keep the depot open at…     falls, 1 for, 1 against",
        "   although ■ B. (stands)",
        "1. ✗ ◆ The city should keep the depot…      1 for, 1 against",
        "   although ■ B. (stands)",
        "1. ✗ ◆ The city should keep the depot open at…",
        "   falls, 1 for, 1 against",
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--root", "run"], "1. ✓ ◆ Run the ferry. stands, 2 for, 2 against"),
        (["--root", "2"], "1. ✗ ◆ Paint it. falls, 1 for, 1 against"),
        (["--group", "money"], "1. ✓ ■ Fuel is dear. stands"),
        (["--invert", "--root", "mail"], "1. ✓ ■ The mail comes by boat. stands"),
        (["--only", "attack"], "1. ✓ ◆ Run the ferry. stands, 2 for, 2 against"),
        (["--deny", "mail"], "3. ✗ ◆ Keep the crew. falls, 1 for"),
    ],
)
def test_a_summary_may_be_of_a_part_or_under_a_supposition(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, options: list[str], expected: str
) -> None:
    lines = summary(tmp_path, capsys, "--width", "80", *options)
    assert expected in [" ".join(line.split()) for line in lines]


def test_a_summary_and_the_list_of_objections_tell_of_the_same_answer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ferry = tmp_path / "ferry.yaml"
    ferry.write_text("""\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run the ferry.
    supported_by: The road is closed.
    attacked_by:
      text: The ice is a danger.
      supported_by: {premises: The hull is old., attacked_by: It was mended in May.}
""")
    assert run(["show", "--summary", str(ferry)]) == 0
    summary = capsys.readouterr().out.splitlines()
    assert summary[2] == "   although ● The ice is a danger. unless ■ It was mended in May."
    assert run(["show", "--only", "attack", str(ferry)]) == 0
    assert "└─ unless  ■ It was mended in May." in capsys.readouterr().out.splitlines()


def test_what_the_author_turns_down_counts_neither_for_nor_against_him(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bread = tmp_path / "bread.yaml"
    bread.write_text("""\
argmap: 1
title: Bread
recommendations:
  buy:
    text: Buy the bread.
    supported_by:
      - It is fresh.
      - {premises: The ads praise it., rejected: true, attacked_by: Ads are paid.}
      - {text: It is on offer., rejected: true, attacked_by: The offer ended in May.}
""")
    assert run(["show", "--summary", "--width", "80", str(bread)]) == 0
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "1. ✓ ◆ Buy the bread.                                              stands, 1 for",
        "   hangs on ■ It is fresh.",
    ]
    assert run(["show", "--only", "attack", str(bread)]) == 0
    assert "Without an objection: recommendation 1" in capsys.readouterr().out


def test_a_summary_of_a_whole_map_is_about_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--summary", "--width", "80", str(MAPS / "soleimani-strike.yaml")]) == 0
    assert len(capsys.readouterr().out.splitlines()) <= 36


@pytest.mark.parametrize(("count", "is_summed_up"), [(39, False), (40, True)])
def test_a_map_of_more_than_forty_statements_begins_with_its_summary(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, count: int, is_summed_up: bool
) -> None:
    premises = [f"p{number}" for number in range(count)]
    file = tmp_path / "large.yaml"
    file.write_text(
        "argmap: 1\ntitle: T\n"
        f"claims: {{c: {{text: C., supported_by: [{', '.join(premises)}]}}}}\n"
        "premises:\n" + "".join(f"  {name}: On {name}.\n" for name in premises)
    )
    assert run(["show", str(file)]) == 0
    shown = capsys.readouterr().out
    assert ("stands, 40 for" in shown) == is_summed_up
    assert shown.count("─ because ■") == count
    assert run(["show", str(file), "--depth", "0"]) == 0
    assert "stands, 40 for" not in capsys.readouterr().out
