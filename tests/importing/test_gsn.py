"""Goal Structuring Notation in YAML: what becomes of elements, relations and modules."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from inputs import lost

from argmap.importing import Imported, format_of, read
from argmap.importing.support.import_options import ImportOptions
from argmap.importing.support.source import DamagedError, Source


def imported(text: str, files: dict[str, str] | None = None) -> Imported:
    def open_file(name: str) -> bytes:
        try:
            return (files or {})[name].encode()
        except KeyError as error:
            raise FileNotFoundError(name) from error

    return read(text, "gsn", ImportOptions(open_file=open_file), name="case.gsn.yaml")


def facts(found: Imported, name: str) -> dict[str, Any]:
    given: dict[str, Any] = found.map.graph.nodes[name]
    return given


CASE = """\
module:
  name: The ferry
  brief: Is it safe?
  author: me

G1:
  text: |
    The ferry
    is *safe*.
  supportedBy: [S1, G2, Sn1]
  inContextOf: [C1, A1]
  url: https://example.org

S1:
  text: Argument over hazards
  supportedBy: [G3, G4]
  inContextOf: [J1, A2, C2]

G2:
  text: Its crew is trained.
  undeveloped: true

G3: {text: It does not sink., supportedBy: Sn2}
G4:
Sn1: {text: The certificate}
Sn2: {text: A test, classes: [x]}
C1: {text: In summer}
C2: {text: On the lake}
A1: {text: The lake is calm.}
A2: {text: All hazards are known.}
J1: {text: The law asks for it.}

CG1:
  text: Ice can sink it.
  supportedBy: CSn1
  challenges: [G3, Sn1]
CSn1: {text: A report}
CG2: {text: Hazards are missing., challenges: S1, defeated: true}
CG3: {text: The certificate is old., challenges: G1 -> Sn1}
CG4: {text: It was on a river., challenges: CG1 -> CSn1}
CG5: {text: Ice is soft., challenges: G3 -> CG1}
"""


def test_elements_become_statements_and_arguments() -> None:
    found = imported(CASE)
    assert (
        found.text
        == """\
argmap: 1
title: The ferry
description: Is it safe?

claims:
  G1:
    text: The ferry is safe.
    note: In summer
    supported_by:
      - premises: [G2, Sn1, A1]
        attacked_by: CG3
      - id: S1
        scheme: Argument over hazards
        note: The law asks for it. / On the lake
        premises: [G3, G4, A1, A2]
        attacked_by: CG2
  G2:
    text: Its crew is trained.
    undeveloped: true
  G3:
    text: It does not sink.
    supported_by: Sn2
    attacked_by:
      premises: CG1
      attacked_by: CG5
  G4: G4
  CG1:
    text: Ice can sink it.
    supported_by:
      premises: CSn1
      attacked_by: CG4
  CG2: Hazards are missing.
  CG3: The certificate is old.
  CG4: It was on a river.
  CG5: Ice is soft.

premises:
  Sn1:
    text: The certificate
    attacked_by: CG1
  Sn2: A test
  A1: The lake is calm.
  A2: All hazards are known.
  CSn1: A report
