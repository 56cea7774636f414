"""The rule long-statement."""

import pytest
from observing import premises, told

from argmap.checking.runner import Configuration, check
from argmap.reading import read
from argmap.rules.context import RuleOptions


def test_a_statement_of_more_than_forty_words() -> None:
    text = premises(" ".join(["word"] * 40), " ".join(["word"] * 41), "a " * 40 + "a")
    assert told("long-statement", text) == [
        "5:7-213 premise “p1” has 41 words",
        "6:7-90 premise “p2” has 41 words",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("夜" * 80, 0),
        ("夜" * 81, 41),
        ("夜，" * 81, 41),
        ("夜が明けた。" * 17, 43),
        ("ไม่มีรถเมล์" * 12, 48),
        ("គ្មានឡានក្រុង" * 11, 44),
        ("ဘတ်စ်ကား" * 21, 42),
        ("ລົດ" * 41, 41),
        ("夜" * 60 + " bus stop" * 6, 42),
        ("夜bus" * 27, 41),
        ("버스가 " * 41, 41),
        ("버스가다니지않는다" * 20, 0),
        ("автобус " * 41, 41),
        ("é" * 100, 0),
    ],
)
def test_two_characters_of_a_script_without_spaces_are_a_word(text: str, words: int) -> None:
    found = [message.rpartition(" has ")[2] for message in told("long-statement", premises(text))]
    assert found == ([f"{words} words"] if words else [])


def test_how_many_words_is_configured() -> None:
    reading = read("argmap: 1\ntitle: A map\nclaims: {c: One two three four}", "map.yaml")
    for most, count in ((3, 1), (4, 0)):
        configuration = Configuration(
            rules=("long-statement",), options=RuleOptions(max_words=most)
        )
        assert len(check(reading, configuration)) == count
