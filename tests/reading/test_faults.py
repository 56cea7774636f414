"""Faults of a map: each a small map in `faults/`, beside all that must be said of it, and mended.

`python tests/regenerate.py` writes anew what is said. Who mends a map does what each help says,
and no more: where it leaves a choice, the first.
"""

from pathlib import Path

import pytest
from fault_cases import CASES, FOLDER, expected, mended, report
from saying import said

from argmap.rules import FAULTS

HEAD = "argmap: 1\ntitle: T\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_all_that_is_said_of_a_faulty_map(case: Path) -> None:
    assert report(case) == expected(case).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_to_do_what_the_help_says_mends_a_map(case: Path) -> None:
    assert report(mended(case)) == ""


def test_every_kind_of_fault_has_a_folder_of_cases_and_nothing_else_lies_there() -> None:
    assert {folder.name for folder in FOLDER.iterdir()} == set(FAULTS)
    assert set(FOLDER.glob("*/*")) == {*CASES, *map(expected, CASES), *map(mended, CASES)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_case_lies_in_the_folder_of_its_first_fault(case: Path) -> None:
    first_line = expected(case).read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith(f"error[{case.parent.name}]: ")


@pytest.mark.parametrize(
    ("body", "finding", "mended"),
    [
        pytest.param(
            "claims:\n  é: One.\n  e\u0301: Two.\n",
            "5:3-5:5 duplicate-key: the key “e\u0301” stands here a second time; "
            "keep one of the two, or rename one; the first is in line 4",
            "claims:\n  é: One.\n",
            id="id twice in composed and decomposed letters",
        ),
        pytest.param(
            "claims:\n  é: {text: One., supported_by: e\u0301}\n",
            "4:33-4:35 self-reference: an argument for claim “é” rests on that statement itself; "
            "name another statement, or remove the argument",
            "claims:\n  é: {text: One., supported_by: a}\n  a: Two.\n",
            id="support by itself in other letters",
        ),
        pytest.param(
            "sources:\n  s: \nclaims: {a: One.}\n",
            "4:5-4:5 invalid-value: title of source “s” is empty; write a text",
            "sources:\n  s: S.\nclaims: {a: One.}\n",
            id="source with a blank",
        ),
        pytest.param(
            "claims:\n  a:\n\ttext: One.\n",
            "5:1-5:2 invalid-yaml: a tab cannot stand here; "
            "use spaces: YAML indents with nothing else",
            "claims:\n  a:\n    text: One.\n",
            id="tab indent",
        ),
        pytest.param(
            "claims:\n  a: |\n    One.\n  \tTwo.\n",
            "6:3-6:4 invalid-yaml: a tab cannot stand here; "
            "use spaces: YAML indents with nothing else",
            "claims:\n  a: |\n    One.\n    Two.\n",
            id="tab in a block",
        ),
        pytest.param(
            "claims:\n  a: One\x01two.\n",
            "4:9-4:10 invalid-yaml: the control character U+0001 may not stand in a map; "
            "remove it",
            "claims:\n  a: Onetwo.\n",
            id="control character",
        ),
        pytest.param(
            "claims:\n  a: One\x85two.\n",
            "4:9-4:10 invalid-yaml: the line break NEL may not stand in a map; "
            "use an ordinary line break",
            "claims:\n  a: One\n    two.\n",
            id="NEL",
        ),
        pytest.param(
            "claims:\n  a: One\u2028two.\n",
            "4:9-4:10 invalid-yaml: the line break U+2028 may not stand in a map; "
            "use an ordinary line break",
            "claims:\n  a: One\n    two.\n",
            id="U+2028",
        ),
    ],
)
def test_a_fault_that_an_editor_does_not_show(body: str, finding: str, mended: str) -> None:
    assert said(HEAD + body) == [finding]
    assert said(HEAD + mended) == []
