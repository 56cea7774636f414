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


@st.composite
def argued_map_texts(draw: st.DrawFn, most_premises: int = 4) -> str:
    """Draw the text of a map of recommendations, claims and premises, some of them marked.

    Premises are shared, linked, supported and attacked; statements lead to each other in circles.
    """
    counts = {
        "recommendations": draw(st.integers(1, 2)),
        "claims": draw(st.integers(1, 4)),
        "premises": draw(st.integers(1, most_premises)),
    }
    names = {section: [f"{section[0]}{n}" for n in range(counts[section])] for section in counts}
    everybody = [name for section in names.values() for name in section]

    def arguments(depth: int, most: int, but: str = "") -> list[dict[str, object]]:
        others = st.sampled_from([name for name in everybody if name != but])
        premises = st.lists(others, min_size=1, max_size=3, unique=True)
        return [
            {"premises": each, "attacked_by": arguments(depth - 1, 1) if depth else []}
            for each in draw(st.lists(premises, max_size=most, unique_by=frozenset))
        ]

    def statement(name: str, *, is_premise: bool) -> dict[str, object]:
        often, seldom = (st.integers(0, 3), st.integers(0, 7))
        marks = {
            "undeveloped": not draw(seldom if is_premise else often),
            "rejected": not draw(seldom),
        }
        return {
            "text": "Some text.",
            "supported_by": arguments(1, 0 if is_premise else 3, name),
            "attacked_by": arguments(2, 1 if is_premise else 2, name),
            **{mark: True for mark, is_set in marks.items() if is_set},
        }

    sections = {
        section: {name: statement(name, is_premise=section == "premises") for name in members}
        for section, members in names.items()
    }
    return json.dumps({"argmap": 1, "title": "T", **sections})
