"""The rule uncited-premise."""

from observing import told


def test_premises_that_are_said_and_cite_nothing() -> None:
    text = """
        sources: {s: Survey}
        claims: {c: {text: C, supported_by: [[p, q, r]]}}
        premises:
          p: P
          q: {text: Q, cites: s}
          r: {text: R, implicit: true}
          t: {text: T, implicit: false, attributed_to: Them}
    """
    assert told("uncited-premise", text) == [
        "6:3-4 premise “p” cites no source",
        "9:3-4 premise “t” cites no source",
    ]


def test_a_map_without_sources_cites_nothing() -> None:
    assert (
        told("uncited-premise", "claims: {c: {text: C, supported_by: p}}\npremises: {p: P}") == []
    )
