"""The rule paragraph-out-of-range."""

from observing import findings, told
from source_survey import SURVEY, cited


def test_a_paragraph_beyond_those_that_are_declared() -> None:
    text = """
        sources: {s: {title: S, paragraphs: 4}, t: T}
        claims: {c: {text: C, supported_by: {premises: p, cites: {s: 5}}}}
        premises: {p: {text: P, cites: {s: [4, 3-5, {paragraph: 6}], t: 99}}}
    """
    found = findings("paragraph-out-of-range", text)
    assert [f"{one.place}-{one.place.end_column} {one.message}" for one in found] == [
        "map.yaml:4:62-63 argument “c/s1” cites paragraph 5 of source “s”, which has 4",
        "map.yaml:5:40-43 premise “p” cites paragraphs 3-5 of source “s”, which has 4",
        "map.yaml:5:57-58 premise “p” cites paragraph 6 of source “s”, which has 4",
    ]
    assert found[0].help == "look it up again: a paragraph from 1 to 4"


def test_the_paragraphs_of_a_text_are_its_blocks() -> None:
    (found,) = findings("paragraph-out-of-range", cited("[3, 4]"), s=SURVEY)
    assert found.message == "premise “p” cites paragraph 4 of source “s”, which has 3"
    (found,) = findings(
        "paragraph-out-of-range", cited("{paragraph: 9, quote: bus is planned}"), s=SURVEY
    )
    assert found.help == "the quote stands in paragraph 3"


def test_a_count_that_is_not_that_of_the_text() -> None:
    text = """
        sources: {s: {title: S, paragraphs: 5, text: s.txt}}
        premises: {p: {text: P, cites: 5}, q: {text: Q, cites: 6}}
    """
    assert told("paragraph-out-of-range", text, s=SURVEY) == [
        "3:37-38 source “s” is said to have 5 paragraphs, and its text has 3",
        "4:56-57 premise “q” cites paragraph 6 of source “s”, which has 5",
    ]
