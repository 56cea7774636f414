"""Which words of a paragraph a quote marks."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.quotes.markup import Markup
from argmap.analysis.quotes.passages import Passages


def marked(text: str, quote: str, markup: Markup = Markup.NONE) -> list[tuple[int, str]]:
    """Give the paragraphs and the words in them that a quote marks."""
    passages = Passages(text, markup=markup)
    found = passages.find(quote)
    assert found is not None
    return [
        (number, passages.paragraphs[number - 1][start:end])
        for number, start, end in passages.marked(found)
    ]


@pytest.mark.parametrize(
    ("paragraph", "quote", "words"),
    [
        ("No bus runs at night.", "no bus", ["No bus"]),
        ("No bus runs at night.", "at night.", ["at night."]),
        ("No bus runs at night.", "at night", ["at night"]),
        ("Four out of five own no car.", "out of … no car", ["out of", "no car"]),
        ("It is (they say) too dear.", "(they say) too", ["(they say) too"]),
        ("It costs $5 (net).", "$5 (net)", ["$5 (net)"]),
        ("The night\n  bus is planned.", "night bus", ["night\n  bus"]),
        ("The neigh-\nbours complain.", "neighbours", ["neigh-\nbours"]),
        ("The neigh\xadbours complain.", "neighbours", ["neigh\xadbours"]),
        ("As they said [3] 3 buses run.", "3 buses", ["3 buses"]),
        ("As they said[3] 3 buses run.", "they said", ["they said"]),
        ("As they said³ in May.", "said in", ["said³ in"]),
        ("A café closes.", "cafe\u0301", ["café"]),
        ("A cafe\u0301 closes.", "café", ["cafe\u0301"]),
        ("The ﬁrst ﬂight.", "first", ["ﬁrst"]),
        ("晚上没有公共汽车。", "没有公共", ["没有公共"]),
        ("ไม่มีรถเมล์ตอนกลางคืน", "รถเมล์", ["รถเมล์"]),
        ("Say “so”, he said.", '"so"', ["so"]),
    ],
)
def test_a_quote_marks_its_words_as_they_are_written(
    paragraph: str, quote: str, words: list[str]
) -> None:
    assert marked(paragraph, quote) == [(1, each) for each in words]


def test_a_quote_may_run_on_into_the_next_paragraph() -> None:
    passages = Passages("It ends here.\n\nAnd goes on.\n\nLast.")
    found = passages.find("ends here. And goes", (1, 2))
    assert found is not None
    assert [mark.paragraph for mark in passages.marked(found)] == [1, 2]
    assert marked("One.\n\nTwo.\n\nAnd two.", "and two") == [(3, "And two")]


def test_marks_of_markup_are_no_words() -> None:
    text = "The *night* [bus](https://example.org) is `planned`."
    assert marked(text, "night bus is planned", Markup.MARKDOWN) == [(1, "night bus is planned")]


HARD = "bus 3 [3] said³ “so” ne- ﬁne é e\u0301 1.5 m² (x) $5 — 没有 ½ ﷺ İ ß ａ * `c`"


@given(st.lists(st.sampled_from(HARD.split()), min_size=1, max_size=20), st.data())
def test_marked_words_are_those_that_are_quoted(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[start : start + data.draw(st.integers(1, 5))])
    paragraph = data.draw(st.sampled_from([" ", "\n"])).join(words)
    passages = Passages(f"{paragraph}\n\n{paragraph}")
    found = passages.find(quote, (2, 2))
    if found is None:
        return
    # Where only the joint of the two paragraphs has these words, it runs on from one to the other.
    first, last = found.paragraphs
    for number, begin, end in passages.marked(found):
        assert first <= number <= last
        again = passages.paragraphs[number - 1][begin:end]
        assert letters(again) in letters(paragraph)
        is_end = letters(again).endswith(letters(quote)[-1:]) or "[" in quote or "³" in quote
        assert is_end or number < last


def letters(text: str) -> str:
    """Give the letters and digits of a text, decomposed."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


@pytest.mark.parametrize("start", range(0, sys.maxunicode, 0x8000))
def test_every_character_can_stand_in_a_paragraph_with_a_quote(start: int) -> None:
    characters = map(chr, range(start, start + 0x8000))
    paragraph = " ".join(f"{each}word" for each in characters if not each.isspace())
    passages = Passages(f"Begin {paragraph} end of it")
    found = passages.find("Begin … end of")
    assert found is not None
    assert [
        passages.paragraphs[number - 1][begin:end] for number, begin, end in passages.marked(found)
    ] == ["Begin", "end of"]
