"""What a conclusion hangs on."""

import json
from collections.abc import Mapping
from itertools import combinations

import pytest
from definition import Moves, Worlds, cruxes_by_definition, sets_of_moves
from drawn_maps import argued_map_texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

import argmap
from argmap import ArgumentMap
from argmap.analysis.cruxes import MOST, Conclusion, Crux, find_cruxes
from argmap.reading import read

LABELS = ("accepted", "rejected")


def load(sections: str) -> ArgumentMap:
    return argmap.loads(f"argmap: 1\ntitle: T\n{sections}")


def conclusion(argument_map: ArgumentMap, node: str, size: int = 2) -> Conclusion:
    [found] = argument_map.cruxes([node], size).conclusions
    assert found.node == node
    return found


def written(found: Conclusion) -> list[str]:
    """Write the cruxes of a conclusion down: what is denied has a minus before it."""
    return [
        " ".join([*(f"-{name}" for name in crux.deny), *(f"+{name}" for name in crux.grant)])
        for crux in found.cruxes
    ]


def test_a_conclusion_falls_with_each_linked_premise_and_with_no_separate_reason_alone() -> None:
    found = load(
        """
recommendations:
  go: {text: Go., supported_by: [[fine, near]]}
  stay: {text: Stay., supported_by: [warm, dry, [near, fine]]}
premises: {fine: F., near: N., warm: W., dry: D.}
"""
    )
    assert written(conclusion(found, "go")) == ["-fine", "-near"]
    assert written(conclusion(found, "stay")) == []
    assert written(conclusion(found, "stay", 3)) == ["-fine -warm -dry", "-near -warm -dry"]


def test_the_answer_to_an_objection_counts_as_much_as_a_reason() -> None:
    found = load(
        """
recommendations: {go: {text: Go., supported_by: fine, attacked_by: wet}}
premises: {fine: F., wet: {text: W., attacked_by: roof}, roof: R.}
"""
    )
    assert written(conclusion(found, "go")) == ["-fine", "-roof"]
    assert [each.node for each in found.cruxes().load] == ["fine", "roof"]


def test_what_a_denial_itself_derives_is_taken_into_account() -> None:
    found = load(
        """
recommendations: {r: {text: R., supported_by: [a, c]}}
claims: {c: {text: C., supported_by: b, attacked_by: a}}
premises: {a: A., b: B.}
"""
    )
    assert written(conclusion(found, "r")) == ["-a -b"]


def test_a_larger_denial_may_let_stand_what_a_smaller_one_fells() -> None:
    found = load(
        """
recommendations: {r: {text: R., supported_by: a, attacked_by: [[b, {text: D., id: d}]]}}
premises: {a: A., b: {text: B., attacked_by: c}, c: C.}
"""
    )
    assert written(conclusion(found, "r", 3)) == ["-a", "-c"]
    assert found.labels(deny=["c", "d"])["r"] == "accepted"


def test_what_does_not_stand_has_what_would_make_it_stand() -> None:
    found = load(
        """
recommendations:
  go: {text: Go., supported_by: fine, attacked_by: [wet, far]}
  wait: {text: Wait., supported_by: [[gap, other-gap]]}
claims: {gap: {text: G., undeveloped: true}, other-gap: {text: O., undeveloped: true}}
premises: {fine: F., wet: W., far: F.}
"""
    )
    assert written(conclusion(found, "go")) == ["-wet -far"]
    assert conclusion(found, "go").label == "rejected"
    assert written(conclusion(found, "go", 1)) == []
    assert written(conclusion(found, "wait")) == ["+gap +other-gap"]
    assert conclusion(found, "wait").label == "undecided"


def test_an_undecided_statement_fells_what_a_rejected_one_lets_stand() -> None:
    found = load(
        """
recommendations: {r: {text: R., supported_by: [c, d]}}
claims:
  c: {text: C., supported_by: [p, gap], attacked_by: o}
  gap: {text: G., undeveloped: true}
premises:
  p: P.
  q: Q.
  o: {text: O., attacked_by: q}
  d: {text: D., attacked_by: c}
"""
    )
    assert found.labels(deny=["p"])["c"] == "undecided"
    assert found.labels(deny=["q"])["c"] == "rejected"
    assert written(conclusion(found, "r", 1)) == ["-p"]


def test_circles_hold_nothing_up() -> None:
    found = load(
        """
recommendations: {r: {text: R., supported_by: a}}
claims:
  a: {text: A., supported_by: [b, p]}
  b: {text: B., supported_by: [a, q]}
premises: {p: P., q: Q.}
"""
    )
    assert written(conclusion(found, "r")) == ["-p -q"]


