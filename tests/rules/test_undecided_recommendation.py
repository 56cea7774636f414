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
    assert all(len(one.related) == 40 for one in found)
    assert found[0].related[-1].note == "“r2961” supports “r2960”, and 2960 more in the circle"


def test_a_circle_of_forty_is_told_with_every_step() -> None:
    lines = [f"  p{i}: {{text: P, attacked_by: p{(i + 1) % 40}}}" for i in range(40)]
    act = "recommendations: {act: {text: Act., supported_by: p0}}"
    (found,) = findings("undecided-recommendation", "\n".join([act, "premises:", *lines]))
    written = " → ".join(["p0", *(f"p{i}" for i in range(39, -1, -1))])
    assert found.message.endswith(f"the circle {written} keeps it open")
    assert len({place.line for place in found.related}) == 40
    assert "more" not in found.related[-1].note
