"""The forms are Unicode's, however many marks follow each other."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.text.normalizing import Form, normalize

MARKS = "\u0301\u0327\u0345\u0f73\u3099\uff9e\u0344"
LETTERS = "aé한ㅎㅏ中ﷺ"
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.mark.parametrize("form", FORMS)
@given(st.text(st.sampled_from(MARKS + LETTERS), max_size=300) | st.text(max_size=20))
def test_a_text_is_normalized_as_unicode_says(form: Form, text: str) -> None:
    assert normalize(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", FORMS)
def test_a_million_marks_in_the_wrong_order(form: Form) -> None:
    text = normalize(form, "e" + "\u0301\u0327" * 500_000)
    assert text.endswith("\u0301" * 499_000)
    assert unicodedata.is_normalized(form, text)
