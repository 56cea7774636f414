"""The rules that look into the texts of sources."""

from textwrap import dedent

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from observing import findings, told

from argmap.passages import Passages

SURVEY = """\
Between one and five no bus runs, the city says — not even on Sundays.

“Four out of five of those we asked,” it says, “own no car.”
They don't want one.

A night bus is planned.
"""


def cited(passage: str) -> str:
    return dedent(f"""
        sources: {{s: {{title: S, text: s.txt}}}}
        premises:
          p: {{text: P, cites: {{s: {passage}}}}}
    """).strip()


def test_a_text_that_cannot_be_read() -> None:
    text = """
        sources:
          s: {title: S, text: gone.txt}
          t: {title: T, text: there.txt}
          u: {title: U, text: empty.txt}
        premises: {p: {text: P, cites: [s, t, u]}}
    """
    found = findings("missing-source-text", text, s=None, t="Here.", u="\n \n")
    assert [(one.level, str(one.place), one.message) for one in found] == [
        ("error", "map.yaml:4:23", "the text of source “s” cannot be read: no such file"),
        ("error", "map.yaml:6:23", "the text of source “u” cannot be read: it is empty"),
    ]
    assert found[0].place.end_column == 31


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


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_paragraphs_however_their_lines_end(line_break: str) -> None:
    written = "\ufeffOne\nand on.\n \t\n\n  Two.\n\nThree.\n\n".replace("\n", line_break)
    assert len(Passages(written)) == 3


def test_a_count_that_is_not_that_of_the_text() -> None:
    text = """
        sources: {s: {title: S, paragraphs: 5, text: s.txt}}
        premises: {p: {text: P, cites: 5}, q: {text: Q, cites: 6}}
    """
    assert told("paragraph-out-of-range", text, s=SURVEY) == [
        "3:37-38 source “s” is said to have 5 paragraphs, and its text has 3",
        "4:56-57 premise “q” cites paragraph 6 of source “s”, which has 5",
    ]


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
        "four out of five",
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
    assert told("quote-not-found", text) == told("misplaced-quote", text) == []


@given(
    st.lists(
        st.lists(st.sampled_from(["no", "bus", "Runs", "“so”", "—", "it's", "3.5"]), min_size=1),
        min_size=1,
    ),
    st.data(),
)
def test_any_words_of_a_paragraph_are_found_in_it(
    blocks: list[list[str]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(blocks) - 1))
    start = data.draw(st.integers(0, len(blocks[number]) - 1))
    quote = " ".join(blocks[number][start : start + data.draw(st.integers(1, 5))])
    assume(any(character.isalnum() for character in quote))
    passages = Passages("\n\n".join(map(" ".join, blocks)))
    cited = (number + 1, number + 1)
    assert passages.find(quote, cited) == cited
    assert passages.find(quote) is not None
    assert passages.find(f"zzz {quote}", cited) is None


def test_an_index_finds_what_a_search_finds() -> None:
    words = [f"word{number % 97} {number % 89}" for number in range(6000)]
    text = "\n\n".join(" ".join(words[start : start + 300]) for start in range(0, 6000, 300))
    searched, indexed = Passages(text), Passages(text)
    indexed._searched = 10**9  # noqa: SLF001 - as after many quotes
    for start in range(0, 6000, 37):
        quote = " ".join(words[start : start + 4])
        assert indexed.find(quote) == searched.find(quote) is not None
        assert indexed.find(f"{quote}x") is searched.find(f"{quote}x") is None


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
