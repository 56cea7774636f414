"""The group of commands, each imported when it is called."""

import os
from importlib import import_module

import click

import argmap

_COMMANDS = {
    "new": "Write a small map to start from.",
    "show": "Show maps as trees that read like the argument.",
    "check": "Tell what is wrong with maps, as a linter does.",
    "export": "Draw a map, or write it in another format.",
    "rule": "Explain a rule of argmap check, or list them all.",
    "schema": "Print the JSON Schema of the format.",
}
"""What each command does, so that the list of them costs none of their imports."""

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class _Commands(click.Group):
    """Finds a command in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            from argmap.suggest import Suggester

            nearest = Suggester(_COMMANDS).nearest(args[0])
            advice = f"did you mean {nearest}?" if nearest else f"there is {', '.join(_COMMANDS)}"
            ctx.fail(f"there is no command “{args[0]}”; {advice}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"argmap.cli.{cmd_name}").command
        return command


@click.group(
    cls=_Commands,
    context_settings=HELP_NAMES,
    epilog="""\b
Examples:
  argmap new depot.yaml          a small map to start from
  argmap show depot.yaml         the map as a tree
  argmap check maps/             what is wrong with the maps in a folder
  argmap export depot.yaml -o depot.svg
  argmap rule circular-support   what a rule finds, and why
  argmap schema > argmap.schema.json

Every command explains itself: argmap show --help""",
)
@click.version_option(argmap.__version__, prog_name="argmap", message="%(prog)s %(version)s")
def program() -> None:
    """Read, check and draw argument maps: YAML files of claims and their premises."""


def run_program(arguments: list[str]) -> int:
    """Parse the arguments, run the command, and give the exit status.

    click's own `main` turns an interrupt and a closed pipe into exit status 1.
    """
    completing = os.environ.get("_ARGMAP_COMPLETE")
    if completing:
        from click.shell_completion import shell_complete

        return shell_complete(program, {}, "argmap", "_ARGMAP_COMPLETE", completing)
    from argmap.cli.complaints import complain_of_usage, say

    if not arguments:
        say(program.get_help(click.Context(program, info_name="argmap")))
        return 2
    try:
        with program.make_context("argmap", arguments) as context:
            program.invoke(context)
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.UsageError as error:
        complain_of_usage(error)
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return 0
