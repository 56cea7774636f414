"""Exports of Kialo: numbered claims for and against each other."""

import pytest
from inputs import lost

from argmap.importing import Imported, format_of, read
from argmap.importing.support.source import DamagedError, Source


def imported(text: str) -> Imported:
    return read(text, "kialo", name="ferry.txt")


def texts(found: Imported) -> dict[str, str]:
    return {
        name: facts["text"]
        for name, facts in found.map.graph.nodes(data=True)
        if facts["type"] == "statement"
    }


FERRY = """\
Discussion Title: Should the *ferry* run?

1. The ferry should run.
1.1. Pro: The [road](https://example.org) is closed\\.
1. First in January
2. Second in March
1.1.1. Con: -> See 1.2.
Sources:
[1] A paper, page 3
1.1.2. Pro: It says so.
1.2. Con: The lake freezes.

And it is deep.
1.2.1. Pro: -> See 1.1.2.
"""


def test_claims_support_and_attack_what_their_numbers_are_below() -> None:
    found = imported(FERRY)
    assert (
        found.text
        == """\
argmap: 1
title: Should the ferry run?

claims:
  1:
    text: The ferry should run.
    supported_by: 1.1
    attacked_by: 1.2
  1.1:
    text: The road is closed. 1. First in January 2. Second in March
    supported_by: 1.1.2
    attacked_by: 1.2
  1.2:
    text: The lake freezes. And it is deep.
    supported_by: 1.1.2

premises:
  1.1.2: It says so.
"""
    )
    assert found.is_debate
    assert lost(found) == [
        "1 line about sources left out, at line 9",
        "1 link written without the address, at line 4",
    ]


def test_a_question_above_theses_describes_the_map() -> None:
    found = imported(
        "Discussion Title: Which way?\n\n1. Which way is best?\n1.1. The road.\n"
        "1.1.1. Pro: It is short.\n1.2. The lake.\n1.2.1. Con: It is cold.\n"
    )
    assert texts(found) == {
        "1.1": "The road.",
        "1.1.1": "It is short.",
        "1.2": "The lake.",
        "1.2.1": "It is cold.",
    }
    assert found.map.graph.graph["description"] == "Which way is best?"


def test_numbers_in_a_text_are_text() -> None:
    found = imported("1. It rains.\n1.1. Pro: There are\n1.1. clouds, and\n1.2. wind.\n")
    assert texts(found)["1.1"] == "There are 1.1. clouds, and 1.2. wind."
    # Below a question the numbers of options are followed by a dot.
    found = imported("1. How wet?\n1.1. Very, for\n1.5 litres fell.\n1.1.1. Pro: I saw it.\n")
    assert texts(found)["1.1"] == "Very, for 1.5 litres fell."


def test_what_leads_nowhere_is_reported() -> None:
    found = imported(
        "Some words\n1. It rains.\n1.1. Pro: -> See 1.9.\n1.2. Pro: -> See 1.3.\n"
        "1.3. Con: -> See 1.2.\n1.7.1. Pro: Alone.\n1.4. Con: Dry.\n1.4.1. Con: -> See 1.4.\n"
    )
    assert texts(found) == {"1": "It rains.", "1.7.1": "Alone.", "1.4": "Dry."}
    assert lost(found) == [
        "1 line before the first claim left out, at line 1",
        "3 references to what is not there left out, the first at line 3",
        "1 relation to a claim above that is not there left out, at line 6",
        "1 statement among the premises of an argument for or against itself left out, at line 8",
    ]


@pytest.mark.parametrize(
    "text", [FERRY, "1. A\n1.1. Con: B\n", FERRY.replace("Pro", "PRO").replace("\n", "\r\n")]
)
def test_exports_are_recognized(text: str) -> None:
    assert format_of(Source(text)).name == "kialo"
    assert len(texts(read(text))) > 1


def test_a_text_without_claims_is_refused() -> None:
    with pytest.raises(DamagedError, match="no numbered claim"):
        imported("Discussion Title: Nothing\n")


def test_large_and_deep_exports_are_read() -> None:
    deep = "1. Root\n" + "".join(f"1{'.1' * depth}. Pro: {depth}\n" for depth in range(1, 400))
    assert len(texts(imported(deep))) == 400
    circle = "1. Root\n" + "".join(
        f"1.{number}. Pro: -> See 1.{number % 20_000 + 1}.\n" for number in range(1, 20_001)
    )
    assert lost(imported(circle)) == [
        "20,000 references to what is not there left out, the first at line 2"
    ]
