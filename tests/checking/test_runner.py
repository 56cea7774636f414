"""Which rules run over a map, and what becomes of what they find."""

import pytest

from argmap.analysis.quotes import SourceText
from argmap.checking.runner import Configuration, check
from argmap.reading import read

FERRY = """\
argmap: 1
title: Should the ferry run in winter?
sources:
  survey: {title: Survey, text: survey.txt}
claims:
  need: {text: People need it., cites: {survey: {quote: we need it}}}
premises:
  lost: The hull is old.
"""
FAULTY = FERRY + "  Lost hull: The hull is new.\n"


def found(text: str, **settings: object) -> list[tuple[str, str]]:
    """Give the rule and the level of each finding."""
    configuration = Configuration(**settings)  # type: ignore[arg-type]
    texts = {"survey": SourceText("They need it.")}
    return [(each.rule, each.level) for each in check(read(text, "m.yaml"), configuration, texts)]


def test_findings_come_in_file_order() -> None:
    rules = ("disconnected-statement", "unsupported-claim", "quote-not-found")

    assert found(FERRY, rules=rules) == [
        ("unsupported-claim", "error"),
        ("quote-not-found", "error"),
        ("disconnected-statement", "warning"),
    ]


def test_a_level_may_be_another_than_the_rules_own() -> None:
    asked = {"rules": ("unsupported-claim",), "levels": {"unsupported-claim": "warning"}}

    assert found(FERRY, **asked) == [("unsupported-claim", "warning")]


def test_faults_are_found_whatever_rules_run() -> None:
    assert found(FAULTY, rules=("unsupported-claim",)) == [
        ("unsupported-claim", "error"),
        ("invalid-id", "error"),
    ]


def test_no_rule_runs_where_a_fault_ended_the_reading() -> None:
    assert found(FERRY + "groups: [") == [("invalid-yaml", "error")]


def test_rules_that_need_texts_are_skipped_where_none_can_be_found() -> None:
    configuration = Configuration(rules=("quote-not-found",))

    assert check(read(FERRY, "m.yaml"), configuration, None) == []


def test_an_unknown_rule() -> None:
    with pytest.raises(KeyError):
        found(FERRY, rules=("no-such-rule",))


def test_a_suppression_is_used_before_it_is_judged() -> None:
    used = FERRY.replace("  need:", "  # argmap: ignore[unsupported-claim]\n  need:")
    unused = FERRY.replace("  lost:", "  # argmap: ignore[unsupported-claim]\n  lost:")
    rules = ("unused-suppression", "unsupported-claim")

    assert found(used, rules=rules) == []
    assert found(used, rules=rules, suppressions=False) == [("unsupported-claim", "error")]
    assert found(unused, rules=rules) == [
        ("unsupported-claim", "error"),
        ("unused-suppression", "warning"),
    ]


def test_that_a_suppression_is_unused_may_be_suppressed_too() -> None:
    comment = "  # argmap: ignore[unsupported-claim, unused-suppression]\n  lost:"
    rules = ("unused-suppression", "unsupported-claim", "disconnected-statement")
    text = FERRY.replace("  lost:", comment)

    assert found(text, rules=rules) == [
        ("unsupported-claim", "error"),
        ("disconnected-statement", "warning"),
    ]


SOURCE = "argmap: 1\ntitle: T\nsources:\n  s:\n    title: S\n{}    paragraphs: 12\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            SOURCE.format("    year: 2024\n") + "claims:\n  c: {text: C., cites: 99}\n",
            {"unknown-key", "paragraph-out-of-range", "unsupported-claim"},
            id="a key that sources do not have",
        ),
        pytest.param(
            SOURCE.format("")
            + "claims:\n  c:\n    text: C.\n    reviewed: true\n    cites: 99\n"
            + "    supported_by: {premises: Why., foo: bar, cites: 98}\n",
            {"unknown-key", "paragraph-out-of-range", "uncited-premise"},
            id="a key that statements do not have, and one that arguments do not have",
        ),
        pytest.param(
            "argmap: 1\ntitle: T\nclaims: {c: {text: C., supported_by: P., attacked_by: A.}}\n"
            "groups:\n  g:\n    title: G\nexpect:\n  accepted: [c]\n  foo: bar\n",
            {"unknown-key", "failed-expectation", "unanswered-objection"},
            id="an expectation that is none",
        ),
        pytest.param(
            SOURCE.format("")
            + "claims:\n  c:\n    text: C.\n    supported_by:\n      - premises: No bus runs.\n"
            "        attacked_by: A bus is planned.\n"
            "      - cheap: Its lights cost nothing.\n        cites: s\n",
            {"unknown-key", "unanswered-objection", "uncited-premise"},
            id="a statement that mixes its id with keys, behind another argument",
        ),
    ],
)
def test_a_slip_hides_no_finding_that_it_has_not_brought_about(
    text: str, expected: set[str]
) -> None:
    rules = {rule for rule, _ in found(text)}
    assert rules >= expected
