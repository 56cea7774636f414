"""The rules about the wording of statements."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import findings, told

from argmap.checking.runner import Configuration, check
from argmap.reading import read
from argmap.rules.context import Options


def premises(*texts: str) -> str:
    quoted = (json.dumps(text, ensure_ascii=False) for text in texts)
    lines = [f"  p{number}: {text}" for number, text in enumerate(quoted)]
    return "\n".join(["premises:", *lines])


def test_each_later_statement_points_to_the_first() -> None:
    text = premises("No bus runs.", "A tram runs.", "NO BUS, RUNS", "no bus – runs!")
    found = findings("duplicate-text", text)
    assert [f"{one.place}-{one.place.end_column} {one.message}" for one in found] == [
        "map.yaml:6:7-21 premise “p2” says the same as premise “p0”",
        "map.yaml:7:7-23 premise “p3” says the same as premise “p0”",
    ]
    assert [str(place) for one in found for place in one.related] == ["map.yaml:4:7"] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It costs 1.5 million.", "It costs 15 million."),
        ("It costs 1.5 million.", "It costs 1,5 million."),
        ("A > B", "A < B"),
        ("5 % more", "5 more"),
        ("5 % more", "5 € more"),
        ("It fell to -5 degrees.", "It fell to 5 degrees."),
        ("It fell to −5 degrees.", "It fell to 5 degrees."),
        ("It lost -$5.", "It lost $5."),
        ("It rose by .5 points.", "It rose by 5 points."),
        ("10 − 5", "10 5"),
        ("It is written in C#.", "It is written in C."),
        ("It is written in C++.", "It is written in C."),
        ("They re-sign.", "They resign."),
        ("We're late.", "Were late."),
        ("It is now here.", "It is nowhere."),
        ("In the U.S.", "In the us"),
        ("Lines 1 2 3", "Lines 123"),
        ("STRASSE", "straße"),
        ("In Maßen getrunken.", "In Massen getrunken."),
        ("İl", "il"),
        ("Ilık", "ilik"),
        ("x²", "x2"),
        ("H₂", "H2"),
        ("½ of it", "1/2 of it"),
        ("Six 5′", "Six 5″"),
        ("?", "!"),
        ("कि", "का"),
    ],
)
def test_texts_that_are_not_the_same(one: str, other: str) -> None:
    assert told("duplicate-text", premises(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STRAẞE", "straße"),
        ("ΟΔΟΣ", "οδος"),
        ("οδοσ", "οδος"),
        ("ČAJ", "čaj"),
        ("Ｎｏ ｂｕｓ", "no bus"),
        ("It’s late", "It's late."),
        ("It`s late", "It´s late."),
        ("The city's plan.", "the city’s plan"),
        ("The “city” plan", "the 'city' plan"),
        ("A, b – c", "a b c"),
        ("A — b", "A -- b"),
        ("A—b", "A, b"),
        ("In 2019–2020", "In 2019-2020"),
        ("It fell to −5.", "It fell to -5"),
        ("well‑known", "well-known"),
        ("No  bus\truns", "No bus runs"),
        ("No\xa0bus", "No bus"),
        ("de\xadpot", "depot"),
        ("ｶﾞｽ。", "ガス"),
        ("１．５％", "1.5%"),
        ("No … bus", "No... bus"),
        ("e\u0301te\u0301", "été"),
        ("?", "?"),
    ],
)
def test_texts_that_are_the_same(one: str, other: str) -> None:
    assert len(told("duplicate-text", premises(one, other))) == 1


@given(
    st.lists(st.text(string.ascii_letters + string.digits, min_size=1), min_size=2, max_size=5),
    st.sampled_from(["  ", ", ", " – ", ": ", " (", ") ", " - ", "… ", "—"]),
    st.sampled_from(["-", "'", "’", "/", "", "_", " & ", " + ", " § "]),
)
def test_what_stands_between_words_counts_only_if_it_joins_them(
    words: list[str], around: str, within: str
) -> None:
    plain = " ".join(words)
    assert len(told("duplicate-text", premises(plain, around.join(words).upper()))) == 1
    assert told("duplicate-text", premises(plain, within.join(words))) == []


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
        configuration = Configuration(rules=("long-statement",), options=Options(max_words=most))
        assert len(check(reading, configuration)) == count
