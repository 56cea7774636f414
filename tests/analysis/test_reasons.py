"""Why a statement or an argument has its label."""

import pytest

import argmap
from argmap.analysis.reasons import in_words, reason_for

FERRY = argmap.loads("""\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run: {text: Run it in winter., supported_by: {premises: need, attacked_by: bus}}
  paint: {text: Paint it., supported_by: rust}
  sell: Sell it.
  moor: {text: Moor it., supported_by: storm, attacked_by: gap}
claims:
  need: {text: People need it., supported_by: school}
  bus: {text: A bus goes round the lake., supported_by: timetable, attacked_by: stopped}
  rust: {text: It rusts., supported_by: seen}
  seen: Somebody has seen it.
  storm: {text: A storm comes., undeveloped: true}
  gap: {text: There is no mooring., undeveloped: true}
premises:
  school: Children cross to school.
  timetable: The bus is in the timetable.
  stopped: It stopped last year.
""")


@pytest.mark.parametrize(
    ("node", "label", "why", "named"),
    [
        ("school", "accepted", "nothing attacks it", None),
        ("need", "accepted", "an argument for it stands, and nothing attacks it", "need/s1"),
        ("run/s1", "accepted", "its premises stand, and every argument against it falls", "need"),
        ("bus", "rejected", "an objection stands against it", "bus/a1"),
        ("run/s1/a1", "rejected", "a premise of it is rejected", "bus"),
        ("seen", "rejected", "nothing supports it", None),
        ("paint", "rejected", "no argument for it stands", None),
        ("storm", "undecided", "its argument is still missing", None),
        ("moor", "undecided", "an objection against it is undecided", "moor/a1"),
        ("moor/s1", "undecided", "a premise of it is undecided", "storm"),
    ],
)
def test_each_label_has_a_reason(node: str, label: str, why: str, named: str | None) -> None:
    labels = FERRY.labels()
    reason = reason_for(FERRY, labels, node)

    assert (labels[node], in_words(reason), reason.node) == (label, why, named)


def test_a_reason_may_name_what_it_is_about() -> None:
    reason = reason_for(FERRY, FERRY.labels(), "need")

    assert in_words(reason, "“school”") == "“school” for it stands, and nothing attacks it"
    assert in_words(reason, "“a” and “b”", 2).startswith("“a” and “b” for it stand, ")
