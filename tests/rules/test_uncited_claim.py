"""The rule uncited-claim."""

from observing import findings, told


def test_claims_and_recommendations_that_are_said_and_cite_nothing() -> None:
    text = """
        sources: {s: Survey}
        recommendations:
          act: Act.
          wait: {text: Wait., implicit: true}
        claims: {c: {text: C, cites: s}}
    """
    (found,) = findings("uncited-claim", text)
    assert str(found) == (
        "map.yaml:5:3: warning[uncited-claim] recommendation “act” cites no source"
    )
    assert found.help == "say with cites where it stands, or mark it implicit: true"


def test_of_claims_and_premises_the_claims_alone() -> None:
    text = """
        sources: {s: Survey}
        claims: {c: {text: C, supported_by: [[p, q, r]]}}
        premises:
          p: P
          q: {text: Q, cites: s}
          r: {text: R, implicit: true}
          t: {text: T, implicit: false, attributed_to: Them}
    """
    assert told("uncited-claim", text) == ["4:10-11 claim “c” cites no source"]


def test_a_map_without_sources_cites_nothing() -> None:
    assert told("uncited-claim", "claims: {c: {text: C, supported_by: p}}\npremises: {p: P}") == []
