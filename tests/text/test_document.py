"""Texts know their lines."""

import pytest

from argmap.text.document import line_break


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "\n"),
        ("one line", "\n"),
        ("a\nb\n", "\n"),
        ("a\r\nb\r\n", "\r\n"),
        ("a\rb\r", "\r"),
        ("a\r\nb\r\nc\n", "\r\n"),
        ("a\r\nb\nc\n", "\n"),
        ("a\r\nb\n", "\n"),
    ],
)
def test_the_line_break_that_most_lines_have(text: str, expected: str) -> None:
    assert line_break(text) == expected
