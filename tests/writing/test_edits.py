"""Edits of a text."""

from argmap.writing.edits import Edit, edited


def test_edits_are_made_in_any_order() -> None:
    assert edited("one two three", [Edit(8, 13, "3"), Edit(0, 3, "1"), Edit(4, 4, "+ ")]) == (
        "1 + two 3"
    )