def test_the_load_of_a_premise_are_the_recommendations_of_the_author_that_fall_with_it() -> None:
    found = load(
        """
recommendations:
  one: {text: One., supported_by: [[a, b]]}
  two: {text: Two., supported_by: b}
  theirs: {text: Theirs., supported_by: b, attributed_to: The others}
premises: {a: A., b: B.}
"""
    ).cruxes(size=1)
    assert [each.node for each in found.conclusions] == ["one", "two"]
    assert [(each.node, each.recommendations) for each in found.load] == [
        ("b", ("one", "two")),
        ("a", ("one",)),
    ]


def test_cruxes_under_a_supposition() -> None:
    found = load(
        "recommendations: {r: {text: R., supported_by: [a, c]}}\n"
        "claims: {c: {text: C., undeveloped: true}}\npremises: {a: A.}\n"
    )
    assert written(found.cruxes(grant=["c"], size=5).conclusions[0]) == []
    assert written(found.cruxes(deny=["c"]).conclusions[0]) == ["-a"]
    assert written(found.cruxes(deny=["a"]).conclusions[0]) == ["+c"]


def test_statements_are_named_in_any_form_of_unicode_and_must_be_there() -> None:
    found = load("claims: {café: {text: C., supported_by: p}}\npremises: {p: P.}\n")
    assert found.cruxes(["cafe\u0301"]).conclusions[0].cruxes == (Crux(deny=("p",)),)
    assert found.cruxes().conclusions == ()
    for unknown in "tea", "café/s1":
        with pytest.raises(KeyError):
            found.cruxes([unknown])
    with pytest.raises(ValueError, match="at least one"):
        found.cruxes(size=0)
    with pytest.raises(ValueError, match="both denied and granted: p"):
        found.cruxes(deny=["p"], grant=["p"])


def moves_of(crux: Crux) -> Moves:
    return frozenset(
        [*((name, "rejected") for name in crux.deny), *((name, "accepted") for name in crux.grant)]
    )


GAPS = """\
argmap: 1
title: Gaps that may be granted, and denied
recommendations:
  r:
    text: R.
    rejected: true
    undeveloped: true
    supported_by: [c, [c, d]]
    attacked_by: c
claims:
  c: {text: C., rejected: true, undeveloped: true}
  d: {text: D., rejected: true, undeveloped: true}
  e:
    text: E.
    rejected: true
    undeveloped: true
    supported_by: {premises: p, attacked_by: r}
premises:
  p: {text: P., rejected: true, attacked_by: d}
"""


@given(argued_map_texts())
def test_labels_are_those_of_the_definition(text: str) -> None:
    argument_map = argmap.loads(text)
    moves = [(name, label) for name in argument_map.statements() for label in LABELS]
    suppositions = list(sets_of_moves(moves, 2))
    worlds = Worlds(argument_map, suppositions)
    for number, supposed in enumerate(suppositions[:200]):
        granted, denied = ([name for name, it in supposed if it == label] for label in LABELS)
        for node, label in argument_map.labels(deny=denied, grant=granted).items():
            assert (label == "accepted") == bool(worlds.accepted[node] >> number & 1)
            assert (label == "rejected") == bool(worlds.rejected[node] >> number & 1)


@settings(max_examples=500)
@example(text=GAPS, size=2)
@given(text=argued_map_texts(most_premises=12), size=st.integers(1, 6))
def test_cruxes_are_those_of_the_definition(text: str, size: int) -> None:
    argument_map = argmap.loads(text)
    everything = argument_map.statements()
    found = argument_map.cruxes(everything, size)
    expected = cruxes_by_definition(argument_map, size)
    assert [each.node for each in found.conclusions] == everything
    places = {name: place for place, name in enumerate(everything)}
    for each in found.conclusions:
        cruxes = list(map(moves_of, each.cruxes))
        order = [sorted(places[name] for name, _ in crux) for crux in cruxes]
        assert [(len(crux), crux) for crux in order] == sorted((len(c), c) for c in order)
        if each.complete:
            assert (each.size, set(cruxes)) == (size, expected[each.node])
        else:
            # A search ends after so many cruxes of a size above one, or of larger ones after so
            # many steps.
            assert size > 3 or sum(len(crux) == each.size for crux in cruxes) == MOST
            smaller = {crux for crux in expected[each.node] if len(crux) < each.size}
            assert smaller <= set(cruxes) <= expected[each.node]
    sides = argument_map.sides()
    loaded = {each.node: set(each.recommendations) for each in found.load}
    for premise in argument_map.statements("premise"):
        alone = frozenset([(premise, "rejected")])
        assert loaded.get(premise, set()) == {
            name
            for name in argument_map.statements("recommendation")
            if sides[name] == "own"
            and argument_map.labels()[name] == "accepted"
            and alone in expected[name]
        }


