"""Blanks that look like spaces: slips in the indentation, and no slips inside texts."""

import pytest
from saying import said

import argmap
from argmap.reading import read

NO_BREAK, IDEOGRAPHIC, EM, ZERO_WIDTH = "\xa0", "\u3000", "\u2003", "\u200b"


def a_map(body: str) -> str:
    return f"argmap: 1\ntitle: Ferry\n{body}"


@pytest.mark.parametrize(
    ("blank", "name", "advice"),
    [
        (NO_BREAK, "a no-break space", "write an ordinary space"),
        (IDEOGRAPHIC, "an ideographic space", "write an ordinary space"),
        (EM, "an em space", "write an ordinary space"),
        (ZERO_WIDTH, "a zero width space", "remove it"),
    ],
)
def test_a_blank_in_front_of_a_key_is_named(blank: str, name: str, advice: str) -> None:
    text = a_map(f"claims:\n  fast: The ferry is fast.\n{blank} slow: The bridge is slow.\n")
    assert said(text)[0] == (
        f"5:1-5:2 invalid-yaml: {name} stands here, which YAML takes for a letter; {advice}"
    )


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("claims:\n  fast:\n  \xa0 text: It is fast.\n  \xa0 implicit: true\n", ["5:3", "6:3"]),
        ("claims:\n\xa0\xa0fast: It is fast.\n", ["4:1"]),
        ("claims:\n  fast:\n    text:\xa0It is fast.\n", ["5:10"]),
        ("claims:\n  fast:\xa0It is fast.\n", ["4:8"]),
        (
            (
                "claims:\n  fast:\n    text: It is fast.\n    supported_by:\n"
                "      -\xa0a\n      -\xa0b\npremises: {a: One., b: Two.}\n"
            ),
            ["7:8", "8:8"],
        ),
        (
            (
                "claims:\n  fast:\n    text: It is fast.\n    supported_by:\n"
                "      - a\n     \u3000- b\npremises: {a: One., b: Two.}\n"
            ),
            ["8:6"],
        ),
        (
            (
                "claims:\n  fast:\n    text: It is fast.\n\xa0\n    supported_by:\n"
                "      - a\n    \u3000\n      - b\n\xa0 \xa0\npremises: {a: One., b: Two.}\n"
            ),
            ["6:1", "9:5", "11:1"],
        ),
    ],
    ids=[
        *("keys", "ids", "behind a key", "behind an id", "behind dashes", "before a dash"),
        "alone in a line",
    ],
)
def test_the_rest_is_read_as_it_is_seen(body: str, places: list[str]) -> None:
    faulty, mended = read(a_map(body), "map.yaml"), argmap.loads(_mended(a_map(body)))
    assert [f"{fault.place.line}:{fault.place.column}" for fault in faulty.faults] == places
    assert list(faulty.map.graph.nodes) == list(mended.graph.nodes)
    assert list(faulty.map.graph.edges) == list(mended.graph.edges)


def _mended(text: str) -> str:
    return text.translate({0xA0: " ", 0x3000: " "})


@pytest.mark.parametrize("blank", [NO_BREAK, ZERO_WIDTH])
def test_a_blank_too_many_does_not_hide_the_rest(blank: str) -> None:
    text = a_map(f"claims:\n  fast:\n    text: Fast.\n    {blank}implicit: true\nextra: 1\n")
    assert [line.partition("-")[0] for line in said(text)] == ["6:5", "7:1"]


@pytest.mark.parametrize(
    "body",
    [
        "claims: {a: 10\xa0% of «\xa0all\xa0» who sail}",
        "claims:\n  a: >-\n    \xa0note: indented by hand\n    -\xa0so is this\n",
        'claims:\n  a: "two lines\n    \xa0text: of one text"\n',
        "claims:\n  a: two lines\n    \xa0of one text\n",
        "claims:\n  a: \u3000A text that begins with a blank.\n",
        "# \xa0text: a comment\nclaims: {a: A text.}\n",
    ],
    ids=["inside", "folded", "quoted", "plain", "at the start", "comment"],
)
def test_a_text_may_hold_any_blank(body: str) -> None:
    assert said(a_map(body)) == []
