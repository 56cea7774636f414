"""A map as trees, before they are written anywhere."""

import argmap
from argmap.views.entries import View
from argmap.views.outline import Outline

FERRY = argmap.loads("""\
argmap: 1
title: Should the ferry run in winter?
recommendations:
  run:
    text: Run it in winter.
    supported_by:
      - {premises: [school, road], attacked_by: bus}
      - road
    attacked_by: ice
claims:
  ice: {text: The ice is a danger., supported_by: hull}
premises:
  school: Children cross to school.
  road: The road is closed in winter.
  bus: A bus goes round the lake.
  hull: The hull is old.
""")


def drawn(view: View) -> list[str]:
    """Give the trees as lines: guides, word, statement and the mark behind it."""
    lines = []
    for tree in Outline(FERRY, view).trees():
        for entry in tree.entries:
            word = f"{entry.word.value} " if entry.word else ""
            mark = f" ({entry.mark.value})" if entry.mark else ""
            lines.append(f"{entry.first}{word}{entry.statement}{mark}")
    return lines


def test_from_a_recommendation_down() -> None:
    assert drawn(View(once=True)) == [
        "run",
        "├┬ because school",
        "│├ and road",
        "│└─ unless bus",
        "├─ because road (shown)",
        "└─ although ice",
        "   └─ because hull",
    ]


def test_what_has_nothing_below_it_is_written_out_again() -> None:
    assert "├─ because road" in drawn(View())


def test_from_what_rests_on_nothing_up() -> None:
    assert drawn(View(invert=True))[:4] == ["school", "└┬ therefore run", " └ with road", "road"]
