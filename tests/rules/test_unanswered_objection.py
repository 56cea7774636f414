"""The rule unanswered-objection."""

from observing import findings, told


def test_an_objection_to_a_statement_and_one_to_a_step() -> None:
    text = """
        recommendations:
          act:
            text: Act.
            supported_by: {premises: gain, attacked_by: late}
            attacked_by:
              - [cost, risk]
        premises: {gain: G, late: L, cost: C, risk: R}
    """
    found = findings("unanswered-objection", text)
    assert [(str(one.place), one.message, one.node) for one in found] == [
        (
            "map.yaml:6:49",
            "the objection “late” (“L”) to argument “act/s1” is not answered",
            "act/s1/a1",
        ),
        (
            "map.yaml:8:9",
            "the objection “cost” (“C”) and “risk” to recommendation “act” is not answered",
            "act/a1",
        ),
    ]
    assert {(one.level, one.place.note) for one in found} == {("warning", "this objection stands")}


def test_objections_that_are_answered() -> None:
    text = """
        recommendations:
          act:
            text: Act.
            supported_by: gain
            attacked_by: [false, {premises: cost, attacked_by: outweighed}]
        premises:
          gain: G
          false: {text: F, attacked_by: truth}
          cost: C
          truth: T
          outweighed: O
    """
    assert told("unanswered-objection", text) == []


def test_an_undecided_objection_is_not_answered() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: gain, attacked_by: maybe}}
        claims: {maybe: {text: M, undeveloped: true}}
        premises: {gain: G}
    """
    (found,) = findings("unanswered-objection", text)
    assert found.place.note == "this objection is undecided"


def test_attacks_on_the_other_side_are_answers() -> None:
    text = """
        recommendations:
          close: {text: Close it., attributed_to: Them, supported_by: noise, attacked_by: need}
        premises: {noise: {text: It is loud., attacked_by: walls}, need: N, walls: W}
    """
    assert told("unanswered-objection", text) == []


def test_an_objection_that_is_granted_and_outweighed_is_answered() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: gain, attacked_by: {premises: cost, WEIGHS: gain}}
        premises: {gain: G, cost: C}
    """
    assert told("unanswered-objection", text.replace("WEIGHS", "outweighed_by")) == []
    (found,) = findings("unanswered-objection", text.replace(", WEIGHS: gain", ""))
    assert found.help is not None
    assert "{premises: …, outweighed_by: …}" in found.help


def test_what_attacks_a_statement_that_the_author_turns_down_is_no_objection() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: [gain, {text: It is free.MARK}]}}
        premises: {gain: G}
    """
    text = text.replace("MARK", "MARK, attacked_by: It costs 3.")
    assert told("unanswered-objection", text.replace("MARK", ", rejected: true")) == []
    (found,) = findings("unanswered-objection", text.replace("MARK", ""))
    assert found.help is not None
    assert "if the author turns “it-is-free” down, mark that rejected: true" in found.help
