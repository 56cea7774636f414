"""The rule `hidden-argument`: which words show that one thing follows from another."""

import json

import pytest
from observing import findings, told


def told_of(statement: str) -> list[str]:
    return told("hidden-argument", f"premises: {{p: {json.dumps(statement)}}}")


@pytest.mark.parametrize(
    ("statement", "indicator"),
    [
        # A reason follows.
        ("People need it, because no bus runs.", "because"),
        ("Demand grew because of the fair.", "because"),
        ("It closed owing to the noise.", "owing to"),
        ("It closed on the grounds that it was loud.", "on the grounds that"),
        ("In view of the noise, it closed.", "in view of"),
        ("Given that no bus runs, people walk.", "given that"),
        ("Given the noise, people move away.", "given"),
        ("It closed due to the noise.", "due to"),
        ("It closed due to noise.", "due to"),
        ("It closed due to poor planning.", "due to"),
        ("It closed due to lack of staff.", "due to"),
        ("Trams are late due to repairs.", "due to"),
        ("Since no bus runs, people walk.", "since"),
        ("Since it’s late, people walk.", "since"),
        ("Since most drivers do not own a car, they walk.", "since"),
        ("People left, since it was loud.", "since"),
        ("It closed, for it was loud.", "for"),
        ("It closed, for nobody came.", "for"),
        ("People walk, as there is no bus.", "as"),
        ("People walk, as it is too late for a bus.", "as"),
        # A conclusion follows.
        ("Therefore it should stay open.", "therefore"),
        ("No bus runs; hence people walk.", "hence"),
        ("No bus runs and people thus walk.", "thus"),
        ("It is loud; accordingly, it closes at ten.", "accordingly"),
        ("No bus runs. As a result, people walk.", "as a result"),
        ("No bus runs, so people walk.", "so"),
        ("No bus runs, so the workers walk.", "so"),
        ("No bus runs, so keep the depot open.", "so"),
        ("So the depot must stay open.", "so"),
        ("And so it must stay open.", "so"),
        ("So, buses run.", "so"),
        ("So if it snows, buses stop.", "so"),
        ("For this reason people walk.", "for this reason"),
        ("For the reasons above, people walk.", "for the reasons"),
        ("That is why people walk.", "that is why"),
        ("It’s also why people walk.", "it's also why"),
        ("The noise is one reason why people move.", "is one reason"),
        ("The noise is the main reason people move.", "is the main reason"),
        ("It follows from this that people walk.", "it follows from this that"),
        ("No bus runs, which shows that people walk.", "which shows that"),
    ],
)
def test_texts_that_hold_an_argument(statement: str, indicator: str) -> None:
    (found,) = findings("hidden-argument", f"premises: {{p: {json.dumps(statement)}}}")
    assert found.message == f"premise “p” holds an argument of its own: “{indicator}”"


def test_the_finding_points_to_the_text() -> None:
    text = """
        premises:
          p: >-
            It closed due
            to the noise.
    """
    assert [str(found.place) for found in findings("hidden-argument", text)] == ["map.yaml:4:6"]


@pytest.mark.parametrize(
    "statement",
    [
        # A time.
        "No bus runs since 2019.",
        "Since the line closed, people walk.",
        "Since it has been open, people sleep badly.",
        "Since the fair we have had a tram.",
        "It has run ever since it is open.",
        "Nothing has changed since then is no answer.",
        "It will be gone ten years hence.",
        "Thus far no bus runs.",
        "So far nobody has asked.",
        "The bus is due to arrive.",
        # A purpose.
        "Keep it open so that people get home.",
        "Keep it open, so that people get home.",
        "Keep it open, so people can get home.",
        # A degree, a manner, a list.
        "It is so loud that people move.",
        "So many people move.",
        "Trams, buses and so on are late.",
        "It is loud, as it was before.",
        "It works as a depot, for a firm.",
        "They act accordingly.",
        # A debt, or something handed over.
        "The rent is due to the heirs of the owner.",
        "Thanks are due to the mechanics.",
        "A refund is due to every passenger.",
        "They were given the keys.",
        "Given the choice, people walk.",
        # A reason that is asked for, or denied.
        "There is no reason why it closes.",
        "What is the reason for it?",
        "The henceforth named depot is sincere about enthusiasm.",
    ],
)
def test_texts_that_hold_none(statement: str) -> None:
    assert told_of(statement) == []


@pytest.mark.parametrize(
    "repeated",
    [
        "since a ",
        "due to a-",
        "the rent due to ",
        "is the ",
        "for the ",
        "it follows from ",
        "so, ",
    ],
)
def test_a_text_of_many_beginnings_of_indicators(repeated: str) -> None:
    told_of(repeated * 60_000)


@pytest.mark.parametrize(
    ("language", "is_english"),
    [("en", True), ("en-GB", True), ("EN", True), ("eng", True), ("de", False), ("enm", False)],
)
def test_only_english_maps_are_read(language: str, is_english: bool) -> None:
    text = "premises: {p: 'It closed, because it was loud.'}\n"
    found = told("hidden-argument", f"language: {language}\n{text}")
    assert (len(found) == 1) == is_english
