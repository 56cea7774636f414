"""What holds of all rules together: on any map, in any order, and on large ones."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.quotes import SourceText
from argmap.checking.runner import Configuration, check
from argmap.findings import Finding
from argmap.reading import read
from argmap.rules import RULES

SOURCE = "A premise.\n\nAnother one, because it is so.\n\nThe end."
KINDS = ("recommendations", "claims", "premises")
WORDS = (
    "Keep it open.",
    "The depot is open.",
    "So it is, because it is.",
    "It is 1.5",
    "it is 15",
)


@st.composite
def statements(draw: st.DrawFn, number: int, count: int) -> tuple[str, list[str]]:
    """Give a section, and the lines of a statement with all that rules look at."""
    others = st.sampled_from([f"s{other}" for other in range(count) if other != number])
    premises = st.lists(others, min_size=1, max_size=2, unique=True)
    lines = [f"  s{number}:", f"    text: {draw(st.sampled_from(WORDS))}"]
    marks = draw(st.sets(st.sampled_from(["implicit", "undeveloped"])))
    lines += [f"    {mark}: true" for mark in sorted(marks)]
    if draw(st.integers(0, 3)) == 0:
        lines.append("    attributed_to: Them")
    if draw(st.booleans()):
        place = draw(st.sampled_from(["1", "2-3", "9", "quote: Another one", "quote: A … of"]))
        lines.append(f"    cites: {{s: {{{place}}}}}" if ":" in place else f"    cites: {place}")
    for key in ("supported_by", "attacked_by"):
        lines.append(f"    {key}:")
        for name in range(draw(st.integers(0, 2))):
            lines.append(f"      - id: {key[0]}-{name}")
            lines.append(f"        premises: [{', '.join(draw(premises))}]")
            if draw(st.booleans()):
                lines.append(f"        attacked_by: [{draw(others)}]")
    return draw(st.sampled_from(KINDS)), lines


@st.composite
def maps(draw: st.DrawFn) -> list[tuple[str, list[str]]]:
    count = draw(st.integers(2, 7))
    return [draw(statements(number, count)) for number in range(count)]


def written(parts: list[tuple[str, list[str]]], expected: dict[str, str]) -> str:
    lines = ["argmap: 1", "title: T", "sources: {s: {title: S, text: s.txt, paragraphs: 4}}"]
    for kind in KINDS:
        lines += [f"{kind}:", *(line for its, part in parts if its == kind for line in part)]
    lines += ["expect:"]
    for label in ("accepted", "rejected", "undecided"):
        listed = [node for node, its_label in expected.items() if its_label == label]
        lines.append(f"  {label}: [{', '.join(listed)}]")
    return "\n".join(lines)


def check_all(text: str) -> list[Finding]:
    reading = read(text, "map.yaml")
    assert reading.faults == []
    return check(reading, Configuration(rules=RULES), {"s": SourceText(SOURCE)})


@settings(max_examples=150, deadline=None)
@given(
    parts=maps(),
    labels=st.dictionaries(
        st.sampled_from(["s0", "s1"]), st.sampled_from(["accepted", "rejected", "undecided"])
    ),
    order=st.randoms(use_true_random=False),
)
def test_what_is_found_does_not_depend_on_the_order_of_statements(
    parts: list[tuple[str, list[str]]], labels: dict[str, str], order: random.Random
) -> None:
    # The first point to the later of two, or to the first of several, in the file. The others
    # ask for sides, and where statements lead only to each other the first is the root.
    of_order = {"duplicate-text", "circular-support"} | {
        "unanswered-objection",
        "rejected-recommendation",
        "undecided-recommendation",
    }

    def found(text: str) -> list[tuple[str, str]]:
        findings = check_all(text)
        places = [(one.place.line, one.place.column) for one in findings]
        assert places == sorted(places)
        return sorted((one.rule, one.node or "") for one in findings if one.rule not in of_order)

    shuffled = parts.copy()
    order.shuffle(shuffled)
    assert found(written(parts, labels)) == found(written(shuffled, labels))


def many_arguments(count: int) -> str:
    names = ", ".join(f"p{number}" for number in range(count))
    return "\n".join(
        [
            f"claims: {{c: {{text: C, supported_by: [{names}], attacked_by: [{names}]}}}}",
            "premises:",
        ]
        + [f"  p{number}: P {number}" for number in range(count)]
    )


def one_circle(count: int) -> str:
    return "\n".join(
        ["recommendations:"]
        + [f"  c{n}: {{text: C {n}, supported_by: c{(n + 1) % count}}}" for n in range(count)]
    )


def one_attacked_chain(count: int) -> str:
    return "\n".join(
        ["recommendations:"]
        + [f"  c{n}: {{text: C {n}, supported_by: c{n + 1}}}" for n in range(count)]
        + [f"premises: {{c{count}: {{text: P, attacked_by: q}}, q: Q}}"]
    )


def equal_texts(count: int) -> str:
    return "\n".join(["premises:", *(f"  p{number}: The same." for number in range(count))])


@pytest.mark.parametrize(
    ("write", "rules"),
    [
        (many_arguments, {"supports-and-attacks": 4000, "unanswered-objection": 4000}),
        (one_circle, {"circular-support": 1, "undecided-recommendation": 4000}),
        (one_attacked_chain, {"rejected-recommendation": 4000, "unanswered-objection": 1}),
        (equal_texts, {"duplicate-text": 3999}),
    ],
)
def test_large_knots_are_neither_recursion_nor_patience(
    write: Callable[[int], str], rules: dict[str, int]
) -> None:
    found = check_all("argmap: 1\ntitle: T\n" + write(4000))
    counted = {rule: sum(one.rule == rule for one in found) for rule in rules}
    assert counted == rules


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_file_of_tests(name: str) -> None:
    file = Path(__file__).with_name(f"test_{name.replace('-', '_')}.py")
    assert f'"{name}"' in file.read_text(encoding="utf-8")
