"""The rules that look into the texts of sources."""

from functools import partial
from textwrap import dedent

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from observing import findings, told

from argmap.analysis.quotes.effort import Effort, SpentError
from argmap.analysis.quotes.passages import Passages

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
        searched._searched = 0  # noqa: SLF001 - still without one


@pytest.mark.parametrize(
    "quote",
    [
        "[b]us_stop",
        "[...]top is … a[nother]",
        "[T]he _bus_ … stop",
        "s … stop is",
        "bus … the Bus",
    ],
)
def test_an_index_knows_where_words_end(quote: str) -> None:
    text = "\n\n".join(["A bus, not another.", *["the stop is"] * 999, "The _bus_ is a Bus_stop."])
    searched, indexed = Passages(text), Passages(text)
    indexed._searched = 10**9  # noqa: SLF001 - as after many quotes
    assert indexed.find(quote) == searched.find(quote)


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


class Counted(Effort):
    """Counts the steps that are taken."""

    taken = 0

    def spend(self, steps: int) -> None:
        self.taken += steps
        super().spend(steps)


def steps_for(quotes: list[str], text: str, effort: Counted) -> tuple[int, int, int]:
    """Give how many quotes are found, how many are not looked for to the end, and the steps."""
    passages = Passages(text, effort)
    found = unsearched = 0
    for quote in quotes:
        try:
            found += passages.find(quote) is not None
        except SpentError:
            unsearched += 1
    return found, unsearched, effort.taken


HARD = [
    # Every paragraph has the words, in another order.
    ("the … fox … quick", "\n\n".join(["Beta and the quick brown fox."] * 2000)),
    ("the … fox … quick", "the quick brown fox " * 2000),
    ("fox", "foxes " * 2000),
    ("[T]he … the x", "the " * 2000),
    ("so so so so not", "so " * 2000 + "not"),
    ("aaab", "a" * 100_000),
]


@pytest.mark.parametrize(("quote", "text"), HARD)
def test_the_work_grows_as_the_quotes_do(quote: str, text: str) -> None:
    # Each search may end with a step that is one too many, of a few units.
    few, many = (steps_for([quote] * n, text, Counted(10_000, 100))[2] for n in (200, 400))
    assert few <= 10_000 + 200 * 110
    assert many <= few + 200 * 110


def test_a_quote_that_is_easily_found_is_found_after_any_others() -> None:
    quote, text = HARD[0]
    passages, effort = f"{text}\n\nAn owl by night.", Counted(100_000)
    found, unsearched, _ = steps_for([*[quote] * 400, "owl by night"], passages, effort)
    assert found == 1
    assert unsearched > 390


def test_quotes_as_they_are_do_not_come_near_the_bound() -> None:
    words = [f"w{number * number % 997} v{number * 31 % 89} the" for number in range(8000)]
    blocks = [" ".join(words[start : start + 40]) for start in range(0, 8000, 40)]
    quotes = [" ".join(words[start : start + 4]) for start in range(0, 7990, 4)]
    there = [quote for quote in quotes if any(quote in block for block in blocks)]
    assert len(there) > 1500
    missing = [f"{quote} not" for quote in there]
    effort = Counted()
    found, unsearched, _ = steps_for([*there, *missing], "\n\n".join(blocks), effort)
    assert (found, unsearched) == (len(there), 0)
    assert effort.taken < 500_000


@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=6), min_size=1, max_size=9),
    st.lists(st.sampled_from(["a", "b", "c", "…", "[A]b"]), min_size=1, max_size=6),
    st.integers(0, 60),
)
def test_a_bound_changes_no_answer_that_is_given(
    blocks: list[list[str]], quote: list[str], each: int
) -> None:
    text, looked_for = "\n\n".join(map(" ".join, blocks)), " ".join(quote)
    try:
        found = Passages(text, Effort(stock=0, each=each)).find(looked_for)
    except SpentError:
        return
    assert found == Passages(text).find(looked_for)


def test_a_quote_that_takes_too_long_to_look_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.rules.context.Effort", partial(Effort, stock=0, each=12))
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


def test_the_nearest_passage_of_a_very_long_quote_costs_no_more() -> None:
    effort = Counted(stock=10_000, each=0)
    passages = Passages("\n\n".join(["one"] * 5000))
    long = " ".join(f"word{number}" for number in range(3000))
    assert passages.nearest(long, None, effort) is None
    assert effort.taken < 20_000


def test_sources_that_share_a_text_find_their_quotes_in_it() -> None:
    text = """
        sources: {s: {title: S, text: s.txt}, t: {title: T, text: s.txt}}
        premises:
          p: {text: P, cites: {s: {quote: is planned}, t: {paragraph: 1, quote: is planned}}}
    """
    assert told("quote-not-found", text, s=SURVEY, t=SURVEY) == []
    (found,) = findings("misplaced-quote", text, s=SURVEY, t=SURVEY)
    assert found.message.endswith("stands in paragraph 3 of source “t”, not in paragraph 1")
