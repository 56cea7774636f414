"""Wildcards as git has them."""

import pytest

from argmap.text.globs import Glob


@pytest.mark.parametrize(
    ("glob", "matched", "unmatched"),
    [
        ("*.yaml", ["a.yaml", ".yaml"], ["a.yml", "maps/a.yaml"]),
        ("a?c", ["abc", "a.c"], ["ac", "a/c", "abbc"]),
        ("[a-c]1", ["a1", "c1"], ["d1", "-1"]),
        ("[!a-c]1", ["d1"], ["a1", "/1"]),
        ("[[:digit:]_]", ["4", "_"], ["a"]),
        ("**/a", ["a", "b/a", "b/c/a"], ["ba", "a/b"]),
        ("a/**", ["a/b", "a/b/c"], ["a"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb"]),
        (r"\*", ["*"], ["a", r"\*"]),
        ("[a", [], ["a", "[a"]),
    ],
)
def test_what_a_glob_matches(glob: str, matched: list[str], unmatched: list[str]) -> None:
    texts = [*matched, *unmatched]

    assert [text for text in texts if Glob(glob).matches(text)] == matched


def test_many_wildcards_take_linear_time() -> None:
    # To try every place for every asterisk would take longer than there is time.
    assert not Glob("*a" * 5_000 + "b").matches("a" * 50_000)
