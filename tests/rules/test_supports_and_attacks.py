"""The rule supports-and-attacks."""

from observing import findings, told


def test_the_later_of_the_two_entries_is_pointed_at() -> None:
    text = """
        claims:
          a:
            text: A
            attacked_by: p
            supported_by:
              - q
              - p
        premises: {p: P, q: Q}
    """
    (found,) = findings("supports-and-attacks", text)
    assert str(found) == (
        "map.yaml:9:9: error[supports-and-attacks] “p” both supports and attacks claim “a” (“A”)"
    )
    assert found.place.note == "supports it here"
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:6:18", "attacks it here")
    ]


def test_linked_premises_in_another_order_are_the_same() -> None:
    text = """
        claims:
          a:
            text: A
            supported_by: [[p, q]]
            attacked_by: [{premises: [q, p], attacked_by: r}]
        premises: {p: P, q: Q, r: R}
    """
    assert told("supports-and-attacks", text) == [
        "7:19-53 “q” and “p” both support and attack claim “a” (“A”)"
    ]


def test_other_premises_or_another_target_are_no_contradiction() -> None:
    text = """
        claims:
          a: {text: A, supported_by: [p, [p, q]], attacked_by: q}
          b: {text: B, attacked_by: p}
          c: {text: C, supported_by: {premises: p, attacked_by: p}}
        premises: {p: P, q: Q}
    """
    assert told("supports-and-attacks", text) == []


def test_one_finding_for_one_contradiction() -> None:
    text = """
        claims:
          a: {text: A, supported_by: [p, p], attacked_by: [p, p]}
        premises: {p: P}
    """
    assert len(told("supports-and-attacks", text)) == 1


def test_many_premises_are_not_all_named() -> None:
    premises = [f"p{number}" for number in range(30)]
    text = "\n".join(
        [
            f"claims: {{a: {{text: A, supported_by: [{premises}], attacked_by: [{premises}]}}}}",
            "premises:",
            *(f"  {premise}: P" for premise in premises),
        ]
    ).replace("'", "")
    (found,) = findings("supports-and-attacks", text)
    assert found.message == ("“p0”, “p1”, “p2” and 27 more both support and attack claim “a”")
