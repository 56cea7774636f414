"""Faults together: none hides another, and none brings another about."""

import pytest
from saying import said

from argmap.reading import read

HEAD = "argmap: 1\ntitle: T\n"


def places(text: str) -> list[str]:
    """Give the place and rule of each finding."""
    return [line.split(": ", 1)[0] for line in said(text)]


def test_thirty_faults_are_thirty_findings_in_file_order() -> None:
    body = "".join(
        f"  s{number}:\n    text: One.\n    implicit: yes\n    supported_by: [zz-{number}]\n"
        f"    note:\n"
        for number in range(10)
    )
    found = read(HEAD + "claims:\n" + body, "map.yaml").faults
    assert [fault.rule for fault in found] == [
        "invalid-value",
        "undefined-statement",
        "invalid-value",
    ] * 10
    lines = [fault.place.line for fault in found]
    assert lines == sorted(lines)


def test_faults_of_all_sorts_are_found_together() -> None:
    text = HEAD + (
        "sources: {1s: One.}\n"
        "recommendations:\n"
        "  a b: Do.\n"
        "  r: {txt: Do., addressee: []}\n"
        "claims:\n"
        "  c: {text: C., supported_by: [c, [p, p], zzz]}\n"
        "  c: Again.\n"
        "premises:\n"
        "  r: Taken.\n"
        "  p: {text: P., cites: {none: 3}}\n"
        "  q: Text #1 of two.\n"
        "groups: {g: [p], h: [p]}\n"
        "expect: {granted: p}\n"
    )
    assert places(text) == [
        "3:11-3:13 invalid-id",
        "5:3-5:6 invalid-id",
        "6:7-6:10 unknown-key",
        "8:32-8:33 self-reference",
        "8:39-8:40 duplicate-premise",
        "8:43-8:46 undefined-statement",
        "9:3-9:4 duplicate-key",
        "11:3-11:4 duplicate-id",
        "12:25-12:29 undefined-source",
        "13:11-13:21 truncated-text",
        "14:22-14:23 invalid-value",
        "15:10-15:17 unknown-key",
    ]


def test_the_second_of_two_duplicates_points_at_the_first() -> None:
    (fault,) = read(HEAD + "claims:\n  a: One.\n  a: Two.\n", "map.yaml").faults
    assert [(str(place), place.note) for place in fault.related] == [
        ("map.yaml:4:3", "first here")
    ]


def test_what_a_duplicate_says_is_still_looked_into() -> None:
    text = HEAD + "claims:\n  a: One.\n  a: {text: Two., supported_by: zzz, implicit: yes}\n"
    assert places(text) == [
        "5:3-5:4 duplicate-key",
        "5:33-5:36 undefined-statement",
        "5:48-5:51 invalid-value",
    ]


def test_keys_in_capitals_are_a_finding_each() -> None:
    text = "Argmap: 1\nTitle: T\nClaims:\n  a: {Text: A., Supported_by: It is.}\n"
    assert places(text) == [
        "1:1-1:7 unknown-key",
        "2:1-2:6 unknown-key",
        "3:1-3:7 unknown-key",
        "4:7-4:11 unknown-key",
        "4:17-4:29 unknown-key",
    ]


def test_faults_before_a_syntax_error_are_kept_and_references_left_open() -> None:
    text = HEAD + (
        "claims:\n"
        "  a: {text: One., implicit: yes, supported_by: not-read-yet}\n"
        "  b: {note: no text}\n"
        "  c: It is so: yes.\n"
        "  not-read-yet: Two.\n"
    )
    assert places(text) == [
        "4:29-4:32 invalid-value",
        "5:3-5:4 missing-key",
        "6:14-6:15 invalid-yaml",
    ]


@pytest.mark.parametrize(
    "cut",
    [
        "claims:\n  a: {text: One.\n",
        "claims:\n  a: {note: x, supported_by: [[\n",
        "claims:\n  a: {note: x, supported_by: [{scheme: y,\n",
        "sources:\n  s: {author: Ann\n",
        "claims:\n  a: 'One.\n",
        "claims:\n  a:\n\ttext: One.\n",
    ],
)
def test_a_syntax_error_is_not_blamed_for_what_may_follow(cut: str) -> None:
    assert [fault.rule for fault in read(HEAD + cut, "map.yaml").faults] == ["invalid-yaml"]


def test_as_much_of_the_map_as_could_be_read_is_given() -> None:
    text = HEAD + (
        "claims:\n"
        "  a: {text: One., supported_by: [b, zzz, [b, zzz]], note: }\n"
        "  b: Two.\n"
        "  a: Three.\n"
        "  c: It is so: yes.\n"
    )
    graph = read(text, "map.yaml").map.graph
    assert list(graph) == ["a", "a/s1", "a/s2", "zzz", "a/s3", "b", "c"]
    assert graph.nodes["a"]["text"] == "One."
    assert set(graph.edges) == {
        *(("b", "a/s1"), ("a/s1", "a")),
        *(("zzz", "a/s2"), ("a/s2", "a")),
        *(("b", "a/s3"), ("zzz", "a/s3"), ("a/s3", "a")),
    }


def test_what_is_not_written_yet_is_an_undeveloped_claim() -> None:
    text = HEAD + "claims:\n  a: {text: One., supported_by: [[later, b]]}\n  b: Two.\n"
    nodes = read(text, "map.yaml").map.graph.nodes
    assert nodes["later"] == {
        "type": "statement",
        "kind": "claim",
        "text": "",
        "undeveloped": True,
        "unwritten": True,
        "line": 4,
        "column": 35,
    }


def test_an_entry_that_cannot_be_read_is_an_argument_with_a_premise_that_nobody_knows() -> None:
    text = HEAD + "claims:\n  a: {text: One., supported_by: [b, [[c]]]}\n  b: Two.\n  c: Three.\n"
    argument_map = read(text, "map.yaml").map
    assert argument_map.arguments_for("a") == ["a/s1", "a/s2"]
    (unknown,) = argument_map.premises_of("a/s2")
    assert argument_map.graph.nodes[unknown]["unwritten"]
    assert argument_map.labels()["a/s2"] == "undecided"
