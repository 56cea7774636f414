"""Comments that suppress findings, and what only looks like them."""

import pytest
import yaml
from commented_maps import BODY, found_rules, told

from argmap.checking.comments import read_suppressions
from argmap.reading import parsers
from argmap.text.document import Text


@pytest.fixture(params=["libyaml", "pure"])
def scanner(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with either scanner."""
    name: str = request.param
    if name == "pure":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML has no libyaml here")
    assert isinstance(parsers.make_parser("a"), parsers.PurePythonParser) == (name == "pure")
    return name


def test_a_comment_on_the_line_of_the_finding() -> None:
    assert told("claims:\n  a: A  # argmap: ignore[unsupported-claim] known") == []
    assert told("claims: {a: A} #argmap:ignore[unsupported-claim]") == []
    assert told("claims:\n  a:  # argmap: ignore [ unsupported-claim , ]\n    text: A") == []


def test_comments_alone_on_the_lines_above() -> None:
    text = """
        claims:
          # argmap: ignore[unsupported-claim] known
          a: A
        premises:
          # argmap: ignore[disconnected-statement]
          # argmap: ignore[long-statement]
          b: B
    """
    rules = "unsupported-claim", "disconnected-statement"
    assert found_rules(text, *rules) == []
    assert found_rules(text, *rules, suppressions=False) == [
        "5 unsupported-claim",
        "9 disconnected-statement",
    ]


def test_a_comment_covers_no_other_line() -> None:
    text = """
        claims:
          a: A
          # argmap: ignore[unsupported-claim]

          b: B
          # argmap: ignore[unsupported-claim]
          # an ordinary remark
          c: C
          d: {text: D, undeveloped: true}  # argmap: ignore[unsupported-claim]
          e: E
    """
    assert found_rules(text) == [
        "4 unsupported-claim",
        "5 unused-suppression",
        "7 unsupported-claim",
        "8 unused-suppression",
        "10 unsupported-claim",
        "11 unused-suppression",
        "12 unsupported-claim",
    ]


def test_a_comment_for_the_whole_file() -> None:
    text = """
        claims: {a: A, b: B}
        premises: {p: P}
        # argmap: ignore-file[unsupported-claim, disconnected-statement] a sketch
    """
    assert told(text) == []
    assert len(told(text, suppressions=False)) == 3


def test_the_nearest_comment_is_the_one_that_is_used() -> None:
    text = """
        # argmap: ignore-file[unsupported-claim]
        claims:
          # argmap: ignore[unsupported-claim]
          a: A  # argmap: ignore[unsupported-claim, unsupported-claim]
    """
    assert len(found_rules(text)) == 3
    assert set(found_rules(text)) <= {
        "3 unused-suppression",
        "5 unused-suppression",
        "6 unused-suppression",
    }


def test_what_only_looks_like_a_comment(scanner: str) -> None:
    text = """
        description: |
          # argmap: ignore[nothing]
        claims:
          a: "A # argmap: ignore[nothing]
            # argmap: ignore[nothing]"
          b: 'B # argmap: ignore[nothing]'
          c: >-
            C

            # argmap: ignore[nothing]
          d: D#argmap:ignore[nothing]
          e: {text: "E", note: "# argmap: ignore[nothing]"}
    """
    assert told(text, "unknown-suppression") == [], scanner


def test_comments_wherever_they_may_stand(scanner: str) -> None:
    text = """
        # argmap: ignore[n1]
        claims: # argmap: ignore[n2]
          a: |  # argmap: ignore[n3]
            A
          # argmap: ignore[n4]
          é: "B" # argmap: ignore[n5]
          c: { # argmap: ignore[n6]
            text: C # argmap: ignore[n7]
            , undeveloped: true # argmap: ignore[n8]
          }
          d:
            text: >2 # argmap: ignore[n9]
              D
            supported_by: # argmap: ignore[n10]
            # argmap: ignore[n11]
            - a # argmap: ignore[n12]
        # argmap: ignore[n13]"""
    found = [line.split("“")[1].rstrip("”") for line in told(text, "unknown-suppression")]
    assert found == [f"n{number}" for number in range(1, 14)], scanner


@pytest.mark.parametrize(
    "comment",
    [
        "# argmap: 1",
        "## argmap: 1",
        "# argmap:",
        "# see argmap: ignore[x]",
        "# argmap maps are fun",
        "# argmap ignores what is hidden",
        "# Argmaps: a study",
    ],
)
def test_ordinary_comments(comment: str) -> None:
    assert told(f"{comment}\n{BODY}") == []


def test_the_linters_own_findings_can_be_suppressed() -> None:
    assert told(f"{BODY}# argmap: ignore[unknown-suppression, later-rule]") == []
    assert told(f"{BODY}# argmap: ignore[unused-suppression, circular-support]") == []
    assert found_rules(f"{BODY}# argmap: ignore[unused-suppression]") == ["4 unused-suppression"]


def test_without_suppressions_comments_say_nothing() -> None:
    text = "claims:\n  a: A  # argmap: ignore[unsupported-claim, no-such-rule, long-statement]\n"
    assert found_rules(text, suppressions=False) == ["4 unsupported-claim"]


@pytest.mark.parametrize(
    "text",
    [
        "argmap: 1\n# argmap: ignore-file[long-statement]\ntitle: 'open\n",
        "# argmap: ignore[long-statement]\n" + "[" * 2000,
        "a: \ud800 # argmap: ignore[long-statement]\n",
        "\x00# argmap: ignore[long-statement]\n",
        '"\\UFFFFFFFF" # argmap: ignore[long-statement]\n',
        "#argmap: ignore[\n#argmap: ignore[[,,]\n#argmap:\n#argmap: ignore\n",
    ],
    ids=["quote", "brackets", "half a character", "control", "escape", "comments"],
)
def test_suppressions_are_read_from_any_text(text: str) -> None:
    found = read_suppressions(Text(text, "map.yaml"))
    assert {each.rule for each in found.found} <= {"long-statement"}


def test_comments_in_front_of_a_syntax_error_are_read() -> None:
    text = "argmap: 1\n# argmap: ignore-file[long-statement]\ntitle: 'open\n# argmap: ignore[x]\n"
    found = read_suppressions(Text(text, "map.yaml"))
    assert [each.rule for each in found.found] == ["long-statement"]
    assert found.faulty == []
