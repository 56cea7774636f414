"""The rule duplicate-argument."""

import pytest
from observing import findings, told

from argmap.checking.runner import check
from argmap.reading import read


def test_the_later_of_two_equal_arguments() -> None:
    text = """
        claims:
          a:
            text: A
            supported_by:
              - [p, q]
              - p
              - {premises: [q, p], scheme: argument from sign}
        premises: {p: P, q: Q}
    """
    (found,) = findings("duplicate-argument", text)
    assert str(found) == (
        "map.yaml:9:9: warning[duplicate-argument] "
        "“q” (“Q”) and “p” support claim “a” a second time"
    )
    assert found.node == "a/s3"
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:7:9", "first here")
    ]


def test_attacks_and_undercutters_too() -> None:
    text = """
        claims:
          a: {text: A, attacked_by: [p, p]}
          b: {text: B, supported_by: {premises: p, attacked_by: [q, q]}}
        premises: {p: P, q: Q}
    """
    assert told("duplicate-argument", text) == [
        "4:33-34 “p” (“P”) attacks claim “a” a second time",
        "5:61-62 “q” (“Q”) attacks argument “b/s1” a second time",
    ]


def test_another_target_relation_or_premise_is_another_argument() -> None:
    text = """
        claims:
          a: {text: A, supported_by: [p, q, [p, q]], attacked_by: p}
          b: {text: B, supported_by: p}
        premises: {p: P, q: Q}
    """
    assert told("duplicate-argument", text) == []


@pytest.mark.parametrize(
    "premise",
    [
        "{id: p, text: P., cites: s}",
        "p: P.",
        "[{id: p, text: P.}, {id: q, text: Q.}]",
        "{id: p, text: P., supported_by: {id: q, text: Q.}}",
        "{id: one, premises: [{id: p, text: P.}, {id: q, text: Q.}]}",
    ],
)
def test_a_premise_that_is_written_twice_is_one_finding(premise: str) -> None:
    text = (
        "argmap: 1\ntitle: T\nsources: {s: A source.}\nclaims:\n"
        "  a:\n    text: A\n    cites: s\n    supported_by:\n"
        f"      - {premise}\n      - {premise}\n"
    )
    (found,) = check(read(text, "map.yaml"))
    assert (found.rule, found.place.line) == ("duplicate-id", 10)
