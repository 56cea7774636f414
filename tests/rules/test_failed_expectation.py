"""The rule failed-expectation."""

import pytest
from observing import findings, told

MAP = """
recommendations:
  act: {text: Act., supported_by: [need, {premises: gain, attacked_by: late}]}
claims:
  need: {text: N, supported_by: night, attacked_by: {premises: cost, attacked_by: late}}
  bare: B
  gap: {text: G, undeveloped: true}
  on-gap: {text: O, supported_by: gap}
  fallen: {text: F, supported_by: bare}
premises:
  night: {text: X, attacked_by: bus}
  bus: {text: B, attacked_by: late}
  gain: G
  late: L
  cost: C
  open: {text: O, attacked_by: gap}
expect:
"""


@pytest.mark.parametrize(
    ("expected", "because"),
    [
        ("rejected: late", "premise “late”|accepted: nothing attacks it"),
        ("undecided: night", "premise “night”|accepted: every argument against it falls"),
        ("rejected: bus", None),
        ("accepted: bus", "premise “bus”|rejected: “late” stands against it"),
        ("accepted: bare", "claim “bare”|rejected: nothing supports it"),
        ("accepted: fallen", "claim “fallen”|rejected: no argument for it stands"),
        ("accepted: gap", "claim “gap”|undecided: its argument is still missing"),
        ("accepted: on-gap", "claim “on-gap”|undecided: “gap” for it is undecided"),
        ("rejected: open", "premise “open”|undecided: “gap” against it is undecided"),
        (
            "rejected: need",
            "claim “need”|accepted: “night” for it stands, and every argument against it falls",
        ),
        ("rejected: act/s1", "argument “act/s1”|accepted: its premises stand"),
        ("accepted: act/s2", "argument “act/s2”|rejected: “late” stands against it"),
        ("accepted: fallen/s1", "argument “fallen/s1”|rejected: its premise “bare” is rejected"),
        ("accepted: open/a1", "argument “open/a1”|undecided: its premise “gap” is undecided"),
    ],
)
def test_both_labels_and_why(expected: str, because: str | None) -> None:
    label, _, node = expected.partition(": ")
    found = told("failed-expectation", f"{MAP}  {expected}")
    if because is None:
        assert found == []
    else:
        name, _, reason = because.partition("|")
        columns = f"{5 + len(label)}-{5 + len(label) + len(node)}"
        assert found == [f"19:{columns} {name} is expected to be {label}, but is {reason}"]


@pytest.mark.parametrize(
    ("expected", "because"),
    [
        ("rejected: both", "accepted: “p” and “q” for it stand, and nothing attacks it"),
        ("accepted: hit", "rejected: “p” and “q” stand against it"),
        ("accepted: waits", "undecided: “p” and “gap” for it are undecided"),
        ("rejected: doubted", "undecided: “p” and “gap” against it are undecided"),
        ("accepted: waits/s1", "undecided: its premise “gap” is undecided"),
    ],
)
def test_linked_premises_are_several(expected: str, because: str) -> None:
    text = f"""
        claims:
          both: {{text: B, supported_by: [[p, q]]}}
          waits: {{text: W, supported_by: [[p, gap]]}}
          gap: {{text: G, undeveloped: true}}
        premises:
          p: P
          q: Q
          hit: {{text: H, attacked_by: [[p, q]]}}
          doubted: {{text: D, attacked_by: [[p, gap]]}}
        expect: {{{expected}}}
    """
    (found,) = findings("failed-expectation", text)
    assert found.message.endswith(f", but is {because}")


def test_what_is_to_blame_is_related() -> None:
    (found,) = findings("failed-expectation", f"{MAP}  accepted: [late, act/s2]")
    assert (found.level, found.node, found.place.note) == ("error", "act/s2", "is rejected")
    assert [(str(place), place.note) for place in found.related] == [
        ("map.yaml:4:72", "because of this")
    ]


RECORD = """
recommendations:
  stay: {text: We stay., supported_by: near}
  move: {text: We move., REJECTED, supported_by: space, attacked_by: AGAINST}
claims:
  gap: {text: It is dull., undeveloped: true}
premises:
  near: It is near.
  space: {text: It is large., attacked_by: {premises: gap, rejected: true, attacked_by: near}}
  dear: {text: It is dear., attacked_by: cheap}
  cheap: It is cheap.
"""


@pytest.mark.parametrize(
    ("rejected", "against", "said"),
    [
        ("rejected: true", "cheap", []),
        ("rejected: false", "", []),
        (
            "rejected: true",
            "",
            ["but is accepted: “space” for it stands, and nothing attacks it"],
        ),
        (
            "rejected: true",
            "dear",
            ["but is accepted: “space” for it stands, and every argument against it falls"],
        ),
        ("rejected: true", "gap", ["but is undecided: “gap” against it is undecided"]),
        ("rejected: true, undeveloped: true", "gap", []),
        ("rejected: true, undeveloped: true", "cheap", []),
    ],
)
def test_what_is_marked_rejected_must_be(rejected: str, against: str, said: list[str]) -> None:
    text = RECORD.replace("REJECTED", rejected).replace("AGAINST", against)
    marked = "recommendation “move” is marked rejected, "
    assert told("failed-expectation", text) == [f"5:36-40 {marked}{each}" for each in said]


def test_what_is_marked_rejected_says_why() -> None:
    assert told("failed-expectation", "claims: {a: {text: A., rejected: true}}") == [
        "3:34-38 claim “a” is marked rejected, and no argument against it stands"
    ]


def test_an_argument_that_is_marked_rejected_must_be() -> None:
    text = """
        claims: {a: {text: A., supported_by: {premises: p, rejected: true UNDERCUT}}}
        premises: {p: P., q: Q.}
        """
    (found,) = told("failed-expectation", text.replace("UNDERCUT", ""))
    assert found.endswith(
        "argument “a/s1” is marked rejected, but is accepted: its premises stand"
    )
    assert told("failed-expectation", text.replace("UNDERCUT", ", attacked_by: q")) == []


def test_what_is_listed_is_said_once() -> None:
    text = "premises: {a: {text: A., rejected: true}}\nexpect: {rejected: a}"
    assert len(told("failed-expectation", text)) == 1
