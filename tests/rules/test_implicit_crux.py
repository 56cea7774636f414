"""The rule implicit-crux."""

from observing import findings, told

from argmap.checking.runner import Configuration, check
from argmap.reading import read


def test_a_premise_that_is_never_said_and_what_hangs_on_it() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: need}
          wait: {text: Wait., supported_by: [[said, unsaid], spare]}
        claims:
          need: {text: N., supported_by: [[said, unsaid]]}
        premises:
          said: S.
          unsaid: {text: U., implicit: true}
          spare: {text: P., implicit: true}
    """
    (found,) = findings("implicit-crux", text)
    assert str(found) == (
        "map.yaml:10:3: warning[implicit-crux] premise “unsaid” is implicit, "
        "and recommendation “act” hangs on it alone"
    )
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:4:3", "hangs on it")
    ]


def test_all_that_hangs_on_it_is_one_finding() -> None:
    acts = "\n".join(f"  act{n}: {{text: Act., supported_by: [[unsaid, said]]}}" for n in range(6))
    text = (
        f"recommendations:\n{acts}\npremises:\n  said: S.\n  unsaid: {{text: U., implicit: true}}"
    )
    assert told("implicit-crux", text) == [
        (
            "12:3-9 premise “unsaid” is implicit, and 6 recommendations hang on it alone: "
            "“act0”, “act1”, “act2” and 3 more"
        )
    ]


def test_an_answer_to_an_objection_that_is_never_said() -> None:
    text = """
        recommendations: {act: {text: Act., supported_by: said, attacked_by: cost}}
        premises:
          said: S.
          cost: {text: C., attacked_by: unsaid}
          unsaid: {text: U., implicit: true}
    """
    assert told("implicit-crux", text) == [
        "7:3-9 premise “unsaid” is implicit, and recommendation “act” hangs on it alone"
    ]


def test_what_is_said_does_not_stand_or_is_an_opponents_is_not_found() -> None:
    text = """
        recommendations:
          act: {text: Act., supported_by: said}
          fallen: {text: Fallen., supported_by: unsaid, attacked_by: said}
          theirs: {text: Theirs., attributed_to: Them, supported_by: unsaid}
        premises: {said: S., unsaid: {text: U., implicit: true}}
    """
    assert told("implicit-crux", text) == []


def test_what_a_fault_may_have_changed_is_not_judged() -> None:
    for faulty in ("gone", "{premise: said}"):
        text = (
            "argmap: 1\ntitle: T\nrecommendations:\n"
            f"  act: {{text: Act., supported_by: [unsaid, {faulty}]}}\n"
            "  wait: {text: Wait., supported_by: unsaid}\n"
            "premises: {unsaid: {text: U., implicit: true}, said: S.}\n"
        )
        reading = read(text, "map.yaml")
        found = check(reading, Configuration(rules=("implicit-crux",)))
        assert [each.message for each in found if each.rule == "implicit-crux"] == [
            "premise “unsaid” is implicit, and recommendation “wait” hangs on it alone"
        ]
