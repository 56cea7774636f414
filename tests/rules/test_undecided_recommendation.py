"""The rule undecided-recommendation."""

from observing import findings, told


def test_two_statements_that_attack_each_other() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: a}
        premises:
          a: {text: A, attacked_by: b}
          b: {text: B, attacked_by: a}
    """
    (found,) = findings("undecided-recommendation", text)
    assert str(found) == (
        "map.yaml:4:3: warning[undecided-recommendation] recommendation “act” is undecided: "
        "the circle a → b → a keeps it open"
    )
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:7:29", "“a” attacks “b”"),
        ("map.yaml:6:29", "“b” attacks “a”"),
    ]


def test_a_circle_through_a_step_names_it() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: claim}
        claims:
          claim: {text: C, supported_by: {premises: p, attacked_by: doubt}}
          doubt: {text: D, supported_by: claim}
        premises: {p: P}
    """
    (found,) = findings("undecided-recommendation", text)
    assert found.message.endswith("the circle claim → doubt → claim/s1 → claim keeps it open")
    assert [place.note for place in found.related] == [
        "“claim” supports “doubt”",
        "“doubt” attacks “claim/s1”",
        "“claim/s1” supports “claim”",
    ]


def test_an_admitted_gap_is_no_fault() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: gap}}
        claims: {gap: {text: G, undeveloped: true}}
    """
    assert told("undecided-recommendation", text) == []


def test_a_gap_does_not_excuse_a_circle() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: [[gap, a]]}}
        claims: {gap: {text: G, undeveloped: true}}
        premises: {a: {text: A, attacked_by: b}, b: {text: B, attacked_by: a}}
    """
    assert len(told("undecided-recommendation", text)) == 1


def test_what_is_expected_or_an_opponents_is_no_fault() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: a}
          wait: {text: Wait., attributed_to: Them, supported_by: a}
        premises: {a: {text: A, attacked_by: b}, b: {text: B, attacked_by: a}}
        expect: {undecided: act}
    """
    assert told("undecided-recommendation", text) == []


def test_a_long_circle_is_shortened() -> None:
    lines = [f"  r{i}: {{text: R, supported_by: r{(i + 1) % 3000}}}" for i in range(3000)]
    found = findings("undecided-recommendation", "\n".join(["recommendations:", *lines]))
    assert len(found) == 3000
    assert "… 2991 more …" in found[0].message
    assert all(len(one.related) == 10 for one in found)
