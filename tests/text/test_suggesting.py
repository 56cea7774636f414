"""“Did you mean”: the known name that is nearest to an unknown one."""

import pytest

from argmap.text.suggesting import Suggester

KEYS = Suggester(["supported_by", "attacked_by", "text", "note", "cites"])


@pytest.mark.parametrize(
    ("unknown", "nearest"),
    [
        ("suported_by", "supported_by"),
        ("Supported-By", "supported_by"),
        ("attack_by", "attacked_by"),
        ("notes", "note"),
        ("premises", None),
        ("t" * 1000, None),
        ("", None),
    ],
)
def test_the_nearest_name(unknown: str, nearest: str | None) -> None:
    assert KEYS.nearest(unknown) == nearest


def test_of_two_that_are_as_near_the_first_in_the_alphabet() -> None:
    assert Suggester(["bat", "cat"]).nearest("aat") == "bat"


def test_advice_is_a_question_or_what_else_helps() -> None:
    assert KEYS.advice("txt", "see the schema") == "did you mean text?"
    assert KEYS.advice("warrant", "see the schema") == "see the schema"


def test_a_file_with_many_unknown_names_gets_no_more_answers() -> None:
    suggester = Suggester(f"name-{number}" for number in range(1000))

    answers = [suggester.nearest("nome-1") for _ in range(500)]
    assert answers[0] == "name-1"
    assert answers[-1] is None
