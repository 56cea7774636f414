"""The rule unsupported-claim."""

import pytest
from observing import findings, told


def test_a_claim_without_an_argument_for_it() -> None:
    text = """
        claims:
          night-demand: Many need the depot at night.
          noise:
            text: It is loud.
            attacked_by: walls
        premises:
          walls: There are walls.
    """
    assert told("unsupported-claim", text) == [
        "4:3-15 claim “night-demand” has no argument for it",
        "5:3-8 claim “noise” (“It is loud.”) has no argument for it",
    ]


def test_what_to_write_is_said() -> None:
    (found,) = findings("unsupported-claim", "claims: {night-demand: Many need it.}")
    assert found.level == "error"
    assert found.node == "night-demand"
    assert found.place.note == "nothing supports this"
    assert found.help == "add supported_by, make it a premise, or mark it undeveloped: true"


@pytest.mark.parametrize(
    "claim",
    [
        "{text: Many need it., supported_by: shifts}",
        "{text: Many need it., supported_by: {premises: shifts, attacked_by: other}}",
        "{text: Many need it., undeveloped: true}",
    ],
)
def test_a_claim_with_an_argument_or_an_admitted_gap(claim: str) -> None:
    text = f"claims: {{need: {claim}}}\npremises: {{shifts: Shifts., other: Other.}}"
    assert told("unsupported-claim", text) == []


def test_a_gap_that_is_denied_is_a_gap() -> None:
    text = "claims: {need: {text: Many need it., undeveloped: false}}"
    assert told("unsupported-claim", text) == ["3:10-14 claim “need” has no argument for it"]


def test_premises_are_taken_as_given() -> None:
    text = "premises: {need: People need it.}"
    assert told("unsupported-claim", text) == []


def test_an_argument_for_a_step_is_none_for_the_claim() -> None:
    text = """
        claims:
          need: {text: N, supported_by: {premises: shifts, attacked_by: doubt}}
          doubt: D
        premises: {shifts: S}
    """
    assert told("unsupported-claim", text) == ["5:3-8 claim “doubt” has no argument for it"]


def test_recommendations_are_no_claims() -> None:
    text = "recommendations: {keep-open: Keep it open.}"
    assert told("unsupported-claim", text) == []


def test_what_the_author_turns_down_needs_no_argument_for_it() -> None:
    text = """
        recommendations: {go: {text: Go., rejected: true, attacked_by: late}}
        claims: {late: {text: It is late., rejected: true}}
        """
    assert told("unsupported-claim", text) == told("unsupported-recommendation", text) == []
