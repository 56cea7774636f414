"""Maps drawn at random, as texts: valid, with circles and undercutters of undercutters."""

import json

from hypothesis import strategies as st


@st.composite
def map_texts(draw: st.DrawFn) -> str:
    """Draw the text of a map of a few statements that support and attack each other, and steps.

    It has a group g; its statements are n0, n1 and so on.
    """
    names = [f"n{number}" for number in range(draw(st.integers(2, 7)))]

    def arguments_to(conclusion: str, depth: int) -> list[dict[str, object]]:
        others = st.sampled_from([name for name in names if name != conclusion])
        premises = st.lists(others, min_size=1, max_size=2, unique=True)
        return [
            {"premises": each, "attacked_by": arguments_to("", depth - 1) if depth else []}
            for each in draw(st.lists(premises, max_size=2, unique_by=frozenset))
        ]

    sections: dict[str, dict[str, object]] = {"recommendations": {}, "claims": {}}
    for name in names:
        sections[draw(st.sampled_from(sorted(sections)))][name] = {
            "text": "Some text.",
            "supported_by": arguments_to(name, 1),
            "attacked_by": arguments_to(name, 2),
        }
    members = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    return json.dumps({"argmap": 1, "title": "T", **sections, "groups": {"g": members}})
