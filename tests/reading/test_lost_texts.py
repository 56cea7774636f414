"""Texts that YAML takes for comments, wholly or in part."""

import pytest
from saying import said

HEAD = "argmap: 1\ntitle: Harbour\n"
NOTHING_LEFT = "YAML takes this for a comment, and no text would be left"
HELP = "put the text in quotes, or a space behind the # of a real comment"


@pytest.mark.parametrize(
    ("body", "span"),
    [
        ("claims:\n  a: #4 is the widest berth.\n", "4:6-4:29"),
        ("claims:\n  a:\n    text: #4 is the widest berth.\n    implicit: true\n", "5:11-5:34"),
        ("claims:\n  a: {text: A., tags: [b],\n    note: #4\n    }\n", "5:11-5:13"),
        ("claims:\n  a:\n    text: A.\n    tags:\n      - #port\n      - quay\n", "7:9-7:14"),
        ("claims: {a: A.}\ndescription: #harbour\n", "4:14-4:22"),
    ],
    ids=["short", "key", "braces", "entry", "last line"],
)
def test_a_text_that_begins_with_a_number_sign(body: str, span: str) -> None:
    assert said(HEAD + body) == [f"{span} truncated-text: {NOTHING_LEFT}; {HELP}"]


def test_a_text_of_which_the_first_line_is_lost() -> None:
    assert said(HEAD + "claims:\n  a: #4 is\n    the widest berth.\n") == [
        (
            "4:6-4:11 truncated-text: YAML takes this for a comment, and the text would begin at "
            f"“the widest berth.”; {HELP}"
        )
    ]


def test_a_bracket_that_is_lost_with_the_text() -> None:
    body = "claims:\n  a: {text: #4 is the widest berth., implicit: true}\n  b: B.\n"
    assert [line.partition(":")[2][:30] for line in said(HEAD + body)] == [
        "13-4:53 truncated-text: YAML t"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "claims: #all of them\n  a: A.\n",
        "claims:\n  a:\n    text: A.\n    supported_by: #two\n      - b\npremises: {b: B.}\n",
        'claims:\n  a: #quoted\n    "A."\n',
        "claims:\n  a: # a comment\n    A.\n",
        "claims:\n  a: 'A.' #quoted\n",
    ],
)
def test_a_comment_that_takes_nothing(body: str) -> None:
    assert said(HEAD + body) == []
