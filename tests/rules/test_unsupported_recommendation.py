"""The rule unsupported-recommendation."""

from observing import told


def test_a_recommendation_without_an_argument_for_it_whoever_makes_it() -> None:
    text = """
        recommendations:
          keep-open: Keep it open.
          close: {text: Close it., attributed_to: The neighbours, attacked_by: need}
          wait: {text: Wait., undeveloped: true}
          ask: {text: Ask., supported_by: need}
        premises:
          need: People need it.
    """
    assert told("unsupported-recommendation", text) == [
        "4:3-12 recommendation “keep-open” has no argument for it",
        "5:3-8 recommendation “close” has no argument for it",
    ]
    assert told("unsupported-claim", text) == []


def test_premises_are_taken_as_given() -> None:
    text = "premises: {need: People need it.}"
    assert told("unsupported-recommendation", text) == []
