"""The command `argmap help`: the topics of the manual, and the help of commands."""

import re
import sys
from typing import TYPE_CHECKING

import click

from argmap.cli import options, paging
from argmap.cli.console import ColorChoice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COMMENT = re.compile(r"<!--.*?-->\n", re.DOTALL)


def _complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    from argmap.manual import TOPICS

    return [name for name in (*TOPICS, *_commands(context)) if name.startswith(incomplete)]


@click.command(
    name="help",
    epilog="""\b
Examples:
  argmap help                all topics, a line each
  argmap help writing        how a map is written
  argmap help check          what argmap check --help prints

\b
Exit status: 0; 2 wrong usage, or a topic that does not exist.""",
)
@click.argument("topic", required=False, shell_complete=_complete)
@options.color
@paging.option
@click.pass_context
def command(context: click.Context, topic: str | None, color: ColorChoice) -> None:
    """Print a page of the manual, or list its topics.

    TOPIC is a topic of the manual or a command. Piped, a page is Markdown.
    """
    from argmap.manual import TOPICS, page

    if topic is None:
        sys.stdout.writelines(_lines())
    elif topic in TOPICS:
        from argmap.cli.markdown_pages import print_page

        print_page(_COMMENT.sub("", page(topic)), color)
    elif explained := _help_of_command(context, topic):
        sys.stdout.write(f"{explained}\n")
    else:
        raise click.BadParameter(
            f"there is no topic “{topic}”; {_advice(context, topic)}", param_hint="TOPIC"
        )


def _commands(context: click.Context) -> "Sequence[str]":
    program = context.find_root().command
    return program.list_commands(context) if isinstance(program, click.Group) else ()


def _help_of_command(context: click.Context, name: str) -> str | None:
    root = context.find_root()
    program = root.command
    found = program.get_command(root, name) if isinstance(program, click.Group) else None
    return (
        None
        if found is None
        else found.get_help(click.Context(found, parent=root, info_name=name))
    )


def _lines() -> "Iterator[str]":
    from argmap.manual import TOPICS, summary

    longest = max(map(len, TOPICS))
    yield "argmap help TOPIC prints a page of the manual:\n\n"
    for topic in TOPICS:
        yield f"  {topic:{longest}}  {summary(topic)}\n"
    yield "\nargmap help COMMAND explains a command; argmap --help lists them.\n"
    yield "argmap rule NAME explains a rule of argmap check.\n"


def _advice(context: click.Context, name: str) -> str:
    """Return what to ask for instead of a topic that does not exist."""
    from argmap.manual import TOPICS
    from argmap.rules import FAULTS, RULES
    from argmap.text.suggesting import Suggester

    if name in (*FAULTS, *RULES):
        return f"argmap rule {name} explains the rule"
    known = (*TOPICS, *_commands(context))
    return Suggester(known).advice(name, "argmap help lists the topics")
