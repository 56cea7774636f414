"""The rule needless-undeveloped."""

from observing import findings, told


def test_a_mark_that_is_no_longer_true() -> None:
    text = """
        claims:
          need:
            text: People need it.
            undeveloped: true
            supported_by: [shifts, more]
        premises: {shifts: Shifts., more: More.}
    """
    (found,) = findings("needless-undeveloped", text)
    assert str(found) == (
        "map.yaml:6:18: warning[needless-undeveloped] "
        "claim “need” (“People need it.”) is marked undeveloped, yet it is supported"
    )
    assert found.place.end_column == 22
    assert found.help == "remove undeveloped: true"
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:7:20", "supported here")
    ]


def test_marks_that_are_true_or_say_nothing() -> None:
    text = """
        claims:
          open: {text: Open., undeveloped: true, attacked_by: shifts}
          done: {text: Done., undeveloped: false, supported_by: shifts}
        premises: {shifts: Shifts.}
    """
    assert told("needless-undeveloped", text) == []
