"""Where in a text a quote stands, and how much work it is to find that out."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.analysis.effort import Effort, SpentError
from argmap.analysis.quotes.passages import Passages


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_paragraphs_however_their_lines_end(line_break: str) -> None:
    written = "\ufeffOne\nand on.\n \t\n\n  Two.\n\nThree.\n\n".replace("\n", line_break)
    assert len(Passages(written)) == 3


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
    found = passages.find(quote, cited)
    assert found is not None
    assert found.paragraphs == cited
    assert passages.find(quote) is not None
    assert passages.find(f"zzz {quote}", cited) is None


class Counted(Effort):
    """Counts the steps that are taken."""

    taken = 0

    def spend(self, steps: int) -> None:
        self.taken += steps
        super().spend(steps)


def after_many_quotes(text: str, effort: Effort | None = None) -> Passages:
    """Return a text in which so many quotes were looked for that it has an index of its words."""
    passages = Passages(text, effort or Effort(stock=10**9))
    for _ in range(20_000_000 // len(text)):
        assert passages.find("zebra") is None
    return passages


def test_an_index_finds_what_a_search_finds_in_fewer_steps() -> None:
    words = [f"word{number % 97} {number % 89}" for number in range(6000)]
    text = "\n\n".join(" ".join(words[start : start + 300]) for start in range(0, 6000, 300))
    by_search, by_index = Counted(stock=10**9), Counted(stock=10**9)
    indexed = after_many_quotes(text, by_index)
    by_index.taken = 0
    for start in range(0, 6000, 37):
        searched = Passages(text, by_search)
        quote = " ".join(words[start : start + 4])
        assert indexed.find(quote) == searched.find(quote) is not None
        assert indexed.find(f"{quote}x") is searched.find(f"{quote}x") is None
    assert by_index.taken < by_search.taken / 5


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
    assert after_many_quotes(text).find(quote) == Passages(text).find(quote)


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


def test_the_nearest_passage_of_a_very_long_quote_costs_no_more() -> None:
    effort = Counted(stock=10_000, each=0)
    passages = Passages("\n\n".join(["one"] * 5000))
    long = " ".join(f"word{number}" for number in range(3000))
    assert passages.nearest(long, None, effort) is None
    assert effort.taken < 20_000
