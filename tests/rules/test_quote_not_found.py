"""The rule quote-not-found."""

from functools import partial

import pytest
from observing import findings, told
from source_survey import SURVEY, cited

from argmap.analysis.effort import Effort


@pytest.mark.parametrize(
    "quote",
    [
        "no bus runs",
        r"no  bus\n runs",
        "the city says - not even",
        "the city says–not even",
        "„Four out of five of those we asked,‟",
        "it says, 'own no car.'",
        "They don’t want one",
        "Four out of five … own no car",
        "Four out of five ... own no car",
        "Four out of five [people] own no car",
        "[f]our out of five",
        "four out of five",
        "They do[n't] want",
        "[...] of those we asked [...]",
    ],
)
def test_quotes_that_stand_in_the_text(quote: str) -> None:
    assert told("quote-not-found", cited(f'{{quote: "{quote}"}}'), s=SURVEY) == []


@pytest.mark.parametrize(
    "quote",
    [
        "no bus ran",
        "four Out of five",
        "us runs",
        "own no car … Four out of five",
        "no bus runs … own no car",
        "…",
    ],
)
def test_quotes_that_do_not(quote: str) -> None:
    assert told("quote-not-found", cited(f'{{quote: "{quote}"}}'), s=SURVEY) == [
        f"5:35-{37 + len(quote)} the quote in premise “p” does not stand in source “s”"
    ]


def test_the_nearest_passage_is_shown() -> None:
    passage = "{paragraph: 2, quote: four of five that we asked}"
    (found,) = findings("quote-not-found", cited(passage), s=SURVEY)
    assert found.level == "error"
    assert found.help == "the nearest passage, in paragraph 2: “of five of those we asked”"
    (found,) = findings("quote-not-found", cited("{paragraph: 2, quote: buses planned}"), s=SURVEY)
    assert found.help == "copy the words from the text, with … for what is left out"
    (found,) = findings("quote-not-found", cited("{paragraph: 1, quote: a day bus is}"), s=SURVEY)
    assert found.help == "the nearest passage, in paragraph 3: “A night bus is”"


def test_many_quotes_that_stand_nowhere_cost_little() -> None:
    paragraphs = [f"Paragraph {number} says that it is {number}." for number in range(3000)]
    lines = [
        f"  p{number}: {{text: P, cites: {{s: {{quote: it is not {number}}}}}}}"
        for number in range(3000)
    ]
    text = "\n".join(["sources: {s: {title: S, text: s.txt}}", "premises:", *lines])
    found = findings("quote-not-found", text, s="\n\n".join(paragraphs))
    assert len(found) == 3000
    assert found[0].help == "the nearest passage, in paragraph 1: “it is 0”"
    assert found[-1].help == "copy the words from the text, with … for what is left out"


def test_the_pieces_of_a_quote_stand_in_one_of_the_paragraphs_that_are_cited() -> None:
    within, across = "no bus runs … want one", "Four out of five … want one"
    source = (
        "Here no bus runs, and people want one.\n\nFour out of five have no car.\n\nAll want one."
    )
    for quote, count in ((within, 0), (across, 1)):
        text = cited(f'{{paragraph: 1-3, quote: "{quote}"}}')
        assert len(findings("quote-not-found", text, s=source)) == count


def test_a_quote_that_takes_too_long_to_look_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.analysis.citations.Effort", partial(Effort, stock=0, each=12))
    for where in ("", "paragraph: 1, "):
        (found,) = findings("quote-not-found", cited(f"{{{where}quote: is planned}}"), s=SURVEY)
        assert found.message == (
            "the quote in premise “p” was not looked for in the whole of source “s”: "
            "too many quotes before it took too long"
        )
        assert found.help == (
            "name the one paragraph in which it stands, so that only that is searched"
        )
    assert told("misplaced-quote", cited("{paragraph: 1, quote: is planned}"), s=SURVEY) == []
    assert told("quote-not-found", cited("{paragraph: 3, quote: is planned}"), s=SURVEY) == []


def test_a_source_without_a_text_is_not_looked_into() -> None:
    text = "sources: {s: S}\npremises: {p: {text: P, cites: {s: {quote: anything}}}}"
    assert told("quote-not-found", text) == []
