"""The rule supported-premise."""

from observing import findings, told


def test_a_premise_that_is_argued_for() -> None:
    text = """
        claims: {need: {text: N, supported_by: no-way-home}}
        premises:
          no-way-home:
            text: No way home.
            supported_by: [no-bus, no-car]
          no-bus: No bus.
          no-car: {text: No car., attacked_by: no-bus}
    """
    (found,) = findings("supported-premise", text)
    assert str(found) == (
        "map.yaml:5:3: warning[supported-premise] "
        "premise “no-way-home” (“No way home.”) is argued for"
    )
    assert found.place.end_column == 14
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:7:20", "supported here")
    ]


def test_claims_and_recommendations_are_to_be_argued_for() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: need}}
        claims: {need: {text: N, supported_by: p}}
        premises: {p: P}
    """
    assert told("supported-premise", text) == []
