"""The command `argmap rule`: the pages of the rules."""

import sys
from typing import TYPE_CHECKING, Any

import click

from argmap.cli import options, paging
from argmap.cli.console import ColorChoice
from argmap.cli.usage_errors import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rules import Rule


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    from argmap.rules import FAULTS, RULES

    return [name for name in (*FAULTS, *RULES) if name.startswith(incomplete)]


@click.command(
    name="rule",
    epilog="""\b
Examples:
  argmap rule                       all rules, a line each
  argmap rule circular-support      what it finds, why, and how to mend it
  argmap rule --format json         all of them for an editor

\b
Exit status: 0; 2 wrong usage, or a rule that does not exist.""",
)
@click.argument("name", required=False, shell_complete=_complete)
@options.form("text", "json")
@options.color
@paging.option
def command(name: str | None, form: str, color: ColorChoice) -> None:
    """Explain a rule of argmap check, or list them all.

    The page of a rule says what it finds, why that matters, and how to mend it. The list has each
    rule's level, and whether it is on by default; faults of the file are always on. Piped, a page
    is Markdown.
    """
    from argmap.rules import FAULTS, RULES, rule

    if name is None:
        rules = [rule(each) for each in (*FAULTS, *RULES)]
        if form == "json":
            _print_json([_as_object(each) for each in rules])
        else:
            sys.stdout.writelines(_lines(rules))
        return
    found = _find(name)
    if form == "json":
        _print_json(_as_object(found))
    else:
        from argmap.cli.markdown_pages import print_page

        print_page(_page(found), color)


def _find(name: str) -> "Rule":
    from argmap.rules import FAULTS, RULES, rule

    if name not in (*FAULTS, *RULES):
        refuse(name, (*FAULTS, *RULES), "NAME", what="rule")
    return rule(name)


def _status(rule: "Rule") -> str:
    from argmap.rules import FAULTS

    if rule.name in FAULTS:
        return "always"
    return "on" if rule.default else "off"


def _lines(rules: "list[Rule]") -> "Iterator[str]":
    longest = max(len(rule.name) for rule in rules)
    for rule in rules:
        yield f"{rule.name:{longest}}  {rule.level:7}  {_status(rule):6}  {rule.summary}\n"


def _page(rule: "Rule") -> str:
    status = {"always": "always on", "on": "on by default", "off": "off by default"}
    return f"# {rule.name}\n\n*{rule.level}, {status[_status(rule)]}*\n\n{rule.page.strip()}\n"


def _as_object(rule: "Rule") -> dict[str, Any]:
    status = _status(rule)
    return {
        "name": rule.name,
        "level": rule.level,
        "default": status != "off",
        "can_be_switched_off": status != "always",
        "summary": rule.summary,
        "page": rule.page,
    }


def _print_json(value: Any) -> None:
    import json

    sys.stdout.write(json.dumps(value, indent=2) + "\n")
