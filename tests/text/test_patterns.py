"""Lists of patterns as in a .gitignore: which files they leave out."""

import pytest

from argmap.text.patterns import PatternLists, Patterns, rules


def lists(*lines: str) -> PatternLists:
    return PatternLists().with_first("", Patterns(rules(lines)))


@pytest.mark.parametrize(
    ("lines", "left_out", "kept"),
    [
        (["draft.yaml"], ["draft.yaml", "maps/draft.yaml"], ["a/draft.yml"]),
        (["/draft.yaml"], ["draft.yaml"], ["maps/draft.yaml"]),
        (["maps/draft.yaml"], ["maps/draft.yaml"], ["old/maps/draft.yaml"]),
        (["drafts/"], ["drafts/a.yaml", "maps/drafts/a.yaml"], ["drafts"]),
        (["*.yaml", "!keep.yaml"], ["a.yaml"], ["keep.yaml"]),
        (["!keep.yaml", "*.yaml"], ["keep.yaml"], []),
        (["# draft.yaml", "", "  "], [], ["draft.yaml", "# draft.yaml"]),
        (["a.yaml  ", r"b\ "], ["a.yaml", "b "], ["a.yaml  ", "b"]),
    ],
)
def test_which_files_are_left_out(lines: list[str], left_out: list[str], kept: list[str]) -> None:
    patterns = lists(*lines)

    assert [f for f in [*left_out, *kept] if patterns.leaves_out_below("", f)] == left_out


def test_the_list_of_the_nearest_folder_decides() -> None:
    near = lists("*.yaml").with_first("maps/", Patterns(rules(["!a.yaml"])))

    assert near.leaves_out("a.yaml")
    assert near.leaves_out("maps/b.yaml")
    assert not near.leaves_out("maps/a.yaml")


def test_a_folder_that_is_named_is_searched_even_if_it_is_left_out() -> None:
    named = lists("drafts/", "old.yaml").for_named("drafts")

    assert not named.leaves_out_below("drafts", "drafts/a.yaml")
    assert named.leaves_out_below("drafts", "drafts/old.yaml")
