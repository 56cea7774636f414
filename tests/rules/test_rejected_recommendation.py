"""The rule rejected-recommendation."""

from observing import findings, told


def test_the_objection_against_the_recommendation_itself() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: gain, attacked_by: [weak, [cost, risk]]}
        premises: {gain: G, weak: {text: W, attacked_by: gain}, cost: C, risk: R}
    """
    (found,) = findings("rejected-recommendation", text)
    assert str(found) == (
        "map.yaml:4:3: error[rejected-recommendation] recommendation “act” is rejected: "
        "the objection “cost” and “risk” to “act” defeats it"
    )
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:4:61", "stands against “act”")
    ]


def test_the_objections_to_what_it_rests_on() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: [need, {premises: gain, attacked_by: late}]}
        claims:
          need: {text: N, supported_by: night}
        premises: {night: {text: X, attacked_by: bus}, bus: B, gain: G, late: L}
    """
    assert told("rejected-recommendation", text) == [
        (
            "4:3-6 recommendation “act” is rejected: "
            "the objections “bus” to “night” and “late” to “act/s2” defeat it"
        )
    ]


def test_many_objections_are_not_all_named() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: p, attacked_by: [a, b, c, d, e]}}
        premises: {p: P, a: A, b: B, c: C, d: D, e: E}
    """
    (found,) = findings("rejected-recommendation", text)
    assert found.message == (
        "recommendation “act” is rejected: "
        "the objections “a” to “act”, “b” to “act”, “c” to “act” and 2 more defeat it"
    )
    assert len(found.related) == 3


def test_what_falls_without_any_attack_is_not_defeated() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: bare, attacked_by: cost}}
        claims: {bare: B}
        premises: {cost: C}
    """
    assert told("rejected-recommendation", text) == []


def test_what_is_expected_or_an_opponents_is_no_fault() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: p, attacked_by: q}
          wait: {text: Wait., attributed_to: Them, supported_by: p, attacked_by: q}
          hope: {text: Hope., supported_by: p, attacked_by: q}
        premises: {p: P, q: Q}
        expect: {rejected: act, undecided: hope}
    """
    assert told("rejected-recommendation", text) == []


def test_to_expect_it_to_be_accepted_excuses_nothing() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: p, attacked_by: q}}
        premises: {p: P, q: Q}
        expect: {accepted: act}
    """
    assert len(told("rejected-recommendation", text)) == 1
