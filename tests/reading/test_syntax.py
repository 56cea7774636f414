"""What is said of a syntax error comes from where a parser stops, not from what it says."""

from typing import Any

import pytest
import yaml
from fault_cases import CASES
from saying import said

HEAD = "argmap: 1\ntitle: T\n"
INVALID = [case for case in CASES if case.parent.name == "invalid-yaml"]


def _without_words(error: yaml.error.MarkedYAMLError, *given: Any) -> None:
    """Stand for the constructor of a parser's error: it tells where it stopped, and no more."""
    error.context, error.context_mark, error.problem, error.problem_mark = (
        "",
        given[1] if len(given) > 1 else None,
        "",
        given[3] if len(given) > 3 else None,
    )
    error.note = ""


@pytest.mark.parametrize("with_libyaml", [True, False], ids=["libyaml", "python"])
@pytest.mark.parametrize(
    "body",
    [
        *(case.read_text(encoding="utf-8").removeprefix(HEAD) for case in INVALID),
        "claims:\n  a\n  b: B.\n",
        "claims:\n  a:\n\ttext: One.\n",
        'claims:\n  a: "One.\n',
        'claims: {a: "C:\\Dir"}\n',
        "claims:\n  a: One: two\n",
        "claims: {a: {s:[1]}}\n",
        "claims:\n  a: @b\n",
        "claims:\n  a: | b\n",
        "claims:\n  a: & b\n",
        "claims:\n  a: !e!b c\n",
        "claims:\n  a: - b\n",
        "claims:\n  a: A.\n  - b\n",
        "claims: [a, b\n",
        "claims: [a, ]]\n",
        "claims: {a: , ]\n",
        "...\n%FOO\n",
        "claims:\n" + "[" * 2000,
    ],
)
def test_what_is_said_does_not_hang_on_the_words_of_a_parser(
    body: str, with_libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", with_libyaml and yaml.__with_libyaml__)
    expected = said(HEAD + body)
    monkeypatch.setattr(yaml.error.MarkedYAMLError, "__init__", _without_words)
    assert said(HEAD + body) == expected