@settings(max_examples=100)
@given(
    text=argued_map_texts(),
    loss=st.sampled_from(["premises", "key", "undeveloped"]),
    at=st.integers(0, 9),
)
def test_what_could_not_be_read_would_change_nothing_that_is_said(
    text: str, loss: str, at: int
) -> None:
    whole = argmap.loads(text)
    faulty = read(damaged(text, loss, at), "faulty").map
    expected = cruxes_by_definition(whole, 2)
    for each in find_cruxes(faulty, [*expected]).conclusions:
        cruxes = set(map(moves_of, each.cruxes))
        assert cruxes <= expected[each.node]
        assert not each.complete or cruxes == expected[each.node]


def damaged(text: str, loss: str, at: int) -> str:
    """Return a map with one thing that cannot be read: the `at`th of its kind, or one before."""
    content = json.loads(text)
    statements = [
        facts
        for section in ("recommendations", "claims", "premises")
        for facts in content[section].values()
    ]
    statement = statements[min(at, len(statements) - 1)]
    arguments = [*statement["supported_by"], *statement["attacked_by"]]
    if loss == "undeveloped":
        statement["undeveloped"] = "perhaps"
    elif loss == "premises" and arguments:
        arguments[-1]["premises"] = [["not", "a", "premise"]]
    else:
        statement["suported_by"] = statement.pop("supported_by")
    return json.dumps(content)


def test_a_file_that_was_not_read_to_its_end_hangs_on_nothing_that_is_known() -> None:
    cut_off = read(
        "argmap: 1\nclaims: {a: {text: A., supported_by: b}}\npremises: {b: B.}\n: [", "m"
    )
    assert cut_off.map.statements() == ["a", "b"]
    assert find_cruxes(cut_off.map, ["a"]).conclusions == ()


def sections(**given: Mapping[str, object]) -> ArgumentMap:
    return argmap.loads(json.dumps({"argmap": 1, "title": "T", **given}))


def ladder(length: int) -> ArgumentMap:
    """Return a map in which each statement has two reasons, and each reason three premises."""
    rails = [f"{rail}{step}" for step in range(length) for rail in "ab"]
    claims = {
        name: {
            "text": "T.",
            "supported_by": [
                [f"a{int(name[1:]) + 1}", f"p-{name}"],
                [f"b{int(name[1:]) + 1}", f"q-{name}"],
            ],
        }
        for name in rails
    }
    premises = [f"{letter}-{name}" for name in rails for letter in "pq"]
    premises += [f"a{length}", f"b{length}"]
    return sections(
        recommendations={"r": {"text": "R.", "supported_by": ["a0", "b0"]}},
        claims=claims,
        premises=dict.fromkeys(premises, "P."),
    )


def test_there_may_be_more_pairs_than_are_searched() -> None:
    reasons = [[f"{reason}{number}" for number in range(1000)] for reason in "ab"]
    found = conclusion(
        sections(
            recommendations={"r": {"text": "R.", "supported_by": reasons}},
            premises={name: "P." for reason in reasons for name in reason},
        ),
        "r",
    )
    assert (found.size, found.complete, len(found.cruxes)) == (2, False, 100)
    assert found.cruxes[0] == Crux(deny=("a0", "b0"))


def test_a_search_without_end_is_cut_and_says_so() -> None:
    argument_map = ladder(400)
    found = conclusion(argument_map, "r", 5)
    assert not found.complete
    assert 2 <= found.size < 5
    labels = argument_map.labels
    for crux in found.cruxes:
        assert labels(deny=crux.deny)["r"] != "accepted"
        for part in combinations(crux.deny, len(crux) - 1):
            assert labels(deny=part)["r"] == "accepted"


@pytest.mark.parametrize("length", [20_000])
def test_long_lines_of_reasoning_take_linear_time(length: int) -> None:
    steps = {
        f"c{n}": {"text": "T.", "supported_by": [[f"c{n + 1}", f"p{n}"]]} for n in range(length)
    }
    found = sections(
        recommendations={"r": {"text": "R.", "supported_by": "c0"}},
        claims=steps,
        premises=dict.fromkeys([f"c{length}", *(f"p{n}" for n in range(length))], "P."),
    ).cruxes()
    assert len(found.load) == length + 1
    assert found.conclusions[0].complete