"""
    )
    assert lost(found) == [
        "1 value about modules left out, at line 4, column 3",
        "2 attributes left out, such as url or classes, the first at line 12, column 3",
        "1 mark of defeat left out: labels tell what falls, at line 38, column 51",
        "2 contexts kept in the note of what they are for, the first at line 27, column 1",
    ]


def test_a_strategy_of_two_goals_is_written_under_each() -> None:
    found = imported(
        "G1: {supportedBy: S1}\nG2: {supportedBy: [S1, S1]}\nS1: {supportedBy: [G3]}\nG3: {}\n"
    )
    assert {"G1/S1", "G2/S1"} <= set(found.map.graph)
    assert lost(found) == [
        "1 reference given twice, read once, at line 2, column 6",
        "1 argument with several conclusions, written once for each, at line 3, column 1",
    ]


def test_a_strategy_below_another_gives_it_its_premises() -> None:
    found = imported(
        "G1: {supportedBy: S1}\nS1: {supportedBy: [S2, G2]}\nS2: {supportedBy: [G3]}\n"
        "G2: {}\nG3: {}\n"
    )
    assert set(found.map.graph.predecessors("G1/S1")) == {"G2", "G3"}
    assert lost(found)[0].startswith("1 time a strategy stands below another")


def test_a_strategy_below_another_gives_it_what_stands_in_its_context() -> None:
    found = imported(
        "G1: {supportedBy: S1}\nS1: {supportedBy: S2}\n"
        "S2: {text: By hazard, supportedBy: G2, inContextOf: [A1, C1, J1]}\n"
        "G2: {}\nA1: {}\nC1: {text: In summer}\nJ1: {text: The law}\n"
    )
    assert set(found.map.graph.predecessors("G1/S1")) == {"G2", "A1"}
    assert facts(found, "G1/S1")["note"] == "By hazard / In summer / The law"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("G1: {supportedBy: C1}\nC1: {}\n", "1 reference to an element of a type"),
        ("G1: {inContextOf: [G2]}\nG2: {}\n", "1 reference to an element of a type"),
        ("G1: {inContextOf: C1}\nC1: {inContextOf: C2}\nC2: {}\n", "1 reference to an element"),
        ("G1: A text\n", "1 value of a wrong sort left out, at line 1, column 1"),
        ("G1: {text: [a]}\n", "1 value of a wrong sort left out, at line 1, column 6"),
        ("G1: {supportedBy: [[G2]]}\n", "1 value of a wrong sort left out, at line 1, column 6"),
        ("G1: {undeveloped: perhaps}\n", "1 value of a wrong sort left out"),
        ("G1: {nodeType: Gaol}\n", "1 value of a wrong sort left out"),
        ("G1: {}\nmodule: All\n", "1 value about modules left out, at line 2, column 1"),
        ("G1: {}\nmodule: {uses: {a: b}}\n", "1 value of a wrong sort left out"),
        ("G1: {}\nJ1: {}\n", "1 unused element left out"),
        ("G1: {}\nS1: {}\n", "1 unused element left out"),
    ],
)
def test_nothing_is_left_out_in_silence(text: str, said: str) -> None:
    found = lost(imported(text))
    assert len([loss for loss in found if loss.startswith(said)]) == 1, found


def test_texts_are_read_as_gsn2x_reads_them() -> None:
    found = imported(
        "G1:\n  text: |\n    *All* _hazards_ of `a*b` and snake_case_name[^1]\n"
        r"    in C:\*x, see [the list](https://example.org)." + "\n"
    )
    assert facts(found, "G1")["text"] == (
        r"All hazards of `a*b` and snake_case_name[^1] in C:\*x, see the list."
    )
    assert lost(found) == ["1 link written without the address, at line 2, column 3"]


@pytest.mark.parametrize("written", ["true", "True", "yes", "on"])
def test_what_is_undeveloped_may_be_said_in_all_words_of_yaml(written: str) -> None:
    assert facts(imported(f"G1: {{undeveloped: {written}}}\n"), "G1")["undeveloped"] is True


def test_a_strategy_without_supports_leaves_its_goal_undeveloped() -> None:
    found = imported("G1: {supportedBy: S1}\nS1: {text: By hazards, undeveloped: true}\n")
    assert facts(found, "G1")["undeveloped"] is True
    (said,) = lost(found)
    assert said.startswith(
        "1 support by a strategy that has none: what it supports is undeveloped"
    )


def test_types_may_be_given_and_texts_may_be_missing() -> None:
    found = imported(
        "Top: {nodeType: Goal, supportedBy: [Leaf]}\nLeaf: {nodeType: Solution, text: 7}\n"
        "X1: {text: What is it?}\n"
    )
    assert (facts(found, "Top")["text"], facts(found, "Top")["kind"]) == ("Top", "claim")
    assert (facts(found, "Leaf")["text"], facts(found, "Leaf")["kind"]) == ("7", "premise")
    assert lost(found) == ["1 element of no known type left out, at line 3, column 1"]


def test_modules_are_read_with_the_file_that_uses_them() -> None:
    files = {
        "sub/one.yaml": "module: {name: One, uses: ../two.yaml}\nG2: {supportedBy: [Sn1]}\n",
        "damaged.yaml": "G3: [\n",
        "two.yaml": "module: {uses: [case.gsn.yaml, sub/one.yaml]}\nSn1: {text: A test}\nG1: {}\n",
    }
    found = imported(
        "module: {name: All, uses: [sub/one.yaml, missing.yaml, damaged.yaml]}\n"
        "G1: {supportedBy: G2}\n",
        files,
    )
    assert found.map.title == "All"
    assert list(found.map.statements()) == ["G1", "G2", "Sn1"]
    assert lost(found) == [
        "2 modules that could not be read left out, the first at line 1, column 42",
        "1 element with an id that another has left out, at two.yaml, line 3, column 1",
    ]


def test_modules_beyond_a_bound_are_left_out() -> None:
    files = {f"{number}.yaml": f"G{number}: {{}}\n" for number in range(1_100)}
    found = imported(f"module: {{uses: [{', '.join(files)}]}}\nG: {{}}\n", files)
    (said,) = lost(found)
    assert "modules that could not be read left out" in said
    assert len(found.map.statements()) > 900


def test_modules_stay_in_the_folder(program: Any, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("G9: {text: A secret}\n", encoding="utf-8")
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "sub.yaml").write_text("G2: {text: Below}\n", encoding="utf-8")
    main = folder / "main.yaml"
    main.write_text(
        "module: {uses: [sub.yaml, ../secret.yaml]}\nG1: {text: Top, supportedBy: [G2]}\n",
        encoding="utf-8",
    )
    shown = program("import", str(main))
    assert "Below" in shown.out
    assert "secret" not in shown.out
    assert "1 module that could not be read left out" in shown.err
    assert "A secret" in program("import", "--allow-outside", str(main)).out


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- G1\n", "line 1"),
        ("G1: [a\n", "line 2, column 1"),
        ("G1: {text: a}\nG2: {text: *x}\n", "line 2, column 12"),
        ("G1: {text: a}\nG2: {}\nG1: {text: b}\n", "line 3, column 1"),
        ("G1: " + "[" * 500 + "]" * 500, "line 1, column 124"),
    ],
)
def test_damaged_yaml_is_refused_with_a_place(text: str, place: str) -> None:
    with pytest.raises(DamagedError) as refused:
        imported(text)
    assert refused.value.place == place


@pytest.mark.parametrize(
    ("text", "is_gsn"),
    [
        (CASE, True),
        (CASE.replace("\n", "\r\n"), True),
        ("module:\n  name: A\n  uses: [b.yaml]\n", True),
        ("top:\n  nodeType: Goal\n  text: It is safe.\n", True),
        ("'G1':\n  text: It is safe.\n", True),
        ("argmap: 1\nclaims:\n  G1:\n    text: A\n", False),
        ("Sn: a note\nG1: no element\n", False),
    ],
)
def test_gsn_is_recognized(text: str, is_gsn: bool) -> None:
    try:
        found = format_of(Source(text)).name
    except DamagedError:
        found = ""
    assert (found == "gsn") == is_gsn


WRONG: list[Any] = [
    None,
    True,
    2.5,
    "",
    "G1",
    "x\x00\ud800",
    [],
    [[["G1"]]],
    {},
    {"G1": {"G1": []}},
]


def test_every_key_may_have_any_value() -> None:
    whole = yaml.safe_load(CASE)
    for name, values in whole.items():
        keys = values if isinstance(values, dict) else {}
        for wrong in WRONG:
            spoilt = [{**whole, name: wrong}]
            spoilt += ({**whole, name: {**keys, key: wrong}} for key in (*keys, "challenges"))
            for each in spoilt:
                with suppress(DamagedError):
                    imported(json.dumps(each))
