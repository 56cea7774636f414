"""The rule misplaced-quote."""

import pytest
from observing import findings, told
from source_survey import SURVEY, cited


def test_a_quote_in_another_paragraph() -> None:
    text = cited("{paragraph: 1-2, quote: bus is planned}")
    (found,) = findings("misplaced-quote", text, s=SURVEY)
    assert str(found) == (
        "map.yaml:5:51: error[misplaced-quote] the quote in premise “p” stands in paragraph 3 "
        "of source “s”, not in paragraphs 1-2"
    )
    assert found.help == "cite it from there: paragraph: 3"
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:5:39", "cited from here")
    ]
    assert told("quote-not-found", text, s=SURVEY) == []


def test_a_quote_that_runs_on_into_the_next_paragraph() -> None:
    quote = "quote: want one. A night"
    assert told("misplaced-quote", cited(f"{{paragraph: 2-3, {quote}}}"), s=SURVEY) == []
    (found,) = findings("misplaced-quote", cited(f"{{paragraph: 2, {quote}}}"), s=SURVEY)
    assert found.help == "cite it from there: paragraph: 2-3"


@pytest.mark.parametrize("where", ["", "paragraph: 3, ", "paragraph: 99, ", "locator: p. 1, "])
def test_a_quote_that_is_where_it_may_be(where: str) -> None:
    text = cited(f"{{{where}quote: bus is planned}}")
    assert told("misplaced-quote", text, s=SURVEY) == []
    assert told("quote-not-found", text, s=SURVEY) == []


def test_a_source_without_a_text_is_not_looked_into() -> None:
    text = "sources: {s: S}\npremises: {p: {text: P, cites: {s: {quote: anything}}}}"
    assert told("misplaced-quote", text) == []


def test_sources_that_share_a_text_find_their_quotes_in_it() -> None:
    text = """
        sources: {s: {title: S, text: s.txt}, t: {title: T, text: s.txt}}
        premises:
          p: {text: P, cites: {s: {quote: is planned}, t: {paragraph: 1, quote: is planned}}}
    """
    assert told("quote-not-found", text, s=SURVEY, t=SURVEY) == []
    (found,) = findings("misplaced-quote", text, s=SURVEY, t=SURVEY)
    assert found.message.endswith("stands in paragraph 3 of source “t”, not in paragraph 1")
