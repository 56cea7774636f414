"""The rule unused-suppression."""

from commented_maps import BODY, HEAD, told

from argmap.checking.runner import check
from argmap.reading import read


def test_unused_suppressions_of_rules_that_ran() -> None:
    text = """
        # argmap: ignore-file[unsupported-recommendation, circular-support]
        claims:
          a: A  # argmap: ignore[unsupported-claim, disconnected-statement] reason
          b: {text: B, undeveloped: true}  # argmap: ignore[unsupported-claim]
    """
    unused = "warning[unused-suppression] this suppresses nothing"
    assert told(text, "unsupported-claim", "circular-support", "unused-suppression") == [
        f"3:51-67 {unused}: circular-support finds nothing in this file",
        f"6:53-70 {unused}: unsupported-claim finds nothing here",
    ]


def test_no_suppression_is_unused_while_the_map_has_a_fault() -> None:
    text = f"{HEAD}extra: 1  # argmap: ignore[long-statement]\npremises: {{p: P.}}\n"
    reading = read(text, "map.yaml")
    assert [found.rule for found in check(reading)] == ["unknown-key", "disconnected-statement"]


def test_many_comments_take_time_in_proportion() -> None:
    lines = "# argmap: ignore[circular-support]\n" * 20_000
    assert len(told(lines + BODY, "circular-support", "unused-suppression")) == 20_000
