"""`argmap rule`: the pages of the rules, in the terminal and for editors."""

import io
import json
import sys
from collections.abc import Callable

import pytest

from argmap.cli import run
from argmap.rules import FAULTS, RULES, rule

Printed = Callable[..., str]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    """Give a function that runs the command and gives what it prints."""

    def printing(*arguments: str) -> str:
        assert run(["rule", *arguments]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return printing


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_list_has_a_line_for_every_rule(printed: Printed) -> None:
    lines = printed().splitlines()
    assert [line.split()[0] for line in lines] == [*FAULTS, *RULES]
    found = {line.split()[0]: line.split(maxsplit=3)[1:] for line in lines}
    assert found["invalid-yaml"][:2] == ["error", "always"]
    assert found["needless-undeveloped"][:2] == ["warning", "on"]
    assert found["uncited-claim"][:2] == ["warning", "off"]
    assert found["circular-support"] == ["error", "on", rule("circular-support").summary]


def test_a_page_is_markdown_where_it_is_piped(printed: Printed) -> None:
    page = printed("circular-support")
    assert page.startswith("# circular-support\n\n*error, on by default*\n\nStatements support")
    assert rule("circular-support").page.strip() in page
    assert printed("uncited-claim").splitlines()[2] == "*warning, off by default*"
    assert printed("duplicate-key").splitlines()[2] == "*error, always on*"


def test_a_page_is_rendered_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    assert run(["rule", "circular-support", "--no-pager"]) == 0
    assert "\x1b[" in screen.getvalue()
    assert ";40m" not in screen.getvalue()  # nothing on black: the terminal may be light
    assert "##" not in screen.getvalue()
    screen.truncate(0)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(["rule", "circular-support", "--no-pager"]) == 0
    assert "\x1b[3" not in screen.getvalue()
    assert "```" not in screen.getvalue()


def test_every_page_can_be_rendered(printed: Printed) -> None:
    for name in (*FAULTS, *RULES):
        assert "Why it matters" in printed(name, "--color", "always")


def test_json_has_all_fields_of_one_rule_and_of_all(printed: Printed) -> None:
    one = json.loads(printed("circular-support", "--format", "json"))
    assert one == {
        "name": "circular-support",
        "level": "error",
        "default": True,
        "can_be_switched_off": True,
        "summary": "Statements support each other in a circle.",
        "page": rule("circular-support").page,
    }
    every = json.loads(printed("--format", "json"))
    assert [each["name"] for each in every] == [*FAULTS, *RULES]
    assert one in every
    assert {each["name"] for each in every if not each["can_be_switched_off"]} == set(FAULTS)
    assert {each["name"] for each in every if not each["default"]} >= {"uncited-claim"}


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("circular-suport", "did you mean circular-support?"),
        ("Duplicate_Key", "did you mean duplicate-key?"),
        ("xyzzy", "argmap rule lists them all"),
        ("../check", "argmap rule lists them all"),
    ],
)
def test_a_rule_that_does_not_exist(
    name: str, advice: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rule", name]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"there is no rule “{name}”; {advice}" in printed.err
