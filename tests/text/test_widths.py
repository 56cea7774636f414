"""Widths are those of terminals, graphemes stay whole, and hostile texts are broken too."""

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcswidth

from argmap.text.widths import chop, columns, filled, graphemes, word_ends

# What stands in one place for a reader, and how many columns it takes.
GRAPHEMES = {
    "a": 1,
    "ß": 1,
    "е\u0301": 1,
    "Ệ": 1,
    "◆": 1,
    "…": 1,
    "夜": 2,
    "、": 2,
    "한": 2,
    "\u1112\u1161\u11ab": 2,
    "क्ष": 2,
    "त्रि": 2,
    "य": 1,
    "ที่": 1,
    "กำ": 2,
    "נָ": 1,
    "👍🏽": 2,
    "👩‍👩‍👧‍👦": 2,
    "👩🏽‍❤️‍💋‍👨🏿": 2,
    "🇩🇪": 2,
    "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f": 2,
    "❤️": 2,
    "1️⃣": 2,
}
HOSTILE = (
    "\u0301",
    "\u200d",
    "\u200b",
    "\u2066",
    "\ufe0f",
    "👩\u200d",
    "क्",
    "🇩",
    "👍🏽",
    "\u1100",
)


@pytest.mark.parametrize("grapheme", GRAPHEMES, ids=ascii)
def test_a_grapheme_has_its_columns_and_is_not_cut(grapheme: str) -> None:
    size = GRAPHEMES[grapheme]
    assert columns(grapheme) == size
    assert list(graphemes(grapheme * 3)) == [grapheme] * 3
    assert columns(grapheme * 3) == 3 * size
    assert list(chop(grapheme * 3, size)) == [grapheme] * 3
    assert list(chop(grapheme * 3, 2 * size)) == [grapheme * 2, grapheme]


def test_what_is_measured_without_wcwidth_is_measured_as_it_does() -> None:
    for code in range(0x20, 0x3000):
        character = chr(code)
        if code != 0x7F and not 0x80 <= code < 0xA0:
            assert columns(character) == wcswidth(character), ascii(character)
            assert len(graphemes(f"a{character}{character}a")) == len(
                list(iter_graphemes(f"a{character}{character}a"))
            ), ascii(character)


PARTS = st.lists(st.sampled_from([*GRAPHEMES, *HOSTILE]) | st.characters(), max_size=60)


@given(PARTS)
def test_graphemes_are_those_of_unicode(parts: list[str]) -> None:
    # A line break of two characters is never measured.
    text = "".join(parts).replace("\r\n", "\n")
    whole = list(iter_graphemes(text))
    if max(map(len, whole), default=0) <= 32:
        assert list(graphemes(text)) == whole
    assert "".join(graphemes(text)) == text


@given(PARTS, st.integers(2, 30))
def test_pieces_are_as_wide_as_allowed_and_no_wider(parts: list[str], width: int) -> None:
    text = "".join(parts)
    pieces = list(chop(text, width))
    assert "".join(pieces) == text
    assert max(map(columns, pieces)) <= max(width, 3)
    if any(category(character) == "Cc" for character in text):
        return  # wcwidth 0.9.0 and before parts a flag behind a control character.
    for piece, following in pairwise(pieces):
        grapheme = graphemes(following)[0]
        assert columns(piece) + columns(grapheme) > width or len(piece + grapheme) > 10 * width


@given(st.lists(st.integers(0, 9)), st.integers(1, 20))
def test_each_line_has_as_many_words_as_fit(sizes: list[int], width: int) -> None:
    lines = filled(word_ends(sizes), width)
    assert [place for line in lines for place in range(len(sizes))[line]] == list(
        range(len(sizes))
    )
    for line in lines:
        on_it = sizes[line]
        assert sum(on_it) + len(on_it) - 1 <= width or len(on_it) == 1
        with_next = sizes[line.start : line.stop + 1]
        if len(with_next) > len(on_it):
            assert sum(with_next) + len(on_it) > width


@pytest.mark.parametrize("repeated", [*HOSTILE, "夜"], ids=ascii)
def test_a_million_characters_take_room_and_are_broken(repeated: str) -> None:
    text = "o" + repeated * (1_000_000 // len(repeated))
    # Quadratic work would take hours.
    assert columns(text) >= len(text) // 10
    pieces = list(chop(text, 40))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= 400
    assert max(map(columns, pieces)) <= 40
